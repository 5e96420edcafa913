"""`dure backup FILE.zip`"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dure.audit.backup import backup


class Command(BaseCommand):
    help = "Write everything that Dure holds to one zip file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, file: Path, **_options: Any) -> None:
        try:
            manifest = backup(file)
        except FileExistsError as error:
            raise CommandError(
                f"{error.filename or file} 파일이 이미 있습니다. / The file is already there."
            ) from error
        rows = sum(entry["rows"] for entry in manifest["tables"].values())
        at = manifest["head"]
        self.stdout.write(
            f"{file}: {rows:,}행, 기록 {at['number']}번까지."
            f" / {rows:,} rows, to event {at['number']}.\n"
            f"{at['hash']}\n"
            "이용자의 비밀번호 해시가 들어 있으므로 소유자만 읽을 수 있게 저장했습니다(0600).\n"
            "It holds the users' password hashes, so that only its owner may read it (0600)."
        )
