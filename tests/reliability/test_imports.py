"""Files as they come: encodings, delimiters, hostile contents; two writers at once; a full disk."""

import json
import resource
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inburgering_cli.cli.shell.run import run
from inburgering_cli.core.errors import Fault
from inburgering_cli.store.database import Location
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.files import imports

PEILDATUM = "2026-09-30"
BSN = "999990019"
HEADER = "geslachtsnaam;doelgroep;bsn;huisvesting"
GOOD = f"{HEADER}\nÖztürk;asielstatushouder;{BSN};2024-03-18\n"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.db"
    assert run(["--db", str(path), "db", "init"]) == 0
    return path


def load(
    store: Path, data: bytes, capsys: pytest.CaptureFixture[str], *options: str, kind: str = "cases"
) -> tuple[int, Any, str]:
    """(exit code, the receipt or None, stderr) of an import of these bytes."""
    path = store.with_name("in.csv")
    path.write_bytes(data)
    capsys.readouterr()
    code = run(["--db", str(store), "--peildatum", PEILDATUM, "import", kind, str(path), "-o", "json", *options])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, json.loads(out) if out else None, err


def dossiers(store: Path) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(store)
    try:
        return connection.execute("SELECT geslachtsnaam, bsn, huisvesting FROM dossier ORDER BY id").fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_encoding_and_delimiter_of_a_spreadsheet_is_read(
    store: Path, capsys: pytest.CaptureFixture[str], encoding: str, delimiter: str, newline: str
) -> None:
    text = GOOD.replace(";", delimiter).replace("\n", newline)
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    code, receipt, _ = load(store, mark + text.encode(encoding), capsys)
    assert code == 0
    assert receipt == {"gelezen": 1, "nieuw": 1, "gewijzigd": 0, "ongewijzigd": 0, "afgewezen": 0, "fouten": []}
    assert dossiers(store) == [("Öztürk", BSN, "2024-03-18")]


@pytest.mark.parametrize(
    ("row", "kolom"),
    [
        ("Fictief;asielstatushouder;12345678;2024-03-18", "bsn"),
        ("Fictief;asielstatushouder;999990010;2024-03-18", "bsn"),
        ("Fictief;asielstatushouder;９９９９９００１９;2024-03-18", "bsn"),
        ("Fictief;niemand;;2024-03-18", "doelgroep"),
        ("Fictief;asielstatushouder;;2024-02-30", "huisvesting"),
        ("Fictief;asielstatushouder;;45369", "huisvesting"),
        ("Fictief;asielstatushouder;;2026-10-01", "huisvesting"),
        (";asielstatushouder;;2024-03-18", "geslachtsnaam"),
        (f"{'x' * 1_000_000};asielstatushouder;;", "geslachtsnaam"),
        ("nul\0;asielstatushouder;;", None),
        ("te;weinig", None),
        ("te;veel;;;;", None),
    ],
)
def test_one_bad_row_is_named_and_nothing_is_saved(
    store: Path, capsys: pytest.CaptureFixture[str], row: str, kolom: str | None
) -> None:
    code, receipt, err = load(store, f"{GOOD}{row}\n".encode(), capsys)
    assert code == 3
    assert dossiers(store) == []
    assert err.startswith("Fout: ")
    assert BSN not in err
    if receipt is not None:
        assert (receipt["gelezen"], receipt["nieuw"], receipt["afgewezen"]) == (2, 0, 1)
        assert [f["rij"] for f in receipt["fouten"]] == [3]
        if kolom:
            assert receipt["fouten"][0]["kolom"] == kolom
        assert "999990010" not in json.dumps(receipt)


@pytest.mark.parametrize(
    "data",
    [b"", b"\n", b"\xff\xfe", HEADER.encode(), b"onbekend\nx\n", b"geslachtsnaam;geslachtsnaam;doelgroep\na;b;c\n",
     b'geslachtsnaam;doelgroep\n"open;asielstatushouder\n', bytes(range(256)) * 20],
    ids=["nothing", "newline", "only a mark", "only a header", "unknown column", "double column", "open quote", "binary"],
)  # fmt: skip
def test_a_file_that_is_no_caseload_is_refused_in_one_sentence_or_has_no_rows(
    store: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    code, receipt, err = load(store, data, capsys)
    assert dossiers(store) == []
    if data == HEADER.encode():
        assert (code, receipt["gelezen"]) == (0, 0)
    else:
        assert code == 3, err
        assert err.startswith("Fout: ")


@pytest.mark.parametrize("path", ["bestaat-niet.csv", "."])
def test_a_path_that_is_no_file_is_named(store: Path, capsys: pytest.CaptureFixture[str], path: str) -> None:
    capsys.readouterr()
    code = run(["--db", str(store), "import", "cases", str(store.parent / path)])
    assert code in (3, 4)
    assert str(store.parent) in capsys.readouterr().err


def test_what_differs_from_the_store_follows_on_duplicate(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = GOOD.replace("2024-03-18", "2024-04-01").encode()
    assert load(store, GOOD.encode(), capsys)[1]["nieuw"] == 1
    assert load(store, GOOD.encode(), capsys)[1]["ongewijzigd"] == 1
    code, receipt, _ = load(store, other, capsys)
    assert (code, receipt["afgewezen"]) == (3, 1)
    assert load(store, other, capsys, "--on-duplicate", "skip")[1]["ongewijzigd"] == 1
    assert dossiers(store)[0][2] == "2024-03-18"
    assert load(store, other, capsys, "--on-duplicate", "update", "--dry-run")[1]["gewijzigd"] == 1
    assert dossiers(store)[0][2] == "2024-03-18"
    assert load(store, other, capsys, "--on-duplicate", "update")[1]["gewijzigd"] == 1
    assert dossiers(store)[0][2] == "2024-04-01"


def test_the_same_bsn_twice_in_a_file_is_refused_where_it_differs(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, receipt, _ = load(store, (GOOD + f"Ander;gezinsmigrant;{BSN};\n").encode(), capsys)
    assert (code, receipt["fouten"][0]["rij"]) == (3, 3)
    assert dossiers(store) == []


CELL = st.one_of(st.text(max_size=8), st.sampled_from(["asielstatushouder", "2024-01-01", BSN, '"', "\0"]))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, max_size=6), max_size=6), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_whatever_stands_in_a_file_accepted_and_rejected_rows_add_up(
    store: Path, rows: list[list[str]], encoding: str
) -> None:
    text = "\n".join([HEADER, *(";".join(cells) for cells in rows)])
    env = Environment(Location(store, named=True), PEILDATUM)
    try:
        receipt = imports.run(env, "cases", text.encode(encoding, errors="replace"), dry_run=True)
    except Fault:
        return  # the file as a whole was refused, with a sentence
    if receipt.fouten:
        assert receipt.afgewezen == len({f.rij for f in receipt.fouten})
        assert receipt.nieuw == receipt.gewijzigd == receipt.ongewijzigd == 0
        assert receipt.afgewezen <= receipt.gelezen
    else:
        assert receipt.nieuw + receipt.gewijzigd + receipt.ongewijzigd == receipt.gelezen


def command(store: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "inburgering_cli", "--db", str(store), "--peildatum", PEILDATUM, *arguments]


def test_a_full_disk_gives_a_dutch_sentence_and_changes_nothing(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "veel.csv"
    rows = (f"Fictief;gezinsmigrant;{row:010}" for row in range(20_000))
    path.write_text("geslachtsnaam;doelgroep;v_nummer\n" + "\n".join(rows), encoding="utf-8")

    def small() -> None:
        import signal

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    done = subprocess.run(
        command(store, "import", "cases", str(path)), capture_output=True, text=True, preexec_fn=small, check=False
    )
    assert done.returncode == 5, done.stderr
    assert done.stderr.startswith("Fout: ")
    assert "Traceback" not in done.stderr
    assert dossiers(store) == []
    assert sqlite3.connect(store).execute("PRAGMA integrity_check").fetchone() == ("ok",)
