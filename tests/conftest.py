"""What tests share: a throw-away store and a runner that goes through the real entry point."""

import gc
import json
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.cli.shell.run import run
from tests.english import english
from tests.reliability import forked

PEILDATUM = "2024-09-30"


@dataclass(frozen=True, slots=True)
class Result:
    """What one command did: its exit code and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """stdout as JSON."""
        return json.loads(self.out)

    @property
    def fault(self) -> dict[str, Any]:
        """The last line of stderr as JSON: the error as scripts see it."""
        found: dict[str, Any] = json.loads(self.err.splitlines()[-1])
        return found


_A_JSON_FAULT = re.compile(r"(?m)^\{.*$")
_END = 'INSERT INTO "spoor_stand"'  # moves with every look


class Runner:
    """Runs commands on a throw-away store, in this process, with what they write captured."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self.peildatum = PEILDATUM
        self._capsys = capsys

    def beside(self, store: Path) -> "Runner":
        """A runner on another store, that reads the same screen."""
        return Runner(store, self._capsys)

    def __call__(self, *arguments: str) -> Result:
        """Run one command on the store and the peildatum of this runner."""
        return self.bare("--db", str(self.store), "--peildatum", self.peildatum, *arguments)

    def bare(self, *arguments: str) -> Result:
        """Run one command with these arguments alone."""
        self._capsys.readouterr()
        code = run(list(arguments))
        seen = self.seen()
        return Result(code, seen.out, seen.err)

    def seen(self) -> Result:
        """What was written since the last command."""
        seen = self._capsys.readouterr()
        assert english(_A_JSON_FAULT.sub("", seen.err)) == [], seen.err
        return Result(0, seen.out, seen.err)

    def ok(self, *arguments: str) -> Result:
        """Run a command that has to succeed."""
        result = self(*arguments)
        assert result.code == 0, result.err
        return result

    def json(self, *arguments: str) -> Any:
        """Run a command that has to succeed, and give its JSON."""
        return self.ok(*arguments, "-o", "json").data

    def dump(self) -> list[str]:
        """All that the store holds, trail included, but for the looks at a dossier: a refusal may be one."""
        with sqlite3.connect(self.store) as connection:
            return [line for line in connection.iterdump() if '"gezien": true' not in line and _END not in line]


def pytest_collection_finish() -> None:
    """Look for cycles as seldom as the program does, and not in what the collected tests are: a twentieth of the time."""
    gc.freeze()
    gc.set_threshold(200_000)


def skipped(reports: Iterable[Any]) -> list[str]:
    """What was skipped for lack of something, how often, and how to get that: the reason of each skip says so."""
    reasons = Counter(str(report.longrepr[2]).removeprefix("Skipped: ") for report in reports)
    return [f"{count:4} x {reason}" for reason, count in sorted(reasons.items())]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """End with what this machine could not run; or have `.ci/check.py` end with it."""
    if lines := skipped(terminalreporter.stats.get("skipped", ())):
        told = "\n".join(("Skipped, and how to have it run (.ci/programs installs what apt has):", *lines))
        if later := os.environ.get("CHECK_SKIPPED"):
            Path(later).write_text(told, encoding="utf-8")
        else:
            terminalreporter.write_line(told)


@pytest.fixture(scope="session", autouse=True)
def _no_last_dossier_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Also while the stores that tests share are made: before any test of its own begins."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _processes_end() -> Iterator[None]:
    """The one from which commands are forked, when a test started it."""
    yield
    forked.stop()


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the tests away from the store, the config and the screen of whoever runs them."""
    for name in ("DB", "PEILDATUM", "BELEID", "SLEUTELBESTAND", "TRACEBACK"):
        monkeypatch.delenv(f"INBURGERING_{name}", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("INBURGERING_CONFIG", str(tmp_path / "no-config.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", f"{tmp_path}-state")  # beside the files that a test counts


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an empty store: making one costs more than all else that a test does."""
    from inburgering_cli.store.write import create

    path = tmp_path_factory.mktemp("empty") / "store.db"
    create(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path.read_bytes()


@pytest.fixture
def inburgering(tmp_path: Path, empty_store: bytes, capsys: pytest.CaptureFixture[str]) -> Runner:
    """A runner on an empty store."""
    store = tmp_path / "test.db"
    store.write_bytes(empty_store)
    store.chmod(0o600)
    return Runner(store, capsys)
