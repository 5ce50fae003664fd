"""The whole store as files and back: nothing is lost, in any format, whatever stands in it."""

import contextlib
import json
import os
import random
import sqlite3
import tracemalloc
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from benchmarks.caseload import fill
from sqlmodel import SQLModel

import inburgering_cli.store.schema  # noqa: F401  # declares the tables
from inburgering_cli.core.errors import Fault
from inburgering_cli.law.facts import search_name
from inburgering_cli.records.field import Field
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store.database import Location
from inburgering_cli.store.write import Clash, Writer, writing
from inburgering_cli.work.files.export import CONTENT
from tests.conftest import Runner

EXAMPLES = Path(__file__).parent.parent.parent / "examples"
PEILDATUM = "2026-09-30"
FORMATS = ("csv", "json", "xlsx")
PARENTS = {"dossier_id": "dossier", "activiteit_id": "activiteit", "intake_id": "intake", "pip_id": "pip"}
NASTY = (
    "=1+1", "+31 6", "-3d", "@SUM(A1)", "'=1", "''-x", "'s-Gravenhage", 'zin met ; , | "aanhaling"', "regel\nregel",
    "cr\r\nlf", "a\\|b\\\\", "eindigt op \\", "€ Öztürk–Çelik", "نص", "\u200bbreed", "12345", "0012", "2024-03-18", "ja",
    "#geen fout", "x" * 30,
)  # fmt: skip
PLAIN = (
    "2024-03-18", "2024-03", "1990", "1190 AB", "ja", "nee", "1", "2", "2024", "10", "7,5", "1,25",
    "taalniveau=a|b;\\ c", "financien=3", "14:30", "020-1234567", "2026-01-31",
)  # fmt: skip
Content = dict[str, list[tuple[Any, ...]]]
KINDS = all_kinds()


def content(store: Path) -> Content:
    """All that a store holds but the trail and what `undo` needs, with the place of a record instead of its id."""
    found: Content = {}
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        places: dict[str, dict[Any, int | None]] = {
            n: {row["id"]: place for place, row in enumerate(connection.execute(f"SELECT id FROM {n} ORDER BY id"))}
            for n in names
            if n != "alembic_version"
        }
        for name in names:
            if name in ("alembic_version", "bestand", "spoor", "spoor_stand", "vorige"):
                continue
            found[name] = [
                tuple(
                    places[PARENTS[key]].get(row[key]) if key in PARENTS else row[key]
                    for key in row.keys()  # noqa: SIM118  # a Row gives its values
                    if key != "id"
                )
                for row in connection.execute(f"SELECT * FROM {name} ORDER BY id")
            ]
    return found


def back(runner: Runner, formaat: str) -> Path:
    """A new store that was read from an export of this one."""
    folder = runner.store.with_name(f"uit-{formaat}")
    runner.ok("db", "export", "--out", str(folder), "--format", formaat)
    copy = runner.store.with_name(f"terug-{formaat}.db")
    assert runner.bare("--db", str(copy), "db", "init").code == 0
    read = runner.bare("--db", str(copy), "--peildatum", runner.peildatum, "db", "import", str(folder))
    assert read.code == 0, read.out + read.err
    return copy


def values(draw: random.Random, spec: Field) -> Any:
    """A value that a field can have, in the form of the store."""
    texts = spec.choices or (NASTY if spec.free else PLAIN)
    for text in draw.sample(texts, len(texts)):
        try:
            value = spec.parse(text, PEILDATUM)
        except (Fault, KeyError):
            continue
        return (value,) if spec.repeated else value
    raise AssertionError(spec)


def record(draw: random.Random, own_name: str) -> dict[str, Any]:
    """A record of a kind; now and then a field that may be empty is."""
    return {
        name: values(draw, spec)
        for name, spec in KINDS[own_name].fields.items()
        if name not in ("bsn", "v_nummer") and (spec.required or draw.random() < 0.8)
    }


def _is_day(kind: Kind, name: str) -> bool:
    return kind.fields[name].shape in ("fact", "plan")


def add(writer: Writer, draw: random.Random, own_name: str, number: int, dossiers: list[int], known: set[Any]) -> None:
    """Add a record of a kind, straight into its table; not one whose key is there."""
    kind = KINDS[own_name]
    row = record(draw, own_name)
    parts = {name: row.pop(name) for name in kind.parts if name in row}
    if own_name == "cases":
        row |= {"nummer": f"20{20 + number % 5}-{number:04}", "zoeknaam": search_name(row), "v_nummer": f"{number:010}"}
        if number == 1:  # without days, so that none lies before another
            row = {name: value for name, value in row.items() if name not in kind.fields or not _is_day(kind, name)}
            row["bsn"] = "999990019"
        row["dossier_gesloten"], row["reden"] = ("2026-01-31", "verhuisd") if number % 3 == 0 else (None, None)
    elif "dossier_id" in writer.columns(kind.table):
        row["dossier_id"] = dossiers[number % len(dossiers)]
        if kind.owner is None and number % 2:
            row["dossier_id"] = None
    if kind.via[0]:
        activity = writer.raw.execute(
            "SELECT id, dossier_id FROM activiteit ORDER BY (id * 7 + ?) % 11 LIMIT 1", (number,)
        ).fetchone()
        row = {k: v for k, v in row.items() if k not in kind.via[1]}
        row |= {"activiteit_id": activity[0], "dossier_id": activity[1]}
    if own_name == "routes":
        row["niveau"] = None
    defaults = {"gemeente": "Ouder-Amstel", "soort": "voortgang", "oordeel": "toekenning"}
    needed = {c[1] for c in writer.raw.execute(f"PRAGMA table_info({kind.table})") if c[3] and not kind.via[0]}
    row |= {k: v for k, v in defaults.items() if k in needed and k not in row}
    key = (own_name, json.dumps(row, sort_keys=True, default=str)) if own_name != "cases" else number
    if key in known:
        return
    known.add(key)
    with contextlib.suppress(Clash), writer.savepoint():  # two of a kind on the same day, or a day before another
        ident = writer.add(kind.table, row)
        for name, pairs in parts.items():
            table, parent = kind.parts[name]
            writer.add(table, {parent: ident, "naam": pairs[0][0], "waarde": pairs[0][1]})
        if own_name == "cases":
            dossiers.append(ident)


@pytest.fixture
def nasty(inburgering: Runner) -> Runner:
    """A store with every kind of record, every field filled somewhere, and texts that files tend to break on."""
    inburgering.peildatum = PEILDATUM
    draw = random.Random(20261124)
    with writing(Location(inburgering.store, named=True)) as writer:
        dossiers: list[int] = []
        known: set[Any] = set()
        for own_name in KINDS:
            for number in range(1, 13):
                add(writer, draw, own_name, number, dossiers, known)
    return inburgering


def test_every_table_is_in_an_export() -> None:
    children = {table for kind in KINDS.values() for table, _ in kind.parts.values()}
    beside = {"bestand", "spoor", "spoor_stand", "vorige"}  # the last is no fact
    assert {kind.table for kind in KINDS.values()} | children | beside == set(SQLModel.metadata.tables)


@pytest.mark.parametrize("formaat", FORMATS)
def test_the_example_caseload_comes_back_whole(inburgering: Runner, formaat: str) -> None:
    inburgering.peildatum = PEILDATUM
    found = [own_name for own_name in KINDS if (EXAMPLES / f"{own_name}.csv").exists()]
    assert len(found) >= 10
    for own_name in found:
        inburgering.ok("import", own_name, str(EXAMPLES / f"{own_name}.csv"))
    assert content(back(inburgering, formaat)) == content(inburgering.store)


@pytest.mark.parametrize("formaat", FORMATS)
def test_a_store_full_of_traps_comes_back_whole(nasty: Runner, formaat: str) -> None:
    before = content(nasty.store)
    assert [name for name, rows in before.items() if len(rows) < 2] == []
    empty = {
        (name, place)
        for name, rows in before.items()
        for place in range(len(rows[0]))
        if all(row[place] is None for row in rows)
    }
    assert empty <= {("route", 3)}  # every column but the one that is left out on purpose
    copy = back(nasty, formaat)
    assert content(copy) == before
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("SELECT count(*) FROM spoor WHERE opdracht = 'db import'").fetchone() == (1,)


def test_a_generated_caseload_comes_back_whole(inburgering: Runner) -> None:
    inburgering.peildatum = PEILDATUM
    fill(inburgering.store, 300)
    assert content(back(inburgering, "csv")) == content(inburgering.store)


def test_gaps_in_the_ids_do_no_harm(nasty: Runner) -> None:
    with closing(sqlite3.connect(nasty.store)) as connection:
        connection.execute("DELETE FROM enquete WHERE id % 3 = 1")
        connection.execute("DELETE FROM pip_leefgebied WHERE pip_id = 1")
        connection.execute("DELETE FROM pip WHERE id = 1")
        connection.commit()
    assert content(back(nasty, "csv")) == content(nasty.store)


def test_no_cell_of_an_export_is_a_formula(nasty: Runner) -> None:
    folder = nasty.store.with_name("uit")
    for formaat in ("csv", "xlsx"):
        nasty.ok("db", "export", "--out", str(folder), "--format", formaat)
    from inburgering_cli.files.table_in import read_table
    from inburgering_cli.work.files.export import columns

    seen = 0
    for own_name in KINDS:
        for formaat in ("csv", "xlsx"):
            data = (folder / f"{own_name}.{formaat}").read_bytes()
            for row in read_table(data, frozenset(columns(KINDS[own_name])), frozenset(), own_name).rows:
                assert not [c for c in row.cells if c.startswith(("=", "+", "-", "@", "\t", "\r"))]
                seen += sum(c.startswith(("'=", "'+", "'-", "'@")) for c in row.cells)
    assert seen > 20


def test_an_export_is_for_the_user_alone_whole_and_in_the_trail(caseload: Runner) -> None:
    folder = caseload.store.with_name("uit")
    mask = os.umask(0)
    try:
        told = caseload.json("db", "export", "--out", str(folder))
    finally:
        os.umask(mask)
    assert folder.stat().st_mode & 0o777 == 0o700
    files = sorted(folder.iterdir())
    assert {p.stat().st_mode & 0o777 for p in files} == {0o600}
    assert {p.name for p in files} == {CONTENT, "spoor.csv", *(f"{own_name}.csv" for own_name in KINDS)}
    assert told["rijen"]["cases"] == 3
    assert json.loads((folder / CONTENT).read_text())["rijen"] == told["rijen"]
    with closing(sqlite3.connect(caseload.store)) as connection:
        line = connection.execute("SELECT opdracht, dossier, invoer FROM spoor ORDER BY id DESC").fetchone()
    assert line[:2] == ("db export", None)
    assert json.loads(line[2]) == {"formaat": "csv", "rijen": sum(told["rijen"].values())}
    again = {p.name: p.read_bytes() for p in files if p.name not in (CONTENT, "spoor.csv")}
    caseload.ok("db", "export", "--out", str(folder))
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.name in again} == again


def test_an_export_that_fails_leaves_what_was_there(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = caseload.store.with_name("uit")
    caseload.ok("db", "export", "--out", str(folder))
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    lines = caseload.dump()
    monkeypatch.setattr("inburgering_cli.files.tables_out._MOST_ROWS", 2)
    result = caseload("db", "export", "--out", str(folder), "--format", "xlsx")
    assert (result.code, "kies csv" in result.err) == (3, True)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before
    assert caseload.dump() == lines


def test_files_of_the_user_are_not_written_over(caseload: Runner) -> None:
    folder = caseload.store.with_name("uit")
    folder.mkdir()
    (folder / "cases.csv").write_text("van mij")
    result = caseload("db", "export", "--out", str(folder))
    assert (result.code, "niet van een eerdere export" in result.err) == (3, True)
    assert [p.name for p in folder.iterdir()] == ["cases.csv"]
    assert (folder / "cases.csv").read_text() == "van mij"


def test_the_last_of_two_exports_in_one_folder_is_read_back(caseload: Runner) -> None:
    folder, copy = exported(caseload)
    caseload.ok("case", "add", "--geslachtsnaam", "Nieuw", "--doelgroep", "gezinsmigrant")
    caseload.ok("db", "export", "--out", str(folder), "--format", "json")
    assert caseload.bare("--db", str(copy), "--peildatum", "2026-01-01", "db", "import", str(folder)).code == 0
    assert content(copy) == content(caseload.store)


def write(folder: Path, changes: Mapping[str, str | None]) -> None:
    for name, text in changes.items():
        if text is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(text, encoding="utf-8")


def exported(runner: Runner) -> tuple[Path, Path]:
    """(an export, an empty store)."""
    folder, copy = runner.store.with_name("uit"), runner.store.with_name("leeg.db")
    runner.ok("db", "export", "--out", str(folder))
    assert runner.bare("--db", str(copy), "db", "init").code == 0
    return folder, copy


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"routes.csv": None}, "ontbreekt routes"),
        ({"pips.csv": "dossier;dagtekening\n"}, "pips.csv is niet het bestand dat bij export.json hoort"),
        ({"pips.csv": "dossier;dagtekening\n", CONTENT: '{"formaat": "csv", "rijen": {"pips": 1}}'}, "heeft 0 rijen"),
        ({"cases.xlsx": "x", CONTENT: None}, "cases.csv en cases.xlsx"),
        ({CONTENT: "{"}, "niet te lezen"),
        ({"routes.csv": "dossier;route\n", CONTENT: None}, "routes.csv: De kolom ‘datum’ ontbreekt"),
    ],
)
def test_an_export_that_is_not_whole_is_refused(caseload: Runner, changes: dict[str, str | None], words: str) -> None:
    folder, copy = exported(caseload)
    write(folder, changes)
    result = caseload.bare("--db", str(copy), "--peildatum", "2026-01-01", "db", "import", str(folder))
    assert result.code == 3
    assert words in result.err
    assert {len(rows) for rows in content(copy).values()} == {0}


def test_wrong_rows_of_an_export_are_named_by_file_and_row_and_nothing_is_saved(caseload: Runner) -> None:
    folder, copy = exported(caseload)
    write(folder, {
        CONTENT: None,
        "cases.csv": "dossier;geslachtsnaam;doelgroep;bsn\n2025-0001;Een;gezinsmigrant;999990010\nx;Twee;gezinsmigrant;\n",
        "routes.csv": "dossier;route;datum\n2025-0077;b1;2024-01-01\n2025-0001;c1;2024-01-01\n;b1;2024-01-01\n",
        "uren.csv": "dossier;soort;maand;start\n2025-0001;stage;2024-01;2024-01-01\n2025-0001\n",
    })  # fmt: skip
    arguments = ("--db", str(copy), "--peildatum", "2026-01-01", "db", "import", str(folder))
    result = caseload.bare(*arguments, "-o", "json")
    assert result.code == 3
    found = {(f["bestand"], f["rij"], f["kolom"]) for f in result.data["fouten"]}
    assert {("cases.csv", 2, "bsn"), ("cases.csv", 3, "dossier"), ("routes.csv", 2, "dossier"), ("routes.csv", 3, "route"),
            ("routes.csv", 4, "dossier"), ("uren.csv", 3, None)} <= found  # fmt: skip
    assert "999990010" not in result.out + result.err
    assert "routes.csv" in caseload.bare(*arguments).out
    assert {len(rows) for rows in content(copy).values()} == {0}


def test_a_store_with_something_in_it_is_not_written_over(caseload: Runner) -> None:
    folder, _ = exported(caseload)
    before = caseload.dump()
    result = caseload("db", "import", str(folder))
    assert (result.code, "niet leeg" in result.err) == (3, True)
    assert caseload("db", "import", str(folder / "weg")).code == 3
    assert caseload("db", "import", str(caseload.store.parent)).code == 3
    assert caseload.dump() == before


def test_double_numbers_are_refused_by_the_schema_and_named(caseload: Runner) -> None:
    folder, copy = exported(caseload)
    for path in folder.iterdir():
        path.unlink()
    write(folder, {"cases.csv": "dossier;geslachtsnaam;doelgroep\n" + "2025-0001;Een;gezinsmigrant\n" * 2})
    result = caseload.bare("--db", str(copy), "db", "import", str(folder), "-o", "json")
    assert result.code == 3
    assert "tussen rij 2 en 3" in result.data["fouten"][0]["melding"]


def test_a_record_against_a_rule_is_read_back_with_a_warning(caseload: Runner) -> None:
    folder, copy = exported(caseload)
    path = folder / "pips.csv"
    path.write_text(path.read_text(encoding="utf-8-sig").replace("2024-05-28", "2023-05-28"), encoding="utf-8")
    (folder / CONTENT).unlink()
    result = caseload.bare("--db", str(copy), "--peildatum", "2026-01-01", "db", "import", str(folder))
    assert result.code == 0, result.err
    assert "1 dossiers gaan tegen een regel in" in result.err


def test_an_export_is_written_as_it_is_read(inburgering: Runner) -> None:
    """Of 5,000 long rows no more than a few are in memory at once."""
    rows = (f"Naam{n};gezinsmigrant;{n:010};{'straat ' * 25}" for n in range(5_000))
    path = inburgering.store.with_name("veel.csv")
    path.write_text("\n".join(["geslachtsnaam;doelgroep;v_nummer;adres", *rows]), encoding="utf-8")
    inburgering.ok("import", "cases", str(path))
    inburgering.ok("db", "export", "--out", str(path.with_name("eerst")))  # so that all modules are there
    tracemalloc.start()
    try:
        inburgering.ok("db", "export", "--out", str(path.with_name("uit")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert path.with_name("uit").joinpath("cases.csv").stat().st_size > 1_000_000
    assert peak < 500_000
