"""A region's story as lanes: who was at the table when, what bound them, what broke.

Pure: takes what happened, gives what `lanes` draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

BREAKING = "leaves"
RESUMING = frozenset({"returns", "joins", "takes_part"})


@dataclass(frozen=True, slots=True)
class Presence:
    """One side in one event: takes_part, joins, leaves, returns or absent."""

    side: str
    at: date
    effect: str


def segments(presences: Iterable[Presence], side: str) -> list[tuple[date, date | None]]:
    """When a side was at the table: from its first part in anything, broken where it left.

    Only a return (or joining anew) resumes a broken lane: taking part in a meeting meanwhile,
    say by one organisation of the side, does not mend it.
    """
    found: list[tuple[date, date | None]] = []
    start: date | None = None
    left = False
    for presence in sorted((p for p in presences if p.side == side), key=lambda p: p.at):
        if presence.effect == BREAKING:
            if start is not None:
                found.append((start, presence.at))
            start, left = None, True
        elif start is None and presence.effect in RESUMING and _comes_back(presence, left=left):
            start, left = presence.at, False
    if start is not None:
        found.append((start, None))
    return found


def _comes_back(presence: Presence, *, left: bool) -> bool:
    return not left or presence.effect in {"returns", "joins"}
