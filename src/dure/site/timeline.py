"""The region's timeline from its records: events, agreements and ordinances in one story."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from dure.compacts.models import Agreement
from dure.council.models import Event, LegalAct
from dure.places.models import Region
from dure.records.domain.partial_date import PartialDate
from dure.site.lanes import Bar, Item, Lane
from dure.site.marks import SIDES
from dure.site.story import Presence, segments
from dure.site.templatetags.dure_text import when

EFFECTS = {"joins": "joins", "leaves": "breaks", "returns": "resumes"}
KINDS = {
    "meeting": "meeting",
    "round_table": "meeting",
    "forum": "meeting",
    "deliberation": "meeting",
    "negotiation": "meeting",
    "withdrawal": "withdrawal",
    "return": "return",
}


@dataclass(frozen=True, slots=True)
class Story:
    lanes: list[Lane]
    items: list[Item]
    bars: list[Bar]


def story_of(region: Region) -> Story:
    events = list(region.events.prefetch_related("participations"))
    agreements = list(region.agreements.exclude(signed_on=None).prefetch_related("parties"))
    acts = list(region.legal_acts.all())
    presences = _presences(events, agreements)
    sides = [side for side in SIDES if any(p.side == side for p in presences)]
    lanes = [Lane(side, str(SIDES[side]), segments(presences, side)) for side in sides]
    # What was signed or enacted comes before what happened over it on the same date.
    items = [_act(act) for act in acts]
    items += [_agreement(agreement, agreement.signed_on) for agreement in agreements]
    items += [_event(event) for event in events]
    items.sort(key=lambda item: item.at)
    bars = [_bar(act) for act in acts]
    return Story(lanes, items, bars)


def _presences(events: Sequence[Event], agreements: Sequence[Agreement]) -> list[Presence]:
    found = [
        Presence(part.side, event.starts.first, part.effect)
        for event in events
        for part in event.participations.all()
    ]
    for agreement in agreements:
        for party in agreement.parties.all():
            joined = party.joined_on or agreement.signed_on
            found.append(Presence(party.side, joined.first, "takes_part"))
    return found


def _event(event: Event) -> Item:
    parts = event.participations.all()
    return Item(
        date_label=when(event.starts),
        at=event.starts.first,
        kind=KINDS.get(event.kind, "other"),
        title=str(event.title),
        url=reverse("event", args=[event.key]),
        sides=sorted({part.side for part in parts if part.effect != "absent"}),
        effect={part.side: EFFECTS.get(part.effect, "") for part in parts},
    )


def _agreement(agreement: Agreement, signed_on: PartialDate) -> Item:
    return Item(
        date_label=when(signed_on),
        at=signed_on.first,
        kind="agreement",
        title=str(agreement.title),
        url=reverse("agreement", args=[agreement.key]),
        sides=sorted({party.side for party in agreement.parties.all()}),
    )


def _act(act: LegalAct) -> Item:
    return Item(
        date_label=when(act.enacted),
        at=act.enacted.first,
        kind="law",
        title=str(act.title),
        url=reverse("legal_act", args=[act.key]),
        sides=[],
    )


def _bar(act: LegalAct) -> Bar:
    """A repeal known to the year is drawn at its end: until then it may have been in force."""
    end = act.repealed.last if act.repealed else None
    life = f"{when(act.enacted)} – {when(act.repealed)}".rstrip()
    return Bar(str(act.title), act.enacted.first, end, reverse("legal_act", args=[act.key]), life)
