"""Text cut so that Korean is found in any inflection: overlapping pairs of syllables. Pure.

고용률 becomes "고용 용률"; a search for 고용 then finds 고용률과 and 고용위기 alike. Latin words
and numbers stay whole, in lower case, without the commas inside numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_RUN = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ一-龥]+|[0-9]+(?:[,.][0-9]+)*|[^\W_가-힣一-龥0-9]+")
_HANGUL = re.compile(r"[가-힣ㄱ-ㅎㅏ-ㅣ一-龥]")
LONGEST_QUERY = 200


def grams(text: str) -> str:
    """What the index holds of a text."""
    return " ".join(token for run in _runs(text) for token in run)


def phrases(query: str) -> list[str]:
    """What a query asks for: each phrase must occur, its tokens one after another.

    A single syllable beside other words (the 명 of 1,704명) is not asked for: in a text it may
    carry a particle, and then stands in a pair.
    """
    runs = list(_runs(query[:LONGEST_QUERY]))
    asked = [run for run in runs if run != [run[0][:1]] or not _HANGUL.match(run[0])]
    return [" ".join(run) for run in asked or runs]


def _runs(text: str) -> Iterator[list[str]]:
    for run in _RUN.findall(unicodedata.normalize("NFC", text).lower()):
        if not _HANGUL.match(run):
            yield [run.replace(",", "").replace(".", "p")]
        elif len(run) == 1:
            yield [run]
        else:
            yield [run[i : i + 2] for i in range(len(run) - 1)]
