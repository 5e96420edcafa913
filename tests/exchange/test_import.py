"""Files against the database: what is found, what is written, and that nothing is half-written."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.audit.actions import recorded
from dure.audit.models import AuditEvent
from dure.exchange import kinds as kinds_module
from dure.exchange.engine import Outcome, run
from dure.exchange.kinds import Written, after_import
from dure.places.models import Region
from dure.records.domain.text import Text

pytestmark = pytest.mark.django_db

REGIONS = """\
dure: 1
regions:
  - key: gunsan
    name: {ko: 군산시, en: Gunsan}
    kind: city
    parent: jeonbuk
    valid_from: 1995
  - key: jeonbuk
    name: {ko: 전북, en: Jeonbuk}
    kind: province
"""


def faults(outcome: Outcome) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.path, fault.message.en) for fault in outcome.faults]


def test_a_dry_run_writes_nothing(writes) -> None:
    outcome = run([writes(REGIONS)])
    assert [row.key for row in outcome.difference.created] == ["gunsan", "jeonbuk"]
    assert not outcome.faults
    assert not outcome.committed
    assert not Region.objects.exists()
    assert not AuditEvent.objects.exists()


def test_commit_writes_in_one_event_and_a_second_run_nothing(writes) -> None:
    path = writes(REGIONS)
    assert run([path], commit=True).committed
    gunsan = Region.objects.get(key="gunsan")
    assert gunsan.parent == Region.objects.get(key="jeonbuk")
    assert gunsan.name == gunsan.name.__class__("군산시", "Gunsan")
    assert str(gunsan.valid_from) == "1995"
    event = AuditEvent.objects.get()
    assert (event.action, event.by_name, event.rows.count()) == ("import.commit", "import", 2)

    again = run([path], commit=True)
    assert again.difference.empty
    assert again.difference.unchanged == {Region: 2}
    assert AuditEvent.objects.count() == 1


def test_one_changed_field_is_one_change(writes) -> None:
    run([writes(REGIONS)], commit=True)
    outcome = run([writes(REGIONS.replace("en: Gunsan", "en: Kunsan"))], commit=True)
    (changed,) = outcome.difference.changed
    (change,) = changed.changes
    assert (changed.row.key, change.column) == ("gunsan", "name")
    assert (change.old.en, change.new.en) == ("Gunsan", "Kunsan")
    assert Region.objects.get(key="gunsan").name.en == "Kunsan"
    assert AuditEvent.objects.get(number=2).rows.get().key == "gunsan"


def test_a_changed_reference_shows_keys(writes) -> None:
    run([writes(REGIONS)], commit=True)
    text = REGIONS.replace("parent: jeonbuk", "parent: jeolla") + (
        "  - {key: jeolla, name: {ko: 전라, en: Jeolla}, kind: province}\n"
    )
    (changed,) = run([writes(text)], commit=True).difference.changed
    assert [(c.column, c.old, c.new) for c in changed.changes] == [("parent", "jeonbuk", "jeolla")]
    assert Region.objects.get(key="gunsan").parent.key == "jeolla"


def test_a_fault_in_the_second_file_keeps_the_first_out(writes) -> None:
    first = writes(REGIONS, "a.yml")
    second = writes("dure: 1\nregions:\n  - {key: b, name: {ko: 비}, kind: city}\n", "b.yml")
    outcome = run([first.parent], commit=True)
    assert [(Path(f.file).name, f.line) for f in outcome.faults] == [(second.name, 3)]
    assert not Region.objects.exists()


def test_a_failing_hook_leaves_nothing_behind(writes, monkeypatch) -> None:
    monkeypatch.setattr(kinds_module, "_hooks", [])
    seen: list[str] = []

    @after_import
    def fail(written: Written) -> None:
        assert written.by == "import"
        seen.extend(row.key for row in written.touched(Region))
        raise RuntimeError("the hook fails")

    with pytest.raises(RuntimeError, match="the hook fails"):
        run([writes(REGIONS)], commit=True)
    assert sorted(seen) == ["gunsan", "jeonbuk"]
    assert not Region.objects.exists()
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    ("line", "instead", "path", "said"),
    [
        (3, "  - key: Gunsan", "regions[0].key", "cannot be a key"),
        (4, "    name: {ko: 군산}", "regions[0].name.en", "Korean and in English"),
        (4, "    name: 군산", "regions[0].name", "Korean and in English"),
        (4, "    name: {ko: 군산, en: ' '}", "regions[0].name.en", "empty"),
        (4, "    name: {ko: 군산, 시, en: Gunsan}", "regions[0].name.시", "cut off at a comma"),
        (5, "    kind: citty", "regions[0].kind", "not one of the codes"),
        (5, "    sort: city", "regions[0].sort", "no field 'sort'"),
        (6, "    parent: jeonbok", "regions[0].parent", "no region with the key 'jeonbok'"),
        (6, "    featured: yes", "regions[0].featured", "neither true nor false"),
        (6, "    parent: [jeonbuk]", "regions[0].parent", "single value"),
        (7, "    valid_from: 1995-13", "regions[0].valid_from", "not a year"),
        (8, "  - key: gunsan", "regions[1]", "given twice"),
        (8, "  - key: " + "k" * 201, "regions[1]", "too long"),
    ],
)
def test_refused_with_its_line(writes, line: int, instead: str, path: str, said: str) -> None:
    text = REGIONS.splitlines()
    text[line - 1] = instead
    found = faults(run([writes("\n".join(text))]))
    assert any((at, where) == (line, path) and said in message for at, where, message in found), (
        found
    )


def test_close_words_are_proposed(writes) -> None:
    text = REGIONS.replace("parent: jeonbuk", "parent: jeonbok").replace("valid_from", "valid_form")
    remedies = " ".join(fault.remedy.ko for fault in run([writes(text)]).faults)
    assert "'valid_from'" in remedies
    outcome = run([writes(REGIONS.replace("parent: jeonbuk", "parent: jeonbok"))])
    assert outcome.faults[0].remedy == Text("혹시 'jeonbuk' 아닙니까?", "Did you mean 'jeonbuk'?")


def test_a_reference_to_a_record_with_faults_is_no_second_fault(writes) -> None:
    text = REGIONS.replace("kind: province", "kind: provinze")
    assert [line for line, _path, _said in faults(run([writes(text)]))] == [10]


def test_all_faults_are_listed(writes) -> None:
    text = REGIONS.replace("kind: city", "kind: x").replace("kind: province", "kind: y")
    assert [line for line, _path, _said in faults(run([writes(text)]))] == [5, 10]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("regions: []\n", 1, "version of the format is missing"),
        ("dure: 2\n", 1, "not known"),
        ("- dure: 1\n", 1, "not a mapping"),
        ("dure: 1\nregion: []\n", 2, "no list 'region'"),
        ("dure: 1\nregions: gunsan\n", 2, "list is expected"),
        ("dure: 1\nregions:\n  - gunsan\n", 3, "mapping of fields"),
        ("dure: 1\nregions:\n  -\n", 3, "mapping of fields"),
    ],
)
def test_wrong_top_level(writes, text: str, line: int, said: str) -> None:
    ((at, _path, message),) = faults(run([writes(text)]))
    assert at == line
    assert said in message


def test_a_circle_of_parents_is_named(writes) -> None:
    text = REGIONS + "    parent: gunsan\n"
    ((line, _path, message),) = faults(run([writes(text)]))
    assert line == 3
    assert "gunsan → jeonbuk → gunsan" in message


def test_a_circle_through_the_database_is_named(writes) -> None:
    run([writes(REGIONS)], commit=True)
    text = "dure: 1\nregions:\n  - key: jeonbuk\n    name: {ko: 전북, en: Jeonbuk}\n"
    text += "    kind: province\n    parent: gunsan\n"
    ((line, _path, message),) = faults(run([writes(text)], commit=True))
    assert line == 3
    assert "circle" in message


def test_a_key_in_two_files_names_both_places(writes) -> None:
    first = writes(REGIONS, "a.yml")
    second = writes(REGIONS, "b.yml")
    found = run([first, second]).faults
    assert {fault.file for fault in found} == {str(second)}
    assert f"{first}, line 3" in found[0].message.en


def test_the_same_file_named_twice_is_read_once(writes) -> None:
    path = writes(REGIONS)
    assert run([path, path.parent]).files == [str(path)]


def test_a_large_file_is_measured_and_not_read(writes, monkeypatch) -> None:
    path = writes("dure: 1\n")
    with path.open("r+b") as file:
        file.truncate(50_000_000)  # sparse: it takes no room
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file was read"))
    ((_line, _path, message),) = faults(run([path]))
    assert "50.0 MB" in message


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    found = faults(run([tmp_path, tmp_path / "gone.yml", Path("/dev/zero")]))
    assert {message for _line, _path, message in found} == {
        "There is no YAML file (.yml, .yaml).",
        "There is no such file.",
        "It is not a regular file.",
    }


def queries(path: Path) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert run([path], commit=True).committed
    return len(captured)


def numbered(count: int, start: int) -> str:
    rows = "".join(
        f"  - {{key: r{n}, name: {{ko: 가, en: A}}, kind: city}}\n"
        for n in range(start, start + count)
    )
    return f"dure: 1\nregions:\n{rows}"


def test_queries_do_not_grow_with_rows(writes) -> None:
    queries(writes(numbered(1, 0)))  # the first write also makes the head of the log
    assert queries(writes(numbered(1, 10))) == queries(writes(numbered(30, 20)))


def test_the_command_reports_and_exits(writes, capsys) -> None:
    path = writes(REGIONS)
    call_command("import", path, language="en")
    said = capsys.readouterr().out
    assert "region: new 2" in said
    assert "--commit" in said
    call_command("import", path, commit=True, language="ko")
    assert "썼습니다: 새로 2행" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="1"):
        call_command("import", writes("dure: 2\n"))
    assert "판" in capsys.readouterr().out


def test_the_command_names_the_user(writes, django_user_model) -> None:
    with recorded(by="test", action="test"):
        user = django_user_model.objects.create(email="officer@example.org", name="Kim")
    call_command("import", writes(REGIONS), commit=True, by="Officer@example.org")
    assert AuditEvent.objects.last().by_user_id == user.pk


def test_json_holds_both_languages(writes, capsys) -> None:
    with pytest.raises(SystemExit):
        call_command("import", writes("dure: 2\n"), json=True)
    told = json.loads(capsys.readouterr().out)
    assert set(told["faults"][0]["message"]) == {"ko", "en"}


def test_a_database_without_tables_counts_as_empty(writes, monkeypatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    outcome = run([writes(REGIONS)])
    assert not outcome.faults
    assert "no tables yet" in outcome.notices[0].message.en
    ((_line, _path, message),) = faults(run([writes(REGIONS)], commit=True))
    assert "no tables yet" in message


def test_what_the_database_refuses_is_a_fault_and_leaves_nothing(writes, monkeypatch) -> None:
    monkeypatch.setattr(kinds_module, "_hooks", [])

    @after_import
    def another_writer(written: Written) -> None:
        raise IntegrityError("UNIQUE constraint failed")

    outcome = run([writes(REGIONS)], commit=True)
    assert "UNIQUE constraint" in outcome.faults[0].message.en
    assert not outcome.committed
    assert not Region.objects.exists()


MUTABLE = REGIONS.encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.integers(0, len(MUTABLE) - 1), st.integers(0, 3), st.binary(max_size=3)),
        min_size=1,
        max_size=6,
    )
)
def test_mutated_files_give_faults_or_a_result(writes, edits) -> None:
    raw = bytearray(MUTABLE)
    for at, length, new in edits:
        raw[at : at + length] = new
    outcome = run([writes(bytes(raw))])
    assert outcome.faults or outcome.rows == len(outcome.difference.created)
    assert not Region.objects.exists()
