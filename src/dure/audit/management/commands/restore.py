"""`dure restore FILE.zip [--replace]`"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dure.audit.restore import RestoreRefusedError, restore


class Command(BaseCommand):
    help = "Restore a backup into an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="delete what the database holds now"
        )

    def handle(self, *_args: Any, file: Path, replace: bool, **_options: Any) -> None:
        try:
            manifest = restore(file, replace=replace)
        except OSError as error:
            raise CommandError(
                f"{file} 파일을 읽을 수 없습니다. / The file cannot be read."
            ) from error
        except RestoreRefusedError as error:
            raise CommandError(
                f"복원하지 않았습니다. {error.ko}\nNothing was restored. {error.en}"
            ) from error
        rows = sum(entry["rows"] for entry in manifest["tables"].values())
        self.stdout.write(
            f"{rows:,}행을 복원하고 검증했습니다. / {rows:,} rows restored and verified."
        )
