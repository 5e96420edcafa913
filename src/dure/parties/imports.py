"""How organisations, people and ownerships are written in files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dure.exchange.faults import Fault
from dure.exchange.kinds import Found, RecordKind, citation, register, row
from dure.exchange.sense import in_order
from dure.exchange.spec import Cited, Codes, Key, Number, Partial, RefTo, Texts
from dure.parties.models import Organisation, Ownership, Person, Side
from dure.records.domain.text import Text

RegionKey = Annotated[Key, RefTo("places.Region")]  # places stands beside, not below
OrganisationKey = Annotated[Key, RefTo("parties.Organisation")]
PersonKey = Annotated[Key, RefTo("parties.Person")]
SideCode = Annotated[str, Codes(Side)]


class OrganisationSpec(Cited):
    key: Key
    name: Texts
    kind: Annotated[str, Codes(Organisation.Kind)]
    side: SideCode | None = None
    region: RegionKey | None = None
    parent: OrganisationKey | None = None
    note: Texts | None = None


def organisation_rows(spec: OrganisationSpec) -> Iterator[Found]:
    yield row(Organisation, spec, spec.key, citation(spec))


class PersonSpec(Cited):
    key: Key
    name: Texts
    affiliation: Texts | None = None


def person_rows(spec: PersonSpec) -> Iterator[Found]:
    yield row(Person, spec, spec.key, citation(spec))


class OwnershipSpec(Cited):
    key: Key
    owner: OrganisationKey
    owned: OrganisationKey
    percent: Number = Field(description="20 for 20 %")
    start: Partial | None = None
    end: Partial | None = None


def ownership_rows(spec: OwnershipSpec) -> Iterator[Found]:
    yield from in_order(spec, "start", "end")
    if not 0 <= spec.percent <= 100:
        yield Fault.at(
            spec.at / "percent",
            Text(
                f"지분 {spec.percent}%는 0과 100 사이가 아닙니다.",
                f"A share of {spec.percent} % is not between 0 and 100.",
            ),
            Text("20 %면 20으로 적으십시오.", "Write 20 for 20 %."),
        )
    yield row(Ownership, spec, spec.key, citation(spec))


register(
    RecordKind(
        "organisations",
        OrganisationSpec,
        organisation_rows,
        {Organisation: Text("기관·단체", "organisation")},
    )
)
register(RecordKind("people", PersonSpec, person_rows, {Person: Text("인물", "person")}))
register(
    RecordKind("ownerships", OwnershipSpec, ownership_rows, {Ownership: Text("지분", "ownership")})
)
