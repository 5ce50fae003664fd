"""Where the benchmarks keep what they install and make: a folder that git ignores, made once and used again."""

import hashlib
import shutil
import sqlite3
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks import caseload

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".bench"
BASELINES = ("sqlite-utils>=4", "todoman>=4.5")
HERE = Path(__file__).resolve().parent / "baselines"
TODOS = 1_000


def program() -> Path:
    """The program as a user installs it, in a venv of its own: not editable, its bytecode compiled by pip."""
    folder = FOLDER / "program"
    _make(folder)
    _pip(folder, "--force-reinstall", "--no-deps", str(ROOT))
    _pip(folder, f"{ROOT}[excel,pdf,versleuteld]")
    return folder / "bin"


def baselines() -> Path:
    """The programs of others, from the package registry, in a venv of their own."""
    folder = FOLDER / "others"
    if not folder.exists():
        _make(folder)
        _pip(folder, *BASELINES)
    return folder / "bin"


def _make(folder: Path) -> None:
    if not folder.exists():
        venv.create(folder, with_pip=True)


def _pip(folder: Path, *arguments: str) -> None:
    command = [str(folder / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def _name(kind: str, count: int, end: str) -> Path:
    """A name that changes when the generator or the schema does."""
    made_by = (Path(caseload.__file__), *sorted((ROOT / "src/inburgering_cli/store").rglob("*.py")))
    mark = hashlib.sha256(b"".join(p.read_bytes() for p in made_by)).hexdigest()[:12]
    data = FOLDER / "data"
    data.mkdir(parents=True, exist_ok=True)
    return data / f"{kind}-{count}-{mark}.{end}"


def store(bin_: Path, count: int) -> Path:
    """A store with `count` dossiers and their records."""
    path = _name("store", count, "db")
    if not path.exists():
        fresh = path.with_suffix(".new")
        remove(fresh)
        empty(bin_, fresh)
        caseload.fill(fresh, count)
        with sqlite3.connect(fresh) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        fresh.rename(path)
    return path


def encrypted(bin_: Path, plain: Path) -> tuple[Path, Path]:
    """The same store encrypted, and the file with its key."""
    path, key = plain.with_suffix(".sleutel.db"), FOLDER / "data" / "sleutel.txt"
    if not path.exists():
        fresh = path.with_suffix(".new")
        remove(fresh)
        shutil.copy(plain, fresh)
        options = ["--db", str(fresh), "--sleutelbestand", str(key)]
        subprocess.run([bin_ / "inburgering", *options, "db", "encrypt"], check=True, capture_output=True)
        fresh.rename(path)
    return path, key


def rows(count: int) -> Path:
    """The same dossiers as a file for `import cases`."""
    path = _name("cases", count, "csv")
    if not path.exists():
        fresh = path.with_suffix(".new")
        caseload.write_csv(fresh, count)
        fresh.rename(path)
    return path


def empty(bin_: Path, path: Path) -> None:
    """A fresh, empty store at a path, whatever was there."""
    remove(path)
    subprocess.run([bin_ / "inburgering", "--db", path, "db", "init"], check=True, stdout=subprocess.DEVNULL)


def copied(source: Path, target: Path) -> None:
    """A copy of a store, whatever was there."""
    remove(target)
    shutil.copy(source, target)


def remove(path: Path) -> None:
    """Remove a store and its side files."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def todos() -> Path:
    """The config of todoman with a list of a thousand open items; returns the config file."""
    folder = FOLDER / "todos"
    config = folder / "config.py"
    if not config.exists():
        shutil.rmtree(folder, ignore_errors=True)
        items = folder / "lists" / "werk"
        items.mkdir(parents=True)
        for n in range(TODOS):
            text = (
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//NL\r\nBEGIN:VTODO\r\n"
                f"UID:bench-{n:04}\r\nDTSTAMP:20260101T000000Z\r\nCREATED:20260101T000000Z\r\n"
                f"SUMMARY:Termijn {n}\r\nDUE;VALUE=DATE:2026{1 + n % 12:02}{1 + n % 28:02}\r\n"
                "STATUS:NEEDS-ACTION\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
            )
            (items / f"{n:04}.ics").write_text(text)
        cache = folder / "cache.sqlite3"
        config.write_text(f'path = "{folder}/lists/*"\ncache_path = "{cache}"\ndefault_list = "werk"\n')
    return config


def versions(bin_: Path, others: Path) -> dict[str, str]:
    """What ran, by name."""
    found = {"Python": sys.version.split()[0], "SQLite of Python": sqlite3.sqlite_version}
    shell = subprocess.run(["sqlite3", "--version"], check=True, capture_output=True, text=True)
    found["sqlite3 shell"] = shell.stdout.split()[0]
    for folder, names in ((bin_, ("typer", "rich", "sqlmodel", "SQLAlchemy")), (others, ("sqlite-utils", "todoman"))):
        script = "import importlib.metadata as m, sys; print(*(m.version(n) for n in sys.argv[1:]))"
        told = subprocess.run([folder / "python", "-c", script, *names], check=True, capture_output=True, text=True)
        found.update(zip(names, told.stdout.split(), strict=True))
    return found
