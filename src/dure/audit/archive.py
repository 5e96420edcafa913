"""The backup file: a zip with `manifest.json` and one file of JSON lines for each table."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from dure.audit.digest import Table
from dure.audit.models import AuditedModel

FORMAT = "dure-backup"
VERSION = 1
MANIFEST = "manifest.json"


def kept_tables() -> list[Table]:
    """Every audited table, the log itself, and links between two of these."""
    return [Table(model) for model in _ours() if _kept(model)]


def other_tables() -> list[type[models.Model]]:
    """What is derived from the records, and links to Django's tables: emptied by a restore."""
    return [model for model in _ours() if not _kept(model)]


def member_of(table: Table) -> str:
    return f"tables/{table.label}.jsonl"


def _ours() -> list[type[models.Model]]:
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_config.name.startswith("dure.")
        and model._meta.managed
        and not model._meta.proxy
    ]
    return sorted(found, key=lambda model: model._meta.label_lower)


def _kept(model: type[models.Model]) -> bool:
    if model._meta.auto_created:
        ends = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
        return all(isinstance(end, type) and issubclass(end, AuditedModel) for end in ends)
    return issubclass(model, AuditedModel) or model._meta.app_label == "audit"
