"""The installed program, run as a process of its own, as a user, a script or cron runs it."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from sqlite3.dump import _iterdump as iterdump  # type: ignore[attr-defined]  # SQLCipher lacks it
from typing import Any

from inburgering_cli.store.driver import connect, look
from tests.conftest import Result, Runner

#: How much of the long form was asked for: 1 is all of it (`make reliability`), 0.3 a third of the kills and minutes.
SHARE = float(os.environ.get("INBURGERING_LONG") or 0)
LONG = SHARE > 0
PROGRAM = Path(sys.executable).with_name("inburgering")
PEILDATUM = "2026-09-30"
ADD = ("case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "gezinsmigrant")


def size(gate: int, long: int) -> int:
    """How many times, or how long: in the gate, or in that share of the long form that was asked for."""
    return max(gate, round(long * SHARE))


def command(store: Path, *arguments: str) -> list[str]:
    return [str(PROGRAM), "--db", str(store), "--peildatum", PEILDATUM, *arguments]


def go(store: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; a traceback is never right."""
    done = subprocess.run(
        command(store, *arguments), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, **more
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    return done


def ok(store: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    done = go(store, *arguments, **more)
    assert done.returncode == 0, done.stderr
    return done


def refused(store: Path, *arguments: str, code: int = 5, **more: Any) -> str:
    """Run a command that has to be refused in Dutch; what it said."""
    done = go(store, *arguments, **more)
    assert done.returncode == code, (done.returncode, done.stderr)
    assert "Fout: " in done.stderr
    return done.stderr


def opened(store: Path) -> sqlite3.Connection:
    """A connection of the test itself, in autocommit, to a store in either form."""
    with store.open("rb") as file:
        look(store, file.read(16))  # tests write other files in the place of a store
    return connect(store, "rwc")


def dump(store: Path) -> list[str]:
    with closing(opened(store)) as connection:
        return list(iterdump(connection))


def one_file(store: Path) -> None:
    """Bring the log into the file, so that the bytes of the file are all there is."""
    with closing(opened(store)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def sound(store: Path) -> bool:
    with closing(opened(store)) as connection:
        return bool(connection.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def write_cases(path: Path, rows: int, batch: int = 0) -> Path:
    """A file of fictional people whose V-nummers no other batch has."""
    with path.open("w", encoding="utf-8") as file:
        file.write("geslachtsnaam;doelgroep;v_nummer;kennisgeving;huisvesting\n")
        for row in range(rows):
            file.write(f"Fictief{row};asielstatushouder;{batch:04}{row:06};2024-01-15;2024-03-18\n")
    return path


def count(store: Path, table: str = "dossier") -> int:
    with closing(opened(store)) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(found)


class Proces(Runner):
    """A runner whose every command is the installed program as a process of its own: what a test says of it holds for that."""

    def __init__(self, other: Runner) -> None:
        super().__init__(other.store, other._capsys)
        self.peildatum = other.peildatum

    def bare(self, *arguments: str) -> Result:
        """Run one command with these arguments alone."""
        done = subprocess.run(
            [str(PROGRAM), *arguments],
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            timeout=120,
        )
        assert "Traceback" not in done.stderr
        return Result(done.returncode, done.stdout, done.stderr)
