"""What is hashed, and how: anyone can recompute the chain from this file and the exported rows."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, Protocol

GENESIS = "0" * 64


class Event(Protocol):
    number: int
    at: datetime
    by_name: str
    by_user_id: int | None
    action: str
    subject: str
    note: str
    previous_hash: str


class Row(Protocol):
    model: str
    row_pk: str
    key: str
    operation: str
    digest: str


def canonical(value: Any) -> bytes:
    """One spelling for one value: sorted keys, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode()


def utc_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


class EventHash:
    """SHA-256 over the previous hash, the event's content, then a line for each row in order."""

    def __init__(self, event: Event) -> None:
        content = {
            "number": event.number,
            "at": utc_text(event.at),
            "by_name": event.by_name,
            "by_user_id": event.by_user_id,
            "action": event.action,
            "subject": event.subject,
            "note": event.note,
        }
        self._sum = hashlib.sha256(event.previous_hash.encode() + b"\n" + canonical(content))

    def add(self, row: Row) -> None:
        line = [row.model, row.row_pk, row.key, row.operation, row.digest]
        self._sum.update(b"\n" + canonical(line))

    def hexdigest(self) -> str:
        return self._sum.hexdigest()
