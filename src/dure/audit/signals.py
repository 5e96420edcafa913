"""Watches audited tables: notes what changes inside a recording, refuses what changes outside."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import CASCADE, DO_NOTHING, PROTECT, RESTRICT, ManyToOneRel
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from dure.audit.actions import Recording, UnrecordedWrite, current
from dure.audit.models import AuditedModel

_LEAVE_COLUMN = (CASCADE, DO_NOTHING, PROTECT, RESTRICT)


def connect() -> None:
    # by model: a receiver for every model would slow down deletes of sessions and the like
    for model in apps.get_models():
        if issubclass(model, AuditedModel):
            pre_save.connect(before_save, sender=model)
            post_save.connect(after_save, sender=model)
            pre_delete.connect(before_delete, sender=model)
            post_delete.connect(after_delete, sender=model)


def _unaudited(sender: type[AuditedModel], update_fields: frozenset[str] | None) -> bool:
    return update_fields is not None and update_fields <= sender.audit_exclude


def _recording(sender: type[AuditedModel]) -> Recording:
    recording = current()
    if recording is None:
        raise UnrecordedWrite(
            f"{sender._meta.label} is audited: change its rows inside"
            " `with dure.audit.actions.recorded(by=…, action=…):`."
        )
    return recording


def before_save(
    sender: type[AuditedModel], update_fields: frozenset[str] | None, **_kwargs: Any
) -> None:
    if not _unaudited(sender, update_fields):
        _recording(sender)


def after_save(
    sender: type[AuditedModel],
    instance: AuditedModel,
    created: bool,
    update_fields: frozenset[str] | None,
    **_kwargs: Any,
) -> None:
    if not _unaudited(sender, update_fields):
        recording = _recording(sender)
        recording.touch(sender, instance.pk, created=created)
        recording.flush_when_full()


def before_delete(sender: type[AuditedModel], instance: AuditedModel, **_kwargs: Any) -> None:
    """Rows that point here and lose their pointer (SET_NULL) change without their own signal."""
    recording = _recording(sender)
    for relation in sender._meta.get_fields(include_hidden=True):  # those named "+" too
        if not isinstance(relation, ManyToOneRel) or relation.on_delete in _LEAVE_COLUMN:
            continue
        model: Any = relation.related_model
        if not issubclass(model, AuditedModel):
            continue
        pointing = model._base_manager.filter(**{relation.field.name: instance})
        for pk in pointing.values_list("pk", flat=True):
            recording.touch(model, pk, created=False)


def after_delete(sender: type[AuditedModel], instance: AuditedModel, **_kwargs: Any) -> None:
    recording = _recording(sender)
    recording.touch(sender, instance.pk, created=False, key=getattr(instance, "key", ""))
    recording.flush_when_full()
