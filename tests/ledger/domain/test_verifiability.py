from __future__ import annotations

import pytest

from dure.ledger.domain.types import Form
from dure.ledger.domain.verifiability import ELEMENT_NAMES, EVIDENCE, Element, verifiability


def test_promise_that_names_everything_is_verifiable() -> None:
    assert verifiability(set(Element)) == ()


@pytest.mark.parametrize("element", Element)
def test_each_element_that_lacks_is_named(element: Element) -> None:
    assert verifiability(set(Element) - {element}) == (element,)


def test_missing_elements_come_in_reading_order() -> None:
    assert verifiability(["due", "bearer"])[:2] == (Element.BENEFICIARY, Element.MEASURE)
    assert verifiability([]) == tuple(Element)


@pytest.mark.parametrize("form", [Form.MILESTONE, Form.EVENT_LOG, Form.QUALITATIVE])
def test_form_that_counts_nothing_needs_no_unit_or_target(form: Form) -> None:
    without = set(Element) - {Element.UNIT, Element.TARGET_OR_FORMULA}

    assert verifiability(without, form) == ()
    assert verifiability(without, Form.RATIO) == (Element.UNIT, Element.TARGET_OR_FORMULA)


def test_unknown_element_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        verifiability(["colour"])


def test_every_element_and_form_is_named_in_both_languages() -> None:
    assert set(ELEMENT_NAMES) == set(Element)
    assert set(EVIDENCE) == set(Form)
    for text in (*ELEMENT_NAMES.values(), *EVIDENCE.values()):
        assert text.ko
        assert text.en
