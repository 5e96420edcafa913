"""What an import brings is found by the search at once."""

from __future__ import annotations

from django.apps import apps

from dure.compacts.models import Clause
from dure.exchange.kinds import Written, after_import
from dure.ledger.models import ParameterValue
from dure.site.search import LABELS, refresh


@after_import
def index(written: Written) -> None:
    for label in LABELS:
        refresh(label, written.touched(apps.get_model(label)))
    # a clause is found by the values that it states
    promises = {parameter.promise_id for parameter in written.changed.get(ParameterValue, ())}  # type: ignore[attr-defined]  # every one has its promise
    refresh("compacts.clause", Clause.objects.filter(obligations__promise__in=promises).distinct())
