from collections.abc import Callable
from pathlib import Path

import pytest

Writes = Callable[..., Path]


@pytest.fixture
def writes(tmp_path: Path) -> Writes:
    """Writes a file of the format and returns its path."""

    def write(text: str | bytes, name: str = "one.yml") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write
