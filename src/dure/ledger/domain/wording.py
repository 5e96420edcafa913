"""Numbers, dates and names as people read them, and sentences made of them."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_DOWN, Context, Decimal

from dure.ledger.domain.types import Observation, Ref, Sentence, Status, Term
from dure.ledger.domain.units import MONTHS, STATUS_NAMES, UNITS
from dure.records.domain.text import Text

_WIDE = Context(prec=120, rounding=ROUND_DOWN)
_ONE_PLACE = Decimal("0.1")
_STEPS_KO = ((Decimal(10) ** 12, "조"), (Decimal(10) ** 8, "억"), (Decimal(10) ** 4, "만"))
_STEPS_EN = ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_PARTICLE = re.compile(r"\{(\w+)\}([’”»]?)\[([^/\]]+)/([^\]]+)\]")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_ENDS_IN_CONSONANT = frozenset("013678LMNRlmnr")  # 영 일 삼 육 칠 팔; 엘 엠 엔 알
_ENDS_IN_RIEUL = frozenset("178LRlr")


def sentence(ko: str, en: str, **terms: Term) -> Sentence:
    """Make a sentence; in Korean `{due}[은/는]` takes the particle that the term asks for."""

    def choose(found: re.Match[str]) -> str:
        name, quote, closed, opened = found.groups()
        return "{" + name + "}" + quote + particle(terms[name].text.ko, closed, opened)

    return Sentence(Text(_PARTICLE.sub(choose, ko), en), terms)


def particle(word: str, closed: str, opened: str) -> str:
    """Choose 은/는, 이/가, 을/를, 으로/로 … by the last sound of the word, brackets left out."""
    last = _IN_BRACKETS.sub("", word).rstrip(" .,»」』”’\"'")[-1:]
    if "가" <= last <= "힣":
        coda = (ord(last) - ord("가")) % 28
        has_coda, is_rieul = coda != 0, coda == 8
    else:
        has_coda, is_rieul = last in _ENDS_IN_CONSONANT, last in _ENDS_IN_RIEUL
    if closed == "으로" and is_rieul:
        return opened
    return closed if has_coda else opened


def number(value: Decimal) -> str:
    """Thousands separators, every digit kept, no exponent and no needless zeros."""
    plain = f"{value:,f}"
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return "0" if plain == "-0" else plain


def quantity(value: Decimal, unit: str) -> Text:
    if unit == "KRW":
        return won(value)
    if unit == "percent":
        return Text(f"{number(value)}%", f"{number(value)}%")
    ko, one, many = UNITS.get(unit, (unit, unit, unit))
    figure = number(value)
    space = "" if unit in UNITS else " "
    return Text(f"{figure}{space}{ko}".rstrip(), f"{figure} {one if value == 1 else many}".rstrip())


def won(value: Decimal) -> Text:
    """5,171억 원 and KRW 517.1 bn; nothing is dropped: what the short form hides stands beside."""
    return Text(_won_ko(value), _won_en(value))


def _won_ko(value: Decimal) -> str:
    rest, words = abs(value), []
    for step, name in _STEPS_KO:
        count, rest = _WIDE.divmod(rest, step)
        if count:
            words.append(f"{number(count)}{name}")
    if rest or not words:
        words.append(number(rest))
    gap = " " if not rest and len(words) > 0 and words[-1][-1] in "조억만" else ""
    return ("-" if value < 0 else "") + " ".join(words) + gap + "원"


def _won_en(value: Decimal) -> str:
    for step, name in _STEPS_EN:
        if abs(value) >= step:
            scaled = _WIDE.divide(value, step)
            short = _WIDE.quantize(scaled, _ONE_PLACE)
            exact = "" if short == scaled else f" (exactly {number(value)})"
            return f"KRW {number(short)} {name}{exact}"
    return f"KRW {number(value)}"


def percentage(part: Decimal, whole: Decimal) -> Text:
    """part ÷ whole in percent, cut to one place: never shows more than was reached."""
    exact = _WIDE.divide(_WIDE.multiply(part, Decimal(100)), whole)
    return quantity(exact.quantize(_ONE_PLACE, context=_WIDE), "percent")


def day(value: date) -> Text:
    return Text(
        f"{value.year}년 {value.month}월 {value.day}일",
        f"{value.day} {MONTHS[value.month - 1]} {value.year}",
    )


def day_term(value: date, ref: Ref | None = None) -> Term:
    return Term(day(value), ref, derived=ref is None)


def derived(text: Text) -> Term:
    return Term(text, derived=True)


def estimated(value: Decimal, unit: str) -> Term:
    """A number that no record states: computed from a share that is itself rounded, so about."""
    about = quantity(value.quantize(Decimal(1), context=_WIDE), unit)
    return derived(Text(f"약 {about.ko}(계산값)", f"about {about.en} (computed)"))


def status_term(status: Status) -> Term:
    return Term(STATUS_NAMES[status])


def actual_ref(seen: Observation) -> Ref:
    return Ref("actual", seen.key)
