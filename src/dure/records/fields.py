"""Model fields for bilingual texts and partial dates. Both are one column on every database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language

from dure.records.domain.partial_date import PartialDate
from dure.records.domain.text import Text

if TYPE_CHECKING:
    _JSONField = models.JSONField[Text, "LocalText"]
    _CharField = models.CharField[Any, Any]
else:  # the stubs' fields take types, Django's own do not
    _JSONField, _CharField = models.JSONField, models.CharField


class LocalText(Text):
    """A Text that prints itself in the language of the reader."""

    __slots__ = ()

    def __str__(self) -> str:
        return self.in_language(get_language() or "ko")[0]


class BilingualField(_JSONField):
    """A `Text` stored as {"ko": …, "en": …}."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", LocalText)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        found = super().from_db_value(value, expression, connection)
        return found if found is None or isinstance(found, str) else LocalText.from_json(found)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Text):
            return value if isinstance(value, LocalText) else LocalText(value.ko, value.en)
        if isinstance(value, dict):
            return LocalText.from_json(value)
        if value in (None, ""):
            return LocalText()
        raise ValidationError("A bilingual text needs 'ko' and 'en'.")

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(_plain(value))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(_plain(value), connection, prepared)

    def value_to_string(self, obj: models.Model) -> Any:
        return _plain(self.value_from_object(obj))

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(_plain(value), model_instance)


def _plain(value: Any) -> Any:
    return value.as_json() if isinstance(value, Text) else value


class PartialDateField(_CharField):
    """A `PartialDate` stored as its ISO text, which sorts as dates do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> PartialDate | None:
        return PartialDate(value) if value else None

    def to_python(self, value: Any) -> Any:
        if value in (None, ""):
            return None
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate(str(value))
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def get_prep_value(self, value: Any) -> Any:
        return None if value in (None, "") else str(value)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")
