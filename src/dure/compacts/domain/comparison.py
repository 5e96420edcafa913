"""Two agreement texts beside each other, clause by clause by agenda. Pure.

Within an agenda, clauses that carry the same stable id are the same subject and stand in one row;
what is left is paired with nothing: the other text does not speak of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Article:
    """A clause as the comparison needs it; `order` is its place in its own text."""

    key: str
    stable_id: str
    agenda: str
    agenda_order: int
    order: int


class Change(StrEnum):
    KEPT = "kept"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Row:
    agenda: str
    left: str | None
    right: str | None

    @property
    def change(self) -> Change:
        if self.left is None:
            return Change.ADDED
        return Change.DROPPED if self.right is None else Change.KEPT


def compare(left: Iterable[Article], right: Iterable[Article]) -> tuple[Row, ...]:
    """Every clause of both texts exactly once, in the order of agendas, then of the texts."""
    lefts, rights = list(left), list(right)
    partners = {(article.agenda, article.stable_id): article for article in rights}
    placed: list[tuple[tuple[int, str, int, int], Row]] = []
    paired: set[str] = set()
    for article in lefts:
        partner = partners.get((article.agenda, article.stable_id))
        if partner:
            paired.add(partner.key)
        row = Row(article.agenda, article.key, partner.key if partner else None)
        placed.append((_place(article, 0), row))
    placed.extend(
        (_place(article, 1), Row(article.agenda, None, article.key))
        for article in rights
        if article.key not in paired
    )
    return tuple(row for _, row in sorted(placed, key=lambda pair: pair[0]))


def _place(article: Article, text: int) -> tuple[int, str, int, int]:
    return (article.agenda_order, article.agenda, text, article.order)
