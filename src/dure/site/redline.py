"""Which words of two texts differ, for reading them side by side."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Below this share of common words two texts are simply different, and marks would be noise.
ALIKE = 0.35


@dataclass(frozen=True)
class Part:
    text: str
    changed: bool


@dataclass(frozen=True)
class Pair:
    left: list[Part]
    right: list[Part]
    alike: bool


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def compare(left: str, right: str) -> Pair:
    a, b = _words(left), _words(right)
    matcher = SequenceMatcher(None, [w.strip() for w in a], [w.strip() for w in b], autojunk=False)
    if matcher.ratio() < ALIKE:
        return Pair([Part(left, False)], [Part(right, False)], alike=False)
    pair = Pair([], [], alike=True)
    for op, a0, a1, b0, b1 in matcher.get_opcodes():
        if a1 > a0:
            pair.left.append(Part("".join(a[a0:a1]), op != "equal"))
        if b1 > b0:
            pair.right.append(Part("".join(b[b0:b1]), op != "equal"))
    return pair
