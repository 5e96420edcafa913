"""Bilingual texts and partial dates as columns: what goes in comes out, on every database."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from dure.audit.actions import recorded
from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text
from dure.records.fields import BilingualField, LocalText, PartialDateField
from dure.records.models import Source


def saved(**values: object) -> Source:
    with recorded(by="test", action="test"):
        Source.objects.create(key="s", kind="study", **values)
    return Source.objects.get(key="s")


@pytest.mark.django_db
def test_text_prints_itself_in_the_language_of_the_reader() -> None:
    source = saved(title=Text("연구", "Study"), publisher=Text("두레"))
    with translation.override("en"):
        assert (str(source.title), str(source.publisher)) == ("Study", "두레")
    with translation.override("ko"):
        assert str(source.title) == "연구"
    assert source.note == LocalText()


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["<b>&\"'", "\u200f한\u0301 😀", "{name} %s %(x)s", "줄\n바꿈"])
def test_text_is_stored_as_it_is(text: str) -> None:
    assert saved(title=Text(text, text)).title == LocalText(text, text)


@pytest.mark.django_db
@pytest.mark.parametrize("iso", ["2017", "2017-06", "2017-06-05"])
def test_date_is_stored_as_it_was_said(iso: str) -> None:
    source = saved(title=Text("a", "a"), published=PartialDate(iso))
    assert source.published == PartialDate(iso)
    assert list(Source.objects.filter(published=iso)) == [source]


@pytest.mark.django_db
def test_no_date_is_none() -> None:
    assert saved(title=Text("a", "a")).published is None


@pytest.mark.parametrize("value", ["text", 5, ["ko"]])
def test_what_is_no_bilingual_text_is_refused(value: object) -> None:
    with pytest.raises(ValidationError):
        BilingualField().to_python(value)


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(ValidationError):
        PartialDateField().to_python("2017-13")
