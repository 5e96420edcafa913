"""Every page of every sample record, in both languages."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from dure.exchange.engine import Outcome
from tests.samples import walk
from tests.samples.reading import Page, read

OTHER = {"ko": "en", "en": "ko"}
# pytest-django makes the database for marked tests alone: one of these run by itself needs it too
pytestmark = pytest.mark.django_db

PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)s|\{\{|\{%")


@pytest.fixture(scope="module", params=["ko", "en"])
def site(
    request: pytest.FixtureRequest, loaded: Outcome, django_db_blocker: Any
) -> Iterator[dict[str, Page]]:
    """All pages of a language by address, read once."""
    client = Client()
    with django_db_blocker.unblock(), translation.override(request.param):
        answers = {url: client.get(url) for url in walk.addresses(files=False)}
        failed = {
            url: answer.status_code for url, answer in answers.items() if answer.status_code != 200
        }
        assert failed == {}
        yield {url: read(url, answer.content.decode()) for url, answer in answers.items()}


@pytest.fixture
def client(samples: Outcome) -> Client:
    return Client()


def test_every_address_is_walked() -> None:
    assert walk.names() == {*walk.ALONE, *walk.OF_EACH, *walk.CLOSED}


def test_language_of_a_page_is_that_of_its_address(site: dict[str, Page]) -> None:
    assert [page.url for page in site.values() if page.language != page.url[1:3]] == []


def test_page_has_one_main_heading_and_skips_no_level(site: dict[str, Page]) -> None:
    assert [page.url for page in site.values() if not in_order(page.headings)] == []


def in_order(levels: list[int]) -> bool:
    steps = zip([0, *levels], levels, strict=False)
    return levels.count(1) == 1 and all(after <= before + 1 for before, after in steps)


def test_page_has_a_title_of_its_own(site: dict[str, Page]) -> None:
    assert [page.url for page in site.values() if not page.title.strip(" —·")] == []


def test_nothing_inside_out_is_shown(site: dict[str, Page]) -> None:
    found = [
        (page.url, words)
        for page in site.values()
        for words in page.words
        if PLACEHOLDER.search(words)
        or "Text(" in words
        or words in {"None", "True", "False", "nan"}
        or "Decimal(" in words
    ]
    assert found == []


def test_korean_page_is_not_left_in_english(site: dict[str, Page]) -> None:
    """Words of Dure itself; what a source says only in English is marked as English."""
    english = [
        (page.url, words)
        for page in site.values()
        if page.language == "ko"
        for words in page.words
        if re.fullmatch(r"(None|Nobody|Nothing|Not|The|No|All|Show|as of|from|to)\b.*", words)
    ]
    assert english == []


def test_names_of_places_on_a_page_are_unique(site: dict[str, Page]) -> None:
    assert [page.url for page in site.values() if len(page.ids) != len(set(page.ids))] == []


def test_page_has_nothing_inline(site: dict[str, Page]) -> None:
    assert {page.url: page.inline for page in site.values() if page.inline} == {}


def test_page_loads_nothing_from_outside(site: dict[str, Page]) -> None:
    loaded = {link for page in site.values() for link in page.loads}
    assert loaded
    assert [link for link in loaded if not re.match(r"/(?!/)|data:", link)] == []


def test_page_in_the_other_language_is_the_same_page(site: dict[str, Page]) -> None:
    wrong = [
        (page.url, page.other_language)
        for page in site.values()
        if page.other_language != f"/{OTHER[page.language]}{page.url[3:]}"
        or page.other_language not in page.links
    ]
    assert wrong == []


def links_of(page: Page) -> Iterator[str]:
    for link in page.links:
        if not urlsplit(link).netloc and not link.startswith("mailto:"):
            yield urljoin(page.url, link)


def test_every_internal_link_leads_somewhere(site: dict[str, Page], client: Client) -> None:
    asked = {urldefrag(link).url for page in site.values() for link in links_of(page)}
    # the sign-in differs by where it leads back to; pages in the other language have their own turn
    here = next(iter(site))
    asked = {url for url in asked if url.startswith(here) and "/sign-in/" not in url}
    broken = {
        url: answer.status_code
        for url in sorted(asked - site.keys())
        if (answer := client.get(url)).status_code != 200
        and not (answer.status_code == 302 and "/desk/" in url)
    }
    assert broken == {}


def test_every_link_into_a_page_finds_its_place(site: dict[str, Page]) -> None:
    lost = set()
    for page in site.values():
        for link in links_of(page):
            url, fragment = urldefrag(link)
            there = site.get(url.partition("?")[0])
            if there and fragment and unquote(fragment) not in there.ids:
                lost.add((page.url, link))
    assert sorted(lost) == []


LIST_PAGE = r"/(ko|en)/(sources|promises|agreements|regions|discrepancies)/\?page=\d+"


def test_every_record_is_reached_from_home(site: dict[str, Page], client: Client) -> None:
    language = next(iter(site.values())).language
    pages, waiting = dict(site), [f"/{language}/"]
    reached = set(waiting)
    while waiting:
        url = waiting.pop()
        if url not in pages:
            pages[url] = read(url, client.get(url).content.decode())
        for link in links_of(pages[url]):
            there = urldefrag(link).url
            if there not in reached and (there in site or re.fullmatch(LIST_PAGE, there)):
                reached.add(there)
                waiting.append(there)
    # the gallery is for engineers, the search is reached by its form, an empty section by nothing
    alone = {f"/{language}/{name}/" for name in ("gallery", "search")}
    empty = {url for url in site if re.search(r"/regions/[^/]+/[^/]+/$", url)}
    unreached = sorted(site.keys() - reached - alone - empty)
    assert not unreached, "\n".join(unreached)


@pytest.mark.usefixtures("samples")
def test_files_for_programs_are_well_formed(client: Client, language: str) -> None:
    for url in walk.addresses(files=True):
        answer = client.get(url)
        assert answer.status_code == 200, url
        kind = answer["Content-Type"]
        if kind.startswith("application/json"):
            assert answer.json()["key"]
        elif kind == "image/svg+xml":
            drawn = answer.content.decode()
            assert ET.fromstring(drawn).tag.endswith("svg")  # noqa: S314 -- drawn by ourselves
            assert set(re.findall(r"https?://[^\"\s<]+", drawn)) <= NAMESPACES
        else:
            assert kind == "text/csv; charset=utf-8"
            rows = answer.content.decode().splitlines()
            assert len(rows) > 1


NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_policy_for_the_browser_is_strict(client: Client) -> None:
    for url in ("/ko/", "/en/promises/gunsan-compact-2019/jobs/", "/ko/nothing/"):
        answer = client.get(url)
        policy = dict(
            part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";")
        )
        assert policy["default-src"] == "'self'"
        assert policy["img-src"] == "'self' data:"
        assert (policy["object-src"], policy["frame-ancestors"]) == ("'none'", "'none'")
        assert (policy["base-uri"], policy["form-action"]) == ("'self'", "'self'")
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert answer["X-Frame-Options"] == "DENY"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"


def test_reading_leaves_no_cookie(client: Client) -> None:
    for url in ("/ko/", "/en/regions/gunsan/", "/ko/search/?q=고용"):
        assert not client.get(url).cookies


def test_cookie_of_the_sign_in_form_is_closed_to_scripts(client: Client) -> None:
    cookie = client.get("/ko/sign-in/").cookies["csrftoken"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_desk_is_closed_to_those_who_have_not_signed_in(client: Client, language: str) -> None:
    answer: HttpResponse = client.get(f"/{language}/desk/")
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/{language}/sign-in/?next=/{language}/desk/",
    )
