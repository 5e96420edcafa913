"""`dure audit verify | head | log`: check and read the log of every write."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dure.audit.faults import Report
from dure.audit.models import Verification
from dure.audit.queries import events_about, head, latest_events
from dure.audit.verify import verify

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
        log = parts.add_parser("log", help="events, newest first")
        log.add_argument("--subject", metavar="KEY", help="only events about this record")

    def handle(self, *_args: Any, part: str, **options: Any) -> None:
        if part == "verify":
            self._verify(options["expect"])
        elif part == "head":
            self.stdout.write(f"{head().number} {head().hash}")
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

    def _log(self, subject: str | None) -> None:
        events = events_about(subject) if subject else latest_events()
        for event in events[:LOG_LINES]:
            at = timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M:%S")
            line = (str(event.number), at, event.by_name, event.action, event.subject, event.note)
            self.stdout.write("\t".join(line))
