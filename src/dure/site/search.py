"""Finding records in Korean and English: SQLite by FTS5, PostgreSQL by text search, same grams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import models, transaction
from django.db.models import prefetch_related_objects

from dure.compacts.models import Clause
from dure.records.domain.text import Text
from dure.records.fields import BilingualField
from dure.site.addresses import OWN_PAGE, place_of, title_of
from dure.site.domain.grams import grams, phrases
from dure.site.hits import Hits
from dure.site.models import SearchEntry
from dure.site.templatetags.dure_text import filled_in

PARTS = ("compacts.clause", "plans.planline", "plans.programme", "network.declarationarticle")
LABELS = (*OWN_PAGE, *PARTS)
# Found by their titles like anything else, but after what was taken from them.
MENTIONED = ("records.source",)
BATCH = 1000


def rebuild() -> int:
    """Make the whole index anew; returns the number of entries."""
    with transaction.atomic():
        SearchEntry.objects.all().delete()
        return sum(_add(records) for records in _batches())


def refresh(label: str, records: Iterable[models.Model]) -> None:
    """Bring the entries of these records up to date."""
    found = list(records)
    if label not in LABELS or not found:
        return
    with transaction.atomic():
        keys = [record.key for record in found]  # type: ignore[attr-defined]  # records have one
        for start in range(0, len(keys), BATCH // 2):
            part = keys[start : start + BATCH // 2]
            SearchEntry.objects.filter(label=label, key__in=part).delete()
        _add(found)


def _batches() -> Iterator[list[models.Model]]:
    for label in LABELS:
        batch: list[models.Model] = []
        for record in apps.get_model(label)._default_manager.order_by("pk").iterator(BATCH):
            batch.append(record)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch


def _add(records: list[models.Model]) -> int:
    if records and isinstance(records[0], Clause):
        prefetch_related_objects(records, "obligations__promise__parameters")
    entries = [entry for record in records if (entry := _entry(record))]
    SearchEntry.objects.bulk_create(entries, batch_size=BATCH)
    return len(entries)


def _entry(record: models.Model) -> SearchEntry | None:
    place = place_of(record)
    if place is None:
        return None
    texts = _texts(record)
    title = title_of(record)
    rest = [text for text in texts if text and text != title]
    label = record._meta.label_lower
    return SearchEntry(
        label=label,
        key=record.key,  # type: ignore[attr-defined]  # every record has one
        title=title,
        summary=rest[0] if rest else Text(),
        url_name=place.url_name,
        url_key=place.url_key,
        fragment=place.fragment,
        title_grams="" if label in MENTIONED else _grams([title]),
        grams=_grams(texts),
    )


def _texts(record: models.Model) -> list[Text]:
    """The texts of a record as its page shows them: a clause with its parameters put in place."""
    texts = [
        getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if isinstance(field, BilingualField)
    ]
    if not isinstance(record, Clause):
        return texts
    return [filled_in(record) if text is record.text else text for text in texts]


def _grams(texts: Iterable[Text]) -> str:
    return grams(" \n ".join(f"{text.ko} \n {text.en}" for text in texts))


def find(query: str, label: str = "") -> Hits:
    """Entries that hold every word of the query, best first; none for a query of no words."""
    return Hits(phrases(query), label)
