"""Write everything that Dure holds to one file, from one state of the database."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dure.audit.archive import FORMAT, MANIFEST, VERSION, kept_tables, member_of
from dure.audit.digest import Table
from dure.audit.domain.chain import canonical
from dure.audit.queries import head
from dure.audit.snapshot import snapshot


def backup(path: Path) -> dict[str, Any]:
    """Write a new file that only its owner can read; return its manifest."""
    if path.exists():
        raise FileExistsError(path)
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file, snapshot():
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                manifest = _write(archive)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except BaseException:
        part.unlink()
        raise
    return manifest


def _write(archive: zipfile.ZipFile) -> dict[str, Any]:
    at = head()
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "head": {"number": at.number, "hash": at.hash},
        "tables": {table.label: _write_table(archive, table) for table in kept_tables()},
    }
    archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _write_table(archive: zipfile.ZipFile, table: Table) -> dict[str, Any]:
    name, count, sha256 = member_of(table), 0, hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as member:
        for row in table.rows():
            line = canonical(row) + b"\n"
            sha256.update(line)
            member.write(line)
            count += 1
    return {"file": name, "columns": table.columns, "rows": count, "sha256": sha256.hexdigest()}
