"""Completion of the command line with Tab.

The scripts of `completion_scripts` call the program with `REQUEST`, the shell, the position of the word at the cursor and all
words. The answer is a kind of answer and then the values, each with a short description. The values of a parameter follow
from its metavar (`DOSSIER`, `TERMIJN`, `a|b`), the record of its command, or the `autocompletion` it was declared with.
"""

import contextlib
import os
import re
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import typer

from inburgering_cli.cli.shell.dutch import RootGroup, groups
from inburgering_cli.core.text import clean

#: As the first argument: what follows is a request to complete.
REQUEST: Final = "--aanvullen"
#: The kinds of answer. `NAME`: the values replace what was typed and need not begin with it.
VALUES: Final = "waarden"
NAME: Final = "naam"
FILES: Final = "bestanden"
MAPPEN: Final = "mappen"
_MOST: Final = 50
_ABOUT: Final = 60  # characters
_MENU: Final = ("37", "42")  # of COMP_TYPE in bash: values go onto the line as they are

Choice = tuple[str, str]


class Answer(NamedTuple):
    """What could stand at the cursor."""

    soort: str = VALUES
    choices: Sequence[Choice] = ()


class _Spot(NamedTuple):
    """Where the cursor is: in which command, after how many arguments, and which option waits for its value."""

    command: Any
    arguments: int
    option: Any
    store: str | None
    only_arguments: bool


def run(request: Sequence[str]) -> int:
    """Answer a shell. Errors stay silent: a message would land in the line that somebody is typing."""
    with contextlib.suppress(Exception):
        print("\n".join(answer(request)))
    return 0


def answer(request: Sequence[str]) -> list[str]:
    """The lines for a shell that asks: `SHELL[:TYPE] PLACE WORD...`, without the name of the program among the words."""
    (shell, _, how), place, *line = request[0].partition(":"), int(request[1]), *request[2:]
    line = [_bare(word, shell) for word in line]
    before, typed = line[: place - 1], "".join(line[place - 1 : place])
    if shell == "bash":
        before, typed = _rejoined(before, typed)
    found = complete(before, typed)
    choices = [(value, _about(value, about)) for value, about in found.choices]
    if shell != "bash":
        return [found.soort, *("\t".join(choice) for choice in choices)]
    values = [value.rpartition("=")[2] if typed.startswith("-") else value for value, _ in choices]
    if len(choices) < 2 or how in _MENU:
        return [found.soort, *values]
    shown = [f"{value}  ({about})" if about else value for value, (_, about) in zip(values, choices, strict=True)]
    # a last line that begins differently makes readline keep what was typed and show the list
    return [found.soort, *shown, *(["(kies een nummer)"] if found.soort == NAME else [])]


def _about(value: str, about: str) -> str:
    """The description of a value, safe for a terminal; empty when it only repeats the value."""
    return "" if about.replace(" ", "_") == value.rstrip("=") else clean(about)[:_ABOUT]


def _bare(word: str, shell: str) -> str:
    """A word without its quotes."""
    if word[:1] in ("'", '"'):
        return word[1:].removesuffix(word[0])
    return re.sub(r"\\(.)", r"\1", word) if shell in ("bash", "fish") else word


def _rejoined(before: Sequence[str], typed: str) -> tuple[list[str], str]:
    """The words as typed: bash splits them at `=`."""
    joined: list[str] = []
    for word in (*before, typed):
        if joined and (word == "=" or joined[-1].endswith("=")):
            joined[-1] += word
        else:
            joined.append(word)
    return joined[:-1], joined[-1]


def complete(before: Sequence[str], typed: str) -> Answer:
    """What could stand where `typed` is, after the words `before`."""
    place = _walk(before)
    if place is None:
        return Answer()
    if place.option is not None:
        return _values(place, place.option, typed)
    if typed.startswith("-") and not place.only_arguments:
        name, given, value = typed.partition("=")
        if not given:
            return Answer(VALUES, _beginning(typed, _options(place.command)))
        option = _option(place.command, name)
        found = _values(place, option, value) if option is not None else Answer()
        return Answer(found.soort, [(f"{name}={choice}", about) for choice, about in found.choices])
    if hasattr(place.command, "list_commands"):
        return Answer(VALUES, _beginning(typed, _commands(place.command)))
    arguments = [p for p in place.command.params if p.param_type_name == "argument"]
    return _values(place, arguments[place.arguments], typed) if place.arguments < len(arguments) else Answer()


def _walk(before: Sequence[str]) -> _Spot | None:
    """Follow the words that are there; None where they lead nowhere."""
    from inburgering_cli.cli.shell.root import app

    command: Any = typer.main.get_command(app)
    arguments, option, store, only_arguments = 0, None, None, False
    left = deque(before)
    while left:
        word = left.popleft()
        if option is not None:
            store, option = (word if option.name == "db" else store), None
        elif word == "--" and not only_arguments:
            only_arguments = True
        elif word.startswith("-") and len(word) > 1 and not only_arguments:
            name, given, value = word.partition("=")
            found = _option(command, name)
            if found is not None and found.name == "db" and given:
                store = value
            elif found is not None and not given and not found.is_flag:
                option = found
        elif hasattr(command, "list_commands"):
            found = command.get_command(typer.Context(command), word)
            if found is None:
                return None
            command = found
        else:
            arguments += 1
    return _Spot(command, arguments, option, store, only_arguments)


def _option(command: Any, name: str) -> Any:
    return next((p for p in command.params if name in (*p.opts, *p.secondary_opts) and name.startswith("-")), None)


def _options(command: Any) -> Iterable[Choice]:
    for param in command.get_params(typer.Context(command)):
        if param.param_type_name == "option" and not param.hidden:
            for name in (*param.opts, *param.secondary_opts):
                if name.startswith("--"):
                    yield name, str(param.help or "")


def _commands(command: Any) -> Iterable[Choice]:
    if isinstance(command, RootGroup):  # from the register, without loading the groups
        return ((name, about) for name, (_, about) in groups().items())
    names = command.list_commands(None)
    return ((name, command.get_command(None, name).get_short_help_str(_ABOUT)) for name in names)


def _beginning(typed: str, choices: Iterable[Choice]) -> list[Choice]:
    """The choices that begin with what was typed."""
    begins = typed.lower().replace("-", "_")
    return [c for c in choices if c[0].lower().replace("-", "_").startswith(begins)]


def _values(place: _Spot, param: Any, typed: str) -> Answer:
    """The values of a parameter."""
    kind = str(param.metavar or "").strip("[]")
    if kind == "DOSSIER":
        return _dossiers(place.store, typed)
    if kind in _ON_DISK:
        return Answer(_ON_DISK[kind])
    declared: Sequence[Choice] = [
        (i.value, i.help or "") for i in param.shell_complete(typer.Context(place.command), "")
    ]
    model = getattr(place.command.callback, "invoer", None)
    if not declared and model is not None:
        declared = _of_model(model, param.name)
    if not declared and (source := _SOURCES.get(kind) or _SOURCES.get(str(param.name))):
        declared = list(source())
    if not declared and re.fullmatch(r"[A-Za-z0-9_]+(\|[A-Za-z0-9_]+)+", kind):
        declared = [(choice, "") for choice in kind.split("|")]
    return Answer(VALUES, _beginning(typed, declared)[:_MOST])


def _of_model(model: type, name: str) -> list[Choice]:
    from inburgering_cli.records.field import fields_of

    spec = fields_of(model).get(name)
    if spec is None:
        return []
    names = [(f"{code}=", about) for code, about in spec.topics.items()]
    return names or list(spec.options.items())


def _dossiers(store: str | None, typed: str) -> Answer:
    from inburgering_cli.cli.shell.settings import value
    from inburgering_cli.work.reading.completion import dossiers

    where = os.path.expandvars(value("db", store).value or "")
    found = dossiers(Path(where).expanduser(), typed, _MOST)
    by_name = any(not number.startswith(typed) for number, _ in found)
    return Answer(NAME if by_name else VALUES, found)


def _terms() -> Iterable[Choice]:
    from inburgering_cli.law.terms.declared import TERMS

    return ((term.id, term.description) for term in TERMS.values())


def _policy() -> Iterable[Choice]:
    from inburgering_cli.law.figures.indicators import INDICATORS

    return dict((*((one.id, one.name) for one in INDICATORS), *_terms(), *_signals())).items()


def _signals() -> Iterable[Choice]:
    from inburgering_cli.law.signals.declared import SIGNALS

    return ((signal.id, signal.description) for signal in SIGNALS.values())


def _glossary_words() -> Iterable[Choice]:
    from inburgering_cli.law.terms.policy import DEFAULT
    from inburgering_cli.law.words import glossary

    names = (term.begrip for term in glossary.frame(DEFAULT))
    return ((name.replace(" ", "_"), "") for name in names if re.fullmatch(r"[\w -]+", name))


def _statuses() -> Iterable[Choice]:
    from inburgering_cli.law.terms.outcome import STATUSES

    return STATUSES.items()


def _fields_of() -> Iterable[Choice]:
    from inburgering_cli.records.field import fields_of
    from inburgering_cli.records.kinds.dossier import CaseRecord

    return ((name, spec.help) for name, spec in fields_of(CaseRecord).items())


def _doelgroepen() -> Iterable[Choice]:
    from inburgering_cli.law.vocabulary import DOELGROEPEN

    return DOELGROEPEN.items()


_ON_DISK: Final[Mapping[str, str]] = {
    "PAD": FILES,
    "BESTAND": FILES,
    "BACK-UP": FILES,
    "MAP": MAPPEN,
    "PAKKET": MAPPEN,
}
_SOURCES: Final[Mapping[str, Callable[[], Iterable[Choice]]]] = {
    "TERMIJN": _terms,
    "SIGNAAL": _signals,
    "BELEID": _policy,
    "WOORD": _glossary_words,
    "STATUS": _statuses,
    "VELD": _fields_of,
    "doelgroep": _doelgroepen,
    "termijn": _terms,
    "signaal": _signals,
}
