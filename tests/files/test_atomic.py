"""Files for others: whole or not at all, readable by their owner alone, and nothing left of a run that was killed."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.files.atomic import folder, new_file


def test_a_file_appears_only_when_it_is_committed(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("old")
    with new_file(path) as file:
        file.stream.write("new")
        assert path.read_text() == "old"
    assert path.read_text() == "old"
    with new_file(path) as file:
        file.stream.write("new")
        file.commit()
    assert path.read_text() == "new"
    assert [p.name for p in tmp_path.iterdir()] == ["x.csv"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_killed_run_left_is_removed_and_what_runs_is_left_alone(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    dead = tmp_path / f".x.csv.{int(done.stdout)}.nieuw"
    alive = tmp_path / f".x.csv.{os.getppid()}.nieuw"
    other = tmp_path / ".x.csv.word.nieuw"
    for left in (dead, alive, other):
        left.write_text("999990019")
    with new_file(tmp_path / "x.csv"):
        pass
    assert not dead.exists()
    assert alive.exists()
    assert other.exists()


def test_a_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        assert folder(tmp_path / "a" / "b") is False
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    (tmp_path / "a" / "b").chmod(0o755)
    assert folder(tmp_path / "a" / "b") is True
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="staat al een bestand met die naam"):
        folder(tmp_path / "file")
