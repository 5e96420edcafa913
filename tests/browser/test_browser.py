from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page


def test_bare_address_leads_to_korean(page: Page, live_server: Any, complaints: list[str]) -> None:
    page.goto("/")
    assert page.url == f"{live_server.url}/ko/"
    complaints.clear()


def test_axe_finds_an_image_without_words(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.set_content(
        "<html lang=ko><title>x</title><main><h1>x</h1><img src='data:,'></main></html>"
    )
    assert axe(page) == ["image-alt: img"]
