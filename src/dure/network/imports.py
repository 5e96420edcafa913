"""How policy cases, declarations and findings of studies are written in files."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from dure.council.imports import EventKey
from dure.exchange.kinds import Found, RecordKind, citation, register, row
from dure.exchange.spec import Cited, Codes, Count, Key, Partial, Spec, Texts
from dure.network.models import (
    Declaration,
    DeclarationArticle,
    Pillar,
    PolicyCase,
    StudyFinding,
)
from dure.places.imports import RegionKey
from dure.records.domain.text import Text

PillarCode = Annotated[str, Codes(Pillar)]


class PolicyCaseSpec(Cited):
    key: Key
    city: RegionKey
    title: Texts
    summary: Texts | None = None
    pillars: list[PillarCode] = []
    presented_at: EventKey | None = None
    order: Count = 0


def policy_case_rows(spec: PolicyCaseSpec) -> Iterator[Found]:
    yield row(PolicyCase, spec, spec.key, citation(spec))


class ArticleSpec(Spec):
    number: Count
    heading: Texts
    text: Texts
    pillars: list[PillarCode] = []


class DeclarationSpec(Cited):
    key: Key
    region: RegionKey
    title: Texts
    adopted: Partial
    place: Texts | None = None
    event: EventKey | None = None
    summary: Texts | None = None
    articles: list[ArticleSpec] = Field(min_length=1)


def declaration_rows(spec: DeclarationSpec) -> Iterator[Found]:
    declaration = row(Declaration, spec, spec.key, citation(spec))
    yield declaration
    for article in spec.articles:
        key = f"{spec.key}/{article.number}"
        yield row(DeclarationArticle, article, key, declaration=declaration.link)


class StudyFindingSpec(Cited):
    key: Key
    region: RegionKey | None = None
    lens: Annotated[str, Codes(StudyFinding.Lens)]
    title: Texts
    text: Texts
    level: Texts | None = Field(None, description="the study's own rating, if it gives one")
    order: Count = 0


def study_finding_rows(spec: StudyFindingSpec) -> Iterator[Found]:
    yield row(StudyFinding, spec, spec.key, citation(spec))


register(
    RecordKind(
        "policy_cases",
        PolicyCaseSpec,
        policy_case_rows,
        {PolicyCase: Text("정책 사례", "policy case")},
    )
)
register(
    RecordKind(
        "declarations",
        DeclarationSpec,
        declaration_rows,
        {
            Declaration: Text("선언", "declaration"),
            DeclarationArticle: Text("선언 조항", "article of a declaration"),
        },
    )
)
register(
    RecordKind(
        "study_findings",
        StudyFindingSpec,
        study_finding_rows,
        {StudyFinding: Text("연구 결과", "finding of a study")},
    )
)
