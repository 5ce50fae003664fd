"""The help: Dutch, complete, with an example; and the options of a command are the columns of its import."""

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from inburgering_cli.cli.shell.dutch import groups
from inburgering_cli.cli.shell.root import app
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.work.files.import_check import columns
from tests.conftest import Runner
from tests.english import english

#: Every kind that can be imported.
IMPORTED = {name: kind for name, kind in all_kinds().items() if kind.typed}


def commands() -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command and group with its path."""
    yield (), get_command(app)
    root: Any = get_command(app)
    for name in groups():
        yield from _within((name,), root.get_command(None, name))


def _within(path: tuple[str, ...], command: Any) -> Iterator[tuple[tuple[str, ...], Any]]:
    yield path, command
    for sub, one in getattr(command, "commands", {}).items():
        yield from _within((*path, sub), one)


COMMANDS = dict(commands())


def test_the_commands_are_those_of_the_contract() -> None:
    assert {" ".join(path) for path in COMMANDS} >= {
        "db init", "db status", "case add", "case list", "case show", "case edit", "case close", "case timeline",
        "case search", "intake record", "intake show", "pip create", "pip sign", "pip show", "pip revise",
        "route assign", "route downscale", "route complete", "ontzorg start", "ontzorg cost", "ontzorg extend",
        "ontzorg stop", "ontzorg show", "activiteit add", "activiteit stop", "activiteit list", "enquete record",
        "deadline list", "deadline explain", "report kpi", "report delivery swi", "report delivery srg",
        "report delivery spuk", "policy list", "policy show", "import", "demo",
    }  # fmt: skip


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_help_is_dutch_and_complete(inburgering: Runner, path: tuple[str, ...]) -> None:
    told = inburgering.bare(*path, "--help")
    assert told.code == 0
    assert told.err == ""
    assert told.out.startswith(f"Gebruik: {' '.join(('inburgering', *path))} ")
    assert "Opties:" in told.out
    assert re.search(r"-h, --help +Toon deze hulp\.", told.out)
    assert ("Opdrachten:" in told.out) == hasattr(COMMANDS[path], "list_commands")
    names = "|".join(COMMANDS[path].list_commands(None)) if path in GROUPS else "-"
    assert english(re.sub(rf"(?m)^  (?:{names})  ", "", told.out)) == []
    assert "[required]" not in told.out
    assert "{" not in told.out


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_h_is_help_too(inburgering: Runner, path: tuple[str, ...]) -> None:
    assert inburgering.bare(*path, "-h").out == inburgering.bare(*path, "--help").out


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_the_help_fits_80_columns(inburgering: Runner, path: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert [line for line in inburgering.bare(*path, "--help").out.splitlines() if len(line) > 80] == []


GROUPS = [path for path, command in COMMANDS.items() if hasattr(command, "list_commands")]
LEAVES = [path for path, command in COMMANDS.items() if not hasattr(command, "list_commands")]


def example_of(path: tuple[str, ...]) -> list[str]:
    """The arguments of the example in the help of a command."""
    text = " ".join(str(COMMANDS[path].help).split())
    return shlex.split(text.partition("Voorbeeld: inburgering ")[2])


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_every_command_has_an_example_of_itself(path: tuple[str, ...]) -> None:
    words = example_of(path)
    while words and words[0].startswith("--"):
        words = words[2:]
    assert tuple(words[: len(path)]) == path
    given = {w for w in words if w.startswith("--")}
    assert given <= {o for p in COMMANDS[path].params for o in (*p.opts, *p.secondary_opts)}


#: What an example takes as done, by the example of another command.
GIVEN: dict[tuple[str, ...], list[tuple[str, ...]]] = {
    ("undo",): [("case", "edit")],
    **{("db", name): [("db", "encrypt")] for name in ("decrypt", "rekey", "key")},
}
#: The command that made what an example reads, and the example that reads it in an empty store.
READ_ELSEWHERE = {("case", "receive"): ("case", "export"), ("db", "import"): ("db", "export")}


@pytest.mark.parametrize("path", [p for p in LEAVES if p != ("demo",)], ids=" ".join)  # the demo: test_examples.py
def test_the_example_of_every_command_works_as_it_stands(
    on_the_day_of_the_demo: Runner, inburgering: Runner, path: tuple[str, ...]
) -> None:
    runner = on_the_day_of_the_demo
    if path in READ_ELSEWHERE:
        runner.ok(*example_of(READ_ELSEWHERE[path]))
        runner = inburgering
        runner.peildatum = on_the_day_of_the_demo.peildatum
    for before in GIVEN.get(path, ()):
        runner.ok(*example_of(before))
    example = example_of(path)
    own = (("--db", str(runner.store)), ("--peildatum", runner.peildatum))
    result = runner.bare(*(word for pair in own if pair[0] not in example for word in pair), *example)
    assert result.code == 0, result.err
    assert result.out or result.err


@pytest.mark.parametrize(
    "path", [()] + [p for p in COMMANDS if p and hasattr(COMMANDS[p], "list_commands")], ids=" ".join
)
def test_a_group_lists_each_command_with_what_it_does(inburgering: Runner, path: tuple[str, ...]) -> None:
    told = inburgering.bare(*path, "--help").out
    for other in COMMANDS:
        if len(other) == len(path) + 1 and other[: len(path)] == path:
            assert re.search(rf"^  {other[-1]}  +[A-Z].*", told, re.MULTILINE)


#: The command that registers one record of each kind, and what it takes that is no column of a file.
OF_A_KIND = {name: tuple(kind.command.name.split()) for name, kind in IMPORTED.items() if kind.command} | {
    "cases": ("case", "add"),
    "intakes": ("intake", "record"),
    "pips": ("pip", "create"),
    "routes": ("route", "assign"),
    "ontzorg": ("ontzorg", "start"),
    "activiteiten": ("activiteit", "add"),
    "enquetes": ("enquete", "record"),
    "uren": ("activiteit", "hours"),
    "examens": ("examen", "record"),
    "gesprekken": ("gesprek", "record"),
    "uitgaven": ("budget", "spend"),
    "map": ("map", "record"),
    "pvt": ("pvt", "record"),
    "maatregelen": ("maatregel", "record"),
    "besluiten": ("besluit", "record"),
    "ontzorg_maanden": ("ontzorg", "month"),
    "trainingen": ("ontzorg", "train"),
    "ontzorg_evaluaties": ("ontzorg", "evaluate"),
    "partners": ("partner", "add"),
    "verwijzingen": ("verwijzing", "add"),
    "taakstellingen": ("taakstelling", "set"),
    "budgetten": ("budget", "set"),
}


@pytest.mark.parametrize("kind", OF_A_KIND)
def test_the_options_of_a_command_are_the_columns_of_its_import(inburgering: Runner, kind: str) -> None:
    params = COMMANDS[OF_A_KIND[kind]].params
    names = [p.name for p in params if p.name not in ("output", "dossier", "help", "wijzig", "yes", "vraag")]
    own = [
        c
        for c in columns(IMPORTED[kind])
        if c != "dossier" and (IMPORTED[kind].owner is False or c not in ("bsn", "v_nummer"))
    ]
    assert sorted(names) == sorted(own)
    for param in params:
        if param.param_type_name == "option" and param.name in own:
            assert param.opts[0] == "--" + param.name.replace("_", "-")
    assert (
        inburgering.bare("import", "--template", kind).out
        == ";".join(
            c
            for c in columns(IMPORTED[kind])
            if kind != "cases" or c != "dossier"  # new dossiers have no number yet
        )
        + "\n"
    )


def test_a_kind_of_import_has_its_command() -> None:
    assert set(OF_A_KIND) == set(IMPORTED)


def test_the_kinds_that_the_help_names_are_those_that_exist(inburgering: Runner) -> None:
    told = " ".join(inburgering.bare("import", "--help").out.split())
    assert ", ".join(IMPORTED) in told


def test_version(inburgering: Runner) -> None:
    from inburgering_cli import __version__

    assert inburgering.bare("--version").out == f"inburgering-cli {__version__}\n"


@pytest.mark.parametrize("name", [n for n in groups() if (n,) not in LEAVES])
def test_a_group_without_a_command_shows_its_help(inburgering: Runner, name: str) -> None:
    result = inburgering.bare(name)
    assert result.out == inburgering.bare(name, "--help").out


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_an_option_for_one_value_is_refused_when_it_is_given_twice(inburgering: Runner, path: tuple[str, ...]) -> None:
    """Of each option of each command; an option that may be given more often says so in its help."""
    for param in COMMANDS[path].params:
        names = [*param.opts[:1], *param.secondary_opts[:1]]
        if param.param_type_name != "option" or (param.is_flag and len(names) == 1):
            continue
        if param.multiple:
            assert "vaker" in param.help, (path, param.opts)
            continue
        twice = names if param.is_flag else [f"{param.opts[0]}=1", f"{param.opts[0]}=2"]
        result = inburgering.bare(*path, *twice)
        told = " of ".join([*param.opts, *param.secondary_opts])
        assert result.code == 2, (path, param.opts)
        assert f"Fout: {told} staat er vaker dan één keer. Laat er één staan." in result.err
