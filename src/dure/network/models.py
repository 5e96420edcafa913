"""What cities learn from each other: policy cases, declarations, and what studies found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.council.models import Event
from dure.places.models import Region
from dure.records.fields import BilingualField, PartialDateField
from dure.records.models import Record, Sourced


class Pillar(models.TextChoices):
    """The four pillars of decent work (ILO)."""

    EMPLOYMENT = "employment", _("Quality of employment")
    RIGHTS = "rights", _("Rights at work")
    PROTECTION = "protection", _("Social protection")
    DIALOGUE = "dialogue", _("Social dialogue")


class PolicyCase(Record, Sourced):
    """A city's policy that others can learn from."""

    city = models.ForeignKey(Region, models.PROTECT, related_name="policy_cases")
    title = BilingualField()
    summary = BilingualField(blank=True)
    pillars = models.JSONField(default=list, help_text="Codes of the pillars it serves")
    presented_at = models.ForeignKey(Event, models.PROTECT, null=True, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]


class Declaration(Record, Sourced):
    region = models.ForeignKey(Region, models.PROTECT, related_name="declarations")
    title = BilingualField()
    adopted = PartialDateField()
    place = BilingualField(blank=True)
    event = models.ForeignKey(Event, models.PROTECT, null=True, blank=True)
    summary = BilingualField(blank=True)

    class Meta:
        ordering = ["adopted", "key"]


class DeclarationArticle(Record):
    declaration = models.ForeignKey(Declaration, models.CASCADE, related_name="articles")
    number = models.PositiveIntegerField()
    heading = BilingualField()
    text = BilingualField()
    pillars = models.JSONField(default=list)

    class Meta:
        ordering = ["number"]


class StudyFinding(Record, Sourced):
    """What a study concluded of a region under a lens, or in general (no region)."""

    class Lens(models.TextChoices):
        BUSINESS = "business_model", _("Business model")
        ACTORS = "actors", _("Actors")
        INSTITUTIONS = "institutionalisation", _("Institutionalisation")
        TYPOLOGY = "typology", _("Typology")
        SUCCESS = "success_factor", _("Success factor")
        DELIVERY = "delivery_body", _("Delivery body")

    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="study_findings"
    )
    lens = models.CharField(max_length=30, choices=Lens.choices)
    title = BilingualField()
    text = BilingualField()
    level = BilingualField(blank=True, help_text="The study's own rating, if it gives one")
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]
