"""What must hold for any promise and any records."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dure.ledger.domain.evaluate import decide, decide_spans, evaluate, evaluate_spans
from dure.ledger.domain.sentences import pieces, sentences_as_json, sentences_from_json
from dure.ledger.domain.types import (
    Condition,
    Duty,
    Form,
    Judgement,
    Observation,
    Parameter,
    Ref,
    Span,
    Status,
    Term,
    Waiver,
)
from dure.records.domain.text import Text
from tests.ledger.domain.promises import DUE, RULES

START = date(2023, 1, 1)
# two years that end on the due date, and a year and more after it
DAYS = st.integers(-730, 500).map(lambda days: DUE + timedelta(days=days))
NUMBERS = st.decimals(-1000, 1000, places=2)
COUNTS = st.integers(0, 50).map(Decimal)
SPANS = (
    Span("2023", START, date(2023, 12, 31), date(2024, 1, 31), Decimal(20)),
    Span("2024", date(2024, 1, 1), DUE, DUE, Decimal(40)),
)
NAMES = ["target", "rate", "lower", "upper", "centre", "tolerance"]
NAMES += ["share_inside", "cap", "floor", "times", "within_days"]
RANK = [Status.NOT_MET, Status.PARTLY_MET, Status.MET_LATE, Status.MET]
DIGITS = re.compile(r"\d")


@st.composite
def records(draw: st.DrawFn) -> tuple[Observation, ...]:
    found = []
    for index in range(draw(st.integers(0, 6))):
        whole = draw(COUNTS)
        part = min(draw(COUNTS), whole)
        kinds = [
            {"value": draw(NUMBERS)},
            {"value": draw(NUMBERS), "base": draw(NUMBERS)},
            {"numerator": part, "denominator": whole},
            {"share_of_target": draw(st.decimals(0, 2, places=3))},
            {},
        ]
        stated = draw(st.sampled_from(kinds))
        span = draw(st.sampled_from([None, None, "2023", "2024"]))
        found.append(Observation(f"o{index}", draw(DAYS), span=span, **stated))
    return tuple(found)


def plain_duties() -> st.SearchStrategy[Duty]:
    """Promises that state what they need, so that something is decided about them."""
    goals = st.fixed_dictionaries({name: st.integers(0, 100) for name in NAMES[:4]})
    return st.builds(
        Duty,
        key=st.just("promise"),
        form=st.sampled_from(Form),
        unit=st.sampled_from(["person", "KRW", "percent", "vehicle"]),
        ascending=st.booleans(),
        cumulative=st.booleans(),
        due_on=st.just(DUE),
        spans=st.sampled_from([(), SPANS]),
        parameters=goals.map(
            lambda given: tuple(
                Parameter(f"p-{name}", name, Decimal(value), "percent")
                for name, value in given.items()
            )
        ),
    )


@st.composite
def odd_duties(draw: st.DrawFn) -> Duty:
    """Promises that lack this or that, or are waived, conditional or changed in between."""
    parameters = tuple(
        Parameter(f"p-{name}", name, abs(draw(NUMBERS)), "percent", draw(st.none() | DAYS))
        for name in sorted(draw(st.sets(st.sampled_from(NAMES))))
    )
    condition = Condition("c", Text("조건", "a condition"), draw(st.none() | DAYS))
    waiver = Waiver("w", draw(DAYS), draw(st.none() | DAYS), Text("사유", "a reason"))
    return replace(
        draw(plain_duties()),
        starts_on=draw(st.sampled_from([None, START])),
        due_on=draw(st.sampled_from([None, DUE])),
        parameters=parameters,
        condition=draw(st.sampled_from([None, condition])),
        waivers=draw(st.sampled_from([(), (waiver,)])),
    )


def duties() -> st.SearchStrategy[Duty]:
    return plain_duties() | odd_duties()


@st.composite
def judgements(draw: st.DrawFn) -> tuple[Judgement, ...]:
    verdicts = draw(st.lists(st.tuples(DAYS, st.sampled_from(Status)), max_size=2))
    return tuple(
        Judgement(f"j{index}", day, status, Text("위원회", "a council"), Text("이유", "a reason"))
        for index, (day, status) in enumerate(verdicts)
    )


@given(duties(), records(), judgements(), DAYS, st.randoms())
def test_order_of_records_changes_nothing(duty, seen, judged, as_of, random) -> None:
    shuffled = random.sample(seen, len(seen))

    assert evaluate(duty, shuffled, as_of, RULES, judged) == evaluate(
        duty, seen, as_of, RULES, judged
    )


@given(duties(), records(), judgements(), DAYS)
def test_only_what_was_known_by_then_counts(duty, seen, judged, as_of) -> None:
    known = [one for one in seen if one.as_of <= as_of]
    told = [one for one in judged if one.on <= as_of]

    assert evaluate(duty, seen, as_of, RULES, judged) == evaluate(duty, known, as_of, RULES, told)
    assert evaluate_spans(duty, seen, as_of, RULES, judged) == evaluate_spans(
        duty, known, as_of, RULES, told
    )


@given(duties(), records(), DAYS)
def test_condition_reached_later_is_not_foreseen(duty, seen, as_of) -> None:
    never = Condition("c", Text("조건", "a condition"))
    tomorrow = replace(never, reached_on=as_of + timedelta(days=1))

    assert evaluate(replace(duty, condition=tomorrow), seen, as_of, RULES) == evaluate(
        replace(duty, condition=never), seen, as_of, RULES
    )


@given(duties(), records(), DAYS)
def test_before_the_due_date_nothing_is_broken(duty, seen, as_of) -> None:
    broken = {Status.NOT_MET, Status.PARTLY_MET, Status.NO_EVIDENCE, Status.MET_LATE}

    for one in decide_spans(duty, seen, as_of, RULES):
        if one.task.due is not None and not one.task.is_past_due:
            assert one.status not in broken
    if as_of <= min([DUE, *(span.due for span in duty.spans)]):
        kept = tuple(one for one in duty.parameters if one.name != "within_days")
        duty = replace(duty, parameters=kept)
        found = decide(duty, seen, as_of, RULES)
        # a promise with no due date at all is open from the start: silence is then no evidence
        assert found.status not in broken or found.task.due is None


def _more_is_better(form: Form, cumulative: bool) -> Duty:
    target = Parameter("p-target", "target", Decimal(100), "person")
    return Duty("promise", form, "person", True, cumulative, due_on=DUE, parameters=(target,))


@given(
    st.sampled_from([Form.THRESHOLD, Form.CUMULATIVE]),
    st.booleans(),
    st.lists(st.tuples(DAYS, st.integers(0, 150)), max_size=5),
    DAYS,
    st.integers(0, 100),
    DAYS,
)
def test_more_of_a_better_value_never_worsens(form, cumulative, values, day, extra, as_of) -> None:
    duty = _more_is_better(form, cumulative)
    seen = [Observation(f"o{i}", on, Decimal(value)) for i, (on, value) in enumerate(values)]
    best = max((value for _, value in values), default=0)
    more = [*seen, Observation("more", day, Decimal(best + extra))]

    before = decide(duty, seen, as_of, RULES).status
    after = decide(duty, more, as_of, RULES).status
    if before in RANK and after in RANK:
        assert RANK.index(after) >= RANK.index(before)
    assert not (before in RANK and after not in RANK)


@given(
    st.sampled_from([Form.THRESHOLD, Form.CUMULATIVE, Form.AMOUNT, Form.BAND, Form.RATIO]),
    st.booleans(),
    records(),
    st.integers(1, 10**9).map(Decimal),
    DAYS,
)
def test_scaling_target_and_values_changes_nothing(form, ascending, seen, factor, as_of) -> None:
    def scaled(by: Decimal) -> tuple[Status, Decimal | None]:
        fixed = {"rate", "tolerance", "share_inside"} | (
            {"target"} if form is Form.RATIO else set()
        )
        parameters = tuple(
            Parameter(name, name, Decimal(40) * (1 if name in fixed else by), "KRW")
            for name in ("target", "rate", "lower", "upper", "cap")
        )
        duty = Duty("promise", form, "KRW", ascending, due_on=DUE, parameters=parameters)
        bigger = [_times(one, by) for one in seen if form is not Form.RATIO or one.value is None]
        found = decide(duty, bigger, as_of, RULES)
        return found.status, found.share

    assert scaled(factor) == scaled(Decimal(1))


def _times(one: Observation, by: Decimal) -> Observation:
    stated = ("value", "numerator", "denominator", "base")
    given = {name: getattr(one, name) for name in stated}
    return replace(one, **{name: value * by for name, value in given.items() if value is not None})


@given(duties(), records(), judgements(), DAYS)
def test_every_number_told_has_a_record_or_is_derived(duty, seen, judged, as_of) -> None:
    findings = [
        evaluate(duty, seen, as_of, RULES, judged),
        *evaluate_spans(duty, seen, as_of, RULES, judged),
    ]
    for sentence in (sentence for one in findings for sentence in one.explanation):
        for language in ("ko", "en"):
            for piece in pieces(sentence, language):
                if isinstance(piece, Term):
                    shown = piece.text.in_language(language)[0]
                    assert piece.ref or piece.derived or not DIGITS.search(shown)
                else:
                    assert not DIGITS.search(piece)
                    assert "{" not in piece
                    assert "[" not in piece


@given(duties(), records(), judgements(), DAYS)
def test_every_reference_names_a_record_that_was_given(duty, seen, judged, as_of) -> None:
    found = evaluate(duty, seen, as_of, RULES, judged)
    known = {Ref("promise", duty.key), Ref("rule", RULES.key), Ref("condition", "c")}
    known |= {Ref("actual", one.key) for one in seen} | {Ref("waiver", "w")}
    known |= {Ref("parameter", one.key) for one in duty.parameters}
    known |= {Ref("period", one.key) for one in duty.spans}
    known |= {Ref("judgement", one.key) for one in judged}

    used = {term.ref for one in found.explanation for term in one.terms.values() if term.ref}
    assert used <= known
    assert found.explanation


@given(duties(), records(), judgements(), DAYS)
def test_explanation_survives_json(duty, seen, judged, as_of) -> None:
    told = evaluate(duty, seen, as_of, RULES, judged).explanation

    assert sentences_from_json(sentences_as_json(told)) == told


@given(duties(), records(), DAYS)
def test_share_agrees_with_the_status(duty, seen, as_of) -> None:
    found = decide(duty, seen, as_of, RULES)
    if found.share is None or found.parts:
        return
    if found.status is Status.PARTLY_MET:
        assert found.share >= RULES.partly_from - Decimal("0.000001")
        assert found.share < 1
    if found.status is Status.NOT_MET:
        assert found.share < RULES.partly_from
    if found.status in {Status.MET, Status.MET_LATE}:
        assert found.share >= 1


@given(records(), DAYS)
def test_event_log_is_never_scored(seen, as_of) -> None:
    duty = Duty("promise", Form.EVENT_LOG, "event", due_on=DUE)

    assert decide(duty, seen, as_of, RULES).status is Status.NOT_ASSESSABLE
