"""The commands in console blocks are run, document by document, in an empty folder.

Not run: `make …`, which installs or tests or serves until Ctrl-C; make says what it would do.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.documents import DOCUMENTS, ROOT, blocks, console_commands, name_of

WITH_COMMANDS = [
    document for document in DOCUMENTS if console_commands(document.read_text("utf-8"))
]
# what a document takes for granted: tables, and for the log something in it
BEFORE = {
    "docs/how-to/backup-and-restore.md": ["dure migrate", "dure import samples/common --commit"],
    "docs/how-to/verify-the-log.md": ["dure migrate", "dure import samples --commit"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stand-in for the repository's folder that commands may write in."""
    for entry in ROOT.iterdir():
        if entry.name not in {"var", ".venv"} and not entry.name.startswith(".git"):
            (tmp_path / entry.name).symlink_to(entry)
    return tmp_path


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    if command.startswith("make "):
        command = command.replace("make ", "make --dry-run ", 1)
    kept = {"DATABASE_URL", "DURE_VAR", "DJANGO_SETTINGS_MODULE"}
    environment = {name: value for name, value in os.environ.items() if name not in kept}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


# The documents' commands name no database, so they use the SQLite file that comes with Dure: with
# PostgreSQL in the environment they would not be the commands that a reader runs.
@pytest.mark.skipif(
    "DATABASE_URL" in os.environ, reason="these commands run on SQLite, once is enough"
)
@pytest.mark.parametrize("document", WITH_COMMANDS, ids=name_of)
def test_commands_in_console_blocks_work(document: Path, folder: Path) -> None:
    for command in BEFORE.get(name_of(document), []):
        assert run(command, folder).returncode == 0, command
    # once each: documents in two languages say most commands twice
    for command in dict.fromkeys(console_commands(document.read_text("utf-8"))):
        done = run(command, folder)
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("document", WITH_COMMANDS, ids=name_of)
def test_console_blocks_hold_commands_alone(document: Path) -> None:
    """Output shown beside a command would have to be compared; none is shown."""
    for block in blocks(document.read_text("utf-8"), "console"):
        assert [line for line in block.splitlines() if not line.startswith("$ ")] == []
