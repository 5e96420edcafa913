"""The files that paths name, read whole but never without measuring them first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dure.exchange.faults import NOTHING_SAID, Fault
from dure.exchange.reading import MAX_BYTES
from dure.records.domain.text import Text

SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Unread:
    name: str
    raw: bytes


def contents(paths: Iterable[Path]) -> Iterator[Unread | Fault]:
    """Each file once, those of a folder sorted by name."""
    seen: set[Path] = set()
    for path in paths:
        found = _files(path)
        if not found:
            yield _fault(
                path,
                Text("YAML 파일(.yml, .yaml)이 없습니다.", "There is no YAML file (.yml, .yaml)."),
            )
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield _content(file)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES and file.is_file())


def _content(path: Path) -> Unread | Fault:
    if not path.exists():
        return _fault(path, Text("그런 파일이 없습니다.", "There is no such file."))
    if not path.is_file():
        return _fault(path, Text("보통 파일이 아닙니다.", "It is not a regular file."))
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            return _too_large(path, size)
        return Unread(str(path), path.read_bytes())
    except OSError as error:
        return _fault(
            path, Text("파일을 열 수 없습니다.", f"The file cannot be opened: {error.strerror}.")
        )


def _too_large(path: Path, size: int) -> Fault:
    shown, most = f"{size / 1e6:.1f}", f"{MAX_BYTES // 1_000_000}"
    return _fault(
        path,
        Text(f"파일이 너무 큽니다: {shown} MB", f"The file is too large: {shown} MB."),
        Text(f"{most} MB를 넘지 않게 나누십시오.", f"Split it into files of up to {most} MB."),
    )


def _fault(path: Path, message: Text, remedy: Text = NOTHING_SAID) -> Fault:
    return Fault(str(path), 1, 1, "", message, remedy)
