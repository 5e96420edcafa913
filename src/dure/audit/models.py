"""The log of every write: events chained by hash, and the digest of each row that they touched.

No table here points at a table elsewhere: the log outlives the rows that it tells of.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dure.audit.domain.chain import GENESIS


class AuditedModel(models.Model):
    """Base of every table whose rows may change only inside `audit.actions.recorded`.

    audit_exclude: columns left out of the row's digest (say, the time of the last sign-in).
    """

    audit_exclude: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True


class AuditEvent(models.Model):
    """One write: who, when, what and why. Its hash covers the event before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=200)
    by_user_id = models.BigIntegerField(null=True, blank=True)
    action = models.CharField(max_length=100)
    subject = models.CharField(max_length=300, blank=True, db_index=True)
    note = models.TextField(blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class AuditRow(models.Model):
    """The digest of one row as an event left it; empty where the event deleted the row."""

    class Operation(models.TextChoices):
        CREATED = "created", _("created")
        CHANGED = "changed", _("changed")
        DELETED = "deleted", _("deleted")

    event = models.ForeignKey(
        AuditEvent, models.PROTECT, related_name="rows", db_index=False
    )  # the constraint below is its index
    position = models.PositiveIntegerField()
    model = models.CharField(max_length=100)
    row_pk = models.CharField(max_length=100)
    key = models.CharField(max_length=200, blank=True, db_index=True)
    operation = models.CharField(max_length=10, choices=Operation.choices)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["event", "position"]
        constraints = [
            models.UniqueConstraint(fields=["event", "position"], name="one_row_per_position")
        ]
        indexes = [models.Index(fields=["model", "row_pk", "event", "position"])]

    def __str__(self) -> str:
        return f"{self.operation} {self.model} {self.key or self.row_pk}"


class ChainHead(models.Model):
    """The last event, in one row that writers lock so that they queue."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class Verification(models.Model):
    """A run of the verification, for the public to see when the log was last checked."""

    at = models.DateTimeField()
    number = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    rows = models.PositiveBigIntegerField()
    faults = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d} {self.number}: {self.faults}"
