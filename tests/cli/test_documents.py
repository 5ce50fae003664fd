"""Documents: what they say, what may be replaced, and that data is never read as a template."""

import base64
import io
import json
import re
import sqlite3
import stat
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from docx.oxml.ns import qn

from inburgering_cli.core.dates import dutch_long
from inburgering_cli.features.letters import sheet
from inburgering_cli.features.letters.fields import SENDER
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.records.documents import DOCUMENTS, LETTERS
from inburgering_cli.screen.paper.template import BUILT_IN
from tests.conftest import Runner
from tests.reliability.program import run
from tests.reliability.test_disk import obey_modes

DOSSIER = "2025-0001"
PLACE = ("--tijd", "10.30 uur", "--plaats", "gemeentehuis, kamer 2")
#: What each letter needs beside a dossier.
GIVEN = {
    "uitnodiging_intake": ("2025-0003", "--op", "2025-03-25", *PLACE),
    "waarschuwing": (DOSSIER, "--op", "2025-03-25", *PLACE),
    "uitnodiging_gesprek": (DOSSIER, "--op", "2025-03-25", *PLACE),
    "einde_ontzorgen": (DOSSIER,),
    "verlengingsadvies": (DOSSIER, "--grond", "ziek geweest"),
    "overdracht": (DOSSIER, "--aan", "Diemen"),
    "bevestiging_afspraak": (DOSSIER, "--tijd", "10.30 uur"),
    "gemist_gesprek": (DOSSIER,),
    "besluit_wijziging_pip": (DOSSIER,),
    "besluit_afschalen": (DOSSIER,),
    "besluit_ontzorgen_verlengen": (DOSSIER,),
    "wijzen_op_ontheffing": (DOSSIER,),
    "inzage": (DOSSIER,),
}
#: What has to be recorded first for a letter.
FIRST: dict[str, tuple[str, ...]] = {
    "bevestiging_afspraak": ("gesprek plan 2025-0001 --gepland 2025-03-25",),
    "gemist_gesprek": ("gesprek record 2025-0001 --gepland 2025-01-20 --niet-verschenen",),
    "besluit_wijziging_pip": ("pip revise 2025-0001 --dagtekening 2025-01-20 --reden werk",),
    "besluit_afschalen": ("route downscale 2025-0001 --datum 2025-01-20 --uren 610 --reden inzet",),
    "besluit_ontzorgen_verlengen": (
        "ontzorg start 2025-0001 --datum 2025-01-02 --huur 612,50",
        "ontzorg extend 2025-0001 --tot 2025-09-30 --reden schulden",
    ),
}


def prepare(runner: Runner, soort: str) -> None:
    """Record what a letter rests on."""
    for command in FIRST.get(soort, ()):
        runner.ok(*command.split())


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The worked example on a day on which ontzorgen has ended, with a call that nobody answered."""
    caseload.peildatum = "2025-01-31"
    caseload.ok("maatregel", "record", DOSSIER, "oproep", "--datum", "2025-01-10", "--grond", "map")
    return caseload


#: One grey point.
PNG = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==")


def make(runner: Runner, out: Path, *command: str) -> list[bytes]:
    """Make a document; the bytes of its files."""
    made = runner.json(*command, "--concept", "--out", str(out))
    return [Path(row["bestand"]).read_bytes() for row in made]


def text_of(html: bytes) -> str:
    return " ".join(unescape(re.sub(r"<style>.*?</style>|<[^>]+>", " ", html.decode(), flags=re.DOTALL)).split())


def docx_text(content: bytes) -> str:
    """The head of the pages of a Word document and its body, in its order."""
    made = docx.Document(io.BytesIO(content))
    head = [paragraph.text for paragraph in made.sections[0].header.paragraphs]
    return " ".join(" ".join((*head, *(part.text or "" for part in made.element.body.iter(qn("w:t"))))).split())


def pdf_text(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages).split())


@pytest.mark.parametrize("soort", LETTERS)
def test_each_letter_says_the_same_in_all_forms_and_is_noted(later: Runner, tmp_path: Path, soort: str) -> None:
    prepare(later, soort)
    who, *options = GIVEN[soort]
    out = tmp_path / "brieven"
    made = later.json(
        "brief", "make", soort, who, *options, "--concept", "--format", "html,pdf,docx", "--out", str(out)
    )
    assert [row["formaat"] for row in made] == ["html", "pdf", "docx"]
    html, pdf, word = (Path(row["bestand"]).read_bytes() for row in made)
    assert docx_text(word) == text_of(html.partition(b"<body>")[2])
    assert html.count(b"vriendelijke groet") == html.count(b"<p>Met vriendelijke groet,</p>")
    words = set(re.findall(r"\w{4,}", text_of(html.partition(b"<body>")[2])))
    shown = pdf_text(pdf)
    missing = [w for w in words if w not in shown.replace("- ", "").replace(" ", "") and w not in shown]
    assert missing == []
    listed = later.json("brief", "list", who)
    assert [(r["soort"], r["formaat"], r["datum"]) for r in listed] == [
        (soort, form, later.peildatum) for form in ("html", "pdf", "docx")
    ]  # fmt: skip
    assert {r["hash"] for r in listed} == {row["hash"] for row in made}
    assert {stat.S_IMODE(p.stat().st_mode) for p in out.iterdir()} == {0o600}
    assert [p for p in out.iterdir() if p.name.startswith(".")] == []
    assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_the_kinds_of_letters_are_those_that_are_tried_here(inburgering: Runner) -> None:
    kinds = inburgering.json("brief", "kinds")
    assert [row["soort"] for row in kinds] == list(LETTERS) == list(GIVEN)
    assert {p.name.partition(".")[0] for p in BUILT_IN.glob("[!_]*.txt")} == set(DOCUMENTS)


def test_the_same_facts_and_peildatum_give_the_same_bytes_and_one_record(later: Runner, tmp_path: Path) -> None:
    command = ("pip", "document", DOSSIER, "--format", "html,pdf,docx")
    first, second = make(later, tmp_path / "a", *command), make(later, tmp_path / "b", *command)
    assert first == second
    assert len(later.json("brief", "list", DOSSIER)) == 3
    later.peildatum = "2025-02-01"
    assert make(later, tmp_path / "c", *command) != first
    assert len(later.json("brief", "list", DOSSIER)) == 6
    later.peildatum = "2025-01-31"
    assert len(later.json("brief", "list", DOSSIER)) == 3  # what was made later does not exist yet


def test_a_word_document_has_headings_and_takes_the_styles_and_logo_of_the_municipality(
    later: Runner, tmp_path: Path
) -> None:
    own = tmp_path / "eigen"
    own.mkdir()
    style = docx.Document()
    style.styles["Normal"].font.name = "Comic Sans MS"
    style.add_paragraph("Dit staat in het voorbeeld")
    style.save(str(own / "blad.docx"))
    (own / "logo.png").write_bytes(PNG)
    command = ("pip", "document", DOSSIER, "--format", "docx", "--sjablonen", str(own))
    (content,) = make(later, tmp_path / "a", *command)
    made = docx.Document(io.BytesIO(content))
    headings = [p.text for p in made.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == ["Uw Plan Inburgering en Participatie (PIP)"]
    assert made.styles["Normal"].font.name == "Comic Sans MS"
    assert "voorbeeld" not in docx_text(content)
    assert len(made.inline_shapes) == 1
    assert made.core_properties.title == headings[0]
    (own / "blad.docx").write_bytes(b"geen Word")
    broken = later(*command, "--concept", "--out", str(tmp_path / "b"))
    assert (broken.code, "blad.docx is geen Word-document" in broken.err) == (3, True)


def test_a_pip_is_an_archivable_pdf_with_title_and_language(later: Runner, tmp_path: Path) -> None:
    (content,) = make(later, tmp_path, "pip", "document", DOSSIER, "--format", "pdf")
    reader = pypdf.PdfReader(io.BytesIO(content))
    metadata = reader.xmp_metadata
    assert metadata is not None
    xml = metadata.stream.get_data().decode()
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", xml)
    assert re.search(r"<pdfaid:conformance>A</pdfaid:conformance>", xml)
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", xml)
    root: Any = reader.trailer["/Root"].get_object()
    assert str(root["/Lang"]).lower().startswith("nl")
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Uw Plan Inburgering en Participatie (PIP)"


def test_a_pip_says_how_to_object_by_the_declared_term(later: Runner, tmp_path: Path) -> None:
    (html,) = make(later, tmp_path, "pip", "document", DOSSIER)
    term = TERMS["bezwaar"].versions[0]
    assert f"U hebt {term.duration} de tijd" in text_of(html)
    assert "Stuur uw brief uiterlijk" not in text_of(html)  # nobody knows yet when it was sent
    later.ok(
        "pip", "revise", DOSSIER, "--dagtekening", "2025-01-20", "--bekendmaking", "2025-01-22", "--reden", "verhuisd"
    )
    (html,) = make(later, tmp_path, "pip", "document", DOSSIER)
    last = term.last_days("2025-01-22", DEFAULT.gelijkgesteld)[0]
    assert f"Stuur uw brief uiterlijk op {dutch_long(last).split(' ', 1)[1]}" in text_of(html)
    assert "Dit plan komt in de plaats van uw vorige plan. De reden is: verhuisd" in text_of(html)
    (first,) = make(later, tmp_path / "eerste", "pip", "document", DOSSIER, "--versie", "1")
    assert "Wij hebben dit besluit genomen op 28 mei 2024, op grond van artikel 15" in text_of(first)
    assert later("pip", "document", DOSSIER, "--versie", "3", "--out", str(tmp_path)).code == 2


def test_a_pip_holds_what_was_laid_down(later: Runner, tmp_path: Path) -> None:
    later.ok(
        "pip", "revise", DOSSIER, "--dagtekening", "2025-01-20", "--reden", "nieuw", "--vve", "naar de voorschool",
        "--begeleiding", "elke dinsdag hulp", "--participatie", "in de buurttuin", "--financien", "een schuld",
        "--ontzorgen", "elke maand een belletje", "--intensiteit-route", "612", "--intensiteit-pvt", "13",
        "--intensiteit-map", "41", "--afgewezen-z", "B1 is haalbaar", "--leefgebied", "wensberoep=bakker",
    )  # fmt: skip
    (html,) = make(later, tmp_path, "pip", "document", DOSSIER)
    told = text_of(html)
    for text in (
        "naar de voorschool", "elke dinsdag hulp", "in de buurttuin", "een schuld", "elke maand een belletje", "612", "13",
        "41", "Waarom niet de Z-route B1 is haalbaar", "Wensberoepen bakker", "Werkervaring kapper", "B1-route haalbaar",
        "praten 4 keer met u", "Financiën: 3 van 5", "uiterlijk 28 mei 2027", "artikel 15 van de Wet inburgering 2021",
    ):  # fmt: skip
        assert text in told, text


def test_a_concept_is_called_one_and_has_no_clause_on_objection(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "A", "--doelgroep", "gezinsmigrant", "--kennisgeving", "2024-05-01"
    )
    assert inburgering("pip", "document", "2024-0001", "--out", str(tmp_path)).code == 3
    inburgering.ok("pip", "create", "2024-0001")
    (html,) = make(inburgering, tmp_path, "pip", "document", "2024-0001")
    assert "Concept. Dit is nog geen besluit." in text_of(html)
    assert "bezwaar" not in text_of(html)
    assert "U kiest en betaalt zelf uw lessen." in text_of(html)


def test_under_the_law_of_before_2022_a_pip_is_no_decision(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "A", "--doelgroep", "gezinsmigrant", "--plicht-begin", "2021-05-01"
    )
    inburgering.ok("pip", "create", "2024-0001", "--dagtekening", "2024-05-01")
    (html,) = make(inburgering, tmp_path, "pip", "document", "2024-0001")
    assert "Wij hebben dit plan vastgesteld op 1 mei 2024." in text_of(html)
    assert "bezwaar" not in text_of(html)
    assert "besluit van het college" not in text_of(html)


HOSTILE = '{{7*7}}{% raise %} #import "x": * $x$ *b* <script>alert(1)</script> | # kop \u202e\x1b[31m'


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, attrs))


@pytest.mark.parametrize("soort", [*LETTERS, "pip"])
def test_hostile_text_is_shown_and_nothing_more(later: Runner, tmp_path: Path, soort: str) -> None:
    name = HOSTILE
    prepare(later, soort)
    for dossier in (DOSSIER, "2025-0003"):
        later.ok(
            "case", "edit", dossier, "--geslachtsnaam", name, "--adres", name, "--klantmanager", name[:80], "--contacttaal",
            "# {{taal}} | x",
        )  # fmt: skip
    later.ok(
        "pip", "revise", DOSSIER, "--dagtekening", "2025-01-21", "--reden", name, "--doel", f"# kop\n- punt\n{name}"
    )
    who, *options = (DOSSIER,) if soort == "pip" else GIVEN[soort]
    if soort == "overdracht":
        options = ["--aan", name]
    command = ("pip", "document", who) if soort == "pip" else ("brief", "make", soort, who, *options)
    html, pdf = make(later, tmp_path, *command, "--format", "html,pdf")
    shown = '{{7*7}}{% raise %} #import "x": * $x$ *b* <script>alert(1)</script> | # kop'
    assert shown in text_of(html)
    assert "{{7*7}}" in pdf_text(pdf)
    assert "<script>alert(1)</script>" in pdf_text(pdf)
    assert "49" not in text_of(html).replace("2049", "")
    assert not {"\u202e", "\x1b"} & set(html.decode())
    parser = _Tags()
    parser.feed(html.decode())
    assert {tag for tag, _ in parser.seen} <= {
        "html", "head", "meta", "title", "link", "style", "body", "header", "p", "address", "main", "div", "dl", "dt", "dd",
        "h1", "h2", "ul", "li",
    }  # fmt: skip
    assert [a for _, attrs in parser.seen for a in attrs if a[0].startswith("on") or a[0] in ("src", "href")] == [
        ("href", "data:,")  # no picture of a page is asked for
    ]
    if soort == "pip":
        assert "# kop\n- punt\n" in unescape(html.decode())  # its lines stay lines, and become no heading


def test_a_sign_without_a_letter_in_a_pdf_is_refused_by_its_name(later: Runner, tmp_path: Path) -> None:
    later.ok("case", "edit", DOSSIER, "--geslachtsnaam", "Tesfay é ğ ш سلام", "--klantmanager", "ሰላም")
    command = ("brief", "make", "uitnodiging_gesprek", *GIVEN["uitnodiging_gesprek"])
    (pdf,) = make(later, tmp_path, *command, "--format", "pdf")
    shown = pdf_text(pdf)
    assert "Tesfay é ğ ш" in shown
    assert "ሰላም" in shown
    later.ok("case", "edit", DOSSIER, "--geslachtsnaam", "李 Tesfay")
    before = later.dump()
    refused = later(*command, "--concept", "--format", "html,pdf", "--out", str(tmp_path / "uit"))
    assert (refused.code, "geen letter voor ‘李’ (U+674E)" in refused.err) == (3, True)
    assert later.dump() == before
    assert not (tmp_path / "uit").exists()
    html, word = make(later, tmp_path, *command, "--format", "html,docx")
    assert "李 Tesfay" in text_of(html)
    assert "李 Tesfay" in docx_text(word)


def test_a_letter_to_a_household_names_all_at_the_address_and_is_noted_for_each(later: Runner, tmp_path: Path) -> None:
    later.ok("case", "edit", DOSSIER, "--huishouden", "H7", "--geslacht", "v", "--adres", "Dorpsstraat 1")
    later.ok("case", "edit", "2025-0003", "--huishouden", "h7", "--geslacht", "m", "--adres", "Dorpsstraat 1")
    later.ok("case", "edit", "2025-0002", "--huishouden", "H7", "--adres", "Elders 2")
    command = ("brief", "make", "einde_ontzorgen", "2025-0003", "--huishouden")
    result = later.ok(*command, "--concept", "--out", str(tmp_path))
    assert "2025-0002 van dit huishouden heeft een ander adres" in result.err
    (html,) = make(later, tmp_path, *command)
    assert "Beste meneer Van den Berg en mevrouw Tesfay," in text_of(html)
    assert [len(later.json("brief", "list", d)) for d in (DOSSIER, "2025-0003", "2025-0002")] == [1, 1, 0]
    refused = later("brief", "make", "overdracht", DOSSIER, "--aan", "Diemen", "--huishouden", "--out", str(tmp_path))
    assert (refused.code, "voor één persoon" in refused.err) == (3, True)


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("brief make pip 2025-0001", 2, "pip document"),
        ("brief make iets 2025-0001", 2, "geen brief"),
        ("brief make uitnodiging_intake 2025-0003", 2, "--op"),
        ("brief make uitnodiging_intake 2025-0001 --op 2025-03-01", 3, "al afgerond"),
        ("brief make uitnodiging_intake 2025-0003 --op 2024-03-01", 3, "vóór de dag van de brief"),
        ("brief make uitnodiging_intake 2025-0003 --op ooit", 2, "--op"),
        ("brief make waarschuwing 2025-0003 --op 2025-03-01", 3, "maatregel record"),
        ("brief make uitnodiging_gesprek 2025-0003", 2, "gesprek plan"),
        ("brief make einde_ontzorgen 2025-0002", 3, "ontzorg start"),
        ("brief make einde_ontzorgen 2025-0001 --op 2025-03-01", 2, "hoort niet bij"),
        ("brief make verlengingsadvies 2025-0001", 2, "--grond"),
        ("brief make verlengingsadvies 2025-0003 --grond x", 3, "geen inburgeringstermijn"),
        ("brief make overdracht 2025-0001", 2, "--aan"),
        ("brief make overdracht 2025-0009 --aan x", 4, "Geen dossier"),
        ("pip document 2025-0001 --format odt", 2, "html, pdf, docx"),
        ("brief make uitnodiging_intake 2025-0002 --op 2025-03-01 --huishouden", 3, "geen huishouden"),
    ],
)
def test_what_cannot_be_said_is_refused_and_leaves_nothing(
    later: Runner, tmp_path: Path, command: str, code: int, said: str
) -> None:
    before, out = later.dump(), tmp_path / "brieven"
    result = later(*command.split(), "--out", str(out))
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert later.dump() == before
    assert not out.exists()


def test_nobody_is_warned_while_the_call_still_runs(later: Runner, tmp_path: Path) -> None:
    later.ok(
        "maatregel",
        "record",
        "2025-0003",
        "oproep",
        "--datum",
        "2025-01-20",
        "--grond",
        "intake",
        "--uiterlijk",
        "2025-01-31",
    )
    command = ("brief", "make", "waarschuwing", "2025-0003", "--op", "2025-02-20", "--out", str(tmp_path))
    early = later(*command)
    assert (early.code, "loopt nog tot en met 31 januari 2025" in early.err) == (3, True)
    later.peildatum = "2025-02-01"
    (html,) = make(later, tmp_path, *command[:-2])
    assert "Op 20 januari 2025 hebben wij u een oproep gestuurd voor de brede intake. U bent niet gekomen." in text_of(
        html
    )
    later.ok("maatregel", "record", "2025-0003", "oproep", "--datum", "2025-01-20", "--grond", "intake", "--verschenen",
             "2025-02-01", "--wijzig")  # fmt: skip
    assert later(*command).code == 3


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A municipality's own folder of templates."""
    folder = tmp_path / "sjablonen"
    folder.mkdir()
    return folder


def test_a_municipality_replaces_a_template_the_logo_and_the_sender(later: Runner, tmp_path: Path, own: Path) -> None:
    (own / "uitnodiging_gesprek.txt").write_text("# Kom langs\n\n{{ naam }} op {{ op }}.\n", encoding="utf-8")
    (own / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
    )
    (own / "afzender.toml").write_text('gemeente = "Diemen"\ntelefoon = "020 000 00 00"\n', encoding="utf-8")
    command = (
        "brief",
        "make",
        "uitnodiging_gesprek",
        *GIVEN["uitnodiging_gesprek"],
        "--format",
        "html,pdf",
        "--sjablonen",
        str(own),
    )
    later.ok("case", "edit", DOSSIER, "--gemeente", "Diemen")
    html, pdf = make(later, tmp_path / "a", *command)
    assert "Kom langs Selam Tesfay op dinsdag 25 maart 2025." in text_of(html)
    assert 'alt="Logo van de gemeente Diemen"' in html.decode()
    assert "020 000 00 00" in text_of(html)
    assert "Kom langs" in pdf_text(pdf)
    (other,) = make(later, tmp_path / "b", "pip", "document", DOSSIER, "--sjablonen", str(own))
    assert "Uw Plan Inburgering en Participatie" in text_of(other)  # the built-in one: there is no own
    assert "gemeente Diemen" in text_of(other)


def test_the_folder_may_stand_in_the_configuration(
    later: Runner, tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'sjablonen = "{own}"\n', encoding="utf-8")
    monkeypatch.setenv("INBURGERING_CONFIG", str(config))
    (own / "pip.txt").write_text("# Eigen plan\n", encoding="utf-8")
    (html,) = make(later, tmp_path / "a", "pip", "document", DOSSIER)
    assert "Eigen plan" in text_of(html)
    config.write_text(f'sjablonen = "{own}/weg"\n', encoding="utf-8")
    gone = later("pip", "document", DOSSIER, "--out", str(tmp_path))
    assert (gone.code, "bestaat niet" in gone.err) == (3, True)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("pip.txt", "# A\n\n{{ bestaat_niet }}\n", "op regel 3: het veld ‘bestaat_niet’ bestaat hier niet"),
        ("pip.txt", "a\n{% if naam %}\nb\n", "op regel 3: er is een blok niet afgesloten"),
        ("pip.txt", "a\n{% als naam %}\n", "op regel 2: de opdracht ‘als’ is onbekend"),
        ("pip.txt", "{{ naam | grootschrift }}", "op regel 1: de bewerking ‘grootschrift’ bestaat niet"),
        ("pip.txt", "\n{{ ''.__class__.__mro__ }}", "op regel 2: ‘__class__’ mag een sjabloon niet gebruiken"),
        ("pip.txt", "\n\n{{ afzender.fax }}", "op regel 3: het veld ‘fax’ bestaat hier niet"),
        ("pip.txt", "{% include 'x' %}", "pip.txt heeft een fout"),
        ("blad.html", "<p>\n{{ nergens }}", "blad.html heeft een fout op regel 2"),
        ("blad.typ", "#let a = 1\n#bestaatniet\n", "op regel 2: het veld ‘bestaatniet’ bestaat hier niet"),
        ("blad.typ", '#import "@preview/x:0.1.0": *\n', "een pakket van internet mag niet"),
        ("blad.typ", '#read("/etc/passwd")\n', "blad.typ heeft een fout op regel 1"),
        ("afzender.toml", 'fax = "1"\n', "onbekende sleutel ‘fax’"),
        ("afzender.toml", "telefoon = 1\n", "moet ‘telefoon’ één regel tekst"),
        ("afzender.toml", "telefoon =\n", "geen geldige TOML (regel 1"),
    ],
)  # fmt: skip
def test_a_broken_template_is_named_with_its_line(
    later: Runner, tmp_path: Path, own: Path, name: str, text: str, said: str
) -> None:
    (own / name).write_text(text, encoding="utf-8")
    before = later.dump()
    result = later(
        "pip", "document", DOSSIER, "--concept", "--format", "html,pdf", "--out", str(tmp_path / "a"),
        "--sjablonen", str(own),
    )  # fmt: skip
    assert (result.code, result.out) == (3, "")
    assert said in result.err
    assert str(own) in result.err
    assert later.dump() == before
    assert not (tmp_path / "a").exists()


def test_a_template_that_is_no_utf8_and_a_logo_that_is_too_large_are_refused(
    later: Runner, tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own / "pip.txt").write_bytes("# één".encode("latin-1"))
    command = ("pip", "document", DOSSIER, "--concept", "--out", str(tmp_path / "a"), "--sjablonen", str(own))
    assert "UTF-8" in later(*command).err
    (own / "pip.txt").unlink()
    (own / "logo.png").write_bytes(b"1234")
    monkeypatch.setattr(sheet, "_MOST", 3)
    assert "groter dan 2 MB" in later(*command).err


def test_the_built_in_templates_are_given_to_start_from(later: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "eigen"
    later.ok("brief", "templates", "--out", str(folder))
    assert {p.name for p in folder.iterdir()} == {*(p.name for p in BUILT_IN.iterdir()), "afzender.toml"}
    assert all(key in (folder / "afzender.toml").read_text(encoding="utf-8") for key in SENDER)
    plain = make(later, tmp_path / "a", "pip", "document", DOSSIER, "--format", "html,pdf")
    assert (
        make(later, tmp_path / "b", "pip", "document", DOSSIER, "--format", "html,pdf", "--sjablonen", str(folder))
        == plain
    )
    (folder / "pip.txt").write_text("# Van mij\n", encoding="utf-8")
    again = later.ok("brief", "templates", "--out", str(folder))
    assert "pip.txt staat er al en is niet gewijzigd" in again.out
    assert (folder / "pip.txt").read_text(encoding="utf-8") == "# Van mij\n"


def test_the_trail_and_the_record_hold_no_text(later: Runner, tmp_path: Path) -> None:
    make(later, tmp_path, "brief", "make", "verlengingsadvies", DOSSIER, "--grond", "zeer geheim")
    with sqlite3.connect(later.store) as connection:
        ((command, dossier, told),) = connection.execute(
            "SELECT opdracht, dossier, invoer FROM spoor WHERE opdracht = 'brief make' AND invoer NOT LIKE '%gezien%'"
        ).fetchall()
        row = connection.execute("SELECT * FROM document").fetchone()
    assert (command, dossier) == ("brief make", DOSSIER)
    assert set(json.loads(told)) == {"soort", "datum", "formaat", "hash", "concept"}
    assert "geheim" not in told
    assert "geheim" not in str(row)


def test_without_the_extra_a_form_says_how_to_get_it(
    later: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, form, extra in (("typst", "pdf", "pdf"), ("docx", "docx", "word")):
        monkeypatch.setitem(__import__("sys").modules, module, None)
        result = later("pip", "document", DOSSIER, "--concept", "--format", form, "--out", str(tmp_path / "a"))
        assert (result.code, f"pip install 'inburgering-cli[{extra}]'" in result.err) == (3, True)


def test_a_folder_that_cannot_be_written_gives_code_5(later: Runner, tmp_path: Path) -> None:
    (tmp_path / "vast").mkdir(mode=0o500)
    where = ("--db", str(later.store), "--peildatum", later.peildatum)
    done = run(
        *where, "pip", "document", DOSSIER, "--concept", "--out", str(tmp_path / "vast" / "a"), preexec_fn=obey_modes
    )  # fmt: skip
    assert done.returncode == 5, done
    assert "Fout: " in done.stderr


def test_made_documents_stand_in_the_dossier_and_on_the_timeline(later: Runner, tmp_path: Path) -> None:
    make(later, tmp_path, "pip", "document", DOSSIER)
    assert [d["soort"] for d in later.json("case", "show", DOSSIER)["documenten"]] == ["pip"]
    assert any("gemaakt: Plan Inburgering" in line["omschrijving"] for line in later.json("case", "timeline", DOSSIER))
    assert "Gemaakte documenten" in later.ok("case", "show", DOSSIER).out
