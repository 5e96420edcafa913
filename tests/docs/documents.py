"""The documents, and the pieces of them that tests look at."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def name_of(document: Path) -> str:
    return str(document.relative_to(ROOT))


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def blocks(text: str, *languages: str) -> list[str]:
    """Fenced blocks in one of the languages, also those indented in a list."""
    found = []
    for indent, language, body in re.findall(
        r"^( *)```(\w+)\n(.*?)^\1```$", text, re.MULTILINE | re.DOTALL
    ):
        if language in languages:
            found.append(re.sub(rf"^{indent}", "", body, flags=re.MULTILINE))
    return found


def console_commands(text: str) -> list[str]:
    """What follows `$ ` in console blocks."""
    return [
        line.removeprefix("$ ")
        for block in blocks(text, "console")
        for line in block.splitlines()
        if line.startswith("$ ")
    ]


def dure_commands(text: str) -> list[str]:
    """Every `dure …` in console and shell blocks, run by a test or not."""
    lines = [line for block in blocks(text, "console", "sh", "ini") for line in block.splitlines()]
    matches = (re.search(r"(?:^|[\s/=])dure (?=[a-z_]+)(.*)$", line) for line in lines)
    return [match.group(1) for match in matches if match]


def words(command: str) -> list[str]:
    return shlex.split(command, comments=True)


def headings(text: str) -> set[str]:
    """Anchors of the headings, as they are made on the web from a page's Markdown."""
    outside = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    anchors = set()
    for title in re.findall(r"^#+ (.+)$", outside, re.MULTILINE):
        plain = re.sub(r"[^\w\- ]", "", title.lower())
        anchors.add(plain.strip().replace(" ", "-"))
    return anchors


def section(text: str, heading: str) -> str:
    """The text under a heading, to the next one of its level."""
    level = heading.split(" ", 1)[0]
    _, _, rest = f"\n{text}".partition(f"\n{heading}\n")
    return re.split(rf"^{level} ", rest, maxsplit=1, flags=re.MULTILINE)[0]
