"""A text in Korean and English: what people read is never in one language only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

LANGUAGES = ("ko", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """A Korean text and its English counterpart; either may be empty, not both missing in use."""

    ko: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.ko or self.en)

    def in_language(self, language: str) -> tuple[str, str]:
        """Return (text, the language it is in): the other one stands in for a missing one."""
        wanted, other = ("en", "ko") if language.startswith("en") else ("ko", "en")
        text = getattr(self, wanted)
        return (text, wanted) if text else (getattr(self, other), other)

    def as_json(self) -> dict[str, str]:
        return {"ko": self.ko, "en": self.en}

    @classmethod
    def from_json(cls, value: dict[str, Any] | None) -> Text:
        value = value or {}
        return cls(ko=value.get("ko") or "", en=value.get("en") or "")
