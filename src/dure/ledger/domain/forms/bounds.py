"""The two bounds of a band, stated as such or as a tolerance around a reference value."""

from __future__ import annotations

from decimal import Decimal

from dure.ledger.domain.task import EXACT, HUNDRED, Stated, Task
from dure.ledger.domain.types import Ref

_PERCENT = Decimal("0.01")


def bounds(task: Task) -> tuple[Stated, Stated]:
    """Lower and upper bound, both inclusive; a tolerance is in percent of the centre."""
    centre, tolerance = task.parameter("centre"), task.parameter("tolerance")
    if centre is not None and tolerance is not None:
        share = EXACT.multiply(tolerance.value, _PERCENT)
        width = EXACT.multiply(abs(centre.value), share)
        ref = Ref("parameter", centre.key)
        return (
            Stated(EXACT.subtract(centre.value, width), ref, derived=True),
            Stated(EXACT.add(centre.value, width), ref, derived=True),
        )
    lower, upper = task.parameter("lower"), task.parameter("upper")
    assert lower is not None  # otherwise the duty was found incomplete
    assert upper is not None
    return (
        Stated(lower.value, Ref("parameter", lower.key)),
        Stated(upper.value, Ref("parameter", upper.key)),
    )


def share_required(task: Task) -> Decimal:
    """Percent of workers who must be inside; all of them unless the promise says otherwise."""
    parameter = task.parameter("share_inside")
    return parameter.value if parameter is not None else HUNDRED
