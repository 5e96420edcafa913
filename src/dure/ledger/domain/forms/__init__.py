"""The nine measure forms, one module each, behind one table."""

from __future__ import annotations

from dure.ledger.domain.forms import (
    amount,
    band,
    cumulative,
    event_log,
    milestone,
    qualitative,
    ratio,
    recurring,
    threshold,
)
from dure.ledger.domain.types import Form
from dure.ledger.domain.weigh import Measure

MEASURES: dict[Form, Measure] = {
    Form.THRESHOLD: threshold.MEASURE,
    Form.BAND: band.MEASURE,
    Form.RATIO: ratio.MEASURE,
    Form.CUMULATIVE: cumulative.MEASURE,
    Form.MILESTONE: milestone.MEASURE,
    Form.RECURRING: recurring.MEASURE,
    Form.AMOUNT: amount.MEASURE,
    Form.EVENT_LOG: event_log.MEASURE,
    Form.QUALITATIVE: qualitative.MEASURE,
}
