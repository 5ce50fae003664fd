"""Every page for people: WCAG 2.1 AA in its structure and its colours, as far as that can be seen without a browser."""

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from inburgering_cli.features.reports import formats
from inburgering_cli.screen.paper.colours import COLOURS
from inburgering_cli.screen.paper.numbers import bound, day, grouped
from inburgering_cli.screen.paper.template import BUILT_IN
from tests.cli.paper import NAMES, Stuk

WHITE = "#ffffff"
REPORTS = Path(formats.__file__).with_name("templates")
#: Where a colour of words may stand; `lijn` and `vlak` are never that of words.
WORDS = set(COLOURS) - {"lijn", "vlak"}
VOID = {"meta", "link", "img", "br", "circle", "path", "rect"}


class Tag:
    """A tag with its attributes, the tags around it, and the words in it."""

    def __init__(self, name: str, attributes: dict[str, str], around: list["Tag"]) -> None:
        self.name, self.attributes, self.around, self.words = name, attributes, around, ""

    def within(self, name: str) -> "Tag | None":
        return next((tag for tag in reversed(self.around) if tag.name == name), None)


class Page(HTMLParser):
    """All tags of a page, in order; raises when one is not closed where it has to be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self.feed(text)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {name: value or "" for name, value in attrs}, list(self._open))
        assert len(found.attributes) == len(attrs)
        self.tags.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            tag.words += data

    def all(self, *names: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name in names]


@pytest.fixture(params=NAMES, scope="module")
def page(pieces: dict[str, Stuk], request: pytest.FixtureRequest) -> Page:
    return Page(pieces[request.param].html.read_text())


def test_it_says_its_language_and_has_one_title(page: Page) -> None:
    (root,) = page.all("html")
    assert root.attributes["lang"] == "nl"
    assert [t.words for t in page.all("title") if t.within("svg") is None] == [page.all("h1")[0].words]
    assert {t.attributes["charset"] for t in page.all("meta") if "charset" in t.attributes} == {"utf-8"}
    (screen,) = (t for t in page.all("meta") if t.attributes.get("name") == "viewport")
    assert "user-scalable" not in screen.attributes["content"]  # whoever wants to may make it larger


def test_its_headings_are_in_order_and_its_parts_have_names(page: Page) -> None:
    levels = [int(t.name[1]) for t in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all(t.words.strip() for t in page.all("h1", "h2", "h3"))
    assert len(page.all("main")) == len(page.all("header")) == 1
    ids = [t.attributes["id"] for t in page.tags if "id" in t.attributes]
    assert len(ids) == len(set(ids))
    for tag in page.tags:
        for name in ("aria-labelledby", "aria-describedby"):
            assert set(tag.attributes.get(name, "").split()) <= set(ids)
    for link in page.all("a"):
        assert link.attributes["href"].removeprefix("#") in ids
        assert link.words.strip()
    if page.all("nav"):
        assert page.all("a")[0].attributes == {"class": "naar", "href": "#inhoud"}


def test_its_tables_name_their_rows_and_columns(page: Page) -> None:
    for table in page.all("table"):
        inside = [t for t in page.tags if table in t.around]
        (caption,) = (t for t in inside if t.name == "caption")
        assert caption.words.strip()
        heads = [t for t in inside if t.name == "th"]
        assert {t.attributes["scope"] for t in heads} == {"col", "row"}
        assert all(t.words.strip() for t in heads)
        columns = sum(t.attributes["scope"] == "col" for t in heads)
        for row in (t for t in inside if t.name == "tr"):
            assert sum(row is t.around[-1] for t in inside if t.name in ("td", "th")) == columns
    for region in (t for t in page.tags if t.attributes.get("role") == "region"):
        assert region.attributes["tabindex"] == "0"  # what scrolls can be reached with the keyboard
        assert region.attributes["aria-labelledby"]


def test_its_pictures_say_what_they_show(page: Page) -> None:
    for picture in page.all("svg"):
        inside = {t.name: t for t in page.tags if picture in t.around and t.name in ("title", "desc")}
        assert picture.attributes["role"] == "img"
        assert picture.attributes["aria-labelledby"].split() == [inside[n].attributes["id"] for n in ("title", "desc")]
        assert inside["title"].words.strip()
        assert len(inside["desc"].words) > 15
        assert picture.within("figure")
    for picture in page.all("img"):
        assert picture.attributes["alt"].startswith("Logo van de gemeente")


def test_it_takes_nothing_from_elsewhere(page: Page) -> None:
    assert not page.all("script", "iframe", "object", "embed", "form", "base")
    assert not [name for t in page.tags for name in t.attributes if name.startswith("on") or name == "style"]
    for tag in page.tags:
        for name in ("src", "href", "xlink:href", "action"):
            assert tag.attributes.get(name, "#").startswith(("#", "data:"))
    (style,) = page.all("style")
    assert "url(" not in style.words
    assert "@import" not in style.words
    (policy,) = (t.attributes["content"] for t in page.all("meta") if "http-equiv" in t.attributes)
    own = base64.b64encode(hashlib.sha256(style.words.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{own}'; img-src data:;")
    assert "@media print" in style.words
    assert ":focus-visible" in style.words


def test_its_figures_are_dutch_and_stay_with_what_they_count(page: Page) -> None:
    (body,) = page.all("body")
    assert not re.search(r"[0-9]\.[0-9]+ ?%", body.words)
    assert not re.search(r"[0-9] %|€ [0-9]", body.words)
    assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", body.words)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.1."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("behind", [WHITE, COLOURS["vlak"]])
@pytest.mark.parametrize("colour", sorted(WORDS))
def test_words_and_lines_stand_out_enough(colour: str, behind: str) -> None:
    assert contrast(COLOURS[colour], behind) >= 4.5


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#777777", WHITE) == pytest.approx(4.48, abs=0.01)


def test_every_colour_is_one_of_the_palette() -> None:
    sheets = [p for folder in (BUILT_IN, REPORTS) for p in folder.iterdir()]
    used = set()
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert set(re.findall(r"(?<!&)#[0-9a-fA-F]{3,8}\b", text)) <= {"#fff"}, sheet
        used |= set(re.findall(r"(?:var\(--|kleur\.)(\w+)", text))
        assert not re.search(r"color: var\(--(lijn|vlak)\)", re.sub(r"(background|border)[\w-]*:[^;]*;", "", text))
    assert used == set(COLOURS)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("76,3 % van 12 maanden", "76,3~% van 12~maanden"),
        ("op 1 maart 2026, om 10 uur", "op 1~maart 2026, om 10~uur"),
        ("€ 1.234,50 en € -3,00", "€~1.234,50 en €~-3,00"),
        ("artikel 15, lid 3; Bi 5.3", "artikel~15, lid~3; Bi~5.3"),
        ("Dorpsstraat 1, 1191 AA Ouderkerk", "Dorpsstraat 1, 1191~AA Ouderkerk"),
        ("kamer 2 is dagelijks open", "kamer 2 is dagelijks open"),
        ("2 dagelijkse lessen", "2 dagelijkse lessen"),
    ],
)
def test_figures_are_bound_to_what_they_count(text: str, wanted: str) -> None:
    assert bound(text) == wanted.replace("~", "\u00a0")


def test_figures_and_days_read_as_dutch() -> None:
    assert [grouped(n) for n in (0, 12, 12.5, 1234, 1234567.25, -1234.5)] == [
        "0", "12", "12,5", "1.234", "1.234.567,25", "-1.234,5",
    ]  # fmt: skip
    assert grouped(1234.56, 1) == "1.234,6"
    assert day("2026-03-01") == "1 maart 2026"
