"""Job plans: yearly targets by category, and the results that were reported."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.ledger.models import Promise
from dure.parties.models import Organisation
from dure.places.models import Region
from dure.records.fields import BilingualField, PartialDateField
from dure.records.models import Record, Sourced


class Plan(Record, Sourced):
    class Kind(models.TextChoices):
        TERM = "term", _("Plan for a term of office")
        YEARLY = "yearly", _("Yearly plan")
        RESULTS = "results", _("Results report")

    region = models.ForeignKey(Region, models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    title = BilingualField()
    summary = BilingualField(blank=True)
    unit = BilingualField()
    start = PartialDateField()
    end = PartialDateField()
    owner = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True)
    published = PartialDateField(null=True, blank=True)

    class Meta:
        ordering = ["start", "key"]

    def __str__(self) -> str:
        return str(self.title)


class PlanLine(Record, Sourced):
    """A row of the plan's table. A total line is printed by the source, never computed into it."""

    class Basis(models.TextChoices):
        TARGET = "target", _("target")
        REPORTED = "reported", _("reported without persons")

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lines")
    title = BilingualField()
    order = models.PositiveIntegerField()
    basis = models.CharField(max_length=20, choices=Basis.choices)
    is_total = models.BooleanField(default=False)
    category = models.CharField(max_length=40, blank=True, help_text="direct_jobs, training, …")
    printed_total = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    note = BilingualField(blank=True)
    promise = models.OneToOneField(
        Promise, models.PROTECT, null=True, blank=True, related_name="plan_line"
    )

    class Meta:
        ordering = ["order", "key"]


class PlanFigure(Record):
    """One printed number: the value of a line in a year."""

    line = models.ForeignKey(PlanLine, models.CASCADE, related_name="figures")
    year = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=24, decimal_places=6)
    printed = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["line", "year"], name="one_figure_per_year")]


class Programme(Record, Sourced):
    """A measure of a plan: what is offered to whom, and for how many."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="programmes")
    title = BilingualField()
    description = BilingualField(blank=True)
    eligibility = BilingualField(blank=True)
    category = models.CharField(max_length=40, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    capacity_text = BilingualField(blank=True, help_text="As printed: about 1,500")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]
