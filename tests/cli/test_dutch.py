"""Whatever goes wrong on the command line is said in Dutch: every fault that can be made of every command, mechanically.

That it is Dutch is what `Runner` sees to, here and in all tests.
"""

import shlex
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.cli.test_help import COMMANDS, GROUPS, LEAVES, example_of
from tests.conftest import Runner

STRANGE = "zz☃9"  # no value of any option but a free text


def options(path: tuple[str, ...]) -> Iterator[Any]:
    """The options of a command, but for the help."""
    yield from (p for p in COMMANDS[path].params if p.param_type_name == "option" and p.name != "help")


def spellings(path: tuple[str, ...]) -> list[str]:
    """Every long spelling of every option of a command."""
    return [o for p in options(path) for o in (*p.opts, *p.secondary_opts) if o.startswith("--")]


def refused(run: Runner, *words: str) -> str:
    """What a command line that cannot be understood is told: one Dutch fault, exit code 2, nothing on stdout."""
    result = run(*words)
    assert (result.code, result.out) == (2, ""), (words, result)
    assert result.err.startswith("Fout: "), result.err
    return result.err


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_an_option_that_is_misspelt_gets_the_right_one(inburgering: Runner, path: tuple[str, ...]) -> None:
    for option in spellings(path):
        told = refused(inburgering, *path, option + "x")
        assert "bestaat hier niet. Bedoelt u " in told
        assert option in told


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_an_option_that_does_not_exist_points_to_the_help(inburgering: Runner, path: tuple[str, ...]) -> None:
    assert f"Zie `inburgering {' '.join(path)} --help`." in refused(inburgering, *path, "--qqqq")


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_an_option_without_its_value_and_a_flag_with_one(inburgering: Runner, path: tuple[str, ...]) -> None:
    for option in options(path):
        for spelling in (*option.opts, *option.secondary_opts):
            if not option.is_flag:
                told = refused(inburgering, *path, spelling)
                assert f"De optie {spelling} vraagt een waarde: {spelling} {option.metavar}." in told
            elif spelling.startswith("--"):
                told = refused(inburgering, *path, f"{spelling}=1")
                assert f"De optie {spelling} kan geen waarde hebben." in told


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_what_is_missing_is_named_with_an_example(inburgering: Runner, path: tuple[str, ...]) -> None:
    needed = [p for p in COMMANDS[path].params if p.required]
    if needed:
        result = inburgering(*path)
        assert result.code == 2
        assert " ontbreekt (" in result.err
        assert shlex.join(example_of(path))[:20] in result.err.replace('"', "'")


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_what_is_too_much_is_named(inburgering: Runner, path: tuple[str, ...]) -> None:
    places = sum(p.param_type_name == "argument" for p in COMMANDS[path].params)
    needed = [w for p in options(path) if p.required for w in (p.opts[0], "x")]
    told = refused(inburgering, *path, *needed, *(["a"] * places), "surplus", "rest")
    assert "Er staat te veel: surplus rest." in told


def without(words: Sequence[str], names: Sequence[str]) -> list[str]:
    """The words of a command without an option and its value: given twice, it is refused for that."""
    return [
        word for place, word in enumerate(words) if word not in names and (place == 0 or words[place - 1] not in names)
    ]


@pytest.mark.parametrize("path", LEAVES, ids=" ".join)
def test_a_value_that_an_option_does_not_know_is_refused_in_dutch(
    on_the_day_of_the_demo: Runner, path: tuple[str, ...]
) -> None:
    for option in options(path):
        if not option.is_flag:
            result = on_the_day_of_the_demo(
                *without(example_of(path), (*option.opts, "--db", "--peildatum")), f"{option.opts[0]}={STRANGE}"
            )
            assert result.code in (0, 2, 3, 4, 5), result.err
            if "|" in str(option.metavar):  # a choice
                assert result.code == 2, (option.name, result.err)
                assert all(one in result.err for one in option.metavar.lower().replace("id|alle", "").split("|")), (
                    result.err
                )


@pytest.mark.parametrize("path", GROUPS, ids=" ".join)
def test_a_command_that_is_misspelt_gets_the_right_one(inburgering: Runner, path: tuple[str, ...]) -> None:
    for name in COMMANDS[path].list_commands(None):
        told = refused(inburgering, *path, name + "q")
        assert f"`{' '.join(('inburgering', *path, name))}`" in told
        assert "Bedoelt u" in told
    assert f"Zie `{' '.join(('inburgering', *path))} --help`." in refused(inburgering, *path, "qqqq")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["dossier"], "case"), (["case", "toon"], "case show"), (["termijnen"], "deadline"), (["pip", "wijzig"], "pip revise"),
        (["case", "wijzig"], "case edit"), (["route", "afschalen"], "route downscale"), (["Rapport"], "report"),
    ],
)  # fmt: skip
def test_who_types_a_dutch_verb_is_told_the_name(inburgering: Runner, typed: list[str], meant: str) -> None:
    assert f"Bedoelt u `inburgering {meant}`?" in refused(inburgering, *typed)
