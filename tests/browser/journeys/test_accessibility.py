"""Every kind of page by the rules of accessibility: wide and narrow, light, dark, in contrast."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

PAGES = [
    "", "regions/", "regions/gunsan/", "regions/gwangju/timeline/", "regions/gwangju/bodies/",
    "regions/gunsan/statistics/", "regions/gwangju/studies/", "agreements/",
    "agreements/gunsan-compact-2019/", "agreements/compare/", "promises/",
    "promises/gunsan-compact-2019/jobs/", "promises/gangwon-compact-2019/wage-rise/", "sources/",
    "sources/study-2021/", "plans/guro-jobs-2010/", "search/?q=고용", "trust/", "discrepancies/",
    "policy-cases/", "bodies/gunsan-tripartite-council/", "sign-in/",
]  # fmt: skip
LOOKS = [(1280, "light"), (1280, "contrast"), (320, "dark")]


@pytest.mark.parametrize(("width", "theme"), LOOKS)
def test_pages_break_no_rule_and_do_not_scroll_sideways(
    page: Page, axe: Callable[[Page], list[str]], width: int, theme: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script(f"localStorage.setItem('dure-theme', '{theme}')")
    found = {}
    for address in PAGES:
        page.goto(f"/ko/{address}")
        breaches = axe(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            breaches.append("scrolls sideways")
        if breaches:
            found[address] = breaches
    assert found == {}
