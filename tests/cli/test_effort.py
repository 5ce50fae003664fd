"""What a command costs, without a clock: modules loaded, statements sent to SQLite, and how SQLite finds its rows.

Each is held against something that does next to nothing: an empty Typer command, the same command on an empty store, or on a
dossier without a record. So a program that grows fails nothing here, and a list that loads sqlmodel, a statement per record or
a search without an index does.
"""

import contextlib
import io
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from benchmarks import caseload as generated

import inburgering_cli
from inburgering_cli.cli.shell import dutch
from inburgering_cli.cli.shell.run import run
from inburgering_cli.core.text import fold
from tests.conftest import Runner

#: command -> the packages of others that it may load beside those of an empty Typer command.
PACKAGES = {
    "--help": set[str](),
    "deadline list -o json": {"dateutil"},
    "case list -o json": {"dateutil"},
    "report kpi -o json": {"dateutil"},
    "case show 2026-0052": {"dateutil", "rich"},
    "": {"dateutil", "rich"},
}
#: The modules of the standard library that it may load beside those of an empty Typer command.
STANDARD = 40
#: The part of our own modules that one command may load.
OWN = 1 / 3
LISTS = (
    "", "case list", "case search a", "deadline list", "deadline list --all", "deadline list --limit 5", "report kpi",
    "report kpi --names", "signaal list", "case list --signaal alle",
)  # fmt: skip
ONE = (
    "case show {}", "case timeline {}", "deadline list --dossier {}", "deadline explain {}", "intake show {}", "pip show {}",
    "ontzorg show {}", "activiteit list {}", "case search {}", "signaal explain {}",
)  # fmt: skip
SMALL, LARGE = 20, 400
#: The statements that a list may send more than on an empty store, and a command on a dossier more than on a bare one.
MORE_OF_A_LIST, MORE_OF_ONE = 1, 6
PROGRAM = """
import sys
from inburgering_cli.cli.shell.run import run
run(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""
EMPTY = """
import sys, typer
app = typer.Typer()
app.command()(lambda: print("leeg"))
app([], standalone_mode=False)
print(*sys.modules, file=sys.stderr)
"""


def filled(folder: Path, store: bytes, count: int) -> Path:
    path = folder / f"{count}.db"
    path.write_bytes(store)
    path.chmod(0o600)
    generated.fill(path, count)
    return path


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> tuple[Path, Path]:
    """A small store and a large one, with the same kinds of dossiers."""
    folder = tmp_path_factory.mktemp("effort")
    return filled(folder, empty_store, SMALL), filled(folder, empty_store, LARGE)


@pytest.fixture(scope="module")
def nothing(tmp_path_factory: pytest.TempPathFactory, empty_store: bytes) -> Path:
    """An empty store."""
    return filled(tmp_path_factory.mktemp("nothing"), empty_store, 0)


@pytest.fixture
def bare(inburgering: Runner) -> Path:
    """A store with one dossier of which nothing but a name and a group is known."""
    inburgering.ok("case", "add", "--geslachtsnaam", "Fictief", "--doelgroep", "gezinsmigrant")
    return inburgering.store


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every statement that is sent to SQLite meanwhile."""
    seen: list[str] = []
    connect = sqlite3.connect

    def watching(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **options)
        connection.set_trace_callback(seen.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", watching)
        patch.setattr(sqlite3.dbapi2, "connect", watching)
        yield seen


def statements(store: Path, *arguments: str) -> list[str]:
    """The queries and changes of one command, in order; without the one look at the schema of the store."""
    told = io.StringIO()
    with watched() as seen, contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = run(["--db", str(store), "--peildatum", generated.PEILDATUM, *arguments])
    assert code == 0, told.getvalue()
    return [s for s in seen if re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH)", s) and "sqlite_master" not in s]


@pytest.mark.parametrize("command", ["case show 2026-0052", "pip show 2026-0052", "report kpi", "db status"])
def test_a_command_loads_nothing_that_only_others_of_its_group_need(caseload: Runner, command: str) -> None:
    arguments = ("--db", str(caseload.store), "--peildatum", "2024-09-30", *command.split())
    strangers = ("commands.report_delivery", "commands.report_layout", "deliveries.sources")
    assert [name for name in modules(PROGRAM, *arguments) if name.endswith(strangers)] == []


def modules(program: str, *arguments: str) -> set[str]:
    """What a process of its own has loaded when it is done."""
    told = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, check=True, timeout=60, text=True
    )
    return set(told.stderr.splitlines()[-1].split())


@pytest.fixture(scope="module")
def of_an_empty_command() -> set[str]:
    return modules(EMPTY)


@pytest.mark.parametrize("command", PACKAGES)
def test_a_command_loads_little_more_than_an_empty_one(
    caseload: Runner, of_an_empty_command: set[str], command: str
) -> None:
    loaded = modules(PROGRAM, "--db", str(caseload.store), "--peildatum", "2024-09-30", *command.split())
    more = loaded - of_an_empty_command
    own = {name for name in more if name.split(".")[0] == inburgering_cli.__name__}
    standard = {name for name in more if name.split(".")[0] in sys.stdlib_module_names}
    others = {name.split(".")[0] for name in more - own - standard}
    assert others - {name.split(".")[0] for name in of_an_empty_command} <= PACKAGES[command]
    assert len(standard) <= STANDARD, sorted(standard)
    every = list(Path(inburgering_cli.__path__[0]).rglob("*.py"))
    assert 0 < len(own) <= len(every) * OWN, sorted(own)


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("case show 2026-0052", ["show"]),
        ("report delivery spuk --check", ["delivery", "spuk"]),
        ("intake show 2026-0052 -o json", ["show"]),
        ("report kpi -o json", ["kpi"]),
    ],
)
def test_only_the_command_that_is_asked_for_is_built(
    caseload: Runner, monkeypatch: pytest.MonkeyPatch, command: str, names: list[str]
) -> None:
    built = []

    def watched(info: Any) -> Any:
        built.append(info.name or info.callback.__name__)
        return command_of(info)

    command_of = dutch.command_of
    monkeypatch.setattr(dutch, "command_of", watched)
    caseload(*command.split())
    assert built == names


@pytest.mark.parametrize("command", LISTS)
def test_a_list_sends_as_many_statements_for_many_dossiers_as_for_few(
    stores: tuple[Path, Path], nothing: Path, command: str
) -> None:
    none, few, many = (len(statements(store, *command.split())) for store in (nothing, *stores))
    assert few == many <= none + MORE_OF_A_LIST


@pytest.mark.parametrize("command", LISTS)
def test_a_list_reads_each_table_in_its_own_order(stores: tuple[Path, Path], command: str) -> None:
    for line in plans(stores[1], statements(stores[1], *command.split())):
        assert "TEMP B-TREE" not in line, line


@pytest.mark.parametrize("command", ONE)
def test_a_command_on_one_dossier_looks_at_no_other(stores: tuple[Path, Path], bare: Path, command: str) -> None:
    asked = statements(stores[1], *command.format("2022-0003").split())
    of_nothing = statements(bare, *command.format("2024-0001").split())
    assert len(asked) <= len(of_nothing) + MORE_OF_ONE
    scans = [
        line
        for line in plans(stores[1], asked)
        if line.startswith("SCAN") and "json_each" not in line and "spoor_stand" not in line
    ]
    assert scans == []


@pytest.mark.parametrize("column", ["nummer", "bsn", "v_nummer"])
def test_a_dossier_is_found_by_a_number_without_looking_at_others(stores: tuple[Path, Path], column: str) -> None:
    with sqlite3.connect(stores[1]) as connection:
        (reference,) = connection.execute(f"SELECT {column} FROM dossier WHERE id = 7").fetchone()
    connection.close()
    asked = statements(stores[1], "deadline", "list", "--dossier", reference)
    assert [line for line in plans(stores[1], asked) if line.startswith("SCAN dossier")] == []


@pytest.mark.parametrize("command", ["case show", "deadline list --dossier"])
def test_a_name_costs_one_look_at_all_names(stores: tuple[Path, Path], command: str) -> None:
    with sqlite3.connect(stores[1]) as connection:
        number, first, last = connection.execute(
            "SELECT nummer, voornamen, geslachtsnaam FROM dossier WHERE id = 7"
        ).fetchone()
    connection.close()
    by_number = statements(stores[1], *command.split(), number)
    by_name = statements(stores[1], *command.split(), f"{last}, {first}")
    assert len(by_name) == len(by_number)
    scans = [line for line in plans(stores[1], by_name) if line.startswith("SCAN dossier")]
    assert len(scans) - len([line for line in plans(stores[1], by_number) if line.startswith("SCAN dossier")]) == 1


def plans(store: Path, asked: list[str]) -> list[str]:
    """How SQLite would find the rows of these statements."""
    with sqlite3.connect(store) as connection:
        connection.create_function("folded", 1, fold, deterministic=True)
        found = [
            str(row[3])
            for statement in dict.fromkeys(asked)
            if re.match(r"\s*(SELECT|UPDATE|DELETE|WITH)", statement)
            for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        ]
    connection.close()
    assert found
    return found


def imported(tmp_path: Path, empty_store: bytes, count: int) -> list[str]:
    store, file = tmp_path / f"{count}.db", tmp_path / f"{count}.csv"
    store.write_bytes(empty_store)
    store.chmod(0o600)
    generated.write_csv(file, count)
    return statements(store, "import", "cases", str(file))


def test_an_import_asks_once_for_many_rows_and_looks_at_no_other_dossier(tmp_path: Path, empty_store: bytes) -> None:
    few, many = imported(tmp_path, empty_store, 10), imported(tmp_path, empty_store, 1_000)
    asked = [s for s in many if s.lstrip().startswith("SELECT")]
    assert len(asked) - len([s for s in few if s.lstrip().startswith("SELECT")]) <= 4  # in parts of five hundred
    assert [line for line in plans(tmp_path / "1000.db", asked) if line.startswith("SCAN dossier")] == []


def test_a_row_without_numbers_is_found_by_an_index_too(tmp_path: Path, empty_store: bytes) -> None:
    store, file = tmp_path / "store.db", tmp_path / "cases.csv"
    store.write_bytes(empty_store)
    store.chmod(0o600)
    file.write_text("geslachtsnaam;voornamen;doelgroep\nFictief;Anna;gezinsmigrant\nFictief;Bo;gezinsmigrant\n")
    asked = statements(store, "import", "cases", str(file))
    assert [line for line in plans(store, asked) if line.startswith("SCAN dossier")] == []
