"""What the documents say of the product is so."""

from __future__ import annotations

import re
import subprocess
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.management import get_commands, load_command_class
from django.urls import URLPattern, URLResolver
from django.utils.translation import override

from dure import __version__, urls
from dure.ledger.domain.types import Form, Status
from dure.ledger.domain.units import STATUS_NAMES
from dure.ledger.domain.verifiability import ELEMENT_NAMES
from dure.site.marks import MARKS
from tests.docs.documents import (
    DOCUMENTS,
    ROOT,
    console_commands,
    dure_commands,
    headings,
    name_of,
    read,
    section,
    words,
)

LINK = re.compile(r"\]\(([^)\s]+)\)")
OWN_COMMANDS = sorted(name for name, app in get_commands().items() if app.startswith("dure."))
DJANGO_OPTIONS = {
    "--help", "--version", "--verbosity", "--settings", "--pythonpath", "--traceback",
    "--no-color", "--force-color", "--skip-checks",
}  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_every_relative_link_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    broken = []
    for link in LINK.findall(text):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in headings(target.read_text("utf-8"))):
            broken.append(link)
    assert broken == []


def test_every_document_is_reached_from_the_index() -> None:
    index = ROOT / "docs" / "index.md"
    reached, waiting = set(), [index, ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        if page.suffix == ".md":
            links = (
                unquote(link).partition("#")[0] for link in LINK.findall(page.read_text("utf-8"))
            )
            waiting += [
                (page.parent / link).resolve() for link in links if link and ":" not in link
            ]
    assert [name_of(document) for document in DOCUMENTS if document not in reached] == []


def test_every_decision_is_in_its_index() -> None:
    index = read("docs/decisions/README.md")
    records = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    listed = re.findall(r"^(\d+)\. \[(.+)\]\((.+)\)$", index, re.MULTILINE)
    assert [name for _, _, name in listed] == [record.name for record in records]
    for (number, title, _), record in zip(listed, records, strict=True):
        assert record.read_text("utf-8").startswith(f"# {number}. {title}\n")


def test_every_setting_is_documented_and_no_other() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src" / "dure").rglob("*.py"))
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', code))
    table = re.findall(r"^\| `([A-Z_]+)` \|", read("docs/reference/settings.md"), re.MULTILINE)
    assert sorted(table) == sorted(asked)
    for document in DOCUMENTS:
        unknown = set(re.findall(r"\bDURE_[A-Z_]+", document.read_text("utf-8"))) - asked
        assert not unknown, name_of(document)


def parser_of(name: str) -> ArgumentParser:
    return load_command_class(get_commands()[name], name).create_parser("dure", name)


def options_of(parser: ArgumentParser) -> set[str]:
    return {
        option for action in parser._actions for option in action.option_strings if "--" in option
    } - DJANGO_OPTIONS


def parts_of(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            return dict(action.choices)
    return {}


def test_commands_documented_are_the_commands_there_are() -> None:
    listed = re.findall(r"^## `dure (\w+)`$", read("docs/reference/commands.md"), re.MULTILINE)
    assert sorted(listed) == OWN_COMMANDS


@pytest.mark.parametrize("name", OWN_COMMANDS)
def test_command_is_documented_with_its_help_and_options(name: str) -> None:
    text = section(read("docs/reference/commands.md"), f"## `dure {name}`")
    parser = parser_of(name)
    assert parser.description is not None
    assert " ".join(parser.description.split()) in text
    parts = parts_of(parser)
    wanted = options_of(parser).union(*(options_of(part) for part in parts.values()))
    assert set(re.findall(r"--[a-z][a-z-]+", text)) == wanted
    assert [part for part in parts if f"| `{part} " not in text and f"| `{part}`" not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_commands_in_documents_exist_with_their_options(document: Path) -> None:
    for command in dure_commands(document.read_text("utf-8")):
        name, *arguments = words(command)
        assert name in get_commands(), command
        if name not in OWN_COMMANDS:
            continue
        parser = parser_of(name)
        known = options_of(parser).union(*(options_of(p) for p in parts_of(parser).values()))
        used = {argument for argument in arguments if argument.startswith("--")}
        assert used <= known, command


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one


def test_every_address_is_documented_as_open_or_closed_as_it_is() -> None:
    text = read("docs/reference/http.md")
    pages, programs = section(text, "## Pages"), section(text, "## For programs")
    row = re.compile(r"^\| `(.*?)` \| `(\w+)` \| (.*?) \|", re.MULTILINE)
    told = {(name, path, who == "anyone") for path, name, who in row.findall(pages)}
    told |= {(name, path, True) for path, name, _ in row.findall(programs)}
    there = set()
    for pattern in patterns(urls.rooms):
        path = re.sub(r"<\w+:(\w+)>", r"<\1>", str(pattern.pattern))
        there.add((pattern.name, path, not getattr(pattern.callback, "login_required", True)))
    assert told == there


def test_marks_documented_are_the_marks() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| (.+?) \| (.+?) \|", read("docs/reference/marks.md"), re.MULTILINE
    )
    assert [code for code, _, _ in rows[: len(Status)]] == [
        "met", "met_late", "partly_met", "not_met", "not_due", "no_evidence", "not_assessable",
        "excused",
    ]  # fmt: skip
    for language, column in (("ko", 1), ("en", 2)):
        with override(language):
            assert [(row[0], row[column]) for row in rows] == [
                (code, str(name)) for code, name in MARKS.items()
            ]
    assert {code: korean for code, korean, _ in rows[: len(Status)]} == {
        status.value: name.ko for status, name in STATUS_NAMES.items()
    }


def test_elements_documented_are_those_asked_for() -> None:
    text = section(read("docs/reference/marks.md"), "## The eleven elements").lower()
    wanted = [name.en.removesuffix(" of evidence") for name in ELEMENT_NAMES.values()]
    assert len(wanted) == 11
    assert [name for name in wanted if name not in text] == []


def test_forms_documented_are_the_forms() -> None:
    text = section(read("docs/reference/measure-forms.md"), "## Parameters and results by form")
    assert re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE) == [form.value for form in Form]


def test_parameters_documented_are_those_that_rules_ask_for() -> None:
    forms = (ROOT / "src" / "dure" / "ledger" / "domain").rglob("*.py")
    code = "".join(path.read_text("utf-8") for path in forms)
    asked = set(re.findall(r'parameter\("(\w+)"', code))
    assert asked  # the rules name them so
    text = read("docs/reference/measure-forms.md")
    assert [name for name in sorted(asked) if f"`{name}`" not in text] == []


def test_floors_documented_are_those_of_the_contract() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    floors = {
        room.strip(): len(layers) - height
        for height, rooms in enumerate(layers)
        for room in rooms.split("|")
    }
    table = section(read("docs/reference/rooms.md"), "# Rooms").partition("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \| `(\w+)` \|", table, re.MULTILINE)
    heights = [int(floor) for floor, _ in rows]
    assert {room: int(floor) for floor, room in rows} == floors
    assert all(above >= below for above, below in pairwise(heights))


def test_both_readmes_name_the_same_commands_and_parts() -> None:
    english, korean = read("README.md"), read("README.ko.md")
    assert console_commands(english) == console_commands(korean) == ["make run", "make test"]
    by_name = [[words(c)[0] for c in dure_commands(text)] for text in (english, korean)]
    assert by_name[0] == by_name[1]
    assert english.count("\n## ") == korean.count("\n## ")
    shown = [re.findall(r"images/(\w+)-(?:en|ko)\.png", text) for text in (english, korean)]
    assert shown[0] == shown[1]


def test_version_is_the_newest_of_the_changes() -> None:
    newest, _ = re.findall(r"^## (\S+) \((\d{4}-\d\d-\d\d)\)$", read("CHANGELOG.md"), re.MULTILINE)[
        0
    ]
    project = tomllib.loads(read("pyproject.toml"))["project"]["version"]
    assert newest == project == __version__
    releases = re.split(r"^## ", read("CHANGELOG.md"), flags=re.MULTILINE)[1:]
    for release in releases:
        titles = re.findall(r"^### (.+)$", release, re.MULTILINE)
        assert titles == ["For users", "For operators and developers"]


def test_make_targets_in_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    for document in DOCUMENTS:
        named = re.findall(
            r"(?:`|^|\$ |=\d+ )make ([a-z-]+)", document.read_text("utf-8"), re.MULTILINE
        )
        assert set(named) <= targets, name_of(document)


def test_pictures_are_small_and_used() -> None:
    text = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    pictures = list((ROOT / "docs" / "images").iterdir())
    assert [p.name for p in pictures if p.stat().st_size > 250_000] == []
    assert [p.name for p in pictures if f"images/{p.name}" not in text] == []


def test_what_make_run_does_is_what_the_readme_says() -> None:
    """`make run` serves until Ctrl-C, so it is asked what it would do."""
    asked = ["make", "--dry-run", "--always-make", "run", "PORT=8123"]
    said = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "pip" in said
    assert "dure demo --port 8123" in said
