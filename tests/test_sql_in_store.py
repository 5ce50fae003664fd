"""All SQL stands in the store: outside it no text is SQL, and nothing is sent to the engine. A second engine is one folder."""

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from inburgering_cli.store import reads

SOURCE = Path(__file__).parent.parent / "src" / "inburgering_cli"
OUTSIDE = sorted(p for p in SOURCE.rglob("*.py") if p.relative_to(SOURCE).parts[0] != "store")
#: Modules of streams and of facts take what they read from first.
STREAMS = {"delivery", "facts", "progress", "report", "sums"}
QUERIES = sorted({p.stem for p in (SOURCE / "store" / "reads").glob("*.py")} - STREAMS - {"__init__"})
STATEMENT = re.compile(
    r"\s*(SELECT|INSERT (INTO|OR)|UPDATE|DELETE FROM|REPLACE INTO|WITH \w+ AS|PRAGMA|EXPLAIN|SAVEPOINT|RELEASE|ATTACH|VACUUM"
    r"|(CREATE|DROP|ALTER) (TABLE|INDEX|UNIQUE|TRIGGER|VIEW)|BEGIN IMMEDIATE|BEGIN$|COMMIT|ROLLBACK)\b(?!:)"
)
#: Pieces that statements are put together from.
PIECE = re.compile(
    r"COLLATE NOCASE|\bGLOB '|\b(ORDER|GROUP) BY \w|\bIS (NOT )?NULL\b|\bIS \?|\bifnull\(|\w = \?|\w [<>]=? \?|[ (]:\w+ IS"
    r"|\b(LEFT )?JOIN \w+ \w+ ON\b"
)
SENDS = {"execute", "executemany", "executescript", "exec_driver_sql"}
#: What of `store.reads` takes a statement.
TAKES_SQL = {"rows", "first"}


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _text(node: ast.AST) -> str | None:
    """The text of a string, with an X for each value that an f-string fills in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "X" for v in node.values)
    return None


def sql_in(source: str) -> Iterator[str]:
    """Each line on which the source has SQL, or sends it to an engine, and what."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in SENDS:
            yield f"line {node.lineno}: .{node.attr}"
        elif isinstance(node, ast.Attribute) and node.attr in TAKES_SQL and ast.unparse(node.value) == "reads.facts":
            yield f"line {node.lineno}: reads.{node.attr}"
        elif isinstance(node, ast.ImportFrom) and (node.module or "").endswith("store.reads.facts"):
            yield from (f"line {node.lineno}: {alias.name}" for alias in node.names if alias.name in TAKES_SQL)
        elif (text := _text(node)) is not None and (STATEMENT.match(text) or PIECE.search(text)):
            yield f"line {node.lineno}: {text[:60]!r}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", OUTSIDE, ids=_name)
def test_no_sql_stands_outside_the_store(path: Path) -> None:
    assert list(sql_in(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "x = 'SELECT 1'",
        "x = f'SELECT {names} FROM {table}'",
        "x = '\\n  INSERT INTO t VALUES (1)'",
        "x = 'PRAGMA query_only=ON'",
        "x = 'WITH u AS (SELECT 1) SELECT * FROM u'",
        "x = 'BEGIN IMMEDIATE'",
        "x = f'{day} IS NOT NULL'",
        "x = 'gemeente = :g COLLATE NOCASE'",
        "x = f'{name} = ?'",
        "x = ' ORDER BY id'",
        "x = \"ifnull(datum, '') <= :p\"",
        "connection.execute(sql)",
        "send = raw.executemany",
        "reads.facts.rows(connection, sql)",
        "from inburgering_cli.store.reads.facts import rows",
    ],
)
def test_sql_is_found(line: str) -> None:
    assert list(sql_in(line))


@pytest.mark.parametrize(
    "line",
    [
        "x = 'BEGIN:VCALENDAR'",
        "x = 'Selecteer een dossier'",
        "x = 'with a name'",
        "x = 'is dit = wat u bedoelt?'",
        "env.warn('UPDATES komen later')",
        "teller.rows()",
    ],
)
def test_other_texts_are_left_alone(line: str) -> None:
    assert list(sql_in(line)) == []


@pytest.mark.parametrize("name", QUERIES)
def test_a_subject_is_loaded_by_its_name_and_says_what_each_function_takes_and_gives(name: str) -> None:
    module = getattr(reads, name)
    assert module is import_module(f"{reads.__name__}.{name}")
    functions = [f for n, f in vars(module).items() if callable(f) and f.__module__ == module.__name__ and n[0] != "_"]
    functions = [f for f in functions if not isinstance(f, type)]
    assert functions
    for function in functions:
        hints = inspect.get_annotations(function)
        assert "return" in hints, function.__name__
        assert next(iter(hints)) == "connection", f"{function.__name__}: the connection comes first"
        assert function.__doc__, function.__name__


def test_a_subject_that_is_not_there_is_no_attribute() -> None:
    assert not hasattr(reads, "niets")
