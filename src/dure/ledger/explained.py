"""A promise's finding with everything that explains it, as of any date, for pages and programs."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from dure.ledger.domain import wording
from dure.ledger.domain.evaluate import evaluate, evaluate_spans
from dure.ledger.domain.sentences import plain_text, sentences_as_json
from dure.ledger.domain.types import Finding, Form, Status
from dure.ledger.domain.units import UNITS
from dure.ledger.domain.verifiability import ELEMENT_NAMES, EVIDENCE, Element, verifiability
from dure.ledger.models import FORM_LABELS, Actual, Period, Promise
from dure.ledger.queries import duty_of, judgements_of, observations_of, rules_at, rules_of
from dure.parties.models import Organisation
from dure.records.domain.text import Text

SIGNS = {"KRW": Text("원", "KRW"), "percent": Text("%", "%")}


class PeriodFinding(NamedTuple):
    period: Period
    finding: Finding


def finding_at(promise: Promise, as_of: date) -> Finding:
    """What the rules say now for that date. Expects `with_everything`."""
    return evaluate(*_case(promise, as_of))


def period_findings(promise: Promise, as_of: date) -> list[PeriodFinding]:
    periods = {period.key: period for period in promise.periods.all()}
    found = evaluate_spans(*_case(promise, as_of))
    return [PeriodFinding(periods[one.span], one) for one in found if one.span]


def _case(promise: Promise, as_of: date) -> tuple[Any, ...]:
    return (
        duty_of(promise),
        observations_of(standing_actuals(promise)),
        as_of,
        rules_of(rules_at(as_of)),
        judgements_of(promise.judgements.all()),
    )


def standing_actuals(promise: Promise) -> list[Actual]:
    """Approved observations that no correction has superseded. Expects `with_everything`."""
    found: list[Actual] = promise.standing_actuals  # type: ignore[attr-defined]  # prefetched to it
    return found


def missing(promise: Promise) -> tuple[Element, ...]:
    """What the promise lacks to be verifiable; empty if nothing."""
    present = [element for element, text in stated(promise).items() if text]
    return verifiability(present, Form(promise.form))


def stated(promise: Promise) -> dict[Element, Text]:
    """What the promise says of each element; an empty text where it says nothing."""
    indicator = promise.indicator
    return {
        Element.BEARER: _name(promise.bearer),
        Element.BENEFICIARY: _name(promise.beneficiary) or promise.beneficiary_text,
        Element.MEASURE: indicator.definition if indicator else _measure_of(promise),
        Element.UNIT: _unit(indicator.unit) if indicator else Text(),
        Element.TARGET_OR_FORMULA: _target(promise),
        Element.PERIOD: _period(promise),
        Element.SOURCE: promise.evidence_source,
        Element.REPORTER: _name(promise.reporter),
        Element.VERIFIER: _name(promise.verifier),
        Element.DUE: _due(promise),
        Element.CONSEQUENCE: promise.consequence,
    }


def _name(organisation: Organisation | None) -> Text:
    return organisation.name if organisation else Text()


def _unit(code: str) -> Text:
    if code in SIGNS:
        return SIGNS[code]
    counter, _, plural = UNITS.get(code, (code, code, code))
    return Text(counter, plural)


def _measure_of(promise: Promise) -> Text:
    """A milestone or a judged duty is measured by its own statement."""
    own = {Form.MILESTONE, Form.EVENT_LOG, Form.QUALITATIVE, Form.RECURRING}
    return promise.statement if Form(promise.form) in own else Text()


def _target(promise: Promise) -> Text:
    parameters = [
        Text(f"{p.label.ko} {amount.ko}", f"{p.label.en} {amount.en}")
        for p in promise.parameters.all()
        if (amount := wording.quantity(p.value, p.unit))
    ]
    unit = promise.indicator.unit if promise.indicator else ""
    targets = [
        wording.quantity(period.target, unit)
        for period in promise.periods.all()
        if period.target is not None
    ]
    texts = parameters or targets
    return Text("; ".join(t.ko for t in texts), "; ".join(t.en for t in texts))


def _period(promise: Promise) -> Text:
    periods = list(promise.periods.all())
    start = promise.starts_on or (periods[0].start if periods else None)
    end = promise.due_on or (periods[-1].end if periods else None)
    if end is None:
        return Text()
    if start is None:
        return Text(f"{end.isoformat()}까지", f"until {end.isoformat()}")
    return Text(
        f"{start.isoformat()} – {end.isoformat()}", f"{start.isoformat()} – {end.isoformat()}"
    )


def _due(promise: Promise) -> Text:
    if promise.due_text:
        return promise.due_text
    if promise.due_on:
        return wording.day(promise.due_on)
    dues = [wording.day(period.due) for period in promise.periods.all()]
    return Text(", ".join(d.ko for d in dues), ", ".join(d.en for d in dues))


def elements(promise: Promise) -> list[dict[str, Text]]:
    """Rows for the page: each element and what the promise says of it."""
    lacking = set(missing(promise))
    return [
        {"name": ELEMENT_NAMES[element], "text": text}
        for element, text in stated(promise).items()
        if text or element in lacking
    ]


def what_would_settle(promise: Promise) -> Text:
    return EVIDENCE[Form(promise.form)]


def as_json(promise: Promise, as_of: date) -> dict[str, Any]:
    """The explanation for programs: finding, arithmetic, parameters, evidence and gaps."""
    finding = finding_at(promise, as_of)
    return {
        "key": promise.key,
        "title": promise.title.as_json(),
        "as_of": as_of.isoformat(),
        "status": finding.status,
        "provisional": finding.provisional,
        "share": None if finding.share is None else str(finding.share),
        "form": promise.form,
        "form_name": str(FORM_LABELS[Form(promise.form)]),
        "rules": finding.rules,
        "explanation": sentences_as_json(finding.explanation),
        "explanation_text": {
            language: plain_text(finding.explanation, language) for language in ("ko", "en")
        },
        "missing": [element.value for element in missing(promise)],
        "parameters": [_parameter_json(p) for p in promise.parameters.all()],
        "actuals": [_actual_json(a) for a in standing_actuals(promise)],
        "periods": [
            {"key": p.key, "status": f.status, "target": _plain(p.target)}
            for p, f in period_findings(promise, as_of)
        ],
        "source": promise.source.key if promise.source else None,
        "statuses": [status.value for status in Status],
    }


def _parameter_json(parameter: Any) -> dict[str, Any]:
    return {
        "key": parameter.key,
        "name": parameter.name,
        "value": _plain(parameter.value),
        "unit": parameter.unit,
        "valid_from": _day(parameter.valid_from),
        "valid_to": _day(parameter.valid_to),
        "source": parameter.source.key if parameter.source else None,
    }


def _actual_json(actual: Actual) -> dict[str, Any]:
    numbers = ("value", "numerator", "denominator", "share_of_target", "base")
    return {
        "key": actual.key,
        "as_of": actual.as_of.isoformat(),
        **{name: _plain(getattr(actual, name)) for name in numbers},
        "printed": actual.printed,
        "approval": actual.approval,
        "approved_by": actual.approved_by.key,
        "approved_on": actual.approved_on.isoformat(),
        "source": actual.source.key if actual.source else None,
    }


def _plain(value: Any) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
