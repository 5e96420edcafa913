"""Whatever comes in over the address line, a page in the reader's language comes back."""

from urllib.parse import quote

import pytest
from django.http import HttpResponse
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from dure.exchange.engine import Outcome

FINE = {200, 302, 400, 404, 405}
# what each page reads from its query
READS = {
    "": [],
    "regions/": ["page"],
    "regions/gunsan/": [],
    "regions/gunsan/promises/": ["page", "mark"],
    "agreements/": ["page"],
    "agreements/compare/": ["left", "right"],
    "agreements/gunsan-compact-2019/": ["version"],
    "promises/": ["page", "mark"],
    "promises/gunsan-compact-2019/jobs/": ["as_of"],
    "promises/gunsan-compact-2019/jobs.json": ["as_of"],
    "plans/guro-jobs-2010/": [],
    "sources/": ["page", "kind"],
    "search/": ["q", "kind", "page"],
    "policy-cases/": ["pillar"],
    "discrepancies/": ["page"],
    "sign-in/": ["next"],
}
OF_ONE = [
    "regions/{}/", "regions/{}/promises/", "regions/{}/timeline/", "agreements/{}/", "promises/{}/",
    "promises/{}.json", "sources/{}/", "events/{}/", "bodies/{}/", "ordinances/{}/",
    "policy-cases/{}/", "declarations/{}/", "statistics/{}/", "statistics/{}.csv",
    "statistics/{}.svg", "plans/{}/",
]  # fmt: skip
KEYS = [
    "unknown", "a.b.c", "a/b/c/d", "..", "../../etc/passwd", "%2e%2e%2f", "%00", "gunsan%00",
    "군산", "%ff%fe", "%ED%A0%80", "%F0%9F%98%80", "GUNSAN", "gunsan%20", "gunsan'--", "-",
    "a" * 5000, "gunsan%0d%0aSet-Cookie:%20x=y", "%3Cscript%3E", "{{7*7}}", "[", "a//b",
    "http://example.org/",
]  # fmt: skip
VALUES = [
    "", "-1", "0", "9e99", "9" * 5000, "٣", "1.5", "NaN", "None", "<script>alert(1)</script>", "'",
    '"', "' OR 1=1 --", "\\", "%", "%s", "%(x)s", "{0}", "\x00", "a\x00b", "\r\nX: y", "군산", "😀",
    "\u202e\u200b", "0000-00-00", "9999-99-99", "9999-12-31", "0001-01-01", "1900-01-01",
    "2024-W01", "2024-02-30", "20241231", '""', "a*", "a OR b", "NEAR(a b)", "grams:a", "(", "-a",
    "^a", "a AND", "고용*", "a" * 10_000, "고" * 10_000, "1." * 3000, "& | ! :* <->",
    "met&mark=met",
]  # fmt: skip
NAMES = sorted({name for names in READS.values() for name in names})
METHODS = ["get", "head", "post", "put", "patch", "delete", "options", "trace"]

pytestmark = pytest.mark.usefixtures("samples")


@pytest.fixture(scope="module")
def client(loaded: Outcome) -> Client:
    return Client(raise_request_exception=False)


def check(answer: HttpResponse, language: str, asked: str) -> None:
    assert answer.status_code in FINE, asked
    kind = answer["Content-Type"]
    if answer.status_code in {200, 400, 404} and kind.startswith("text/html") and answer.content:
        assert f'<html lang="{language}"'.encode() in answer.content, asked
        assert b"<script>alert" not in answer.content
        assert answer["Content-Security-Policy"]
    assert "Set-Cookie:" not in str(answer.headers)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("address", OF_ONE)
def test_key_that_names_nothing(client: Client, language: str, address: str) -> None:
    for key in KEYS:
        asked = f"/{language}/{address.format(key)}"
        check(client.get(asked), language, asked)


@pytest.mark.parametrize(
    ("address", "name"), [(address, name) for address, names in READS.items() for name in names]
)
def test_hostile_value_in_the_query(client: Client, address: str, name: str) -> None:
    for value in VALUES:
        asked = f"/en/{address}?{name}={quote(value)}"
        check(client.get(asked), "en", asked)


@pytest.mark.parametrize(
    "query",
    [
        "page=1&page=2&page=x", "q=a&q=b", "q", "=", "&&&", "q=%ff%fe", "q=%ED%A0%80%ED%B0%80",
        "%00=%00", "q=%", "q=%zz", "?q=a", "as_of[]=2024", "as_of=2024-12-31&as_of=x",
        "q=" + "%20" * 3000,
        "&".join(f"x{n}=1" for n in range(3000)), "mark=met&mark=%00", "left=&right=", "left=%00",
        "left=gunsan-compact-2019&right=gunsan-compact-2019", "kind=places.region&q=군산&page=-5",
    ],
)  # fmt: skip
def test_odd_query_strings(client: Client, query: str) -> None:
    for address in READS:
        asked = f"/ko/{address}?{query}"
        check(client.get(asked), "ko", asked)


@pytest.mark.parametrize("method", METHODS)
def test_other_methods(client: Client, method: str) -> None:
    for address in READS:
        asked = f"/ko/{address}"
        check(getattr(client, method)(asked), "ko", f"{method} {asked}")


def test_form_from_elsewhere_is_refused(loaded: Outcome) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/ko/sign-in/", {"username": "a@b.kr", "password": "x"})
    assert answer.status_code == 403


@pytest.mark.parametrize(
    "value", ["\x00", "a\x00@b.kr", "a" * 10_000, "<script>", "😀@b.kr", "' OR 1=1 --"]
)
def test_odd_names_and_passwords_do_not_sign_in(client: Client, value: str) -> None:
    answer = client.post("/ko/sign-in/", {"username": value, "password": value, "next": value})
    check(answer, "ko", value)
    assert answer.status_code == 200
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("cookie", ["x", "a" * 5000, "\\000" * 10, '"a\\000bcdefgh"'])
def test_odd_session_cookies_are_strangers(cookie: str) -> None:
    visitor = Client(raise_request_exception=False)
    for name in ("sessionid", "csrftoken", "django_language"):
        visitor.cookies[name] = cookie
    check(visitor.get("/ko/"), "ko", cookie)
    assert visitor.get("/ko/desk/").status_code == 302


def test_search_finds_what_stands_among_signs(client: Client) -> None:
    for query in ("군산형 일자리", '"군산형" (일자리)', "군산형* 일자리!", "\x00군산형\x00일자리"):
        page = client.get("/ko/search/", {"q": query}).content.decode()
        assert 'class="results"' in page, query


@settings(max_examples=60)
@given(
    st.sampled_from(sorted(READS)),
    st.dictionaries(st.sampled_from(NAMES), st.text(max_size=30), max_size=3),
    st.sampled_from(["ko", "en"]),
)
def test_any_text_in_the_query(address: str, values: dict[str, str], language: str) -> None:
    visitor = Client(raise_request_exception=False)
    query = "&".join(f"{n}={quote(v, errors='surrogatepass')}" for n, v in values.items())
    asked = f"/{language}/{address}?{query}"
    check(visitor.get(asked), language, asked)


@settings(max_examples=60)
@given(st.binary(max_size=30), st.sampled_from(["ko", "en"]))
def test_any_bytes_in_the_path(path: bytes, language: str) -> None:
    visitor = Client(raise_request_exception=False)
    asked = f"/{language}/{quote(path)}"
    answer = visitor.get(asked)
    check(answer, language, asked)


@settings(max_examples=80)
@given(st.text(max_size=60))
def test_any_search(query: str) -> None:
    visitor = Client(raise_request_exception=False)
    asked = f"/en/search/?q={quote(query, errors='surrogatepass')}"
    check(visitor.get(asked), "en", asked)
