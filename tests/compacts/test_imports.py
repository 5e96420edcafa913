"""An agreement with all its parts, from a file to rows and back without a difference."""

import copy
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dure.audit.actions import recorded
from dure.compacts.clause_kinds import ClauseKind
from dure.compacts.models import Agreement, AgreementParty, Clause, Obligation
from dure.exchange.engine import Outcome, run
from dure.ledger.models import Actual, Evidence, ParameterValue, Period, Promise

pytestmark = pytest.mark.django_db

TEXT = """\
dure: 1
sources:
  - {key: s, kind: agreement, title: {ko: 협약서, en: Agreement}, url: "https://example.org/a"}
regions:
  - {key: r, name: {ko: 가상시, en: Madeup}, kind: city}
organisations:
  - {key: maker, name: {ko: 회사, en: Maker}, kind: company, side: management, region: r}
agendas:
  - {key: wage, title: {ko: 적정임금, en: Fair wages}, order: 1}
agreements:
  - key: pact
    region: r
    title: {ko: 상생협약, en: Pact}
    status: in_force
    signed_on: 2019-10
    source: s
    locator: p. 1
    parties:
      - {organisation: maker, side: management, joined_on: 2019-10-24}
    versions:
      - number: 1
        clauses:
          - id: general
            number: "1"
            agenda: wage
            heading: {ko: 총칙, en: General}
            text: {ko: 함께 정합니다., en: Together.}
            clauses:
              - id: wage
                number: "1.1"
                agenda: wage
                heading: {ko: 임금, en: Wages}
                text: {ko: "{upper} 이하로 합니다.", en: "At most {upper}."}
                locator: p. 2
                obligations:
                  - id: wage-band
                    clause_kind: wage_band
                    promise:
                      title: {ko: 임금 범위, en: Wage band}
                      statement: {ko: 범위를 지킵니다., en: Within the band.}
                      bearer: maker
                      form: band
                      parameters:
                        - {name: lower, label: {ko: 하한, en: Floor}, value: 10.5, unit: KRW}
                        - name: upper
                          label: {ko: 상한, en: Ceiling}
                          value: 20
                          unit: KRW
                          valid_from: 2020-01-01
                          valid_to: 2020-12-31
                        - name: share_inside
                          label: {ko: 비율, en: Share}
                          value: 0.9
                          unit: share
                      periods:
                        - {id: "2020", start: 2020-01-01, end: 2020-12-31, due: 2021-01-31}
                      actuals:
                        - id: a1
                          as_of: 2020-12-31
                          value: 15
                          approval: source_check
                          approved_by: maker
                          approved_on: 2021-02-01
                          source: s
                          evidence:
                            - {id: e1, title: {ko: 임금대장, en: Payroll}, method: examine}
                      judgements:
                        - id: j1
                          on: 2021-03-01
                          status: met
                          assessor: {ko: 협의회, en: Council}
                          reason: {ko: 범위 안, en: Within}
                          source: s
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "pact.yml"


def imported(path: Path, text: str = TEXT, *, commit: bool = True) -> Outcome:
    path.write_text(text, "utf-8")
    return run([path], commit=commit)


def said(outcome: Outcome) -> list[tuple[int, str]]:
    return [(fault.line, fault.message.en) for fault in outcome.faults]


def line_of(part: str, text: str = TEXT) -> int:
    return next(n for n, line in enumerate(text.splitlines(), 1) if part in line)


def test_an_agreement_is_written_with_its_parts(path: Path) -> None:
    assert said(imported(path)) == []
    clause = Clause.objects.get(key="pact/v1/general/wage")
    assert (clause.parent.key, clause.version.key) == ("pact/v1/general", "pact/v1")
    obligation = Obligation.objects.get(key="pact/wage-band")
    assert (obligation.clause, obligation.promise.key) == (clause, "pact/wage-band")
    assert obligation.promise.region.key == "r"
    assert set(ParameterValue.objects.values_list("key", "value")) == {
        ("pact/wage-band/lower@open", Decimal("10.5")),
        ("pact/wage-band/upper@2020-01-01", Decimal(20)),
        ("pact/wage-band/share-inside@open", Decimal("0.9")),
    }
    assert Period.objects.get(key="pact/wage-band/2020").due == date(2021, 1, 31)
    assert Evidence.objects.get().key == "pact/wage-band/a1/e1"
    assert AgreementParty.objects.get().key == "pact/maker"


def test_parts_inherit_the_source_and_its_place(path: Path) -> None:
    imported(path)
    promise = Promise.objects.get()
    assert (promise.source.key, promise.locator) == ("s", "p. 2")
    actual = Actual.objects.get()
    assert (actual.source.key, actual.locator) == ("s", "")  # its own source has no place yet


def test_a_second_import_finds_no_difference(path: Path) -> None:
    imported(path)
    outcome = imported(path)
    assert outcome.difference.empty
    assert sum(outcome.difference.unchanged.values()) == outcome.rows


def test_an_assessment_survives_an_import(path: Path) -> None:
    imported(path)
    with recorded(by="test", action="test"):
        promise = Promise.objects.get()
        promise.verifiable = True
        promise.save()
    imported(path, TEXT.replace("Wage band", "Band of wages"))
    promise.refresh_from_db()
    assert promise.verifiable
    assert promise.title.en == "Band of wages"


def test_parts_no_longer_listed_are_kept_and_named(path: Path) -> None:
    imported(path)
    start, end = TEXT.index("                      judgements:"), len(TEXT)
    outcome = imported(path, TEXT[:start] + TEXT[end:])
    assert [key for _model, key in outcome.difference.kept] == ["pact/wage-band/j1"]
    assert Promise.objects.get().judgements.count() == 1


def test_an_approved_actual_does_not_change(path: Path) -> None:
    imported(path)
    text = TEXT.replace(
        "                          value: 15", "                          value: 16"
    )
    outcome = imported(path, text)
    ((line, message),) = said(outcome)
    assert line == line_of("value: 16", text)
    assert "does not change" in message
    assert "supersedes" in outcome.faults[0].remedy.ko
    assert Actual.objects.get().value == 15


def test_an_actual_is_corrected_by_another(path: Path) -> None:
    imported(path)
    again = """\
                        - id: a2
                          as_of: 2020-12-31
                          value: 16
                          approval: source_check
                          approved_by: maker
                          approved_on: 2021-04-01
                          supersedes: a1
                          source: s
                      judgements:
"""
    assert said(imported(path, TEXT.replace("                      judgements:\n", again))) == []
    assert Actual.objects.get(key="pact/wage-band/a2").supersedes.key == "pact/wage-band/a1"
    third = again.replace("id: a2", "id: a3")
    ((_line, message),) = said(
        imported(path, TEXT.replace("                      judgements:\n", third))
    )
    assert "same supersedes" in message


@pytest.mark.parametrize(
    ("old", "new", "at", "expected"),
    [
        ("{upper} 이하", "{uper} 이하", "{uper}", "no parameter"),
        ("At most {upper}.", "At most.", "{upper} 이하", "not in the other language"),
        ("value: 15", "value: 15\n" + " " * 26 + "share_of_target: 0.3", "id: a1", "more than one"),
        ("value: 15", "numerator: 15", "id: a1", "Only one of"),
        ("                          value: 15\n", "", "id: a1", "states no result"),
        ("value: 15", "value: 1,500", "value: 1,500", "not a number"),
        ("value: 15", "value: 1.1234567", "value: 1.1234567", "7 decimal places"),
        ("value: 15", "value: 1." + "0" * 30 + "1", "value: 1.0", "31 decimal places"),
        ("value: 15", "value: 1234567890.123456", "value: 1234567890", "more than 15 digits"),
        ("value: 15", "value: " + "9" * 19, "value: 9", "too large"),
        ("approved_on: 2021-02-01", "approved_on: 2020-02-01", "approved_on", "before as_of"),
        ("end: 2020-12-31, due", "end: 2019-12-31, due", "end: 2019", "before start"),
        ("valid_to: 2020-12-31", "valid_to: 2019-12-31", "valid_to", "before valid_from"),
        ("name: lower", "name: upper", "name: upper\n", "overlaps"),
        ("clause_kind: wage_band", "clause_kind: wage_bnd", "wage_bnd", "not one of the codes"),
        ("url: \"https://example.org/a\"", "url: example", "url: example", "not a web address"),
        ("p. 1", "p" * 201, "locator: ppp", "too long"),
        ("status: met", "status: not_due", "status: not_due", "not one of the codes"),
    ],
)  # fmt: skip
def test_refused_with_its_line(path: Path, old: str, new: str, at: str, expected: str) -> None:
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    line = line_of(at.strip(), text) if at != "name: upper\n" else line_of("- name: upper", text)
    found = said(imported(path, text))
    assert any(where == line and expected in message for where, message in found), (line, found)
    assert not Agreement.objects.exists()


def test_overlapping_periods_are_refused(path: Path) -> None:
    text = TEXT.replace(
        "                      actuals:\n",
        "                        - {id: h1, start: 2020-01-01, end: 2020-06-30, due: 2020-07-31}\n"
        "                      actuals:\n",
    )
    ((_line, message),) = said(imported(path, text))
    assert "overlaps" in message


def test_two_clauses_of_a_version_have_different_ids(path: Path) -> None:
    text = TEXT.replace("              - id: wage\n", "              - id: general\n")
    ((line, message),) = said(imported(path, text))
    assert line == line_of("              - id: general", text)
    assert "same version, stable_id" in message


def test_there_are_thirty_two_kinds_of_clauses() -> None:
    assert len(ClauseKind) == 32


ODD_TEXTS = ["", " ", "-1", "1e9", "9" * 60, "2019-02-30", "{upper}", "a/b", "\u3000", "0000"]
ODD = st.sampled_from(
    [*ODD_TEXTS, None, [], {}, [[]], {"ko": None}, {"key": []}, ["pact"], {"ko": "가", "en": "A"}]
)


def subtrees(node: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    parts = node.items() if isinstance(node, dict) else enumerate(node)
    for step, part in parts:
        yield (*steps, step)
        if isinstance(part, dict | list):
            yield from subtrees(part, (*steps, step))


WHOLE = yaml.load(TEXT, Loader=yaml.BaseLoader)  # noqa: S506 -- our own text; all scalars stay text
PLACES = list(subtrees(WHOLE))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PLACES), ODD), min_size=1, max_size=3))
def test_odd_values_anywhere_give_faults_or_a_result(path: Path, edits: list[Any]) -> None:
    document = copy.deepcopy(WHOLE)
    for steps, odd in edits:
        node = document
        try:
            for step in steps[:-1]:
                node = node[step]
            node[steps[-1]] = copy.deepcopy(odd)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier edit took this place away
    outcome = imported(path, json.dumps(document, ensure_ascii=False), commit=False)
    if not outcome.faults:
        # what passes the checks, the database takes
        assert imported(path, path.read_text("utf-8")).committed or outcome.difference.empty
    assert all(fault.message.ko and fault.message.en for fault in outcome.faults)
