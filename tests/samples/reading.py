"""A page as a reader, a browser and a screen reader take it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(
    ["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
UNSEEN = frozenset({"script", "style"})
LOADS = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "srcset"}


@dataclass
class Page:
    url: str
    language: str = ""
    title: str = ""
    other_language: str = ""
    headings: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.words)


class _Reader(HTMLParser):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.page = Page(url)
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        page, given = self.page, {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(tag)
        if tag == "html":
            page.language = given.get("lang", "")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            page.headings.append(int(tag[1]))
        if tag == "a" and "href" in given:
            page.links.append(given["href"])
        if tag == "link" and given.get("rel") == "alternate":
            page.other_language = given["href"]
        elif LOADS.get(tag) in given:
            page.loads.append(given[LOADS[tag]])
        if "id" in given:
            page.ids.append(given["id"])
        page.inline += _inline(tag, given)
        page.words += [
            given[name] for name in ("alt", "aria-label", "placeholder") if name in given
        ]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"{self.page.url}: </{tag}> closes nothing"
        assert self.open.pop() == tag, f"{self.page.url}: </{tag}> closes another"

    def handle_data(self, data: str) -> None:
        inside = self.open[-1] if self.open else ""
        if inside == "title" and "svg" not in self.open:
            self.page.title = data
        if inside == "script" and data.strip():
            self.page.inline.append("script")
        if data.strip() and inside not in UNSEEN:
            self.page.words.append(data.strip())


def _inline(tag: str, given: dict[str, str]) -> list[str]:
    """What a strict content-security policy would not let run or apply."""
    found = [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]
    found += ["style"] * (tag == "style")
    found += ["script"] * (tag == "script" and "src" not in given)
    return found + [v for v in given.values() if v.strip().lower().startswith("javascript:")]


def read(url: str, html: str) -> Page:
    """Raises AssertionError where a tag is not closed, or closed twice."""
    reader = _Reader(url)
    reader.feed(html)
    reader.close()
    assert reader.open == [], f"{url}: not closed: {reader.open}"
    return reader.page
