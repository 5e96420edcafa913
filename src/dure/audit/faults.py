"""What verification can find, said in both languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

KEPT_FAULTS = 1000  # described one by one; the rest is counted


class Kind(StrEnum):
    ROW_EDITED = "row_edited"
    ROW_DELETED = "row_deleted"
    ROW_INSERTED = "row_inserted"
    EVENT_EDITED = "event_edited"
    EVENT_MISSING = "event_missing"
    EVENT_REPLACED = "event_replaced"
    LOG_ROWS_ADRIFT = "log_rows_adrift"
    TAIL_MISSING = "tail_missing"
    HEAD_WRONG = "head_wrong"
    HEAD_NOT_EXPECTED = "head_not_expected"


# {row}, {number}, {hash}: what is named. The last right write follows by itself.
_SENTENCES = {
    Kind.ROW_EDITED: (
        "{row}의 내용이 기록을 거치지 않고 바뀌었습니다.",
        "{row} was changed without a record.",
    ),
    Kind.ROW_DELETED: (
        "{row}이(가) 기록을 거치지 않고 삭제되었습니다.",
        "{row} was deleted without a record.",
    ),
    Kind.ROW_INSERTED: (
        "{row}이(가) 기록을 거치지 않고 추가되었습니다.",
        "{row} was added without a record.",
    ),
    Kind.EVENT_EDITED: (
        "기록 {number}번의 내용이 해시와 맞지 않습니다. 기록이 고쳐졌습니다.",
        "Event {number} does not match its own hash: the log was edited.",
    ),
    Kind.EVENT_MISSING: (
        "기록 {number}번이 없습니다.",
        "Event {number} is missing.",
    ),
    Kind.EVENT_REPLACED: (
        "기록 {number}번이 바로 앞 기록과 이어지지 않습니다. 앞 기록이 바뀌었거나 순서가 다릅니다.",
        "Event {number} does not follow from the event before it: one was replaced or moved.",
    ),
    Kind.LOG_ROWS_ADRIFT: (
        "어느 기록에도 속하지 않는 변경 내역이 {number}건 있습니다.",
        "{number} logged rows belong to no event.",
    ),
    Kind.TAIL_MISSING: (
        "기록 {number}번부터 마지막 기록까지 지워졌습니다.",
        "The events from number {number} to the last one are missing.",
    ),
    Kind.HEAD_WRONG: (
        "마지막 기록의 번호와 해시가 기록 {number}번과 다릅니다.",
        "The stored head of the chain differs from event {number}.",
    ),
    Kind.HEAD_NOT_EXPECTED: (
        "제시한 해시 {hash}가 기록에 없습니다. 그 기록이 지워졌거나 바뀌었습니다.",
        "No event has the expected hash {hash}: it was removed or replaced.",
    ),
}


@dataclass(frozen=True, slots=True)
class LastWrite:
    """The last event that rightly wrote the row."""

    number: int
    at: datetime
    by_name: str
    action: str


@dataclass(frozen=True, slots=True)
class Fault:
    kind: Kind
    table: str = ""
    pk: str = ""
    key: str = ""
    number: int | None = None
    hash: str = ""
    last: LastWrite | None = None

    def message(self, language: str) -> str:
        korean = language == "ko"
        row = f"{self.table} {self.key or '#' + self.pk}"
        sentence = _SENTENCES[self.kind][0 if korean else 1]
        said = sentence.format(row=row, number=self.number, hash=self.hash)
        if self.last is None:
            return said
        day = self.last.at.isoformat(sep=" ", timespec="seconds")
        if korean:
            return (
                f"{said} 마지막으로 올바르게 기록된 것은 기록 {self.last.number}번입니다"
                f"({day}, {self.last.by_name})."
            )
        return (
            f"{said} Last rightly written by event {self.last.number} ({day}, {self.last.by_name})."
        )


@dataclass(slots=True)
class Report:
    """What was checked and what was found. `faults` holds the first 1,000 of `fault_count`."""

    events: int = 0
    rows: int = 0
    number: int = 0
    hash: str = ""
    fault_count: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        return self.fault_count == 0
