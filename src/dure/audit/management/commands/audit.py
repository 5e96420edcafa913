"""`dure audit verify | head | log | reseal`: check and read the log of every write."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dure.audit.actions import reseal
from dure.audit.faults import Report
from dure.audit.models import Verification
from dure.audit.queries import events_about, head, latest_events
from dure.audit.verify import audited_models, verify

LOG_LINES = 200


class Command(BaseCommand):
    help = "Verify and read the log of every write."

    def add_arguments(self, parser: CommandParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        checking = parts.add_parser("verify", help="recompute the chain and compare every row")
        checking.add_argument(
            "--expect", metavar="HASH", help="a head noted earlier, which the log must still hold"
        )
        parts.add_parser("head", help="the number and hash of the last event")
        sealing = parts.add_parser("reseal", help="log a table anew after a migration changed it")
        sealing.add_argument("table", metavar="TABLE", help="as verify names it: places.region")
        sealing.add_argument("--note", required=True, help="why: which migration")
        log = parts.add_parser("log", help="events, newest first")
        log.add_argument("--subject", metavar="KEY", help="only events about this record")

    def handle(self, *_args: Any, part: str, **options: Any) -> None:
        if part == "verify":
            self._verify(options["expect"])
        elif part == "head":
            self.stdout.write(f"{head().number} {head().hash}")
        elif part == "reseal":
            self._reseal(options["table"], options["note"])
        else:
            self._log(options["subject"])

    def _verify(self, expect: str | None) -> None:
        report = verify(expect_head=expect.strip().lower() if expect else None)
        Verification.objects.create(
            at=timezone.now(),
            number=report.number,
            hash=report.hash,
            rows=report.rows,
            faults=report.fault_count,
        )
        self._print(report)
        if not report.holds:
            raise CommandError(
                f"{report.fault_count:,}건의 문제를 찾았습니다. / {report.fault_count:,} faults."
            )

    def _print(self, report: Report) -> None:
        for fault in report.faults:
            self.stdout.write(f"{fault.message('ko')}\n  {fault.message('en')}")
        self.stdout.write(
            f"기록 {report.events:,}건과 자료 {report.rows:,}행을 확인했습니다."
            f" / {report.events:,} events and {report.rows:,} rows checked."
        )
        self.stdout.write(f"{report.number} {report.hash}")

    def _reseal(self, label: str, note: str) -> None:
        by_label = {model._meta.label_lower: model for model in audited_models()}
        if label not in by_label:
            raise CommandError(f"{label}: 그런 표가 없습니다. / No such audited table.")
        reseal(by="command line", model=by_label[label], note=note)
        self.stdout.write(f"{head().number} {head().hash}")

    def _log(self, subject: str | None) -> None:
        events = events_about(subject) if subject else latest_events()
        for event in events[:LOG_LINES]:
            at = timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M:%S")
            line = (str(event.number), at, event.by_name, event.action, event.subject, event.note)
            self.stdout.write("\t".join(line))
