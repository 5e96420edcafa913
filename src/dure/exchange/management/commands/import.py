"""dure import: compare files with the database and, with --commit, write."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from dure.exchange.engine import run
from dure.exchange.reference import tables
from dure.exchange.report import as_json, lines
from dure.exchange.schema import json_schema
from dure.records.domain.text import Text


class Command(BaseCommand):
    help = "Compare files in the import format with the database; --commit writes them."
    requires_system_checks: list[str] = []  # an import asks the database, not the web server

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="*", type=Path, help="a file, or a folder of *.yml")
        parser.add_argument("--commit", action="store_true", help="write, if there is no fault")
        parser.add_argument("--by", metavar="EMAIL", help="the user the audit log is to name")
        parser.add_argument("--language", choices=["ko", "en"], default="ko")
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema and stop")
        parser.add_argument(
            "--reference", action="store_true", help="print the tables of the format and stop"
        )
        parser.add_argument("--verbose", action="store_true", help="list every row and fault")
        parser.add_argument("--json", action="store_true", help="the outcome as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["schema"]:
            self.stdout.write(json.dumps(json_schema(), ensure_ascii=False, indent=2))
            return
        if options["reference"]:
            self.stdout.write(tables(), ending="")
            return
        if not options["path"]:
            raise CommandError("Name at least one file or folder.")
        language = options["language"]

        def says(text: Text) -> None:
            if options["verbosity"] > 0 and not options["json"]:
                self.stderr.write(self.style.NOTICE(text.in_language(language)[0]))

        outcome = run(options["path"], commit=options["commit"], by=_by(options["by"]), says=says)
        if options["json"]:
            self.stdout.write(json.dumps(as_json(outcome), ensure_ascii=False, indent=1))
        else:
            with override(language):
                for line in lines(outcome, language, everything=options["verbose"]):
                    self.stdout.write(line)
        if outcome.faults:
            sys.exit(1)


def _by(email: str | None) -> AbstractBaseUser | str:
    if email is None:
        return "import"
    user = get_user_model()._default_manager.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active user with the e-mail address {email}.")
    return user
