"""Whether what was timed was also right: each answer beside one that was found another way."""

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.caseload import PEILDATUM
from benchmarks.measure import Command

_FIGURES = ("teller", "noemer", "lopend", "lopend_gehaald", "uitgevallen", "n", "waarvan_betaald")


def must_equal(what: str, ours: object, theirs: object) -> None:
    """Stop when two answers differ: a wrong answer has no speed."""
    if ours != theirs:
        sys.exit(f"WRONG ANSWER: {what}\n  the program: {ours}\n  by hand:     {theirs}")


def told(command: Command, stdin: Path | None = None) -> str:
    """What a command writes."""
    entered = stdin.read_text() if stdin else ""
    return subprocess.run(command, check=True, capture_output=True, text=True, input=entered).stdout


def check_kpi(ours: str, by_hand: str) -> None:
    """`report kpi -o json` against the lines of the hand-written SQL."""
    rows: dict[str, Any] = {row["id"]: row for row in json.loads(ours)["indicatoren"]}
    lines = csv.reader(io.StringIO(by_hand), delimiter="|")
    seen = set()
    for ident, *figures in lines:
        row = rows[ident]
        seen.add(ident)
        if row["eenheid"] == "procent" and row["teller"] is not None:
            values = [int(f) if f else None for f in figures]
            must_equal(ident, [row[name] for name in _FIGURES], values)
        elif row["eenheid"] == "cijfer":
            total, count = int(figures[0]), int(figures[1])
            must_equal(ident, (row["waarde"], row["n"]), ((2 * total + count) // (2 * count) / 10, count))
        else:
            must_equal(ident, (row["waarde"], row["n"]), (float(figures[0]), int(figures[5])))
    must_equal("rows of the report", sorted(rows), sorted(seen))


def check_list(ours: str, store: Path) -> None:
    """`deadline list -o json`: its order, its dossiers, and one term counted by SQL."""
    lines = json.loads(ours)
    keys = [(line["uiterlijk"] or "9999", line["dossier"], line["termijn"]) for line in lines]
    must_equal("order of the list", keys == sorted(keys), True)
    must_equal("statuses of the list", {line["status"] for line in lines} <= {"lopend", "verlopen"}, True)
    by_hand = _open_with(
        store, "bijstand_ingang IS NOT NULL AND date(bijstand_ingang, '+3 years', '-1 day') >= :p"
    )  # on the day itself it is known who takes part
    term = [line for line in lines if line["termijn"] == "participatie_3j" and line["uiterlijk"] > PEILDATUM]
    must_equal("open dossiers before participatie_3j", sorted(line["dossier"] for line in term), by_hand)


def _open_with(store: Path, condition: str) -> list[str]:
    sql = f"SELECT nummer FROM dossier WHERE ifnull(dossier_gesloten, '9') > :p AND {condition} ORDER BY nummer"
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        found = [row[0] for row in connection.execute(sql, {"p": PEILDATUM})]
    connection.close()
    return found


def check_today(ours: str, store: Path) -> None:
    """Vandaag: the number of open dossiers."""
    must_equal("open dossiers of vandaag", f"{len(_open_with(store, '1'))} open dossiers" in ours, True)


def check_shown(ours: str, store: Path) -> None:
    """`case show`: the dossier that was made last, with what was registered of it."""
    sql = "SELECT nummer, geslachtsnaam FROM dossier ORDER BY id DESC LIMIT 1"
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        found = connection.execute(sql).fetchone()
    connection.close()
    must_equal("the dossier that is shown", tuple(ours.split()[:2]), found)
    must_equal("its talks", "1 van 4 gehouden" in ours, True)


def check_record(before: Path, after: Path, table: str) -> None:
    """A command that registers one record: one row more in its table, and one line more in the trail."""
    for name in (table, "spoor"):
        must_equal(f"rows of {name}", _count(after, name), _count(before, name) + 1)


def _count(store: Path, table: str) -> int:
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    connection.close()
    return int(count)


def check_import(ours: Path, by_hand: Path) -> None:
    """The dossiers of two stores, field by field; ours has a line in its trail for each."""
    connection = sqlite3.connect(ours)
    connection.execute("ATTACH ? AS hand", (str(by_hand),))
    for first, second in (("main", "hand"), ("hand", "main")):
        sql = f"SELECT count(*) FROM (SELECT * FROM {first}.dossier EXCEPT SELECT * FROM {second}.dossier)"
        must_equal(f"dossiers of {first} that {second} lacks", connection.execute(sql).fetchone()[0], 0)
    (count,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
    must_equal("lines of the trail", connection.execute("SELECT count(*) FROM spoor").fetchone()[0], count)
    connection.close()
