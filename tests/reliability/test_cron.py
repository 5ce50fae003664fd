"""As cron runs it: no home, no terminal, a poor path and locale; quiet, plain, whole files, the same bytes each time."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN, both_forms, key_for
from tests.reliability.program import LONG, PEILDATUM, PROGRAM, ok

Cron = Callable[..., "subprocess.CompletedProcess[bytes]"]
READING = (
    (), ("deadline", "list"), ("deadline", "list", "-o", "csv"), ("case", "list", "-o", "json"), ("report", "kpi"),
    ("case", "show", "Öztürk"), ("signaal", "list"), ("db", "check"), ("policy", "list"), ("--help",),
)  # fmt: skip


@pytest.fixture
def cron(caseload: Runner, tmp_path: Path, form: str) -> Cron:
    (tmp_path / "leeg").mkdir()
    keys = ("--sleutelbestand", str(key_for(tmp_path))) if form == ENCRYPTED else ()

    def run(*arguments: str, home: bool = False, umask: int = 0o022) -> "subprocess.CompletedProcess[bytes]":
        environment = {"LC_ALL": "C", "PATH": "/usr/bin:/bin"} | ({"HOME": str(tmp_path)} if home else {})
        return subprocess.run(
            [os.fsencode(a) for a in (str(PROGRAM), "--db", str(caseload.store), "--peildatum", PEILDATUM, *keys, *arguments)],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False, cwd="/", umask=umask,
            start_new_session=True,
        )  # fmt: skip

    return run


@pytest.mark.parametrize(
    ("form", "arguments"),
    [(PLAIN, arguments) for arguments in READING]
    + [(ENCRYPTED, arguments) for arguments in READING[: None if LONG else 3]],
    ids=lambda a: a if isinstance(a, str) else " ".join(a) or "vandaag",
    indirect=["form"],
)
def test_it_is_quiet_plain_and_the_same_each_time(cron: Cron, arguments: tuple[str, ...]) -> None:
    done = cron(*arguments)
    assert (done.returncode, done.stderr) == (0, b"")
    text = done.stdout.decode("utf-8")
    assert text
    assert not {c for c in text if ord(c) < 32 and c not in "\n\r\t"}
    assert cron(*arguments).stdout == done.stdout


@both_forms
def test_names_are_whole_whatever_the_locale(cron: Cron) -> None:
    assert "Öztürk".encode() in cron("case", "list", "-o", "csv").stdout
    added = cron("case", "add", "--geslachtsnaam", "Şahin", "--doelgroep", "gezinsmigrant")
    assert (added.returncode, added.stderr) == (0, b"")
    assert "Şahin".encode() in cron("case", "list", "-o", "json").stdout.replace(b"\\u015e", "Ş".encode())


def test_deliveries_and_reports_are_written_whole_and_byte_identical(cron: Cron, tmp_path: Path) -> None:
    found: list[dict[str, bytes]] = []
    for name in ("een", "twee"):
        folder = tmp_path / name
        for kind in ("swi", "srg", "spuk"):
            done = cron("report", "delivery", kind, "--out", str(folder), "--partial")
            assert done.returncode == 0, done.stderr
        done = cron("report", "month", "--out", str(folder), "--format", "html,pdf,xlsx,csv,json")
        assert (done.returncode, done.stderr) == (0, b"")
        found.append({p.name: p.read_bytes() for p in folder.iterdir()})
        assert not [n for n in found[-1] if n.endswith((".nieuw", ".deel"))]
        assert {p.stat().st_mode & 0o777 for p in folder.iterdir()} == {0o600}
    assert found[0] == found[1]
    assert len(found[0]) > 3


def test_a_report_over_a_store_that_fails_says_so_and_leaves_what_was_there(cron: Cron, caseload: Runner) -> None:
    ok(caseload.store, "case", "list")
    caseload.store.write_bytes(b"kapot")
    done = cron("report", "kpi", "-o", "json")
    assert (done.returncode, done.stdout) == (5, b"")
    assert done.stderr.startswith(b"Fout: ")
