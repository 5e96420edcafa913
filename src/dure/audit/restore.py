"""Read a backup back: everything is checked, and everything is loaded, or nothing is."""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Generator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import Error, connection, models, transaction
from django.dispatch import Signal

from dure.audit.archive import (
    FORMAT,
    MANIFEST,
    VERSION,
    kept_tables,
    member_of,
    other_tables,
)
from dure.audit.digest import Table
from dure.audit.verify import verify

MAX_TOTAL = 20 * 2**30  # bytes unpacked
MAX_RATIO = 200  # unpacked to packed; JSON lines of records reach about 30
MAX_MANIFEST = 2**20  # bytes
MAX_LINE = 16 * 2**20  # bytes of one row
BATCH = 1000  # rows

# what a made-up row may set off on its way into the database
_UNREADABLE = (
    ValueError, TypeError, ArithmeticError, RecursionError, ValidationError, Error,
)  # fmt: skip


# Sent inside the transaction once the records are there: rooms above make anew what they derive.
restored = Signal()


class RestoreRefusedError(Exception):
    """Why a backup was not restored, in Korean and English. Nothing has been written."""

    def __init__(self, ko: str, en: str) -> None:
        super().__init__(f"{ko} / {en}")
        self.ko, self.en = ko, en


def restore(path: Path, *, replace: bool = False) -> dict[str, Any]:
    """Restore the backup into an empty database, or with `replace` in place of what is there."""
    tables = kept_tables()
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive)
            manifest = _manifest(archive)
            _check_members(archive, manifest, tables)
            _check_sums(archive, manifest, tables)
            with transaction.atomic():
                _make_room(tables, replace=replace)
                for table in tables:
                    _load(archive, table)
                _finish(manifest, tables)
                restored.send(sender=None)
    # NotImplementedError is how zipfile says that a member is packed in a way it cannot read
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise RestoreRefusedError(
            "백업 파일이 올바른 zip 파일이 아닙니다.", "The backup is not a sound zip file."
        ) from error
    return manifest


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """Against archives made to fill the disk or memory: reading never goes past declared sizes."""
    infos = archive.infolist()
    for info in infos:
        if info.flag_bits & 1:
            raise RestoreRefusedError("암호화된 파일입니다.", "The archive is encrypted.")
        if info.file_size > MAX_RATIO * max(info.compress_size, 1024):
            raise RestoreRefusedError(
                f"{info.filename}의 압축률이 비정상적으로 높습니다.",
                f"{info.filename} is packed suspiciously tightly.",
            )
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise RestoreRefusedError(
            "압축을 푼 크기가 한도를 넘습니다.", "The archive unpacks to more than the limit."
        )


def _manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    refused = RestoreRefusedError(
        "백업 목록(manifest.json)이 없거나 읽을 수 없습니다.",
        "The manifest is missing or unreadable.",
    )
    try:
        if archive.getinfo(MANIFEST).file_size > MAX_MANIFEST:
            raise refused
        manifest = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, RecursionError) as error:
        raise refused from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise RestoreRefusedError("두레 백업 파일이 아닙니다.", "This is not a backup of Dure.")
    if manifest.get("version") != VERSION:
        raise RestoreRefusedError(
            f"백업 형식 {manifest.get('version')}판은 읽을 수 없습니다({VERSION}판만 읽습니다).",
            f"Backup format {manifest.get('version')} is unknown; this Dure reads {VERSION}.",
        )
    return manifest


def _check_members(archive: zipfile.ZipFile, manifest: dict[str, Any], tables: list[Table]) -> None:
    names = archive.namelist()
    expected = {MANIFEST, *(member_of(table) for table in tables)}
    for name in sorted(expected - set(names)):
        raise RestoreRefusedError(f"백업에 {name}이 없습니다.", f"The backup lacks {name}.")
    if len(names) != len(expected):
        extra = sorted(set(names) - expected) or ["(twice)"]
        raise RestoreRefusedError(
            f"백업에 있어서는 안 되는 파일이 있습니다: {extra[0]!r}",
            f"The backup holds a file that does not belong: {extra[0]!r}",
        )
    listed = manifest.get("tables")
    for table in tables:
        entry = listed.get(table.label) if isinstance(listed, dict) else None
        if not isinstance(entry, dict) or entry.get("columns") != table.columns:
            raise RestoreRefusedError(
                f"{table.label} 표의 구성이 이 두레와 다릅니다. 같은 판의 두레로 복원하십시오.",
                f"Table {table.label} has other columns here: restore with the Dure that made it.",
            )


def _check_sums(archive: zipfile.ZipFile, manifest: dict[str, Any], tables: list[Table]) -> None:
    for table in tables:
        entry, name = manifest["tables"][table.label], member_of(table)
        rows, sha256 = 0, hashlib.sha256()
        with closing(_lines(archive, table)) as lines:
            for line in lines:
                sha256.update(line)
                rows += 1
        if sha256.hexdigest() != entry.get("sha256") or rows != entry.get("rows"):
            raise RestoreRefusedError(
                f"{name}의 내용이 목록의 해시와 맞지 않습니다.",
                f"{name} does not match its hash in the manifest.",
            )


def _lines(archive: zipfile.ZipFile, table: Table) -> Generator[bytes, None, None]:
    with archive.open(member_of(table)) as member:
        while line := member.readline(MAX_LINE):
            if not line.endswith(b"\n"):
                raise _unreadable(table)
            yield line


def _unreadable(table: Table) -> RestoreRefusedError:
    return RestoreRefusedError(
        f"{table.label} 표에 읽을 수 없는 행이 있습니다.",
        f"Table {table.label} holds a row that cannot be read.",
    )


def _make_room(tables: list[Table], *, replace: bool) -> None:
    if not replace and any(table.model._base_manager.exists() for table in tables):
        raise RestoreRefusedError(
            "데이터베이스가 비어 있지 않습니다. 기존 자료를 지우고 복원하려면 --replace를 쓰세요.",
            "The database is not empty. Use --replace to put the backup in place of what is there.",
        )
    for model in [*other_tables(), *(table.model for table in tables)]:
        # Foreign keys wait for the end of the transaction, so that the order is free. Rows are not
        # loaded one by one, and no signal is sent; Django has no public name for that.
        everything = model._base_manager.all()
        everything._raw_delete(everything.db)  # noqa: SLF001 -- see above


def _load(archive: zipfile.ZipFile, table: Table) -> None:
    try:
        with closing(_lines(archive, table)) as lines:
            while batch := [_read_row(table, line) for line in islice(lines, BATCH)]:
                table.model._base_manager.bulk_create(batch)
    except _UNREADABLE as error:
        raise _unreadable(table) from error


def _read_row(table: Table, line: bytes) -> models.Model:
    values = json.loads(line)
    return table.model(
        **{
            field.attname: None if value is None else field.to_python(value)
            for field, value in zip(table.fields, values, strict=True)
        }
    )


def _finish(manifest: dict[str, Any], tables: list[Table]) -> None:
    try:
        connection.check_constraints()
    except Error as error:
        raise RestoreRefusedError(
            "서로 이어져야 할 자료가 빠져 있습니다.", "Rows point at rows that are not there."
        ) from error
    at = manifest.get("head")
    report = verify(expect_head=str(at.get("hash")) if isinstance(at, dict) else "")
    if not report.holds:
        first = report.faults[0]
        raise RestoreRefusedError(
            f"백업의 기록이 검증되지 않습니다. {first.message('ko')}",
            f"The log in the backup does not verify. {first.message('en')}",
        )
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [table.model for table in tables]
        ):
            cursor.execute(statement)
