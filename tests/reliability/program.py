"""The program as a process of its own, as a user, a script or cron runs it; `command` is the installed one, for subprocess."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from sqlite3.dump import _iterdump as iterdump  # type: ignore[attr-defined]  # SQLCipher lacks it
from typing import Any, Final

from inburgering_cli.store.driver import connect, look
from tests.conftest import Result, Runner
from tests.reliability.forked import Started

#: How much of the long form was asked for: 1 is all of it (`make reliability`), 0.3 a third of the kills and minutes.
SHARE = float(os.environ.get("INBURGERING_LONG") or 0)
LONG = SHARE > 0
PROGRAM = Path(sys.executable).with_name("inburgering")
_PYTHONPATH: Final = os.environ.get("PYTHONPATH")
PEILDATUM = "2026-09-30"
ADD = ("case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "gezinsmigrant")


def size(gate: int, long: int) -> int:
    """How many times, or how long: in the gate, or in that share of the long form that was asked for."""
    return max(gate, round(long * SHARE))


def command(store: Path, *arguments: str) -> list[str]:
    return [str(PROGRAM), "--db", str(store), "--peildatum", PEILDATUM, *arguments]


def start(store: Path, *arguments: str, **more: Any) -> Started:
    """Start a command as a process of its own, without the time that Python takes to start."""
    return Started(*command(store, *arguments)[1:], **more)


def run(
    *arguments: str, given: str | bytes = b"", timeout: float = 120, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run a command line to its end as a process of its own; really started where the test changes the start itself."""
    if more.get("env", os.environ).get("PYTHONPATH") != _PYTHONPATH:
        return subprocess.run(
            [str(PROGRAM), *arguments],
            capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, timeout=timeout, **more,
        )  # fmt: skip
    started = Started(*arguments, **more)
    out, err = started.communicate(given, timeout)
    assert started.returncode is not None
    return subprocess.CompletedProcess(arguments, started.returncode, out, err)


def go(store: Path, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; a traceback is never right."""
    done = run(*command(store, *arguments)[1:], **more)
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
    """A runner whose every command is a process of its own: what a test says of it holds for that."""

    def __init__(self, other: Runner) -> None:
        super().__init__(other.store, other._capsys)
        self.peildatum = other.peildatum

    def bare(self, *arguments: str) -> Result:
        """Run one command with these arguments alone."""
        done = run(*arguments)
        assert "Traceback" not in done.stderr
        return Result(done.returncode, done.stdout, done.stderr)
