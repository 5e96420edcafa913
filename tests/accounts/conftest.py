import pytest

from dure.accounts.models import User
from dure.audit.actions import recorded
from dure.parties.models import Organisation
from dure.places.models import Region
from dure.records.fields import LocalText


def a_region(key: str) -> Region:
    with recorded(by="import", action="import"):
        return Region.objects.create(key=key, name=LocalText(key, key), kind=Region.Kind.CITY)


def an_organisation(key: str, region: Region, kind: str = "union") -> Organisation:
    with recorded(by="import", action="import"):
        return Organisation.objects.create(
            key=key, name=LocalText(key, key), kind=kind, region=region, side="labour"
        )


PASSWORD = "tall-otter-93-green"


def a_user(email: str, password: str = PASSWORD) -> User:
    user = User(email=email, name=email)
    user.set_password(password)
    with recorded(by="import", action="import"):
        user.save()
    return user


@pytest.fixture
def gunsan(db: None) -> Region:
    return a_region("gunsan")


@pytest.fixture
def gwangju(db: None) -> Region:
    return a_region("gwangju")
