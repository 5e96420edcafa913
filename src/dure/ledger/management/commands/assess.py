"""`dure assess`: find anew what can be said of every promise, today or as of another date."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from dure.ledger.actions import assess
from dure.ledger.models import RuleSet


class Command(BaseCommand):
    help = "Find anew what can be said of every promise. Run it once a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--as-of", type=date.fromisoformat, help="a date like 2024-12-31")

    def handle(self, *args: Any, **options: Any) -> None:
        as_of = options["as_of"] or timezone.localdate()
        try:
            changed = assess(by="assess", as_of=as_of)
        except RuleSet.DoesNotExist as error:
            raise CommandError(
                f"No rule set was in force on {as_of}. "
                "Import one: dure import samples/common --commit"
            ) from error
        self.stdout.write(f"{as_of}: 바뀐 판정 {changed:,}건 / {changed:,} findings changed")
