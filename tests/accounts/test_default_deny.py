"""Whatever is not marked public asks for a sign-in, whoever forgot to think of it."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, include, path, reverse
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

SAMPLES = ("1", "a", "a-b", "2019", "ko", "00000000-0000-0000-0000-000000000000", "a/b")


def addresses(
    patterns: list[Any], start: str = "/", *, public: bool
) -> Iterator[tuple[str, URLPattern]]:
    """A made-up address for each pattern that is, or is not, public."""
    for each in patterns:
        if isinstance(each, URLResolver):
            prefix = start + filled(each.pattern)
            yield from addresses(each.url_patterns, prefix, public=public)
        elif getattr(each.callback, "login_required", True) is not public:
            yield start + filled(each.pattern), each


def filled(pattern: Any) -> str:
    if isinstance(pattern, LocalePrefixPattern):
        return "ko/"
    assert isinstance(pattern, RoutePattern), f"{pattern} is a regular expression: use path()"
    route = str(pattern._route)
    for name, converter in pattern.converters.items():
        sample = next(text for text in SAMPLES if fits(converter, text))
        start, _, rest = route.partition("<")
        spelled, _, end = rest.partition(">")
        assert spelled.endswith(name)
        route = start + sample + end
    return route


def fits(converter: Any, text: str) -> bool:
    return re.fullmatch(converter.regex, text) is not None


def unguarded(client: Client) -> list[str]:
    found = []
    for address, _ in addresses(get_resolver().url_patterns, public=False):
        for answer in (client.get(address), client.post(address)):
            sign_in = answer.status_code == 302 and answer["Location"].startswith(reverse("login"))
            if not sign_in:
                found.append(f"{address}: {answer.status_code}")
    return found


@pytest.mark.django_db
def test_every_address_not_marked_public_leads_to_sign_in(client: Client) -> None:
    assert unguarded(client) == []


def test_the_check_reaches_every_pattern() -> None:
    patterns = get_resolver().url_patterns
    private, public = (list(addresses(patterns, public=marked)) for marked in (False, True))
    assert reverse("logout") in [address for address, _ in private]
    assert reverse("login") in [address for address, _ in public]


def answer(request: HttpRequest, year: int, name: str) -> HttpResponse:
    return HttpResponse("open")


# `answer` is not marked public, and without the middleware below nothing guards it
urlpatterns = [
    path("forgotten/<int:year>/<slug:name>/", answer),
    path("", include("dure.accounts.urls")),
]


@pytest.mark.django_db
def test_the_check_finds_an_address_that_nothing_guards(client: Client, settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = [
        name for name in settings.MIDDLEWARE if not name.endswith("LoginRequiredMiddleware")
    ]
    assert unguarded(client)[0] == "/forgotten/1/1/: 200"
