from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from dure.accounts.actions import (
    create_user,
    deactivate_user,
    end_role,
    grant_role,
    set_password,
)
from dure.accounts.models import RoleGrant, User
from dure.audit.models import AuditEvent, AuditRow
from dure.audit.verify import verify
from dure.places.models import Region
from tests.accounts.conftest import PASSWORD, a_user

Role = RoleGrant.Role


@pytest.mark.django_db
def test_user_is_created_with_a_lower_case_address_and_recorded() -> None:
    user = create_user(by="test", email="Kim@City.KR", name="김", password=PASSWORD)
    assert User.objects.get().email == "kim@city.kr"
    assert user.check_password(PASSWORD)
    assert AuditRow.objects.get().model == "accounts.user"
    assert verify().holds


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("email", "name", "password"),
    [
        ("KIM@city.kr", "김", PASSWORD),
        ("no address", "김", PASSWORD),
        ("lee@city.kr", "", PASSWORD),
        ("lee@city.kr", "이", "12345678"),
    ],
)
def test_user_that_is_double_or_incomplete_is_refused(email: str, name: str, password: str) -> None:
    a_user("kim@city.kr")
    with pytest.raises(ValidationError):
        create_user(by="test", email=email, name=name, password=password)
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_user_without_password_cannot_sign_in() -> None:
    user = create_user(by="test", email="kim@city.kr", name="김")
    assert not user.has_usable_password()


def test_only_an_administrator_of_the_place_grants(gunsan: Region, gwangju: Region) -> None:
    user, almost = a_user("user@city.kr"), a_user("almost@city.kr")
    grant_role(by="test", user=almost, role=Role.ADMINISTRATOR, region=gwangju)
    grant_role(by="test", user=almost, role=Role.OFFICER, region=gunsan)
    for region, role in ((gunsan, Role.OFFICER), (None, Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            grant_role(by=almost, user=user, role=role, region=region)
        with pytest.raises(PermissionDenied):
            grant_role(by=almost, user=almost, role=role, region=region)
    assert not user.grants.exists()
    grant = grant_role(by=almost, user=user, role=Role.OFFICER, region=gwangju)
    assert list(user.grants.all()) == [grant]
    assert AuditEvent.objects.latest("number").by_user_id == almost.pk


def test_who_is_no_administrator_may_do_none_of_it(gunsan: Region) -> None:
    user, other = a_user("user@city.kr"), a_user("other@city.kr")
    grant = grant_role(by="test", user=other, role=Role.OFFICER, region=gunsan)
    with pytest.raises(PermissionDenied):
        create_user(by=user, email="new@city.kr", name="새")
    with pytest.raises(PermissionDenied):
        end_role(by=user, grant=grant, until=date(2020, 1, 1))
    with pytest.raises(PermissionDenied):
        deactivate_user(by=user, user=other)
    with pytest.raises(PermissionDenied):
        set_password(by=user, user=other, password=PASSWORD)
    set_password(by=user, user=user, password="another-otter-93")
    assert User.objects.get(pk=user.pk).check_password("another-otter-93")


def test_granting_again_changes_only_the_last_day(gunsan: Region) -> None:
    user = a_user("user@city.kr")
    grant_role(by="test", user=user, role=Role.OFFICER, region=gunsan)
    grant_role(by="test", user=user, role=Role.OFFICER, region=gunsan, until=date(2030, 1, 1))
    assert list(user.grants.values_list("until", flat=True)) == [date(2030, 1, 1)]
    assert verify().holds


def test_role_without_what_it_needs_is_refused(gunsan: Region) -> None:
    user = a_user("user@city.kr")
    with pytest.raises(ValidationError, match="지역"):
        grant_role(by="test", user=user, role=Role.OFFICER)
    with pytest.raises(ValidationError, match="기관"):
        grant_role(by="test", user=user, role=Role.REPORTER, region=gunsan)
    with pytest.raises(ValidationError):
        grant_role(by="test", user=user, role="king", region=gunsan)
    assert not user.grants.exists()
