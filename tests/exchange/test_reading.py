"""What is refused before any record is looked at, and where the fault is said to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dure.exchange.reading import MAX_DEPTH, plain, read

GOOD = "dure: 1\nregions:\n  - {key: a, name: {ko: 가, en: A}, kind: city}\n"


def only_fault(text: str | bytes):
    reading = read("f.yml", text if isinstance(text, bytes) else text.encode())
    assert reading.document is None
    assert len(reading.faults) == 1
    return reading.faults[0]


def test_scalars_stay_text() -> None:
    reading = read("f.yml", b"a: 2019-10-24\nb: 1704\nc: no\nd: null\ne: '~'\nf:\ng: 0x1f\n")
    assert reading.document is not None
    assert plain(reading.document.root) == {
        "a": "2019-10-24", "b": "1704", "c": "no", "d": None, "e": "~", "f": None, "g": "0x1f",
    }  # fmt: skip


def test_lines_and_columns_count_from_one() -> None:
    reading = read("f.yml", GOOD.encode())
    assert reading.document is not None
    node = reading.document.root
    assert node.keys["regions"] == (2, 1)
    assert node.value["regions"].value[0].keys["kind"] == (
        3,
        GOOD.splitlines()[2].index("kind") + 1,
    )


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("dure: 1\nregions:\n\t- a\n", 3, "tab"),
        ("dure: 1\na: b: c\n", 2, "colon"),
        ("dure: 1\na: 'open\n", 3, "not closed"),
        ("dure: 1\na: [1, 2\nb: 3\n", 3, "missing"),
        ("dure: 1\na: @b\n", 2, "sign"),
        ("dure: 1\na: &x 1\n", 2, "anchors"),
        ("dure: 1\na: *x\n", 2, "aliases"),
        ("dure: 1\na: !!python/object:os.system x\n", 2, "tags"),
        ("dure: 1\na: 1\na: 2\n", 3, "given twice; first on line 2"),
        ("dure: 1\n? [a]\n: 1\n", 2, "list stands for a name"),
        ("dure: 1\n---\ndure: 1\n", 2, "more than one document"),
        ("", 1, "empty"),
        ("# nothing but a remark\n", 1, "empty"),
        ('dure: 1\na: "\\0"\n', 2, "control character"),
        ("dure: 1\na: \x07\n", 2, "control character"),
        ('dure: 1\na: "\\ud800"\n', 2, ""),
    ],
)
def test_refused(text: str, line: int, said: str) -> None:
    fault = only_fault(text)
    assert fault.line == line
    assert said in fault.message.en
    assert fault.message.ko


def test_a_broken_line_is_shown() -> None:
    assert "a: b: c" in only_fault("dure: 1\na: b: c\n").message.ko


def test_deep_nesting_is_refused_without_recursion() -> None:
    assert f"{MAX_DEPTH} levels" in only_fault("a: " + "[" * 100_000).message.en


def test_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dure.exchange.reading.MAX_VALUES", 10)
    assert "more than 10 values" in only_fault("a: [" + "1," * 20 + "]").message.en


def test_utf8_with_a_byte_order_mark_is_read() -> None:
    reading = read("f.yml", b"\xef\xbb\xbf" + GOOD.encode())
    assert reading.document is not None
    assert reading.document.root.keys["dure"] == (1, 1)
    assert not reading.notices


@pytest.mark.parametrize("encoding", ["cp949", "euc-kr", "utf-16"])
def test_other_encodings_are_read_with_a_notice(encoding: str) -> None:
    reading = read("f.yml", GOOD.encode(encoding))
    assert reading.document is not None
    assert plain(reading.document.root)["regions"][0]["name"]["ko"] == "가"
    assert "UTF-8" in reading.notices[0].message.ko


def test_bytes_that_are_no_text_name_the_offset() -> None:
    fault = only_fault(b"dure: 1\na: \xff\xff\n")
    assert fault.line == 2
    assert "Byte 11 (0xff)" in fault.message.en


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_faults(raw: bytes) -> None:
    reading = read("f.yml", raw)
    assert (reading.document is None) == bool(reading.faults)


@given(st.text(alphabet="[]{}:,-&*!|>'\"%@#?\n\t ab\\0", max_size=200))
def test_any_signs_give_a_document_or_faults(text: str) -> None:
    reading = read("f.yml", text.encode())
    assert (reading.document is None) == bool(reading.faults)
