"""What holds for the whole house rather than for one room."""

import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
import pytest
from babel.messages.extract import extract
from django.core.management import call_command
from django.utils.translation.template import templatize

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "dure"
CATALOGUES = sorted(PACKAGE.glob("*/locale/ko/LC_MESSAGES/django.po"))
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

Key = tuple[str | None, str]


def marked(source: str) -> Iterator[Key]:
    """(context, English) of each string that the source marks for translation."""
    for _, message, _, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        yield context, message if isinstance(message, str) else message[0]


def marked_in_house() -> dict[Key, str]:
    """Each marked string, with a file that has it."""
    found = {}
    for file in [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("templates/**/*.html")]:
        source = file.read_text("utf-8")
        # templatize leaves of a template what reads like Python's calls of gettext
        for key in marked(templatize(source) if file.suffix == ".html" else source):
            found[key] = str(file.relative_to(PACKAGE))
    return found


def translated_in_house() -> set[Key]:
    return {
        (entry.msgctxt, entry.msgid)
        for po in CATALOGUES
        for entry in polib.pofile(str(po))
        if entry.translated()
    }


def test_marked_strings_are_read_from_templates_too() -> None:
    template = """<h1 class="it's">{% translate "Promise" %}</h1> {{ _("Source") }}
        {% translate "May" context "month" %}
        {% blocktranslate count n=n trimmed %}{{ n }} job
        {% plural %}{{ n }} jobs{% endblocktranslate %}"""
    expected = {(None, "Promise"), (None, "Source"), ("month", "May"), (None, "%(n)s job")}
    assert set(marked(templatize(template))) == expected


def test_every_marked_string_has_korean() -> None:
    done = translated_in_house()
    missing = [f"{file}: {key[1]}" for key, file in marked_in_house().items() if key not in done]
    assert sorted(missing) == []


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_lock_files_hold_no_addresses() -> None:
    for file in (ROOT / "requirements").glob("*.txt"):
        assert re.findall(r"\S*(?:https?|file)://\S*", file.read_text("utf-8")) == []


def test_wheel_holds_every_file_of_the_package(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        str(file.relative_to(PACKAGE.parent))
        for file in PACKAGE.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    assert wanted - packed == set()
