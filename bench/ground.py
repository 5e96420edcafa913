"""The folder and database that a run stands on; gone when it ends."""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def ground(kept: Path | None) -> Iterator[Path]:
    """Set Dure up in a folder of its own. `kept`: a folder to find a nation in and leave it."""
    folder = kept or Path(tempfile.mkdtemp(prefix="dure-bench-"))
    os.environ["DURE_VAR"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "dure.settings"
    try:
        _set_up()
        yield folder
    finally:
        if kept is None:
            _leave()
            shutil.rmtree(folder)


def _set_up() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("messages")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _leave() -> None:
    """On PostgreSQL the database is not ours to drop: it is emptied."""
    from django.db import connection

    if connection.vendor != "sqlite":
        empty()
    connection.close()


def empty() -> None:
    from django.core.management import call_command

    call_command("flush", interactive=False, verbosity=0)


def database() -> str:
    from django.db import connection

    connection.ensure_connection()
    if connection.vendor == "sqlite":
        from sqlite3 import sqlite_version

        return f"SQLite {sqlite_version}"
    return f"PostgreSQL {connection.pg_version // 10000}.{connection.pg_version % 10000}"


def machine() -> dict[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{memory:.0f} GiB",
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "database": database(),
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.machine()
