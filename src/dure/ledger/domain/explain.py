"""Why a decision came out as it did: the arithmetic, then the dates and the rule."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from operator import attrgetter

from dure.ledger.domain.forms import MEASURES
from dure.ledger.domain.forms.arithmetic import due_term, part_term, promise_ref
from dure.ledger.domain.periods import show_periods
from dure.ledger.domain.task import HUNDRED, Decision, Reason
from dure.ledger.domain.types import Form, Judgement, Ref, Sentence, Status, Term
from dure.ledger.domain.units import STATED_NAMES, STATUS_NAMES
from dure.ledger.domain.wording import (
    actual_ref,
    day_term,
    derived,
    quantity,
    sentence,
    status_term,
)
from dure.records.domain.text import Text


def explain(decision: Decision) -> tuple[Sentence, ...]:
    """Write the explanation; the first sentence is the arithmetic wherever there is any."""
    task = decision.task
    if decision.reason is Reason.PERIODS:
        lines = show_periods(decision)
    elif decision.reason is Reason.INCOMPLETE:
        lines = ()
    else:
        lines = MEASURES[task.duty.form].show(task, decision.reading)
    because = _BECAUSE[decision.reason](decision)
    return (*lines, *because, *_provisional(decision), *_beside(decision))


def _waived(decision: Decision) -> tuple[Sentence, ...]:
    waiver = decision.waiver
    assert waiver is not None  # a waived decision names its waiver
    ref = Ref("waiver", waiver.key)
    reason, start = Term(waiver.reason, ref), day_term(waiver.start, ref)
    if waiver.end is None:
        return (
            sentence(
                "{start}부터 이행이 면제되었습니다: {reason}",
                "Excused from {start} on: {reason}",
                start=start,
                reason=reason,
            ),
        )
    return (
        sentence(
            "{start}부터 {end}까지 이행이 면제되었습니다: {reason}",
            "Excused from {start} to {end}: {reason}",
            start=start,
            end=day_term(waiver.end, ref),
            reason=reason,
        ),
    )


def _not_started(decision: Decision) -> tuple[Sentence, ...]:
    task = decision.task
    assert task.start is not None  # without a start nothing is before it
    ref = Ref("period", task.span.key) if task.span is not None else promise_ref(task)
    return (
        sentence(
            "의무는 {start}에 시작됩니다.",
            "The duty begins on {start}.",
            start=day_term(task.start, ref),
        ),
    )


def _condition_open(decision: Decision) -> tuple[Sentence, ...]:
    condition = decision.task.duty.condition
    assert condition is not None  # an open condition is there
    return (
        sentence(
            "조건이 이루어졌다는 기록이 {as_of}까지 없어 아직 의무가 없습니다: {condition}",
            "No record up to {as_of} says that the condition was reached, so nothing is owed yet: "
            "{condition}",
            as_of=day_term(decision.task.as_of),
            condition=Term(condition.text, Ref("condition", condition.key)),
        ),
    )


def _incomplete(decision: Decision) -> tuple[Sentence, ...]:
    names = [STATED_NAMES[name] for name in decision.missing]
    what = Text(", ".join(name.ko for name in names), ", ".join(name.en for name in names))
    if decision.status is Status.NO_EVIDENCE:
        return (
            sentence(
                "{as_of}까지 제출된 증빙이 없습니다. 정해진 {what}[이/가] 없어, 증빙이 있어도 "
                "판정하려면 이것부터 정해야 합니다.",
                "Nobody has filed any evidence up to {as_of}. Nor does the promise state {what}, "
                "which would have to be settled first.",
                as_of=day_term(decision.task.as_of),
                what=Term(what, promise_ref(decision.task)),
            ),
        )
    return (
        sentence(
            "{as_of} 기준으로 정해진 {what}[이/가] 없어 판정할 수 없습니다.",
            "Cannot be assessed: as of {as_of} the promise does not state {what}.",
            as_of=day_term(decision.task.as_of),
            what=Term(what, promise_ref(decision.task)),
        ),
    )


def _nothing_yet(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "기한은 {due}이며, {as_of}까지 승인된 실적 기록은 없습니다.",
            "Due on {due}; no approved record up to {as_of}.",
            due=due_term(decision.task),
            as_of=day_term(decision.task.as_of),
        ),
    )


def _nothing_proven(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "기한 {due}[이/가] 지났으나 {as_of}까지 이행을 보여 주는 승인된 기록이 없습니다.",
            "{due}, the due date, has passed; no approved record up to {as_of} shows fulfilment.",
            due=due_term(decision.task),
            as_of=day_term(decision.task.as_of),
        ),
    )


def _unusable(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "기록은 있으나 이 약속을 계산하는 데 필요한 값이 없습니다.",
            "There are records, but not the numbers that this promise is computed from.",
        ),
    )


def _under_way(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "기한 {due}[이/가] 아직 지나지 않았습니다.",
            "The due date, {due}, has not passed.",
            due=due_term(decision.task),
        ),
    )


def _too_old(decision: Decision) -> tuple[Sentence, ...]:
    task = decision.task
    reach = quantity(Decimal(task.rules.evidence_reach_days), "day")
    return (
        sentence(
            "마지막 기록이 기한 {due}보다 {reach} 넘게 앞서 있어 판정 근거로 삼지 않습니다.",
            "The last record is more than {reach} older than the due date, {due}, "
            "so nothing is found on it.",
            due=due_term(task),
            reach=Term(reach, Ref("rule", task.rules.key)),
        ),
    )


def _reached(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "기한 {due} 안에 약속을 충족했습니다.",
            "The promise was fulfilled by the due date, {due}.",
            due=due_term(decision.task),
        ),
    )


def _reached_late(decision: Decision) -> tuple[Sentence, ...]:
    task, reading = decision.task, decision.reading
    assert reading is not None  # what was reached was read
    assert task.due is not None  # nothing is late without a due date
    late = (reading.last - task.due).days
    return (
        sentence(
            "기한 {due}보다 {days} 늦게 약속을 충족했습니다.",
            "The promise was fulfilled {days} after the due date, {due}.",
            due=due_term(task),
            days=derived(quantity(Decimal(late), "day")),
        ),
    )


def _short(decision: Decision) -> tuple[Sentence, ...]:
    if decision.provisional and decision.reading is not None:
        newest = max(decision.reading.used, key=attrgetter("as_of", "key"))
        return (
            sentence(
                "{last}까지 알려진 실적으로는, 기한이 {due}인 약속에 미치지 못합니다.",
                "By what is known up to {last}, the promise, due on {due}, falls short.",
                last=day_term(newest.as_of, actual_ref(newest)),
                due=due_term(decision.task),
            ),
            *_part_reached(decision),
        )
    return (
        sentence(
            "기한 {due}까지 약속을 충족하지 못했습니다.",
            "The promise was not fulfilled by the due date, {due}.",
            due=due_term(decision.task),
        ),
        *_part_reached(decision),
    )


def _part_reached(decision: Decision) -> tuple[Sentence, ...]:
    """Which part of the promise that is, unless the arithmetic has said so, and what follows."""
    task, reading = decision.task, decision.reading
    assert reading is not None  # a shortfall was read
    part, none = part_term(reading), status_term(Status.NOT_MET)
    if part is None:
        ko = "일부만 이행한 것으로 볼 수 없는 약속이므로 ‘{none}’[으로/로] 판정합니다."
        return (sentence(ko, "No part of it can be kept, so it counts as {none}.", none=none),)
    rule = sentence(
        "약속의 {partly} 이상이면 ‘{some}’, 그보다 적으면 ‘{none}’[으로/로] 판정합니다.",
        "From {partly} of the promise on it counts as {some}, below that as {none}.",
        partly=Term(
            quantity(task.rules.partly_from * HUNDRED, "percent"), Ref("rule", task.rules.key)
        ),
        some=status_term(Status.PARTLY_MET),
        none=none,
    )
    if task.duty.ascending and task.duty.form not in {Form.RATIO, Form.BAND}:
        return (rule,)
    told = sentence(
        "이행한 몫은 약속의 {part}입니다.", "That is {part} of what was promised.", part=part
    )
    return (told, rule)


def _recorded_only(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "기본권의 행사는 기록만 하고 이행 여부를 평가하지 않습니다.",
            "The use of a fundamental right is recorded, never scored.",
        ),
    )


def _judged(decision: Decision) -> tuple[Sentence, ...]:
    assert decision.judgement is not None  # a judged decision names its judgement
    return (_judgement(decision.judgement),)


def _judgement(judgement: Judgement) -> Sentence:
    ref = Ref("judgement", judgement.key)
    return sentence(
        "{on}, {assessor}[이/가] ‘{status}’[으로/로] 판정했습니다: {reason}",
        "{assessor} found on {on}: {status}. {reason}",
        on=day_term(judgement.on, ref),
        assessor=Term(judgement.assessor, ref),
        status=Term(STATUS_NAMES[judgement.status], ref),
        reason=Term(judgement.reason, ref),
    )


def _awaiting_judgement(decision: Decision) -> tuple[Sentence, ...]:
    return (
        sentence(
            "계산할 수 없는 약속이며, 기록은 있으나 아직 판정한 사람이 없습니다.",
            "This promise cannot be computed; there are records, but nobody has judged it yet.",
        ),
    )


def _no_more(decision: Decision) -> tuple[Sentence, ...]:
    return ()


def _provisional(decision: Decision) -> tuple[Sentence, ...]:
    if not decision.provisional:
        return ()
    task, reading = decision.task, decision.reading
    if decision.reason is Reason.PERIODS:
        ko = "기한보다 앞선 기록으로 판정한 기간이 있어 잠정 판정입니다."
        en = "Provisional: some periods were found on records from before their due date."
        return (sentence(ko, en),)
    assert reading is not None  # only what was read can be provisional
    last = max(reading.used, key=lambda seen: (seen.as_of, seen.key))
    return (
        sentence(
            "기한 {due}보다 앞선 {last} 기록에 따른 잠정 판정입니다.",
            "Provisional: it rests on a record of {last}, before the due date, {due}.",
            due=due_term(task),
            last=day_term(last.as_of, Ref("actual", last.key)),
        ),
    )


def _beside(decision: Decision) -> tuple[Sentence, ...]:
    """A judgement never replaces what was computed; it is told beside it."""
    judgements = decision.task.judgements
    if not decision.computed or not judgements:
        return ()
    return (
        sentence(
            "다음 판정은 계산 결과를 바꾸지 않고 함께 적습니다.",
            "The following judgement stands beside the computed result and does not change it.",
        ),
        _judgement(judgements[-1]),
    )


_BECAUSE: dict[Reason, Callable[[Decision], tuple[Sentence, ...]]] = {
    Reason.WAIVED: _waived,
    Reason.NOT_STARTED: _not_started,
    Reason.CONDITION_OPEN: _condition_open,
    Reason.INCOMPLETE: _incomplete,
    Reason.NOTHING_YET: _nothing_yet,
    Reason.NOTHING_PROVEN: _nothing_proven,
    Reason.UNUSABLE: _unusable,
    Reason.UNDER_WAY: _under_way,
    Reason.TOO_OLD: _too_old,
    Reason.REACHED: _reached,
    Reason.REACHED_LATE: _reached_late,
    Reason.SHORT: _short,
    Reason.PERIODS: _no_more,
    Reason.RECORDED_ONLY: _recorded_only,
    Reason.JUDGED: _judged,
    Reason.AWAITING_JUDGEMENT: _awaiting_judgement,
}
