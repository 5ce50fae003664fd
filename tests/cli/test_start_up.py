"""What a command imports: reading and help must not pay for what only writing needs."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner

HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "pydantic")
PROGRAM = """
import sys
from inburgering_cli.cli.run import run
code = run(sys.argv[2:])
print([m for m in sys.argv[1].split(",") if m in sys.modules], code, file=sys.stderr)
"""


def loaded(store: Path, *arguments: str, names: tuple[str, ...] = HEAVY) -> str:
    """Which of `names` a command imported, and its exit code, as told by the process itself."""
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, ",".join(names), "--db", str(store), "--peildatum", "2024-09-30", *arguments],
        capture_output=True,
        check=True,
        timeout=60,
        text=True,
    )
    return result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "command",
    [
        "", "case list", "case show Tesfay", "case search tes", "case timeline Tesfay", "deadline list -o json",
        "deadline list", "deadline explain Tesfay", "report kpi", "report kpi -o json", "intake show Tesfay",
        "pip show Tesfay", "ontzorg show Tesfay", "activiteit list Tesfay", "policy list", "policy show pip", "db status",
        "signaal list", "signaal explain Tesfay", "case list --signaal alle",
        "report delivery spuk --check", "report layout sources swi",
        "partner list", "verwijzing open", "taakstelling show", "budget show", "budget years", "enquete overview",
        "intake zrm Tesfay", "gesprek status Tesfay", "maatregel propose Tesfay", "besluit grounds Tesfay", "besluit grounds",
        "report delivery duo --check", "report delivery duo --help",
        "begrip pip", "--help", "case --help", "case add --help", "import --help", "import --template cases --help",
    ],
)  # fmt: skip
def test_a_command_that_only_reads_imports_nothing_heavy(caseload: Runner, command: str) -> None:
    assert loaded(caseload.store, *command.split()) == "[] 0"


def test_the_list_of_deadlines_as_json_does_without_rich_too(caseload: Runner) -> None:
    assert loaded(caseload.store, "deadline", "list", "-o", "json", names=("rich", "jinja2", "platformdirs")) == "[] 0"


def test_a_write_does_import_it_so_that_these_tests_can_fail(caseload: Runner) -> None:
    assert loaded(caseload.store, "case", "edit", "Berg", "--azc", "x") == "['sqlmodel', 'sqlalchemy', 'pydantic'] 0"
