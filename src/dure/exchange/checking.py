"""Documents against the rooms' specs: what does not fit, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, get_args

from pydantic import ValidationError

from dure.exchange.faults import Document, Fault, Node, Place, did_you_mean, joined, one_of
from dure.exchange.kinds import RecordKind
from dure.exchange.reading import plain
from dure.exchange.spec import Spec, Texts, locate
from dure.records.domain.text import Text

VERSION = "1"


@dataclass(slots=True)
class Checked:
    """The records of a document that fit, the keys of those that do not, and why."""

    records: list[tuple[RecordKind, Spec]] = field(default_factory=list)
    unfit: list[tuple[RecordKind, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def check(document: Document, kinds: Mapping[str, RecordKind]) -> Checked:
    checked = Checked()
    top = Place(document)
    lists = document.root.value
    if not isinstance(lists, dict):
        checked.faults.append(
            Fault.at(
                top,
                Text(
                    "파일이 '이름: 값' 꼴로 시작하지 않습니다.",
                    "The file is not a mapping of names.",
                ),
                Text("첫 줄에 'dure: 1'을 적으십시오.", "Start it with the line 'dure: 1'."),
            )
        )
        return checked
    checked.faults += _version(top, lists.get("dure"))
    for name, node in lists.items():
        if name == "dure":
            continue
        kind = kinds.get(name)
        if kind is None:
            checked.faults.append(_unknown_list(top / name, name, [*kinds]))
        else:
            _check_list(kind, top / name, node, checked)
    return checked


def _version(top: Place, node: Node | None) -> Iterator[Fault]:
    remedy = Text("첫 줄에 'dure: 1'을 적으십시오.", "Write 'dure: 1' on the first line.")
    if node is None:
        yield Fault.at(
            top,
            Text("형식 판번호(dure)가 없습니다.", "The version of the format is missing."),
            remedy,
        )
    elif node.value != VERSION:
        yield Fault.at(
            top / "dure",
            Text("이 판의 형식은 읽을 수 없습니다.", "This version of the format is not known."),
            remedy,
        )


def _unknown_list(at: Place, name: str, known: list[str]) -> Fault:
    return Fault.at(
        at,
        Text(f"'{name}': 없는 목록입니다.", f"There is no list '{name}'."),
        joined(did_you_mean(name, known), one_of(known)),
    )


def _check_list(kind: RecordKind, at: Place, node: Node, checked: Checked) -> None:
    if node.value is None:
        return
    if not isinstance(node.value, list):
        checked.faults.append(Fault.at(at, *_SHAPES["list_type"]))
        return
    for index, item in enumerate(node.value):
        place = at / index
        try:
            spec = kind.spec.model_validate(plain(item))
        except ValidationError as error:
            checked.faults += faults_of(error, kind.spec, place)
            checked.unfit += [(kind, key) for key in _key_of(item)]
        else:
            locate(spec, place)
            checked.records.append((kind, spec))


def _key_of(item: Node) -> Iterator[str]:
    if isinstance(item.value, dict) and "key" in item.value:
        key = item.value["key"].value
        if isinstance(key, str):
            yield key


_SHAPES: dict[str, tuple[Text, Text]] = {
    "list_type": (
        Text("목록이 와야 합니다.", "A list is expected."),
        Text("줄마다 '- '로 시작하거나 [ ]로 묶으십시오.", "Start each line with '- ' or use [ ]."),
    ),
    "too_short": (
        Text("목록이 비어 있습니다.", "The list is empty."),
        Text("하나 이상 적으십시오.", "Give at least one item."),
    ),
    "model_type": (
        Text("'이름: 값'들이 와야 합니다.", "A mapping of fields is expected."),
        Text("'이름: 값' 꼴로 적으십시오.", "Write it as 'name: value'."),
    ),
}
_BOTH_LANGUAGES = (
    Text("한국어와 영어 글이 모두 있어야 합니다.", "The text is needed in Korean and in English."),
    Text("{ko: …, en: …}로 적으십시오.", "Write {ko: …, en: …}."),
)
_COMMA = (
    Text("글이 쉼표에서 끊어졌습니다.", "The text is cut off at a comma."),
    Text(
        "{ } 안에서 쉼표가 든 글은 따옴표로 묶으십시오.",
        "Inside { } put a text with a comma in quotes.",
    ),
)


def faults_of(error: ValidationError, spec: type[Spec], at: Place) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        place = at
        for step in detail["loc"]:
            place = place / step
        yield Fault.at(place, *_sentences(detail, spec))


def _sentences(detail: Any, spec: type[Spec]) -> tuple[Text, Text]:
    kind, steps = detail["type"], detail["loc"]
    if kind == "dure":
        return detail["ctx"]["message"], detail["ctx"]["remedy"]
    if kind == "literal_error":
        return _not_a_code(detail["input"], spec, steps)
    if kind == "extra_forbidden":
        return _unknown_field(detail["input"], spec, steps)
    if kind == "missing":
        return _missing(spec, steps)
    if kind == "model_type" and _spec_at(spec, steps) is Texts:
        return _BOTH_LANGUAGES
    unforeseen = Text("값이 맞지 않습니다.", f"It does not fit: {detail['msg']}.")
    return _SHAPES.get(kind, (unforeseen, Text()))


def _unknown_field(given: Any, spec: type[Spec], steps: tuple[Any, ...]) -> tuple[Text, Text]:
    name, around = str(steps[-1]), _spec_at(spec, steps[:-1])
    if around is Texts and given is None:
        return _COMMA
    known = [*around.model_fields] if around else []
    return (
        Text(f"'{name}': 없는 항목입니다.", f"There is no field '{name}'."),
        joined(did_you_mean(name, known), one_of(known)),
    )


def _missing(spec: type[Spec], steps: tuple[Any, ...]) -> tuple[Text, Text]:
    if _spec_at(spec, steps[:-1]) is Texts:
        return _BOTH_LANGUAGES
    name = steps[-1]
    return (
        Text(
            f"꼭 있어야 하는 '{name}' 항목이 없습니다.", f"The required field '{name}' is missing."
        ),
        Text("이 항목을 적으십시오.", "Add it."),
    )


def _not_a_code(given: Any, spec: type[Spec], steps: tuple[Any, ...]) -> tuple[Text, Text]:
    around = _spec_at(spec, steps[:-1])
    known = _codes(around.model_fields[steps[-1]]) if around else []
    if not isinstance(given, str):
        return Text("값이 없습니다.", "There is no value."), one_of(known)
    shown = given[:60]
    return (
        Text(f"'{shown}': 쓸 수 없는 값입니다.", f"'{shown}' is not one of the codes."),
        joined(did_you_mean(given, known), one_of(known)),
    )


def _codes(annotated: Any) -> list[str]:
    marks = [*annotated.metadata]
    for part in get_args(annotated.annotation):
        marks += getattr(part, "__metadata__", ())
        marks += [m for sub in get_args(part) for m in getattr(sub, "__metadata__", ())]
    return [value for mark in marks for value in getattr(mark, "values", ())]


def _spec_at(spec: type[Spec] | None, steps: tuple[Any, ...]) -> type[Spec] | None:
    """The spec that the steps lead to, if it is one."""
    for step in steps:
        if isinstance(step, int):
            continue
        field_info = spec.model_fields.get(step) if spec else None
        spec = _spec_in(field_info.annotation) if field_info else None
    return spec


def _spec_in(annotation: Any) -> type[Spec] | None:
    if isinstance(annotation, type) and issubclass(annotation, Spec):
        return annotation
    for part in get_args(annotation):
        found = _spec_in(part)
        if found:
            return found
    return None
