"""Translations: .po files are written by hand and kept in git, .mo files are made from them."""

import os
from pathlib import Path

import polib


def compile_catalogues(root: Path) -> list[Path]:
    """Compile each room's .po whose .mo is missing or older; the .mo files written."""
    return [
        compile_catalogue(po)
        for po in sorted(root.glob("*/locale/*/LC_MESSAGES/*.po"))
        if is_stale(po)
    ]


def is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def compile_catalogue(po: Path) -> Path:
    """Write the .mo beside the .po, without fuzzy entries; ValueError says what is wrong where."""
    try:
        catalogue = polib.pofile(str(po), encoding="utf-8")
    except OSError as error:  # how polib reports a syntax error
        raise ValueError(str(error)) from error
    mo = po.with_suffix(".mo")
    # another process may be reading the old one
    partial = mo.with_name(f".{mo.name}.{os.getpid()}")
    partial.write_bytes(catalogue.to_binary())
    partial.replace(mo)
    return mo
