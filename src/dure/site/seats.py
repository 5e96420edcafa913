"""Bodies as the organisation chart takes them: a tree with seats by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from dure.council.models import Body, Constituency
from dure.site.marks import SIDES
from dure.site.templatetags.dure_text import when


def tree(bodies: Iterable[Body]) -> list[dict[str, Any]]:
    """Bodies under their parents; those whose parent is not among them stand on top."""
    found = list(bodies)
    nodes = {body.pk: _node(body) for body in found}
    top: list[dict[str, Any]] = []
    for body in found:
        parent = nodes.get(body.parent_id or 0)
        (parent["children"] if parent else top).append(nodes[body.pk])
    return top


def _node(body: Body) -> dict[str, Any]:
    return {
        "title": str(body.title),
        "url": reverse("body", args=[body.key]),
        "note": _life(body),
        "past": body.dissolved is not None,
        "seats": _seats(body.constituencies.all()),
        "children": [],
    }


def _life(body: Body) -> str:
    start, end = when(body.established), when(body.dissolved)
    if end:
        return gettext("%(start)s – dissolved %(end)s") % {"start": start, "end": end}
    return f"{start} –" if start else ""


def _seats(constituencies: Iterable[Constituency]) -> list[dict[str, Any]]:
    """Seats by side, each side once and always in the same order.

    A seat whose number no source states is drawn once.
    """
    filled: Counter[str] = Counter()
    for constituency in constituencies:
        filled[constituency.side] += sum(post.seats or 1 for post in constituency.posts.all())
    return [{"side": side, "filled": filled[side], "vacant": 0} for side in SIDES if side in filled]
