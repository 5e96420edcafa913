"""The log of every write: events chained by hash, and the digest of each row that they touched."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class AuditedModel(models.Model):
    """Base of every table whose rows may change only inside `audit.actions.recorded`.

    audit_exclude: columns left out of the row's digest (say, the time of the last sign-in).
    """

    audit_exclude: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True
