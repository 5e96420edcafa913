"""A region's agreements: clauses, obligations and promises, with periods and approved actuals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bench.nation import words
from bench.nation.country import Country
from dure.audit.actions import Recording
from dure.compacts.models import (
    Agreement,
    AgreementParty,
    AgreementVersion,
    Clause,
    Obligation,
)
from dure.ledger.models import Actual, Judgement, ParameterValue, Period, Promise
from dure.parties.models import Side
from dure.places.models import Region
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text

CLAUSES = 20  # each with one obligation
QUARTERS = words.quarters(2020, 26)
AS_OF = date(2026, 6, 30)
# form: (of a hundred promises, indicator, whether it is measured quarter by quarter)
FORMS = {
    "threshold": (20, "jobs", True),
    "ratio": (15, "share", True),
    "cumulative": (15, "total-jobs", True),
    "recurring": (12, "meetings", True),
    "amount": (8, "wage", True),
    "band": (8, "wage", True),
    "milestone": (12, None, False),
    "qualitative": (6, None, False),
    "event_log": (4, None, False),
}
PARAMETERS: dict[str, dict[str, tuple[int, str]]] = {
    "amount": {"rate": (2, "percent")},
    "band": {"lower": (3_000_000, "KRW"), "upper": (4_000_000, "KRW")},
    "recurring": {"times": (1, "meeting")},
}
EVIDENCED = 0.45  # of promises; the others show "no evidence", as most do in life
REPORTED = 0.9  # of their quarters


@dataclass
class Drawn:
    """A promise with what its parts are drawn from."""

    promise: Promise
    amount: int
    evidenced: bool


def agree(recording: Recording, country: Country, region: Region, count: int) -> None:
    statuses = [status.value for status in Agreement.Status]
    agreements = [
        Agreement(
            key=f"{region.key}-agreement-{n}",
            region=region,
            title=words.numbered("상생협약", "Compact", region.pk, n),
            summary=words.statement(words.subject(country.draw), n),
            status=country.draw.choice(statuses),
            signed_on=PartialDate(
                f"20{country.draw.randint(12, 25)}-0{country.draw.randint(1, 9)}"
            ),
            source=country.source(),
        )
        for n in range(1, count + 1)
    ]
    recording.bulk_create(Agreement, agreements)
    sides = (Side.GOVERNMENT, Side.LABOUR, Side.MANAGEMENT, Side.MANAGEMENT)
    partners = country.organisations[region.pk]
    parties = [
        AgreementParty(
            key=f"{agreement.key}/{partner.key}",
            agreement=agreement,
            organisation=partner,
            side=side,
            order=order,
        )
        for agreement in agreements
        for order, (side, partner) in enumerate(zip(sides, partners, strict=True))
    ]
    recording.bulk_create(AgreementParty, parties)
    versions = [
        AgreementVersion(key=f"{agreement.key}/v1", agreement=agreement, number=1)
        for agreement in agreements
    ]
    recording.bulk_create(AgreementVersion, versions)
    _promise(recording, country, versions)


def _promise(recording: Recording, country: Country, versions: list[AgreementVersion]) -> None:
    clauses, drawn, links = [], [], []
    for version in versions:
        for n in range(1, CLAUSES + 1):
            clause = _clause(country, version, n)
            one = _one_promise(country, version.agreement, n)
            clauses.append(clause)
            drawn.append(one)
            links.append((clause, one.promise))
    recording.bulk_create(Clause, clauses)
    recording.bulk_create(Promise, [one.promise for one in drawn])
    obligations = (
        Obligation(
            key=promise.key, clause=clause, promise=promise, clause_kind="headcount",
            order=promise.order,
        )
        for clause, promise in links
    )  # fmt: skip
    recording.bulk_create(Obligation, obligations)
    recording.bulk_create(ParameterValue, (p for one in drawn for p in _parameters(one)))
    recording.bulk_create(Period, (period for one in drawn for period in _periods(one)))
    recording.bulk_create(Actual, (a for one in drawn for a in _actuals(country, one)))
    recording.bulk_create(Judgement, (j for one in drawn for j in _judgements(country, one)))


def _clause(country: Country, version: AgreementVersion, n: int) -> Clause:
    agenda = country.draw.choice(country.agendas)
    return Clause(
        key=f"{version.key}/c{n}",
        version=version,
        stable_id=f"c{n}",
        number=f"제{n}조",
        order=n,
        agenda=agenda,
        heading=agenda.title,
        text=words.statement(agenda.title, n),
        source=country.source(),
    )


def _one_promise(country: Country, agreement: Agreement, n: int) -> Drawn:
    draw = country.draw
    form = draw.choices(list(FORMS), [weight for weight, _, _ in FORMS.values()])[0]
    _, code, by_quarter = FORMS[form]
    rare = draw.randrange(words.RARE_EVERY) == 0
    subject = words.RARE if rare else words.subject(draw)
    amount = 60 if form == "ratio" else draw.randint(10, 2000)
    city, union, _, company = country.organisations[agreement.region_id]
    complete = draw.random() < 0.6
    promise = Promise(
        key=f"{agreement.key}/o{n}",
        region_id=agreement.region_id,
        title=Text(f"{subject.ko} {n}(가상)", f"{subject.en} {n} (synthetic)"),
        statement=words.statement(subject, amount),
        bearer=draw.choice((city, company)),
        beneficiary=union,
        indicator=country.indicators[code] if code else None,
        form=form,
        due_on=None if by_quarter else date(2025, draw.randint(1, 12), 28),
        evidence_source=Text("분기 보고서", "Quarterly report"),
        reporter=company,
        verifier=city if complete else None,
        consequence=Text("협의회에 회부", "Referred to the council") if complete else Text(),
        order=n,
        source=country.source(),
    )
    return Drawn(promise, amount, draw.random() < EVIDENCED)


def _parameters(one: Drawn) -> Iterator[ParameterValue]:
    for name, (value, unit) in PARAMETERS.get(one.promise.form, {}).items():
        yield ParameterValue(
            key=f"{one.promise.key}/{name}@open",
            promise=one.promise,
            name=name,
            label=words.numbered("값", "Value", 1),
            value=value,
            unit=unit,
            source_id=one.promise.source_id,
        )


def _periods(one: Drawn) -> Iterator[Period]:
    promise = one.promise
    if promise.due_on is not None:
        return
    stated = promise.form in {"threshold", "ratio", "cumulative"}
    for n, (start, end) in enumerate(QUARTERS, start=1):
        target = one.amount * (n if promise.form == "cumulative" else 1) if stated else None
        yield Period(
            key=f"{promise.key}/q{n}",
            promise=promise,
            start=start,
            end=end,
            due=end + timedelta(days=30),
            target=target,
            source_id=promise.source_id,
        )


def _actuals(country: Country, one: Drawn) -> Iterator[Actual]:
    promise, draw = one.promise, country.draw
    if not one.evidenced or promise.form == "qualitative":
        return
    days = [end for _, end in QUARTERS] if promise.due_on is None else [date(2025, 6, 1)]
    for n, day in enumerate(days, start=1):
        if draw.random() < REPORTED:
            yield Actual(
                key=f"{promise.key}/a{n}",
                promise=promise,
                as_of=day,
                approval=Actual.Approval.BODY,
                approved_by=promise.bearer,
                approved_on=day + timedelta(days=20),
                source_id=promise.source_id,
                **_numbers(country, one, n),
            )


def _numbers(country: Country, one: Drawn, n: int) -> dict[str, int]:
    """What was reached in the n-th quarter, between two fifths and all or more of the promise."""
    part = country.draw.uniform(0.4, 1.3)
    match one.promise.form:
        case "ratio" | "band":
            whole = country.draw.randint(50, 500)
            return {"numerator": min(whole, int(whole * 0.6 * part)), "denominator": whole}
        case "cumulative":
            return {"value": int(one.amount * n * part)}
        case "amount":
            return {"value": int(one.amount * 20_000 * part), "base": one.amount * 1_000_000}
        case "threshold":
            return {"value": int(one.amount * part)}
    return {"value": 1}


def _judgements(country: Country, one: Drawn) -> Iterator[Judgement]:
    if one.promise.form == "qualitative" and one.evidenced:
        yield Judgement(
            key=f"{one.promise.key}/j1",
            promise=one.promise,
            on=date(2025, 6, 1),
            status=country.draw.choice(("met", "partly_met", "not_met")),
            assessor=Text("가상협의회", "Synthetic council"),
            reason=Text("회의록을 검토했습니다.", "Minutes were reviewed."),
            source_id=one.promise.source_id,
        )
