"""A list as a colleague made it: read in one run, or refused with everything that is wrong."""

import io
import time
from pathlib import Path

import pytest

from inburgering_cli.files.layout import OWN
from inburgering_cli.files.table import Table
from inburgering_cli.files.table_in import read_table
from inburgering_cli.records.field import Reader
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.work.files.import_check import columns
from tests.conftest import Result, Runner

CASES = frozenset(columns(all_kinds()["cases"]))
COUNTS = ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "afgewezen")


def save(runner: Runner, text: str | bytes) -> str:
    path = runner.store.with_name("lijst.csv")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def load(runner: Runner, text: str | bytes, *options: str) -> Result:
    return runner("import", "cases", save(runner, text), "-o", "json", *options)


def case(runner: Runner, number: str = "2024-0001") -> dict[str, object]:
    found: dict[str, object] = runner.json("case", "show", number)
    return found


def faults(result: Result) -> list[tuple[int, str | None, str]]:
    return [(f["rij"], f["kolom"], f["melding"]) for f in result.data["fouten"]]


def table(text: str) -> Table:
    return read_table(text.encode(), CASES, frozenset(("geslachtsnaam", "doelgroep")), "cases")


WHOLE = """Caseload inburgering;;;;;;;;
stand september 2024;;;;;;;;
;;;;;;;;
Nr.;Naam;Geb.datum;M/V;Datum vestiging;Groep;Straat;Nr;Opmerkingen
1;Haile, Selam;1/3/1990;Vrouw;1 maart 2024;statushouder;Dorpsstraat;5;belt graag
2;Berg, Jan van den;31.12.1988;M;2024-03-04;overig;;;
;;;;;;;;
3;Tesfay;1990;x;n.v.t.;Asiel;;;
Totaal;3;;;;;;;
"""


def test_a_whole_list_is_read_in_one_run(inburgering: Runner) -> None:
    result = load(inburgering, WHOLE)
    assert [result.data[k] for k in COUNTS] == [3, 3, 0, 0, 0]
    for told in (
        "De kop staat op rij 4; wat erboven staat (rij 1 tot en met 2) is niet gelezen.",
        "‘Nr.’ telt de rijen en is niet gelezen",
        "Rij 7 is leeg en is overgeslagen.",
        "Rij 9 is een totaal en is overgeslagen.",
        "gelezen als niet bekend: huisvesting (1 keer)",
    ):
        assert told in result.err
    first, second, third = (case(inburgering, f"2024-000{n}") for n in (1, 2, 3))
    assert [first[k] for k in ("geslachtsnaam", "voornamen", "geslacht", "doelgroep", "adres")] == [
        "Haile", "Selam", "v", "asielstatushouder", "Dorpsstraat 5",
    ]  # fmt: skip
    assert first["geboortedatum"] == "1990-03-01"
    assert [n["tekst"] for n in inburgering.json("notitie", "list", "2024-0001")] == ["belt graag"]
    assert [second[k] for k in ("geslachtsnaam", "voorvoegsel", "voornamen")] == ["Berg", "van den", "Jan"]
    assert [second[k] for k in ("geboortedatum", "doelgroep")] == ["1988-12-31", "overige_migrant"]
    assert [third[k] for k in ("geboortedatum", "geslacht")] == ["1990", "x"]
    before = inburgering.dump()
    again = load(inburgering, WHOLE)
    assert [again.data[k] for k in COUNTS] == [3, 0, 0, 3, 0]
    assert inburgering.dump() == before


def test_the_example_is_read_in_two_runs(inburgering: Runner) -> None:
    inburgering.peildatum = "2026-09-30"
    path = str(Path(__file__).parents[2] / "examples" / "lijst-van-een-collega.csv")
    first = inburgering("import", "cases", path, "-o", "json")
    assert [f[:2] for f in faults(first)] == [(4, name) for name in ("Begeleider", "Status", "Gekoppeld")]
    second = inburgering.json(
        "import",
        "cases",
        path,
        "--kolom",
        "Begeleider=klantmanager",
        "--kolom",
        "Status=opmerkingen",
        "--negeer",
        "Gekoppeld",
    )
    assert [second[k] for k in COUNTS] == [12, 12, 0, 0, 0]
    person = case(inburgering, "2026-0003")
    assert [person[k] for k in ("voorvoegsel", "geslachtsnaam", "doelgroep", "geboortedatum", "adres")] == [
        "van den", "Berg", "gezinsmigrant", "1992-11-23", "Molenlaan 3",
    ]  # fmt: skip


def test_every_fault_of_columns_and_rows_comes_in_one_run_the_columns_first(inburgering: Runner) -> None:
    result = load(inburgering, "Achternaam;Kleur;Geb.datum;Merk\nHaile;rood;31-02-1990;x\nTesfay;;40-01-1990;\n")
    assert result.code == 3
    assert faults(result)[:3] == [
        (1, "Kleur", "is niet bekend"), (1, "Merk", "is niet bekend"), (1, "doelgroep", "ontbreekt in de kop"),
    ]  # fmt: skip
    assert [(rij, kolom) for rij, kolom, _ in faults(result)[3:]] == [(2, "geboortedatum"), (3, "geboortedatum")]
    assert [result.data[k] for k in COUNTS] == [2, 0, 0, 0, 2]
    assert "2 kolommen zijn niet bekend: ‘Kleur’, ‘Merk’" in result.err
    assert "import --template cases" in result.err
    assert "huisvesting" not in result.err  # the names of all columns are not listed
    assert inburgering.json("case", "list") == []


def test_what_the_user_says_of_columns_is_done_and_kept(inburgering: Runner) -> None:
    text = "Achternaam;Kleur;Merk;Dag in stad\nHaile;rood;x;1-3-2024\n"
    options = (
        "--kolom", "Kleur=opmerkingen", "--negeer", "merk", "--kolom", "dag in Stad=huisvesting", "--vul",
        "doelgroep=asielstatushouder",
    )  # fmt: skip
    result = load(inburgering, text, *options, "--bewaar-indeling", "mijn-lijst")
    assert result.code == 0, result.err
    assert "--indeling mijn-lijst" in result.err
    assert case(inburgering)["doelgroep"] == "asielstatushouder"
    assert [n["tekst"] for n in inburgering.json("notitie", "list", "2024-0001")] == ["Kleur: rood"]
    second = load(inburgering, text.replace("Haile", "Tesfay"), "--indeling", "mijn-lijst")
    assert [second.data[k] for k in COUNTS] == [1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--kolom", "Naam"), 2, "schrijf bijvoorbeeld --kolom"),
        (("--kolom", "Naam=geslachtnaam"), 2, "Bedoelt u ‘geslachtsnaam’"),
        (("--kolom", "Kop=bsn"), 3, "staat niet in de kop"),
        (("--negeer", "Kop"), 3, "staat niet in de kop"),
        (("--vul", "kleur=rood"), 2, "bestaat niet"),
        (("--blad", "een"), 2, "geen bladen"),
        (("--codering", "klingon"), 2, "kies uit utf-8"),
        (("--codering", "utf-16"), 3, "niet in utf-16"),
        (("--indeling", "weg"), 4, "Er is er nog geen bewaard"),
        (("--indeling", "../weg"), 2, "kan geen naam"),
    ],
)
def test_what_cannot_be_said_of_a_list_is_refused(
    inburgering: Runner, options: tuple[str, ...], code: int, told: str
) -> None:
    result = inburgering("import", "cases", save(inburgering, "geslachtsnaam;doelgroep\nA;gezinsmigrant\n"), *options)
    assert result.code == code
    assert told in result.err
    assert inburgering.json("case", "list") == []


@pytest.mark.parametrize(
    ("start", "row"),
    [("", 2), ("\r\n", 3), ("\n\n", 4), ("Lijst van maart\n", 3), ("sep=;\r\n", 2), ("\ufeffsep=;\n", 2), (";;\n", 3)],
)
def test_a_header_is_found_below_what_stands_above_it(start: str, row: int) -> None:
    found = table(f"{start}geslachtsnaam;doelgroep\nTesfay;asielstatushouder\n").sound()
    assert [(r.nummer, r.cells) for r in found.rows] == [(row, ["Tesfay", "asielstatushouder"])]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_that_of_the_header_not_of_the_title(delimiter: str) -> None:
    text = f"Lijst; van, de; stad\n{delimiter.join(('geslachtsnaam', 'doelgroep'))}\n{delimiter.join('ab')}\n"
    assert [r.cells for r in table(text).rows] == [["a", "b"]]
    assert [r.cells for r in table(f"sep={delimiter}\ngeslachtsnaam{delimiter}doelgroep\na{delimiter}b").rows] == [
        ["a", "b"]
    ]


@pytest.mark.parametrize(
    ("row", "passed"),
    [
        ("Totaal;2", True), ("totaal:;", True), (";Subtotaal", True), ("Totaal aantal;12,5", True), ("Som;3", True),
        ("Som;gezinsmigrant", False), ("Totaal;gezinsmigrant", False), ("Aantali;gezinsmigrant", False),
    ],
)  # fmt: skip
def test_a_sum_under_the_list_is_no_record_and_a_person_is_no_sum(row: str, passed: bool) -> None:
    found = table(f"geslachtsnaam;doelgroep\nA;gezinsmigrant\n{row}\n")
    assert len(list(found.rows)) == 2 - passed
    assert (found.notes == ["Rij 3 is een totaal en is overgeslagen."]) is passed


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Geb.datum", "geboortedatum"), ("Geb. datum", "geboortedatum"), ("M/V", "geslacht"), ("Taal", "contacttaal"),
        ("Datum vestiging", "huisvesting"), ("Vestigingsdatum", "huisvesting"), ("Inschrijfdatum", "huisvesting"),
        ("Datum inschrijving BRP", "huisvesting"), ("Brief DUO", "kennisgeving"), ("Uitkering sinds", "bijstand_ingang"),
        ("Ingangsdatum uitkering", "bijstand_ingang"), ("Startdatum inburgering", "plicht_begin"),
        ("Opmerkingen", "opmerkingen"), ("Leerroute", "opmerkingen"), ("Voorletters", "voornamen"),
        ("Tel.nr.", "telefoon"), ("E-mail", "email"), ("Pc", "postcode"), ("Regisseur", "klantmanager"),
        ("Geboorte-\ndatum (dd-mm-jjjj)", "geboortedatum"), ("Achternaam *", "geslachtsnaam"), ("TOLK?", "tolk_nodig"),
        ("BSN-nr", "bsn"), ("V-nr.", "v_nummer"), ("Verblijfsvergunning geldig tot", "vergunning_geldig_tot"),
        ("Voornaam", "voornamen"), ("Tussenv.", "voorvoegsel"), ("Datum PVT", "pvt_ondertekend"),
        ("COA-locatie", "azc"), ("Einddatum inburgeringstermijn", "duo_termijn_einde"),
    ],
)  # fmt: skip
def test_the_headings_of_colleagues_are_known(written: str, column: str) -> None:
    found = table(f'geslachtsnaam2;"{written}"\na;b\n')
    assert column in found.columns
    assert [fault.column for fault in found.faults if fault.unknown] == ["geslachtsnaam2"]


@pytest.mark.parametrize(
    ("header", "cells", "read"),
    [
        ("Straat;Huisnummer;Toevoeging", "Dorpsstraat;5;a", {"adres": "Dorpsstraat 5 a"}),
        ("Straat;Nr", "Dorpsstraat;5", {"adres": "Dorpsstraat 5"}),
        ("Adres;Huisnr", "Dorpsstraat;5", {"adres": "Dorpsstraat 5"}),
        ("Straat", "Dorpsstraat 5", {"adres": "Dorpsstraat 5"}),
        ("Naam;Voorletters", "Haile;S.", {"geslachtsnaam": "Haile", "voornamen": "S."}),
        ("Voornaam;Voorletters;Naam", "Selam;S.;Haile", {"geslachtsnaam": "Haile", "voornamen": "Selam"}),
        ("Naam", "El Amrani, Karim", {"geslachtsnaam": "El Amrani", "voornamen": "Karim"}),
        ("Naam", "van den Berg", {"geslachtsnaam": "Berg", "voorvoegsel": "van den"}),
        ("Naam;Achternaam", "Selam Haile;Haile", {"geslachtsnaam": "Haile"}),
    ],
)
def test_columns_that_are_parts_of_another_are_put_together(
    inburgering: Runner, header: str, cells: str, read: dict[str, str]
) -> None:
    extra = ("", "") if "Naam" in header else ("geslachtsnaam;", "Fictief;")
    text = f"{extra[0]}{header};doelgroep\n{extra[1]}{cells};gezinsmigrant\n"
    assert load(inburgering, text).code == 0
    shown = case(inburgering)
    assert {name: shown[name] for name in read} == read


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Naam;doelgroep\nSelam Haile;gezinsmigrant", (2, "geslachtsnaam", "voor- en achternaam staan bij elkaar")),
        ("geslachtsnaam;doelgroep;Straat\nA;gezinsmigrant;Dorpsstraat", (2, "adres", "zonder huisnummer")),
        ("geslachtsnaam;doelgroep;Huisnr\nA;gezinsmigrant;5", (1, "Huisnr", "hoort bij een straat")),
        ("geslachtsnaam;;doelgroep\nA;x;gezinsmigrant", (2, None, "geen kop")),
    ],
)
def test_parts_that_cannot_be_put_together_are_refused(
    inburgering: Runner, text: str, fault: tuple[int, str | None, str]
) -> None:
    ((row, column, message), *_) = faults(load(inburgering, text))
    assert (row, column) == fault[:2]
    assert fault[2] in message


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1/3/2024", "2024-03-01"), ("01.03.2024", "2024-03-01"), ("1 maart 2024", "2024-03-01"),
        ("1 mrt. 2024", "2024-03-01"), ("vrijdag 1 maart 2024", "2024-03-01"), ("vr 1 mrt 2024", "2024-03-01"),
        ("1-mrt-2024", "2024-03-01"), ("2024/03/01", "2024-03-01"), ("20240301", "2024-03-01"),
        ("2024-03-01 00:00:00", "2024-03-01"), ("01-03-2024 0:00", "2024-03-01"), ("5 okt 2023", "2023-10-05"),
        ("-", None), ("n.v.t.", None), ("onbekend", None), ("?", None),
    ],
)  # fmt: skip
def test_days_as_lists_have_them(inburgering: Runner, written: str, day: str | None) -> None:
    assert load(inburgering, f"geslachtsnaam;doelgroep;huisvesting\nA;gezinsmigrant;{written}\n").code == 0
    gebeurtenissen = case(inburgering)["gebeurtenissen"]
    assert isinstance(gebeurtenissen, dict)
    assert gebeurtenissen["huisvesting"] == day


@pytest.mark.parametrize("written", ["1-3-24", "31/02/2024", "maart 2024", "1 march 2024", "2024-03-01 10:30", "soon"])
def test_what_is_no_day_stays_refused(inburgering: Runner, written: str) -> None:
    result = load(inburgering, f"geslachtsnaam;doelgroep;huisvesting\nA;gezinsmigrant;{written}\n")
    assert [(rij, kolom) for rij, kolom, _ in faults(result)] == [(2, "huisvesting")]


def test_a_column_with_the_month_first_is_refused_as_a_whole(inburgering: Runner) -> None:
    rows = ("3/25/2024", "3/4/2024", "4/4/2024", "2024-05-20")
    text = "geslachtsnaam;doelgroep;huisvesting\n" + "".join(f"N{n};gezinsmigrant;{d}\n" for n, d in enumerate(rows))
    result = load(inburgering, text, "--partial")
    assert [(rij, "maand eerst" in melding) for rij, _, melding in faults(result)] == [(2, False), (3, True)]
    assert [result.data[k] for k in COUNTS] == [4, 2, 0, 0, 2]


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [
        ("doelgroep", "Statushouder", "asielstatushouder"), ("doelgroep", "asiel", "asielstatushouder"),
        ("doelgroep", "nareiziger", "asielstatushouder"), ("doelgroep", "Gezinshereniger", "gezinsmigrant"),
        ("doelgroep", "overig", "overige_migrant"), ("doelgroep", "Overige migrant", "overige_migrant"),
        ("geslacht", "Man", "m"), ("geslacht", "V", "v"), ("geslacht", "vrouw", "v"), ("geslacht", "onbekend", None),
        ("tolk_nodig", "ja", True), ("tolk_nodig", "X", True), ("tolk_nodig", "nee", False),
        ("route_vorige_gemeente", "B1-route", "b1"), ("route_vorige_gemeente", "Z", "z"),
        ("route_vorige_gemeente", "Zelfredzaamheidsroute", "z"),
    ],
)  # fmt: skip
def test_values_as_lists_have_them(column: str, written: str, value: object) -> None:
    reader = Reader(CaseRecord, "2024-09-30", columns=("geslachtsnaam", "doelgroep", column))
    cells = ["A", written if column == "doelgroep" else "asielstatushouder", written]
    values = reader.read_values(cells)
    assert isinstance(values, dict)
    assert values.get(column) == value


def test_the_settings_fill_in_what_a_list_has_not(inburgering: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    config = inburgering.store.with_name("config.toml")
    config.write_text('gemeente = "Diemen"\nklantmanager = "K. Jansen"\n', encoding="utf-8")
    monkeypatch.setenv("INBURGERING_CONFIG", str(config))
    text = "geslachtsnaam;doelgroep;gemeente\nA;gezinsmigrant;\nB;gezinsmigrant;Ouder-Amstel\n"
    result = load(inburgering, text)
    assert "gemeente ‘Diemen’ (1 keer), klantmanager ‘K. Jansen’ (2 keer)" in result.err
    assert [case(inburgering, f"2024-000{n}")["gemeente"] for n in (1, 2)] == ["Diemen", "Ouder-Amstel"]
    monkeypatch.setenv("INBURGERING_CONFIG", str(config.with_name("geen.toml")))
    assert [load(inburgering, text).data[k] for k in COUNTS] == [2, 0, 0, 2, 0]


@pytest.mark.parametrize("word", ["Müller", "André", "Zoë", "Réza", "François", "Jürgen"])
@pytest.mark.parametrize("encoding", ["cp850", "mac-roman"])
def test_letters_of_another_code_page_are_refused_with_the_name_that_is_meant(
    inburgering: Runner, word: str, encoding: str
) -> None:
    data = f"geslachtsnaam;doelgroep\n{word};gezinsmigrant\nJan;gezinsmigrant\n".encode(encoding)
    ((row, column, message),) = faults(load(inburgering, data))
    assert (row, column) == (2, "geslachtsnaam")
    assert f"‘{word}’" in message
    assert f"--codering {encoding}" in message
    assert load(inburgering, data, "--codering", encoding).code == 0
    assert [c["geslachtsnaam"] for c in inburgering.json("case", "list")] == [word, "Jan"]


@pytest.mark.parametrize("word", ["Müller", "d’Arc", "Öztürk–Çelik", "Šarić", "ŠKODA", "Zoë", "Ñandú"])
def test_names_in_windows_1252_are_read(inburgering: Runner, word: str) -> None:
    data = f"geslachtsnaam;doelgroep\n{word.replace('ć', 'c')};gezinsmigrant\n".encode("cp1252")
    assert load(inburgering, data).code == 0


@pytest.mark.parametrize(
    ("word", "told"), [("M\ufffdller", "verloren"), ("MÃ¼ller", "‘Müller’"), ("M\x81ller", "‘Müller’")]
)
def test_letters_that_were_lost_before_are_refused(inburgering: Runner, word: str, told: str) -> None:
    ((row, column, message),) = faults(load(inburgering, f"geslachtsnaam;doelgroep\n{word};gezinsmigrant\n"))
    assert (row, column) == (2, "geslachtsnaam")
    assert told in message


def test_a_lost_letter_is_refused_at_the_command_too(inburgering: Runner) -> None:
    result = inburgering("case", "add", "--geslachtsnaam", "M\ufffdller", "--doelgroep", "gezinsmigrant")
    assert (result.code, "verloren" in result.err) == (3, True)


ERRORS = (
    "#N/B", "#N/A", "#NV", "#VERW!", "#BEZUG!", "#REF!", "#WAARDE!", "#OVERLOOP!", "#¡VALOR!", "#NOM ?", "###", "########",
    "Err:502", "#DEEL/0!", "#¿NOMBRE?", "#ARG!", "#ZAHL!", "#GEGEVENS.OPHALEN", "#HIÁNYZIK",
)  # fmt: skip


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_of_a_spreadsheet_is_no_name(inburgering: Runner, error: str) -> None:
    text = f"geslachtsnaam;doelgroep;gemeente\n{error};gezinsmigrant;{error}\n"
    assert {kolom for _, kolom, _ in faults(load(inburgering, text))} == {"geslachtsnaam", "gemeente"}
    assert inburgering("case", "add", "--geslachtsnaam", error, "--doelgroep", "gezinsmigrant").code == 3


@pytest.mark.parametrize("name", ["#1 winkel", "# 12", "Errol", "Fout", "Els", "#metoo"])
def test_a_text_that_looks_a_little_like_an_error_is_kept(inburgering: Runner, name: str) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", name, "--doelgroep", "gezinsmigrant")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html><table><tr><td>Naam</td></tr></table></html>", "HTML"),
        (b"\xef\xbb\xbf<!DOCTYPE html><body>", "HTML"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003"),
        (b"<?xml version='1.0'?><lijst/>", "XML"),
        (b"%PDF-1.7", "pdf"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "mht"),
        (b"SQLite format 3\0", "dossierbestand"),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(inburgering: Runner, data: bytes, told: str) -> None:
    result = inburgering("import", "cases", save(inburgering, data))
    assert (result.code, told in result.err) == (3, True)


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "\u2009"])
def test_a_space_that_nobody_sees_is_a_space(inburgering: Runner, sign: str) -> None:
    assert load(inburgering, f"geslachtsnaam;doelgroep;postcode\nA;gezinsmigrant;1191{sign}AB\n").code == 0
    assert case(inburgering)["postcode"] == "1191AB"
    inburgering.ok("case", "add", "--geslachtsnaam", "B", "--doelgroep", "gezinsmigrant", "--postcode", f"1191{sign}AB")


def test_a_hyphen_that_does_not_break_is_a_hyphen(inburgering: Runner) -> None:
    assert (
        load(inburgering, "geslachtsnaam;doelgroep;huisvesting\nEl\u2011A;gezinsmigrant;01\u201103\u20112024\n").code
        == 0
    )
    assert case(inburgering)["geslachtsnaam"] == "El-A"


def test_an_unknown_column_has_samples_for_the_user() -> None:
    assert [row.cells for row in table("geslachtsnaam;Kleur\na;rood\nb;blauw\n").first] == [
        ["a", "rood"],
        ["b", "blauw"],
    ]


FIRST = "Haile;Selam;asielstatushouder;1990-03-01;2024-03-01;"


@pytest.mark.parametrize(
    ("second", "alike"),
    [
        ("Haile;Selam;gezinsmigrant;1990-03-01;;", "geboortedatum"),
        ("HAÏLE;Sélam;gezinsmigrant;1990-03-01;2024-05-01;", "geboortedatum"),
        ("Haile;Selam;gezinsmigrant;;2024-03-01;", "dag van huisvesting"),
        ("Haile;Selam;asielstatushouder;1990-03-01;;", None),  # says nothing that is not there
        ("Haile;Selam;asielstatushouder;1990;2024-03-01;", "dag van huisvesting"),
        ("Haile;Selam;asielstatushouder;1990-03-01;;1234567890", "geboortedatum"),
        ("Haile;Selam;asielstatushouder;1991-03-01;2024-03-01;", None),
        ("Haile;Samuel;asielstatushouder;1990-03-01;2024-03-01;", None),
        ("Haile;Selam;asielstatushouder;;2024-03-02;", None),
        ("Haile;Selam;asielstatushouder;;;", None),
    ],
)
@pytest.mark.parametrize("one_file", [True, False])
def test_somebody_who_may_have_a_dossier_is_refused_unless_the_user_says_so(
    inburgering: Runner, second: str, alike: str | None, one_file: bool
) -> None:
    header = "geslachtsnaam;voornamen;doelgroep;geboortedatum;huisvesting;v_nummer"
    if one_file:
        text = "\n".join((header, FIRST, second))
    else:
        assert load(inburgering, f"{header}\n{FIRST}\n").code == 0
        text = f"{header}\n{second}\n"
    before = len(inburgering.json("case", "list"))
    result = load(inburgering, text)
    if alike is None:
        assert result.code == 0
        return
    ((row, column, message),) = faults(result)
    assert (row, column) == (3 if one_file else 2, "geslachtsnaam")
    assert f"dezelfde naam en {alike}" in message
    assert "--ook-dubbel" in message
    assert len(inburgering.json("case", "list")) == before
    assert load(inburgering, text, "--ook-dubbel").code == 0
    assert len(inburgering.json("case", "list")) == 2


def test_two_numbers_tell_two_people_of_one_name_apart(inburgering: Runner) -> None:
    rows = (f"Haile;asielstatushouder;1990-03-01;123456789{n}" for n in range(3))
    assert load(inburgering, "geslachtsnaam;doelgroep;geboortedatum;v_nummer\n" + "\n".join(rows)).code == 0


def test_the_command_warns_of_somebody_who_may_have_a_dossier(inburgering: Runner) -> None:
    person = ("--geslachtsnaam", "Haile", "--doelgroep", "asielstatushouder", "--geboortedatum", "1990-03-01")
    assert inburgering.ok("case", "add", *person).err == ""
    again = inburgering.ok("case", "add", *person, "--huisvesting", "2024-03-01")
    assert "Dossier 2024-0001 heeft dezelfde naam en geboortedatum" in again.err


def test_the_option_for_people_is_refused_elsewhere(inburgering: Runner) -> None:
    assert inburgering("import", "uren", save(inburgering, "dossier\n"), "--ook-dubbel").code == 2


def test_a_file_without_a_header_is_refused_without_showing_what_stands_in_it(inburgering: Runner) -> None:
    result = inburgering(
        "import", "cases", save(inburgering, "Haile;Selam;999990019;1990-03-01\nTesfay;A;;1985-01-01\n")
    )
    assert result.code == 3
    assert "geen rij met kolomnamen" in result.err
    assert "Haile" not in result.out + result.err


def test_a_row_that_explains_the_columns_is_no_record() -> None:
    text = "geslachtsnaam;doelgroep;geboortedatum;geslacht\n{};;(dd-mm-jjjj);m/v\nA;gezinsmigrant;;\n"
    for first, rows in (("verplicht", 1), ("Haile", 2)):
        found = table(text.format(first))
        assert len(list(found.rows)) == rows
        assert (found.notes == ["Rij 2 legt de kolommen uit en is overgeslagen."]) is (rows == 1)


def test_the_name_in_a_list_of_hours_is_compared_with_the_dossier(inburgering: Runner) -> None:
    person = ("--geslachtsnaam", "Haile", "--voornamen", "Selam", "--huisvesting", "2024-01-05")
    inburgering.ok("case", "add", *person, "--doelgroep", "asielstatushouder")
    inburgering.ok("activiteit", "add", "2024-0001", "taalles", "--start", "2024-03-01")
    for name, code in (("Selam Haile", 0), ("Haile, Selam", 0), ("Amanuel Tesfay", 3)):
        text = f"Nr;Dossiernr;Naam;Maand;soort;start;Uren gevolgd\n1;2024-0001;{name};april 2024;taalles;2024-03-01;12 uur\n"
        assert inburgering("import", "uren", save(inburgering, text)).code == code


def answered(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Have a terminal whose user gives these answers."""
    monkeypatch.setattr("inburgering_cli.cli.commands.import_.on_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))


def test_on_a_terminal_unknown_columns_are_asked_with_samples(
    inburgering: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Achternaam;Groepje;Kleur;Merk\nHaile;statushouder;rood;\nTesfay;asiel;blauw;999990019\n"
    answered(monkeypatch, "doelgrop", "doelgroep", "-", "opmerkingen")
    done = inburgering("import", "cases", save(inburgering, text))
    assert done.code == 0, done.err
    assert "Groepje (‘statushouder’, ‘asiel’): " in done.err
    assert "Kleur (‘rood’, ‘blauw’): " in done.err
    assert "Bedoelt u ‘doelgroep’" in done.err
    assert "999990019" not in done.err
    assert [c["doelgroep"] for c in inburgering.json("case", "list")] == ["asielstatushouder"] * 2
    answered(monkeypatch)
    assert inburgering("import", "cases", save(inburgering, text)).code == 3
    answered(monkeypatch)
    assert inburgering("import", "cases", save(inburgering, text), "--yes").code == 3


@pytest.mark.parametrize(("answer", "count"), [("ja", 2), ("nee", 1), ("", 1)])
def test_on_a_terminal_people_who_look_alike_are_asked(
    inburgering: Runner, monkeypatch: pytest.MonkeyPatch, answer: str, count: int
) -> None:
    head = "geslachtsnaam;doelgroep;geboortedatum;azc\n"
    assert load(inburgering, f"{head}Haile;asiel;1990-03-01;een\n").code == 0
    answered(monkeypatch, answer)
    done = inburgering("import", "cases", save(inburgering, f"{head}Haile;asiel;1990-03-01;twee\n"))
    assert done.code == (0 if count == 2 else 3)
    assert "1 rij lijkt op iemand" in done.err
    assert len(inburgering.json("case", "list")) == count


@pytest.mark.parametrize("line", [";".join(["kop"] * 5_000), ";" * 200_000, ",".join("ab" * 100_000)])
def test_a_header_of_thousands_of_columns_is_refused_at_once(inburgering: Runner, line: str) -> None:
    begin = time.process_time()
    result = inburgering("import", "cases", save(inburgering, f"{line}\n" * 40))
    assert result.code == 3
    assert time.process_time() - begin < 5


def test_months_beside_each_other_are_named(inburgering: Runner) -> None:
    result = inburgering(
        "import", "uren", save(inburgering, "dossier;soort;start;jan 2024\n2024-0001;taalles;;3\n"), "-o", "json"
    )
    assert [m for _, kolom, m in faults(result) if kolom == "jan 2024"] == [
        "is niet bekend: dit is een maand. Zet de maanden onder elkaar, met een kolom maand en een rij voor elke maand"
    ]


def test_our_own_export_is_read_to_the_letter() -> None:
    """Nothing in it is a title, a sum, an explanation or a wrong letter: it is what was stored."""
    known = frozenset(("naam", "soort", "contact"))
    text = "naam;soort;contact\nTotaal;;\nja/nee;m/v;\nM\u0081Ã¼;;\n"
    assert [r.cells[0] for r in read_table(text.encode(), known, frozenset(), "x", OWN).rows] == [
        "Totaal",
        "ja/nee",
        "M\u0081Ã¼",
    ]
    titled = read_table(b"lijst;;\n" + text.encode(), known, frozenset(), "x", OWN)
    assert [fault.column for fault in titled.faults] == ["lijst"]
