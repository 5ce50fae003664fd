"""Asks at a terminal for what was left out. Without a terminal, or with `--yes`, nothing is asked; no answer is kept.

One line is read for each question: that works with a screen reader and on a dumb terminal too.
"""

import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple, TypeVar

from inburgering_cli.cli.shell.arguments import wants_json
from inburgering_cli.cli.shell.confirm import on_terminal
from inburgering_cli.core.errors import INTERRUPTED, Geweigerd
from inburgering_cli.core.text import clean
from inburgering_cli.records.field import Reader, Veld, feit, fields_of, plan
from inburgering_cli.work.environment import Omgeving

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
    """The user wants to stop answering."""


class Back(Exception):
    """The user wants the question before."""


class Vraag(NamedTuple):
    """One question. `onderwerp`: the part of a repeated field that it asks for, as a leefgebied."""

    veld: str
    spec: Veld
    onderwerp: str | None = None

    @property
    def tekst(self) -> str:
        """The words of the question."""
        return _capital(self.spec.onderwerpen[self.onderwerp] if self.onderwerp else _heading(self.spec))

    @property
    def dag(self) -> bool:
        """Whether the answer is a day."""
        return self.spec.parse in (feit, plan)

    def shown(self, answer: str) -> str:
        """An answer as the user sees it: a code by its name."""
        return clean(self.spec.opties.get(answer, answer))


def vragen(model: type, options: Mapping[str, Any]) -> list[Vraag]:
    """The questions about what was not given: first what is required, then what is worth asking, as the model has them."""
    asked = [(n, s) for n, s in fields_of(model).items() if (s.verplicht or s.vraag) and options.get(n) in (None, "")]
    asked.sort(key=lambda field: not field[1].verplicht)
    return [Vraag(name, spec, topic) for name, spec in asked for topic in spec.onderwerpen or (None,)]


def as_options(asked: Sequence[Vraag], answers: Mapping[int, str]) -> dict[str, Any]:
    """The answers, by the place of their question, as the options of the command."""
    found: dict[str, Any] = {}
    for place, vraag in enumerate(asked):
        if place in answers and vraag.onderwerp:
            found.setdefault(vraag.veld, []).append(f"{vraag.onderwerp}={answers[place]}")
        elif place in answers:
            found[vraag.veld] = answers[place]
    return found


def may_ask(arguments: Sequence[str]) -> bool:
    """Whether a command line may be completed by asking."""
    return on_terminal() and "--yes" not in arguments and not wants_json(arguments)


def ask_argument(param: Any, model: type | None, ctx: Any) -> str:
    """Ask for an argument of a command that was left out. Raises `SystemExit` when the user stops."""
    spec = fields_of(model).get(param.name) if model else None
    while True:
        try:
            if model is None or spec is None:
                answer: str | None = _line(f"{param.help.rstrip('.')}: ")
            else:
                answer = _answer(Vraag(param.name, spec), model, ctx.find_root().obj().peildatum, None)
        except Back:
            answer = None
        except Stop:
            raise SystemExit(INTERRUPTED) from None
        if answer:
            return answer
        _tell(_NEEDED)


def walk(
    env: Omgeving, model: type, options: Mapping[str, Any], dossier: str | None, store: Callable[[dict[str, Any]], T]
) -> T:
    """Ask what `options` leave out, and `store` the options with the answers; what that gives.

    What `store` refuses is asked again. Raises `SystemExit` when the user stops, and `Geweigerd` when they do not agree.
    """
    if dossier is not None:
        from inburgering_cli.work.reading.looks import look

        found = look(env, dossier)
        _tell(f"Dossier {found.nummer}, {clean(found.naam)}")
    _tell(_USE)
    questions, answers = vragen(model, options), dict[int, str]()
    path = [0]  # the places of the questions on the way here: `<` goes back along it
    try:
        while _agreed(questions, path, answers, model, env.peildatum):
            try:
                return store({**options, **as_options(questions, answers)})
            except Geweigerd as error:
                _tell(f"  Kan niet: {clean(error.melding)}")
                path.append(next((i for i, v in enumerate(questions) if v.veld == error.veld), 0))
    except Stop:
        _tell(_STOPPED)
        raise SystemExit(INTERRUPTED) from None
    raise Geweigerd("Er is niets vastgelegd.")


def _agreed(questions: Sequence[Vraag], path: list[int], answers: dict[int, str], model: type, peildatum: str) -> bool:
    """Ask on from the end of the path, show the answers, and ask whether they are to be recorded."""
    while True:
        try:
            while path[-1] < len(questions):
                path.append(_next(questions, path[-1], answers, model, peildatum))
            _tell("")
            for place in sorted(answers):
                _tell(f"  {questions[place].tekst}: {questions[place].shown(answers[place])}")
            return _agrees("Vastleggen?")
        except Back:
            path[:] = path[:-1] or path


def _next(questions: Sequence[Vraag], place: int, answers: dict[int, str], model: type, peildatum: str) -> int:
    """Ask one question, after asking whether its group is wanted at all; the place of the one that follows."""
    vraag = questions[place]
    if vraag.onderwerp == next(iter(vraag.spec.onderwerpen), "") and place not in answers:
        size = len(vraag.spec.onderwerpen)
        if not _agrees(f"{_capital(_heading(vraag.spec))} ({size} onderwerpen): invullen?"):
            return place + size
    answer = _answer(vraag, model, peildatum, answers.get(place))
    if answer is not None:
        answers[place] = answer
    else:
        answers.pop(place, None)
    return place + 1


def _answer(vraag: Vraag, model: type, peildatum: str, known: str | None) -> str | None:
    """The answer to one question, checked; None when it is left out."""
    default = known or ("vandaag" if vraag.spec.verplicht and vraag.spec.parse is feit else None)
    choices = list(vraag.spec.opties)
    for number, code in enumerate(choices, 1):
        _tell(f"  {number:>2}  {code}" + _more(code, vraag.spec.opties[code]))
    prompt = vraag.tekst + (" [j/n]" if vraag.spec.vlag else "")
    prompt += f" [{vraag.shown(default)[:_NARROW]}]" if default else ""
    while True:
        text = _line(prompt + (" " if prompt.endswith("?") else ": "))
        if text == HELP:
            _explain(vraag)
        elif (not text and not default) or (text == "-" and known):
            if not vraag.spec.verplicht:
                return None
            _tell(_NEEDED)
        else:
            answer, wrong = _read(vraag, model, _chosen(text or default or "", choices, vraag), peildatum)
            if not wrong:
                return answer
            _tell(f"  Kan niet: {wrong}.")


def _heading(spec: Veld) -> str:
    """What a field is."""
    return spec.help.partition("; mag vaker")[0]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _more(code: str, label: str) -> str:
    """The name of a code, where it says more than the code."""
    return "" if label.lower() == code.replace("_", " ") else f"  {label}"


def _chosen(text: str, choices: Sequence[str], vraag: Vraag) -> str:
    """The code that a number or the beginning of a word means; else the text as it is."""
    if text.isdecimal() and 1 <= int(text) <= len(choices) and text not in choices:
        return choices[int(text) - 1]
    begins = [c for c in choices if c.startswith(text.lower().replace(" ", "_"))]
    if len(begins) == 1:
        return begins[0]
    if vraag.spec.vlag and text.lower() in (*_YES, *_NO):
        return "ja" if text.lower() in _YES else "nee"
    return text


def _read(vraag: Vraag, model: type, text: str, peildatum: str) -> tuple[str, str | None]:
    """The answer, and what is wrong with it. A day is written out, so that the user sees which one is meant."""
    value = [f"{vraag.onderwerp}={text}"] if vraag.onderwerp else text
    read: Any = Reader(model, peildatum, gedeeltelijk=True).read({vraag.veld: value})
    if isinstance(read, list):
        return text, read[0].melding
    return (getattr(read, vraag.veld), None) if vraag.dag else (text, None)


def _explain(vraag: Vraag) -> None:
    _tell(f"  {_capital(vraag.spec.help)}.")
    if vraag.spec.opties:
        _tell("  Kies een nummer, of typ het woord of het begin ervan.")
    elif vraag.dag:
        _tell("  Schrijf 2026-03-01, 1-3-2026, vandaag, gisteren, -3d of +2w.")
    elif vraag.spec.metavar:
        _tell(f"  Vorm: {vraag.spec.metavar.rpartition('=')[2]}.")
    _tell("  - maakt een antwoord van eerder leeg.")


def _agrees(question: str) -> bool:
    """Whether the user says yes (also by Enter)."""
    while (text := _line(f"{question} [J/n] ").lower()) and text not in _YES + _NO:
        _tell("  Typ j of n, of < voor de vorige vraag.")
    return text not in _NO


def _line(prompt: str) -> str:
    """One line from the terminal, with the keys to edit it. Raises `Back`, and `Stop` at Ctrl-D and Ctrl-C."""
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
