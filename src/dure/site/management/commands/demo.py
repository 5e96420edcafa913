"""`dure demo`: set up the samples and serve them on this machine."""

import io
import os
import sys
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dure.accounts.demo import demo_accounts
from dure.places.models import Region
from dure.site.server import PortUnavailable, require_free_port

SAMPLES = Path("samples")
DEMO_REGION = "gunsan"


class Command(BaseCommand):
    help = "Set up the samples and serve them on this machine until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        try:
            require_free_port(port)  # before anything slow
        except PortUnavailable as error:
            raise CommandError(str(error)) from error
        self._prepare()
        self._load_samples()
        self._print_sign_ins()
        sys.stdout.flush()
        # A fresh process under the same id: drawing charts starts threads, which would not
        # survive the server's fork.
        command = [sys.executable, "-m", "dure.cli", "serve", "--port", str(port)]
        os.execv(command[0], command)  # noqa: S606 -- no shell is wanted; nothing comes from outside

    def _prepare(self) -> None:
        call_command("messages", stdout=io.StringIO())
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)

    def _load_samples(self) -> None:
        """Writes only what differs; the second time that is nothing but findings that fell due."""
        if not SAMPLES.is_dir():
            raise CommandError(f"No folder {SAMPLES.resolve()}: start in Dure's own folder.")
        told = io.StringIO()
        try:
            call_command("import", str(SAMPLES), commit=True, verbosity=0, stdout=told)
        except CommandError:
            self.stderr.write(told.getvalue())  # the faults, place by place
            raise
        self.stdout.write(told.getvalue().strip().splitlines()[-1])
        call_command("assess", stdout=io.StringIO())

    def _print_sign_ins(self) -> None:
        accounts = demo_accounts(region=Region.objects.get(key=DEMO_REGION))
        self.stdout.write(
            f"\n시연용 로그인 / demo sign-ins (암호 / password: {accounts[0].password})"
        )
        for account in accounts:
            self.stdout.write(f"  {account.email}  {account.name}")
        self.stdout.write("")
