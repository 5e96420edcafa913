"""An officer signs in, finds the desk, and signs out."""

from playwright.sync_api import Page, expect

from tests.browser.journeys.conftest import Demo


def test_officer_signs_in_reads_the_desk_and_signs_out(page: Page, demo: Demo) -> None:
    page.goto("/ko/desk/")
    expect(page).to_have_url("/ko/sign-in/?next=/ko/desk/")
    page.locator("main input[name=username]").fill("officer@gunsan.example")
    page.locator("main input[name=password]").fill(demo.password)
    page.locator("main form button").click()
    expect(page).to_have_url("/ko/desk/")
    expect(page.get_by_role("main")).to_contain_text("군산")
    page.locator(".site-tools form button").click()
    page.goto("/ko/desk/")
    expect(page).to_have_url("/ko/sign-in/?next=/ko/desk/")


def test_wrong_password_says_so(page: Page) -> None:
    page.goto("/en/sign-in/")
    page.locator("main input[name=username]").fill("officer@gunsan.example")
    page.locator("main input[name=password]").fill("wrong")
    page.locator("main form button").click()
    expect(page.get_by_role("main")).to_contain_text("is not right")
