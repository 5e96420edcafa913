"""The nation's regions, organisations and sources, its tables, and what cities learn."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from bench.nation import words
from dure.audit.actions import Recording
from dure.compacts.models import Agenda
from dure.ledger.models import Indicator, RuleSet
from dure.network.models import Declaration, DeclarationArticle, PolicyCase, StudyFinding
from dure.parties.models import Organisation
from dure.places.models import Discrepancy, Region, StatCell, StatTable
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text
from dure.records.models import Source

PILLARS = ("employment", "rights", "protection", "dialogue")
# code: unit, cumulative
INDICATORS = {
    "jobs": ("person", False),
    "share": ("percent", False),
    "total-jobs": ("person", True),
    "wage": ("KRW", False),
    "meetings": ("meeting", False),
}


@dataclass
class Country:
    """What every region refers to."""

    draw: Random
    rules: RuleSet
    sources: list[Source] = field(default_factory=list)
    regions: list[Region] = field(default_factory=list)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    agendas: list[Agenda] = field(default_factory=list)
    organisations: dict[int, list[Organisation]] = field(default_factory=dict)

    def source(self) -> Source:
        """Few sources carry most facts, as in life."""
        return self.sources[int(len(self.sources) * self.draw.random() ** 3)]


def found(recording: Recording, draw: Random, regions: int, sources: int) -> Country:
    kinds = [kind.value for kind in Source.Kind]
    listed = [
        Source(
            key=f"synthetic-source-{n}",
            kind=draw.choice(kinds),
            title=words.numbered("자료", "Source", n),
            publisher=Text("가상연구원", "Synthetic Institute"),
            published=PartialDate(f"{draw.randint(2010, 2026)}-{draw.randint(1, 12):02}"),
        )
        for n in range(1, sources + 1)
    ]
    recording.bulk_create(Source, listed)
    rules = RuleSet(
        key="synthetic-rules", version="1", title=words.numbered("규칙", "Rules", 1),
        valid_from="2010-01-01", partly_from="0.5", evidence_reach_days=366, source=listed[0],
    )  # fmt: skip
    recording.bulk_create(RuleSet, [rules])
    rules.refresh_from_db()
    country = Country(draw, rules, listed)
    _measures(recording, country)
    _regions(recording, country, regions)
    _organisations(recording, country)
    _learning(recording, country)
    return country


def _measures(recording: Recording, country: Country) -> None:
    country.indicators = {
        code: Indicator(
            key=f"synthetic-{code}",
            title=words.numbered("지표", "Indicator", n),
            definition=Text("가상의 지표입니다.", "A synthetic indicator."),
            unit=unit,
            cumulative=cumulative,
            source=country.sources[0],
        )
        for n, (code, (unit, cumulative)) in enumerate(INDICATORS.items(), start=1)
    }
    recording.bulk_create(Indicator, list(country.indicators.values()))
    country.agendas = [
        Agenda(key=f"synthetic-agenda-{n}", title=subject, order=n)
        for n, subject in enumerate(words.SUBJECTS, start=1)
    ]
    recording.bulk_create(Agenda, country.agendas)


def _regions(recording: Recording, country: Country, count: int) -> None:
    country.regions = [
        Region(
            key=f"synthetic-{n:03}",
            name=words.numbered("가상시", "Synthetic City", n),
            kind=Region.Kind.CITY,
            intro=Text("시험을 위한 가상의 지역입니다.", "A synthetic region, for tests."),
            featured=n <= 6,
            source=country.source(),
        )
        for n in range(1, count + 1)
    ]
    recording.bulk_create(Region, country.regions)


def _organisations(recording: Recording, country: Country) -> None:
    kinds = ("city", "union", "employers", "company")
    for n, region in enumerate(country.regions, start=1):
        country.organisations[region.pk] = [
            Organisation(
                key=f"{region.key}-{kind}",
                name=words.numbered(words.BEARERS[i], words.BEARERS_EN[i], n),
                kind=kind,
                side=("government", "labour", "management", "management")[i],
                region=region,
                source=country.source(),
            )
            for i, kind in enumerate(kinds)
        ]
    everyone = [one for group in country.organisations.values() for one in group]
    recording.bulk_create(Organisation, everyone)


def _learning(recording: Recording, country: Country) -> None:
    cases = [
        PolicyCase(
            key=f"{region.key}-case",
            city=region,
            title=words.numbered("정책 사례", "Policy case", n),
            summary=Text("가상의 정책입니다.", "A synthetic policy."),
            pillars=country.draw.sample(PILLARS, 2),
            order=n,
            source=country.source(),
        )
        for n, region in enumerate(country.regions, start=1)
    ]
    recording.bulk_create(PolicyCase, cases)
    declarations = [
        Declaration(
            key=f"{region.key}-declaration",
            region=region,
            title=words.numbered("선언", "Declaration", n),
            adopted=PartialDate("2020"),
            source=country.source(),
        )
        for n, region in enumerate(country.regions[::25], start=1)
    ]
    recording.bulk_create(Declaration, declarations)
    articles = [
        DeclarationArticle(
            key=f"{declaration.key}/{n}",
            declaration=declaration,
            number=n,
            heading=words.SUBJECTS[n % len(words.SUBJECTS)],
            text=words.statement(words.SUBJECTS[n % len(words.SUBJECTS)], n),
            pillars=["rights"],
        )
        for declaration in declarations
        for n in range(1, 13)
    ]
    recording.bulk_create(DeclarationArticle, articles)


def describe(recording: Recording, country: Country, region: Region) -> None:
    """A region's statistics, the errors in its sources, and what studies say of it."""
    tables = [
        StatTable(
            key=f"{region.key}-table-{n}",
            region=region,
            title=words.numbered("통계표", "Statistics table", n),
            unit=Text("명", "persons"),
            chart=("line", "bar")[n % 2],
            order=n,
            source=country.source(),
        )
        for n in range(1, 3)
    ]
    recording.bulk_create(StatTable, tables)
    cells = [
        StatCell(
            key=f"{table.key}/{row}-{column}",
            table=table,
            row=words.SUBJECTS[row],
            column=Text(str(2018 + column), str(2018 + column)),
            row_order=row,
            column_order=column,
            value=country.draw.randint(100, 100_000),
        )
        for table in tables
        for row in range(4)
        for column in range(8)
    ]
    recording.bulk_create(StatCell, cells)
    flags = [
        Discrepancy(
            key=f"{region.key}-flag-{n}",
            region=region,
            kind="sum",
            title=words.numbered("합계 오류", "Wrong total", n),
            printed="100",
            found="101",
            source=country.source(),
        )
        for n in range(1, 3)
    ]
    recording.bulk_create(Discrepancy, flags)
    studies = [
        StudyFinding(
            key=f"{region.key}-study-{lens}",
            region=region,
            lens=lens,
            title=words.numbered("연구 결과", "Study finding", n),
            text=words.statement(words.SUBJECTS[n], n),
            source=country.source(),
        )
        for n, lens in enumerate(("business_model", "actors", "institutionalisation"), start=1)
    ]
    recording.bulk_create(StudyFinding, studies)
