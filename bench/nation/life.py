"""What happens in a region: its bodies and their seats, events and who came, and job plans."""

from __future__ import annotations

from bench.nation import words
from bench.nation.country import Country
from dure.audit.actions import Recording
from dure.council.models import AgendaItem, Body, Constituency, Event, LegalAct, Participation, Post
from dure.places.models import Region
from dure.plans.models import Plan, PlanFigure, PlanLine, Programme
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text

EVENTS = 20
KINDS = ("meeting", "forum", "negotiation", "announcement", "award")


def convene(recording: Recording, country: Country, region: Region) -> None:
    act = LegalAct(
        key=f"{region.key}-act",
        region=region,
        title=words.numbered("노사민정협의회 조례", "Ordinance on the council", region.pk),
        enacted=PartialDate("2012-03"),
        source=country.source(),
    )
    recording.bulk_create(LegalAct, [act])
    council = _body(country, region, 0, act, None)
    recording.bulk_create(Body, [council])
    committees = [_body(country, region, n, act, council) for n in range(1, 4)]
    recording.bulk_create(Body, committees)
    _seat(recording, [council, *committees])
    _meet(recording, country, region, [council, *committees])


def _body(country: Country, region: Region, n: int, act: LegalAct, above: Body | None) -> Body:
    return Body(
        key=f"{region.key}-body-{n}",
        region=region,
        parent=above,
        kind="committee" if above else "council",
        title=words.numbered("협의회", "Council", region.pk, n),
        legal_basis=act,
        established=PartialDate("2013"),
        fixed_seats=15,
        source=country.source(),
    )


def _seat(recording: Recording, bodies: list[Body]) -> None:
    sides = [
        Constituency(key=f"{body.key}/{side}", body=body, side=side, order=n)
        for body in bodies
        for n, side in enumerate(words.SIDES)
    ]
    recording.bulk_create(Constituency, sides)
    posts = [
        Post(
            key=f"{side.key}-post",
            constituency=side,
            title=Text("위원", "Member"),
            seats=5,
        )
        for side in sides
    ]
    recording.bulk_create(Post, posts)


def _meet(recording: Recording, country: Country, region: Region, bodies: list[Body]) -> None:
    draw = country.draw
    events = [
        Event(
            key=f"{region.key}-event-{n}",
            region=region,
            kind=draw.choice(KINDS),
            title=words.numbered("회의", "Meeting", region.pk, n),
            summary=words.statement(words.subject(draw), n),
            starts=PartialDate(
                f"{2013 + n // 2}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
            ),
            body=draw.choice(bodies),
            source=country.source(),
        )
        for n in range(1, EVENTS + 1)
    ]
    recording.bulk_create(Event, events)
    parts = [
        Participation(key=f"{event.key}/{side}", event=event, side=side)
        for event in events
        for side in words.SIDES
    ]
    recording.bulk_create(Participation, parts)
    agenda = [
        AgendaItem(key=f"{event.key}/item-{n}", event=event, order=n, title=words.subject(draw))
        for event in events[::4]
        for n in range(1, 7)
    ]
    recording.bulk_create(AgendaItem, agenda)


def plan(recording: Recording, country: Country, region: Region) -> None:
    plans = [
        Plan(
            key=f"{region.key}-plan-{n}",
            region=region,
            kind="term",
            title=words.numbered("일자리 계획", "Jobs plan", region.pk, n),
            unit=Text("명", "persons"),
            start=PartialDate(str(2018 + 4 * n)),
            end=PartialDate(str(2021 + 4 * n)),
            source=country.source(),
        )
        for n in range(2)
    ]
    recording.bulk_create(Plan, plans)
    lines = [
        PlanLine(
            key=f"{one.key}/line-{n}",
            plan=one,
            title=words.SUBJECTS[n],
            order=n,
            basis=PlanLine.Basis.TARGET,
            is_total=n == 0,
        )
        for one in plans
        for n in range(7)
    ]
    recording.bulk_create(PlanLine, lines)
    figures = [
        PlanFigure(
            key=f"{line.key}/{year}",
            line=line,
            year=year,
            value=6000 if line.is_total else 1000,
        )
        for line in lines
        for year in range(2018, 2022)
    ]
    recording.bulk_create(PlanFigure, figures)
    programmes = [
        Programme(
            key=f"{one.key}/programme-{n}",
            plan=one,
            title=words.subject(country.draw),
            capacity=100 * n,
            order=n,
            source=country.source(),
        )
        for one in plans
        for n in range(1, 4)
    ]
    recording.bulk_create(Programme, programmes)
