import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, sync_playwright

HERE = Path(__file__).parent
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # Chromium's own calls home
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # Playwright's synchronous interface keeps an event loop in this thread, so Django takes the
    # test's own queries for calls from a coroutine. They are not.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as running:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    # Chromium's sandbox does not start for root
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=flags)
    yield chromium
    chromium.close()


class Complaints(list[str]):
    """What the browser complained of: script errors, missing files, breaches of the CSP."""

    def watch(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.append(f"{page.url}: {error}"))
        page.on(
            "console",
            lambda message: (
                self.append(f"{page.url}: {message.text}") if message.type == "error" else None
            ),
        )


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Empty when a test ends; a test that expects one (a 404, say) clears it."""
    heard = Complaints()
    yield heard
    assert heard == []


@pytest.fixture
def address(live_server: Any) -> str:
    """Where Dure answers."""
    return str(live_server.url)


@pytest.fixture
def context(browser: Browser, address: str, complaints: Complaints) -> Iterator[BrowserContext]:
    def stay_here(route: Route) -> None:
        if route.request.url.startswith((address, "data:")):
            route.continue_()
        else:
            complaints.append(f"asked for {route.request.url}")
            route.abort()

    opened = browser.new_context(base_url=address, locale="ko-KR")
    opened.set_default_timeout(10_000)  # milliseconds
    opened.route("**/*", stay_here)
    opened.on("page", complaints.watch)
    yield opened
    opened.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on the live server: `page.goto("/ko/")`."""
    return context.new_page()


@pytest.fixture
def phone(context: BrowserContext) -> Page:
    """The same on a small screen."""
    small = context.new_page()
    small.set_viewport_size({"width": 360, "height": 740})
    return small


@pytest.fixture
def axe(complaints: Complaints) -> Callable[[Page], list[str]]:
    """`axe(page)`: breaches of accessibility rules, as 'rule: selector' lines."""

    def violations(page: Page) -> list[str]:
        before = len(complaints)
        found = Axe().run(page).response["violations"]
        del complaints[before:]  # axe writes inline styles while it measures, which the CSP refuses
        return [
            f"{rule['id']}: {' '.join(node['target'])}" for rule in found for node in rule["nodes"]
        ]

    return violations
