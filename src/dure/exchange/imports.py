"""Sources: the one kind of record that stands below every room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from dure.exchange.kinds import Found, RecordKind, register, row
from dure.exchange.spec import Codes, Key, Line, Partial, Spec, Texts
from dure.records.domain.text import Text
from dure.records.models import Source


class SourceSpec(Spec):
    key: Key
    kind: Annotated[str, Codes(Source.Kind)]
    title: Texts
    publisher: Texts | None = None
    published: Partial | None = None
    url: Line | None = None
    note: Texts | None = None


def source_rows(spec: SourceSpec) -> Iterator[Found]:
    yield row(Source, spec, spec.key)


register(RecordKind("sources", SourceSpec, source_rows, {Source: Text("출처", "source")}))
