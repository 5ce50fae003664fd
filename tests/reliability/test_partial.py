"""Imports that save what is sound, rejected rows that are put aside, and files that are made to mislead."""

import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inburgering_cli.core.errors import Fault
from inburgering_cli.files.table_in import read_table
from inburgering_cli.store.database import Location
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.files import imports
from inburgering_cli.work.files.import_check import Receipt
from tests.conftest import Runner
from tests.files.test_workbook_in import workbook
from tests.reliability.program import ok, start

PEILDATUM = "2026-09-30"
BSN, OTHER = "999990019", "999990020"
HEADER = "geslachtsnaam;doelgroep;bsn;huisvesting"
COUNTS = ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "afgewezen")


def numbers(receipt: Any) -> list[int]:
    return [receipt[k] for k in COUNTS]


def names(store: Path) -> list[str]:
    with closing(sqlite3.connect(store)) as connection:
        return [n for (n,) in connection.execute("SELECT geslachtsnaam FROM dossier ORDER BY id")]


@pytest.fixture
def runner(inburgering: Runner) -> Runner:
    inburgering.peildatum = PEILDATUM
    return inburgering


def save(runner: Runner, text: str | bytes, name: str = "in.csv") -> str:
    path = runner.store.with_name(name)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


MIXED = (
    f"{HEADER}\nEen;gezinsmigrant;;2024-03-18\nTwee;niemand;;45369\nDrie;gezinsmigrant;{BSN};\nVier;gezinsmigrant;;;x\n"
)


def test_good_rows_are_saved_and_bad_ones_named(runner: Runner) -> None:
    path = save(runner, MIXED)
    assert runner("import", "cases", path, "-o", "json").code == 3
    assert names(runner.store) == []
    result = runner("import", "cases", path, "--partial", "-o", "json")
    assert (result.code, numbers(result.data)) == (0, [4, 2, 0, 0, 2])
    assert [(f["rij"], f["kolom"], f["waarde"]) for f in result.data["fouten"]] == [
        (3, "doelgroep", "niemand"), (3, "huisvesting", "45369"), (5, None, None),
    ]  # fmt: skip
    assert "2 van de 4 rijen afgewezen; de andere zijn opgeslagen" in result.err
    assert names(runner.store) == ["Een", "Drie"]
    before = runner.dump()
    again = runner("import", "cases", path, "--partial", "-o", "json")
    assert numbers(again.data) == [4, 0, 0, 2, 2]
    assert runner.dump() == before


def test_with_nothing_sound_nothing_is_saved_and_the_exit_code_says_so(runner: Runner) -> None:
    before = runner.dump()
    result = runner("import", "cases", save(runner, f"{HEADER}\nTwee;niemand;;\n"), "--partial", "-o", "json")
    assert (result.code, numbers(result.data)) == (3, [1, 0, 0, 0, 1])
    assert "er is niets opgeslagen" in result.err
    assert runner.dump() == before


def test_a_row_that_a_rule_refuses_leaves_nothing_behind(runner: Runner) -> None:
    """Refused after it was written: the dossier contradicts itself only with the change."""
    rows = [f"Naam{n};gezinsmigrant;;;{n:010}" for n in range(1500)]
    header = f"{HEADER};v_nummer"
    runner.ok("import", "cases", save(runner, "\n".join([header, *rows])))
    wrong = {7, 8, 1200}
    pips = "\n".join(["v_nummer;dagtekening", *(f"{n:010};2023-02-01" for n in sorted(wrong))])
    runner.ok("import", "pips", save(runner, pips, "pips.csv"))
    changed = [f"Naam{n};gezinsmigrant;;2024-03-18;{n:010};2024-01-01" for n in range(1500)]
    path = save(runner, "\n".join([f"{header};plicht_begin", *changed, "Nieuw;gezinsmigrant;;;9999999999;"]))
    result = runner("import", "cases", path, "--on-duplicate", "update", "--partial", "-o", "json")
    assert (result.code, numbers(result.data)) == (0, [1501, 1, 1497, 0, 3]), result.data["fouten"][:3]
    assert [f["rij"] for f in result.data["fouten"]] == [9, 10, 1202]
    with closing(sqlite3.connect(runner.store)) as connection:
        unchanged = connection.execute("SELECT v_nummer FROM dossier WHERE huisvesting IS NULL ORDER BY id").fetchall()
        assert [int(v) for (v,) in unchanged] == [7, 8, 1200, 9999999999]
        lines = connection.execute("SELECT id, hash, vorige FROM spoor ORDER BY id").fetchall()
        assert connection.execute("SELECT max(id), count(*) FROM dossier").fetchone() == (1501, 1501)
    assert len(lines) == 1500 + 3 + 1498
    assert [line[1] for line in lines[:-1]] == [line[2] for line in lines[1:]]


def test_the_same_person_twice_in_a_part_that_is_undone_is_still_the_same(runner: Runner) -> None:
    rows = [f"Een;gezinsmigrant;{BSN};", f"Twee;gezinsmigrant;{BSN};", f"Een;gezinsmigrant;{BSN};"]
    result = runner("import", "cases", save(runner, "\n".join([HEADER, *rows])), "--partial", "-o", "json")
    assert (result.code, numbers(result.data)) == (0, [3, 1, 0, 1, 1])
    assert names(runner.store) == ["Een"]


@pytest.mark.parametrize("wrong", ["", "\npartners;2024-06-01;12"])
def test_many_equal_records_without_a_key_count_each_once(runner: Runner, wrong: str) -> None:
    path = save(runner, "groep;datum;score" + "\npartners;2024-06-01;7,5" * 2500 + wrong)
    options = ("--partial", "-o", "json")
    assert numbers(runner("import", "enquetes", path, *options).data)[1] == 2500
    assert numbers(runner("import", "enquetes", path, *options).data)[1:4] == [0, 0, 2500]
    path = save(runner, "groep;datum;score" + "\npartners;2024-06-01;7,5" * 2501 + wrong)
    assert numbers(runner("import", "enquetes", path, *options).data)[1:4] == [1, 0, 2500]


def test_what_only_the_schema_refuses_is_named_by_its_row(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("inburgering_cli.work.writing.dossier._check", lambda *_: None)
    rows = ["Een;gezinsmigrant;;", "Twee;gezinsmigrant;;", "Drie;gezinsmigrant;;"]
    text = "\n".join([f"{HEADER};reden", rows[0] + ";", rows[1] + ";verhuisd", rows[2] + ";"])
    result = runner("import", "cases", save(runner, text), "-o", "json")
    assert (result.code, numbers(result.data)) == (3, [3, 0, 0, 0, 1])
    assert "Het dossierbestand weigert dit" in result.data["fouten"][0]["melding"]
    assert result.data["fouten"][0]["rij"] == 3
    assert names(runner.store) == []
    assert runner("import", "cases", save(runner, text), "--partial").code == 0
    assert names(runner.store) == ["Een", "Drie"]


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize("partial", [True, False])
def test_rejected_rows_stand_as_they_were_with_reasons_and_are_read_again_once_mended(
    runner: Runner, suffix: str, partial: bool
) -> None:
    rows = [
        "Een;gezinsmigrant;;2024-03-18",
        "=Twee;niemand;99990019;45369",
        '"Dr;ie";gezinsmigrant;;2027-01-01',
        "Vier;x",
    ]
    text = "\n".join([HEADER.replace("bsn", "Burgerservicenummer"), *rows])
    out = runner.store.with_name(f"afgewezen.{suffix}")
    options = ("--partial",) if partial else ()
    result = runner("import", "cases", save(runner, text), "--rejects", str(out), *options)
    assert result.code == (0 if partial else 3)
    assert str(out) in result.err
    assert out.stat().st_mode & 0o777 == 0o600
    data = out.read_bytes()
    known = frozenset(("reden_afwijzing", *HEADER.split(";")))
    table = read_table(data, known, frozenset(), "afgewezen")
    found = list(table.rows)
    assert table.columns == ["reden_afwijzing", *HEADER.split(";")]
    assert table.header[3] == "Burgerservicenummer"
    assert [r.cells[1:3] for r in found] == [["'=Twee", "niemand"], ["Dr;ie", "gezinsmigrant"], ["Vier", "x"]]
    assert "rij 3: " in found[0].cells[0]
    assert "18-03-2024" in found[0].cells[0]
    assert "99990019" not in found[0].cells[0]
    again = runner("import", "cases", str(out), "-o", "json")
    assert (again.code, again.data["afgewezen"]) == (3, 3)
    if suffix == "csv":
        mended = data.decode("utf-8-sig").replace("niemand;99990019;45369", "gezinsmigrant;;2024-03-18")
        mended = mended.replace("2027-01-01", "2026-01-01").replace("Vier;x", "Vier;gezinsmigrant;;")
        runner.ok("import", "cases", save(runner, mended))
        assert set(names(runner.store)) >= {"=Twee", "Dr;ie", "Vier"}


def test_a_row_that_cannot_be_taken_apart_is_put_aside_whole(runner: Runner) -> None:
    out = runner.store.with_name("afgewezen.csv")
    rows = [
        "Een;gezinsmigrant;;",
        '"Twee" x;gezinsmigrant;;',
        "Drie;gezinsmigrant;;",
        '"Vier;gezinsmigrant;;',
        "Vijf;a;b;c",
    ]
    text = "\n".join([HEADER, *rows])
    result = runner("import", "cases", save(runner, text), "--partial", "--rejects", str(out), "-o", "json")
    assert (result.code, numbers(result.data)) == (0, [4, 2, 0, 0, 2])
    assert [f["rij"] for f in result.data["fouten"]] == [3, 5]
    assert "besloeg 2 regels" in result.data["fouten"][1]["melding"]
    assert names(runner.store) == ["Een", "Drie"]
    written = out.read_text(encoding="utf-8-sig")
    assert '"""Twee"" x;gezinsmigrant;;"' in written
    assert '"""Vier;gezinsmigrant;;\nVijf;a;b;c"' in written


def test_without_rejections_the_file_has_a_header_alone(runner: Runner) -> None:
    out = runner.store.with_name("afgewezen.csv")
    out.write_text("van gisteren")
    runner.ok("import", "cases", save(runner, f"{HEADER}\nEen;gezinsmigrant;;\n"), "--rejects", str(out))
    assert out.read_text(encoding="utf-8-sig") == f"reden_afwijzing;{HEADER}\n"


def test_rejects_that_cannot_be_written_stop_the_import(runner: Runner) -> None:
    path = save(runner, MIXED)
    before = runner.dump()
    for out in (runner.store.parent / "weg" / "x.csv", runner.store.parent):
        assert runner("import", "cases", path, "--partial", "--rejects", str(out)).code == 3
    for same in (path, str(runner.store)):
        assert runner("import", "cases", path, "--rejects", same).code == 2
    assert runner.dump() == before
    assert Path(path).read_text() == MIXED


#: The fixed corpus: a row (or the rest of a file), the column of the first fault, and words of what is said about it.
HOSTILE = (
    ("Jansen;gezinsmigrant;12345672;", "bsn", "*****5672"),
    ("Jansen;gezinsmigrant;99990018;", "bsn", "voorloopnul doorstaat het de elfproef niet"),
    ("Jansen;gezinsmigrant;9,9999E+08;", "bsn", "ingekort"),
    ("Jansen;gezinsmigrant;９９９９９００１９;", "bsn", "andere breedte"),
    ("Jansen;gezinsmigrant;9999900\u200b19;", "bsn", "U+200B"),
    ("Jansen;gezinsmigrant;;45369", "huisvesting", "18-03-2024"),
    ("Jansen;gezinsmigrant;;２０２４-01-01", "huisvesting", "andere breedte"),
    ("Jansen;gezinsmigrant;;\ufeff2024-01-01", "huisvesting", "U+FEFF"),
    ("Jansen;gezins\u200bmigranx;;", "doelgroep", "U+200B"),
    ("#N/B;gezinsmigrant;#REF!;", "geslachtsnaam", "formule"),
    ("#VERW!;gezinsmigrant;;", "geslachtsnaam", "formule"),
    ("nul\0;gezinsmigrant;;", "geslachtsnaam", "NUL"),
    (f"{'x' * 999_999};gezinsmigrant;;", "geslachtsnaam", "te lang"),
    (f"{'x' * 1_000_001};gezinsmigrant;;", None, "miljoen"),
    ("Jansen, P.;van;gezinsmigrant;;2024-01-01", "doelgroep", "verschoven"),
    ("gezinsmigrant;;2024-01-01", "bsn", "verschoven"),
    ("Jansen;gezinsmigrant", "bsn", "houdt op vóór de kolom ‘bsn’"),
    ("Jansen;gezinsmigrant;;;extra", None, "achter de laatste kolom ‘huisvesting’"),
    ('"Jansen;gezinsmigrant;;', None, "niet gesloten"),
    ('"Jan"sen;gezinsmigrant;;', None, "aanhalingstekens"),
)


@pytest.mark.parametrize(("row", "kolom", "words"), HOSTILE, ids=range(len(HOSTILE)))
def test_the_hostile_corpus_is_reported_row_by_row(runner: Runner, row: str, kolom: str | None, words: str) -> None:
    last = [] if row.startswith('"Jansen;') else ["Laatste;gezinsmigrant;;"]
    text = "\n".join([HEADER, "Eerste;gezinsmigrant;;", row, *last])
    result = runner("import", "cases", save(runner, text), "--partial", "-o", "json")
    assert (result.code, numbers(result.data)) == (0, [2 + len(last), 1 + len(last), 0, 0, 1])
    (found, *_) = result.data["fouten"]
    assert (found["rij"], found["kolom"]) == (3, kolom)
    assert words in found["melding"]
    for number in ("12345672", "99990018", "９９９９９００１９"):
        assert number not in result.out + result.err
    assert names(runner.store) == ["Eerste", "Laatste"][: 1 + len(last)]


def test_a_workbook_reports_numbers_that_lost_their_zeros(runner: Runner) -> None:
    rows = [
        ["geslachtsnaam", "doelgroep", "bsn", "v_nummer", "huisvesting", "telefoon", "geboortedatum"],
        ["Een", "gezinsmigrant", 99990019, None, None, None, None],
        ["Twee", "gezinsmigrant", None, 123456789, None, None, None],
        ["Drie", "gezinsmigrant", None, None, 45369, None, None],
        ["Vier", "gezinsmigrant", None, None, None, 612345678, None],
        ["Vijf", "gezinsmigrant", 999990019, "0123456789", "2024-03-18", "0612345678", 1990],
    ]
    result = runner("import", "cases", save(runner, workbook(cases=rows), "in.xlsx"), "--partial", "-o", "json")
    assert numbers(result.data) == [5, 1, 0, 0, 4]
    found = [(f["rij"], f["kolom"]) for f in result.data["fouten"]]
    assert found == [(2, "bsn"), (3, "v_nummer"), (4, "huisvesting"), (5, "telefoon")]
    assert "******6789" in result.data["fouten"][1]["melding"]
    assert "99990019" not in result.out
    assert "612345678" not in result.out


@pytest.mark.parametrize("born", ["1990", "1990-05", "31-05-1990"])
def test_an_incomplete_birth_date_is_kept_as_it_is_known(runner: Runner, born: str) -> None:
    runner.ok("import", "cases", save(runner, f"geslachtsnaam;doelgroep;Geboren\nEen;gezinsmigrant;{born}\n"))
    with closing(sqlite3.connect(runner.store)) as connection:
        assert connection.execute("SELECT geboortedatum FROM dossier").fetchone()[0] in (born, "1990-05-31")


def test_the_key_of_a_dossier_that_lost_its_zero_is_named(runner: Runner) -> None:
    result = runner("import", "intakes", save(runner, "bsn;datum\n12345672;2024-01-01\n"), "-o", "json")
    assert (result.code, result.data["fouten"][0]["kolom"]) == (3, "bsn")
    assert "*****5672" in result.data["fouten"][0]["melding"]


def test_a_dossier_is_known_by_its_number_too(runner: Runner) -> None:
    runner.ok("case", "add", "--geslachtsnaam", "Een", "--doelgroep", "gezinsmigrant")
    path = save(runner, "dossier;geslachtsnaam;doelgroep\n2026-0001;Eén;gezinsmigrant\n;Nieuw;gezinsmigrant\n")
    assert numbers(runner.json("import", "cases", path, "--on-duplicate", "update")) == [2, 1, 1, 0, 0]
    assert names(runner.store) == ["Eén", "Nieuw"]
    assert (
        runner("import", "cases", save(runner, "dossier;geslachtsnaam;doelgroep\n2026-0077;X;gezinsmigrant\n")).code
        == 3
    )


CELL = st.one_of(
    st.text(max_size=6),
    st.sampled_from(["gezinsmigrant", "2024-01-01", BSN, OTHER, "99990019", '"', "\0", "45369", "=1", "'=1", "\u200b"]),
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL, max_size=6), max_size=12), st.sampled_from([";", ",", "\t"]), st.booleans())
def test_what_is_accepted_and_rejected_is_what_was_read(
    inburgering: Runner, rows: list[list[str]], delimiter: str, sound: bool
) -> None:
    lines = [HEADER.replace(";", delimiter)] + [delimiter.join(row) for row in rows]
    if sound:
        lines.insert(1, delimiter.join(("Goed", "gezinsmigrant", "", "2024-01-01")))
    out = inburgering.store.with_name("afgewezen.csv")
    env = Environment(Location(inburgering.store, named=True), PEILDATUM)
    data = "\n".join(lines).encode("utf-8", "surrogatepass")
    try:
        receipt = imports.run(env, "cases", data, partial=True, dry_run=True, rejects_naar=out)
    except Fault:
        return
    assert receipt.nieuw + receipt.gewijzigd + receipt.ongewijzigd + receipt.afgewezen == receipt.gelezen
    assert receipt.afgewezen == len({f.rij for f in receipt.fouten})
    assert all(f.melding for f in receipt.fouten)
    rejected = read_table(out.read_bytes(), frozenset(("reden_afwijzing", *HEADER.split(";"))), frozenset(), "x")
    assert len(list(rejected.rows)) == receipt.afgewezen
    assert BSN not in json.dumps(receipt.as_dict())


def test_a_trial_at_the_default_place_makes_no_store(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(MIXED, encoding="utf-8")
    environment = {"PATH": os.environ["PATH"], "XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    base = [sys.executable, "-m", "inburgering_cli", "--peildatum", PEILDATUM, "import", "cases", str(path)]
    for more in (["--partial"], []):
        done = subprocess.run(
            [*base, "--dry-run", "-o", "json", *more], env=environment, capture_output=True, check=False
        )
        assert done.returncode == (0 if more else 3), done.stderr
        assert json.loads(done.stdout)["nieuw"] == (2 if more else 0)
    assert not list(tmp_path.rglob("*.db"))


def test_a_terminal_sees_progress_and_a_pipe_does_not(store_of_many: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    base = [sys.executable, "-m", "inburgering_cli", "--db", str(store), "--peildatum", PEILDATUM]
    subprocess.run([*base, "db", "init"], check=True, capture_output=True)
    command = [*base, "import", "cases", str(store_of_many), "--dry-run"]
    assert subprocess.run(command, check=True, capture_output=True).stderr == b""
    master, slave = pty.openpty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave) as process:
        os.close(slave)
        out, _ = process.communicate()
    told = os.read(master, 65_536).decode()
    os.close(master)
    assert "\r5.000 rijen gecontroleerd…" in told
    assert "rijen verwerkt…" in told
    assert told.endswith("\r")
    assert b"gelezen 12000" in out


@pytest.fixture
def store_of_many(tmp_path: Path) -> Path:
    """A file of 12,000 people, of whom every hundredth is wrong only for the rules."""
    path = tmp_path / "veel.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("geslachtsnaam;doelgroep;v_nummer;dossier_gesloten;reden\n")
        for number in range(12_000):
            file.write(f"Naam{number};gezinsmigrant;{number:010};;\n")
    return path


def killed_receipts(store: Path, path: Path) -> Iterator[tuple[int, int]]:
    """(dossiers, lines of the trail) after each of some kills during an import with --partial."""
    line = ("import", "cases", str(path), "--partial", "--rejects", str(store.with_name("afgewezen.csv")))
    whole = store.with_name("heel.db")
    shutil.copy(store, whole)
    started = time.monotonic()
    ok(whole, *line)
    duration = time.monotonic() - started
    for part in (0.1, 0.25, 0.4, 0.55, 0.7, 0.8, 0.9, 1.0):
        process = start(store, *line)
        time.sleep(part * duration)
        process.kill()
        process.wait()
        with closing(sqlite3.connect(store)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            (dossiers,) = connection.execute("SELECT count(*) FROM dossier").fetchone()
            (lines,) = connection.execute("SELECT count(*) FROM spoor").fetchone()
        yield dossiers, lines
    ok(store, *line)


def test_a_killed_partial_import_leaves_the_state_before_or_all_that_is_sound(runner: Runner, tmp_path: Path) -> None:
    path = tmp_path / "veel.csv"
    rows = (f"Naam{n};gezinsmigrant;{n:010};;{'verhuisd' if n % 500 == 3 else ''}" for n in range(8_000))
    path.write_text("geslachtsnaam;doelgroep;v_nummer;dossier_gesloten;reden\n" + "\n".join(rows), encoding="utf-8")
    sound = 8_000 - 16
    for dossiers, lines in killed_receipts(runner.store, path):
        assert (dossiers, lines) in ((0, 0), (sound, sound))
    receipt: Receipt = imports.run(
        Environment(Location(runner.store, named=True), PEILDATUM), "cases", path.read_bytes(), partial=True
    )
    assert (receipt.ongewijzigd, receipt.afgewezen) == (sound, 16)


def test_the_example_of_another_system_shows_what_excel_made_of_it(runner: Runner) -> None:
    path = Path(__file__).parent.parent.parent / "examples" / "uit-een-ander-systeem.csv"
    result = runner("import", "cases", str(path), "--partial", "-o", "json")
    assert (result.code, numbers(result.data)) == (0, [3, 2, 0, 0, 1])
    assert (result.data["fouten"][0]["rij"], result.data["fouten"][0]["kolom"]) == (3, "huisvesting")
