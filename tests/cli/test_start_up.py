"""What a command imports: nobody pays for what only a migration needs, or who opens the store from Python."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Runner
from tests.store.test_upgrade import frozen

HEAVY = ("sqlmodel", "sqlalchemy", "alembic", "pydantic")
PROGRAM = """
import sys
from inburgering_cli.cli.shell.run import run
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


#: Commands that write, in order: each finds what the ones before it made.
WRITING = (
    "db init",
    "case add --geslachtsnaam Fictief --doelgroep asielstatushouder --bsn 999990019 --plicht-begin 2024-03-01",
    "case edit Fictief --gemeente Diemen",
    "intake record Fictief --datum 2024-04-02 --leefgebied opleiding=mbo --toets-uitslag b1_haalbaar",
    "pip create Fictief --gesprekken 4",
    "pip sign Fictief --dagtekening 2024-05-01",
    "route assign Fictief b1 --datum 2024-05-02",
    "ontzorg start Fictief --datum 2024-04-02",
    "activiteit add Fictief taalles --start 2024-05-06",
    "activiteit hours Fictief taalles --maand 2024-06 --aangeboden 10 --gevolgd 9",
    "gesprek plan Fictief --gepland 2024-08-01",
    "gesprek record Fictief --gehouden 2024-08-01",
    "examen record Fictief knm --datum 2024-09-01 --uitslag geslaagd",
    "map record Fictief cv --datum 2024-09-01",
    "maatregel record Fictief oproep --grond intake --datum 2024-09-01",
    "besluit record Fictief vrijstelling --datum 2024-09-01 --oordeel toekenning",
    "enquete record --groep inburgeraars --datum 2024-09-01 --score 7,5",
    "budget set 2024 1000",
    "budget spend pvt 100 --datum 2024-09-01",
    "taakstelling set 2024 1 11",
    "partner add Formulierenbrigade",
    "verwijzing add Fictief --partner Formulierenbrigade --datum 2024-09-01",
    "undo Fictief",
    "undo Fictief --opnieuw",
    "case edit Fictief --azc Utrecht --dry-run",
    "case close Fictief --reden verhuisd --datum 2024-09-02",
    "case erase Fictief --reden vergissing --yes",
    "import cases {cases}",
    "db export --out {uit}",
    "db backup --out {uit}",
    "db check",
)


def test_no_command_that_writes_imports_anything_heavy(tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("geslachtsnaam;doelgroep\nVerzonnen;gezinsmigrant\n", encoding="utf-8")
    found = {}
    for command in WRITING:
        words = [word.format(cases=cases, uit=tmp_path / "uit") for word in command.split()]
        found[command] = loaded(tmp_path / "store.db", *words)
    assert found == dict.fromkeys(WRITING, "[] 0")


def test_a_migration_does_import_it_so_that_these_tests_can_fail(tmp_path: Path) -> None:
    frozen(tmp_path / "oud.db")
    assert loaded(tmp_path / "oud.db", "db", "migrate") == "['sqlalchemy', 'alembic'] 0"
