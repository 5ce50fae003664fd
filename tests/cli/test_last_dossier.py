"""The last dossier, named `-`, in every command that takes one."""

import os
import pty
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner


def test_without_a_last_dossier_a_dash_is_refused_with_what_to_do(caseload: Runner) -> None:
    before = caseload.dump()
    for command in (("case", "show", "-"), ("case", "edit", "-", "--azc", "x"), ("deadline", "list", "--dossier", "-")):
        result = caseload(*command)
        assert (result.code, "Er is nog geen laatste dossier" in result.err) == (4, True)
    assert caseload.dump() == before


def test_what_one_command_was_about_the_next_may_call_a_dash(caseload: Runner) -> None:
    caseload.ok("case", "show", "Öztürk")
    assert caseload.json("case", "show", "-")["dossier"] == "2025-0002"
    caseload.ok("case", "edit", "Berg", "--azc", "Almere")
    for command in (
        ("deadline", "list", "--dossier", "-"),
        ("intake", "show", "-"),
        ("pip", "show", "-"),
        ("case", "trail", "-"),
    ):
        result = caseload.ok(*command)
        assert result.err == ""  # nobody is looking
    assert caseload.json("case", "show", "-")["dossier"] == "2025-0003"
    assert {row["dossier"] for row in caseload.json("deadline", "list", "--all", "--dossier", "-")} == {"2025-0003"}
    caseload.ok("case", "list")
    caseload.ok("case", "search", "Tesfay")
    assert caseload("case", "show", "e").code == 4
    assert caseload.json("case", "show", "-")["dossier"] == "2025-0003"  # a list and a search are about nobody


def test_a_new_dossier_is_the_last_one(caseload: Runner) -> None:
    added = caseload.json("case", "add", "--geslachtsnaam", "Vos", "--doelgroep", "gezinsmigrant")["dossier"]
    caseload.peildatum = "2026-12-31"
    assert added in caseload.ok("intake", "record", "-", "--datum", "2024-05-01").out
    assert caseload.json("case", "show", "-")["dossier"] == added


def test_a_dash_in_a_file_names_nobody(caseload: Runner, tmp_path: Path) -> None:
    caseload.ok("case", "show", "Berg")
    (tmp_path / "x.csv").write_text("dossier;datum;deel\n-;2024-05-01;1\n")
    assert caseload("import", "intakes", str(tmp_path / "x.csv")).code == 3


def test_an_erased_dossier_is_no_longer_meant(caseload: Runner) -> None:
    caseload.ok("case", "erase", "Berg", "--reden", "vergissing", "--yes")
    result = caseload("case", "show", "-")
    assert (result.code, "(2025-0003) staat niet meer" in result.err) == (4, True)


def test_only_the_number_is_kept_for_the_user_alone(caseload: Runner, tmp_path: Path) -> None:
    caseload.ok("case", "show", "Öztürk")
    files = [path for path in Path(f"{tmp_path}-state").rglob("*") if path.is_file()]
    assert [path.read_text() for path in files] == ["2025-0002\n"]
    if os.name == "posix":
        assert files[0].stat().st_mode & 0o777 == 0o600
        assert files[0].parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.name != "posix", reason="no pseudo-terminal: run it on Linux or macOS")
def test_who_looks_is_told_which_dossier_it_was(caseload: Runner, tmp_path: Path) -> None:
    caseload.ok("case", "show", "Öztürk")
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["INBURGERING_DB"] = str(caseload.store)
        os.execv(sys.executable, [sys.executable, "-m", "inburgering_cli", "intake", "show", "-"])
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            break
        if not piece:
            break
        seen += piece
    os.close(terminal)
    assert os.waitpid(pid, 0)[1] == 0
    assert seen.decode().startswith("Dossier 2025-0002 (Öztürk, Elif)\r\n")
