"""A store on a network share or in a synchronised folder: said once on stderr, and nowhere else."""

from pathlib import Path

import pytest

from inburgering_cli.store import unsafe_place
from tests.reliability.program import ADD, ok

HERE = [("/", "ext4"), ("/home", "btrfs"), ("/home/k/net", "nfs4"), ("/mnt/c", "9p"), ("/media/schijf een", "cifs")]


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/home/k/store.db", None),
        ("/home/k/net/store.db", "op een netwerkschijf (nfs4)"),
        ("/home/k/network/store.db", None),
        ("/mnt/c/Users/k/store.db", "op een netwerkschijf (9p)"),
        ("/media/schijf een/a/store.db", "op een netwerkschijf (cifs)"),
        ("/home/k/Dropbox/werk/store.db", "in een map die wordt gesynchroniseerd (Dropbox)"),
        ("/home/k/OneDrive - Gemeente/store.db", "in een map die wordt gesynchroniseerd (OneDrive - Gemeente)"),
        ("/home/k/dropbox.db", None),
    ],
)
def test_the_place_is_judged_by_its_mount_and_its_folders(path: str, told: str | None) -> None:
    assert unsafe_place.unsafe(Path(path), HERE) == told


def test_the_last_mount_over_a_folder_counts() -> None:
    assert unsafe_place.unsafe(Path("/a/x.db"), [("/a", "nfs"), ("/a", "ext4")]) is None
    assert unsafe_place.unsafe(Path("/a/x.db"), [("/a", "ext4"), ("/a", "nfs")]) is not None


def test_mounts_are_read_as_the_system_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = tmp_path / "mounts"
    table.write_text("//srv/x /media/schijf\\040een cifs rw 0 0\n/dev/sda1 / ext4 rw 0 0\nkapot\n")
    monkeypatch.setattr(unsafe_place, "MOUNTS", table)
    assert unsafe_place.mounts() == [("/media/schijf een", "cifs"), ("/", "ext4")]
    monkeypatch.setattr(unsafe_place, "MOUNTS", tmp_path / "weg")
    assert unsafe_place.mounts() == []


def test_the_mark_of_a_program_that_synchronises_is_seen(tmp_path: Path) -> None:
    (tmp_path / "map" / ".stfolder").mkdir(parents=True)
    assert unsafe_place.unsafe(tmp_path / "map" / "store.db", []) == "in een map die wordt gesynchroniseerd (map)"


def test_every_command_says_it_once_and_works(tmp_path: Path) -> None:
    store = tmp_path / "Nextcloud" / "store.db"
    for arguments in (("db", "init"), ADD, ("case", "list", "-o", "json"), ("db", "check"), ()):
        done = ok(store, *arguments)
        assert done.stderr.count("gesynchroniseerd") == 1
        assert "gesynchroniseerd" not in done.stdout
