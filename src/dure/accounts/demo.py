"""Accounts to try Dure with. Their addresses end in .example, which is how pages know them."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import Count

from dure.accounts.actions import create_user, grant_role
from dure.accounts.models import RoleGrant, User
from dure.audit.actions import recorded
from dure.parties.models import Organisation, Side
from dure.places.models import Region

Role = RoleGrant.Role


@dataclass(frozen=True, slots=True)
class DemoAccount:
    email: str
    name: str
    password: str


# mailbox, name, role. The resident has none: signed in, and still allowed nothing but to read.
_PEOPLE: list[tuple[str, str, Role | None]] = [
    ("officer", "일자리 담당", Role.OFFICER),
    ("secretary", "협의회 사무국", Role.SECRETARIAT),
    ("union", "노동조합 보고 담당", Role.REPORTER),
    ("company", "사용자 측 보고 담당", Role.REPORTER),
    ("verifier", "검증 담당", Role.VERIFIER),
    ("member", "협의회 위원", Role.MEMBER),
    ("administrator", "관리자", Role.ADMINISTRATOR),
    ("resident", "주민", None),
]
_REPORTS_FOR = {"union": Side.LABOUR, "company": Side.MANAGEMENT}


def demo_accounts(*, by: User | str = "demo", region: Region) -> list[DemoAccount]:
    """Make the demo accounts of the region, or bring them back to how they began.

    They share one password, drawn once for this installation. A role whose organisation the
    region has none of is left out. Nothing is written where nothing is to be changed.
    """
    password = demo_password()
    emails = [_email(region, mailbox) for mailbox, _, _ in _PEOPLE]
    there = list(User.objects.filter(email__in=emails))
    if len(there) == len(emails) and all(user.check_password(password) for user in there):
        names = {user.email: user.name for user in there}
        return [DemoAccount(email, names[email], password) for email in emails]
    with recorded(by=by, action="accounts.demo_accounts", subject=region.key):
        return [_demo_account(by, region, *person) for person in _PEOPLE]


def _email(region: Region, mailbox: str) -> str:
    return f"{mailbox}@{region.key}.example"


def demo_password() -> str:
    path = Path(settings.VAR) / "demo-password"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(12))
    return path.read_text("ascii")


def _demo_account(
    by: User | str, region: Region, mailbox: str, name: str, role: Role | None
) -> DemoAccount:
    password = demo_password()
    email = _email(region, mailbox)
    user = User.objects.filter(email=email).first()
    if user is None:
        shown = f"{region.name.ko} {name}(시연용)"
        user = create_user(by=by, email=email, name=shown, password=password)
    elif not user.check_password(password):
        user.set_password(password)
        user.save(update_fields=["password"])
    organisation = _organisation(region, mailbox)
    if role is not None and (mailbox not in _REPORTS_FOR or organisation is not None):
        grant_role(by=by, user=user, role=role, region=region, organisation=organisation)
    return DemoAccount(email, user.name, password)


def _organisation(region: Region, mailbox: str) -> Organisation | None:
    """The organisation of the reporter's side that owes the most here: its desk shows something."""
    side = _REPORTS_FOR.get(mailbox)
    if side is None:
        return None
    owing = Organisation.objects.filter(region=region, side=side)
    return owing.annotate(owed=Count("promises_owed")).order_by("-owed", "key").first()
