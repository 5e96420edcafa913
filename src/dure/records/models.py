"""What every record has: a stable key, and the source it was taken from."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.audit.models import AuditedModel
from dure.records.fields import BilingualField, PartialDateField

KEY_PATTERN = r"^[a-z0-9]+(?:[-./@:][a-z0-9]+)*$"


class Record(AuditedModel):
    """A row with a key that people, files and addresses can name and that never changes.

    A part carries the key of its whole: "gunsan-compact-2019/7" is clause 7 of that agreement.
    """

    key = models.CharField(max_length=200, unique=True, validators=[RegexValidator(KEY_PATTERN)])

    class Meta:
        abstract = True
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class Source(Record):
    """A document, press report, law or data set that facts were taken from."""

    class Kind(models.TextChoices):
        STUDY = "study", _("Study")
        PRESS = "press", _("Press report")
        PLAN = "plan", _("Plan")
        DECLARATION = "declaration", _("Declaration")
        LAW = "law", _("Law or ordinance")
        STATISTICS = "statistics", _("Statistics")
        AGREEMENT = "agreement", _("Agreement text")
        RECORD = "record", _("Official record")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = BilingualField()
    publisher = BilingualField(blank=True)
    published = PartialDateField(null=True, blank=True)
    url = models.URLField(max_length=500, blank=True)
    note = BilingualField(blank=True)


class Sourced(models.Model):
    """A fact that says where it stands: the source, and the place in it."""

    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    locator = models.CharField(max_length=200, blank=True)

    class Meta:
        abstract = True
