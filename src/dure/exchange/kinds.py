"""What a room registers: how a kind of record is written in a file, and which rows it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, get_args

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import QuerySet
from django.utils.module_loading import autodiscover_modules

from dure.audit.models import AuditedModel
from dure.exchange.faults import Fault, Notice, Place
from dure.exchange.spec import Cited, RefTo, Spec, Texts
from dure.records.domain.text import Text
from dure.records.fields import LocalText
from dure.records.models import Record, Source

Model = type[Record]


@dataclass(frozen=True, slots=True)
class Link:
    """A reference to another record by its key."""

    model: Model
    key: str
    at: Place


@dataclass(slots=True, eq=False)
class Row:
    """A row that a file asks for. Columns that are not among the values are left alone.

    frozen: why an existing row of this kind may not change, and the remedy.
    """

    model: Model
    key: str
    values: dict[str, Any]
    at: Place
    frozen: tuple[Text, Text] | None = None
    links: list[tuple[str, Link]] = field(init=False)

    def __post_init__(self) -> None:
        self.links = [(name, value) for name, value in self.values.items() if type(value) is Link]

    @property
    def link(self) -> Link:
        """What the rows of its parts refer to it by."""
        return Link(self.model, self.key, self.at)


Found = Row | Fault | Notice
# Any: a kind's function takes the kind's own spec
RowMaker = Callable[[Any], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A list in a file.

    models: the models its rows belong to, the record's own first, with their names.
    stale: given the records' rows and all rows, the computed rows stored that they outdate.
    """

    name: str
    spec: type[Spec]
    rows: RowMaker
    models: Mapping[Model, Text]
    stale: Callable[[list[Row], list[Row]], QuerySet[Any]] | None = None

    @property
    def model(self) -> Model:
        return next(iter(self.models))


@dataclass(frozen=True, slots=True)
class Written:
    """The rows that an import created and changed, by model, and who wrote them."""

    by: AbstractBaseUser | str
    created: Mapping[Model, list[AuditedModel]] = field(default_factory=dict)
    changed: Mapping[Model, list[AuditedModel]] = field(default_factory=dict)

    def touched(self, model: Model) -> list[AuditedModel]:
        return [*self.created.get(model, ()), *self.changed.get(model, ())]


Hook = Callable[[Written], None]

_kinds: dict[str, RecordKind] = {}
_hooks: list[Hook] = []


def register(kind: RecordKind) -> None:
    _kinds[kind.name] = kind


def after_import(hook: Hook) -> Hook:
    """Call this after the rows are written, in the same transaction and the same audit event."""
    _hooks.append(hook)
    return hook


@cache
def _discover() -> None:
    autodiscover_modules("imports")


def kinds() -> Mapping[str, RecordKind]:
    _discover()
    return _kinds


def hooks() -> list[Hook]:
    _discover()
    return _hooks


def noun_of(model: type[models.Model]) -> Text:
    for kind in kinds().values():
        for known, noun in kind.models.items():
            if known is model:
                return noun
    name = str(model._meta.verbose_name)
    return Text(name, name)


class Citation(NamedTuple):
    """The source of a record and the place in it; parts inherit both unless they give their own."""

    source: Link | None
    locator: str


def citation(spec: Cited, inherited: Citation | None = None) -> Citation:
    if spec.source:
        return Citation(Link(Source, spec.source, spec.at / "source"), spec.locator or "")
    if inherited is None:
        return Citation(None, spec.locator or "")
    return Citation(inherited.source, spec.locator or inherited.locator)


def row(
    model: Model,
    spec: Spec,
    key: str,
    cited: Citation | None = None,
    frozen: tuple[Text, Text] | None = None,
    **more: Any,
) -> Row:
    """A row with the spec's fields as columns where the model has a column of that name."""
    columns = columns_of(model)
    values: dict[str, Any] = {}
    for name, target in _plan(type(spec), model):
        value = getattr(spec, name)
        if value is not None and target:
            values[name] = Link(target, value, spec.at / name)
        else:
            values[name] = _as_column(columns[name], value)
    if cited is not None and "source" in columns:
        values |= {"source": cited.source, "locator": cited.locator}
    values |= {name: _as_column(columns[name], value) for name, value in more.items()}
    return Row(model, key, values, spec.at, frozen)


def _as_column(column: models.Field[Any, Any], value: Any) -> Any:
    if isinstance(value, Texts):
        return LocalText(value.ko, value.en)
    if isinstance(value, Text):
        return LocalText(value.ko, value.en)
    if value is None and not column.null:
        return column.get_default()
    return value


@cache
def columns_of(model: Model) -> dict[str, models.Field[Any, Any]]:
    return {field.name: field for field in model._meta.concrete_fields}


@cache
def _plan(spec: type[Spec], model: Model) -> list[tuple[str, Model | None]]:
    """The fields of a spec that are columns, each with the model it refers to, if any."""
    special = {"key", "id", "source", "locator"}
    columns = columns_of(model)
    return [
        (name, _target(field.annotation, field.metadata))
        for name, field in spec.model_fields.items()
        if name in columns and name not in special
    ]


def _target(annotation: Any, metadata: list[Any]) -> Model | None:
    """The model that an annotation such as `Annotated[str, …, RefTo("x.Y")] | None` refers to."""
    marks = [*metadata, *getattr(annotation, "__metadata__", ())]
    for part in get_args(annotation):
        marks += getattr(part, "__metadata__", ())
    for mark in marks:
        if isinstance(mark, RefTo):
            model = mark.model
            assert issubclass(model, Record)
            return model
    return None
