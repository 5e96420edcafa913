"""How legal acts, bodies with their seats, and events are written in files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dure.council.models import (
    AgendaItem,
    Body,
    Constituency,
    Event,
    LegalAct,
    Membership,
    Participation,
    Post,
    Speaker,
)
from dure.exchange.kinds import Citation, Found, RecordKind, Row, citation, register, row
from dure.exchange.sense import in_order
from dure.exchange.spec import (
    Cited,
    Clock,
    Codes,
    Count,
    Flag,
    Key,
    Partial,
    PartId,
    RefTo,
    Spec,
    Texts,
)
from dure.parties.imports import OrganisationKey, PersonKey, SideCode
from dure.places.imports import RegionKey
from dure.records.domain.text import Text

LegalActKey = Annotated[Key, RefTo("council.LegalAct")]
BodyKey = Annotated[Key, RefTo("council.Body")]
EventKey = Annotated[Key, RefTo("council.Event")]


class LegalActSpec(Cited):
    key: Key
    region: RegionKey
    title: Texts
    summary: Texts | None = None
    enacted: Partial
    repealed: Partial | None = None


def legal_act_rows(spec: LegalActSpec) -> Iterator[Found]:
    yield from in_order(spec, "enacted", "repealed")
    yield row(LegalAct, spec, spec.key, citation(spec))


class MembershipSpec(Cited):
    id: PartId
    person: PersonKey | None = None
    on_behalf_of: OrganisationKey | None = None
    start: Partial | None = None
    end: Partial | None = None
    end_reason: Texts | None = None


class PostSpec(Cited):
    id: PartId
    title: Texts
    organisation: OrganisationKey | None = Field(None, description="that appoints to it")
    seats: Count | None = Field(None, description="left out: not stated")
    ex_officio: Flag = False
    voting: Flag = True
    memberships: list[MembershipSpec] = []


class ConstituencySpec(Spec):
    id: PartId
    side: SideCode
    title: Texts | None = None
    posts: list[PostSpec] = Field([], description="in their order")


class BodySpec(Cited):
    key: Key
    region: RegionKey
    kind: Annotated[str, Codes(Body.Kind)]
    title: Texts
    purpose: Texts | None = None
    parent: BodyKey | None = None
    legal_basis: LegalActKey | None = None
    established: Partial | None = None
    dissolved: Partial | None = None
    end_reason: Texts | None = None
    fixed_seats: Count | None = Field(
        None, description="number of members, where a source states it"
    )
    constituencies: list[ConstituencySpec] = []


def body_rows(spec: BodySpec) -> Iterator[Found]:
    yield from in_order(spec, "established", "dissolved")
    cited = citation(spec)
    body = row(Body, spec, spec.key, cited)
    yield body
    for order, side in enumerate(spec.constituencies, start=1):
        group = row(Constituency, side, f"{body.key}/{side.id}", body=body.link, order=order)
        yield group
        for place, post in enumerate(side.posts, start=1):
            yield from _post_rows(post, group, place, cited)


def _post_rows(spec: PostSpec, group: Row, order: int, inherited: Citation) -> Iterator[Found]:
    cited = citation(spec, inherited)
    post = row(Post, spec, f"{group.key}/{spec.id}", cited, constituency=group.link, order=order)
    yield post
    for member in spec.memberships:
        yield from in_order(member, "start", "end")
        yield row(
            Membership, member, f"{post.key}/{member.id}", citation(member, cited), post=post.link
        )


class ParticipantSpec(Spec):
    side: SideCode
    organisation: OrganisationKey | None = None
    effect: Annotated[str, Codes(Participation.Effect)] = Participation.Effect.TAKES_PART.value
    role: Texts | None = None


class SpeakerSpec(Spec):
    id: PartId
    person: PersonKey | None = None
    city: RegionKey | None = None
    role: Annotated[str, Codes(Speaker.Role)] = Speaker.Role.SPEAKER.value
    topic: Texts | None = None


class AgendaItemSpec(Spec):
    id: PartId
    title: Texts
    note: Texts | None = None
    day: Partial | None = None
    starts: Clock | None = None
    ends: Clock | None = None
    minutes: Count | None = Field(None, description="as printed")
    speakers: list[SpeakerSpec] = []
    items: list[AgendaItemSpec] = Field([], description="parts of this item")


class EventSpec(Cited):
    key: Key
    region: RegionKey
    kind: Annotated[str, Codes(Event.Kind)]
    title: Texts
    summary: Texts | None = None
    outcome: Texts | None = None
    starts: Partial
    ends: Partial | None = None
    place: Texts | None = None
    body: BodyKey | None = None
    order: Count = 0
    participants: list[ParticipantSpec] = []
    agenda: list[AgendaItemSpec] = []


def event_rows(spec: EventSpec) -> Iterator[Found]:
    yield from in_order(spec, "starts", "ends")
    event = row(Event, spec, spec.key, citation(spec))
    yield event
    for participant in spec.participants:
        key = f"{event.key}/{participant.side}"
        if participant.organisation:
            key += f"/{participant.organisation}"
        yield row(Participation, participant, key, event=event.link)
    for order, item in enumerate(spec.agenda, start=1):
        yield from _agenda_rows(item, event, event, order)


def _agenda_rows(spec: AgendaItemSpec, event: Row, whole: Row, order: int) -> Iterator[Found]:
    yield from in_order(spec, "starts", "ends")
    parent = None if whole is event else whole.link
    item = row(
        AgendaItem, spec, f"{whole.key}/{spec.id}", event=event.link, parent=parent, order=order
    )
    yield item
    for place, speaker in enumerate(spec.speakers, start=1):
        yield row(Speaker, speaker, f"{item.key}/{speaker.id}", item=item.link, order=place)
    for place, part in enumerate(spec.items, start=1):
        yield from _agenda_rows(part, event, item, place)


register(
    RecordKind(
        "legal_acts", LegalActSpec, legal_act_rows, {LegalAct: Text("법령·조례", "legal act")}
    )
)
register(
    RecordKind(
        "bodies",
        BodySpec,
        body_rows,
        {
            Body: Text("기구", "body"),
            Constituency: Text("구성 단위", "constituency"),
            Post: Text("위원 자리", "post"),
            Membership: Text("위원", "membership"),
        },
    )
)
register(
    RecordKind(
        "events",
        EventSpec,
        event_rows,
        {
            Event: Text("행사·사건", "event"),
            Participation: Text("참여", "participation"),
            AgendaItem: Text("의사일정", "agenda item"),
            Speaker: Text("발언자", "speaker"),
        },
    )
)
