"""Statistics tables in templates."""

from django import template
from django.urls import reverse

from dure.places import tables
from dure.places.models import StatTable

register = template.Library()


@register.filter
def grid(table: StatTable) -> tables.Grid:
    return tables.grid(table)


@register.filter
def downloads(table: StatTable) -> list[dict[str, str]]:
    return [
        {"title": "CSV", "url": reverse("stat_table_csv", args=[table.key])},
        {"title": "SVG", "url": reverse("stat_chart", args=[table.key])},
    ]
