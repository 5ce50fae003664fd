"""Prompts for missing values on a terminal; not without a terminal or with `--yes`. Answers are not saved.

Each question reads one line, so that it works with a screen reader and on a dumb terminal.
"""

import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from inburgering_cli.cli.shell.arguments import wants_json
from inburgering_cli.cli.shell.confirm import on_terminal
from inburgering_cli.core.errors import INTERRUPTED, Refused
from inburgering_cli.core.text import clean
from inburgering_cli.records.field import Field, Reader, fact, fields_of, plan
from inburgering_cli.work.environment import Environment

BACK: Final = "<"
HELP: Final = "?"
_YES: Final = ("j", "ja")
_NO: Final = ("n", "nee")
_USE: Final = "Enter: de standaard, of overslaan · ? uitleg · < vorige vraag · Ctrl-D: stoppen"
_STOPPED: Final = "U bent gestopt: er is niets vastgelegd en uw antwoorden zijn niet bewaard."
_NEEDED: Final = "  Dit is nodig."
_NARROW: Final = 60
T = TypeVar("T")


class Stop(Exception):
    """The user stops."""


class Back(Exception):
    """The user goes back one question."""


class Question(NamedTuple):
    """One question. `onderwerp`: the part of a repeated field that it asks for, as a leefgebied."""

    veld: str
    spec: Field
    onderwerp: str | None = None

    @property
    def text(self) -> str:
        """The text of the question."""
        return _capital(self.spec.topics[self.onderwerp] if self.onderwerp else _heading(self.spec))

    @property
    def day(self) -> bool:
        """Whether the answer is a day."""
        return self.spec.parse in (fact, plan)

    def shown(self, answer: str) -> str:
        """An answer as the user sees it: a code by its name."""
        return clean(self.spec.options.get(answer, answer))


def ask_for(model: type, options: Mapping[str, Any]) -> list[Question]:
    """The questions about missing values: required ones first, then optional ones, in the order of the record."""
    asked = [(n, s) for n, s in fields_of(model).items() if (s.required or s.asked) and options.get(n) in (None, "")]
    asked.sort(key=lambda field: not field[1].required)
    return [Question(name, spec, topic) for name, spec in asked for topic in spec.topics or (None,)]


def as_options(asked: Sequence[Question], answers: Mapping[int, str]) -> dict[str, Any]:
    """The answers (by the index of their question) as options of the command."""
    found: dict[str, Any] = {}
    for place, question in enumerate(asked):
        if place in answers and question.onderwerp:
            found.setdefault(question.veld, []).append(f"{question.onderwerp}={answers[place]}")
        elif place in answers:
            found[question.veld] = answers[place]
    return found


def may_ask(arguments: Sequence[str]) -> bool:
    """Whether a command may prompt."""
    return on_terminal() and "--yes" not in arguments and not wants_json(arguments)


def ask_argument(param: Any, model: type | None, ctx: Any) -> str:
    """Ask for a missing argument of a command. Raises `SystemExit` when the user stops."""
    spec = fields_of(model).get(param.name) if model else None
    while True:
        try:
            if model is None or spec is None:
                answer: str | None = _line(f"{param.help.rstrip('.')}: ")
            else:
                answer = _answer(Question(param.name, spec), model, ctx.find_root().obj().peildatum, None)
        except Back:
            answer = None
        except Stop:
            raise SystemExit(INTERRUPTED) from None
        if answer:
            return answer
        _tell(_NEEDED)


def walk(
    env: Environment, model: type, options: Mapping[str, Any], dossier: str | None, store: Callable[[dict[str, Any]], T]
) -> T:
    """Ask what `options` leave out, call `store` with options and answers, and return its result.

    A value that `store` refuses is asked again. Raises `SystemExit` when the user stops, and `Refused` when they do not agree.
    """
    if dossier is not None:
        from inburgering_cli.work.reading.looks import look

        found = look(env, dossier)
        _tell(f"Dossier {found.nummer}, {clean(found.name)}")
    _tell(_USE)
    questions, answers = ask_for(model, options), dict[int, str]()
    path = [0]  # the indexes of the questions so far: `<` goes back along them
    try:
        while _agreed(questions, path, answers, model, env.peildatum):
            try:
                return store({**options, **as_options(questions, answers)})
            except Refused as error:
                _tell(f"  Kan niet: {clean(error.message)}")
                path.append(next((i for i, v in enumerate(questions) if v.veld == error.veld), 0))
    except Stop:
        _tell(_STOPPED)
        raise SystemExit(INTERRUPTED) from None
    raise Refused("Er is niets vastgelegd.")


def _agreed(
    questions: Sequence[Question], path: list[int], answers: dict[int, str], model: type, peildatum: str
) -> bool:
    """Ask the remaining questions, show the answers, and ask whether to record them."""
    while True:
        try:
            while path[-1] < len(questions):
                path.append(_next(questions, path[-1], answers, model, peildatum))
            _tell("")
            for place in sorted(answers):
                _tell(f"  {questions[place].text}: {questions[place].shown(answers[place])}")
            return _agrees("Vastleggen?")
        except Back:
            path[:] = path[:-1] or path


def _next(questions: Sequence[Question], place: int, answers: dict[int, str], model: type, peildatum: str) -> int:
    """Ask one question (a group only after asking whether to fill it in). Returns the index of the next question."""
    question = questions[place]
    if question.onderwerp == next(iter(question.spec.topics), "") and place not in answers:
        size = len(question.spec.topics)
        if not _agrees(f"{_capital(_heading(question.spec))} ({size} onderwerpen): invullen?"):
            return place + size
    answer = _answer(question, model, peildatum, answers.get(place))
    if answer is not None:
        answers[place] = answer
    else:
        answers.pop(place, None)
    return place + 1


def _answer(question: Question, model: type, peildatum: str, known: str | None) -> str | None:
    """The checked answer to one question; None when it is skipped."""
    default = known or ("vandaag" if question.spec.required and question.spec.parse is fact else None)
    choices = list(question.spec.options)
    for number, code in enumerate(choices, 1):
        _tell(f"  {number:>2}  {code}" + _more(code, question.spec.options[code]))
    prompt = question.text + (" [j/n]" if question.spec.flag else "")
    prompt += f" [{question.shown(default)[:_NARROW]}]" if default else ""
    while True:
        text = _line(prompt + (" " if prompt.endswith("?") else ": "))
        if text == HELP:
            _explain(question)
        elif (not text and not default) or (text == "-" and known):
            if not question.spec.required:
                return None
            _tell(_NEEDED)
        else:
            answer, wrong = _read(question, model, _chosen(text or default or "", choices, question), peildatum)
            if not wrong:
                return answer
            _tell(f"  Kan niet: {wrong}.")


def _heading(spec: Field) -> str:
    """The name of a field in a question."""
    return spec.help.partition("; mag vaker")[0]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _more(code: str, label: str) -> str:
    """The label of a code, when it adds something."""
    return "" if label.lower() == code.replace("_", " ") else f"  {label}"


def _chosen(text: str, choices: Sequence[str], question: Question) -> str:
    """The code for a number or the beginning of a code; otherwise the text unchanged."""
    if text.isdecimal() and 1 <= int(text) <= len(choices) and text not in choices:
        return choices[int(text) - 1]
    begins = [c for c in choices if c.startswith(text.lower().replace(" ", "_"))]
    if len(begins) == 1:
        return begins[0]
    if question.spec.flag and text.lower() in (*_YES, *_NO):
        return "ja" if text.lower() in _YES else "nee"
    return text


def _read(question: Question, model: type, text: str, peildatum: str) -> tuple[str, str | None]:
    """The answer and its error. A day is written out, so that the user sees which day was understood."""
    value = [f"{question.onderwerp}={text}"] if question.onderwerp else text
    read: Any = Reader(model, peildatum, partly=True).read({question.veld: value})
    if isinstance(read, list):
        return text, read[0].message
    return (getattr(read, question.veld), None) if question.day else (text, None)


def _explain(question: Question) -> None:
    _tell(f"  {_capital(question.spec.help)}.")
    if question.spec.options:
        _tell("  Kies een nummer, of typ het woord of het begin ervan.")
    elif question.day:
        _tell("  Schrijf 2026-03-01, 1-3-2026, vandaag, gisteren, -3d of +2w.")
    elif question.spec.metavar:
        _tell(f"  Vorm: {question.spec.metavar.rpartition('=')[2]}.")
    _tell("  - maakt een antwoord van eerder leeg.")


def _agrees(question: str) -> bool:
    """Ask a yes/no question; Enter is yes."""
    while (text := _line(f"{question} [J/n] ").lower()) and text not in _YES + _NO:
        _tell("  Typ j of n, of < voor de vorige vraag.")
    return text not in _NO


def _line(prompt: str) -> str:
    """One line from the terminal, with editing keys. Raises `Back`, and `Stop` at Ctrl-D and Ctrl-C."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # gives `input` the arrow keys

    try:
        text = input(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        _tell("")
        raise Stop from None
    if text == BACK:
        raise Back
    return text


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
