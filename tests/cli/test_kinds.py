"""Every kind of record of the trajectory: by command and by file, refused twice, changed, in the trail, by the peildatum."""

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import NamedTuple

import pytest

from inburgering_cli.records.kinds import all_kinds
from tests.conftest import Runner

SWEPT = all_kinds()
#: Parts of a dossier, by their name in `case show`.
PARTS = {kind.part for kind in SWEPT.values() if kind.owner}
DOSSIER = "2025-0001"  # of the worked example
SECRET = "iets dat niemand anders hoeft te weten"


class Kind(NamedTuple):
    """One kind of record: its import, command and part, a row of it, a change of that row, and the day before it exists."""

    name: str
    command: str
    deel: str
    row: dict[str, str]
    wijziging: dict[str, str]
    ervoor: str | None
    toon: str


KINDS = (
    Kind("voorinburgering", "voorinburgering add", "voorinburgering",
         {"onderdeel": "knm", "start": "2024-01-08", "uren": "24,5", "resultaat": SECRET}, {"uren": "25"},
         "2024-01-07", "voorinburgering list"),
    Kind("klantprofielen", "klantprofiel record", "klantprofiel",
         {"onderwerp": "cv", "datum": "2024-01-20", "inhoud": SECRET}, {"datum": "2024-01-21"},
         "2024-01-19", "klantprofiel show"),
    Kind("overdrachten", "overdracht record", "overdrachten",
         {"soort": "azc", "datum": "2024-03-20", "gehouden": "nee", "reden": SECRET}, {"gehouden": "ja"},
         "2024-03-19", "overdracht list"),
    Kind("begeleiding", "begeleiding add", "begeleiding",
         {"start": "2024-04-02", "aanbieder": "Vluchtelingenwerk", "toelichting": SECRET}, {"einde": "2024-10-01"},
         "2024-04-01", "begeleiding list"),
    Kind("uren", "activiteit hours", "uren",
         {"soort": "taalles", "maand": "2024-06", "aangeboden": "48", "gevolgd": "40,25"}, {"verzuim_ongeoorloofd": "7"},
         "2024-05-31", "activiteit months"),
    Kind("map", "map record", "map",
         {"onderdeel": "cv", "datum": "2024-09-10", "praktijkuren": "2,75", "toelichting": SECRET}, {"behaald": "ja"},
         "2024-09-09", "map show"),
    Kind("pvt", "pvt record", "pvt",
         {"onderdeel": "inleiding", "datum": "2024-06-20", "uren": "4", "toelichting": SECRET}, {"aanwezig": "ja"},
         "2024-06-19", "pvt show"),
    Kind("examens", "examen record", "examens",
         {"onderdeel": "le", "datum": "2025-11-03", "niveau": "b1", "uitslag": "gezakt"}, {"uitslag": "geslaagd"},
         "2025-11-02", "examen list"),
    Kind("aanbod", "aanbod add", "aanbod",
         {"aangeboden_op": "2024-06-01", "aanbieder": "Taalschool", "leerroute": "b1"}, {"start": "2024-06-10"},
         "2024-05-31", "aanbod list"),
    Kind("maatregelen", "maatregel record", "maatregelen",
         {"soort": "boete", "datum": "2025-02-01", "grond": "leerroute", "bedrag": "50", "reden": SECRET},
         {"bedrag": "25,50"}, "2025-01-31", "maatregel list"),
    Kind("besluiten", "besluit record", "besluiten",
         {"soort": "verlenging", "datum": "2025-11-02", "tot": "2027-11-28", "grond": "ziekte"}, {"tot": "2027-12-28"},
         "2025-11-01", "besluit list"),
    Kind("adviezen", "advies record", "adviezen",
         {"gevraagd": "2025-09-10", "advies": "verlenen", "toelichting": SECRET}, {"gegeven": "2025-10-20"},
         "2025-09-09", "advies list"),
    Kind("doelgroepen", "doelgroep record", "doelgroepen",
         {"doelgroep": "asielstatushouder", "datum": "2025-09-10", "toelichting": SECRET},
         {"gedetailleerde_doelgroep": "asielstatushouder"}, "2025-09-09", "doelgroep list"),
    Kind("ontzorg_maanden", "ontzorg month", "ontzorg_maanden",
         {"maand": "2024-05", "bijstand": "1285,00", "huur": "612,5"}, {"huurtoeslag": "320"},
         "2024-04-30", "ontzorg months"),
    Kind("trainingen", "ontzorg train", "trainingen",
         {"module": "budget", "start": "2024-05-06", "aanbieder": "OBA"}, {"afgerond": "2024-07-01"},
         "2024-05-05", "ontzorg trainings"),
    Kind("ontzorg_evaluaties", "ontzorg evaluate", "ontzorg_evaluaties",
         {"datum": "2024-08-20", "uitkomst": "verlengen", "toelichting": SECRET}, {"uitkomst": "zelfstandig"},
         "2024-08-19", "ontzorg evaluations"),
    Kind("verwijzingen", "verwijzing add", "verwijzingen",
         {"partner": "Coherente", "datum": "2024-07-01", "resultaat": SECRET}, {"afgerond": "2024-08-01"},
         "2024-06-30", "verwijzing list"),
    Kind("aanbieders", "aanbieder add", "aanbieders",
         {"naam": "Taalschool", "keurmerk_vanaf": "2024-01-01"}, {"keurmerk_geldig_tot": "2027-01-01"},
         None, "aanbieder list"),
    Kind("partners", "partner add", "partners",
         {"naam": "Coherente", "soort": "publiek", "onderwerpen": "taalmaatjes", "contact": SECRET}, {"soort": "privaat"},
         None, "partner list --eigen"),
    Kind("taakstellingen", "taakstelling set", "taakstellingen",
         {"jaar": "2024", "helft": "1", "aantal": "11"}, {"aantal": "12"}, None, "taakstelling list"),
    Kind("budgetten", "budget set", "budgetten",
         {"jaar": "2024", "bedrag": "52301"}, {"bedrag": "52302,5"}, None, "budget list"),
)  # fmt: skip
#: Kinds with commands of their own, which other tests try.
WITH_PARTS = {"cases", "intakes", "pips", "routes", "ontzorg", "activiteiten"}
OF_A_DOSSIER = [kind for kind in KINDS if kind.deel in PARTS]
each = pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
of_a_dossier = pytest.mark.parametrize("kind", OF_A_DOSSIER, ids=lambda k: k.name)


def words(kind: Kind, row: dict[str, str]) -> list[str]:
    """A row as a user types it."""
    own = SWEPT[kind.name].fields
    found = [*kind.command.split(), *([DOSSIER] if kind.deel in PARTS else [])]
    found += [value for name, value in row.items() if own[name].positional]
    for name, value in row.items():
        flag = name.replace("_", "-")
        if own[name].flag:
            found.append(f"--{flag}" if value == "ja" else f"--geen-{flag}")
        elif not own[name].positional:
            found += [f"--{flag}", value]
    return found


def file(tmp_path: Path, kind: Kind, *rows: dict[str, str]) -> str:
    """Rows as a file."""
    path = tmp_path / f"{kind.name}.csv"
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, [*(["dossier"] if kind.deel in PARTS else []), *names], delimiter=";")
    writer.writeheader()
    writer.writerows({"dossier": DOSSIER, **row} if kind.deel in PARTS else row for row in rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return str(path)


def shown(runner: Runner, kind: Kind) -> list[dict[str, object]]:
    """All records of a kind as its own list gives them."""
    found: list[dict[str, object]] = runner.json(*kind.toon.split(), *([DOSSIER] if kind.deel in PARTS else []))
    return found


def trail(runner: Runner) -> list[tuple[str, str | None, str]]:
    with sqlite3.connect(runner.store) as connection:
        return connection.execute("SELECT opdracht, dossier, invoer FROM spoor ORDER BY id").fetchall()


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The worked example on the last day of 2025."""
    caseload.peildatum = "2025-12-31"
    return caseload


def test_every_part_and_register_is_tried_here() -> None:
    tried = (
        {kind.name for kind in KINDS}
        | WITH_PARTS
        | {name for name, kind in SWEPT.items() if kind.command}
        | {"gesprekken", "uitgaven", "enquetes"}
    )
    assert tried == {name for name, kind in SWEPT.items() if kind.typed}


@each
def test_a_command_stores_shows_and_refuses_a_second_time(later: Runner, kind: Kind) -> None:
    written = later.json(*words(kind, kind.row))
    assert shown(later, kind) == [written]
    again = later(*words(kind, kind.row))
    assert (again.code, again.out) == (3, "")
    assert "staat er al; er is niets opgeslagen. Wijzigen gaat met --wijzig." in again.err
    assert shown(later, kind) == [written]


@each
def test_a_command_changes_what_is_there_and_only_that(later: Runner, kind: Kind) -> None:
    changed = {**kind.row, **kind.wijziging}
    refused = later(*words(kind, changed), "--wijzig")
    assert refused.code == 3
    assert "staat er nog niet" in refused.err
    later.ok(*words(kind, kind.row))
    (before,) = shown(later, kind)
    later.ok(*words(kind, changed), "--wijzig")
    (after,) = shown(later, kind)
    counted = {"niet_verklaard"}  # what remains of the offered hours
    assert {k for k in after if after[k] != before[k]} - counted == set(kind.wijziging)


@each
def test_a_file_is_the_same_door(later: Runner, kind: Kind, tmp_path: Path) -> None:
    first = file(tmp_path, kind, kind.row)
    counts = ("nieuw", "gewijzigd", "ongewijzigd", "afgewezen")
    for expected in ((1, 0, 0, 0), (0, 0, 1, 0)):
        receipt = later.json("import", kind.name, first)
        assert tuple(receipt[c] for c in counts) == expected
    other = file(tmp_path, kind, {**kind.row, **kind.wijziging})
    refused = later("import", kind.name, other, "-o", "json")
    assert refused.code == 3
    assert json.loads(refused.out)["fouten"][0]["kolom"] in kind.wijziging
    assert later.json("import", kind.name, other, "--on-duplicate", "skip")["ongewijzigd"] == 1
    assert later.json("import", kind.name, other, "--on-duplicate", "update")["gewijzigd"] == 1
    assert later.json("import", kind.name, other)["ongewijzigd"] == 1
    by_file = shown(later, kind)
    assert len(by_file) == 1


@each
def test_a_command_and_a_file_store_the_same(later: Runner, kind: Kind, tmp_path: Path) -> None:
    later.ok(*words(kind, kind.row))
    assert later.json("import", kind.name, file(tmp_path, kind, kind.row, kind.row))["ongewijzigd"] == 2


@each
def test_the_trail_tells_what_was_done_and_nothing_about_anybody(later: Runner, kind: Kind) -> None:
    before = len(trail(later))
    later.ok(*words(kind, kind.row))
    ((command, dossier, record),) = trail(later)[before:]
    assert command == kind.command
    assert dossier == (DOSSIER if kind.deel in PARTS else None)
    assert SECRET not in record
    hidden = [n for n, f in SWEPT[kind.name].fields.items() if f.personal and n in kind.row]
    assert json.loads(record).get("persoonsvelden", []) == hidden


@of_a_dossier
def test_a_record_does_not_exist_before_its_day(later: Runner, kind: Kind) -> None:
    assert kind.ervoor is not None
    later.ok(*words(kind, kind.row))
    assert later.json("case", "show", DOSSIER)[kind.deel] == [
        {k: v for k, v in row.items() if k != "dossier"} for row in shown(later, kind)
    ]
    with_it = len(later.json("case", "timeline", DOSSIER))
    later.peildatum = kind.ervoor
    if (refused := later("case", "show", DOSSIER)).code:  # it is the first fact of the dossier
        assert f"{DOSSIER} bestaat op" in refused.err
        return
    assert shown(later, kind) == []
    assert later.json("case", "show", DOSSIER)[kind.deel] == []
    assert len(later.json("case", "timeline", DOSSIER)) <= with_it


@each
def test_a_record_that_has_to_come_cannot_be_registered(later: Runner, kind: Kind) -> None:
    own = SWEPT[kind.name].fields
    facts = [n for n in kind.row if own[n].shape in ("fact", "month")]
    for name in facts:
        far = "2026-01" if own[name].shape == "month" else "2026-01-01"
        refused = later(*words(kind, {**kind.row, name: far}))
        assert refused.code == 3
        assert "kan niet vooruit" in refused.err
    assert bool(facts) == (kind.deel in PARTS)


@each
def test_a_bad_value_is_named_and_nothing_is_stored(later: Runner, kind: Kind, tmp_path: Path) -> None:
    before = later.dump()
    own = SWEPT[kind.name].fields
    for name, field in own.items():
        if field.choices:
            path = file(tmp_path, kind, kind.row, {**kind.row, name: "iets anders"})
            refused = later("import", kind.name, path, "-o", "json")
            assert refused.code == 3
            (fault,) = json.loads(refused.out)["fouten"]
            assert (fault["rij"], fault["kolom"], fault["waarde"]) == (3, name, "iets anders")
            assert "kies uit" in fault["melding"]
    assert later.dump() == before


def test_a_talk_is_planned_held_and_missed(later: Runner) -> None:
    def term() -> list[tuple[str, str]]:
        lines = later.json("deadline", "list", "--all", "--termijn", "voortgangsgesprek", "--dossier", DOSSIER)
        return [(line["uiterlijk"], line["status"]) for line in lines]

    later.peildatum = "2024-07-01"
    later.ok("gesprek", "plan", DOSSIER, "--gepland", "2024-09-01")
    assert term() == [("2024-09-01", "lopend")]
    assert later("gesprek", "plan", DOSSIER, "--gepland", "2024-09-01").code == 3
    later.peildatum = "2024-09-03"
    assert term() == [("2024-09-01", "verlopen")]
    held = later.json("gesprek", "record", DOSSIER, "--gehouden", "2024-09-02", "--afspraken", SECRET)
    assert (held["gepland"], held["gehouden"], held["soort"]) == ("2024-09-01", "2024-09-02", "voortgang")
    assert SECRET not in trail(later)[-1][2]
    assert term() == [("2024-09-01", "te_laat")]
    later.ok("gesprek", "plan", DOSSIER, "--gepland", "2024-12-02")
    assert term() == [("2024-12-02", "lopend")]
    later.peildatum = "2024-12-05"
    later.ok("gesprek", "record", DOSSIER, "--gepland", "2024-12-02", "--niet-verschenen")
    assert term() == [("2024-12-02", "verlopen")]
    later.ok("gesprek", "plan", DOSSIER, "--gepland", "2024-12-20")
    assert term() == [("2024-12-20", "lopend")]
    later.ok("gesprek", "record", DOSSIER, "--gehouden", "2024-12-05")
    assert term() == [("2024-12-20", "gehaald")]
    later.peildatum = "2024-09-01"  # what was registered afterwards is not known yet
    assert term() == [("2024-09-01", "lopend")]
    assert [t["gehouden"] for t in later.json("gesprek", "list", DOSSIER)] == [None] * 3


def test_a_talk_that_was_never_planned_sets_no_term(later: Runner) -> None:
    later.ok("gesprek", "record", DOSSIER, "--gehouden", "2024-09-02")
    assert later.json("deadline", "list", "--all", "--termijn", "voortgangsgesprek") == []
    (talk,) = later.json("gesprek", "list", DOSSIER)
    assert (talk["gepland"], talk["gehouden"]) == (None, "2024-09-02")


def test_a_talk_needs_a_day_and_is_held_or_missed(later: Runner) -> None:
    assert later("gesprek", "record", DOSSIER, "--afspraken", "x").code == 3
    assert later("gesprek", "record", DOSSIER, "--gehouden", "2024-09-02", "--niet-verschenen").code == 3
    assert later.json("gesprek", "list", DOSSIER) == []


def test_talks_come_from_a_file(later: Runner, tmp_path: Path) -> None:
    path = tmp_path / "gesprekken.csv"
    path.write_text(
        f"dossier;gepland;gehouden\n{DOSSIER};2024-09-01;2024-09-02\n{DOSSIER};;2024-10-01\n", encoding="utf-8"
    )
    assert later.json("import", "gesprekken", str(path))["nieuw"] == 2
    assert later.json("import", "gesprekken", str(path))["ongewijzigd"] == 2


def test_spending_is_known_by_its_kenmerk_or_counted_each(later: Runner, tmp_path: Path) -> None:
    spend = ("budget", "spend", "leerroute", "1250,50")
    written = later.json(*spend, DOSSIER, "--datum", "2024-06-30", "--kenmerk", "F-17")
    assert (written["dossier"], written["bedrag"], written["gemeente"]) == (DOSSIER, 1250.5, "Ouder-Amstel")
    assert later(*spend, "--datum", "2024-07-01", "--kenmerk", "F-17").code == 3
    for _ in range(2):
        later.ok(*spend, "--datum", "2024-06-30")
    assert len(later.json("budget", "spending")) == 3
    path = tmp_path / "uitgaven.csv"
    row = "pvt;10;2024-06-01"
    path.write_text(f"voorziening;bedrag;datum;kenmerk\n{row};\n{row};\n{row};F-18\n", encoding="utf-8")
    assert later.json("import", "uitgaven", str(path))["nieuw"] == 3
    assert later.json("import", "uitgaven", str(path))["ongewijzigd"] == 3
    later.peildatum = "2024-06-29"
    assert len(later.json("budget", "spending")) == 3


@pytest.mark.parametrize(
    ("words", "fact", "label"),
    [("map complete", "map_eindgesprek", "Eindgesprek map"), ("pvt sign", "pvt_ondertekend", "Participatieverklaring")],
)
def test_completing_map_and_pvt_reaches_their_term(later: Runner, words: str, fact: str, label: str) -> None:
    command = [*words.split(), DOSSIER, "--datum"]
    done = later.json(*command, "2025-02-03", "--geen-verwijtbaar")
    assert done["gebeurtenissen"][fact] == "2025-02-03"
    assert done[f"{words.split()[0]}_verwijtbaar"] is False
    (term,) = [t for t in done["termijnen"] if t["termijn"] == words.split()[0]]
    assert term["status"] == "gehaald"
    later.ok(*command, "2025-02-03")
    refused = later(*command, "2025-02-04")
    assert refused.code == 3
    assert label.lower() in refused.err.lower()
    early = later(*words.split(), "Berg", "--datum", "2025-02-04")
    assert early.code == 0  # without a PIP there is nothing it could lie before
    before_pip = later("case", "edit", DOSSIER, f"--{fact.replace('_', '-')}", "2024-05-27")
    assert before_pip.code == 3


def test_decisions_of_duo_move_the_term_from_their_own_day(later: Runner) -> None:
    def last_day() -> str:
        (term,) = later.json("deadline", "list", "--all", "--termijn", "inburgeringstermijn", "--dossier", DOSSIER)
        return str(term["uiterlijk"])

    later.ok("besluit", "record", DOSSIER, "verlenging", "--datum", "2025-06-01", "--tot", "2027-11-28")
    later.ok(
        "besluit",
        "record",
        DOSSIER,
        "verlenging",
        "--datum",
        "2025-07-01",
        "--tot",
        "2028-05-28",
        "--oordeel",
        "afwijzing",
    )
    later.ok("besluit", "record", DOSSIER, "vrijstelling", "--datum", "2025-08-01", "--tot", "2029-05-28")
    assert last_day() == "2027-11-28"
    later.ok("besluit", "record", DOSSIER, "nieuwe_termijn", "--datum", "2025-09-01", "--tot", "2029-11-28")
    assert last_day() == "2029-11-28"
    later.peildatum = "2025-08-31"
    assert last_day() == "2027-11-28"
    later.peildatum = "2025-05-31"
    assert last_day() == "2027-05-28"


def test_a_decision_keeps_its_verdict_when_another_field_is_changed(later: Runner) -> None:
    decision = ("besluit", "record", DOSSIER, "verlenging", "--datum", "2025-06-01")
    later.ok(*decision, "--oordeel", "afwijzing")
    later.ok(*decision, "--grond", "te vroeg", "--wijzig")
    assert [d["oordeel"] for d in later.json("besluit", "list", DOSSIER)] == ["afwijzing"]


def test_the_latest_call_for_the_intake_sets_the_term(later: Runner) -> None:
    def term() -> tuple[str, str, str | None]:
        (one,) = later.json("deadline", "list", "--all", "--termijn", "intake_oproep", "--dossier", DOSSIER)
        return one["start"], one["uiterlijk"], one["gehaald_op"]

    call = ("maatregel", "record", DOSSIER)
    later.ok(*call, "oproep", "--datum", "2024-03-20", "--grond", "intake", "--uiterlijk", "2024-04-03")
    later.ok(
        *call,
        "waarschuwing",
        "--datum",
        "2024-04-05",
        "--grond",
        "intake",
        "--uiterlijk",
        "2024-04-19",
        "--verschenen",
        "2024-04-18",
    )
    later.ok(*call, "waarschuwing", "--datum", "2024-08-05", "--grond", "leerroute", "--uiterlijk", "2024-09-19")
    assert term() == ("2024-04-05", "2024-04-19", "2024-04-18")
    later.peildatum = "2024-04-17"
    assert term() == ("2024-04-05", "2024-04-19", None)
    later.peildatum = "2024-04-04"
    assert term() == ("2024-03-20", "2024-04-03", None)


def test_the_first_offer_is_the_event(later: Runner) -> None:
    later.ok("aanbod", "add", DOSSIER, "--aangeboden-op", "2024-07-01", "--aanbieder", "A")
    later.ok("aanbod", "add", DOSSIER, "--aangeboden-op", "2024-06-01", "--aanbieder", "B")
    assert later.json("case", "show", DOSSIER)["gebeurtenissen"]["aanbod"] == "2024-06-01"
    later.peildatum = "2024-05-31"
    assert later.json("case", "show", DOSSIER)["gebeurtenissen"]["aanbod"] is None
    later.peildatum = "2025-12-31"
    refused = later("aanbod", "add", DOSSIER, "--aangeboden-op", "2024-05-27", "--aanbieder", "C")
    assert refused.code == 3
    assert "DUO aanbod" in refused.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("begeleiding add Öztürk --start 2024-04-02", "alleen voor asielstatushouders (Wi 13)"),
        ("voorinburgering add Öztürk knm --start 2024-04-02", "alleen voor asielstatushouders (nota tabel 1.0)"),
        ("aanbod add Öztürk --aangeboden-op 2024-04-02 --aanbieder X", "alleen voor asielstatushouders (Wi 16)"),
        (f"begeleiding add {DOSSIER} --start 2024-04-02 --einde 2024-04-01", "ligt vóór"),
        (f"overdracht record {DOSSIER} azc --datum 2024-04-02", "waarom de overdracht er niet was"),
        (f"activiteit hours {DOSSIER} taalles --maand 2024-05 --gevolgd 3", "niet in 2024-05"),
        (f"activiteit hours {DOSSIER} stage --maand 2024-05 --gevolgd 3", "heeft geen stage"),
        (f"activiteit hours {DOSSIER} taalles --maand 2024-07 --aangeboden 3 --gevolgd 3,25", "meer dan de aangeboden"),
        (f"activiteit hours {DOSSIER} taalles --maand 2024-13 --gevolgd 3", "is geen maand"),
        (f"examen record {DOSSIER} ona --datum 2025-01-01 --uitslag gezakt", "ONA is er niet in de Wi2021"),
        (f"examen record {DOSSIER} knm --datum 2025-01-01 --uitslag gezakt --niveau a2", "heeft geen niveau"),
        (f"examen record {DOSSIER} le --datum 2025-01-01 --uitslag gezakt --reden-geen-uitslag absent", "uitslag ‘geen’"),
        (f"maatregel record {DOSSIER} oproep --datum 2025-01-01 --grond intake --bedrag 5", "alleen bij een boete"),
        (f"maatregel record {DOSSIER} oproep --datum 2025-01-02 --grond intake --uiterlijk 2025-01-01", "ligt vóór"),
        (f"besluit record {DOSSIER} verlenging --datum 2025-01-01", "--tot"),
        (f"besluit record {DOSSIER} ontheffing --datum 2025-01-01 --omvang geheel --onderdeel le", "gedeeltelijk"),
        (f"ontzorg month {DOSSIER} --maand 2024-11 --huur 5", "geen ontzorgen"),
        (f"ontzorg month {DOSSIER} --maand 2024-05 --telefoon 5", "gesloten lijst"),
        (f"ontzorg evaluate {DOSSIER} --datum 2024-03-01 --uitkomst verlengen", "nog geen ontzorgen"),
        (f"ontzorg train {DOSSIER} budget --start 2024-05-02 --afgerond 2024-05-01", "ligt vóór"),
    ],
)  # fmt: skip
def test_each_refusal_says_why_and_stores_nothing(later: Runner, words: str, said: str) -> None:
    before = later.dump()
    refused = later(*words.split())
    assert refused.code in (2, 3)
    assert said in refused.err
    assert later.dump() == before


def test_two_activities_in_one_month_are_told_apart_by_their_first_day(later: Runner) -> None:
    later.ok("activiteit", "add", DOSSIER, "taalles", "--start", "2024-06-17", "--aanbieder", "Ander")
    hours = ("activiteit", "hours", DOSSIER, "taalles", "--maand", "2024-06", "--gevolgd", "3")
    refused = later(*hours)
    assert refused.code == 3
    assert "03-06-2024, 17-06-2024" in refused.err
    assert later.json(*hours, "--start", "2024-06-17")["aanbieder"] == "Ander"


def test_the_timeline_shows_the_days_of_a_record(later: Runner) -> None:
    later.ok("examen", "record", DOSSIER, "le", "--datum", "2025-11-03", "--uitslag", "geslaagd")
    (line,) = [r for r in later.json("case", "timeline", DOSSIER) if r["soort"] == "traject"]
    assert (line["datum"], line["naam"], line["omschrijving"]) == ("2025-11-03", "examens", "examen lezen: geslaagd")
    assert "Examens" in later.ok("case", "show", DOSSIER).out


def test_the_screen_tells_how_to_reach_a_person_and_until_when(later: Runner) -> None:
    own = (
        "--adres",
        "Dorpsstraat 1",
        "--postcode",
        "1191 ab",
        "--woonplaats",
        "Ouderkerk",
        "--tolk-nodig",
        "--contacttaal",
        "Tigrinya",
    )
    days = ("--vergunning-geldig-tot", "2029-01-15", "--duo-termijn-einde", "2027-05-28")
    found = later.json("case", "edit", DOSSIER, *own, *days)
    assert (found["postcode"], found["tolk_nodig"], found["duo_termijn_einde"]) == ("1191AB", True, "2027-05-28")
    told = " ".join(later.ok("case", "show", DOSSIER).out.split())
    assert "adres: Dorpsstraat 1 · postcode: 1191AB · woonplaats: Ouderkerk" in told
    assert "tolk nodig: ja · vergunning tot en met: 15-01-2029" in told
    assert "termijn volgens DUO tot en met: 28-05-2027" in told
    assert "Dorpsstraat" not in trail(later)[-1][2]


def test_a_record_without_wijzig_that_is_there_names_how_to_change_it(later: Runner) -> None:
    again = ("intake", "record", DOSSIER, "--datum", "2024-01-15", "--yes")
    later(*again)
    refused = later(*again)
    assert refused.code == 3
    assert "Wijzigen gaat met case correct" in refused.err
    assert f"inburgering case records {DOSSIER}" in " ".join(refused.err.split())
