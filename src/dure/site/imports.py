"""What an import brings is found by the search at once."""

from __future__ import annotations

from django.apps import apps

from dure.exchange.kinds import Written, after_import
from dure.site.search import LABELS, refresh


@after_import
def index(written: Written) -> None:
    for label in LABELS:
        refresh(label, written.touched(apps.get_model(label)))
