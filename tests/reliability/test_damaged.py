"""No sound store, or one of a newer version: every command refuses it, changes no byte and names the last backup."""

import hashlib
import json
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.store.database import SCHEMA_VERSION
from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN
from tests.reliability.program import ADD, LONG, ok, one_file, opened, refused

COMMANDS: tuple[tuple[str, ...], ...] = (
    (), ("case", "list"), ("deadline", "list", "-o", "json"), ("report", "kpi"), ("db", "status"), ADD,
    ("case", "edit", "2025-0001", "--gemeente", "Diemen"), ("db", "init"), ("db", "migrate"),
)  # fmt: skip
#: What an intact file says of itself that makes it no store of this program.
CLAIMED = {"foreign": "application_id=1", "newer": f"user_version={SCHEMA_VERSION + 5}"}
DAMAGE = ("text", "zero", "truncated", "one_page", "foreign", "newer", "page")


def digest(folder: Path) -> dict[str, str]:
    """Every file but the memory of readers and a log with nothing in it."""
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.iterdir()
        if p.is_file() and not p.name.endswith("-shm") and p.stat().st_size + ("-wal" not in p.name)
    }


def damage(store: Path, how: str) -> None:
    with closing(opened(store)) as connection:
        if how in CLAIMED:
            connection.execute(f"PRAGMA {CLAIMED[how]}")
            return  # closing it writes the log back
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'dossier'").fetchone()
        size = int(*connection.execute("PRAGMA page_size").fetchone())
    data = bytearray(store.read_bytes())
    if how == "text":
        data = bytearray(b"dit is geen store\n" * 50)
    elif how == "zero":
        data = bytearray()
    elif how == "truncated":
        del data[len(data) * 2 // 3 :]
    elif how == "one_page":
        del data[size:]
    else:
        data[(page - 1) * size : page * size] = b"\xa5" * size
    store.write_bytes(data)


@pytest.mark.parametrize(
    ("form", "how"),
    [(PLAIN, how) for how in DAMAGE]
    + [(ENCRYPTED, how) for how in DAMAGE if LONG or how in ("one_page", "page", "newer")],
    indirect=["form"],
)
def test_it_is_refused_untouched_and_the_last_backup_named(caseload: Runner, how: str) -> None:
    store = caseload.store.parent / "map" / "store.db"
    store.parent.mkdir()
    caseload.store.rename(store)
    first = json.loads(ok(store, "db", "backup", "--out", str(store.parent.parent / "back-ups"), "-o", "json").stdout)
    older = Path(first["bestand"])
    older = older.rename(older.with_name("store-20200101T000000Z.db"))
    done = json.loads(ok(store, "db", "backup", "--out", str(older.parent), "-o", "json").stdout)
    one_file(store)
    damage(store, how)
    before = digest(store.parent)
    for command in COMMANDS:
        if how == "page" and command in (("db", "init"), ("db", "migrate"), ("db", "status")):
            continue  # these need nothing of that page
        said = refused(store, *command)
        assert digest(store.parent) == before
        if how == "newer":
            assert f"schema {SCHEMA_VERSION + 5}" in said
            assert f"kent {SCHEMA_VERSION}" in said
        else:
            assert done["bestand"] in said, command
            assert "db restore" in said
    if how != "newer":
        ok(store, "db", "restore", done["bestand"], "--yes")
        assert len(json.loads(ok(store, "case", "list", "-o", "json").stdout)) == 3


def test_a_backup_that_is_no_longer_sound_is_not_named(caseload: Runner) -> None:
    folder = caseload.store.with_name("back-ups")
    done = json.loads(ok(caseload.store, "db", "backup", "--out", str(folder), "-o", "json").stdout)
    Path(done["bestand"]).write_bytes(b"")
    caseload.store.write_bytes(b"")
    said = refused(caseload.store, "case", "list")
    assert done["bestand"] not in said
    assert "Zet een back-up terug" in said
