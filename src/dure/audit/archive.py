"""The backup file: a zip with `manifest.json` and one file of JSON lines for each table."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from dure.audit.digest import Table

FORMAT = "dure-backup"
VERSION = 1
MANIFEST = "manifest.json"


def own_tables() -> list[Table]:
    """Every table of Dure's rooms and the links between two of them; nothing of Django's own."""
    ours = [
        model
        for model in apps.get_models(include_auto_created=True)
        if _own(model) and model._meta.managed and not model._meta.proxy
    ]
    return [Table(model) for model in sorted(ours, key=lambda model: model._meta.label_lower)]


def link_tables_elsewhere() -> list[type[models.Model]]:
    """Links from a room's table to one of Django's: not in a backup, emptied before a restore."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.auto_created and _is_ours(model) and not _own(model)
    ]


def member_of(table: Table) -> str:
    return f"tables/{table.label}.jsonl"


def _is_ours(model: type[models.Model]) -> bool:
    return model._meta.app_config.name.startswith("dure.")


def _own(model: type[models.Model]) -> bool:
    if not _is_ours(model):
        return False
    targets = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    return not model._meta.auto_created or all(
        isinstance(target, type) and _is_ours(target) for target in targets
    )
