"""`dure user add | password`: the first administrator, and whoever forgot a password."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from dure.accounts.actions import create_user, grant_role, set_password
from dure.accounts.models import RoleGrant, User

BY = "command line"


class Command(BaseCommand):
    help = "Add a user, or set a user's password. The password is asked for, or read from a pipe."

    def add_arguments(self, parser: CommandParser) -> None:
        parts = parser.add_subparsers(dest="part", required=True)
        adding = parts.add_parser("add", help="add a user")
        adding.add_argument("email")
        adding.add_argument("--name", required=True)
        adding.add_argument(
            "--administrator", action="store_true", help="of the whole installation"
        )
        setting = parts.add_parser("password", help="set a password")
        setting.add_argument("email")

    def handle(self, *_args: Any, part: str, email: str, **options: Any) -> None:
        try:
            if part == "add":
                self._add(email, options["name"], administrator=options["administrator"])
            else:
                user = User.objects.get(email=email.lower())
                set_password(by=BY, user=user, password=_password())
        except User.DoesNotExist as error:
            raise CommandError(f"{email}: 그런 이용자가 없습니다. / No such user.") from error
        except ValidationError as error:
            raise CommandError("\n".join(error.messages)) from error
        self.stdout.write(f"{email}: 완료 / done")

    @transaction.atomic
    def _add(self, email: str, name: str, *, administrator: bool) -> None:
        user = create_user(by=BY, email=email, name=name, password=_password())
        if administrator:
            grant_role(by=BY, user=user, role=RoleGrant.Role.ADMINISTRATOR)


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass.getpass("비밀번호 / Password: ")
    if getpass.getpass("다시 한 번 / Again: ") != password:
        raise CommandError("두 비밀번호가 다릅니다. / The two differ.")
    return password
