"""What the samples must say, whoever edits them: the cases that Dure was made for."""

from collections import defaultdict
from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps

from dure.audit.verify import verify
from dure.compacts.domain.comparison import Article, Change, compare
from dure.compacts.models import Agreement
from dure.compacts.queries import clauses_of
from dure.exchange.engine import Outcome, run
from dure.ledger.domain.sentences import plain_text
from dure.ledger.domain.types import Form
from dure.ledger.models import Finding, Indicator, ParameterValue, Promise, RuleSet
from dure.ledger.queries import DECIDED
from dure.parties.models import Organisation
from dure.places.models import Region
from dure.plans.models import Plan
from dure.plans.queries import mismatches_of, with_lines
from dure.records.models import Sourced
from dure.site.models import SearchEntry
from dure.site.search import rebuild
from dure.site.timeline import story_of
from tests.samples.conftest import SAMPLES

pytestmark = pytest.mark.usefixtures("samples")

# Dure's own: its rules, how it counts, and who checked the samples.
OWN = (RuleSet, Indicator)
CHECKERS = "dure-samples"


def finding(key: str) -> Finding:
    found = Promise.objects.select_related("finding").get(key=key).finding
    assert found
    return found


def told(key: str, language: str) -> str:
    return plain_text(finding(key).sentences, language)


def test_samples_are_imported_without_a_fault(samples: Outcome) -> None:
    assert samples.faults == []
    assert samples.committed


def test_second_import_changes_nothing() -> None:
    again = run([SAMPLES], commit=True)
    assert again.faults == []
    assert again.difference.empty
    assert again.difference.kept == []
    assert sum(again.difference.unchanged.values()) == again.rows


def test_log_of_changes_verifies() -> None:
    assert verify().faults == []


def test_every_record_taken_from_a_source_names_it() -> None:
    models = [m for m in apps.get_models() if issubclass(m, Sourced) and m not in OWN]
    nameless = {
        (model.__name__, key)
        for model in models
        for key in model._default_manager.filter(source=None).values_list("key", flat=True)
    }
    assert len(models) > 15
    assert nameless == {(Organisation.__name__, CHECKERS)}


def test_every_promise_has_a_finding() -> None:
    assert Promise.objects.exists()
    assert not Promise.objects.filter(finding=None).exists()


def test_nothing_is_decided_without_an_approved_actual_or_a_judgement() -> None:
    decided = Promise.objects.filter(finding__status__in=DECIDED)
    assert decided.exists()
    assert not decided.filter(actuals=None, judgements=None).exists()


def test_gunsan_jobs_are_not_met_on_what_is_known_so_far() -> None:
    found = finding("gunsan-compact-2019/jobs")
    assert (found.status, found.share, found.provisional) == ("not_met", Decimal("0.32"), True)
    assert "32% × 1,704명 = 약 545명(계산값)" in told("gunsan-compact-2019/jobs", "ko")
    assert "32% × 1,704 people = about 545 people" in told("gunsan-compact-2019/jobs", "en")


def test_gunsan_investment_is_partly_met() -> None:
    found = finding("gunsan-compact-2019/investment")
    assert (found.status, found.provisional) == ("partly_met", True)
    assert "61.1%" in told("gunsan-compact-2019/investment", "ko")
    assert "KRW 316 bn ÷ KRW 517.1 bn" in told("gunsan-compact-2019/investment", "en")


def test_gunsan_production_is_not_met() -> None:
    """By the plan that the published 1.3 % is a share of; the other plans are told."""
    key = "gunsan-compact-2019/production"
    found = finding(key)
    assert (found.status, found.provisional) == ("not_met", True)
    assert found.share
    assert found.share.quantize(Decimal("0.0001")) == Decimal("0.0132")
    assert "4,292대 ÷ 325,000대 = 약속의 1.3%" in told(key, "ko")
    assert "24만 대로 적으며" in Promise.objects.get(key=key).note.ko


def test_five_years_without_strikes_are_recorded_and_never_scored() -> None:
    promise = Promise.objects.get(key="gunsan-compact-2019/no-strike")
    assert promise.form == Form.EVENT_LOG
    statuses = set(promise.findings.values_list("status", flat=True))
    assert statuses == {"not_assessable"}


def test_gwangju_deal_of_2018_drops_four_agendas_and_adds_the_deferral() -> None:
    rows = compare(articles("gwangju-base-2017"), articles("gwangju-provisional-2018"))
    by_change = defaultdict(set)
    for row in rows:
        by_change[row.change].add(row.agenda)
    assert by_change[Change.DROPPED] >= {"wage", "hours", "management", "subcontract"}
    assert by_change[Change.ADDED] == {"bargaining"}
    assert Change.KEPT not in by_change


def articles(key: str) -> list[Article]:
    version = Agreement.objects.get(key=key).versions.last()
    assert version
    return [
        Article(c.key, c.stable_id, c.agenda.key, c.agenda.order, c.order)
        for c in clauses_of(version)
    ]


def test_labour_leaves_the_table_of_gwangju_twice_and_comes_back() -> None:
    story = story_of(Region.objects.get(key="gwangju"))
    (labour,) = [lane for lane in story.lanes if lane.side == "labour"]
    years = [(start.year, end and end.year) for start, end in labour.segments]
    assert years == [(2015, 2018), (2019, 2019), (2020, None)]
    whole = [lane.segments for lane in story.lanes if lane.side != "labour"]
    assert all(len(segments) == 1 for segments in whole)


def test_guro_prints_two_totals_that_do_not_add_up() -> None:
    plan = with_lines(Plan.objects.all()).get(key="guro-jobs-2010")
    found = {(m.line, m.year): (m.printed, m.computed) for m in mismatches_of(plan.lines.all())}
    assert found == {
        ("guro-jobs-2010/total", None): (18640, 18650),
        ("guro-jobs-2010/private", None): (5790, 5800),
    }


def test_gunsan_results_add_up() -> None:
    plan = with_lines(Plan.objects.all()).get(key="gunsan-results-2020")
    assert mismatches_of(plan.lines.all()) == []


def test_gangwon_wages_follow_the_prices_of_each_year() -> None:
    rates = ParameterValue.objects.filter(promise__key="gangwon-compact-2019/wage-rise")
    by_year = {
        rate.valid_from.year: rate.value
        for rate in rates
        if rate.valid_from and rate.valid_to == date(rate.valid_from.year, 12, 31)
    }
    assert len(by_year) == rates.count()
    assert {year: by_year[year] for year in (2020, 2021, 2022, 2023)} == {
        2020: Decimal("0.4"),
        2021: Decimal("0.5"),
        2022: Decimal("2.5"),
        2023: Decimal("5.1"),
    }


def test_search_shows_clauses_with_their_values_in_place() -> None:
    rebuild()
    entries = SearchEntry.objects.filter(label="compacts.clause")
    assert entries.exists()
    shown = [text for e in entries for text in (e.title, e.summary)]
    assert [text for text in shown if "{" in text.ko + text.en] == []
