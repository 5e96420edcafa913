"""Names of units, months and statuses in both languages."""

from __future__ import annotations

from dure.ledger.domain.types import Status
from dure.records.domain.text import Text

# unit code: (Korean counter, English singular, English plural)
UNITS = {
    "person": ("명", "person", "people"),
    "job": ("개 일자리", "job", "jobs"),
    "vehicle": ("대", "vehicle", "vehicles"),
    "firm": ("개사", "firm", "firms"),
    "household": ("가구", "household", "households"),
    "event": ("건", "event", "events"),
    "case": ("건", "case", "cases"),
    "time": ("회", "time", "times"),
    "report": ("건", "report", "reports"),
    "meeting": ("회", "meeting", "meetings"),
    "period": ("개 기간", "period", "periods"),
    "hour": ("시간", "hour", "hours"),
    "day": ("일", "day", "days"),
    "month": ("개월", "month", "months"),
    "year": ("년", "year", "years"),
    "facility": ("개소", "facility", "facilities"),
    "place": ("곳", "place", "places"),
    "point": ("점", "point", "points"),
    "percent_point": ("%p", "percentage point", "percentage points"),
    "": ("", "", ""),
}

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

STATUS_NAMES = {
    Status.MET: Text("이행", "met"),
    Status.MET_LATE: Text("지연 이행", "met late"),
    Status.PARTLY_MET: Text("일부 이행", "partly met"),
    Status.NOT_MET: Text("미이행", "not met"),
    Status.NOT_DUE: Text("기한 전", "not yet due"),
    Status.NO_EVIDENCE: Text("증빙 없음", "no evidence"),
    Status.NOT_ASSESSABLE: Text("판정 불가", "not assessable"),
    Status.EXCUSED: Text("면제", "excused"),
}

# what a promise can fail to state, by parameter name
STATED_NAMES = {
    "target": Text("목표값", "a target"),
    "rate": Text("적용 비율", "a rate"),
    "lower": Text("하한", "a lower bound"),
    "upper": Text("상한", "an upper bound"),
    "centre": Text("기준값", "a reference value"),
    "tolerance": Text("허용 폭", "a tolerance"),
    "due": Text("이행 기한", "a due date"),
}
