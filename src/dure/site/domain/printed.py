"""Whether a figure as its source prints it says the same number as the one on record."""

from __future__ import annotations

import re
from decimal import Decimal

_NUMBER = re.compile(r"(?:\d[\d,]*(?:\.\d+)?\s*[조억만천백]?\s*)+")
_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*([조억만천백]?)")
_STEPS = {"조": 10**12, "억": 10**8, "만": 10**4, "천": 1000, "백": 100, "": 1}
_LARGE = ("조", "억", "만")
_ROUGH = re.compile(
    r"약|여|이상|이하|이내|최대|최소|수준|정도|내외|가량|미만|초과|±|about|some|up to"
)


def numbers_in(printed: str) -> list[Decimal]:
    """The numbers of a text, Korean ones read out: 3천1백60억 is 316000000000."""
    return [_read(found.group()) for found in _NUMBER.finditer(printed)]


def _read(text: str) -> Decimal:
    whole = below = Decimal(0)
    for digits, step in _PART.findall(text):
        value = Decimal(digits.replace(",", ""))
        below += value * _STEPS[step] if step not in _LARGE else value
        if step in _LARGE:
            whole, below = whole + below * _STEPS[step], Decimal(0)
    return whole + below


def differs(printed: str, value: Decimal) -> bool:
    """Whether other digits are printed; commas, units and words around them do not count."""
    return numbers_in(printed) not in ([], [value])


def is_rough(printed: str) -> bool:
    """Whether the words around the number bound or blur it: 약 6만 명, 70% 이상."""
    return bool(_ROUGH.search(printed))
