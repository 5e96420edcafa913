"""Finding records in Korean and English: SQLite by FTS5, PostgreSQL by text search, same grams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from dure.records.domain.text import Text
from dure.records.fields import BilingualField
from dure.site.addresses import OWN_PAGE, place_of, title_of
from dure.site.domain.grams import grams, phrases
from dure.site.models import SearchEntry

PARTS = ("compacts.clause", "plans.planline", "plans.programme", "network.declarationarticle")
LABELS = (*OWN_PAGE, *PARTS)
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
    entries = [entry for record in records if (entry := _entry(record))]
    SearchEntry.objects.bulk_create(entries, batch_size=BATCH)
    return len(entries)


def _entry(record: models.Model) -> SearchEntry | None:
    place = place_of(record)
    if place is None:
        return None
    texts = [
        getattr(record, field.attname)
        for field in record._meta.concrete_fields
        if isinstance(field, BilingualField)
    ]
    title = title_of(record)
    rest = [text for text in texts if text and text != title]
    return SearchEntry(
        label=record._meta.label_lower,
        key=record.key,  # type: ignore[attr-defined]  # every record has one
        title=title,
        summary=rest[0] if rest else Text(),
        url_name=place.url_name,
        url_key=place.url_key,
        fragment=place.fragment,
        grams=grams(" \n ".join(f"{text.ko} \n {text.en}" for text in texts)),
    )


def find(query: str) -> QuerySet[SearchEntry]:
    """Entries that hold every word of the query, best first; nothing for a query of no words."""
    asked = phrases(query)
    if not asked:
        return SearchEntry.objects.none()
    if connection.vendor == "postgresql":
        return _find_postgresql(asked)
    return _find_sqlite(asked)


def _find_sqlite(asked: list[str]) -> QuerySet[SearchEntry]:
    match = " AND ".join('"' + phrase.replace('"', "") + '"' for phrase in asked)
    hits = RawSQL("SELECT rowid FROM site_search WHERE site_search MATCH %s", [match])
    rank = RawSQL(
        "(SELECT bm25(site_search) FROM site_search"
        " WHERE site_search MATCH %s AND site_search.rowid = site_searchentry.id)",
        [match],
    )
    return SearchEntry.objects.filter(id__in=hits).annotate(rank=rank).order_by("rank", "id")


def _find_postgresql(asked: list[str]) -> QuerySet[SearchEntry]:
    vector = "to_tsvector('simple', grams)"
    terms = " && ".join(["phraseto_tsquery('simple', %s)"] * len(asked))
    return (
        SearchEntry.objects.annotate(
            hit=RawSQL(f"{vector} @@ ({terms})", asked, models.BooleanField()),  # noqa: S611 -- only placeholders are put in
            rank=RawSQL(f"-ts_rank({vector}, ({terms}))", asked, models.FloatField()),  # noqa: S611 -- only placeholders are put in
        )
        .filter(hit=True)
        .order_by("rank", "id")
    )
