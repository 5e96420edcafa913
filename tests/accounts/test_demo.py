from pathlib import Path
from typing import Any

import pytest

from dure.accounts.demo import demo_accounts
from dure.accounts.models import User
from dure.accounts.rules import is_officer, is_reporter_for
from dure.audit.verify import verify
from dure.places.models import Region
from tests.accounts.conftest import a_user, an_organisation


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def test_demo_accounts_have_the_roles_of_their_region(
    gunsan: Region, gwangju: Region, tmp_path: Path
) -> None:
    union = an_organisation("kctu-gunsan", gunsan)
    accounts = {account.email: account for account in demo_accounts(region=gunsan)}
    officer = User.objects.get(email="officer@gunsan.example")
    assert is_officer(officer, gunsan)
    assert not is_officer(officer, gwangju)
    assert is_reporter_for(User.objects.get(email="union@gunsan.example"), union)
    assert not User.objects.get(email="resident@gunsan.example").grants.exists()
    assert not User.objects.get(email="company@gunsan.example").grants.exists()
    kept = tmp_path / "demo-password"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert {account.password for account in accounts.values()} == {kept.read_text()}
    assert all(User.objects.get(email=email).check_password(kept.read_text()) for email in accounts)
    assert verify().holds


def test_demo_accounts_are_marked_and_others_are_not(gunsan: Region) -> None:
    demo_accounts(region=gunsan)
    assert all(user.is_demo for user in User.objects.all())
    assert not a_user("kim@city.kr").is_demo


def test_running_again_makes_nothing_twice_and_restores_the_password(gunsan: Region) -> None:
    first = demo_accounts(region=gunsan)
    user = User.objects.get(email="officer@gunsan.example")
    user.set_password("changed by a visitor")
    user.save(update_fields=["password"])
    assert demo_accounts(region=gunsan) == first
    assert User.objects.count() == len(first)
    user.refresh_from_db()
    assert user.check_password(first[0].password)
    assert user.grants.count() == 1


def test_another_installation_draws_another_password(
    gunsan: Region, settings: Any, tmp_path: Path
) -> None:
    [first, *_] = demo_accounts(region=gunsan)
    settings.VAR = tmp_path / "other"
    settings.VAR.mkdir()
    [second, *_] = demo_accounts(region=gunsan)
    assert first.password != second.password
