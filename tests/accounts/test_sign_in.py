import pytest
from django.test import Client
from django.urls import reverse

from dure.accounts.models import User
from dure.audit.models import AuditEvent
from dure.audit.verify import verify
from tests.accounts.conftest import PASSWORD, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return a_user("kim@city.kr", PASSWORD)


def sign_in(client: Client, email: str, password: str) -> int:
    data = {"username": email, "password": password}
    return client.post(reverse("login"), data).status_code


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_sign_in_page_is_public_and_names_its_fields(client: Client) -> None:
    page = client.get(reverse("login"))
    assert page.status_code == 200
    assert "전자우편" in page.content.decode()


@pytest.mark.parametrize("email", ["kim@city.kr", "Kim@City.KR"])
def test_right_password_signs_in_however_the_address_is_typed(
    client: Client, user: User, email: str
) -> None:
    assert sign_in(client, email, PASSWORD) == 302
    assert is_signed_in(client)


def test_wrong_password_and_unknown_address_read_the_same(client: Client, user: User) -> None:
    pages = [
        client.post(reverse("login"), {"username": email, "password": "wrong"}).content.decode()
        for email in ("kim@city.kr", "lee@city.kr")
    ]
    assert not is_signed_in(client)
    assert all("전자우편 주소 또는 비밀번호가 맞지 않습니다." in page for page in pages)


def test_sign_in_does_not_lead_to_another_site(client: Client, user: User) -> None:
    data = {"username": user.email, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("login"), data)["Location"] == reverse("desk")


def test_sign_out_needs_a_post(client: Client, user: User) -> None:
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("logout")).status_code == 405
    assert is_signed_in(client)
    client.post(reverse("logout"))
    assert not is_signed_in(client)


def test_repeated_failures_lock_even_the_right_password_out(client: Client, user: User) -> None:
    # the same address, typed in five ways
    for email in ("kim@city.kr", "KIM@city.kr", "Kim@City.kr", "kim@CITY.KR", "kIm@city.kr"):
        sign_in(client, email, "wrong")
    locked = client.post(reverse("login"), {"username": user.email, "password": PASSWORD})
    assert locked.status_code == 429
    assert "잠시 제한" in locked.content.decode()
    assert not is_signed_in(client)


def test_lockout_of_one_leaves_the_others(client: Client, user: User) -> None:
    a_user("lee@city.kr", PASSWORD)
    for _ in range(6):
        sign_in(client, "kim@city.kr", "wrong")
    assert sign_in(client, "lee@city.kr", PASSWORD) == 302
    elsewhere = Client(REMOTE_ADDR="127.0.0.9")
    assert sign_in(elsewhere, "kim@city.kr", PASSWORD) == 302


def test_user_who_is_not_active_cannot_sign_in(client: Client, user: User) -> None:
    User.objects.update(is_active=False)
    assert sign_in(client, user.email, PASSWORD) == 200
    assert not is_signed_in(client)


def change_password(client: Client, old: str, new: str) -> int:
    data = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(reverse("password_change"), data).status_code


def test_password_change_is_recorded_and_keeps_the_session(client: Client, user: User) -> None:
    sign_in(client, user.email, PASSWORD)
    assert change_password(client, PASSWORD, "another-otter-93") == 302
    user.refresh_from_db()
    assert user.check_password("another-otter-93")
    event = AuditEvent.objects.latest("number")
    assert (event.action, event.by_user_id) == ("accounts.set_password", user.pk)
    assert client.get(reverse("password_change")).status_code == 200
    assert verify().holds


@pytest.mark.parametrize(("old", "new"), [("wrong", "another-otter-93"), (PASSWORD, "12345678")])
def test_password_change_needs_the_old_one_and_a_good_new_one(
    client: Client, user: User, old: str, new: str
) -> None:
    sign_in(client, user.email, PASSWORD)
    assert change_password(client, old, new) == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
