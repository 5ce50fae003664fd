"""Every page in a real browser, on a wide screen, on a phone and on paper. Skipped where there is none."""

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from tests.cli.browser import BROWSER, Browser
from tests.cli.paper import NAMES, Stuk

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: apt-get install chromium")
LOOK = Path(__file__).with_name("look.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", NAMES)
def test_a_page_asks_for_nothing_complains_of_nothing_and_fits(
    browser: Browser, pieces: dict[str, Stuk], name: str, width: int
) -> None:
    page = pieces[name].html
    seen = browser.open(page, width)
    assert [address for address in seen.adressen if not address.startswith("data:")] == [page.as_uri()]
    assert seen.klachten == []
    assert browser.value(LOOK) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_page_prints_with_its_words(browser: Browser, pieces: dict[str, Stuk], name: str) -> None:
    browser.open(pieces[name].html, 1280)
    title = browser.value("document.querySelector('h1').innerText")
    pages = pypdf.PdfReader(io.BytesIO(browser.printed())).pages
    first = pages[0]
    assert " ".join(title.split()) in " ".join(first.extract_text().split())
    lies = first.mediabox.width > first.mediabox.height
    assert lies == bool(browser.value("document.querySelector('nav') !== null"))  # a report has wide tables
    assert all(page.extract_text().strip() for page in pages)


def test_the_browser_tells_of_what_these_tests_look_for(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "slecht.html"
    page.write_text(
        "<body style='margin:0'><h1 style='color:#aaa'>bleek</h1><p style='width:900px;background:#eee'>breed</p>"
        "<img src='http://127.0.0.1:9/x.png' alt=''><script>console.error('klacht')</script>"
        "<svg width=80 height=40><title>beeld</title><text x=60 y=20>afgesneden</text><text x=62 y=20>over</text></svg>"
    )
    seen = browser.open(page, 390)
    assert any(address.endswith("/x.png") for address in seen.adressen)
    assert any("klacht" in told for told in seen.klachten)
    told = " ".join(browser.value(LOOK))
    assert all(word in told for word in ("contrast", "afgesneden in beeld", "over elkaar in beeld", "breder dan"))
