"""Texts, sentences and numbers as pages show them: in the reader's language, marked where not."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from decimal import Decimal
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language

from dure.ledger.domain.sentences import pieces, plain_text
from dure.ledger.domain.types import Sentence, Term
from dure.ledger.domain.units import MONTHS
from dure.ledger.domain.wording import day, quantity
from dure.ledger.domain.wording import number as plain_number
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text
from dure.site.domain import printed as print_

register = template.Library()
PLACE = re.compile(r"\{(\w+)\}")
ANCHORED = frozenset({"parameter", "actual", "period", "judgement", "condition"})


def _language() -> str:
    return get_language() or "ko"


@register.simple_tag
def marked(text: Text | None) -> str:
    """The text; in a span with its language where the reader's is missing."""
    if not text:
        return ""
    shown, language = text.in_language(_language())
    if language == _language():
        return conditional_escape(shown)
    return format_html('<span lang="{}">{}</span>', language, shown)


@register.filter
def anchor(key: str) -> str:
    """A record key as an HTML id."""
    return re.sub(r"[^a-z0-9-]", "_", key)


@register.simple_tag
def sentence(value: Sentence, page: str = "") -> str:
    """A sentence whose numbers lead to the records behind them; `page` if they are on another."""
    language = value.text.in_language(_language())[1]
    read = (
        _term(piece, page, language) if isinstance(piece, Term) else piece
        for piece in pieces(value, language)
    )
    return format_html_join("", "{}", ((piece,) for piece in read))


def _term(term: Term, page: str, language: str) -> str:
    text = term.text.in_language(language)[0]
    if term.ref and term.ref.kind in ANCHORED:
        return format_html(
            '<a class="term" href="{}#{}-{}">{}</a>',
            page,
            term.ref.kind,
            anchor(term.ref.key),
            text,
        )
    if term.derived:
        return format_html('<span class="estimate">{}</span>', text)
    return text


@register.filter
def plain(value: Sentence) -> str:
    """The sentence as text without links."""
    return plain_text([value], _language())


@register.filter
def when(value: PartialDate | None) -> str:
    """A partial date in words: 2017년 6월, June 2017."""
    return "" if value is None else date_text(value).in_language(_language())[0]


def date_text(value: PartialDate) -> Text:
    if value.precision == "day":
        return day(value.first)
    year, *rest = value.iso.split("-")
    if not rest:
        return Text(f"{year}년", year)
    month = int(rest[0])
    return Text(f"{year}년 {month}월", f"{MONTHS[month - 1]} {year}")


@register.filter
def number(value: Decimal | int | None) -> str:
    """Thousands separated, no trailing zeros: 517,100,000,000 or 0.68."""
    return "" if value is None else plain_number(Decimal(value))


@register.simple_tag
def clause_text(clause: Any) -> str:
    """The clause with its parameters put in place and highlighted, each leading to its promise."""
    text, language = clause.text.in_language(_language())
    known = _parameters(clause)

    def link(name: str) -> str:
        promise, parameter = known[name]
        return format_html(
            '<a class="param" href="{}#parameter-{}">{}</a>',
            reverse("promise", args=[promise.key]),
            anchor(parameter.key),
            quantity(parameter.value, parameter.unit).in_language(language)[0],
        )

    pieces = [
        conditional_escape(piece) if name is None else link(name)
        for piece, name in _cut(text, known)
    ]
    whole = format_html_join("", "{}", ((piece,) for piece in pieces))
    if language == _language():
        return whole
    return format_html('<span lang="{}">{}</span>', language, whole)


def clause_as_text(clause: Any) -> str:
    """The same without markup, for comparing texts."""
    return filled_in(clause).in_language(_language())[0]


def filled_in(clause: Any) -> Text:
    """The clause's text with the values of its parameters, in both languages."""
    known = _parameters(clause)

    def fill(language: str) -> str:
        return "".join(
            piece
            if name is None
            else quantity(known[name][1].value, known[name][1].unit).in_language(language)[0]
            for piece, name in _cut(getattr(clause.text, language), known)
        )

    return Text(fill("ko"), fill("en"))


def _parameters(clause: Any) -> dict[str, tuple[Any, Any]]:
    """Promise and parameter by name; of dated values the one stated first."""
    found: dict[str, tuple[Any, Any]] = {}
    for obligation in clause.obligations.all():
        for parameter in obligation.promise.parameters.all():
            found.setdefault(parameter.name, (obligation.promise, parameter))
    return found


def _cut(text: str, known: Container[str]) -> Iterator[tuple[str, str | None]]:
    """The text cut at its {places}: (words, None) or (place, name of a known parameter)."""
    last = 0
    for place in PLACE.finditer(text):
        if place.group(1) in known:
            yield text[last : place.start()], None
            yield place.group(), place.group(1)
            last = place.end()
    yield text[last:], None


@register.simple_tag
def amount(value: Decimal | None, unit: str) -> str:
    """A number with its unit as people say it: 5,171억 원, 1,704 people."""
    return "" if value is None else quantity(value, unit).in_language(_language())[0]


@register.simple_tag
def printed_beside(text: str, value: Decimal | str | None) -> str:
    """How a printed form stands beside its number: 'flag' if other digits are printed, 'words' if
    its words say more than the number does, '' if it adds nothing."""
    if not isinstance(value, Decimal):
        return "words"
    if print_.differs(text, value):
        return "flag"
    return "words" if print_.is_rough(text) or not print_.numbers_in(text) else ""


@register.filter
def in_percent(share: Decimal) -> Decimal:
    return share * 100
