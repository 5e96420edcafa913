"""The search index: derived from the records, rebuilt at will, never backed up or audited."""

from __future__ import annotations

from django.db import models

from dure.records.fields import BilingualField


class SearchEntry(models.Model):
    """One record as the search knows it; `grams` are its texts, cut by domain.grams."""

    label = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    title = BilingualField()
    summary = BilingualField(blank=True)
    url_name = models.CharField(max_length=40)
    url_key = models.CharField(max_length=200)
    fragment = models.CharField(max_length=240, blank=True)
    title_grams = models.TextField(blank=True)
    grams = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["label", "key"], name="one_entry_per_record")
        ]

    def __str__(self) -> str:
        return f"{self.label}:{self.key}"
