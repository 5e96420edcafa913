from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from dure.accounts import rules
from dure.accounts.actions import deactivate_user, end_role, grant_role
from dure.accounts.models import RoleGrant
from dure.places.models import Region
from tests.accounts.conftest import a_user, an_organisation

Role = RoleGrant.Role
IN_REGION = [
    (rules.is_officer, Role.OFFICER),
    (rules.is_secretariat, Role.SECRETARIAT),
    (rules.is_council_member, Role.MEMBER),
    (rules.is_verifier, Role.VERIFIER),
    (rules.is_administrator, Role.ADMINISTRATOR),
]
Question = Callable[[object, Region | None], bool]


@pytest.mark.parametrize(("may", "role"), IN_REGION)
def test_role_holds_in_its_own_region_only(
    may: Question, role: Role, gunsan: Region, gwangju: Region
) -> None:
    user = a_user("a@city.kr")
    assert not may(user, gunsan)
    grant_role(by="test", user=user, role=role, region=gunsan)
    assert may(user, gunsan)
    assert not may(user, gwangju)
    assert not may(user, None)
    assert not may(AnonymousUser(), gunsan)
    assert not may(a_user("b@city.kr"), gunsan)


@pytest.mark.parametrize(("may", "role"), IN_REGION)
def test_other_roles_in_the_right_region_do_not_count(
    may: Question, role: Role, gunsan: Region
) -> None:
    user = a_user("a@city.kr")
    union = an_organisation("union", gunsan)
    for other in set(Role) - {role}:
        grant_role(by="test", user=user, role=other, region=gunsan, organisation=union)
    assert not may(user, gunsan)


def test_officer_of_the_province_is_not_officer_of_its_city(
    gunsan: Region, gwangju: Region
) -> None:
    gunsan.parent = gwangju
    user = a_user("a@city.kr")
    grant_role(by="test", user=user, role=Role.OFFICER, region=gwangju)
    assert not rules.is_officer(user, gunsan)


def test_role_ends_after_its_last_day(gunsan: Region) -> None:
    user = a_user("a@city.kr")
    today = timezone.localdate()
    grant = grant_role(by="test", user=user, role=Role.OFFICER, region=gunsan, until=today)
    assert rules.is_officer(user, gunsan)
    end_role(by="test", grant=grant, until=today - timedelta(days=1))
    assert not rules.is_officer(user, gunsan)
    assert rules.has_role_in(user, Role.OFFICER, gunsan, on=date(2020, 1, 1))


def test_user_who_is_not_active_may_nothing(gunsan: Region) -> None:
    user = a_user("a@city.kr")
    grant_role(by="test", user=user, role=Role.ADMINISTRATOR)
    grant_role(by="test", user=user, role=Role.OFFICER, region=gunsan)
    deactivate_user(by="test", user=user)
    assert not rules.is_officer(user, gunsan)
    assert not rules.is_any_administrator(user)
    assert not user.has_perm("accounts.read_log")


def test_reporter_reports_for_its_own_organisation_only(gunsan: Region) -> None:
    user = a_user("a@union.kr")
    own, other = an_organisation("own", gunsan), an_organisation("other", gunsan)
    grant_role(by="test", user=user, role=Role.REPORTER, region=gunsan, organisation=own)
    grant_role(by="test", user=user, role=Role.MEMBER, region=gunsan, organisation=other)
    assert rules.is_reporter_for(user, own)
    assert not rules.is_reporter_for(user, other)
    assert not rules.is_reporter_for(user, None)


def test_administrator_without_a_region_holds_everywhere(gunsan: Region) -> None:
    user = a_user("a@city.kr")
    grant_role(by="test", user=user, role=Role.ADMINISTRATOR)
    assert rules.is_administrator(user)
    assert rules.is_administrator(user, gunsan)
    assert not rules.is_officer(user, gunsan)


def test_permissions_follow_the_predicates(gunsan: Region, gwangju: Region) -> None:
    user = a_user("a@city.kr")
    grant_role(by="test", user=user, role=Role.ADMINISTRATOR, region=gunsan)
    assert user.has_perm("accounts.create_user")
    assert user.has_perm("accounts.grant_role", gunsan)
    assert not user.has_perm("accounts.grant_role", gwangju)
    assert not user.has_perm("accounts.grant_role")
    assert not user.has_perm("accounts.read_log")
