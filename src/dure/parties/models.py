"""Organisations and people who sit, sign, owe and check."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.records.fields import BilingualField, PartialDateField
from dure.records.models import Record, Sourced


class Side(models.TextChoices):
    """The sides of regional social dialogue (노사민정 and those who advise and represent)."""

    LABOUR = "labour", _("Labour")
    MANAGEMENT = "management", _("Management")
    CITIZENS = "citizens", _("Citizens")
    GOVERNMENT = "government", _("Government")
    EXPERTS = "experts", _("Experts")
    ASSEMBLY = "assembly", _("Assembly")


class Organisation(Record, Sourced):
    class Kind(models.TextChoices):
        CITY = "city", _("Local government")
        STATE = "state", _("Central government")
        UNION = "union", _("Trade union")
        EMPLOYERS = "employers", _("Employers' association")
        COMPANY = "company", _("Company")
        CONSORTIUM = "consortium", _("Consortium")
        CIVIC = "civic", _("Civic group")
        UNIVERSITY = "university", _("University or research body")
        AGENCY = "agency", _("Public agency")
        COUNCIL = "council", _("Council")
        INTERNATIONAL = "international", _("International organisation")
        OTHER = "other", _("Other")

    name = BilingualField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    side = models.CharField(max_length=20, choices=Side.choices, blank=True)
    region = models.ForeignKey("places.Region", models.PROTECT, null=True, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    note = BilingualField(blank=True)

    def __str__(self) -> str:
        return str(self.name)


class Person(Record, Sourced):
    """A public office-holder or speaker named in a source; never a resident."""

    name = BilingualField()
    affiliation = BilingualField(blank=True)


class Ownership(Record, Sourced):
    """A dated share of one organisation in another, in percent."""

    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="holdings")
    owned = models.ForeignKey(Organisation, models.PROTECT, related_name="owners")
    percent = models.DecimalField(max_digits=9, decimal_places=6)
    start = PartialDateField(null=True, blank=True)
    end = PartialDateField(null=True, blank=True)
