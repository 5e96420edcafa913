"""Who may do what: one small function for each question, each on one role in one place.

Nothing is inherited: an officer of the province is not an officer of its cities. Only an
administrator's role may be without a region, and then holds for the whole installation.
"""

from __future__ import annotations

from datetime import date

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone
from rules.permissions import add_perm
from rules.predicates import predicate

from dure.accounts.models import RoleGrant, User
from dure.parties.models import Organisation
from dure.places.models import Region

Role = RoleGrant.Role
Anyone = AbstractBaseUser | AnonymousUser


def grants_in_force(user: Anyone, on: date | None = None) -> QuerySet[RoleGrant]:
    """The user's grants that hold on the day (today by default); none for who is not active."""
    if not isinstance(user, User) or not user.is_active:
        return RoleGrant.objects.none()
    day = on or timezone.localdate()
    return RoleGrant.objects.filter(Q(until__isnull=True) | Q(until__gte=day), user=user)


def has_role_in(user: Anyone, role: str, region: Region | None, on: date | None = None) -> bool:
    """Whether the user has the role in this very region on the day."""
    if region is None:
        return False
    return grants_in_force(user, on).filter(role=role, region=region).exists()


def has_role_for(
    user: Anyone, role: str, organisation: Organisation | None, on: date | None = None
) -> bool:
    """Whether the user has the role on behalf of this very organisation on the day."""
    if organisation is None:
        return False
    return grants_in_force(user, on).filter(role=role, organisation=organisation).exists()


def is_officer(user: Anyone, region: Region | None) -> bool:
    return has_role_in(user, Role.OFFICER, region)


def is_secretariat(user: Anyone, region: Region | None) -> bool:
    return has_role_in(user, Role.SECRETARIAT, region)


def is_council_member(user: Anyone, region: Region | None) -> bool:
    return has_role_in(user, Role.MEMBER, region)


def is_verifier(user: Anyone, region: Region | None) -> bool:
    return has_role_in(user, Role.VERIFIER, region)


def is_reporter_for(user: Anyone, organisation: Organisation | None) -> bool:
    """Reports for a party. Whoever approves a report must not be one of its side."""
    return has_role_for(user, Role.REPORTER, organisation)


def is_administrator(user: Anyone, region: Region | None = None) -> bool:
    """Of the region, or where no region is given, of the whole installation."""
    grants = grants_in_force(user).filter(role=Role.ADMINISTRATOR)
    place = Q(region__isnull=True) if region is None else Q(region__isnull=True) | Q(region=region)
    return grants.filter(place).exists()


def is_any_administrator(user: Anyone) -> bool:
    return grants_in_force(user).filter(role=Role.ADMINISTRATOR).exists()


for permission, allowed in {
    "accounts.create_user": is_any_administrator,
    "accounts.grant_role": is_administrator,
    "accounts.read_log": is_administrator,
}.items():
    add_perm(permission, predicate(allowed))  # type: ignore[no-untyped-call]  # rules has no types
