"""Explanations as plain JSON and back, as pieces for a page, and as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from dure.ledger.domain.types import Ref, Sentence, Term
from dure.records.domain.text import Text

_PLACE = re.compile(r"\{(\w+)\}")


def sentences_as_json(sentences: Iterable[Sentence]) -> list[dict[str, Any]]:
    return [
        {
            "text": sentence.text.as_json(),
            "terms": {name: _term_as_json(term) for name, term in sentence.terms.items()},
        }
        for sentence in sentences
    ]


def sentences_from_json(data: Iterable[dict[str, Any]]) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            Text.from_json(one["text"]),
            {name: _term_from_json(term) for name, term in one["terms"].items()},
        )
        for one in data
    )


def pieces(sentence: Sentence, language: str) -> Iterator[str | Term]:
    """Yield the words and the terms of a sentence in the order in which they are read."""
    words, _ = sentence.text.in_language(language)
    end = 0
    for place in _PLACE.finditer(words):
        if place[1] not in sentence.terms:
            continue
        if place.start() > end:
            yield words[end : place.start()]
        yield sentence.terms[place[1]]
        end = place.end()
    if end < len(words):
        yield words[end:]


def plain_text(sentences: Iterable[Sentence], language: str) -> str:
    """Write the explanation in one language, a sentence a line."""
    return "\n".join(
        "".join(
            piece.text.in_language(language)[0] if isinstance(piece, Term) else piece
            for piece in pieces(sentence, language)
        )
        for sentence in sentences
    )


def _term_as_json(term: Term) -> dict[str, Any]:
    ref = {"kind": term.ref.kind, "key": term.ref.key} if term.ref is not None else None
    return {"text": term.text.as_json(), "ref": ref, "derived": term.derived}


def _term_from_json(data: dict[str, Any]) -> Term:
    ref = Ref(data["ref"]["kind"], data["ref"]["key"]) if data["ref"] is not None else None
    return Term(Text.from_json(data["text"]), ref, data["derived"])
