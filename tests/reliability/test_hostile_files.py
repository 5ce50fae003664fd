"""Files and names that are made to mislead, given to the installed program as a process."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli import test_hostile_text as hostile
from tests.conftest import Runner
from tests.reliability import test_partial as partial
from tests.reliability.program import LONG, Proces, command, ok, size
from tests.reliability.test_imports import CELL, GOOD, HEADER

COUNTS = ("nieuw", "gewijzigd", "ongewijzigd")


@pytest.mark.parametrize("number", range(len(partial.HOSTILE)))
def test_the_fixed_corpus_is_reported_with_row_column_and_value(inburgering: Runner, number: int) -> None:
    inburgering.peildatum = partial.PEILDATUM
    partial.test_the_hostile_corpus_is_reported_row_by_row(Proces(inburgering), *partial.HOSTILE[number])


@settings(max_examples=size(12, 400), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.lists(CELL, max_size=6), min_size=1, max_size=6),
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.binary(max_size=8),
)
def test_whatever_stands_in_a_file_what_is_accepted_and_rejected_is_what_was_read(
    inburgering: Runner, rows: list[list[str]], encoding: str, junk: bytes
) -> None:
    store = inburgering.store
    data = "\n".join([HEADER, *(";".join(cells) for cells in rows)]).encode(encoding, errors="replace") + junk
    done = subprocess.run(
        command(store, "import", "cases", "-", "--partial", "--dry-run", "-o", "json"),
        input=data,
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 3), done.stderr
    if not done.stdout:
        assert done.stderr.startswith(b"Fout: ")  # the file as a whole
        return
    told = json.loads(done.stdout)
    assert sum(told[key] for key in COUNTS) + told["afgewezen"] == told["gelezen"]
    assert told["afgewezen"] == len({fault["rij"] for fault in told["fouten"]})
    assert all(fault["melding"] and fault["rij"] > 1 for fault in told["fouten"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_every_encoding_and_delimiter(inburgering: Runner, tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(GOOD.replace(";", delimiter).replace("\n", "\r\n").encode(encoding))
    told = json.loads(ok(inburgering.store, "import", "cases", str(path), "-o", "json").stdout)
    assert (told["nieuw"], told["afgewezen"]) == (1, 0)
    with closing(sqlite3.connect(inburgering.store)) as connection:
        assert connection.execute("SELECT geslachtsnaam FROM dossier").fetchone() == ("Öztürk",)


@pytest.mark.parametrize("what", list(hostile.NAMES) if LONG else ["colour", "escape", "title", "C1", "bidi"])
def test_a_name_never_steers_the_terminal_or_a_file(inburgering: Runner, tmp_path: Path, what: str) -> None:
    hostile.fill(inburgering, hostile.NAMES[what])
    runner = Proces(inburgering)
    out = tmp_path / "uit"
    for arguments in (
        (), ("case", "list"), ("case", "show", "2024-0001"), ("case", "list", "-o", "csv"),
        ("pip", "document", "2024-0001", "--out", str(out)), ("report", "month", "--names", "--out", str(out)),
    ):  # fmt: skip
        result = runner.ok(*arguments)
        assert hostile.steering(result.out + result.err) == [], arguments
    for path in out.iterdir():
        text = path.read_text(encoding="utf-8")
        assert hostile.steering(text) == [], path
        assert "[link=" not in text or hostile.NAMES[what] in text
