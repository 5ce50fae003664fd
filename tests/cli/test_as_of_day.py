"""What a command shows on a day is what it shows in a store from which every later fact was taken away."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.records.documents import DOCUMENTS, LETTERS
from inburgering_cli.records.field import Field
from inburgering_cli.records.kind import OWNER, Kind, first_known
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.dossier import DOSSIER
from inburgering_cli.store import as_of
from tests.cli.test_help import COMMANDS
from tests.cli.test_kinds import DOSSIER as EVERYTHING
from tests.cli.test_masking import ASKED, MAKING, reading
from tests.cli.test_moving import full_store
from tests.conftest import Runner
from tests.demo_store import caseload as demo

__all__ = ["full_store"]
#: Commands that may differ, and why.
OTHERWISE = {
    "case trail": "the trail tells what was done in the store, whatever the peildatum",
    "db check": "checks everything that is stored",
    "db status": "counts everything that is stored",
}
DELIVERIES = (
    ("report", "delivery", "swi", "--partial"), ("report", "delivery", "srg", "--partial"),
    ("report", "delivery", "spuk", "--jaar", "2024", "--partial"),
)  # fmt: skip
DAYS = ("2022-02-01", "2024-06-10", "2024-08-20", "2025-10-01")
DEMO_DAYS = ("2023-03-01", "2025-07-01", "2026-05-20")
LATE = "2025-11-15"  # after all of these days but the last
LETTER = {"op": "2026-01-12", "tijd": "10.00 uur", "plaats": "kamer 2", "aan": "Diemen", "grond": "ziekte"}
Row = dict[str, Any]


def _later(spec: Field, value: Any, day: str) -> bool:
    if value is None or spec.shape not in ("fact", "month"):
        return False
    return bool(value > (day[:7] if spec.shape == "month" else day))


def _exists(kind: Kind, row: Row, day: str) -> bool:
    names = (kind.day,) if isinstance(kind.day, str) else kind.day
    given = [name for name in names if name and row[name] is not None]
    return not given or any(not _later(kind.fields[name], row[name], day) for name in given)


def _known(kind: Kind, row: Row, day: str) -> Row:
    """The columns of a row that are emptied."""
    gone = set()
    for name, spec in kind.stored.items():
        since = first_known(row, spec.since)
        if row[name] is not None and (_later(spec, row[name], day) or (since is not None and since > day)):
            gone.add(name)
    return dict.fromkeys(sorted(gone))


def take_away(store: Path, day: str) -> set[str]:
    """Take every later fact out of a store; the numbers of the dossiers that are left."""
    connection = sqlite3.connect(store)
    connection.row_factory = sqlite3.Row
    rows = {
        kind.table: [dict(row) for row in connection.execute(f"SELECT * FROM {kind.table}")]
        for kind in all_kinds().values()
    }
    facts: dict[int, set[str]] = {row["id"]: set() for row in rows["dossier"]}
    for row in rows["dossier"]:
        facts[row["id"]] |= {row[n] for n, f in DOSSIER.stored.items() if f.shape == "fact" and row[n] is not None}
    for kind in all_kinds().values():
        if kind is DOSSIER or OWNER not in kind.columns_of_table or kind.via[0]:
            continue
        for row in rows[kind.table]:
            for name in (kind.day,) if isinstance(kind.day, str) else kind.day:
                if row[OWNER] is not None and row[name] is not None and kind.fields[name].shape != "plan":
                    facts[row[OWNER]].add(row[name] if len(row[name]) > 7 else f"{row[name]}-01")
    there = {ident for ident, days in facts.items() if not days or min(days) <= day}
    left: dict[str, set[int]] = {"dossier": there}
    for kind in sorted(all_kinds().values(), key=lambda kind: bool(kind.via[0])):
        for row in rows[kind.table]:
            gone = not _exists(kind, row, day) if kind is not DOSSIER else row["id"] not in there
            gone = gone or (row.get(OWNER) is not None and row[OWNER] not in there)
            gone = gone or bool(kind.via[0] and row[f"{kind.via[0]}_id"] not in left[kind.via[0]])
            if gone:
                for table, parent in kind.parts.values():
                    connection.execute(f"DELETE FROM {table} WHERE {parent} = ?", (row["id"],))
                connection.execute(f"DELETE FROM {kind.table} WHERE id = ?", (row["id"],))
                continue
            left.setdefault(kind.table, set()).add(row["id"])
            if empty := _known(kind, row, day):
                changes = ", ".join(f"{name} = NULL" for name in empty)
                connection.execute(f"UPDATE {kind.table} SET {changes} WHERE id = ?", (row["id"],))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return {row["nummer"] for row in rows["dossier"] if row["id"] in there}


def asked(dossiers: list[str]) -> Iterator[tuple[str, ...]]:
    """Every reading command, with what it asks; those about one dossier for each of these."""
    yield ()
    writing = {kind.command.name for kind in all_kinds().values() if kind.command}
    for path in reading():
        name = " ".join(path)
        if name in OTHERWISE or name in writing:
            continue
        one = any(p.name == "dossier" and p.param_type_name == "argument" for p in COMMANDS[path].params)
        if name == "brief make":
            for soort in LETTERS:
                options = [part for k in DOCUMENTS[soort].opties for part in (f"--{k}", LETTER[k])]
                yield from ((*path, soort, d, *options, "--concept") for d in dossiers[:1])
        elif name == "pip document":
            yield from ((*path, d, "--concept") for d in dossiers)
        elif one or name == "besluit grounds":
            yield from ((*path, d) for d in dossiers)
        else:
            yield (*path, *(() if name == "case search" else ASKED.get(name, ())))
        if name == "case search":
            yield (*path, "e")
    yield from DELIVERIES


def answer(runner: Runner, store: Path, out: Path, words: tuple[str, ...]) -> tuple[int, str, dict[str, bytes]]:
    """The code, the text and the files of a command."""
    folder = out / "uit"
    name = " ".join(words)
    making = name.startswith("report delivery") or any(name.startswith(made) for made in MAKING)
    target = folder / "uit.ics" if name == "deadline calendar" else folder
    folder.mkdir(parents=True)
    more = ("--out", str(target)) if making else ()
    told = runner.beside(store)
    told.peildatum = runner.peildatum
    result = told(*words, *more, "-o", "json")
    files = {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    for path in sorted(out.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    return result.code, result.out.replace(str(out), "") or result.err, files


def compare(runner: Runner, tmp_path: Path, content: bytes, day: str, dossiers: list[str]) -> list[str]:
    """The commands that show something of later."""
    stores = []
    for name in ("all", "then"):
        path = tmp_path / f"{name}.db"
        path.write_bytes(content)
        path.chmod(0o600)
        stores.append(path)
    there = take_away(stores[1], day)
    runner.peildatum = day
    wrong = []
    for words in asked(dossiers):
        found = [answer(runner, store, tmp_path / "uit", words) for store in stores]
        if found[0][0] == 4:
            assert found[1][0] == 4, words
            assert not set(words) & there, words
            continue
        if found[0] != found[1]:
            wrong.append(" ".join(words))
    return wrong


def filled(content: bytes, store: Path) -> bytes:
    """A store in which every fact of a record but its own day is dated late, with what is known since then."""
    store.write_bytes(content)
    connection = sqlite3.connect(store)
    connection.row_factory = sqlite3.Row
    for kind in all_kinds().values():
        for row in [dict(row) for row in connection.execute(f"SELECT * FROM {kind.table}")]:
            late: Row = {n: LATE for n, f in kind.stored.items() if f.shape == "fact" and n != kind.day}
            if kind is DOSSIER:
                fits = row["huisvesting"] is None  # the first housing is no later than the one here
                late = {n: LATE for n in late if row[n] is None and (fits or n != "eerste_huisvesting")}
                late["duo_termijn_begin"] = LATE
            for name, spec in kind.stored.items():
                if row[name] is None and first_known(late, [n for n in spec.since if n in late]):
                    late.setdefault(name, _VALUES.get(spec.shape) or next(iter(spec.options), "later"))
            if late:
                changes = ", ".join(f"{name} = ?" for name in late)
                connection.execute(f"UPDATE {kind.table} SET {changes} WHERE id = ?", (*late.values(), row["id"]))
    connection.execute(
        "INSERT INTO gesprek (dossier_id, gepland, verzet_naar, soort, niet_verschenen, afspraken)"
        f" VALUES (1, '2024-09-15', '{LATE}', 'voortgang', 1, 'later')"
    )
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return store.read_bytes()


_VALUES: dict[str, Any] = {"fact": LATE, "plan": "2025-12-15", "flag": True, "number": 600, "amount": 600}


@pytest.fixture(scope="module")
def late_store(tmp_path_factory: pytest.TempPathFactory, full_store: bytes) -> bytes:
    """The store with a record of every kind, filled up."""
    return filled(full_store, tmp_path_factory.mktemp("late") / "store.db")


@pytest.mark.parametrize("day", DAYS)
def test_nothing_of_later_is_shown_of_a_dossier_with_everything(
    inburgering: Runner, tmp_path: Path, late_store: bytes, day: str
) -> None:
    assert compare(inburgering, tmp_path, late_store, day, [EVERYTHING]) == []


def test_without_the_views_the_sweep_finds_what_is_later(
    inburgering: Runner, tmp_path: Path, late_store: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(as_of, "show", lambda *_: None)
    found = compare(inburgering, tmp_path, late_store, "2025-10-01", [EVERYTHING])
    assert {f"case show {EVERYTHING}", f"case records {EVERYTHING}", f"gesprek list {EVERYTHING}"} <= set(found)


def test_every_fact_of_the_store_is_late_for_some_record(late_store: bytes, tmp_path: Path) -> None:
    (tmp_path / "late.db").write_bytes(late_store)
    with sqlite3.connect(tmp_path / "late.db") as connection:
        for kind in all_kinds().values():
            if connection.execute(f"SELECT 1 FROM {kind.table}").fetchone() is None:
                continue
            for name, spec in kind.stored.items():
                if spec.since or (spec.shape == "fact" and name != kind.day):
                    days = " OR ".join(f"{n} > '2025-10-01'" for n in spec.since or (name,))
                    sql = f"SELECT 1 FROM {kind.table} WHERE {name} IS NOT NULL AND ({days})"
                    assert connection.execute(sql).fetchone(), (kind.table, name)
    connection.close()


@pytest.mark.parametrize("day", DEMO_DAYS)
def test_nothing_of_later_is_shown_of_a_caseload(inburgering: Runner, tmp_path: Path, day: str) -> None:
    store = demo(tmp_path)
    with sqlite3.connect(store) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        numbers = [number for (number,) in connection.execute("SELECT nummer FROM dossier ORDER BY nummer")]
    connection.close()
    assert compare(inburgering, tmp_path, store.read_bytes(), day, numbers[::20]) == []
