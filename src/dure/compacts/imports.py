"""How agendas and agreements, with their clauses and obligations, are written in files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Annotated

from pydantic import Field

from dure.compacts.clause_kinds import ClauseKind
from dure.compacts.models import (
    Agenda,
    Agreement,
    AgreementParty,
    AgreementVersion,
    Clause,
    Obligation,
)
from dure.exchange.faults import Fault, did_you_mean, joined, one_of
from dure.exchange.kinds import Citation, Found, Link, RecordKind, Row, citation, register, row
from dure.exchange.sense import in_order
from dure.exchange.spec import (
    Cited,
    Codes,
    Count,
    Key,
    Line,
    Partial,
    PartId,
    RefTo,
    Spec,
    Texts,
)
from dure.ledger.imports import PROMISE_MODELS, PromiseSpec, promise_rows
from dure.parties.imports import OrganisationKey, SideCode
from dure.places.imports import RegionKey
from dure.records.domain.text import Text

AgendaKey = Annotated[Key, RefTo("compacts.Agenda")]
AgreementKey = Annotated[Key, RefTo("compacts.Agreement")]


class AgendaSpec(Spec):
    key: Key
    title: Texts
    order: Count = 0


def agenda_rows(spec: AgendaSpec) -> Iterator[Found]:
    yield row(Agenda, spec, spec.key)


class PartySpec(Cited):
    organisation: OrganisationKey
    side: SideCode
    role: Annotated[str, Codes(AgreementParty.Role)] = AgreementParty.Role.PARTY.value
    joined_on: Partial | None = None
    left_on: Partial | None = None
    left_reason: Texts | None = None


class ObligationSpec(Spec):
    id: PartId
    clause_kind: Annotated[str, Codes(ClauseKind)]
    modality: Annotated[str, Codes(Obligation.Modality)] = Obligation.Modality.DUTY.value
    promise: PromiseSpec = Field(description="its key is the obligation's")


class ClauseSpec(Cited):
    id: PartId
    number: Line
    agenda: AgendaKey
    heading: Texts
    text: Texts = Field(description="{name} stands where a parameter of that name is stated")
    clauses: list[ClauseSpec] = []
    obligations: list[ObligationSpec] = []


class VersionSpec(Cited):
    number: Count
    adopted_on: Partial | None = None
    rationale: Texts | None = None
    clauses: list[ClauseSpec] = Field(min_length=1)


class AgreementSpec(Cited):
    key: Key
    region: RegionKey
    title: Texts
    summary: Texts | None = None
    status: Annotated[str, Codes(Agreement.Status)]
    signed_on: Partial | None = None
    effective: Partial | None = None
    expires: Partial | None = None
    end_condition: Texts | None = None
    parent: AgreementKey | None = None
    replaces: AgreementKey | None = None
    text_note: Texts | None = Field(
        None, description="what the clause texts are: the original, or a source's account of it"
    )
    parties: list[PartySpec] = []
    versions: list[VersionSpec] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the clauses of an agreement are told: whose they are, and the next number in line."""

    agreement: Row
    region: Link
    numbers: Iterator[int]


def agreement_rows(spec: AgreementSpec) -> Iterator[Found]:
    yield from in_order(spec, "signed_on", "expires")
    yield from in_order(spec, "effective", "expires")
    cited = citation(spec)
    agreement = row(Agreement, spec, spec.key, cited)
    yield agreement
    for order, party in enumerate(spec.parties, start=1):
        yield from in_order(party, "joined_on", "left_on")
        key, own = f"{spec.key}/{party.organisation}", citation(party, cited)
        yield row(AgreementParty, party, key, own, agreement=agreement.link, order=order)
    whole = _Whole(agreement, agreement.values["region"], count(1))
    for version in spec.versions:
        yield from _version_rows(version, whole, cited)


def _version_rows(spec: VersionSpec, whole: _Whole, inherited: Citation) -> Iterator[Found]:
    cited = citation(spec, inherited)
    key = f"{whole.agreement.key}/v{spec.number}"
    version = row(AgreementVersion, spec, key, cited, agreement=whole.agreement.link)
    yield version
    for order, clause in enumerate(spec.clauses, start=1):
        yield from _clause_rows(clause, version, version, order, whole=whole, inherited=cited)


def _clause_rows(
    spec: ClauseSpec, version: Row, above: Row, order: int, *, whole: _Whole, inherited: Citation
) -> Iterator[Found]:
    cited = citation(spec, inherited)
    clause = row(
        Clause,
        spec,
        f"{above.key}/{spec.id}",
        cited,
        version=version.link,
        parent=None if above is version else above.link,
        stable_id=spec.id,
        order=order,
    )
    yield clause
    yield from places_without_parameter(spec)
    for obligation in spec.obligations:
        yield from _obligation_rows(obligation, clause, whole, cited)
    for place, part in enumerate(spec.clauses, start=1):
        yield from _clause_rows(part, version, clause, place, whole=whole, inherited=cited)


def _obligation_rows(
    spec: ObligationSpec, clause: Row, whole: _Whole, inherited: Citation
) -> Iterator[Found]:
    key, order = f"{whole.agreement.key}/{spec.id}", next(whole.numbers)
    made = promise_rows(spec.promise, key, region=whole.region, order=order, inherited=inherited)
    promise = next(made)
    yield promise
    yield from made
    assert isinstance(promise, Row)
    yield row(Obligation, spec, key, clause=clause.link, promise=promise.link, order=order)


_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def places_without_parameter(spec: ClauseSpec) -> Iterator[Fault]:
    """Places such as {rate} in a clause text that no parameter of its obligations fills."""
    known = sorted({p.name for o in spec.obligations for p in o.promise.parameters})
    named = {language: _PLACE.findall(getattr(spec.text, language)) for language in ("ko", "en")}
    for language, names in named.items():
        other = named["en" if language == "ko" else "ko"]
        for name in dict.fromkeys(names):
            at = spec.text.at / language
            if name not in known:
                yield Fault.at(
                    at,
                    Text(
                        f"{{{name}}}: 이 조항의 의무에 그런 값이 없습니다.",
                        f"{{{name}}}: no parameter of this clause's obligations.",
                    ),
                    joined(did_you_mean(name, known), one_of(known)) if known else _ADD,
                )
            elif name not in other:
                yield Fault.at(
                    at,
                    Text(
                        f"{{{name}}}: 다른 언어의 조문에는 없습니다.",
                        f"{{{name}}}: not in the other language.",
                    ),
                    Text("두 언어에 모두 적으십시오.", "Write it in both languages."),
                )


_ADD = Text(
    "의무의 parameters에 그 이름의 값을 넣으십시오.",
    "Add a value of that name to the parameters of an obligation.",
)


register(RecordKind("agendas", AgendaSpec, agenda_rows, {Agenda: Text("의제", "agenda")}))
register(
    RecordKind(
        "agreements",
        AgreementSpec,
        agreement_rows,
        {
            Agreement: Text("협약", "agreement"),
            AgreementParty: Text("당사자", "party"),
            AgreementVersion: Text("협약문", "version"),
            Clause: Text("조항", "clause"),
            Obligation: Text("의무", "obligation"),
            **PROMISE_MODELS,
        },
    )
)
