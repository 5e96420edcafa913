from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from dure.accounts.models import User
from dure.audit import restore as restoring
from dure.audit.actions import recorded
from dure.audit.archive import kept_tables
from dure.audit.backup import backup
from dure.audit.models import AuditEvent
from dure.audit.queries import head
from dure.audit.restore import RestoreRefusedError, restore, restored
from dure.audit.verify import verify
from dure.places.models import StatCell
from dure.records.fields import LocalText
from dure.records.models import Source
from dure.site.models import SearchEntry
from tests.audit.conftest import a_source

pytestmark = pytest.mark.usefixtures("ledger")

CELLS = "tables/places.statcell.jsonl"
EVENTS = "tables/audit.auditevent.jsonl"
USERS = "tables/accounts.user.jsonl"
Members = dict[str, bytes]


@pytest.fixture
def saved(tmp_path: Path, ledger: None) -> Path:
    path = tmp_path / "saved.zip"
    backup(path)
    return path


def everything() -> dict[str, list[list[Any]]]:
    return {table.label: list(table.rows()) for table in kept_tables()}


def test_round_trip_gives_the_same_rows_and_the_same_head(saved: Path) -> None:
    before = everything()
    with recorded(by="officer", action="edit"):
        a_source("later").save()
        StatCell.objects.get(key="jobs/1").delete()
    restore(saved, replace=True)
    assert everything() == before
    assert verify(expect_head=head().hash).holds


def test_restored_ledger_takes_new_rows(saved: Path) -> None:
    restore(saved, replace=True)
    with recorded(by="officer", action="edit"):
        a_source("later").save()
    assert AuditEvent.objects.count() == 3
    assert verify().holds


def test_derived_tables_are_left_out_emptied_and_then_made_anew(saved: Path) -> None:
    assert "site.searchentry" not in manifest_of(saved)["tables"]
    SearchEntry.objects.create(label="stale", key="gone", title=LocalText("옛", "old"), grams="x")
    seen: list[tuple[bool, bool]] = []

    def listen(**_kwargs: object) -> None:
        stale = SearchEntry.objects.filter(label="stale").exists()
        seen.append((stale, StatCell.objects.exists()))

    restored.connect(listen)
    try:
        restore(saved, replace=True)
    finally:
        restored.disconnect(listen)
    assert seen == [(False, True)]


def test_password_comes_back_and_only_the_owner_reads_the_file(saved: Path) -> None:
    assert saved.stat().st_mode & 0o777 == 0o600
    hashed = User.objects.get().password
    User.objects.update(password="lost")
    restore(saved, replace=True)
    assert User.objects.get().password == hashed


def test_same_records_give_the_same_tables(saved: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    backup(again)
    assert manifest_of(saved)["tables"] == manifest_of(again)["tables"]


def manifest_of(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        found: dict[str, Any] = json.loads(archive.read("manifest.json"))
        return found


def test_existing_file_is_not_overwritten(saved: Path) -> None:
    before = saved.read_bytes()
    with pytest.raises(FileExistsError):
        backup(saved)
    with pytest.raises(CommandError, match="already there"):
        call_command("backup", str(saved), stdout=StringIO())
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir()] == ["saved.zip"]


def test_backup_moves_to_another_database_and_back(saved: Path, tmp_path: Path) -> None:
    """From the database of the tests, which may be PostgreSQL, to a SQLite file and back."""
    before, back = everything(), tmp_path / "back.zip"

    def dure(*arguments: str) -> str:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "dure.settings",
            "DURE_VAR": str(tmp_path / "var"),
            "DATABASE_URL": f"sqlite:///{tmp_path / 'other.sqlite3'}",
        }
        command = [sys.executable, "-m", "dure.cli", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    dure("migrate", "--verbosity=0")
    dure("restore", str(saved))
    assert dure("audit", "head") == f"{head().number} {head().hash}\n"
    dure("backup", str(back))
    assert manifest_of(back)["tables"] == manifest_of(saved)["tables"]
    restore(back, replace=True)
    assert everything() == before


def test_commands_say_what_they_did(tmp_path: Path) -> None:
    path, out = tmp_path / "b.zip", StringIO()
    call_command("backup", str(path), stdout=out)
    assert head().hash in out.getvalue()
    assert "password hashes" in out.getvalue()
    with pytest.raises(CommandError, match=r"비어 있지 않습니다[\s\S]*--replace"):
        call_command("restore", str(path), stdout=out)
    call_command("restore", str(path), "--replace", stdout=out)
    assert "restored and verified" in out.getvalue()
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("restore", str(tmp_path / "none.zip"), stdout=out)


# --- files that must be refused -------------------------------------------------------------------


def rewrite(path: Path, change: Callable[[Members], None]) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def in_manifest(**values: Any) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        manifest = json.loads(members["manifest.json"]) | values
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


def first_row(member: str, column: str, value: Any) -> Callable[[Members], None]:
    """Change a value and make every sum in the manifest fit it, as a forger would."""

    def change(members: Members) -> None:
        manifest = json.loads(members["manifest.json"])
        [entry] = [each for each in manifest["tables"].values() if each["file"] == member]
        head_line, _, rest = members[member].partition(b"\n")
        row = json.loads(head_line)
        row[entry["columns"].index(column)] = value
        members[member] = json.dumps(row).encode() + b"\n" + rest
        entry["sha256"] = hashlib.sha256(members[member]).hexdigest()
        members["manifest.json"] = json.dumps(manifest).encode()

    return change


def without(name: str) -> Callable[[Members], None]:
    return lambda members: members.__delitem__(name)


def with_member(name: str, content: bytes) -> Callable[[Members], None]:
    return lambda members: members.__setitem__(name, content)


REFUSED: list[tuple[str, Callable[[Members], None]]] = [
    ("manifest is missing", without("manifest.json")),
    ("manifest is missing or unreadable", with_member("manifest.json", b"{")),
    ("manifest is missing or unreadable", with_member("manifest.json", b"[" * 100_000)),
    ("not a backup of Dure", with_member("manifest.json", b"[]")),
    ("not a backup of Dure", in_manifest(format="zip")),
    ("format 2 is unknown", in_manifest(version=2)),
    ("format None is unknown", in_manifest(version=None)),
    ("other columns", in_manifest(tables={})),
    ("other columns", in_manifest(tables=7)),
    ("does not verify", in_manifest(head={"number": 2, "hash": "0" * 64})),
    ("does not verify", in_manifest(head=None)),
    ("lacks tables/places.statcell", without(CELLS)),
    ("does not belong: '../../etc/passwd'", with_member("../../etc/passwd", b"x")),
    ("does not belong: '/tmp/x'", with_member("/tmp/x", b"x")),  # noqa: S108 -- never opened
    ("does not belong: 'tables/extra.jsonl'", with_member("tables/extra.jsonl", b"")),
    ("packed suspiciously tightly", with_member("bomb", bytes(10_000_000))),
    ("packed suspiciously tightly", with_member(CELLS, b" " * 10_000_000)),
    ("does not match its hash", with_member(CELLS, b"[]\n")),
    ("cannot be read", with_member(CELLS, b"no line end")),
    ("does not verify", first_row(CELLS, "value", "99.000000")),
    ("does not verify", first_row(CELLS, "id", 10**6)),
    ("does not verify", first_row(EVENTS, "by_name", "someone")),
    ("does not verify", first_row(USERS, "is_superuser", True)),
    ("point at rows that are not there", first_row(CELLS, "table_id", 10**6)),
    ("cannot be read", first_row(CELLS, "value", "many")),
    ("cannot be read", first_row(CELLS, "row_order", 10**40)),
    ("cannot be read", first_row(CELLS, "row_order", None)),
    ("cannot be read", first_row(CELLS, "row", [])),
]


@pytest.mark.parametrize(("why", "change"), REFUSED)
def test_hostile_backup_is_refused_and_nothing_changes(
    saved: Path, why: str, change: Callable[[Members], None]
) -> None:
    rewrite(saved, change)
    before = everything()
    with pytest.raises(RestoreRefusedError) as refused:
        restore(saved, replace=True)
    assert why in refused.value.en
    assert refused.value.ko
    assert everything() == before


def test_member_given_twice_is_refused(saved: Path) -> None:
    with zipfile.ZipFile(saved, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(CELLS, b"")
    with pytest.raises(RestoreRefusedError, match="does not belong"):
        restore(saved, replace=True)


def test_archive_larger_than_the_limit_is_refused(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "MAX_TOTAL", 1000)
    with pytest.raises(RestoreRefusedError, match="more than the limit"):
        restore(saved, replace=True)


def test_line_larger_than_the_limit_is_refused(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(restoring, "MAX_LINE", 40)
    with pytest.raises(RestoreRefusedError, match="cannot be read"):
        restore(saved, replace=True)


@pytest.mark.parametrize("keep", [0, 10, 2000])
def test_cut_file_is_refused(saved: Path, keep: int) -> None:
    saved.write_bytes(saved.read_bytes()[:keep])
    with pytest.raises(RestoreRefusedError, match="not a sound zip"):
        restore(saved, replace=True)


def test_damaged_file_is_refused(saved: Path) -> None:
    content = bytearray(saved.read_bytes())
    with zipfile.ZipFile(saved) as archive:
        start = archive.getinfo(CELLS).header_offset
    content[start + 60 : start + 80] = bytes(20)
    saved.write_bytes(content)
    with pytest.raises(RestoreRefusedError):
        restore(saved, replace=True)
    assert Source.objects.exists()


def test_database_with_rows_is_refused_unless_replaced(saved: Path) -> None:
    with pytest.raises(RestoreRefusedError, match="not empty"):
        restore(saved)
    assert verify().holds
