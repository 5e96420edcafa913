"""What a search found: counted at once, ranked and read a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, overload

from django.db import connection

from dure.site.models import SearchEntry

# Of more hits than these none is ranked: a word that stands in most records tells them little
# apart, and to weigh them all would take longer than a page may.
MOST_RANKED = 20_000


class Dialect(NamedTuple):
    """Where a database keeps the index, and its words for number, match and rank."""

    table: str
    number: str
    match: str
    rank: str


# A word in the title weighs eight times one in the text; PostgreSQL's own weights do alike.
SQLITE = Dialect(
    "site_search", "site_search.rowid", "site_search MATCH %s", "bm25(site_search, 8.0, 1.0)"
)
POSTGRESQL = Dialect(
    "site_searchentry AS entry CROSS JOIN (SELECT ({terms}) AS terms) AS asked",
    "entry.id",
    "entry.vector @@ asked.terms",
    "-ts_rank(entry.vector, asked.terms)",
)


class Hits(Sequence[SearchEntry]):
    """Entries that hold all the phrases, best first; none if no phrase is asked for."""

    def __init__(self, asked: list[str], label: str = "") -> None:
        self._asked = asked
        self._label = label
        self._length: int | None = None

    def __len__(self) -> int:
        if self._length is None:
            self._length = self._select("COUNT(*)")[0] if self._asked else 0
        return self._length

    @overload
    def __getitem__(self, place: int) -> SearchEntry: ...
    @overload
    def __getitem__(self, place: slice) -> list[SearchEntry]: ...
    def __getitem__(self, place: int | slice) -> SearchEntry | list[SearchEntry]:
        if isinstance(place, int):
            at = range(len(self))[place]
            return self[at : at + 1][0]
        first, last, _ = place.indices(len(self))
        if first >= last:
            return []
        dialect = _dialect()
        rank = f"{dialect.rank}, " if len(self) <= MOST_RANKED else ""
        order = f"ORDER BY {rank}{dialect.number} LIMIT {last - first} OFFSET {first}"
        numbers = self._select(dialect.number, order)
        entries = SearchEntry.objects.in_bulk(numbers)
        return [entries[number] for number in numbers]

    def _select(self, what: str, order: str = "") -> list[Any]:
        dialect = _dialect()
        asked, table = self._asked, dialect.table
        if dialect is SQLITE:
            asked = [" AND ".join(f'"{phrase}"' for phrase in self._asked)]
            if self._label:
                table += " JOIN site_searchentry AS entry ON entry.id = site_search.rowid"
        else:
            table = table.format(terms=" && ".join(["phraseto_tsquery('simple', %s)"] * len(asked)))
        of_label = " AND entry.label = %s" if self._label else ""
        sql = f"SELECT {what} FROM {table} WHERE {dialect.match}{of_label} {order}"  # noqa: S608 -- made of the constants above; what was asked for are parameters
        with connection.cursor() as cursor:
            cursor.execute(sql, [*asked, self._label] if self._label else asked)
            return [row[0] for row in cursor.fetchall()]


def _dialect() -> Dialect:
    return POSTGRESQL if connection.vendor == "postgresql" else SQLITE
