"""An outcome as people and programs read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from dure.exchange.comparing import Change, Changed, Difference
from dure.exchange.engine import Outcome
from dure.exchange.faults import Fault
from dure.exchange.kinds import Link, Model, noun_of
from dure.records.domain.text import Text

Said = Callable[[Text], str]  # a text in the reader's language

FIRST = 10  # rows shown of each kind unless all are asked for
MOST_FAULTS = 200


def lines(outcome: Outcome, language: str, *, everything: bool = False) -> Iterator[str]:
    said = _in(language)
    limit = None if everything else FIRST
    for notice in outcome.notices[:limit]:
        yield _located(notice, said, Text("알림", "notice"))
    yield from _rest(len(outcome.notices), limit, said)
    if outcome.faults:
        yield from _faults(outcome, said, everything=everything)
        return
    yield from _difference(outcome, said, limit)
    yield said(_ending(outcome))


def _in(language: str) -> Said:
    return lambda text: text.in_language(language)[0]


def _faults(outcome: Outcome, said: Said, *, everything: bool) -> Iterator[str]:
    limit = None if everything else MOST_FAULTS
    for fault in outcome.faults[:limit]:
        yield _located(fault, said, Text("오류", "fault"))
    yield from _rest(len(outcome.faults), limit, said)
    count = len(outcome.faults)
    yield said(
        Text(f"오류 {count}건. 아무것도 쓰지 않았습니다.", f"Faults: {count}. Nothing was written.")
    )


def _located(fault: Fault, said: Said, word: Text) -> str:
    where = f"{fault.file}:{fault.line}:{fault.column}: " if fault.file else ""
    path = f"{fault.path}: " if fault.path else ""
    remedy = f"\n    → {said(fault.remedy)}" if fault.remedy else ""
    return f"{where}{said(word)}: {path}{said(fault.message)}{remedy}"


def _rest(count: int, limit: int | None, said: Said) -> Iterator[str]:
    if limit is not None and count > limit:
        rest = count - limit
        yield "  " + said(Text(f"… 그 밖에 {rest}건(--verbose)", f"… and {rest} more (--verbose)"))


@dataclass(slots=True)
class _Group:
    """What becomes of the rows of one model."""

    created: list[str] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)


def _groups(difference: Difference) -> dict[Model, _Group]:
    groups: dict[Model, _Group] = defaultdict(_Group)
    for row in difference.created:
        groups[row.model].created.append(row.key)
    for changed in difference.changed:
        groups[changed.row.model].changed.append(changed)
    for model in difference.unchanged:
        groups[model]
    for model, key in difference.kept:
        groups[model].kept.append(key)
    for gone in difference.stale:
        groups[type(gone)].stale.append(gone.key)
    return groups


def _difference(outcome: Outcome, said: Said, limit: int | None) -> Iterator[str]:
    for model, group in _groups(outcome.difference).items():
        counts = (
            (Text("새로", "new"), len(group.created)),
            (Text("바뀜", "changed"), len(group.changed)),
            (Text("그대로", "unchanged"), outcome.difference.unchanged[model]),
            (Text("파일에 없지만 남김", "not in the files, kept"), len(group.kept)),
            (Text("더는 맞지 않아 지움", "computed, outdated, removed"), len(group.stale)),
        )
        told = ", ".join(f"{said(word)} {count:,}" for word, count in counts if count)
        yield f"{said(noun_of(model))}: {told}"
        yield from _some([f"  + {key}" for key in group.created], limit, said)
        yield from _some([_changed(one, said) for one in group.changed], limit, said)
        yield from _some([f"  = {key}" for key in group.kept], limit, said)
        yield from _some([f"  - {key}" for key in group.stale], limit, said)


def _some(shown: list[str], limit: int | None, said: Said) -> Iterator[str]:
    yield from shown[:limit]
    yield from _rest(len(shown), limit, said)


def _changed(changed: Changed, said: Said) -> str:
    columns = [
        f"      {change.column}: {_value(change.old, said)} → {_value(change.new, said)}"
        for change in changed.changes
    ]
    return "\n".join([f"  ~ {changed.row.key}", *columns])


def _value(value: Any, said: Said) -> str:
    if value is None or value == "" or (isinstance(value, Text) and not value):
        return said(Text("(없음)", "(empty)"))
    if isinstance(value, Text):
        return f"{value.ko} / {value.en}"
    return str(value)


def _ending(outcome: Outcome) -> Text:
    difference = outcome.difference
    counts = len(difference.created), len(difference.changed)
    if difference.empty:
        return Text(
            "데이터베이스와 같습니다. 쓸 것이 없습니다.", "Same as the database: nothing to write."
        )
    if outcome.committed:
        return Text(
            f"썼습니다: 새로 {counts[0]:,}행, 바뀜 {counts[1]:,}행",
            f"Written: {counts[0]:,} new rows, {counts[1]:,} changed.",
        )
    return Text(
        f"새로 {counts[0]:,}행, 바뀜 {counts[1]:,}행. 아직 쓰지 않았습니다. 쓰려면 --commit",
        f"{counts[0]:,} new rows, {counts[1]:,} changed. Nothing written yet: --commit writes.",
    )


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Everything, in both languages, for programs."""
    difference = outcome.difference
    return {
        "files": outcome.files,
        "rows": outcome.rows,
        "faults": [fault.as_json() for fault in outcome.faults],
        "notices": [notice.as_json() for notice in outcome.notices],
        "created": [_name(row.model, row.key) for row in difference.created],
        "changed": [
            {
                **_name(one.row.model, one.row.key),
                "fields": {change.column: _pair(change) for change in one.changes},
            }
            for one in difference.changed
        ],
        "unchanged": sum(difference.unchanged.values()),
        "kept": [_name(model, key) for model, key in difference.kept],
        "removed": [_name(type(gone), gone.key) for gone in difference.stale],
        "committed": outcome.committed,
    }


def _name(model: Model, key: str) -> dict[str, Any]:
    return {"model": model._meta.label, "key": key}


def _pair(change: Change) -> dict[str, Any]:
    return {"old": _plain(change.old), "new": _plain(change.new)}


def _plain(value: Any) -> Any:
    if isinstance(value, Text):
        return value.as_json()
    if isinstance(value, Link):
        return value.key
    return value if value is None or isinstance(value, (bool, int, str, list)) else str(value)
