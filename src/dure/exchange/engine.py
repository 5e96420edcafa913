"""An import from its files to its outcome: read, check, flatten, resolve, compare, write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import IntegrityError, transaction

from dure.exchange.checking import Checked, check
from dure.exchange.comparing import Difference, clashes, compare, frozen, kept
from dure.exchange.faults import Fault, Notice
from dure.exchange.files import Unread, contents
from dure.exchange.fitting import misfits
from dure.exchange.kinds import Model, RecordKind, Row, kinds
from dure.exchange.reading import read
from dure.exchange.resolving import Rows, by_key, circular, dangling, load
from dure.exchange.stock import Stock
from dure.exchange.writing import Progress, write
from dure.records.domain.text import Text

Says = Callable[[Text], None]


@dataclass(slots=True)
class Outcome:
    """What the files ask for. With faults nothing was written."""

    files: list[str] = field(default_factory=list)
    rows: int = 0
    faults: list[Fault] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    difference: Difference = field(default_factory=Difference)
    committed: bool = False


@dataclass(slots=True)
class Gathered:
    """Rows of all files, with the records that have faults of their own."""

    rows: list[Row] = field(default_factory=list)
    used: dict[str, RecordKind] = field(default_factory=dict)
    unfit: set[tuple[Model, str]] = field(default_factory=set)


def run(
    paths: Iterable[Path],
    *,
    commit: bool = False,
    by: AbstractBaseUser | str = "import",
    says: Says = lambda _: None,
) -> Outcome:
    """Compare the files with the database and, if asked and without faults, write."""
    outcome = Outcome()
    gathered = Gathered()
    for unread in contents(paths):
        _take(unread, gathered, outcome, says)
    outcome.rows = len(gathered.rows)
    if not commit:
        _compare(gathered, outcome, says)
        return outcome
    try:
        _commit(gathered, outcome, by, says)
    except IntegrityError as error:
        # the checks foresee every constraint; another writer can still come in between
        outcome.faults.append(_refused_by_database(error))
        outcome.committed = False
    return outcome


def _commit(gathered: Gathered, outcome: Outcome, by: AbstractBaseUser | str, says: Says) -> None:
    with transaction.atomic():  # what was compared is what is written
        stock = _compare(gathered, outcome, says)
        if stock.bare:
            outcome.faults.append(_no_tables())
        if outcome.faults:
            return
        note = ", ".join(outcome.files)
        write(outcome.difference, stock, by=by, note=note, progress=_progress(says))
        outcome.committed = True


def _take(unread: Unread | Fault, gathered: Gathered, outcome: Outcome, says: Says) -> None:
    if isinstance(unread, Fault):
        outcome.faults.append(unread)
        return
    says(Text(f"읽는 중: {unread.name}", f"Reading {unread.name}"))
    outcome.files.append(unread.name)
    reading = read(unread.name, unread.raw)
    outcome.faults += reading.faults
    outcome.notices += reading.notices
    if reading.document is None:
        return
    checked = check(reading.document, kinds())
    outcome.faults += checked.faults
    gathered.unfit |= {(kind.model, key) for kind, key in checked.unfit}
    _flatten(checked, gathered, outcome)


def _flatten(checked: Checked, gathered: Gathered, outcome: Outcome) -> None:
    for kind, spec in checked.records:
        gathered.used[kind.name] = kind
        for found in kind.rows(spec):
            if isinstance(found, Row):
                gathered.rows.append(found)
            elif isinstance(found, Notice):
                outcome.notices.append(found)
            else:
                outcome.faults.append(found)


def _compare(gathered: Gathered, outcome: Outcome, says: Says) -> Stock:
    count = f"{len(gathered.rows):,}"
    says(Text(f"{count}행을 대조하는 중", f"Comparing {count} rows"))
    stock = Stock()
    rows, twice = by_key(gathered.rows)
    load(rows, stock)
    outcome.faults += twice
    outcome.faults += [fault for row in gathered.rows for fault in misfits(row)]
    outcome.faults += dangling(rows, stock, gathered.unfit)
    outcome.faults += circular(rows, stock)
    outcome.difference = compare(rows, stock)
    outcome.difference.kept = [*kept(gathered.used.values(), rows, stock)]
    outcome.difference.stale = [*_stale(gathered, rows, stock)]
    outcome.faults += frozen(outcome.difference)
    outcome.faults += clashes(outcome.difference, stock)
    if stock.bare and gathered.rows:
        outcome.notices.append(_bare_notice())
    outcome.faults.sort(key=lambda fault: (fault.file, fault.line, fault.column))
    return stock


def _stale(gathered: Gathered, rows: Rows, stock: Stock) -> Iterator[object]:
    if stock.bare:
        return
    for kind in gathered.used.values():
        if kind.stale:
            yield from kind.stale([*rows.get(kind.model, {}).values()], gathered.rows)


def _progress(says: Says) -> Progress:
    def tell(model: Model, count: int) -> None:
        name = model._meta.object_name
        says(Text(f"{name} {count:,}행을 썼습니다", f"Wrote {count:,} rows of {name}"))

    return tell


def _no_tables() -> Fault:
    return Fault(
        "",
        0,
        0,
        "",
        Text("데이터베이스에 표가 아직 없습니다.", "The database has no tables yet."),
        Text("먼저 'dure migrate'를 실행하십시오.", "Run 'dure migrate' first."),
    )


def _refused_by_database(error: IntegrityError) -> Fault:
    return Fault(
        "",
        0,
        0,
        "",
        Text(f"데이터베이스가 받지 않았습니다: {error}", f"The database refused it: {error}"),
        Text("다시 한 번 가져오십시오.", "Import once more."),
    )


def _bare_notice() -> Notice:
    return Notice(
        "",
        0,
        0,
        "",
        Text(
            "데이터베이스에 표가 아직 없어 빈 것으로 보고 대조했습니다.",
            "The database has no tables yet: compared with an empty one.",
        ),
    )
