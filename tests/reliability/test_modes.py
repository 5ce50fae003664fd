"""Whatever the umask, files are for their owner alone: the store and its log, backups, what is kept, exports, deliveries."""

import os
import stat
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN
from tests.reliability.program import ADD, LONG, dump, ok
from tests.store.test_upgrade import frozen

UMASKS = (0o000, 0o022, 0o027, 0o077)


def open_to_others(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): oct(stat.S_IMODE(p.stat().st_mode))
        for p in folder.rglob("*")
        if stat.S_IMODE(p.stat().st_mode) & 0o077
    }


@pytest.mark.parametrize(
    ("form", "umask"),
    [(PLAIN, umask) for umask in UMASKS] + [(ENCRYPTED, umask) for umask in (UMASKS if LONG else UMASKS[:1])],
    indirect=["form"],
)
def test_everything_the_program_writes_is_for_its_owner(
    caseload: Runner, tmp_path: Path, form: str, umask: int
) -> None:
    base = tmp_path / "werk"
    store = base / "store" / "store.db"
    base.mkdir(mode=0o700)

    def run(*arguments: str) -> str:
        return ok(store, *arguments, umask=umask).stdout

    run("db", "init")
    if form == ENCRYPTED:
        run("db", "encrypt")
    caseload.ok("db", "export", "--out", str(base / "eerst"))
    run("db", "import", str(base / "eerst"))
    run(*ADD)
    for formaat in ("csv", "json", "xlsx"):
        run("db", "export", "--out", str(base / formaat), "--format", formaat)
    for kind in ("swi", "srg", "spuk"):
        run("report", "delivery", kind, "--out", str(base / "leveringen"), "--partial")
    run("report", "delivery", "duo", "--out", str(base / "duo"), "--check")
    run("db", "backup", "--out", str(base / "back-ups"))
    (copy,) = (base / "back-ups").iterdir()
    run("case", "edit", "Fictief", "--gemeente", "Diemen")
    before = dump(store)
    run("db", "restore", str(copy), "--yes")
    assert any("vervangen" in p.name for p in store.parent.iterdir())
    store.write_bytes(b"kapot")
    run("db", "restore", str(copy), "--yes")
    assert dump(store) != before
    old = base / "oud" / "oud.db"
    old.parent.mkdir(mode=0o700)
    frozen(old)
    ok(old, "db", "migrate", umask=umask)
    assert open_to_others(base) == {}


@pytest.mark.skipif(os.name != "posix", reason="no modes of POSIX: run it on Linux or macOS")
def test_a_wider_mode_gives_a_warning(caseload: Runner) -> None:
    caseload.store.chmod(0o644)
    done = ok(caseload.store, "case", "list")
    assert f"chmod 600 '{caseload.store}'" in done.stderr
