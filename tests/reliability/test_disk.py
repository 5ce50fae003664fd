"""No room, or no right to write: exit 5, a Dutch sentence, and a store that is unchanged and sound."""

import contextlib
import ctypes
import resource
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.reliability.forms import ENCRYPTED, PLAIN, both_forms, both_forms_long
from tests.reliability.program import ADD, LONG, command, dump, ok, one_file, refused, sound, write_cases

WRITING: tuple[tuple[str, ...], ...] = (ADD, ("case", "edit", "2025-0001", "--gemeente", "Diemen"))
SIZES = range(0, 900_000, 9_000) if LONG else (0, 5_000, 60_000, 300_000)


def limited(size: int) -> Callable[[], None]:
    """What a child does first to be refused every byte beyond `size` in a file, as on a full disk."""
    return partial(_limit, size)


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def obey_modes() -> None:
    """Make file modes count, also where the tests run as root."""
    libc = ctypes.CDLL(None)
    header, held = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()  # version 3, this process
    libc.capget(header, held)
    for which in (0, 1):  # effective and permitted, without DAC_OVERRIDE, DAC_READ_SEARCH and LINUX_IMMUTABLE
        held[which] &= ~(1 << 1 | 1 << 2 | 1 << 9)
    libc.capset(header, held)


@pytest.mark.parametrize(
    ("form", "size"),
    [(PLAIN, size) for size in SIZES] + [(ENCRYPTED, size) for size in (SIZES if LONG else (60_000,))],
    indirect=["form"],
)
def test_a_full_disk_leaves_the_store_as_it_was(caseload: Runner, tmp_path: Path, size: int) -> None:
    store, before = caseload.store, dump(caseload.store)
    files = {p.name for p in tmp_path.iterdir()} | {f"{store.name}-wal", f"{store.name}-shm"}
    path = write_cases(tmp_path / "veel.csv", 4_000)
    commands: tuple[tuple[str, ...], ...] = (("import", "cases", str(path)), ("db", "backup", "--out", str(tmp_path)))
    if size < 5_001:
        commands += WRITING
    for arguments in commands:
        refused(store, *arguments, preexec_fn=limited(size))
        assert dump(store) == before
        assert sound(store)
        left = {p.name for p in tmp_path.iterdir()} - files - {"veel.csv"}
        assert not left, "what was half written stays behind"
    ok(store, "import", "cases", str(path))


@pytest.mark.parametrize("size", [5_000, 200_000])
def test_no_room_to_put_a_backup_back_or_to_migrate(caseload: Runner, tmp_path: Path, size: int) -> None:
    from tests.store.test_upgrade import frozen

    made = ok(caseload.store, "db", "backup", "--out", str(tmp_path / "back-ups"))
    assert made
    (copy,) = (tmp_path / "back-ups").iterdir()
    ok(caseload.store, *ADD)
    before = dump(caseload.store)
    refused(caseload.store, "db", "restore", str(copy), "--yes", preexec_fn=limited(size))
    assert dump(caseload.store) == before
    old = tmp_path / "oud.db"
    frozen(old)
    was = dump(old)
    refused(old, "db", "migrate", preexec_fn=limited(size))
    assert dump(old) == was


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte and a half of its own, where this process may mount one."""
    folder = tmp_path / "schijf"
    folder.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=1536k,mode=700", "tmpfs", str(folder)], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("no right to mount a small file system: run the tests as root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@both_forms_long
def test_a_disk_that_is_really_full(caseload: Runner, small_disk: Path, tmp_path: Path) -> None:
    store = small_disk / "store.db"
    one_file(caseload.store)
    shutil.copy(caseload.store, store)
    store.chmod(0o600)
    before = dump(store)
    path = write_cases(tmp_path / "veel.csv", 6_000)
    assert "vol" in refused(store, "import", "cases", str(path))
    assert dump(store) == before
    with (small_disk / "vulling").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
        while filler.write(b"x" * 1024):
            pass
    for arguments in (*WRITING, ("db", "backup", "--out", str(small_disk / "back-ups"))):
        refused(store, *arguments)
    (small_disk / "vulling").unlink()
    assert dump(store) == before
    assert sound(store)
    ok(store, "case", "edit", "2025-0002", "--gemeente", "Uithoorn")
    ok(store, "db", "check")


@pytest.fixture
def read_only(caseload: Runner, tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "vast"
    folder.mkdir(mode=0o700)
    store = folder / "store.db"
    one_file(caseload.store)
    caseload.store.rename(store)
    yield store
    folder.chmod(0o700)


@both_forms
@pytest.mark.parametrize("how", ["file", "folder"])
def test_a_read_only_file_or_folder(read_only: Path, how: str, tmp_path: Path) -> None:
    before = read_only.read_bytes()
    if how == "file":
        read_only.chmod(0o400)
    else:
        read_only.parent.chmod(0o500)
    path = write_cases(tmp_path / "a.csv", 10)
    for arguments in (*WRITING, ("import", "cases", str(path))):
        refused(read_only, *arguments, preexec_fn=obey_modes)
        assert read_only.read_bytes() == before
    assert "Tesfay" in ok(read_only, "case", "list", preexec_fn=obey_modes).stdout
    ok(read_only, "db", "backup", "--out", str(tmp_path / "back-ups"), preexec_fn=obey_modes)
    assert [p.name for p in read_only.parent.iterdir() if p.name.startswith(".")] == []


def test_output_that_does_not_fit_is_no_success(caseload: Runner) -> None:
    with Path("/dev/full").open("w") as full:
        for arguments in (("case", "list", "-o", "json"), ("db", "check"), ("db", "status")):
            done = subprocess.run(
                command(caseload.store, *arguments), stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
            assert done.returncode == 5
            assert "de schijf is vol" in done.stderr
