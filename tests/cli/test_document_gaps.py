"""A document that nobody can answer is not sent: all that is missing is told at once, and a concept says what it is."""

import io
import re
from pathlib import Path

import pypdf
import pytest

from inburgering_cli.records.documents import DOCUMENTS
from tests.cli.browser import BROWSER, Browser
from tests.cli.test_documents import FIRST, prepare
from tests.conftest import Runner

DOSSIER = "2025-0001"
OPTIONS = {"op": "2025-03-25", "tijd": "10.30 uur", "plaats": "gemeentehuis", "aan": "Diemen", "grond": "ziek geweest"}
#: What stops each, with the two parts of an appointment apart.
NEEDS = {
    soort: [p for need in kind.needs for p in (("tijd", "plaats") if need == "afspraak" else (need,))]
    for soort, kind in DOCUMENTS.items()
}
#: need -> how the sentence names it.
TOLD = {
    "adres": "het adres, de postcode en de woonplaats van de persoon",
    "tijd": "de tijd (--tijd)",
    "plaats": "de plaats (--plaats)",
    "telefoon": "het telefoonnummer van de gemeente",
    "afzender": "het adres van de gemeente (adres en postcode_plaats",
}
SENDER = """
adres = "Vondelstraat 1"
postcode_plaats = "1191 CP Ouderkerk aan de Amstel"
telefoon = "020 000 00 00"
"""
ADDRESS = ("--adres", "Dorpsstraat 1", "--postcode", "1191 AA", "--woonplaats", "Ouderkerk")


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The worked example on a day on which every letter applies to somebody."""
    caseload.peildatum = "2025-01-31"
    caseload.ok("maatregel", "record", DOSSIER, "oproep", "--datum", "2025-01-10", "--grond", "map")
    for soort in FIRST:
        prepare(caseload, soort)
    return caseload


def _command(soort: str, *left_out: str) -> list[str]:
    who = "2025-0003" if soort == "uitnodiging_intake" else DOSSIER
    if soort == "pip":
        return ["pip", "document", who]
    given = [part for name in DOCUMENTS[soort].opties if name not in left_out for part in (f"--{name}", OPTIONS[name])]
    return ["brief", "make", soort, who, *given]


@pytest.mark.parametrize("soort", DOCUMENTS)
def test_one_line_tells_all_that_is_missing_and_nothing_is_made(later: Runner, tmp_path: Path, soort: str) -> None:
    before = later.dump()
    result = later(*_command(soort, "tijd", "plaats"), "--out", str(tmp_path / "uit"))
    assert (result.code, result.out) == (3, "")
    line, *more = [one for one in result.err.splitlines() if not one.startswith("{")]
    assert more == []
    assert [need for need, text in TOLD.items() if text in line] == [n for n in TOLD if n in NEEDS[soort]]
    assert "--concept" in line
    assert later.dump() == before
    assert not (tmp_path / "uit").exists()


@pytest.mark.parametrize("soort", DOCUMENTS)
def test_each_gap_alone_stops_it_and_none_lets_it_go(later: Runner, tmp_path: Path, soort: str) -> None:
    own = tmp_path / "sjablonen"
    own.mkdir()
    sender = own / "afzender.toml"
    sender.write_text(SENDER, encoding="utf-8")
    out = ("--sjablonen", str(own), "--out", str(tmp_path / "uit"))
    if "adres" in NEEDS[soort]:
        assert "het adres" in later(*_command(soort), *out).err
    for dossier in (DOSSIER, "2025-0003"):
        later.ok("case", "edit", dossier, *ADDRESS)
    for option in ("tijd", "plaats"):
        if option in NEEDS[soort]:
            refused = later(*_command(soort, option), *out)
            assert (refused.code, f"Er ontbreekt: {TOLD[option]}. " in refused.err) == (3, True)
    for line in SENDER.split("\n")[1:-1]:
        sender.write_text(SENDER.replace(line, ""), encoding="utf-8")
        key = line.split()[0]
        wanted = key in NEEDS[soort] or (key != "telefoon" and "afzender" in NEEDS[soort])
        assert (later(*_command(soort), *out).code == 3) is wanted, key
    sender.write_text(SENDER, encoding="utf-8")
    (made,) = later.json(*_command(soort), *out)
    assert made["concept"] is False
    page = Path(made["bestand"]).read_text(encoding="utf-8")
    assert "Concept" not in re.sub("<style>.*</style>", "", page, flags=re.DOTALL)
    assert "concept" not in Path(made["bestand"]).name


def _pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]


@pytest.mark.parametrize("soort", DOCUMENTS)
def test_a_concept_says_so_on_every_page_in_its_name_and_in_the_dossier(
    later: Runner, tmp_path: Path, soort: str
) -> None:
    later.ok("pip", "revise", DOSSIER, "--dagtekening", "2025-01-21", "--reden", "x", "--doel", "lezen " * 600)
    out = tmp_path / "uit"
    result = later.ok(*_command(soort, "tijd"), "--concept", "--format", "html,pdf", "--out", str(out), "-o", "json")
    assert "Dit is een concept. Er ontbreekt: " in result.err
    html, pdf = sorted(out.iterdir())
    assert html.name.endswith("-concept.html")
    pages = _pages(pdf.read_bytes())
    assert all(page.startswith("Concept. Niet versturen.") for page in pages)
    assert soort != "pip" or len(pages) > 2
    who = _command(soort)[3] if soort != "pip" else DOSSIER
    assert {row["concept"] for row in later.json("brief", "list", who)} == {True}
    assert any(", concept" in line["omschrijving"] for line in later.json("case", "timeline", who))


@pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine: apt-get install chromium")
def test_a_printed_page_of_a_concept_says_so_too(later: Runner, tmp_path: Path) -> None:
    later.ok("pip", "revise", DOSSIER, "--dagtekening", "2025-01-21", "--reden", "x", "--doel", "lezen " * 600)
    (made,) = later.json("pip", "document", DOSSIER, "--concept", "--out", str(tmp_path))
    with Browser(tmp_path / "browser") as browser:
        browser.open(Path(made["bestand"]), 1280)
        pages = _pages(browser.printed())
    assert len(pages) > 2
    assert all("Concept. Niet versturen." in page for page in pages)
