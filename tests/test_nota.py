"""docs/nota.md keeps its word: each command and code named there exists, and no row of the note's tables is left out."""

import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
from typer.main import get_command

from inburgering_cli.cli.shell.dutch import groups
from inburgering_cli.cli.shell.root import app
from inburgering_cli.law import codes, vocabulary
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.rights.entitlements import services_due
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.law.words.glossary import find, frame
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.kinds.pip import PipRecord
from tests.law.people import someone
from tests.test_docs import ROOT, commands

TEXT: Final = (ROOT / "docs" / "nota.md").read_text(encoding="utf-8")
DIENSTEN: Final = {d.id for d in services_due(someone())}
#: Where a row of the note can be: kind -> what exists of it.
PLACES: Final[dict[str, Any]] = {
    "opdracht": commands(),
    "dienst": DIENSTEN,
    "leefgebied": vocabulary.LEEFGEBIEDEN,
    "onderwerp": vocabulary.PIP_ONDERWERPEN,
    "hoofdstuk": {k for k in vocabulary.PIP_HOOFDSTUKKEN if k in fields_of(PipRecord)},
    "map": codes.MAP_ONDERDELEN,
    "examen": codes.EXAMENONDERDELEN,
    "besluit": codes.BESLUITEN,
}
#: Every row of the service tables of the note, in words of our own, with where it is. None: no work on a dossier.
ROWS: Final[dict[str, tuple[tuple[str, str, str] | tuple[str, None, None], ...]]] = {
    "Tabel 1.0": (
        ("voorinburgering op het AZC", "dienst", "voorinburgering"),
        ("maatschappelijke begeleiding", "dienst", "maatschappelijke_begeleiding"),
        ("drie leerroutes", "dienst", "leerroute"),
        ("leenstelsel", "onderwerp", "lening_duo"),
        ("ontzorgen", "dienst", "ontzorgen"),
        ("handhaving door DUO", "besluit", "boete"),
        ("brede intake, toets, PIP, voortgangsgesprekken", "dienst", "brede_intake"),
        ("alfabetisering", "dienst", "alfabetisering"),
        ("ONA", "examen", "ona"),
        ("Module Arbeidsmarkt en Participatie", "dienst", "map"),
        ("participatieverklaringstraject", "dienst", "pvt"),
        ("re-integratie", "opdracht", "activiteit add"),
        ("afspraken over participatie", "dienst", "participatie_afspraken"),
    ),
    "Tabel 4.0": (
        ("taakstelling huisvesting", "opdracht", "taakstelling show"),
        ("overgang van AZC", "opdracht", "overdracht record"),
        ("brede intake en leerbaarheidstoets", "opdracht", "intake record"),
        ("maatschappelijke begeleiding", "opdracht", "begeleiding add"),
        ("PIP", "opdracht", "pip sign"),
        ("voortgang", "opdracht", "gesprek record"),
        ("regionaal inkopen", "opdracht", "aanbieder add"),
        ("gemeentelijke samenwerking", "opdracht", "partner list"),
        ("participatieverklaringstraject", "opdracht", "pvt sign"),
        ("ontheffing en handhaving", "opdracht", "maatregel record"),
        ("ontheffing", "opdracht", "besluit record"),
        ("financieel ontzorgen", "opdracht", "ontzorg start"),
        ("kwaliteit van het aanbod", "opdracht", "aanbieder list"),
        ("training van klantmanagers", None, None),
    ),
    "Bijlage 3": (
        ("deel 1 en deel 2", "opdracht", "intake record"),
        ("voorlichting", "opdracht", "intake record"),
        ("workshops", "opdracht", "intake record"),
        ("leerbaarheid", "leefgebied", "leerbaarheid"),
        ("opleiding", "leefgebied", "opleiding"),
        ("werkervaring", "leefgebied", "werkervaring"),
        ("vrijwilligerswerk", "leefgebied", "vrijwilligerswerk"),
        ("praktische competenties", "leefgebied", "praktische_competenties"),
        ("werknemersvaardigheden", "leefgebied", "werknemersvaardigheden"),
        ("taalniveau", "leefgebied", "taalniveau"),
        ("motivatie", "leefgebied", "motivatie"),
        ("zelfredzaamheid", "leefgebied", "zelfredzaamheid"),
        ("digitale vaardigheden", "leefgebied", "digitale_vaardigheden"),
        ("gezinssituatie", "leefgebied", "gezinssituatie"),
        ("fysieke gezondheid", "leefgebied", "fysieke_gezondheid"),
        ("mentale gezondheid", "leefgebied", "mentale_gezondheid"),
        ("sociaal netwerk", "leefgebied", "sociaal_netwerk"),
    ),
    "Bijlage 4": (
        ("leerbaarheidstoets", "leefgebied", "leerbaarheid"),
        ("sociale context", "hoofdstuk", "sociale_context"),
        ("gezinssamenstelling", "onderwerp", "gezinssamenstelling"),
        ("woonsituatie", "onderwerp", "woonsituatie"),
        ("contacten", "onderwerp", "contacten"),
        ("daginvulling", "onderwerp", "daginvulling"),
        ("gezinshereniging", "onderwerp", "gezinshereniging"),
        ("inkomsten", "onderwerp", "inkomsten"),
        ("schulden", "onderwerp", "schulden"),
        ("financiën", "hoofdstuk", "financien"),
        ("lichamelijke gezondheid", "hoofdstuk", "gezondheid"),
        ("medische behandeling", "onderwerp", "behandeling_lichamelijk"),
        ("psychische problemen", "onderwerp", "behandeling_psychisch"),
        ("verslaving", "onderwerp", "verslaving"),
        ("werknemersvaardigheden in het land van herkomst", "hoofdstuk", "land_van_herkomst"),
        ("opleidingsverleden", "onderwerp", "opleidingsverleden"),
        ("diploma", "onderwerp", "diplomas"),
        ("diplomawaardering", "onderwerp", "diplomawaardering"),
        ("computervaardigheden", "leefgebied", "digitale_vaardigheden"),
        ("andere talen", "onderwerp", "andere_talen"),
        ("kennisprogramma", "hoofdstuk", "inburgering"),
        ("kennisprogramma", "onderwerp", "kennisprogramma"),
        ("pre-inburgering", "onderwerp", "preinburgering"),
        ("lening van DUO", "onderwerp", "lening_duo"),
        ("lesdagen", "onderwerp", "taalschool_lesdagen"),
        ("kwaliteiten", "hoofdstuk", "toekomstperspectief"),
        ("kwaliteiten", "onderwerp", "kwaliteiten"),
        ("opleidingsmogelijkheden", "onderwerp", "opleidingsmogelijkheden"),
        ("wensberoepen", "onderwerp", "wensberoep"),
    ),
    "Bijlage 5": (
        ("apart te behalen", "opdracht", "map record"),
        ("vooraf gestelde doelen", "opdracht", "pip create"),
        ("arbeidsmarkt", "map", "arbeidsmarktorientatie"),
        ("bedrijfsbezoeken", "map", "bedrijfsbezoeken"),
        ("beroepskeuzetest", "map", "beroepskeuzetest"),
        ("inzicht in vaardigheden", "map", "competenties"),
        ("werknemersvaardigheden", "map", "werknemersvaardigheden"),
        ("sollicitatietraining", "map", "sollicitatietraining"),
        ("cv", "map", "cv"),
        ("sollicitatiegesprekken", "map", "sollicitatiegesprekken"),
        ("werkervaring", "map", "werkervaring"),
        ("vervoer", "onderwerp", "vervoer"),
        ("kinderopvang", "onderwerp", "kinderopvang"),
        ("cultuursensitief", "opdracht", "verwijzing add"),
        ("communicatielijnen", None, None),
    ),
}
#: The paragraphs of the note.
PARAGRAPHS: Final = (
    "voorwoord", "inleiding", "1 ", "tabel 1.0", "tabel 2.0", "2.1", "2.2", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7",
    "tabel 4.0", "4.1", "4.2", "5.1", "5.2", "bijlage 1", "bijlage 2", "bijlage 3", "bijlage 4", "bijlage 5",
)  # fmt: skip


def section(title: str) -> str:
    """The text under the heading that begins with these words."""
    return re.split(r"^## ", TEXT.split(f"\n## {title}", 1)[1], flags=re.MULTILINE)[0]


def table(title: str) -> list[list[str]]:
    """The cells of the rows of a section's table, without its head."""
    lines = [line for line in section(title).splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[1:]]


def cells() -> Iterator[str]:
    """Every cell that says where something is."""
    for title in ("Per paragraaf", *ROWS):
        yield from (row[-1] for row in table(title))


def tokens(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def is_command(token: str) -> bool:
    words = token.split()
    return words[0] in groups() and (len(words) > 1 or words[0] in commands())


def options(command: str) -> set[str]:
    """The options of a command."""
    found: Any = get_command(app)
    for word in command.split():
        found = found.get_command(None, word)
    return {opt for param in found.params for opt in (*param.opts, *param.secondary_opts)}


def test_every_paragraph_of_the_note_is_there() -> None:
    told = [row[0] for row in table("Per paragraaf")]
    assert [p for p in PARAGRAPHS if not any(t.startswith(p) for t in told)] == []
    assert all(len(row) == 3 and all(row) for row in table("Per paragraaf"))


@pytest.mark.parametrize("cell", sorted(set(cells())))
def test_every_command_and_option_named_exists(cell: str) -> None:
    known = commands()
    named = [t for t in tokens(cell) if is_command(t) and not (t in DIENSTEN and f"dienst `{t}`" in cell)]
    for token in named:
        if token.startswith("begrip "):
            assert find(frame(DEFAULT), token.removeprefix("begrip ")), token
        elif "--" not in token:
            assert token in known, token
    offered = set().union(*(options(t) for t in named if t in known)) | {"--help"}
    for token in tokens(cell):
        if token.startswith("--"):
            assert re.split(r"[ =]", token)[0] in offered | ({"--soort"} if "begrip" in cell else set()), token
    # it says where, or that it is not
    assert named or re.search(r"^niet: |leefgebied|onderwerp|onderdeel|hoofdstuk|hieronder", cell)


@pytest.mark.parametrize("cell", sorted(set(cells())))
def test_every_other_name_is_a_code_or_a_file(cell: str) -> None:
    names = {i.id for i in INDICATORS} | set(TERMS) | {"diensten"}
    for known in PLACES.values():
        names |= set(known)
    for token in tokens(cell):
        if token.startswith("law/"):
            assert (ROOT / "src" / "inburgering_cli" / token).is_file(), token
        elif not is_command(token) and not token.startswith("--") and not token.startswith("inburgering "):
            assert token in names, token


@pytest.mark.parametrize("title", ROWS)
def test_no_row_of_the_notes_tables_is_left_out(title: str) -> None:
    rows = table(title)
    for words, kind, key in ROWS[title]:
        found = [row for row in rows if words.lower() in row[0].lower()]
        assert found, words
        if kind is None:
            assert any(row[-1].startswith("niet: ") for row in found), words
        else:
            assert key in PLACES[kind], (kind, key)
            assert any(re.search(rf"[`=]{key}[`=]|`--leefgebied {key}=", row[-1]) for row in found), (words, key)


def test_every_leefgebied_map_part_and_service_has_its_row() -> None:
    for title, kind, own in (
        ("Bijlage 3", "leefgebied", set(list(vocabulary.LEEFGEBIEDEN)[:14])),
        ("Bijlage 5", "map", set(codes.MAP_ONDERDELEN)),
        ("Tabel 1.0", "dienst", DIENSTEN - {"inburgeringsaanbod"}),
    ):
        assert own == {key for _, k, key in ROWS[title] if k == kind}, title
    subjects = {key for title in ("Bijlage 4", "Bijlage 5") for _, k, key in ROWS[title] if k == "onderwerp"}
    assert subjects == set(vocabulary.PIP_ONDERWERPEN)
    assert set(vocabulary.PIP_HOOFDSTUKKEN) == {key for _, k, key in ROWS["Bijlage 4"] if k == "hoofdstuk"}
