"""Dossiers of another store beside those that are here: taken over, recognised, never merged into somebody else."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from benchmarks.caseload import fill

from inburgering_cli.records.kinds import all_kinds
from tests.cli.test_identity import ADAM, BILAL, EXAMPLES, PEILDATUM, add, mark
from tests.cli.test_whole_store import content
from tests.conftest import Runner

BSN, OTHER_BSN = "999990019", "999990020"


@pytest.fixture
def here(inburgering: Runner) -> Runner:
    inburgering.peildatum = PEILDATUM
    return inburgering


@pytest.fixture
def there(here: Runner, tmp_path: Path) -> Runner:
    runner = here.beside(tmp_path / "collega.db")
    runner.peildatum = PEILDATUM
    runner.ok("db", "init")
    return runner


def exported(runner: Runner, *options: str) -> str:
    folder = runner.store.with_name(f"uit-{runner.store.stem}-{len(list(runner.store.parent.iterdir()))}")
    runner.ok("db", "export", "--out", str(folder), *options)
    return str(folder)


def take(here: Runner, there: Runner, *options: str) -> Any:
    return here.json("db", "import", "--erbij", exported(there, *options))


def numbers(receipt: Any) -> dict[str, tuple[str, str]]:
    return {one["oud"]: (one["nieuw"], one["wat"]) for one in receipt["dossiers"]}


def rows_of(runner: Runner, number: str) -> Counter[str]:
    """All that a store holds about one person, without ids and numbers."""
    found: Counter[str] = Counter()
    with closing(sqlite3.connect(runner.store)) as connection:
        connection.row_factory = sqlite3.Row
        (ident,) = connection.execute("SELECT id FROM dossier WHERE nummer = ?", (number,)).fetchone()
        for kind in all_kinds().values():
            if kind.name in ("herkomst", "spoor_elders") or (kind.owner is False and kind.name != "dossier"):
                continue
            column = "id" if kind.name == "dossier" else "dossier_id"
            for row in connection.execute(f"SELECT * FROM {kind.table} WHERE {column} = ?", (ident,)):
                values = {k: row[k] for k in row.keys() if k not in ("nummer",) and not k.endswith("id")}  # noqa: SIM118
                for name, (table, parent) in kind.parts.items():
                    pairs = f"SELECT naam, waarde FROM {table} WHERE {parent} = ? ORDER BY naam"
                    values[name] = [tuple(pair) for pair in connection.execute(pairs, (row["id"],))]
                found[f"{kind.table} {values}"] += 1
    return found


def test_a_caseload_is_taken_over_person_by_person(here: Runner, there: Runner) -> None:
    fill(there.store, 300)
    with closing(sqlite3.connect(there.store)) as connection, connection:
        connection.execute("UPDATE dossier SET klantmanager = iif(id % 2, 'J. Ziek', 'iemand anders')")
    fill(here.store, 120)
    with closing(sqlite3.connect(here.store)) as connection, connection:  # the same numbers, for other people
        connection.execute(
            "UPDATE dossier SET bsn = NULL, v_nummer = NULL, geslachtsnaam = 'Ander' || id,"
            " zoeknaam = lower(voornamen) || ' ander' || id"
        )
    some = list(all_numbers(there))[:60:2]
    common = take(here, there, *(part for number in some for part in ("--dossier", number)))
    assert {wat for _, wat in numbers(common).values()} == {"nieuw"}
    before = {number: rows_of(here, number) for number in all_numbers(here)}
    receipt = take(here, there, "--klantmanager", "j. ZIEK")
    told = numbers(receipt)
    assert len(told) == 150
    assert receipt["bestand"] == mark(there)
    assert receipt["verschillen"] == receipt["fouten"] == []
    assert receipt["bekend"] == len(some)
    assert not {new for new, wat in told.values() if wat == "nieuw"} & set(before)
    for old, (new, wat) in told.items():
        assert rows_of(here, new) == rows_of(there, old)
        assert wat == ("bekend" if old in numbers(common) else "nieuw")
    for number, rows in before.items():
        assert rows_of(here, number) == rows, number
    assert here("db", "check").code == 0


def all_numbers(runner: Runner) -> Iterable[str]:
    with closing(sqlite3.connect(runner.store)) as connection:
        return [number for (number,) in connection.execute("SELECT nummer FROM dossier ORDER BY id").fetchall()]


@pytest.mark.parametrize("formaat", ["csv", "json", "xlsx"])
def test_every_kind_comes_along_and_a_second_time_nothing_changes(here: Runner, there: Runner, formaat: str) -> None:
    for name in all_kinds():
        if (EXAMPLES / f"{name}.csv").exists():
            there.ok("import", name, str(EXAMPLES / f"{name}.csv"))
    add(here, **BILAL)
    folder = exported(there, "--format", formaat)
    receipt = here.json("db", "import", "--erbij", folder)
    there_now, here_now = content(there.store), content(here.store)
    for table, rows in there_now.items():
        extra = {"dossier": 1, "herkomst": 66, "spoor_elders": len(here_now["spoor_elders"])}.get(table, 0)
        assert len(here_now[table]) == len(rows) + extra, table
    again = here.json("db", "import", "--erbij", folder)
    assert content(here.store) == here_now
    assert {old: new for old, (new, _) in numbers(again).items()} == {
        old: new for old, (new, _) in numbers(receipt).items()
    }
    assert {counts["nieuw"] for counts in again["rijen"].values()} == {0}
    assert again["verschillen"] == []


def test_who_is_here_keeps_the_dossier_and_what_differs_is_told(here: Runner, there: Runner) -> None:
    mine = add(here, **ADAM, bsn=BSN, azc="Ter Apel")
    here.ok("case", "close", mine, "--reden", "verhuisd", "--datum", "2026-09-01")
    theirs = add(there, **{**BILAL, "geslachtsnaam": "Vooraf"})
    theirs = add(there, **ADAM, bsn=BSN, azc="Delfzijl", gemeente="Zwolle")
    there.ok("intake", "record", theirs, "--datum", "2026-05-01")
    here.ok("intake", "record", mine, "--datum", "2026-05-01", "--methode", "dariuz")
    receipt = take(here, there)
    assert numbers(receipt)[theirs] == (mine, "bekend")
    shown = here.json("case", "show", mine)
    assert (shown["gemeente"], shown["azc"]) == ("Zwolle", "Ter Apel")
    assert shown["gebeurtenissen"]["dossier_gesloten"] == "2026-09-01"
    (other,) = receipt["verschillen"]
    assert (other["dossier"], other["soort"], other["veld"]) == (mine, "cases", "azc")
    assert len(shown["intake"]) == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        ([{**ADAM, "bsn": BSN}], [{**BILAL, "bsn": BSN}], "van Adam, Ali"),
        (
            [{**ADAM, "bsn": BSN}, {**BILAL, "v_nummer": "1234567890"}],
            [{**ADAM, "bsn": BSN, "v_nummer": "1234567890"}],
            "wijzen niet dezelfde aan",
        ),
        (
            [{**ADAM, "bsn": BSN, "v_nummer": "1234567890"}],
            [{**ADAM, "bsn": BSN}, {**ADAM, "v_nummer": "1234567890"}],
            "zouden hier allebei dossier",
        ),
        (
            [{**ADAM, "bsn": BSN, "v_nummer": "1234567890"}],
            [{**ADAM, "bsn": OTHER_BSN, "v_nummer": "1234567890"}],
            "het BSN",
        ),
    ],
)
def test_what_would_merge_two_people_is_refused(
    here: Runner, there: Runner, mine: list[dict[str, str]], theirs: list[dict[str, str]], words: str
) -> None:
    for one in mine:
        add(here, **one)
    for one in theirs:
        add(there, **one)
    folder, before = exported(there), content(here.store)
    result = here("db", "import", "--erbij", folder, "-o", "json")
    assert (result.code, content(here.store)) == (3, before)
    assert words in result.data["fouten"][0]["melding"]
    assert BSN not in result.out + result.err


def test_a_caseload_that_comes_back_is_recognised_without_bsn(here: Runner, there: Runner) -> None:
    old = add(there, **ADAM)
    add(here, **BILAL)
    new = numbers(take(here, there))[old][0]
    here.ok("intake", "record", new, "--datum", "2026-05-01")
    back = take(there, here, "--dossier", new)
    assert numbers(back) == {new: (old, "bekend")}
    assert len(there.json("case", "show", old)["intake"]) == 1
    assert numbers(take(here, there)) == {old: (new, "bekend")}
    assert len(content(here.store)["dossier"]) == 2


def test_a_copy_that_lived_its_own_life_comes_back(here: Runner, tmp_path: Path) -> None:
    old = add(here, **ADAM)
    copy = here.beside(Path(here.json("db", "backup", "--out", str(tmp_path / "kopie"))["bestand"]))
    copy.peildatum = PEILDATUM
    only_here = add(here, **BILAL)
    only_there = add(copy, **{**BILAL, "geslachtsnaam": "Carim"})
    copy.ok("intake", "record", old, "--datum", "2026-05-01")
    assert only_here == only_there
    told = numbers(take(here, copy))
    assert told[old] == (old, "bekend")
    assert told[only_there] == ("2026-0003", "nieuw")
    assert len(here.json("case", "show", old)["intake"]) == 1


def test_households_of_strangers_stay_apart(here: Runner, there: Runner) -> None:
    add(here, **BILAL, huishouden="H1")
    theirs = add(there, **ADAM, huishouden="h1")
    wife = add(there, **{**ADAM, "voornamen": "Hala"}, huishouden="h1")
    told = numbers(take(here, there))
    with closing(sqlite3.connect(here.store)) as connection:
        marks = dict(connection.execute("SELECT nummer, huishouden FROM dossier").fetchall())
    assert marks[told[theirs][0]] == marks[told[wife][0]] == f"h1-{mark(there)[:4]}"
    assert take(here, there)["verschillen"] == []


def test_the_trails_of_both_are_kept_apart(here: Runner, there: Runner) -> None:
    old = add(there, **ADAM)
    there.ok("case", "show", old)
    add(here, **BILAL)
    new = numbers(take(here, there))[old][0]
    lines = here.json("case", "trail", new)
    assert [(line["bestand"], line["opdracht"]) for line in lines][:2] == [
        (mark(there), "case add"), (mark(there), "case show"),
    ]  # fmt: skip
    own = [line for line in lines if line["bestand"] is None]
    assert own[0]["opdracht"] == "db import"
    assert own[0]["invoer"] == {"uit_bestand": mark(there), "oud_nummer": old, "wat": "nieuw"}
    assert here("db", "check").code == 0
    here.ok("case", "erase", new, "--reden", "vergissing", "--yes")
    assert [line for line in here.json("case", "trail", new) if line["bestand"]] == []


def test_a_new_dossier_that_looks_like_one_here_is_said(here: Runner, there: Runner) -> None:
    mine = add(here, **ADAM)
    add(there, **ADAM, bsn=BSN)
    (one,) = take(here, there)["dossiers"]
    assert (one["wat"], one["lijkt_op"]) == ("nieuw", mine)


def test_an_export_without_a_mark_is_refused(here: Runner, there: Runner) -> None:
    add(there, **ADAM)
    folder = Path(exported(there))
    content_of = json.loads((folder / "export.json").read_text(encoding="utf-8"))
    del content_of["bestand"]
    (folder / "export.json").write_text(json.dumps(content_of), encoding="utf-8")
    refused = here("db", "import", "--erbij", str(folder))
    assert (refused.code, "oudere versie" in refused.err) == (3, True)


def test_the_trail_of_an_export_that_was_changed_is_refused(here: Runner, there: Runner) -> None:
    add(there, **ADAM)
    folder = Path(exported(there))
    (folder / "spoor.csv").write_text("id;tijd;opdracht\n", encoding="utf-8")
    assert here("db", "import", "--erbij", str(folder)).code == 3


def test_a_choice_of_dossiers_that_nobody_has(here: Runner, tmp_path: Path) -> None:
    add(here, **ADAM, klantmanager="Anna")
    nobody = here("db", "export", "--out", str(tmp_path / "a"), "--klantmanager", "Bert")
    assert (nobody.code, "Wel: Anna" in nobody.err) == (4, True)
    assert here("db", "export", "--out", str(tmp_path / "a"), "--dossier", "2031-0001").code == 4
    both = ("--klantmanager", "anna", "--anonymous")
    assert here("db", "export", "--out", str(tmp_path / "a"), *both).code == 2
    assert here.json("db", "export", "--out", str(tmp_path / "a"), "--klantmanager", "ANNA")["rijen"]["cases"] == 1
