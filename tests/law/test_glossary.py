"""The begrippenkader: whole, with a source for each term, and found by whatever somebody types."""

import re
import tomllib

import pytest

from inburgering_cli.law import codes, vocabulary
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.terms.outcome import STATUSES
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.law.terms.policy_file import read_policy
from inburgering_cli.law.words.data import own_data
from inburgering_cli.law.words.glossary import KINDS, find, frame, lists, near
from inburgering_cli.records.kinds import all_kinds
from tests.texts import texts

ALL = frame(DEFAULT)
CODES = {b.code for b in ALL}


def test_every_term_of_appendix_1_is_there_in_the_notes_meaning() -> None:
    found = {b.begrip: b for b in ALL if b.bron == "nota bijlage 1"}
    assert set(found) >= {
        "asielzoeker", "gezinsmigrant", "inburgering", "inburgeringsplichtigen", "integratie", "participatie",
        "re-integratie", "statushouder",
    }  # fmt: skip
    assert "drie jaar" in found["inburgeringsplichtigen"].betekenis
    assert "betaald werk" in found["participatie"].betekenis


def test_every_word_that_the_program_uses_is_there() -> None:
    assert set(TERMS) | set(STATUSES) | {i.id for i in INDICATORS} <= CODES
    for options in (
        vocabulary.DOELGROEPEN, vocabulary.LEERROUTES, vocabulary.GEBEURTENISSEN, vocabulary.ACTIVITEITEN,
        vocabulary.ZRM_DOMEINEN, vocabulary.PIP_ONDERWERPEN, codes.MAP_ONDERDELEN, codes.BESLUITEN, codes.VOORZIENINGEN,
    ):  # fmt: skip
        assert set(options) <= CODES
    assert {"MAP_ONDERDELEN", "KOSTEN", "LEEFGEBIEDEN"} <= set(lists())


def test_every_term_has_a_meaning_and_a_source() -> None:
    for one in ALL:
        assert one.soort in KINDS
        assert one.bron, one
        assert one.betekenis.endswith("."), one
        assert one.betekenis[0].isupper(), one


def test_what_is_written_of_codes_and_lists_is_of_ones_that_there_are() -> None:
    words = own_data("begrippen.toml")
    assert set(words["betekenis"]) == {*vocabulary.DOELGROEPEN, *vocabulary.LEERROUTES, *STATUSES}
    assert set(words["eigen_soort"]) | set(words["lijst"]) <= set(lists())


def test_every_written_source_is_one_that_rules_cite() -> None:
    cited = ("nota ", "Wi ", "Wi2013 ", "Bi ", "Pw ", "Awb ", "Atw ", "algemeen gebruik")
    for term in own_data("begrippen.toml")["begrip"]:
        assert all(source.startswith(cited) for source in term["bron"].split("; ")), term


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Statushouder", "statushouder"),
        ("statushouders", "statushouder"),
        ("reintegratie", "re-integratie"),
        ("RE INTEGRATIE", "re-integratie"),
        ("financien", "Financiën"),
        ("FINANCIËN", "Financiën"),
        ("leerbaarheids", "leerbaarheidstoets"),
        ("integraal_aanbod_6m", "integraal aanbod 6m"),
        ("pip", "PIP"),
        ("te laat", "te laat"),
        ("te_laat", "te laat"),
    ],
)
def test_a_word_finds_its_term_first(typed: str, first: str) -> None:
    assert find(ALL, typed)[0].begrip == first


def test_a_word_in_a_meaning_is_found_when_no_name_has_it() -> None:
    assert [b.begrip for b in find(ALL, "vervolging")] == ["asielzoeker"]


@pytest.mark.parametrize("typed", ["zzzzq", "", "  ", "-"])
def test_what_is_nowhere_is_not_found(typed: str) -> None:
    assert find(ALL, typed) == []


def test_a_slip_of_the_keyboard_is_answered_with_what_is_near() -> None:
    assert find(ALL, "onthefing") == []
    assert near(ALL, "onthefing")[0] == "ontheffing"
    assert near(ALL, "qqqqqqq") == []


def test_a_term_says_what_the_policy_makes_of_it() -> None:
    own = tomllib.loads(
        '[[termijn]]\nid = "intake"\nweken = 6\ngeldig_vanaf = 2025-01-01\nbron = "eigen besluit"\n'
        '[[norm]]\nid = "participatie_3j"\nwaarde = 75\ngeldig_vanaf = 2025-01-01\nbron = "eigen besluit"\n'
    )
    changed = {b.code: b for b in frame(read_policy(own, "eigen.toml")) if b.soort in ("termijn", "indicator")}
    assert "6 weken" in changed["intake"].betekenis
    assert "eigen besluit" in changed["intake"].bron
    assert "norm 75 %" in changed["participatie_3j"].betekenis
    assert "geen norm" in changed["participatie_12m"].betekenis


#: Capitals in the texts of the program that are no abbreviation of the work: why they have no entry.
NO_TERM = {
    **dict.fromkeys(
        ("CSV", "JSON", "PDF", "TOML", "XML", "XSD", "HTML", "UTF", "UTC", "MB", "API", "SQLite"), "computers"
    ),
    **dict.fromkeys(("PowerShell", "WAL", "README", "PATH", "NUL", "XLSX", "FULL", "PASSIVE", "SQL"), "computers"),
    **dict.fromkeys(("BW", "EG", "ECLI", "RVS", "NJB", "Stb", "Stcrt", "BWBR", "NL", "RS"), "part of a citation"),
    **dict.fromkeys(("NVT", "AA", "AB", "ZM"), "a code of DUO or a part of a number"),
    **dict.fromkeys(("JJJJ", "MM", "DD", "JJJJMMDD", "SH", "SS", "TH", "ARGUMENTEN"), "a form that is shown"),
    **dict.fromkeys(("EvaluationPolicy", "RetentionTerm"), "a type in an annotation"),
    **dict.fromkeys(("BACK", "UP"), "a part of a metavar"),
    **dict.fromkeys(("KOP", "KOLOM"), "a word to fill in"),
    "LibreOffice": "a name",
    "CompetenSYS": "a name",
}
CAPITALS = re.compile(r"(?<![\w`-])[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?![\w(])")


def test_every_abbreviation_in_the_texts_is_a_term_or_has_a_reason() -> None:
    names = {word for one in ALL for word in re.findall(r"[\w-]+", f"{one.begrip} {one.code or ''}")}
    found = set()
    for text in texts():
        if not text.message() or text.place.startswith(("store/", "cli/pages/", "cli/shell/completion_scripts")):
            continue  # SQL, headings in capitals and scripts
        read = re.sub(r"`[^`]*`|--[a-z-]+ [A-Z]+|\[[A-Z]+\]|Voorbeeld: .*", "", text.read)
        found |= {short for word in CAPITALS.findall(read) if word not in names and (short := word.rstrip("X"))}
    metavars = {spec.metavar for kind in all_kinds().values() for spec in kind.fields.values()}
    placeholders = {
        "DATUM",
        "DOSSIER",
        "REDEN",
        "TEKST",
        "SOORT",
        "NAAM",
        "DEEL",
        "BESTAND",
        "OPDRACHT",
        "TERMIJN",
        "VELD",
    }
    placeholders |= {"WAARDE", "INDICATOR", "ANDER"}
    assert found - set(NO_TERM) - metavars - placeholders == set()


def test_tijdelijk_is_of_an_exemption() -> None:
    (one,) = [b for b in find(ALL, "tijdelijk") if b.code == "tijdelijk"]
    assert (one.betekenis.startswith("Omvang van een vrijstelling"), one.bron) == (True, "Wi 4 lid 1")


@pytest.mark.parametrize(
    ("word", "expected"), [("ontzorgne", True), ("leeroute", True), ("auto", False), ("xyz", False)]
)
def test_only_what_is_near_is_offered(word: str, *, expected: bool) -> None:
    assert bool(near(ALL, word)) == expected
