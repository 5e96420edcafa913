"""Someone who has never seen Dure reads what became of Gunsan's jobs promise."""

from playwright.sync_api import Page, expect


def test_newcomer_finds_the_proof_in_korean(page: Page) -> None:
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name="군산").first.click()
    expect(page).to_have_url("/ko/regions/gunsan/")
    page.locator("main .card a[href='/ko/agreements/gunsan-compact-2019/']").first.click()
    page.locator("main a[href='/ko/promises/gunsan-compact-2019/jobs/']").last.click()
    expect(page.get_by_role("main")).to_contain_text("32% × 1,704명 = 약 545명(계산값)")
    expect(page.locator(".verdict")).to_contain_text("미이행")
    page.locator("main a[href^='/ko/sources/']").first.click()
    taken = page.locator("main a[href^='/ko/promises/gunsan-compact-2019/jobs/']")
    expect(taken.first).to_be_visible()


def test_newcomer_finds_the_proof_in_english_on_a_phone(phone: Page) -> None:
    phone.goto("/en/")
    phone.locator("main a[href='/en/regions/gunsan/']").first.click()
    phone.locator("main .card a[href='/en/agreements/gunsan-compact-2019/']").first.click()
    phone.locator("main a[href='/en/promises/gunsan-compact-2019/jobs/']").last.click()
    expect(phone.get_by_role("main")).to_contain_text("32% × 1,704 people = about 545 people")
    phone.locator("main a[href^='/en/sources/']").first.click()
    expect(phone.get_by_role("heading", level=1)).to_be_visible()


def test_strip_is_one_stop_for_tab_and_walked_by_arrows(page: Page) -> None:
    page.goto("/ko/agreements/gunsan-compact-2019/")
    blocks = page.locator("[data-strip] a.block")
    blocks.first.focus()
    page.keyboard.press("ArrowRight")
    expect(blocks.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(blocks.last).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(blocks.last).to_be_focused()
    page.keyboard.press("Tab")
    assert not page.evaluate("document.activeElement.matches('a.block')")
    page.keyboard.press("Shift+Tab")
    expect(blocks.last).to_be_focused()
    page.keyboard.press("Home")
    there = blocks.first.get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(there or "")


def test_two_deals_of_gwangju_are_told_apart(page: Page) -> None:
    page.goto("/ko/agreements/compare/")
    main = page.get_by_role("main")
    expect(main).to_contain_text("가운데 5건은")
    expect(main).to_contain_text("1건이 새로 들어갔습니다")
    page.get_by_label("왼쪽").or_(page.locator("select[name=left]")).first.select_option(
        "gunsan-compact-2019"
    )
    page.locator("main form button").click()
    expect(page).to_have_url(
        "/ko/agreements/compare/?left=gunsan-compact-2019&right=gwangju-provisional-2018"
    )


def test_language_switch_keeps_the_page_and_what_was_asked(page: Page) -> None:
    page.goto("/ko/promises/?mark=not_met")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url("/en/promises/?mark=not_met")
    page.get_by_role("link", name="한국어").click()
    expect(page).to_have_url("/ko/promises/?mark=not_met")


def test_colours_that_were_chosen_are_remembered(page: Page) -> None:
    page.goto("/ko/")
    page.locator("#theme").select_option("dark")
    page.goto("/ko/regions/gunsan/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("#theme")).to_have_value("dark")
    page.locator("#theme").select_option("")
    page.reload()
    assert page.locator("html").get_attribute("data-theme") is None


def test_search_finds_in_both_languages(page: Page) -> None:
    for language, words, expected in (("ko", "군산형", "군산형"), ("en", "gunsan jobs", "Gunsan")):
        page.goto(f"/{language}/")
        page.locator("#site-search").fill(words)
        page.keyboard.press("Enter")
        expect(page.locator(".results li").first).to_contain_text(expected)


def test_plan_flags_totals_that_do_not_add_up(page: Page) -> None:
    page.goto("/ko/plans/guro-jobs-2010/")
    flags = page.locator("main table").first.locator("td", has_text="5,790")
    expect(flags.first).to_contain_text("5,800")
    expect(page.get_by_role("main")).to_contain_text("18,650")


def test_skip_link_leads_to_the_content(page: Page) -> None:
    page.goto("/ko/regions/gunsan/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_focus_is_seen_wherever_tab_stops(page: Page) -> None:
    page.goto("/ko/promises/gunsan-compact-2019/jobs/")
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const at = document.activeElement, style = getComputedStyle(at);
              const shown = parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== "none";
              return at === document.body || shown || at.outerHTML.slice(0, 120);
            }"""
        )
        assert seen is True


def test_print_hides_no_content(page: Page) -> None:
    page.goto("/ko/promises/gunsan-compact-2019/jobs/")
    lines = page.locator("main .arithmetic, main .ledger-line, main dl.definitions dd")
    on_screen = lines.count()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert on_screen > 5
    for line in lines.all():
        expect(line).to_be_visible()
    expect(page.locator(".site-nav")).to_be_hidden()
