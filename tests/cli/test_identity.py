"""A number of a dossier means something in its own store only, and a file never makes one person into another."""

import csv
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.work.writing.identity import contradiction
from tests.cli.test_whole_store import content
from tests.conftest import Runner

PEILDATUM = "2026-09-30"
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
ADAM = {"geslachtsnaam": "Adam", "voornamen": "Ali", "geboortedatum": "1990-01-01", "doelgroep": "asielstatushouder"}
BILAL = {"geslachtsnaam": "Bilal", "voornamen": "Zara", "geboortedatum": "1985-06-07", "doelgroep": "asielstatushouder"}
OF_DOSSIERS = [name for name, kind in all_kinds().items() if kind.typed and kind.owner and kind.example]


def add(runner: Runner, **values: str) -> str:
    options = [part for name, value in values.items() for part in (f"--{name.replace('_', '-')}", value)]
    return str(runner.json("case", "add", *options, "--yes")["dossier"])


def mark(runner: Runner) -> str:
    return str(runner.json("db", "status")["bestand"])


def written(runner: Runner, *rows: dict[str, Any]) -> str:
    path = runner.store.with_name("rijen.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(dict.fromkeys(name for row in rows for name in row)), delimiter=";")
        out.writeheader()
        out.writerows(rows)
    return str(path)


@pytest.fixture
def here(inburgering: Runner) -> Runner:
    inburgering.peildatum = PEILDATUM
    return inburgering


@pytest.fixture
def there(here: Runner, tmp_path: Path) -> Runner:
    """The store of a colleague."""
    runner = here.beside(tmp_path / "collega.db")
    runner.peildatum = PEILDATUM
    runner.ok("db", "init")
    return runner


def test_every_store_has_a_mark_of_its_own_that_its_copies_keep(here: Runner, there: Runner, tmp_path: Path) -> None:
    own = mark(here)
    assert own != mark(there)
    copy = here.json("db", "backup", "--out", str(tmp_path / "kopie"))["bestand"]
    assert mark(here.beside(Path(copy))) == own
    there.ok("db", "restore", copy, "--yes")
    assert mark(there) == own
    read = here.beside(tmp_path / "gelezen.db")
    read.ok("db", "init")
    here.ok("db", "export", "--out", str(tmp_path / "uit"))
    read.ok("db", "import", str(tmp_path / "uit"))
    assert mark(read) != own


def test_a_store_of_an_older_schema_gets_its_mark(tmp_path: Path, here: Runner) -> None:
    from tests.store.test_upgrade import frozen

    old = tmp_path / "oud.db"
    frozen(old)
    runner = here.beside(old)
    runner.ok("db", "migrate")
    assert mark(runner) == mark(runner) != mark(here)


def test_a_mark_that_was_taken_away_is_said(here: Runner) -> None:
    add(here, **ADAM)
    with closing(sqlite3.connect(here.store)) as connection, connection:
        connection.execute("DELETE FROM bestand")
    assert here("db", "status").code == 5
    assert any(one["controle"] == "kenmerk" for one in here("db", "check", "-o", "json").data["bevindingen"])


@pytest.mark.parametrize("formaat", ["csv", "xlsx"])
def test_no_file_of_an_export_lands_on_another_person(
    here: Runner, there: Runner, tmp_path: Path, formaat: str
) -> None:
    kinds = [name for name, kind in all_kinds().items() if kind.typed and (kind.owner is not False or name == "cases")]
    for name in all_kinds():
        if (EXAMPLES / f"{name}.csv").exists():
            there.ok("import", name, str(EXAMPLES / f"{name}.csv"))
    for letter in "abcdefghijkl":
        add(here, **{**BILAL, "voornamen": f"Zara{letter}"})
    there.ok("db", "export", "--out", str(tmp_path / "uit"), "--format", formaat)
    before = content(here.store)
    refused = set()
    for name in kinds:
        for policy in ("update", "skip", "fail"):
            path = str(tmp_path / "uit" / f"{name}.{formaat}")
            result = here("import", name, path, "--on-duplicate", policy, "-o", "json")
            if result.data["gelezen"]:
                refused.add(name)
                assert result.code == 3
                assert "uit een ander dossierbestand" in result.data["fouten"][0]["melding"]
    assert len(refused) > 15
    assert content(here.store) == before


@pytest.mark.parametrize("kind", OF_DOSSIERS)
def test_a_row_of_every_kind_is_refused_when_it_is_about_somebody_else(here: Runner, there: Runner, kind: str) -> None:
    number = add(here, **ADAM, bsn="999990019", v_nummer="1234567890")
    other = add(here, **BILAL, bsn="999990020")
    pairs = all_kinds()[kind].parts
    values = {name: text for name, text in all_kinds()[kind].example.items() if name not in pairs}
    before = content(here.store)
    for told, field, whose in (
        ({"dossier": number, "bestand": mark(there)}, "dossier", "het dossier van Adam, Ali"),
        ({"dossier": "2026-0099", "bestand": mark(there)}, "dossier", "niet uitgegeven"),
        ({"dossier": number, "bsn": "999990020"}, "bsn", f"van dossier {other}"),
        ({"dossier": number, "bsn": "999990032"}, "bsn", "van Adam, Ali"),
        ({"dossier": number, "v_nummer": "1234567891"}, "v_nummer", "van Adam, Ali"),
        ({"bsn": "999990020", "v_nummer": "1234567890"}, "v_nummer", f"van dossier {number}"),
        ({"dossier": number, "Achternaam": "Bilal"}, "geslachtsnaam", "van Adam, Ali"),
        ({"dossier": number, "voornamen": "Zara"}, "voornamen", "van Adam, Ali"),
        ({"dossier": number, "geboortedatum": "07-06-1985"}, "geboortedatum", "van Adam, Ali"),
        ({"bsn": "999990019", "geslachtsnaam": "Bilal", "geboortedatum": "1985"}, "geslachtsnaam", "van Adam, Ali"),
    ):
        result = here("import", kind, written(here, {**told, **values}), "--on-duplicate", "update", "-o", "json")
        assert result.code == 3, told
        (fault,) = result.data["fouten"]
        assert (fault["rij"], fault["kolom"]) == (2, field), (told, fault)
        assert whose in fault["melding"], (told, fault)
        assert "9999900" not in result.out + result.err
        assert content(here.store) == before


def test_a_row_that_tells_who_it_is_and_is_right_is_stored(here: Runner) -> None:
    number = add(here, **{**ADAM, "voorvoegsel": "van den"}, bsn="999990019")
    for told in (
        {"dossier": number, "bestand": mark(here).upper()},
        {"dossier": number, "bsn": "999990019", "geslachtsnaam": "Van den ADAM", "voornamen": "A."},
        {"bsn": "999990019", "geboortedatum": "1990"},
        {"dossier": "", "bestand": "bcdf-bcdf-bcdf-bcdf", "bsn": "999990019"},
    ):
        done = here.json("import", "intakes", written(here, {**told, "datum": "2026-05-01"}))
        assert done["nieuw"] + done["ongewijzigd"] == 1


def test_update_never_turns_one_person_into_another(here: Runner) -> None:
    number = add(here, **ADAM)
    before = content(here.store)
    for other in (
        BILAL,
        {**ADAM, "geslachtsnaam": "Bilal"},
        {**ADAM, "voornamen": "Zara"},
        {**ADAM, "geboortedatum": "1991"},
    ):
        for policy in ("update", "skip", "fail"):
            rows = written(here, {"dossier": number, **other})
            result = here("import", "cases", rows, "--on-duplicate", policy, "-o", "json")
            assert (result.code, "van Adam, Ali" in result.data["fouten"][0]["melding"]) == (3, True)
    assert content(here.store) == before
    filled = {
        "dossier": number,
        "geslachtsnaam": "ádam",
        "geboortedatum": "1990-01-01",
        "doelgroep": "asielstatushouder",
    }
    more = written(here, {**filled, "bsn": "999990019"})
    assert here.json("import", "cases", more, "--on-duplicate", "update")["gewijzigd"] == 1


def test_with_the_same_bsn_one_difference_is_an_error_and_two_are_another_person(here: Runner) -> None:
    add(here, **ADAM, bsn="999990019")
    married = {**ADAM, "geslachtsnaam": "Bilal", "bsn": "999990019"}
    assert here.json("import", "cases", written(here, married), "--on-duplicate", "update")["gewijzigd"] == 1
    other = {**BILAL, "geslachtsnaam": "Carim", "bsn": "999990019"}
    assert here("import", "cases", written(here, other), "--on-duplicate", "update").code == 3


@pytest.mark.parametrize(
    ("stored", "told", "field"),
    [
        ({}, {}, None),
        ({"geslachtsnaam": "El-Amrani"}, {"geslachtsnaam": "ELAMRANI"}, None),
        ({"geslachtsnaam": "Öztürk"}, {"geslachtsnaam": "Ozturk"}, None),
        ({"geslachtsnaam": "Berg", "voorvoegsel": "van den"}, {"geslachtsnaam": "van den Berg"}, None),
        ({"geslachtsnaam": "Haile"}, {"geslachtsnaam": "Haile-Tesfay"}, None),
        ({"geslachtsnaam": "Haile"}, {"geslachtsnaam": "Hailu"}, "geslachtsnaam"),
        ({"voornamen": "Selam Ruth"}, {"voornamen": "S.R."}, None),
        ({"voornamen": "Amina"}, {"voornamen": "Samira"}, "voornamen"),
        ({"geboortedatum": "1990"}, {"geboortedatum": "1990-05-03"}, None),
        ({"geboortedatum": "1990-05"}, {"geboortedatum": "1990-06-03"}, "geboortedatum"),
        ({"bsn": "999990019", "v_nummer": "1234567890"}, {"bsn": "999990019", "v_nummer": "1234567891"}, None),
        ({"bsn": "999990019", "v_nummer": "1234567890"}, {"bsn": "999990020", "v_nummer": "1234567890"}, "bsn"),
        ({"v_nummer": "1234567890"}, {"bsn": "999990020", "v_nummer": "1234567891"}, "v_nummer"),
    ],
)
def test_who_can_be_the_same_person(stored: dict[str, str], told: dict[str, str], field: str | None) -> None:
    assert contradiction(stored, told) == field


def test_rejected_rows_say_of_which_store_their_numbers_are(here: Runner, there: Runner) -> None:
    number = add(here, **ADAM)
    assert add(there, **BILAL) == number
    rejects = here.store.with_name("afgewezen.csv")
    rows = written(here, {"dossier": number, "datum": "2099-01-01"})
    assert here("import", "intakes", rows, "--rejects", str(rejects)).code == 3
    text = rejects.read_text(encoding="utf-8-sig")
    assert text.splitlines()[0] == "reden_afwijzing;bestand;dossier;datum"
    rejects.write_text(text.replace("2099-01-01", "2026-05-01"), encoding="utf-8")
    refused = there("import", "intakes", str(rejects))
    assert (refused.code, "van Bilal, Zara" in refused.out) == (3, True)
    assert here.json("import", "intakes", str(rejects))["nieuw"] == 1


def test_an_export_of_two_stores_in_one_folder_is_refused(here: Runner, there: Runner, tmp_path: Path) -> None:
    for runner, name in ((here, "a"), (there, "b")):
        number = add(runner, **(ADAM if name == "a" else BILAL))
        runner.ok("intake", "record", number, "--datum", "2026-05-01")
        runner.ok("db", "export", "--out", str(tmp_path / name))
    (tmp_path / "a" / "export.json").unlink()
    shutil.copy(tmp_path / "b" / "intakes.csv", tmp_path / "a" / "intakes.csv")
    empty = here.beside(tmp_path / "leeg.db")
    empty.ok("db", "init")
    result = empty("db", "import", str(tmp_path / "a"), "-o", "json")
    assert result.code == 3
    assert [(f["bestand"], f["kolom"]) for f in result.data["fouten"]] == [("intakes.csv", "bestand")]


def test_a_package_says_of_which_store_it_is(here: Runner, there: Runner, tmp_path: Path) -> None:
    number = add(here, **ADAM)
    here.ok("case", "export", number, "--out", str(tmp_path / "p"))
    (package,) = (tmp_path / "p").iterdir()
    assert json.loads((package / "dossier.json").read_text(encoding="utf-8"))["bestand"] == mark(here)
    refused = here("case", "receive", str(package), "--huisvesting", "2026-09-01")
    assert (refused.code, f"van dossier {number}" in refused.err) == (3, True)
    assert there.json("case", "receive", str(package), "--huisvesting", "2026-09-01")


def test_a_message_of_duo_about_two_people_is_refused(here: Runner) -> None:
    add(here, **ADAM, bsn="999990019")
    add(here, **BILAL, v_nummer="1234567890")
    message = json.loads(next((EXAMPLES / "duo").rglob("*.json")).read_text(encoding="utf-8"))
    assert message
    path = here.store.with_name("n.json")
    path.write_text(
        json.dumps(
            {
                "bsn": "999990019",
                "vNummer": 1234567890,
                "gebeurtenisId": "1",
                "registratieDatumTijd": "2026-09-01T10:00:00",
            }
        ),
        encoding="utf-8",
    )
    before = content(here.store)
    result = here("import", "notificaties", str(path), "-o", "json")
    assert result.code == 3
    assert content(here.store) == before
