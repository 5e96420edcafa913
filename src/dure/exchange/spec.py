"""The pieces that the rooms describe their records with. Every scalar arrives as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any

from django.apps import apps
from django.db import models
from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from dure.exchange.faults import NOTHING_SAID, Place
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text

_KEY = re.compile(r"[a-z0-9]+(?:[-./@:][a-z0-9]+)*")
_PART = re.compile(r"[a-z0-9]+(?:[-.@:][a-z0-9]+)*")
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_NUMBER = re.compile(r"[+-]?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_COUNT = re.compile(r"[0-9]{1,12}")
_YEAR = re.compile(r"[12][0-9]{3}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})")


class Spec(BaseModel):
    """A mapping in a file; unknown fields are faults. `at` is its place."""

    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)

    _at: Place = PrivateAttr()

    @property
    def at(self) -> Place:
        return self._at

    def stand(self, at: Place) -> None:
        self._at = at


def refusal(message: Text, remedy: Text = NOTHING_SAID) -> PydanticCustomError:
    """An error that carries its sentences in both languages."""
    return PydanticCustomError(
        "dure", "{en}", {"en": message.en, "message": message, "remedy": remedy}
    )


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    raise refusal(Text("값 하나가 와야 합니다.", "A single value is expected."))


def _line(value: Any) -> str:
    text = _said(value)
    if not text:
        raise refusal(
            Text("내용이 비어 있습니다.", "It is empty."),
            Text("내용을 적거나 이 항목을 지우십시오.", "Fill it in or leave the field out."),
        )
    return text


def _shaped(pattern: re.Pattern[str], message: Text, remedy: Text) -> Any:
    def check(value: Any) -> str:
        text = _line(value)
        if not pattern.fullmatch(text):
            raise refusal(Text(message.ko.format(text[:80]), message.en.format(text[:80])), remedy)
        return text

    return PlainValidator(check)


def _number(value: Any) -> Decimal:
    text = _line(value)
    if _NUMBER.fullmatch(text):
        return Decimal(text)
    bare = re.sub(r"[,\s_%]", "", text)
    remedy = (
        Text(f"쉼표, 빈칸, % 없이 {bare}로 적으십시오.", f"Write {bare}: no commas, spaces or %.")
        if _NUMBER.fullmatch(bare)
        else Text("1704나 84.65처럼 적으십시오.", "Write it as in 1704 or 84.65.")
    )
    shown = text[:60]
    raise refusal(Text(f"'{shown}': 수가 아닙니다.", f"'{shown}' is not a number."), remedy)


def _count(value: Any) -> int:
    text = _line(value)
    if not _COUNT.fullmatch(text):
        shown = text[:60]
        raise refusal(
            Text(
                f"'{shown}': 0 이상의 정수가 아닙니다.", f"'{shown}' is not a whole number from 0."
            ),
            Text("1704처럼 적으십시오.", "Write it as in 1704."),
        )
    return int(text)


def _flag(value: Any) -> bool:
    text = _line(value)
    if text not in ("true", "false"):
        shown = text[:60]
        raise refusal(
            Text(f"'{shown}': true도 false도 아닙니다.", f"'{shown}' is neither true nor false."),
            Text("true 또는 false로 적으십시오.", "Write true or false."),
        )
    return text == "true"


def _day(value: Any) -> date:
    text = _line(value)
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    shown = text[:60]
    raise refusal(
        Text(f"'{shown}': 그런 날짜가 없습니다.", f"'{shown}' is not a date."),
        Text("2019-10-24처럼 연-월-일로 적으십시오.", "Write year-month-day, as in 2019-10-24."),
    )


def _partial(value: Any) -> PartialDate:
    text = _line(value)
    try:
        if text.isascii():
            return PartialDate(text)
    except ValueError:
        pass
    shown = text[:60]
    raise refusal(
        Text(
            f"'{shown}': 연, 연-월, 연-월-일 가운데 어느 것도 아닙니다.",
            f"'{shown}' is not a year, a month or a day.",
        ),
        Text("2017, 2017-06, 2017-06-05처럼 적으십시오.", "Write 2017, 2017-06 or 2017-06-05."),
    )


def _year(value: Any) -> int:
    text = _line(value)
    if _YEAR.fullmatch(text):
        return int(text)
    shown = text[:60]
    raise refusal(
        Text(f"'{shown}': 연도가 아닙니다.", f"'{shown}' is not a year."),
        Text("2019처럼 적으십시오.", "Write it as in 2019."),
    )


def _clock(value: Any) -> time:
    text = _line(value)
    match = _CLOCK.fullmatch(text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    shown = text[:60]
    raise refusal(
        Text(f"'{shown}': 시각이 아닙니다.", f"'{shown}' is not a time of day."),
        Text('"11:00"처럼 적으십시오.', 'Write it as in "11:00".'),
    )


_KEY_REMEDY = Text(
    "영문 소문자와 숫자를 쓰고, 사이에만 - . / @ : 를 쓰십시오.",
    "Use small letters a-z and digits, with - . / @ : only between them.",
)
_PARTIAL = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def _written(what: str, types: list[str], **more: Any) -> WithJsonSchema:
    """How an editor is to check the value, and what the reference calls it."""
    one = types[0] if len(types) == 1 else types
    return WithJsonSchema({"type": one, "x-kind": what, **more})


Line = Annotated[str, PlainValidator(_line), _written("plain text", ["string", "number"])]
Key = Annotated[
    str,
    _shaped(_KEY, Text("'{}': 키로 쓸 수 없습니다.", "'{}' cannot be a key."), _KEY_REMEDY),
    _written("key", ["string", "integer"], pattern=f"^{_KEY.pattern}$"),
]
# of a part: joined to the key of its whole by "/"
PartId = Annotated[
    str,
    _shaped(
        _PART,
        Text("'{}': id로 쓸 수 없습니다.", "'{}' cannot be an id."),
        Text(
            "영문 소문자와 숫자를 쓰고, 사이에만 - . @ : 를 쓰십시오.",
            "Use small letters a-z and digits, with - . @ : only between them.",
        ),
    ),
    _written("id", ["string", "integer"], pattern=f"^{_PART.pattern}$"),
]
Name = Annotated[
    str,
    _shaped(
        _NAME,
        Text("'{}': 이름으로 쓸 수 없습니다.", "'{}' cannot be a name."),
        Text("share_inside처럼 적으십시오.", "Write it as in share_inside."),
    ),
    _written("name with _", ["string"], pattern=f"^{_NAME.pattern}$"),
]
Number = Annotated[
    Decimal,
    PlainValidator(_number),
    _written("number", ["number", "string"], pattern=f"^{_NUMBER.pattern}$"),
]
Count = Annotated[
    int,
    PlainValidator(_count),
    _written("whole number", ["integer", "string"], minimum=0, pattern="^[0-9]+$"),
]
Year = Annotated[
    int,
    PlainValidator(_year),
    _written("year", ["integer", "string"], minimum=1000, maximum=2999, pattern="^[12][0-9]{3}$"),
]
Flag = Annotated[bool, PlainValidator(_flag), _written("true or false", ["boolean"])]
Day = Annotated[date, PlainValidator(_day), _written("day", ["string"], format="date")]
Partial = Annotated[
    PartialDate,
    PlainValidator(_partial),
    _written("year, month or day", ["string", "integer"], pattern=_PARTIAL),
]
Clock = Annotated[
    time,
    PlainValidator(_clock),
    _written("time of day", ["string"], pattern="^[0-9]{1,2}:[0-9]{2}$"),
]


class Texts(Spec):
    """The same text in Korean and in English."""

    ko: Line
    en: Line


class RefTo:
    """Marks a key as naming a record of a model, given as "places.Region"."""

    def __init__(self, label: str) -> None:
        self.label = label

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {**handler(schema), "x-kind": f"key of: {self.label}"}


class Codes:
    """Only the codes of this enumeration."""

    def __init__(self, codes: type[Enum]) -> None:
        self.values = [str(code.value) for code in codes]

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.literal_schema(self.values)


SourceKey = Annotated[Key, RefTo("records.Source")]


class Cited(Spec):
    """A record or part that may name its source and the place in it."""

    source: SourceKey | None = None
    locator: Line | None = None


def locate(spec: Spec, at: Place) -> None:
    """Tell every mapping below this one where it stands."""
    spec.stand(at)
    for name in type(spec).model_fields:
        for part, place in _specs(getattr(spec, name), at / name):
            locate(part, place)


def _specs(value: Any, at: Place) -> Iterator[tuple[Spec, Place]]:
    if isinstance(value, Spec):
        yield value, at
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _specs(part, at / index)
