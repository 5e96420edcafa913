"""Users and what they may do. `by` is a user with the right, or a part of Dure that acts itself."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from dure.accounts.models import RoleGrant, User
from dure.audit.actions import recorded
from dure.parties.models import Organisation
from dure.places.models import Region

NEEDS_ORGANISATION = {RoleGrant.Role.REPORTER}


def create_user(*, by: User | str, email: str, name: str, password: str | None = None) -> User:
    """Without a password the user cannot sign in until one is set."""
    _allow(by, "accounts.create_user")
    user = User(email=email, name=name)
    if password is None:
        user.set_unusable_password()
    else:
        validate_password(password, user)
        user.set_password(password)
    user.full_clean()
    with recorded(by=by, action="accounts.create_user", note=user.email):
        user.save()
    return user


def set_password(*, by: User | str, user: User, password: str) -> None:
    """The event says that the password was set, never to what."""
    if by != user:
        _allow(by, "accounts.grant_role")
    validate_password(password, user)
    user.set_password(password)
    with recorded(by=by, action="accounts.set_password", note=user.email):
        user.save(update_fields=["password"])


def grant_role(
    *,
    by: User | str,
    user: User,
    role: str,
    region: Region | None = None,
    organisation: Organisation | None = None,
    until: date | None = None,
) -> RoleGrant:
    """until: the last day on which the role holds. Granting again changes only that day."""
    _allow(by, "accounts.grant_role", region)
    if region is None and role != RoleGrant.Role.ADMINISTRATOR:
        raise ValidationError(_("This role needs a region."))
    if organisation is None and role in NEEDS_ORGANISATION:
        raise ValidationError(_("This role needs an organisation."))
    what = {"user": user, "role": role, "region": region, "organisation": organisation}
    RoleGrant(**what).clean_fields()
    with recorded(by=by, action="accounts.grant_role", subject=_key(region), note=user.email):
        # looked for under the writers' lock: where a column is empty, no constraint sees a double
        grant = RoleGrant.objects.filter(**what).first()
        if grant is None or grant.until != until:
            grant = grant or RoleGrant(**what)
            grant.until = until
            grant.save()
    return grant


def end_role(*, by: User | str, grant: RoleGrant, until: date) -> None:
    """The role holds to the end of this day. The grant stays, as part of what was."""
    _allow(by, "accounts.grant_role", grant.region)
    grant.until = until
    with recorded(
        by=by, action="accounts.end_role", subject=_key(grant.region), note=grant.user.email
    ):
        grant.save(update_fields=["until"])


def deactivate_user(*, by: User | str, user: User) -> None:
    _allow(by, "accounts.grant_role")
    user.is_active = False
    with recorded(by=by, action="accounts.deactivate_user", note=user.email):
        user.save(update_fields=["is_active"])


def _allow(by: User | str, permission: str, region: Region | None = None) -> None:
    if isinstance(by, User) and not by.has_perm(permission, region):
        raise PermissionDenied(permission)


def _key(region: Region | None) -> str:
    return region.key if region else ""
