"""What an import touches is assessed at once, in the same event of the log."""

from __future__ import annotations

from django.utils import timezone

from dure.exchange.kinds import Written, after_import
from dure.ledger.actions import assess
from dure.ledger.models import (
    Actual,
    Condition,
    Indicator,
    Judgement,
    ParameterValue,
    Period,
    Promise,
    RuleSet,
)

PARTS = (Actual, Condition, Judgement, ParameterValue, Period)


@after_import
def assess_touched(written: Written) -> None:
    """Findings as of today; none where no rule set has been imported yet (`dure assess` tells)."""
    today = timezone.localdate()
    if not RuleSet.objects.filter(valid_from__lte=today).exists():
        return
    everything = bool(written.touched(RuleSet) or written.changed.get(Indicator))
    assess(by=written.by, as_of=today, promises=None if everything else _touched(written))


def _touched(written: Written) -> set[int]:
    touched = {promise.pk for promise in written.touched(Promise)}
    for model in PARTS:
        touched |= {part.promise_id for part in written.touched(model)}  # type: ignore[attr-defined]  # every part has one
    return touched
