"""Files and names that are made to mislead, given to the program as a process."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli import test_hostile_text as hostile
from tests.conftest import Runner
from tests.reliability import test_partial as partial
from tests.reliability.program import LONG, Proces, count, go, ok, size
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
    done = go(store, "import", "cases", "-", "--partial", "--dry-run", "-o", "json", given=data)
    assert done.returncode in (0, 3), done.stderr
    if not done.stdout:
        assert done.stderr.startswith("Fout: ")  # the file as a whole
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
        ("pip", "document", "2024-0001", "--concept", "--out", str(out)), ("report", "month", "--names", "--out", str(out)),
    ):  # fmt: skip
        result = runner.ok(*arguments)
        assert hostile.steering(result.out + result.err) == [], arguments
    for path in out.iterdir():
        text = path.read_text(encoding="utf-8")
        assert hostile.steering(text) == [], path
        assert "[link=" not in text or hostile.NAMES[what] in text


@pytest.mark.parametrize(
    ("rows", "options"),
    [
        ("Een;gezinsmigrant;999990019;\nTwee;gezinsmigrant;999990019;\n", ()),
        ("Een;gezinsmigrant;;0000000001\nTwee;gezinsmigrant;;0000000001\n", ()),
        (
            "Een;gezinsmigrant;999990019;0000000001\nTwee;gezinsmigrant;999990020;\nTwee;gezinsmigrant;999990020;0000000001\n",
            ("--on-duplicate", "update"),
        ),
    ],
    ids=["BSN", "V-nummer", "of two people"],
)
def test_a_double_person_within_a_file_is_told_without_a_number_that_nobody_gets(
    inburgering: Runner, tmp_path: Path, rows: str, options: tuple[str, ...]
) -> None:
    path = tmp_path / "in.csv"
    header = "geslachtsnaam;doelgroep;bsn;v_nummer\n"
    path.write_text(header + rows)
    store = inburgering.store
    result = Proces(inburgering)("import", "cases", str(path), "-o", "json", *options)
    assert result.code == 3
    (fault,) = result.data["fouten"]
    assert fault["rij"] == rows.count("\n") + 1
    assert "eerder in dit bestand" in fault["melding"]
    assert "-0001" not in result.out + result.err
    assert count(store) == 0
    path.write_text(header + "Een;gezinsmigrant;999990019;\n")
    ok(store, "import", "cases", str(path))
    path.write_text(header + "Anders;gezinsmigrant;999990019;\n")
    told = Proces(inburgering)("import", "cases", str(path), "-o", "json").data["fouten"]
    assert "-0001)" in told[0]["melding"], "of a stored dossier the number is told"
