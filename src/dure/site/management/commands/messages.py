from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import dure
from dure.site.catalogues import compile_catalogues


class Command(BaseCommand):
    help = "Compile the translations that are new or have changed."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            written = compile_catalogues(Path(dure.__path__[0]))
        except ValueError as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] > 0:
            for mo in written:
                self.stdout.write(f"compiled {mo}")
