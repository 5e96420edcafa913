"""The tutorial's file and the pieces that it says to add, followed step by step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from dure.exchange.engine import run
from dure.ledger.models import Finding, Promise
from tests.docs.documents import ROOT, blocks, read, section

EXAMPLE = ROOT / "docs" / "tutorials" / "example-region.yml"
NOTHING_FILED = "                  actuals: []\n"


def pieces() -> list[str]:
    return blocks(read("docs/tutorials/first-region.md"), "yaml")


def import_files(*paths: Path) -> None:
    """Which assesses what it touches as of today: every date in the tutorial has passed."""
    outcome = run(list(paths), commit=True, by="test")
    assert [str(fault) for fault in outcome.faults] == []


def status_of(key: str) -> str:
    finding = Promise.objects.get(key=key).finding
    assert finding is not None
    return finding.status


@pytest.mark.django_db
def test_following_the_tutorial_leads_where_it_says(tmp_path: Path, client: Client) -> None:
    filed, corrected = pieces()[:2]
    import_files(ROOT / "samples" / "common", EXAMPLE)
    assert status_of("haneul-compact/jobs") == "no_evidence"
    assert not Promise.objects.get(key="haneul-compact/fair-wage").verifiable
    assert Promise.objects.get(key="haneul-compact/jobs").verifiable

    example = EXAMPLE.read_text("utf-8")
    assert NOTHING_FILED in example
    copy = tmp_path / "my-region.yml"
    copy.write_text(example.replace(NOTHING_FILED, filed), "utf-8")
    import_files(copy)
    assert status_of("haneul-compact/jobs") == "partly_met"

    copy.write_text(example.replace(NOTHING_FILED, filed + corrected), "utf-8")
    import_files(copy)
    assert status_of("haneul-compact/jobs") == "not_met"
    history = Finding.objects.filter(promise__key="haneul-compact/jobs").order_by("pk")
    assert [finding.status for finding in history] == ["no_evidence", "partly_met", "not_met"]

    for language in ("ko", "en"):
        page = client.get(f"/{language}/promises/haneul-compact/jobs/")
        assert page.status_code == 200
        assert "47.5" in page.content.decode()


@pytest.mark.django_db
def test_fields_of_the_json_are_documented(client: Client) -> None:
    import_files(ROOT / "samples" / "common", EXAMPLE)
    answer = client.get("/en/promises/haneul-compact/jobs.json").json()
    table = section(read("docs/reference/http.md"), "### `promises/<key>.json`")
    rows = re.findall(r"^\| (`.*?`) \|", table, re.MULTILINE)
    assert [name.strip("`") for row in rows for name in row.split(", ")] == list(answer)


def test_both_languages_of_the_tutorial_give_the_same_pieces() -> None:
    found = pieces()
    assert len(found) == 4
    assert found[:2] == found[2:]
