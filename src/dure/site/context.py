"""What every page's frame needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

import dure
from dure.audit.queries import head


def frame(request: HttpRequest) -> dict[str, Any]:
    """The address of this page in the other language, and the version that serves it."""
    language = get_language() or settings.LANGUAGE_CODE
    other = "en" if language == "ko" else "ko"
    here = request.get_full_path()
    there = translate_url(here, other)
    return {
        "other_language_url": there if there != here else f"/{other}/",
        "dure_version": dure.__version__,
        "audit_head": head().hash,
    }
