"""Regions, the statistics that sources print about them, and the errors those sources contain."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.records.fields import BilingualField, PartialDateField
from dure.records.models import Record, Source, Sourced


class Region(Record, Sourced):
    class Kind(models.TextChoices):
        PROVINCE = "province", _("Province or metropolitan city")
        CITY = "city", _("City, county or district")
        WORLD_CITY = "world_city", _("City abroad")
        COUNTRY = "country", _("Country")

    name = BilingualField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    intro = BilingualField(blank=True)
    featured = models.BooleanField(default=False, help_text="Shown with its strip on the home page")
    valid_from = PartialDateField(null=True, blank=True)
    valid_to = PartialDateField(null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )

    def __str__(self) -> str:
        return str(self.name)


class StatTable(Record, Sourced):
    """A table of statistics as a source prints it."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="stat_tables")
    title = BilingualField()
    unit = BilingualField(blank=True)
    note = BilingualField(blank=True)
    chart = models.CharField(
        max_length=10,
        choices=[("", _("None")), ("line", _("Lines")), ("bar", _("Bars"))],
        blank=True,
    )
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]


class StatCell(Record):
    """One printed value; empty where the source leaves it empty."""

    table = models.ForeignKey(StatTable, models.CASCADE, related_name="cells")
    row = BilingualField()
    column = BilingualField()
    row_order = models.PositiveIntegerField()
    column_order = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    unit = BilingualField(blank=True)
    printed = models.CharField(max_length=60, blank=True, help_text="If printed otherwise")

    class Meta:
        # no constraint on the order: a row put in above moves those below, one at a time
        ordering = ["row_order", "column_order"]


class Discrepancy(Record, Sourced):
    """An error inside a source, or a conflict between two: kept as printed, and flagged."""

    class Kind(models.TextChoices):
        SUM = "sum", _("Total differs from its parts")
        CONFLICT = "conflict", _("Sources disagree")
        DATE = "date", _("Dates disagree")
        BASE = "base", _("Share of the wrong base")
        NAME = "name", _("Name printed differently")
        LABEL = "label", _("Label lost or mistaken")

    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    subject = models.CharField(max_length=300, blank=True, help_text="kind:key of the record")
    title = BilingualField()
    printed = models.CharField(max_length=120, help_text="What the source prints")
    found = models.CharField(max_length=120, help_text="What the parts or the other source say")
    note = BilingualField(blank=True)
    other_source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+"
    )
    computed = models.BooleanField(default=False, help_text="Found by Dure while importing")
