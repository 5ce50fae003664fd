"""Asked to break in or to lose data: what a second reader tried, on the program as a process.

Each test is an attack that once worked, or one that must never begin to.
"""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, check_header
from tests.conftest import Runner
from tests.reliability.forms import both_forms, both_forms_long
from tests.reliability.program import ADD, LONG, dump, go, ok, opened, refused, sound, start, write_cases

BSN = "999990019"


@pytest.fixture
def store(caseload: Runner) -> Path:
    return caseload.store


def users(store: Path) -> set[str]:
    with closing(opened(store)) as connection:
        return {name for (name,) in connection.execute("SELECT DISTINCT gebruiker FROM spoor")}


# ---------------------------------------------------------------- who did it


@both_forms_long
@pytest.mark.parametrize("variable", ["LOGNAME", "USERNAME"])
def test_a_variable_cannot_sign_the_trail_with_the_name_of_another(store: Path, variable: str) -> None:
    for arguments in (ADD, ("case", "show", "Berg"), ("case", "search", "Berg")):
        ok(store, *arguments, env={**os.environ, variable: "iemand-anders"})
    assert "iemand-anders" not in users(store)


@pytest.mark.parametrize("variable", ["PAGER", "EDITOR"])
def test_a_variable_cannot_have_a_program_run(store: Path, tmp_path: Path, variable: str) -> None:
    trap, mark = tmp_path / "val", tmp_path / "gelopen"
    trap.write_text(f"#!/bin/sh\ntouch '{mark}'\n")
    trap.chmod(0o700)
    for arguments in (("case", "show", "Berg"), ("case", "--help")):
        ok(store, *arguments, env={**os.environ, variable: str(trap)})
    assert not mark.exists()


# ---------------------------------------------------------------- what stands in the way, or was planted there


def test_nothing_is_written_through_a_link_that_was_planted(store: Path, tmp_path: Path) -> None:
    """Under every name that the program gives a file: the file of somebody else keeps its contents."""
    victim = tmp_path / "van-een-ander"
    victim.write_text("blijft zo\n")
    out = tmp_path / "uit"
    out.mkdir(mode=0o700)
    rounds = [
        ("db", "export", "--out", str(out)),
        ("db", "export", "--out", str(out), "--format", "xlsx"),
        ("report", "month", "--out", str(out), "--format", "html,csv,json,xlsx"),
        ("report", "delivery", "swi", "--out", str(out), "--partial"),
        ("report", "delivery", "spuk", "--out", str(out), "--partial"),
        ("report", "delivery", "duo", "--check", "--out", str(out)),
        ("pip", "document", "Tesfay", "--concept", "--out", str(out)),
        ("deadline", "calendar", "--out", str(out / "termijnen.ics")),
        ("import", "cases", str(write_cases(tmp_path / "in.csv", 2)), "--rejects", str(out / "weg.csv")),
        ("db", "backup", "--out", str(out), "--bewaar", "1"),
    ]
    for arguments in rounds:
        go(store, *arguments)
    made = [p.name for p in out.iterdir() if p.is_file() and not p.name.startswith(store.stem)]
    assert len(made) > 40
    for name in made:
        (out / name).unlink()
        (out / name).symlink_to(victim)
    note = store.with_name(f"{store.name}.back-ups")
    note.unlink()
    note.symlink_to(victim)
    for name in (
        "export.json",
        "cases.csv",
        "cases.xlsx",
    ):  # else it takes the files for those of somebody else, and stops
        (out / name).unlink()
    (out / "export.json").write_text("{}")
    for arguments in rounds:
        go(store, *arguments)
    assert victim.read_text() == "blijft zo\n"
    assert victim.stat().st_mode & 0o777 == 0o644 & ~_umask()
    assert not note.is_symlink()


def _umask() -> int:
    old = os.umask(0)
    os.umask(old)
    return old


@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
def test_a_planted_log_is_no_way_into_another_file(store: Path, tmp_path: Path, end: str) -> None:
    victim = tmp_path / "van-een-ander"
    victim.write_bytes(b"blijft zo\n" * 10_000)
    before = dump(store)
    beside = store.with_name(store.name + end)
    beside.unlink(missing_ok=True)
    beside.symlink_to(victim)
    for arguments in (("case", "list"), ADD, ("db", "check")):
        go(store, *arguments)
    assert victim.read_bytes() == b"blijft zo\n" * 10_000
    beside.unlink(missing_ok=True)
    assert sound(store)
    assert kept(dump(store)) >= kept(before)


def kept(lines: list[str]) -> set[str]:
    return {line for line in lines if line.startswith("INSERT") and "spoor" not in line}


def test_a_store_behind_a_link_is_the_store_itself(store: Path, tmp_path: Path) -> None:
    """Its log is beside the file, not beside the link: restoring and erasing have to work on the file."""
    link = tmp_path / "los" / "link.db"
    link.parent.mkdir()
    link.symlink_to(store)
    copy = json.loads(ok(link, "db", "backup", "--out", str(tmp_path / "b"), "-o", "json").stdout)["bestand"]
    ok(link, *ADD)
    ok(link, "db", "restore", copy, "--yes")
    store.write_bytes(b"kapot")
    ok(link, "db", "restore", copy, "--yes")
    assert link.is_symlink()
    assert sound(store)
    ok(link, "case", "erase", "Berg", "--reden", "verzoek", "--yes")
    assert b"Berg" not in store.read_bytes()
    assert {p.name for p in link.parent.iterdir()} == {"link.db"}


def test_a_store_with_two_names_is_told(store: Path, tmp_path: Path) -> None:
    (tmp_path / "tweede.db").hardlink_to(store)
    assert "harde link" in ok(store, "case", "list").stderr


@pytest.mark.parametrize("name", ["../../buiten", "/etc/passwd", "..\\buiten", "a/b", "nul\x00"[:3]])
def test_no_name_leads_out_of_a_folder(store: Path, tmp_path: Path, name: str) -> None:
    """Kinds of letters, layouts and deliveries are words of a list; a gemeente with a path in its name is only a name."""
    out = tmp_path / "a" / "b" / "uit"
    refused(store, "brief", "make", name, "Berg", "--out", str(out), code=2)
    refused(store, "import", name, "x.csv", code=2)
    assert go(store, "report", "layout", "show", name).returncode in (2, 3, 4)
    ok(store, "case", "edit", "2025-0001", "--gemeente", name)
    ok(store, "report", "month", "--gemeente", name, "--out", str(out))
    ok(store, "report", "delivery", "swi", "--gemeente", name, "--out", str(out), "--partial")
    assert {p.name for p in (tmp_path / "a").rglob("*") if p.is_dir()} == {"b", "uit"}
    assert all(p.parent == out for p in (tmp_path / "a").rglob("*") if p.is_file())


@pytest.mark.parametrize("inside", ["../../weg", "/etc/x", "2026-0001/../../x"])
def test_a_package_cannot_name_its_own_place(store: Path, tmp_path: Path, inside: str) -> None:
    done = json.loads(ok(store, "case", "export", "Berg", "--out", str(tmp_path / "p"), "-o", "json").stdout)
    package = json.loads((Path(done["pakket"]) / "dossier.json").read_text())
    package["dossiernummer"] = inside
    path = tmp_path / "vals.json"
    path.write_text(json.dumps(package))
    refused(store, "case", "receive", str(path), "--huisvesting", "2026-09-01", code=3)
    assert not (tmp_path.parent / "weg").exists()


# ---------------------------------------------------------------- a store made by somebody else


def made_to_mislead(path: Path, script: str, version: int = SCHEMA_VERSION) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"PRAGMA application_id={APPLICATION_ID}; PRAGMA user_version={version}; PRAGMA journal_mode=WAL; {script}"
        )
    path.chmod(0o600)
    return path


ENDLESS = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i AS id, i AS nummer FROM r"
COMMANDS: tuple[tuple[str, ...], ...] = ((), ("case", "show", "a"), ADD, ("db", "export", "--out", "uit"))


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE iets (x)",
        f"CREATE VIEW dossier AS {ENDLESS}; CREATE TABLE spoor (x)",
        f"CREATE TABLE spoor (x); CREATE TABLE basis (x); CREATE VIEW extra AS {ENDLESS}; CREATE TABLE dossier (id)",
        "CREATE VIRTUAL TABLE dossier USING fts5(id); CREATE TABLE spoor (x)",
    ],
    ids=["other tables", "an endless view", "a view beside", "a virtual table"],
)
def test_a_store_of_another_make_is_refused_before_a_row_is_read(tmp_path: Path, script: str) -> None:
    path = made_to_mislead(tmp_path / "val.db", script)
    before = path.read_bytes()
    for arguments in COMMANDS:
        said = refused(path, *arguments, timeout=20, cwd=tmp_path)
        assert "anders van opbouw" in said
    assert go(path, "db", "check", timeout=20).returncode == 3
    assert path.read_bytes() == before


@both_forms
def test_a_trigger_that_was_planted_does_not_run(store: Path, tmp_path: Path) -> None:
    copy = json.loads(ok(store, "db", "backup", "--out", str(tmp_path / "b"), "-o", "json").stdout)["bestand"]
    for path in (store, Path(copy)):
        with closing(opened(path)) as connection:
            connection.execute(
                "CREATE TRIGGER spoor_extra AFTER INSERT ON spoor BEGIN UPDATE dossier SET gemeente = 'Elders'; END"
            )
    before = dump(store)
    refused(store, *ADD)
    refused(store, "case", "show", "Berg")
    refused(store, "db", "restore", copy, "--yes")
    assert dump(store) == before
    assert "spoor_extra" in go(store, "db", "check").stdout


def test_what_is_typed_is_never_sql(store: Path) -> None:
    before = json.loads(ok(store, "case", "list", "-o", "json").stdout)
    for text in ("x' OR 1=1; DROP TABLE dossier; --", '" OR ""="', "%", "Berg' UNION SELECT 1,2,3 --"):
        assert go(store, "case", "show", text).returncode == 4
        assert json.loads(ok(store, "case", "search", text, "-o", "json").stdout) == []
        refused(store, "report", "kpi", "--gemeente", text, code=4)
        ok(store, "case", "edit", "Berg", "--adres", text)
        assert json.loads(ok(store, "case", "show", "Berg", "-o", "json").stdout)["adres"] == text
    ok(store, "case", "edit", "Berg", "--leeg", "adres")
    assert json.loads(ok(store, "case", "list", "-o", "json").stdout) == before


# ---------------------------------------------------------------- at the same time, and half-way


@both_forms_long
def test_two_exports_into_one_folder_do_not_mix(store: Path, tmp_path: Path) -> None:
    ok(store, "import", "cases", str(write_cases(tmp_path / "a.csv", 1_500)))
    for turn in range(10 if LONG else 1):
        out = tmp_path / f"uit{turn}"
        both = [start(store, "db", "export", "--out", str(out)) for _ in range(3)]
        ok(store, *ADD[:3], f"Tussendoor{turn}", *ADD[4:])
        said = [process.communicate(timeout=60)[1] for process in both]
        codes = sorted(process.wait() for process in both)
        assert codes[0] == 0
        assert set(codes) <= {0, 3}
        assert all("andere uitvoer" in text for text, process in zip(said, both, strict=True) if process.returncode)
        fresh = tmp_path / f"leeg{turn}.db"
        ok(fresh, "db", "init")
        ok(fresh, "db", "import", str(out))
        ok(fresh, "db", "check")


def test_half_a_set_of_an_export_is_never_taken_for_a_whole(store: Path, tmp_path: Path) -> None:
    """As a kill leaves it between the first and the last file that took its place."""
    old, new, fresh = tmp_path / "oud", tmp_path / "nieuw", tmp_path / "leeg.db"
    ok(store, "db", "export", "--out", str(old))
    ok(store, "case", "edit", "Berg", "--gemeente", "Uithoorn")  # as many rows, and another value
    ok(store, "db", "export", "--out", str(new))
    ok(fresh, "db", "init")
    for name in ("cases.csv", "export.json"):
        mixed = tmp_path / f"half-{name}"
        mixed.mkdir()
        for path in old.iterdir():
            (mixed / path.name).write_bytes((new if path.name == name else old).joinpath(path.name).read_bytes())
        assert "cases.csv is niet het bestand" in refused(fresh, "db", "import", str(mixed), code=3)
    ok(fresh, "db", "import", str(new))


def test_what_a_killed_run_leaves_is_gone_after_the_next(store: Path, tmp_path: Path) -> None:
    ok(store, "import", "cases", str(write_cases(tmp_path / "a.csv", 6_000)))
    out = tmp_path / "uit"
    out.mkdir(mode=0o700)
    ways: tuple[tuple[str, ...], ...] = (
        ("db", "export", "--out", str(out)), ("db", "export", "--out", str(out), "--format", "xlsx"),
        ("db", "backup", "--out", str(out)),
    )  # fmt: skip
    left = 0
    for arguments in ways:
        process = start(store, *arguments)
        until = time.monotonic() + 20
        while process.poll() is None and not list(out.glob(".*.nieuw")) and time.monotonic() < until:
            time.sleep(0.002)
        process.kill()
        process.wait()
        left += len(list(out.glob(".*")))
        ok(store, *arguments)
        assert list(out.glob(".*")) == []
    assert left, "no kill came in time: the test proves nothing"


def test_erasing_takes_what_a_killed_restore_left_with_it(store: Path, tmp_path: Path) -> None:
    done = subprocess.run(["sh", "-c", "echo $$"], capture_output=True, text=True, check=True)
    left = [store.with_name(f".{store.name}.{int(done.stdout)}.{end}") for end in ("terug", "terug-wal", "nieuw")]
    for path in left:
        path.write_bytes(store.read_bytes())
    copy = json.loads(ok(store, "db", "backup", "--out", str(tmp_path / "b"), "-o", "json").stdout)["bestand"]
    ok(store, "db", "restore", copy, "--yes")
    (kept,) = store.parent.glob("*.vervangen-*")
    for path in left:
        path.write_bytes(store.read_bytes())
    said = ok(store, "case", "erase", "Berg", "--reden", "verzoek", "--yes").stderr
    assert [path for path in left if path.exists()] == []
    assert "2 back-ups" in said, "the copy, and what the restore kept"
    listed = ok(store, "db", "retention", "--all", "-o", "json").stdout
    assert str(kept) in listed


def test_a_clock_that_was_wrong_never_costs_the_newest_backup(store: Path, tmp_path: Path) -> None:
    out = tmp_path / "b"
    first = Path(json.loads(ok(store, "db", "backup", "--out", str(out), "-o", "json").stdout)["bestand"])
    later = first.rename(first.with_name(f"{store.stem}-20991231T235959Z.db"))
    done = ok(store, "db", "backup", "--out", str(out), "--bewaar", "1", "-o", "json")
    made = json.loads(done.stdout)
    assert Path(made["bestand"]).exists()
    assert made["verwijderd"] == [str(later)]
    assert "in de toekomst" in done.stderr


# ---------------------------------------------------------------- what is shown


ESC = "\x1b[31mrood\x1b]0;titel\x07\x9b2J"


def test_no_path_steers_the_terminal(store: Path, tmp_path: Path) -> None:
    bad = tmp_path / ESC
    copy = json.loads(ok(store, "db", "backup", "--out", str(tmp_path / "b"), "-o", "json").stdout)["bestand"]
    attempts: tuple[tuple[str, ...], ...] = (
        ("db", "export", "--out", str(bad)), ("db", "backup", "--out", str(bad)), ("db", "restore", str(bad), "--yes"),
        ("report", "month", "--out", str(bad)), ("case", "export", "Berg", "--out", str(bad)),
        ("brief", "templates", "--out", str(bad)), ("pip", "document", "Berg", "--concept", "--out", str(bad)),
        ("db", "import", str(bad)), ("case", "receive", str(bad), "--huisvesting", "2026-01-01"),
        ("import", "cases", str(bad)), ("import", "notificaties", str(bad)), ("import", "cases", copy, "--rejects", str(bad)),
        ("report", "delivery", "swi", "--out", str(bad), "--partial"), ("db", "retention", "--back-ups", str(bad)),
        ("deadline", "calendar", "--out", str(bad)),
    )  # fmt: skip
    for arguments in attempts:
        done = go(store, *arguments)
        assert not set("\x1b\x07\x9b") & set(done.stdout + done.stderr), arguments
    done = go(tmp_path / f"{ESC}.db", "db", "init")
    assert (done.returncode, set("\x1b\x07\x9b") & set(done.stderr)) == (2, set())
    assert not [p for p in tmp_path.iterdir() if "\x1b" in p.name]


BROKEN = """
import sys
from inburgering_cli.cli.shell import run
def broken(arguments): raise ValueError("invalid: 999990019 and 999 990 019 \\x1b[31m")
run._invoke = broken
sys.exit(run.run([]))
"""


@pytest.mark.parametrize("asked", ["", "1"])
def test_a_traceback_comes_when_it_is_asked_for_and_holds_no_bsn(asked: str) -> None:
    env = {**os.environ, "INBURGERING_TRACEBACK": asked}
    done = subprocess.run([sys.executable, "-c", BROKEN], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert ("Traceback" in done.stderr) == bool(asked)
    assert "fout in het programma (ValueError)" in done.stderr
    assert not [text for text in (BSN, "999 990 019", "\x1b") if text in done.stderr]
    assert ("*****0019" in done.stderr) == bool(asked)


@pytest.mark.parametrize(
    "text",
    ["a=" + "[" * 100_000, "a=" + "9" * 100_000, 'a="' + "x" * 2_000_000 + '"', "a=99999-01-01", "\x00", "[a]\n" * 2],
    ids=["deep", "a number without end", "large", "a day that cannot be", "a zero byte", "twice"],
)
def test_a_policy_or_layout_that_is_made_to_mislead_is_refused(store: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text)
    refused(store, "--beleid", str(path), "policy", "list", code=3, timeout=20)
    refused(store, "report", "delivery", "swi", "--check", "--layout", str(path), code=3, timeout=20)


@pytest.mark.parametrize(
    "text",
    [
        '{"gebeurtenisId":' * 3_000 + "1" + "}" * 3_000, "[" * 200_000, '{"gebeurtenisId": ' + "9" * 5_000 + "}",
        '{"gebeurtenisId": NaN}', '{"path": "/personen/999990019/../../x", "body": {}}', '{"gebeurtenisId": "\\ud800"}', "[]",
    ],
    ids=["deep", "deeper", "a number without end", "nan", "path", "half a sign", "nothing"],
)  # fmt: skip
def test_messages_that_are_made_to_mislead_are_refused(store: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    before = dump(store)
    said = refused(store, "import", "notificaties", str(path), code=3, timeout=20)
    assert BSN not in said
    assert dump(store) == before


@pytest.mark.parametrize("cell", ["9" * 200_000, "1-" * 100_000, "a@" * 100_000, " " * 900_000, "0.0" * 60_000])
def test_no_cell_takes_long_to_refuse(store: Path, tmp_path: Path, cell: str) -> None:
    """No pattern of the program goes wild on a text that is made for it."""
    from inburgering_cli.records.kinds import all_kinds
    from inburgering_cli.work.files.import_check import columns

    for kind in ("cases", "besluiten"):
        names = columns(all_kinds()[kind])
        path = tmp_path / f"{kind}.csv"
        path.write_text(";".join(names) + "\n" + ";".join([cell] * len(names)) + "\n")
        done = go(store, "import", kind, str(path), "-o", "json", timeout=30)
        assert done.returncode == 3


@pytest.mark.parametrize("peildatum", ["2024-02-29", "9998-12-31", "0001-01-01"])
def test_days_at_the_edge_give_no_traceback(store: Path, peildatum: str) -> None:
    for arguments in ((), ("report", "kpi"), ("db", "retention", "--all")):
        done = go(store, "--peildatum", peildatum, *arguments)
        assert done.returncode in (0, 2, 3)
        assert "fout in het programma" not in done.stderr


# ---------------------------------------------------------------- locks that are lost without a sound


def test_a_look_that_fails_lets_go_of_the_store(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection left open loses its locks when the file is read by hand, and then sees damage that is not there."""
    from inburgering_cli.core.errors import StoreFault
    from inburgering_cli.store import database

    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def watching(*arguments: object, **options: object) -> sqlite3.Connection:
        opened.append(connect(*arguments, **{**options, "timeout": 0}))  # type: ignore[call-overload]
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", watching)
    with closing(connect(store, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode=EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE dossier SET gemeente = gemeente")
        with pytest.raises(StoreFault, match="bezet"):
            database.open_read(store)
    assert opened
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")


def test_a_restore_does_not_open_the_file_by_hand_while_it_holds_it(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inburgering_cli.store import backup, restore

    copy = store.with_name("kopie.db")
    backup.copy(store, copy)
    held: list[bool] = []
    overwrite, check = restore._overwrite, check_header

    def watched(*paths: Path) -> None:
        held.append(True)
        overwrite(*paths)
        held.clear()

    def looked(path: Path) -> int:
        assert not (held and path == store)
        return check(path)

    monkeypatch.setattr(restore, "_overwrite", watched)
    monkeypatch.setattr(backup, "check_header", looked)
    assert restore.restore(copy, store) is not None
    assert sound(store)


# ---------------------------------------------------------------- going out

NO_NETWORK = """
import os, socket, subprocess, sys
def refuse(*_, **__): sys.stderr.write("REACHES OUT\\n"); os._exit(99)
socket.socket.connect = socket.create_connection = socket.getaddrinfo = subprocess.Popen.__init__ = os.system = refuse
"""


def test_no_command_reaches_out_or_runs_another_program(store: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK)
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    out = ("--out", str(tmp_path / "uit"))
    for arguments in (
        (), ("case", "show", "Berg"), ("db", "export", *out, "--format", "xlsx"),
        ("report", "month", *out, "--format", "html,pdf"),
        ("pip", "document", BSN, "--concept", *out, "--format", "html,pdf"), ("report", "delivery", "swi", *out, "--partial"),
        ("import", "cases", str(write_cases(tmp_path / "in.csv", 3))), ("db", "backup", *out),
    ):  # fmt: skip
        done = ok(store, *arguments, env=env)
        assert "REACHES OUT" not in done.stderr


def test_a_delivery_leaves_its_line(store: Path, tmp_path: Path) -> None:
    ok(store, "report", "delivery", "swi", "--out", str(tmp_path / "uit"), "--partial")
    with closing(sqlite3.connect(store)) as connection:
        (command, dossier, record) = connection.execute(
            "SELECT opdracht, dossier, invoer FROM spoor ORDER BY id DESC LIMIT 1"
        ).fetchone()
    assert (command, dossier, set(json.loads(record))) == ("report delivery swi", None, {"records"})
