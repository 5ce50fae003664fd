"""Who looked, erasing, keeping no longer than allowed, and exports that name nobody: on the files as they are."""

import csv
import json
import re
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import SQLModel

import inburgering_cli.store.schema  # noqa: F401  # declares the tables
from inburgering_cli.cli.shell.run import run
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store.erase import DETACHED
from inburgering_cli.store.trail.chain import breaks
from tests.conftest import Runner

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
KINDS = (
    "cases", "intakes", "pips", "routes", "ontzorg", "activiteiten", "uren", "examens", "gesprekken", "klantprofielen",
    "maatregelen", "besluiten", "enquetes", "uitgaven", "verwijzingen",
)  # fmt: skip
BSN = "999990019"
NAME = "Zeldzaamnaam"
LOOKS = (
    "case show {}", "case timeline {}", "deadline explain {}", "deadline list --dossier {}", "signaal list --dossier {}",
    "intake show {}", "pip show {}", "map status {}", "gesprek status {}", "maatregel propose {}", "besluit grounds {}",
    "route account {}", "ontzorg overview {}", "intake zrm {}", "case trail {}",
)  # fmt: skip


@pytest.fixture(scope="module")
def examples_store(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> bytes:
    """The fictional caseload, with one more person whose name and texts occur nowhere else."""
    store = tmp_path_factory.mktemp("examples") / "store.db"
    store.write_bytes(empty_store)
    store.chmod(0o600)

    def ok(*arguments: str) -> None:
        assert run(["--db", str(store), "--peildatum", "2026-09-30", *arguments]) == 0, arguments

    for kind in KINDS:
        ok("import", kind, str(EXAMPLES / f"{kind}.csv"))
    ok(
        "case", "add", "--geslachtsnaam", NAME, "--voornamen", "Allerzeldzaamst", "--doelgroep", "asielstatushouder",
        "--bsn", BSN, "--email", "zeldzaam@voorbeeld.nl", "--huishouden", f"Fam. {NAME}", "--huisvesting", "2019-03-18",
        "--azc", f"bij {NAME}", "--plicht-begin", "2019-01-15",
    )  # fmt: skip
    ok("case", "edit", BSN, "--geslachtsnaam", "Nietmeerzeldzaam")
    ok("case", "edit", BSN, "--geslachtsnaam", NAME)
    ok("intake", "record", BSN, "--datum", "2019-04-01", "--leefgebied", f"werkervaring={NAME} was kapper")
    ok("pip", "create", BSN, "--dagtekening", "2019-05-01", "--doel", f"{NAME} wil een kapsalon")
    ok("activiteit", "add", BSN, "stage", "--start", "2019-06-01", "--aanbieder", f"Kapsalon {NAME}")
    ok("budget", "spend", "pvt", "100", BSN, "--datum", "2019-07-01", "--kenmerk", f"factuur {NAME}")
    ok("enquete", "record", BSN, "--groep", "inburgeraars", "--datum", "2019-08-01", "--score", "8")
    ok("case", "show", BSN)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store.read_bytes()


@pytest.fixture
def examples(inburgering: Runner, examples_store: bytes) -> Runner:
    """A runner on a store of its own with those people."""
    inburgering.store.write_bytes(examples_store)
    inburgering.peildatum = "2026-09-30"
    return inburgering


def lines(store: Path) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(store)) as connection:
        assert list(breaks(connection)) == []
        return connection.execute("SELECT opdracht, dossier, invoer FROM spoor ORDER BY id").fetchall()


def all_bytes(store: Path) -> bytes:
    return b"".join(path.read_bytes() for path in store.parent.glob(f"{store.name}*"))


def numbers(runner: Runner) -> str:
    return str(runner.json("case", "search", NAME)[0]["dossier"])


@pytest.mark.parametrize("command", LOOKS)
@pytest.mark.parametrize("form", ["table", "json"])
def test_a_look_at_a_dossier_leaves_one_line(caseload: Runner, command: str, form: str) -> None:
    caseload.peildatum = "2025-12-31"
    before = lines(caseload.store)
    caseload.ok(*command.format("999990019").split(), "-o", form)
    (line,) = lines(caseload.store)[len(before) :]
    assert line == (" ".join(command.split()[:2]), "2025-0001", '{"gezien": true}')


def test_a_search_tells_what_it_gave_and_never_what_was_typed(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    for typed, by in ((BSN, "bsn"), ("tesf", "naam"), ("0123456789", "v_nummer"), ("2025-0001", "nummer")):
        caseload.ok("case", "search", typed)
        command, dossier, record = lines(caseload.store)[-1]
        assert (command, dossier) == ("case search", None)
        assert json.loads(record) == {"gezocht_op": by, "gevonden": 1, "dossiers": ["2025-0001"]}
    assert [line["soort"] for line in caseload.json("case", "trail", "2025-0001")[-4:]] == ["zoeken"] * 4


def test_a_household_is_a_look_at_each_of_its_members(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("huishouden", "show", "H-01")
    assert lines(caseload.store)[-1] == ("huishouden show", "2025-0003", '{"gezien": true}')


def test_what_a_command_wrote_is_shown_without_a_second_line(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    before = lines(caseload.store)
    caseload.json("case", "edit", "2025-0001", "--azc", "Ter Apel")
    assert [line[0] for line in lines(caseload.store)[len(before) :]] == ["case edit"]


def test_a_look_that_cannot_be_noted_still_shows_and_says_so_once(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    with closing(sqlite3.connect(caseload.store)) as connection:
        connection.execute("CREATE TRIGGER vol BEFORE INSERT ON spoor BEGIN SELECT RAISE(ABORT, 'vol'); END")
    result = caseload.ok("map", "show", "2025-0001")
    assert result.err.count("niet in het spoor") == 1


def test_nothing_of_an_erased_dossier_is_left_in_any_file_of_the_store(examples: Runner) -> None:
    nummer = numbers(examples)
    secrets = [
        t.encode()
        for t in (BSN, NAME, NAME.lower(), "Allerzeldzaamst", "allerzeldzaamst", "zeldzaam@", "Nietmeerz", "kapsalon")
    ]
    assert all(secret in all_bytes(examples.store) for secret in secrets[:3])
    spent = examples.json("budget", "spending")
    kept = [line for line in lines(examples.store) if line[1] != nummer]
    assert examples("case", "erase", nummer, "--yes").code == 3  # the plicht still runs
    assert examples("case", "erase", nummer, "--reden", "verzoek").code == 2  # nobody to ask
    done = examples.json("case", "erase", nummer, "--reden", "verzoek", "--yes")
    assert done["dossier"] == nummer
    assert done["losgemaakt"] == 2
    data = all_bytes(examples.store)
    assert [secret for secret in secrets if secret in data] == []
    told = lines(examples.store)
    assert [line for line in told if line[1] != nummer] == kept
    assert [line[2] for line in told if line[1] == nummer][:-1] == ["{}"] * 8 + ['{"gezien": true}']
    assert told[-1][:2] == ("case erase", nummer)
    assert set(json.loads(told[-1][2])) == {"reden", "rijen", "zegel"}
    assert sum(r["bedrag"] for r in examples.json("budget", "spending")) == sum(r["bedrag"] for r in spent)
    assert examples("case", "show", nummer).code == 4
    assert examples.json("case", "trail", nummer)[-1]["soort"] == "wissen"
    assert examples.json("db", "check")["in_orde"] is True


def test_every_table_with_a_dossier_is_emptied_of_it(examples: Runner) -> None:
    nummer = numbers(examples)
    with closing(sqlite3.connect(examples.store)) as connection:
        (ident,) = connection.execute("SELECT id FROM dossier WHERE nummer = ?", (nummer,)).fetchone()
        connection.execute(
            "INSERT INTO levering (dossier_id, api, sleutel, ingetrokken, bericht_id, hash, peildatum, tijd)"
            " VALUES (?, 'pip', '', 0, 'x', 'y', '2024-01-01', 'z')",
            (ident,),
        )
        connection.execute(
            "INSERT INTO duo_ontvangst (dossier_id, soort, hash, tijd) VALUES (?, 'notificatie', 'h', 't')", (ident,)
        )
        connection.commit()
    examples.ok("case", "erase", nummer, "--reden", "vergissing", "--yes")
    own = [t for t in SQLModel.metadata.sorted_tables if "dossier_id" in t.c]
    assert len(own) > 20
    assert {t.name for t in own if t.c.dossier_id.nullable} - {"vorige", "spoor_elders"} == set(DETACHED)
    with closing(sqlite3.connect(examples.store)) as connection:
        for table in own:
            found = connection.execute(f"SELECT count(*) FROM {table.name} WHERE dossier_id = ?", (ident,)).fetchone()
            assert found == (0,), table.name
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("column", ["tijd", "gebruiker", "opdracht", "invoer"])
def test_what_is_left_in_the_trail_of_an_erased_dossier_cannot_be_changed(examples: Runner, column: str) -> None:
    nummer = numbers(examples)
    examples.ok("case", "erase", nummer, "--reden", "verzoek", "--yes")
    with closing(sqlite3.connect(examples.store)) as connection:
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("UPDATE spoor SET tijd = 'x' WHERE dossier = ?", (nummer,))
        connection.execute("DROP TRIGGER spoor_niet_wijzigen")
        connection.execute(
            f"UPDATE spoor SET {column} = 'x' WHERE id = (SELECT min(id) FROM spoor WHERE dossier = ?)", (nummer,)
        )
        assert list(breaks(connection)) != []


def test_input_that_was_taken_out_without_an_erasure_is_found(examples: Runner) -> None:
    with closing(sqlite3.connect(examples.store)) as connection:
        connection.execute("DROP TRIGGER spoor_niet_wijzigen")
        connection.execute("UPDATE spoor SET invoer = '{}' WHERE id = 3")
        assert list(breaks(connection)) == ["regel 3 is gewijzigd"]


def test_a_number_that_was_erased_is_not_given_out_again(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("case", "erase", "2025-0003", "--reden", "vergissing", "--yes")
    caseload.ok("case", "add", "--geslachtsnaam", "Nieuw", "--doelgroep", "gezinsmigrant")
    assert [row["dossier"] for row in caseload.json("case", "list")] == ["2025-0001", "2025-0002", "2025-0004"]


@pytest.mark.parametrize(("peildatum", "status"), [("2029-09-24", "loopt"), ("2029-09-25", "verstreken")])
def test_a_dossier_is_kept_until_five_years_after_the_plicht(inburgering: Runner, peildatum: str, status: str) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", NAME, "--doelgroep", "gezinsmigrant", "--voldaan", "2024-09-25")
    inburgering.peildatum = peildatum
    (row,) = inburgering.json("db", "retention", "--all")
    assert (row["status"], row["wissen_vanaf"], row["bron"]) == (status, "2029-09-25", "Bi 9.9 lid 1")
    assert len(inburgering.json("db", "retention")) == (status == "verstreken")
    inburgering.ok("db", "retention", "--erase", "--yes")
    assert (NAME.encode() in all_bytes(inburgering.store)) == (status == "loopt")


def test_on_death_at_once_and_without_a_term_never(inburgering: Runner) -> None:
    for name, why in (("Een", "overleden"), ("Twee", "verhuisd")):
        inburgering.ok("case", "add", "--geslachtsnaam", name, "--doelgroep", "gezinsmigrant")
        inburgering.ok("case", "close", name, "--reden", why, "--datum", "2024-09-30")
    assert [(r["naam"], r["status"]) for r in inburgering.json("db", "retention")] == [
        ("Een", "verstreken"), ("Twee", "geen_termijn"),
    ]  # fmt: skip
    assert inburgering("db", "retention", "--erase").code == 2
    told = inburgering.ok("db", "retention", "--erase", "--yes")
    assert "bewaartermijn" in told.err
    assert [row["geslachtsnaam"] for row in inburgering.json("case", "list")] == ["Twee"]


def test_a_municipality_sets_a_term_where_the_law_has_none_and_no_longer_one_where_it_has(
    inburgering: Runner, tmp_path: Path
) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "Twee", "--doelgroep", "gezinsmigrant")
    inburgering.ok("case", "close", "Twee", "--reden", "verhuisd", "--datum", "2024-09-01")
    policy = tmp_path / "beleid.toml"
    policy.write_text('[[bewaartermijn]]\nid = "verhuisd"\nmaanden = 12\nbron = "besluit"\n')
    (row,) = inburgering.json("--beleid", str(policy), "db", "retention", "--all")
    assert (row["wissen_vanaf"], row["eigen_beleid"]) == ("2025-09-01", True)
    for ident, length in (("plicht_geeindigd", "jaren = 6"), ("overleden", "jaren = 1"), ("zomaar", "jaren = 1")):
        policy.write_text(f'[[bewaartermijn]]\nid = "{ident}"\n{length}\nbron = "besluit"\n')
        assert inburgering("--beleid", str(policy), "db", "retention").code == 3


def test_copies_past_their_term_are_named_and_removed(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.ok("db", "backup", "--out", str(tmp_path / "weg"))
    (copy,) = (tmp_path / "weg").glob("*.db")
    inburgering.peildatum = "2100-01-01"
    (row,) = inburgering.json("db", "retention", "--back-ups", str(tmp_path / "weg"))
    assert (row["soort"], row["naam"]) == ("back_up", str(copy))
    inburgering.ok("db", "retention", "--erase", "--yes")
    assert not copy.exists()


def identifying(store: Path) -> set[str]:
    """Every value of a field that names somebody, or in which people type: as it stands in the store."""
    found: set[str] = set()
    with closing(sqlite3.connect(store)) as connection:
        found |= {n for (n,) in connection.execute("SELECT nummer FROM dossier")}
        for kind in all_kinds().values():
            for name, spec in kind.fields.items():
                if name not in kind.stored or not (spec.personal or spec.free):
                    continue
                rows = connection.execute(f"SELECT DISTINCT {name} FROM {kind.table} WHERE {name} IS NOT NULL")
                found |= {str(value) for (value,) in rows}
        for table in ("intake_leefgebied", "pip_leefgebied"):
            found |= {v for (v,) in connection.execute(f"SELECT waarde FROM {table}")}
    words = {code for kind in all_kinds().values() for spec in kind.fields.values() for code in spec.choices}
    return {value for value in found if len(value) > 2 and not any(value in word for word in words)}


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize("how", ["--pseudonymous", "--anonymous"])
def test_no_identifying_value_is_in_an_export_without_names(
    examples: Runner, tmp_path: Path, how: str, form: str
) -> None:
    values = identifying(examples.store)
    assert {BSN, NAME, f"{NAME} wil een kapsalon"} <= values
    assert len(values) > 500
    out = tmp_path / "uit"
    examples.ok("db", "export", "--out", str(out), "--format", form, how)
    cells: set[str] = set()
    text = ""
    for path in out.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        text += path.read_text(encoding="utf-8-sig")
    for piece in text.replace('"', ";").replace("\n", ";").replace(",", ";").split(";"):
        cells.add(piece.strip())
    assert values & cells == set()
    assert [v for v in values if len(v) >= 6 and v in text] == []


def test_pseudonyms_hold_together_and_are_the_same_by_the_same_key(examples: Runner, tmp_path: Path) -> None:
    key = tmp_path / "sleutel"
    for name in ("een", "twee"):
        examples.ok("db", "export", "--out", str(tmp_path / name), "--pseudonymous", "--key", str(key))
    examples.ok("db", "export", "--out", str(tmp_path / "drie"), "--pseudonymous")
    read = {n: (tmp_path / n / "intakes.csv").read_text(encoding="utf-8-sig") for n in ("een", "twee", "drie")}
    assert read["een"] == read["twee"] != read["drie"]
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    with (tmp_path / "een" / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        people = {row["dossier"] for row in csv.DictReader(file, delimiter=";")}
    assert {line.split(";")[0] for line in read["een"].splitlines()[1:]} <= people
    assert examples("db", "export", "--out", str(tmp_path / "een"), "--pseudonymous").code == 3
    inside = tmp_path / "vier"
    assert examples("db", "export", "--out", str(inside), "--pseudonymous", "--key", str(inside / "k")).code == 3
    assert examples("db", "export", "--out", str(inside), "--anonymous", "--key", str(key)).code == 2


def test_small_groups_are_hidden(examples: Runner, tmp_path: Path) -> None:
    out = tmp_path / "uit"
    examples.ok("db", "export", "--out", str(out), "--format", "json", "--anonymous")
    rows = json.loads((out / "aantallen.json").read_text())
    shown = [row["aantal"] for row in rows if row["aantal"] is not None]
    assert shown
    assert min(shown) >= 5
    everybody = len(examples.json("case", "list"))
    for about in {row["onderwerp"] for row in rows}:
        own = [row for row in rows if row["onderwerp"] == about]
        rest = everybody - sum(row["aantal"] or 0 for row in own)
        hidden = [row for row in own if row["verborgen"]]
        assert rest == 0 if not hidden else len(hidden) >= 2 and rest >= 5, about


def test_a_person_gets_all_with_who_looked(examples: Runner, tmp_path: Path) -> None:
    nummer = numbers(examples)
    made = Path(examples.json("case", "export", nummer, "--out", str(tmp_path), "--inzage")["pakket"])
    package = json.loads((made / "dossier.json").read_text())
    assert package["dossier"]["huishouden"] == f"Fam. {NAME}"
    assert package["delen"]["uitgaven"][0]["bedrag"] == 100
    assert {line["soort"] for line in package["spoor"]} == {"inzage", "wijziging", "zoeken"}
    page = (made / "dossier.html").read_text()
    assert "Wie dit dossier inzag" in page
    assert BSN in page  # it is the person's own
    told = package["over_uw_gegevens"]
    assert list(told) == [
        "Waarvoor wij uw gegevens gebruiken", "Van wie wij uw gegevens hebben", "Wie uw gegevens krijgt",
        "Hoe lang wij uw gegevens bewaren", "Uw rechten",
    ]  # fmt: skip
    assert {"Verbeteren", "Wissen", "Beperken", "Bezwaar", "Klacht", "Besluiten"} == set(told["Uw rechten"])
    for heading, lines in told.items():
        assert f">{heading}</h2>" in page
        assert all(f">{name}<" in page for name in lines)
    assert "autoriteitpersoonsgegevens.nl" in page
    assert not re.search(r"<(?:th|dt)[^>]*>[^<]*_[^<]*<", page)
    assert examples("case", "receive", str(made), "--huisvesting", "2026-09-01").code == 3
