"""No file imports itself by way of others, imports inside functions and for types included."""

from collections.abc import Mapping

import pytest

from tests.test_layers import FILES, PACKAGE, SOURCE, imported, imports

#: The circles that are there: none, and it stays so.
KNOWN: set[str] = set()


def _graph() -> dict[str, set[str]]:
    """Each file with the files that it imports, by their names within the package."""
    files = {path: ".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__") for path in FILES}
    names = {f"{PACKAGE}.{name}" for name in files.values()}
    return {
        name: {module.removeprefix(f"{PACKAGE}.") for _, module in imports(path) if module in names} - _around(name)
        for path, name in files.items()
    }


def _around(name: str) -> set[str]:
    """A file itself and the packages that it is in: Python loads those before it anyway."""
    parts = name.split(".")
    return {".".join(parts[:end]) for end in range(1, len(parts) + 1)}


def circles(graph: Mapping[str, set[str]]) -> set[str]:
    """The files that lead back to themselves, together as far as they lead to each other."""
    leads = {name: _reached(graph, name) for name in graph}
    return {
        " ".join(sorted(other for other in leads[name] if name in leads.get(other, ())))
        for name in graph
        if name in leads[name]
    }


def _reached(graph: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    left = list(graph[start])
    while left:
        name = left.pop()
        if name not in found:
            found.add(name)
            left += graph.get(name, ())
    return found


def test_there_is_no_circle_of_imports_but_the_known_ones() -> None:
    assert circles(_graph()) == KNOWN


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, set()),
        ({"a": {"b"}, "b": {"c"}, "c": {"b"}}, {"b c"}),
        ({"a": {"b"}, "b": {"a"}, "c": {"d"}, "d": {"a", "c"}}, {"a b", "c d"}),
    ],
)
def test_a_circle_is_found(graph: Mapping[str, set[str]], found: set[str]) -> None:
    assert circles(graph) == found


def test_the_name_of_a_module_counts_however_it_is_imported() -> None:
    source = "def f():\n    from inburgering_cli.store import driver\n    import inburgering_cli.cli.shell.run\n"
    assert {module for _, module in imported(source, (PACKAGE, "cli"))} >= {
        "inburgering_cli.store.driver",
        "inburgering_cli.cli.shell.run",
    }
