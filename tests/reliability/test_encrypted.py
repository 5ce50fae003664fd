"""An encrypted store: nothing of it can be read without its key, nothing is lost on the way in, out or to another key."""

import json
import os
import pty
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from inburgering_cli.store.database import SCHEMA_VERSION
from inburgering_cli.store.encryption.key_source import KeySource, use_keys
from inburgering_cli.store.encryption.keys import Key, KeyFile, new_name
from inburgering_cli.store.encryption.rewrite import encrypt_copy
from tests.cli.conftest import BSN, V_NUMMER
from tests.conftest import Runner
from tests.reliability.forms import key_for
from tests.reliability.program import ADD, LONG, command, dump, go, ok, opened, refused, run, sound, start, write_cases
from tests.reliability.test_disk import limited
from tests.store.test_upgrade import frozen

KILLS = 100 if LONG else 3
#: What only the store knows, and how a plain one begins.
SECRETS = ("Tesfay", "Selam", "Öztürk", "tesfay", BSN, V_NUMMER, "kapper", "SQLite format 3", "CREATE TABLE")
#: The program where the extra is not installed.
WITHOUT_SQLCIPHER = """
import sys
sys.modules["sqlcipher3"] = None
from inburgering_cli.cli.shell.run import run
sys.exit(run(sys.argv[1:]))
"""
LOADED = """
import sys
from inburgering_cli.cli.shell.run import run
run(sys.argv[1:])
print([m for m in sys.modules if m.split(".")[0] in ("sqlcipher3", "keyring") or m.endswith("sleutels")])
"""
CHANGING: tuple[tuple[str, ...], ...] = (ADD, ("case", "edit", "2025-0001", "--gemeente", "Diemen"))
REFUSED: tuple[tuple[str, ...], ...] = (
    (), ("case", "list", "-o", "json"), ("db", "status"), ("db", "check"), ("db", "init"), ADD, ("db", "rekey"),
    ("db", "decrypt", "--yes"), ("db", "encrypt"), ("db", "backup", "--out", "back-ups"),
)  # fmt: skip
READING: tuple[tuple[str, ...], ...] = (
    (), ("case", "list", "-o", "json"), ("case", "search", "tes"), ("case", "show", "2025-0001"),
    ("case", "timeline", "2025-0001"), ("deadline", "list", "-o", "csv"), ("deadline", "explain", "2025-0001"),
    ("signaal", "list", "-o", "json"), ("report", "kpi", "-o", "json"), ("pip", "show", "2025-0001"), ("db", "retention"),
    ("policy", "list"),
)  # fmt: skip


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The key file of the store, not there yet; for the program and for the test itself."""
    path = key_for(tmp_path)
    monkeypatch.setenv("INBURGERING_SLEUTELBESTAND", str(path))
    use_keys(KeySource(path))
    return path


@pytest.fixture
def store(caseload: Runner, key: Path) -> Path:
    """An encrypted store in a folder of its own."""
    path = caseload.store.parent / "map" / "store.db"
    path.parent.mkdir(mode=0o700)
    caseload.store.rename(path)
    ok(path, "db", "encrypt")
    return path


@pytest.fixture
def without_key(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the program; the test itself has made the store with it."""
    monkeypatch.delenv("INBURGERING_SLEUTELBESTAND")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


def plain(folder: Path) -> list[tuple[str, str]]:
    """What of the secrets can be read in the files of a folder, in any encoding that SQLite writes."""
    return [
        (path.name, word)
        for path in folder.rglob("*")
        if path.is_file()
        for word in SECRETS
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        if word.encode(encoding) in path.read_bytes()
    ]


def facts(store: Path) -> list[str]:
    """All that a store holds but the trail, which grows."""
    return [line for line in dump(store) if '"spoor' not in line]


def test_no_byte_of_it_can_be_read(caseload: Runner, key: Path, tmp_path: Path) -> None:
    folder = tmp_path / "map"
    folder.mkdir(mode=0o700)
    store = folder / "store.db"
    caseload.store.rename(store)
    assert plain(folder), "the words that are looked for are not there: the test proves nothing"
    ok(store, "db", "encrypt")
    assert plain(folder) == []
    with closing(opened(store)) as other:  # keeps the log
        other.execute("SELECT count(*) FROM dossier").fetchone()
        for arguments in CHANGING:
            ok(store, *arguments)
        ok(store, "db", "backup", "--out", str(folder / "back-ups"))
        assert (folder / "store.db-wal").stat().st_size > 0
        assert plain(folder) == []
    (copy,) = (folder / "back-ups").iterdir()
    ok(store, "db", "rekey")
    ok(store, "db", "restore", str(copy), "--yes")
    ok(store, "case", "erase", "2025-0001", "--reden", "verzoek", "--yes")
    assert plain(folder) == []
    stores = [path for path in folder.rglob("*.db*") if not path.name.endswith(("back-ups", "-wal", "-shm"))]
    assert len(stores) == 3
    assert {path.read_bytes()[:4] for path in stores} == {b"Inbu"}


def test_it_holds_what_it_held_and_every_command_says_the_same(caseload: Runner, key: Path) -> None:
    store = caseload.store
    before, said = facts(store), [caseload.ok(*arguments).out for arguments in READING]
    ok(store, "db", "encrypt")
    assert facts(store) == before
    assert [caseload.ok(*arguments).out for arguments in READING] == said
    assert json.loads(ok(store, "db", "status", "-o", "json").stdout)["versleuteld"] is True
    ok(store, "db", "rekey")
    assert facts(store) == before
    ok(store, "db", "decrypt", "--yes")
    assert store.read_bytes().startswith(b"SQLite format 3")
    assert facts(store) == before
    assert json.loads(ok(store, "db", "check", "-o", "json").stdout)["in_orde"]
    with closing(sqlite3.connect(store)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        told = [row for (row,) in connection.execute("SELECT opdracht FROM spoor WHERE opdracht LIKE 'db %'")]
    assert told == ["db encrypt", "db rekey", "db decrypt"]


def test_exports_and_imports_go_through(store: Path, tmp_path: Path) -> None:
    ok(store, "db", "export", "--out", str(tmp_path / "uit"))
    ok(store, "import", "cases", str(write_cases(tmp_path / "a.csv", 50)))
    other = tmp_path / "ander.db"
    ok(other, "db", "init")
    ok(other, "db", "encrypt")
    ok(other, "db", "import", str(tmp_path / "uit"))
    assert len(json.loads(ok(other, "case", "list", "-o", "json").stdout)) == 3
    assert len(json.loads(ok(store, "case", "list", "-o", "json").stdout)) == 53


def without_sqlcipher(*arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_SQLCIPHER, *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("how", ["wrong", "none", "gone", "no key", "no driver"])
@pytest.mark.usefixtures("without_key")
def test_without_its_key_it_is_refused_untouched(store: Path, key: Path, how: str) -> None:
    secret = key.read_text().split()[-1]
    keys = {"wrong": "0" * 64 + "\n", "no key": "geheim\n"}
    if how in keys:
        key.write_text(keys[how])
    elif how == "gone":
        key.unlink()
    given = () if how == "none" else ("--sleutelbestand", str(key))
    before = {path.name: path.read_bytes() for path in store.parent.iterdir()}
    for arguments in REFUSED if LONG or how == "wrong" else REFUSED[3:6]:
        line = [*given, *command(store, *arguments)[1:]]
        done = without_sqlcipher(*line) if how == "no driver" else run(*line)
        assert (done.returncode, done.stdout) == (5, ""), (arguments, done)
        assert done.stderr.startswith("Fout: ")
        assert ("inburgering-cli[versleuteld]" in done.stderr) == (how == "no driver")
        assert "Traceback" not in done.stderr
        assert secret not in done.stderr
        assert "hmac" not in done.stderr.lower()
        assert not any(word in done.stderr for word in SECRETS)
        assert {path.name: path.read_bytes() for path in store.parent.iterdir()} == before


def test_a_key_file_is_for_its_owner_and_a_wider_one_gives_a_warning(store: Path, key: Path) -> None:
    assert (key.stat().st_mode & 0o777, key.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert ok(store, "case", "list").stderr == ""
    key.chmod(0o640)
    assert f"chmod 600 '{key}'" in ok(store, "case", "list").stderr
    key.chmod(0o600)
    copy = key.with_name("kopie.txt")
    ok(store, "db", "key", "--out", str(copy))
    assert copy.stat().st_mode & 0o777 == 0o600
    key.unlink()
    assert "Tesfay" in run("--sleutelbestand", str(copy), *command(store, "case", "list")[1:]).stdout


def test_the_key_file_can_stand_in_the_config(
    store: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("INBURGERING_SLEUTELBESTAND")
    (tmp_path / "no-config.toml").write_text(f'sleutelbestand = "{key}"\n')
    assert "Tesfay" in ok(store, "case", "list").stdout


def test_the_keyring_has_it_wherever_the_store_or_a_copy_is(
    caseload: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "tests.reliability.keyring.Keyring")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent.parent))
    monkeypatch.setenv("TEST_SLEUTELBOS", str(tmp_path / "bos.json"))
    store = caseload.store
    done = ok(store, "db", "encrypt")
    said = done.stdout + done.stderr
    assert "sleutelbos" in done.stdout
    assert "voorgoed weg" in done.stderr
    ok(store, "db", "backup", "--out", str(tmp_path / "back-ups"))
    (copy,) = (tmp_path / "back-ups").iterdir()
    ok(store, "db", "rekey")
    (entry,) = json.loads((tmp_path / "bos.json").read_text()).values()
    assert len(entry.split()) == 2
    assert not any(one in said for one in entry.split())
    elsewhere = tmp_path / "elders.db"
    store.rename(elsewhere)
    assert "Tesfay" in ok(elsewhere, "case", "list").stdout
    assert "Tesfay" in ok(copy, "case", "list").stdout
    ok(elsewhere, "db", "restore", str(copy), "--yes")
    assert json.loads(ok(elsewhere, "db", "check", "-o", "json").stdout)["in_orde"]
    monkeypatch.setenv("TEST_SLEUTELBOS", str(tmp_path / "lege-bos.json"))
    assert "geen sleutel" in refused(elsewhere, "case", "list")


def test_without_keyring_or_file_nothing_is_encrypted(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    before = caseload.store.read_bytes()
    assert "--sleutelbestand" in refused(caseload.store, "db", "encrypt")
    assert caseload.store.read_bytes() == before


def typed(store: Path, *arguments: str, answers: tuple[str, ...]) -> tuple[int, str]:
    """Run a command on a terminal on which each question gets the next answer; (exit code, all that was shown)."""
    process, terminal = pty.fork()
    if not process:
        os.execv(command(store)[0], command(store, *arguments))
    shown, waiting = "", list(answers)
    while True:
        try:
            part = os.read(terminal, 4096).decode(errors="replace")
        except OSError:
            break
        if not part:
            break
        shown += part
        if waiting and shown.rstrip(" ").endswith(":"):
            time.sleep(0.05)
            os.write(terminal, f"{waiting.pop(0)}\n".encode())
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown


def test_a_password_is_asked_and_shown_nowhere(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    store, password = caseload.store, "drie kleine kleutertjes"
    for answers in (("kort", "kort"), (password, "iets anders")):
        code, shown = typed(store, "db", "encrypt", "--wachtwoord", answers=answers)
        assert code == 3, shown
    assert "terminal" in refused(store, "db", "encrypt", "--wachtwoord", code=3)
    assert store.read_bytes().startswith(b"SQLite format 3")
    code, shown = typed(store, "db", "encrypt", "--wachtwoord", answers=(password, password))
    assert code == 0, shown
    assert password not in shown
    assert store.read_bytes()[:4] == b"Inbu"
    code, shown = typed(store, "case", "list", answers=(password,))
    assert (code, "Tesfay" in shown, password in shown) == (0, True, False)
    code, shown = typed(store, "case", "list", answers=("drie kleine kleuters",))
    assert (code, "Tesfay" in shown) == (5, False)
    assert "geen sleutel" in refused(store, "case", "list")


def test_after_another_key_the_old_one_opens_only_what_was_copied_before(
    store: Path, key: Path, tmp_path: Path
) -> None:
    ok(store, "db", "backup", "--out", str(tmp_path / "back-ups"))
    (copy,) = (tmp_path / "back-ups").iterdir()
    old = shutil.copy(key, tmp_path / "oud.txt")
    assert str(copy) in ok(store, "db", "rekey").stderr
    with_old = ("--sleutelbestand", str(old))
    assert run(*with_old, *command(store, "case", "list")[1:]).returncode == 5
    assert "Tesfay" in run(*with_old, *command(copy, "case", "list")[1:]).stdout
    assert len(KeyFile(key).read()) == 2
    assert "Tesfay" in ok(copy, "case", "list").stdout


def test_a_plain_backup_is_put_back_encrypted_and_an_encrypted_one_never_plain(
    caseload: Runner, key: Path, tmp_path: Path
) -> None:
    store = caseload.store
    ok(store, "db", "backup", "--out", str(tmp_path / "open"))
    (copy,) = (tmp_path / "open").iterdir()
    said = ok(store, "db", "encrypt").stderr
    assert f"{copy}" in said
    assert "verwijder" in said
    before = facts(store)
    ok(store, *ADD)
    ok(store, "db", "restore", str(copy), "--yes")
    assert store.read_bytes()[:4] == b"Inbu"
    assert facts(store) == before
    copy.unlink()
    ok(store, "db", "backup", "--out", str(tmp_path / "dicht"))
    (copy,) = (tmp_path / "dicht").iterdir()
    ok(store, "db", "decrypt", "--yes")
    assert "db encrypt" in refused(store, "db", "restore", str(copy), "--yes", code=3)
    assert store.read_bytes().startswith(b"SQLite format 3")


def test_an_older_store_is_brought_up_to_date_encrypted(tmp_path: Path, key: Path) -> None:
    store = tmp_path / "oud.db"
    frozen(store)
    keys = KeyFile(key)
    keys.write([b"\1" * 32])
    encrypt_copy(store, Key(keys.read()[0], new_name()))
    assert "db migrate" in refused(store, "case", "list")
    ok(store, "db", "migrate")
    assert json.loads(ok(store, "db", "check", "-o", "json").stdout)["in_orde"]
    assert {path.read_bytes()[:4] for path in (store, tmp_path / f"oud.db.voor-schema-{SCHEMA_VERSION}")} == {b"Inbu"}


@pytest.mark.parametrize("what", ["encrypt", "rekey", "decrypt"])
def test_killed_half_way_the_old_store_or_the_new_one_is_there_whole(
    caseload: Runner, key: Path, tmp_path: Path, what: str
) -> None:
    first = caseload.store
    ok(first, "import", "cases", str(write_cases(tmp_path / "a.csv", 20_000 if LONG else 1_500)))
    if what != "encrypt":
        ok(first, "db", "encrypt")
    elif LONG:
        KeyFile(key).write([b"\1" * 32])
    before = facts(first)
    arguments = ("db", what, *(["--yes"] if what == "decrypt" else []))
    store = tmp_path / "map" / "store.db"
    duration, seen = 0.0, set[bytes]()
    for kill in range(KILLS + 1):
        shutil.rmtree(store.parent, ignore_errors=True)
        store.parent.mkdir(mode=0o700)
        shutil.copy(first, store)
        store.chmod(0o600)
        started = time.monotonic()
        process = start(store, *arguments)
        if kill:  # the first run tells how long it takes
            time.sleep(duration * (0.2 + 0.85 * kill / KILLS))
            process.kill()
        process.wait()
        duration = duration or time.monotonic() - started
        seen.add(store.read_bytes()[:4])
        assert facts(store) == before
        assert sound(store)
        if store.read_bytes()[:4] == first.read_bytes()[:4] or what == "rekey":
            ok(store, *arguments)
            assert facts(store) == before
        if what == "encrypt":
            assert plain(store.parent) == []
            assert [path.name for path in store.parent.iterdir() if path.name.startswith(".")] == []
    ok(store, *ADD)
    assert json.loads(ok(store, "db", "check", "-o", "json").stdout)["in_orde"]
    assert len(seen) == (1 if what == "rekey" else 2) or not LONG


def test_what_others_left_half_way_is_tidied_and_what_runs_is_left_alone(
    caseload: Runner, key: Path, tmp_path: Path
) -> None:
    store, copies = caseload.store, tmp_path / "back-ups"
    ok(store, "db", "backup", "--out", str(copies))
    (copy,) = copies.iterdir()
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    left = [
        path.with_name(f".{path.name}.{gone.stdout.strip()}.{end}")
        for path in (store, copy, store.with_name(f"{store.name}.voor-schema-2"))
        for end in ("nieuw", "terug", "nieuw-journal")
    ]
    kept = [
        store.with_name(f".{store.name}.{os.getpid()}.nieuw"),
        store.with_name(f".ander.db.{gone.stdout.strip()}.nieuw"),
    ]
    for path in left + kept:
        path.write_bytes(b"Tesfay")
    ok(store, "db", "encrypt")
    assert [path for path in left if path.exists()] == []
    assert [path for path in kept if not path.exists()] == []


def test_who_writes_while_it_is_encrypted_loses_nothing(caseload: Runner, key: Path, tmp_path: Path) -> None:
    store, batches, rows = caseload.store, 100 if LONG else 5, 100
    script = (
        "import subprocess, sys, json\n"
        "for c in json.loads(sys.argv[1]):\n"
        "    while (done := subprocess.run(c, capture_output=True, text=True)).returncode:\n"
        "        if done.returncode != 5 or 'intussen vervangen' not in done.stderr: sys.exit(done.stderr)\n"
    )
    commands = [
        command(store, "import", "cases", str(write_cases(tmp_path / f"{n}.csv", rows, n))) for n in range(batches)
    ]
    with subprocess.Popen(
        [sys.executable, "-c", script, json.dumps(commands)], stderr=subprocess.PIPE, text=True
    ) as writer:
        rounds = 0
        while writer.poll() is None:
            for arguments in (("db", "encrypt"), ("db", "decrypt", "--yes")):
                subprocess.run(command(store, *arguments), capture_output=True, check=True)
            rounds += 1
        _, said = writer.communicate()
    assert (writer.returncode, said) == (0, "")
    assert rounds > 1
    assert len(json.loads(ok(store, "case", "list", "-o", "json").stdout)) == 3 + batches * rows
    assert json.loads(ok(store, "db", "check", "-o", "json").stdout)["in_orde"]


def test_a_link_to_the_store_stays_one_and_a_second_name_is_refused(
    caseload: Runner, key: Path, tmp_path: Path
) -> None:
    link = tmp_path / "wijzer.db"
    link.symlink_to(caseload.store)
    ok(link, "db", "encrypt")
    assert link.is_symlink()
    assert caseload.store.read_bytes()[:4] == b"Inbu"
    ok(link, "db", "decrypt", "--yes")
    (tmp_path / "tweede.db").hardlink_to(caseload.store)
    assert "andere naam" in refused(caseload.store, "db", "encrypt", code=3)


@pytest.mark.parametrize("size", [0, 5_000, 200_000])
def test_no_room_to_encrypt_changes_nothing(caseload: Runner, key: Path, size: int) -> None:
    KeyFile(key).write([b"\1" * 32])
    before = dump(caseload.store)
    assert "niets" in refused(caseload.store, "db", "encrypt", preexec_fn=limited(size))
    assert caseload.store.read_bytes().startswith(b"SQLite format 3")
    assert dump(caseload.store) == before
    assert [path.name for path in caseload.store.parent.iterdir() if path.name.startswith(".")] == []
    ok(caseload.store, "db", "encrypt")


def test_what_cannot_be_is_refused(store: Path, tmp_path: Path) -> None:
    assert "al versleuteld" in refused(store, "db", "encrypt", code=3)
    assert "--yes" in refused(store, "db", "decrypt", code=2)
    there = tmp_path / "er-al.txt"
    there.write_text("x")
    assert "staat al" in refused(store, "db", "key", "--out", str(there), code=3)
    ok(store, "db", "decrypt", "--yes")
    for arguments in (("db", "rekey"), ("db", "decrypt", "--yes"), ("db", "key", "--out", str(tmp_path / "nieuw"))):
        assert "niet versleuteld" in refused(store, *arguments, code=3)


@pytest.mark.usefixtures("key")
def test_a_plain_store_loads_nothing_of_it(caseload: Runner) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--db", str(caseload.store), "case", "add", *ADD[2:]],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
    assert go(caseload.store, "case", "list").returncode == 0
