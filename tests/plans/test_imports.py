"""Plans from files: targets become periods, and totals that do not add up are flagged."""

from decimal import Decimal
from pathlib import Path

import pytest

from dure.exchange.engine import Outcome, run
from dure.ledger.models import Period
from dure.places.models import Discrepancy
from dure.plans.models import PlanFigure, PlanLine

pytestmark = pytest.mark.django_db

TEXT = """\
dure: 1
regions:
  - {key: r, name: {ko: 가상구, en: Madeup}, kind: city}
plans:
  - key: plan
    region: r
    kind: term
    title: {ko: 일자리 계획, en: Jobs plan}
    unit: {ko: 명, en: people}
    start: 2010
    end: 2011
    lines:
      - id: total
        title: {ko: 합계, en: Total}
        basis: target
        is_total: true
        printed_total: 41
        figures: [{year: 2010, value: 20}, {year: 2011, value: 21}]
      - id: public
        title: {ko: 공공, en: Public}
        basis: target
        printed_total: 20
        figures: [{year: 2010, value: 10}, {year: 2011, value: 10}]
        promise:
          title: {ko: 공공 일자리, en: Public jobs}
          statement: {ko: 만듭니다., en: Created.}
          form: cumulative
      - id: private
        title: {ko: 민간, en: Private}
        basis: target
        printed_total: 21
        figures: [{year: 2010, value: 10}, {year: 2011, value: 11}]
      - id: done
        title: {ko: 실적, en: Results}
        basis: reported
        figures: [{year: 2010, value: 3}]
"""


def imported(tmp_path: Path, text: str = TEXT) -> Outcome:
    path = tmp_path / "plan.yml"
    path.write_text(text, "utf-8")
    outcome = run([path], commit=True)
    assert not outcome.faults
    return outcome


def test_totals_that_add_up_are_not_flagged(tmp_path: Path) -> None:
    assert imported(tmp_path).notices == []
    assert not Discrepancy.objects.exists()
    assert PlanFigure.objects.get(key="plan/private/2011").value == 11


def test_periods_are_made_from_figures(tmp_path: Path) -> None:
    imported(tmp_path)
    periods = Period.objects.values_list("key", "start", "due", "target")
    shown = [(key, str(start), str(due), target) for key, start, due, target in periods]
    assert shown == [
        ("plan/public/2010", "2010-01-01", "2010-12-31", Decimal(10)),
        ("plan/public/2011", "2011-01-01", "2011-12-31", Decimal(10)),
    ]  # fmt: skip
    assert PlanLine.objects.get(key="plan/public").promise.key == "plan/public"


def test_periods_that_are_given_are_not_made(tmp_path: Path) -> None:
    given = "          form: cumulative\n          periods:\n"
    given += "            - {id: all, start: 2010-01-01, end: 2011-12-31, due: 2012-01-31}\n"
    imported(tmp_path, TEXT.replace("          form: cumulative\n", given))
    assert Period.objects.get().key == "plan/public/all"


def test_a_yearly_total_that_differs_is_kept_and_flagged(tmp_path: Path) -> None:
    text = TEXT.replace("{year: 2010, value: 20}", "{year: 2010, value: 19}")
    text = text.replace("printed_total: 41", "printed_total: 40")
    outcome = imported(tmp_path, text)
    assert PlanFigure.objects.get(key="plan/total/2010").value == 19
    found = {one.key: (one.printed, one.found) for one in Discrepancy.objects.filter(computed=True)}
    assert found == {"plan/total/sum-2010": ("19", "20"), "plan/total/sum-lines": ("40", "41")}
    flagged = Discrepancy.objects.get(key="plan/total/sum-2010")
    assert flagged.subject == "plan_line:plan/total"
    assert "10 + 10 = 20" in flagged.note.ko
    assert "10 + 10 = 20, but 19 is printed" in flagged.note.en
    assert len(outcome.notices) == 2


def test_a_line_that_differs_from_its_own_years_is_flagged(tmp_path: Path) -> None:
    imported(tmp_path, TEXT.replace("printed_total: 20", "printed_total: 18"))
    flagged = Discrepancy.objects.get(key="plan/public/sum-years")
    assert (flagged.printed, flagged.found) == ("18", "20")


def test_a_flag_goes_when_the_sum_is_right(tmp_path: Path) -> None:
    imported(tmp_path, TEXT.replace("value: 21}", "value: 22}"))
    assert Discrepancy.objects.exists()
    outcome = imported(tmp_path)
    assert {gone.key for gone in outcome.difference.stale} == {
        "plan/total/sum-2011", "plan/total/sum-years",
    }  # fmt: skip
    assert not Discrepancy.objects.exists()
    assert imported(tmp_path).difference.empty
