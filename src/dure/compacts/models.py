"""Agreements, their texts and parties, and the obligations that clauses lay down."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.ledger.models import Promise
from dure.parties.models import Organisation, Side
from dure.places.models import Region
from dure.records.fields import BilingualField, PartialDateField
from dure.records.models import Record, Sourced


class Agenda(Record):
    """A subject that clauses of different agreements can be compared by."""

    title = BilingualField()
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]


class Agreement(Record, Sourced):
    class Status(models.TextChoices):
        NEGOTIATING = "negotiating", _("Under negotiation")
        PROVISIONAL = "provisional", _("Provisional")
        SIGNED = "signed", _("Signed")
        IN_FORCE = "in_force", _("In force")
        SUSPENDED = "suspended", _("Suspended")
        SUPERSEDED = "superseded", _("Superseded")
        TERMINATED = "terminated", _("Terminated")
        EXPIRED = "expired", _("Expired")

    region = models.ForeignKey(Region, models.PROTECT, related_name="agreements")
    title = BilingualField()
    summary = BilingualField(blank=True)
    status = models.CharField(max_length=20, choices=Status.choices)
    signed_on = PartialDateField(null=True, blank=True)
    effective = PartialDateField(null=True, blank=True)
    expires = PartialDateField(null=True, blank=True)
    end_condition = BilingualField(blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supplements"
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    text_note = BilingualField(
        blank=True, help_text="What the clause texts are: the original, or a source's account of it"
    )

    class Meta:
        ordering = ["signed_on", "key"]

    def __str__(self) -> str:
        return str(self.title)


class AgreementParty(Record, Sourced):
    """An organisation bound by an agreement, from joining to leaving."""

    class Role(models.TextChoices):
        PARTY = "party", _("Party")
        GUARANTOR = "guarantor", _("Guarantor")
        FACILITATOR = "facilitator", _("Facilitator")

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="parties")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="agreements")
    side = models.CharField(max_length=20, choices=Side.choices)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.PARTY)
    joined_on = PartialDateField(null=True, blank=True)
    left_on = PartialDateField(null=True, blank=True)
    left_reason = BilingualField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]


class AgreementVersion(Record, Sourced):
    """The text of an agreement as adopted on a date."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    adopted_on = PartialDateField(null=True, blank=True)
    rationale = BilingualField(blank=True)

    class Meta:
        ordering = ["agreement", "number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="one_version_per_number")
        ]


class Clause(Record, Sourced):
    """An article of a version. `stable_id` stays the same from version to version."""

    version = models.ForeignKey(AgreementVersion, models.CASCADE, related_name="clauses")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="children"
    )
    stable_id = models.CharField(max_length=60)
    number = models.CharField(max_length=20)
    order = models.PositiveIntegerField()
    agenda = models.ForeignKey(Agenda, models.PROTECT, related_name="clauses")
    heading = BilingualField()
    text = BilingualField(help_text="{name} stands where a parameter of that name is stated")

    class Meta:
        ordering = ["order", "key"]
        constraints = [
            models.UniqueConstraint(fields=["version", "stable_id"], name="one_clause_per_id")
        ]


class Obligation(Record):
    """A clause's duty, as a promise in the ledger."""

    class Modality(models.TextChoices):
        DUTY = "duty", _("must")
        PROHIBITION = "prohibition", _("must not")
        PERMISSION = "permission", _("may")

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="obligations")
    promise = models.OneToOneField(Promise, models.PROTECT, related_name="obligation")
    clause_kind = models.CharField(max_length=40)
    modality = models.CharField(max_length=20, choices=Modality.choices, default=Modality.DUTY)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "key"]
