from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from dure.site.server import PortUnavailable, Server, require_free_port


class Command(BaseCommand):
    help = "Serve Dure on this machine until Ctrl-C."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1, help="processes, of 2 threads each")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            require_free_port(options["port"])
        except PortUnavailable as error:
            raise CommandError(str(error)) from error
        # a connection must not be shared with the workers
        connections.close_all()
        Server(port=options["port"], workers=options["workers"], announce=self.announce).run()

    def announce(self, address: str) -> None:
        self.stdout.write(f"Dure is at {address} (Ctrl-C to stop)")
        self.stdout.flush()
