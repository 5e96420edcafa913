"""What an import says about a file: where, what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from dure.records.domain.text import Text

Step = str | int
NOTHING_SAID = Text()


@dataclass(slots=True)
class Node:
    """A value of a file with its place: a text, nothing, a list, or a mapping.

    keys: where the names of a mapping stand. Lines and columns count from 1.
    """

    line: int
    column: int
    value: str | list[Node] | dict[str, Node] | None
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    file: str
    root: Node


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A value inside a document, named by the steps that lead to it."""

    document: Document
    steps: tuple[Step, ...] = ()

    def __truediv__(self, step: Step) -> Place:
        return Place(self.document, (*self.steps, step))

    @property
    def file(self) -> str:
        return self.document.file

    @property
    def position(self) -> tuple[int, int]:
        """Line and column of the value, or of the nearest one around it that is there."""
        node = self.document.root
        position = (node.line, node.column)
        for step in self.steps:
            value = node.value
            if isinstance(value, dict) and isinstance(step, str) and step in node.keys:
                position = node.keys[step]
                node = value[step]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                node = value[step]
                position = (node.line, node.column)
            else:
                break
        return position

    @property
    def path(self) -> str:
        """As in `agreements[0].versions[0].clauses[3].number`."""
        parts = [f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.steps]
        return "".join(parts).lstrip(".")


@dataclass(frozen=True, slots=True)
class Fault:
    """A reason why nothing can be written, and its remedy."""

    file: str
    line: int
    column: int
    path: str
    message: Text
    remedy: Text = NOTHING_SAID

    @classmethod
    def at(cls, place: Place, message: Text, remedy: Text = NOTHING_SAID) -> Fault:
        line, column = place.position
        return cls(place.file, line, column, place.path, message, remedy)

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": self.path,
            "message": self.message.as_json(),
            "remedy": self.remedy.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Notice(Fault):
    """Something worth knowing that does not stop the import."""


def did_you_mean(given: str, known: Iterable[str]) -> Text:
    """A question with the nearest known word, or nothing."""
    close = get_close_matches(given, list(known), n=1, cutoff=0.6)
    if not close:
        return NOTHING_SAID
    return Text(f"혹시 '{close[0]}' 아닙니까?", f"Did you mean '{close[0]}'?")


def one_of(known: Sequence[str]) -> Text:
    listed = ", ".join(known)
    return Text(f"쓸 수 있는 값: {listed}", f"It may be: {listed}")


def joined(*texts: Text) -> Text:
    """The texts one after the other, in each language."""
    return Text(
        " ".join(text.ko for text in texts if text.ko),
        " ".join(text.en for text in texts if text.en),
    )
