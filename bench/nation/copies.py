"""A small nation made large inside the database: its regions copied with all that hangs on them.

Copied rows are not in the log: to log three million rows takes Dure most of an hour, and pages do
not read them. What the log costs is measured on the regions that were written through it.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from dure.audit.models import AuditedModel
from dure.site.models import SearchEntry

# what every region refers to, and who may sign in, is there once
SHARED = {
    "records.source", "ledger.ruleset", "ledger.indicator", "compacts.agenda",
    "accounts.user", "accounts.rolegrant",
}  # fmt: skip


def multiply(copies: int) -> None:
    """Add so many copies of every region."""
    regional = [
        model
        for model in apps.get_models()
        if issubclass(model, AuditedModel) and model._meta.label_lower not in SHARED
    ]
    steps = {model: _last(model) for model in regional}
    with transaction.atomic(), connection.cursor() as cursor:
        for model in regional:
            for copy in range(1, copies + 1):
                cursor.execute(_copying(model, steps, copy))
        for copy in range(1, copies + 1):
            cursor.execute(_copying_search(copy))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as autovacuum would have by the time that anyone reads


def _last(model: type[models.Model]) -> int:
    found = model._base_manager.aggregate(last=models.Max("pk"))["last"]
    return int(found or 0)


def _copying(model: type[models.Model], steps: dict[Any, int], copy: int) -> str:
    name = connection.ops.quote_name
    columns, values = [], []
    for field in model._meta.concrete_fields:
        column = name(field.column)
        columns.append(column)
        if field.primary_key:
            values.append(f"{column} + {steps[model] * copy}")
        elif field.name == "key":
            values.append(f"'{_prefix(copy)}' || {column}")
        elif field.related_model in steps:
            values.append(f"{column} + {steps[field.related_model] * copy}")
        elif field.name == "featured":
            values.append("false")
        else:
            values.append(column)
    table, last = name(model._meta.db_table), steps[model]
    key = name(model._meta.pk.column) if model._meta.pk else "id"
    return (
        f"INSERT INTO {table} ({', '.join(columns)})"
        f" SELECT {', '.join(values)} FROM {table} WHERE {key} <= {last} ORDER BY {key}"
    )


def _copying_search(copy: int) -> str:
    table = connection.ops.quote_name(SearchEntry._meta.db_table)
    copied = "title, summary, url_name, fragment, title_grams, grams"
    shared = ", ".join(f"'{label}'" for label in sorted(SHARED))
    prefix = _prefix(copy)
    return (
        f"INSERT INTO {table} (label, key, url_key, {copied})"
        f" SELECT label, '{prefix}' || key, '{prefix}' || url_key, {copied} FROM {table}"
        f" WHERE label NOT IN ({shared}) AND key NOT LIKE 'copy-%' ORDER BY id"
    )


def _prefix(copy: int) -> str:
    return f"copy-{copy:03}-"
