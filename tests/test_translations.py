"""Everything on screen is said in Korean too: no message without its translation."""

from __future__ import annotations

import io
from pathlib import Path

import django
import polib
import pytest
from babel.messages.extract import extract
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src" / "dure"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/apps.py"))
CATALOGUES = sorted(SOURCE.glob("*/locale/ko/LC_MESSAGES/django.po"))


def messages_of(path: Path) -> set[str]:
    """The msgids that a template or module asks for; of plurals the singular."""
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        text = templatize(text, origin=str(path))
    found = extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)
    return {message if isinstance(message, str) else message[0] for _, message, _, _ in found}


def translated() -> set[str]:
    return {
        entry.msgid
        for catalogue in CATALOGUES
        for entry in polib.pofile(str(catalogue))
        if entry.translated() and "fuzzy" not in entry.flags
    }


@pytest.mark.parametrize("room", ROOMS)
def test_every_message_of_a_room_is_translated(room: str) -> None:
    files = [*(SOURCE / room).rglob("*.html"), *(SOURCE / room).rglob("*.py")]
    asked = set().union(*map(messages_of, files)) if files else set()
    assert sorted(asked - translated()) == []


def djangos_own() -> set[str]:
    """What Django itself asks for: a room may say it better ("Password")."""
    catalogues = Path(django.__file__).parent.glob("**/locale/ko/LC_MESSAGES/django.po")
    return {entry.msgid for catalogue in catalogues for entry in polib.pofile(str(catalogue))}


def test_no_catalogue_keeps_a_message_that_nothing_asks_for() -> None:
    files = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.py")]
    asked = set().union(*map(messages_of, files)) | djangos_own()
    kept = {e.msgid for c in CATALOGUES for e in polib.pofile(str(c)) if not e.obsolete}
    assert sorted(kept - asked) == []
