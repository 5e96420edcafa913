import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.utils import translation
from django_cotton import render_component

import dure.site
from dure.site.bars import BarRow
from dure.site.gallery import gallery
from dure.site.marks import MARKS, SIDES, tally

# the frame of a page reads the head of the public log
pytestmark = pytest.mark.django_db

SITE = Path(dure.site.__path__[0])
COTTON = SITE / "templates" / "cotton"
HOSTILE = '"><script>alert(1)</script>'


def component(name: str, **context: Any) -> str:
    return str(render_component(RequestFactory().get("/ko/"), name, context))


@pytest.fixture(params=["ko", "en"])
def page(request: pytest.FixtureRequest) -> str:
    with translation.override(request.param):
        asked = RequestFactory().get(f"/{request.param}/gallery/")
        asked.user = AnonymousUser()
        return gallery(asked).content.decode()


class Elements(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.found if (value := attrs.get(attribute))]


def test_gallery_has_nothing_inline(page: str) -> None:
    for tag, attrs in Elements(page).found:
        assert tag != "style"
        assert tag != "script" or attrs.get("src")
        assert not [name for name in attrs if name == "style" or name.startswith("on")]


def test_gallery_ids_are_unique_and_every_reference_is_met(page: str) -> None:
    elements = Elements(page)
    ids = elements.values("id")
    assert len(ids) == len(set(ids))
    pointed = elements.values("for") + elements.values("aria-controls")
    for value in elements.values("aria-describedby"):
        pointed += value.split()
    pointed += [href[1:] for href in elements.values("href") if href.startswith("#")]
    assert set(pointed) <= set(ids)


def test_page_has_one_first_heading_and_skips_no_level(page: str) -> None:
    levels = [int(tag[1]) for tag, _ in Elements(page).found if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_gallery_shows_every_component_of_the_frame() -> None:
    inner = {"mark", "side_mark", "org_body"}  # drawn by the components around them
    shown = set(re.findall(r"<c-([a-z-]+)", (SITE / "templates/site/gallery.html").read_text()))
    for name in ("cite",):  # needs a stored record, so it is shown on the pages themselves
        inner.add(name)
    assert {path.stem for path in COTTON.glob("*.html")} - inner <= {
        name.replace("-", "_") for name in shown
    }


def test_each_mark_has_its_own_shape_and_word() -> None:
    shapes, words = set(), set()
    for code in MARKS:
        html = component("status", code=code)
        shapes.add(
            re.sub(r"\s*class=\"[^\"]*\"", "", re.findall(r"<svg.*?</svg>", html, re.DOTALL)[0])
        )
        words.add(re.findall(r'status-word">([^<]+)<', html)[0])
    assert len(shapes) == len(words) == len(MARKS)


def test_each_side_has_its_own_glyph() -> None:
    drawn = {re.sub(r"side-[a-z]+", "", component("side-mark", code=code)) for code in SIDES}
    assert len(drawn) == len(SIDES)


def test_unknown_mark_is_refused() -> None:
    with pytest.raises(KeyError):
        component("status", code="fine")
    with pytest.raises(KeyError):
        tally(["fine"])


GROUPS = [
    {"title": "Pay", "blocks": [{"url": "/a", "label": "Clause 1", "status": "met"}]},
    {
        "title": "Hours",
        "blocks": [
            {"url": "/b", "label": "Clause 2", "status": "no_evidence"},
            {"url": "/c", "label": "Clause 3", "status": "no_evidence"},
        ],
    },
]


def test_strip_links_every_block_and_says_its_mark() -> None:
    with translation.override("en"):
        html = component("strip", promises=GROUPS, label="Compact")
    assert Elements(html).values("href") == ["/a", "/b", "/c"]
    assert 'aria-label="Compact: met 1, no evidence 2"' in html
    assert re.search(r"Clause 2 <strong>no evidence</strong>", html)


def test_small_strip_is_one_image_without_links() -> None:
    html = component("strip", promises=GROUPS, small="1")
    elements = Elements(html)
    assert elements.values("role") == ["img"]
    assert not elements.values("href")
    assert html.count("block-no_evidence") == 2


def test_strip_without_promises_says_so() -> None:
    with translation.override("en"):
        assert "no promises recorded" in component("strip", promises=[])


def test_counts_keep_zero_and_make_no_total() -> None:
    html = component("counts", rows=[{"status": "met", "n": 0}, {"status": "not_met", "n": 3}])
    assert re.findall(r'counts-n">(\d+)<', html) == ["0", "3"]


def test_text_that_lacks_an_agenda_says_so() -> None:
    rows = [{"agenda": "Pay", "left": "A fair wage.", "right": None}]
    with translation.override("en"):
        html = component("side-by-side", rows=rows, left_title="A", right_title="B")
    assert html.count("Nothing is known to stand in this text about it.") == 1
    assert "<del>" not in html


def test_missing_term_is_marked_not_left_blank() -> None:
    html = component("definition-list", rows=[{"term": "Consequence", "text": ""}])
    assert "mark-not_verifiable" in html


def test_bar_without_actual_draws_none() -> None:
    html = component("bar-rows", rows=[BarRow("Jobs", 10, None)])
    assert "bar-actual" not in html
    assert "bar-none" in html


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("card", {"title": HOSTILE, "kicker": HOSTILE, "url": HOSTILE}),
        ("page-lead", {"title": HOSTILE, "kicker": HOSTILE}),
        ("source", {"title": HOSTILE, "url": HOSTILE, "publisher": HOSTILE, "place": HOSTILE}),
        ("empty", {"title": HOSTILE, "url": HOSTILE, "action": HOSTILE}),
        ("table", {"caption": HOSTILE}),
        ("figure", {"caption": HOSTILE, "src": HOSTILE, "alt": HOSTILE, "note": HOSTILE}),
        ("breadcrumbs", {"steps": [{"title": HOSTILE, "url": HOSTILE}] * 2}),
        ("why", {"steps": [{"text": HOSTILE, "url": HOSTILE}], "title": HOSTILE}),
        ("bar-rows", {"rows": [BarRow(HOSTILE, 2, 1, HOSTILE, HOSTILE, reason=HOSTILE)]}),
        ("side-by-side", {"rows": [{"agenda": HOSTILE, "left": HOSTILE, "right": HOSTILE}],
                          "left_title": HOSTILE, "right_title": HOSTILE}),
        ("org-chart", {"bodies": [{"title": HOSTILE, "url": HOSTILE, "note": HOSTILE}],
                       "label": HOSTILE}),
        ("strip", {"promises": [{"title": HOSTILE, "blocks": [
            {"url": HOSTILE, "label": HOSTILE, "status": "met"}]}], "label": HOSTILE}),
    ],
)  # fmt: skip
def test_what_records_say_never_becomes_markup(name: str, context: dict[str, Any]) -> None:
    html = component(name, **context)
    assert "<script" not in html
    assert "alert(1)" in html
    assert not [attrs for _, attrs in Elements(html).found if 'script"' in attrs]


# --- colours ------------------------------------------------------------------------------------

TEXT_ON_PAPER = ["ink", "ink-2", "accent", "warn", "error", *(c.replace("_", "-") for c in MARKS)]
Palette = dict[str, str]


def palettes() -> dict[str, Palette]:
    """Token values by the selector they stand under, comments left out."""
    css = re.sub(r"/\*.*?\*/", "", (SITE / "static/dure/tokens.css").read_text(), flags=re.DOTALL)
    found: dict[str, Palette] = {}
    for rule in re.finditer(r"(@media[^{]+\{\s*)?(:root[^{]*)\{([^}]*)\}", css):
        name = ((rule[1] or "") + rule[2]).replace("{", "").strip()
        found[re.sub(r"\s+", " ", name)] = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", rule[3]))
    return found


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


THEMES = [
    (":root", 4.5, 3.0),
    (':root[data-theme="dark"]', 4.5, 3.0),
    (':root[data-theme="contrast"]', 7.0, 4.5),
]


@pytest.mark.parametrize(("selector", "text", "mark"), THEMES)
def test_colours_of_a_theme_can_be_read(selector: str, text: float, mark: float) -> None:
    colour = palettes()[selector]
    for ground in ("paper", "paper-2"):
        for name in TEXT_ON_PAPER:
            assert contrast(colour[name], colour[ground]) >= text, (name, ground)
        for name in (*SIDES, "line-strong"):
            assert contrast(colour[name], colour[ground]) >= mark, (name, ground)
    for ink, ground in (
        ("accent-ink", "accent"),
        ("warn", "warn-soft"),
        ("ink", "accent-soft"),
        ("ink", "error-soft"),
        ("ink", "ins"),
        ("ink", "del"),
    ):
        assert contrast(colour[ink], colour[ground]) >= text, (ink, ground)
    for code in MARKS:
        assert contrast(colour["on-mark"], colour[code.replace("_", "-")]) >= mark, code


def test_device_preference_and_switch_give_the_same_colours() -> None:
    found = palettes()
    dark = found["@media (prefers-color-scheme: dark) :root:not([data-theme])"]
    strong = found["@media (prefers-contrast: more) :root:not([data-theme])"]
    assert dark == found[':root[data-theme="dark"]']
    assert strong == found[':root[data-theme="contrast"]']
