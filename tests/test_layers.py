"""Imports go one way, the law is pure, and no length of a term stands outside it."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

PACKAGE = "inburgering_cli"
SOURCE = Path(__file__).parent.parent / "src" / PACKAGE
#: What each layer may import beside itself.
BASE = {"core", "law", "records"}
MAY_IMPORT = {
    "core": set[str](),
    "law": {"core"},
    "records": {"core", "law"},
    "store": BASE,
    "screen": BASE,
    "files": BASE,
    "work": BASE | {"store", "screen", "files"},
    "features": BASE | {"store", "screen", "files", "work"},
    "cli": BASE | {"store", "screen", "files", "work", "features"},
}
FILES = sorted(p for p in SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def layer(path: Path) -> str:
    return _name(path).split("/")[0]


#: `core/telling` speaks on stderr: the one place below the store that does.
PURE = [p for p in FILES if layer(p) in {"core", "law", "records"} and p.name != "telling.py"]
CLOCKS = {"today", "now", "utcnow", "time", "localtime", "gmtime", "monotonic"}
COUNTING = {"add_months", "add_days", "add_weeks", "timedelta", "relativedelta", "Duur"}
SQL_SHIFT = re.compile(
    r"""['"]?[+-]\s?\d+ (?:day|week|month|year)s?\b|\b(?:date|datetime|julianday|strftime)\([^)]*[+-]\s*\d+"""
)


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, module) of every import in a file."""
    return imported(path.read_text(encoding="utf-8"), (PACKAGE, *path.relative_to(SOURCE).parts[:-1]))


def imported(source: str, here: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """(line, module) of every import in the source of a module of package `here`: inside functions and relative ones too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(here[: len(here) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module or "") if part)
            yield node.lineno, module
            if module.split(".")[0] == PACKAGE or node.level:
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in ("import_module", "__import__"):
            for argument in node.args:
                if isinstance(argument, ast.Constant):
                    yield node.lineno, str(argument.value)


def _called(node: ast.Call) -> str:
    target = node.func
    return target.attr if isinstance(target, ast.Attribute) else target.id if isinstance(target, ast.Name) else ""


def own_layers(path: Path) -> Iterator[tuple[int, str]]:
    """(line, layer) of every import from the package itself."""
    for line, module in imports(path):
        head, _, rest = module.partition(".")
        if head == PACKAGE and (other := rest.split(".")[0]) in {*MAY_IMPORT, "__main__"}:
            yield line, other


def test_every_package_belongs_to_a_layer() -> None:
    assert {p.parent.relative_to(SOURCE).parts[0] for p in FILES if p.parent != SOURCE} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", [p for p in FILES if p.parent != SOURCE], ids=_name)
def test_imports_go_one_way(path: Path) -> None:
    allowed = MAY_IMPORT[layer(path)] | {layer(path)}
    wrong = [f"line {line}: {other}" for line, other in own_layers(path) if other not in allowed]
    assert wrong == [], f"{_name(path)} may import only {sorted(allowed)}"


@pytest.mark.parametrize("path", [p for p in FILES if p.parent == SOURCE], ids=_name)
def test_the_root_of_the_package_opens_only_the_door(path: Path) -> None:
    assert {other for _, other in own_layers(path)} <= {"cli", "__main__"}


def past_a_door(names: Iterable[str]) -> list[str]:
    """Of these modules and names, those that are in a feature and not in its door."""
    features = [parts[2:] for name in names if (parts := name.split("."))[:2] == [PACKAGE, "features"]]
    return sorted({".".join(parts) for parts in features if len(parts) > 1 and parts[1] != "door"})


@pytest.mark.parametrize("path", [p for p in FILES if layer(p) == "cli"], ids=_name)
def test_others_come_to_a_feature_through_its_door(path: Path) -> None:
    assert past_a_door(module for _, module in imports(path)) == []


@pytest.mark.parametrize(
    "path", [p for p in FILES if layer(p) == "features" and p.parent.name != "features"], ids=_name
)
def test_a_feature_imports_no_other_feature(path: Path) -> None:
    own = path.relative_to(SOURCE).parts[1]
    others = {module for _, module in imports(path) if module.startswith(f"{PACKAGE}.features.")}
    assert {module for module in others if module.split(".")[2] != own} == set()


@pytest.mark.parametrize(
    "line",
    [
        "from inburgering_cli.features.duo import deliver",
        "from inburgering_cli.features.duo.deliver import Oin",
        "import inburgering_cli.features.duo.deliver",
        "def f():\n    from inburgering_cli.features.duo import door, deliver",
    ],
)
def test_a_way_past_a_door_is_found(line: str) -> None:
    names = [module for _, module in imported(line, (PACKAGE, "cli"))]
    assert past_a_door(names)[0].startswith("duo.deliver")
    assert past_a_door(n.replace("deliver", "door") for n in names) == []


def test_only_the_schema_migrations_and_the_session_for_python_know_sqlalchemy() -> None:
    heavy = {"sqlmodel", "sqlalchemy", "alembic", "pydantic"}
    found = {_name(path) for path in FILES if heavy & {module.split(".")[0] for _, module in imports(path)}}
    rest = {name for name in found if not name.startswith("store/migrations/")}
    assert rest == {"store/schema.py", "store/migrate.py", "store/notebook.py"}


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_the_law_imports_only_the_standard_library_and_dateutil(path: Path) -> None:
    heads = {module.split(".")[0] for _, module in imports(path)}
    assert heads <= set(sys.stdlib_module_names) | {"dateutil", PACKAGE}


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_the_law_touches_no_file_store_process_or_network(path: Path) -> None:
    heads = {module.split(".")[0] for _, module in imports(path)}
    assert not heads & {"os", "io", "pathlib", "sqlite3", "subprocess", "socket", "urllib", "http", "time", "random"}
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    assert not [n.lineno for n in calls if _called(n) in ("open", "print", "input")]


@pytest.mark.parametrize("path", PURE, ids=_name)
def test_the_law_never_looks_at_the_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [n.lineno for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr in CLOCKS] == []


def _is_number(node: ast.expr) -> bool:
    return any(
        isinstance(n, ast.Constant) and isinstance(n.value, int | float) and not isinstance(n.value, bool)
        for n in ast.walk(node)
    )


def duration_literals(source: str) -> list[int]:
    """The lines on which a length of time is counted with a number written there."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _called(node) in COUNTING:
            if any(_is_number(a) for a in (*node.args, *(k.value for k in node.keywords))):
                found.append(node.lineno)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL_SHIFT.search(node.value):
            found.append(node.lineno)
    return found


@pytest.mark.parametrize("path", [p for p in FILES if layer(p) not in {"core", "law"}], ids=_name)
def test_no_length_of_a_term_stands_outside_the_law(path: Path) -> None:
    # the forms in which a user may type a day (`+6m`) are no lengths: they carry no word for the unit
    assert duration_literals(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "add_months(day, 6)",
        "dates.add_days(day, -14)",
        "day + timedelta(weeks=10)",
        "day + relativedelta(months=+3)",
        "Duur(10, 'weken')",
        "sql = \"SELECT date(d.start, '+6 months')\"",
        "sql = f\"SELECT date({x}, '-1 day')\"",
        "sql = 'julianday(a) - julianday(b) > 0 AND date(a, 5 + 3)'",
    ],
)
def test_a_length_written_down_is_found(line: str) -> None:
    assert duration_literals(line) == [1]


@pytest.mark.parametrize(
    "line", ["add_days(day, count)", "text = 'kies +6m of -3d'", "timedelta(days=n)", "x = 'top 10'"]
)
def test_a_count_from_elsewhere_is_no_length_written_down(line: str) -> None:
    assert duration_literals(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "import inburgering_cli.cli.shell.root",
        "from inburgering_cli.cli.shell import root",
        "from inburgering_cli import cli",
        "from ..cli.shell import root",
        "from .. import cli",
        "def f():\n    from inburgering_cli.cli.shell.root import app",
        "if TYPE_CHECKING:\n    from inburgering_cli.cli.shell import root",
        "importlib.import_module('inburgering_cli.cli.shell.root')",
    ],
)
def test_an_import_is_found_in_whatever_form_and_place(line: str) -> None:
    found = {module for _, module in imported(line, (PACKAGE, "law"))}
    assert any(module.startswith("inburgering_cli.cli") for module in found)
