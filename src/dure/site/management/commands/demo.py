import os
import sys
from typing import Any

from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dure.site.server import PortUnavailable, require_free_port

# What fills an empty Dure with the samples, in order; each does nothing the second time.
STEPS: list[tuple[str, list[str], dict[str, Any]]] = [
    ("messages", [], {}),
    ("migrate", [], {"interactive": False, "verbosity": 0}),
    ("collectstatic", [], {"interactive": False, "verbosity": 0}),
    ("import", ["samples"], {"commit": True}),
    ("assess", [], {}),
    ("search_index", [], {}),
    ("demo_accounts", [], {}),
]


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
        known = get_commands()
        for name, arguments, named in STEPS:
            if name in known:
                call_command(name, *arguments, **named)
        sys.stdout.flush()
        # A fresh process under the same id: drawing charts starts threads, which would not
        # survive the server's fork.
        command = [sys.executable, "-m", "dure.cli", "serve", "--port", str(port)]
        os.execv(command[0], command)  # noqa: S606 -- no shell is wanted; nothing comes from outside
