"""Asking at a terminal for what was left out. Never in a script: without a terminal, or with `--yes`, nothing is asked.

One line is read for each question: that works with a screen reader and on a dumb terminal too.
"""

import contextlib
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NoReturn, TypeVar

from inburgering_cli.cli.shell.confirm import on_terminal
from inburgering_cli.cli.shell.run import INTERRUPTED, wants_json
from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.core.text import clean
from inburgering_cli.records.field import Reader
from inburgering_cli.records.questions import Vraag, as_options, required, vragen
from inburgering_cli.work.environment import Omgeving

BACK: Final = "<"
HELP: Final = "?"
_YES: Final = ("j", "ja")
_NO: Final = ("n", "nee")
_USE: Final = (
    "Enter: de standaard, of overslaan · ? uitleg · < vorige vraag · Ctrl-D: later verder",
    "Enter: de standaard, of overslaan · ? uitleg · < vorige vraag · Ctrl-D: stoppen",
)
_NARROW: Final = 60
T = TypeVar("T")


class Stop(Exception):
    """The user wants to stop answering."""


def may_ask(arguments: Sequence[str]) -> bool:
    """Whether a command line may be completed by asking."""
    return on_terminal() and "--yes" not in arguments and not wants_json(list(arguments))


def read_line(prompt: str) -> str:
    """One line from the terminal, with the keys to edit it. Raises `Stop` at Ctrl-D and Ctrl-C."""
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401  # gives `input` the arrow keys

    try:
        return input(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        _tell("")
        raise Stop from None


def ask_argument(param: Any, model: type | None, ctx: Any) -> str:
    """Ask for an argument of a command that was left out. Raises `SystemExit` when the user stops."""
    vraag = next((v for v in vragen(model, {}) if v.veld == param.name), None) if model else None
    try:
        while True:
            if vraag is None:
                answer: str | None = read_line(f"{param.help.rstrip('.')}: ")
            else:
                assert model is not None
                answer = _answer(vraag, model, ctx.find_root().obj().peildatum, None)
            if answer and answer != BACK:
                return answer
            _tell("  Dit is nodig.")
    except Stop:
        raise SystemExit(INTERRUPTED) from None


def walk(
    env: Omgeving, model: type, options: Mapping[str, Any], dossier: str | None, store: Callable[[dict[str, Any]], T]
) -> T:
    """Ask what `options` leave out, and `store` the options with the answers; what that gives.

    What `store` refuses is asked again. Of a dossier the answers are kept after each question, so that a walk that was
    broken off goes on later. Raises `SystemExit` when the user stops, and `Geweigerd` when they do not agree in the end.
    """
    return _Walk(env, model, options, dossier).run(store)


class _Walk:
    def __init__(self, env: Omgeving, model: type, options: Mapping[str, Any], dossier: str | None) -> None:
        from inburgering_cli.work.writing import begun

        self.env, self.model, self.options = env, model, dict(options)
        self.questions = vragen(model, options)
        self.begin = begun.begin(env, dossier, env.opdracht) if dossier is not None else None
        self.answers: dict[str, str] = {}

    def run(self, store: Callable[[dict[str, Any]], T]) -> T:
        try:
            self._open()
            place = self._first()
            while True:
                while place < len(self.questions):
                    place = self._ask(place)
                if not self._agree():
                    place = max(0, len(self.questions) - 1)
                    continue
                try:
                    return store({**self.options, **as_options(self.questions, self.answers)})
                except Geweigerd as error:
                    _tell(f"  Kan niet: {clean(error.melding)}")
                    place = next((i for i, v in enumerate(self.questions) if v.veld == error.veld), 0)
        except Stop:
            self._stopped()

    def _open(self) -> None:
        if self.begin is not None:
            found = self.begin.dossier
            _tell(f"Dossier {found.nummer}, {clean(found.naam)}")
            if self.begin.antwoorden:
                count, day = len(self.begin.antwoorden), dutch((self.begin.tijd or "")[:10])
                word = "antwoord" if count == 1 else "antwoorden"
                if _agrees(f"Er staan nog {count} {word} van {day}. Daarmee verdergaan?"):
                    self.answers = dict(self.begin.antwoorden)
                else:
                    self._keep()
            self.env.begonnen = (found.id, self.env.opdracht)
        _tell(_USE[self.begin is None])

    def _first(self) -> int:
        """The first question that was not reached before."""
        answered = [i for i, vraag in enumerate(self.questions) if vraag.sleutel in self.answers]
        return answered[-1] + 1 if answered else 0

    def _ask(self, place: int) -> int:
        """Ask one question, or whether a group of them is wanted; the place of the next."""
        vraag = self.questions[place]
        before = self.questions[place - 1] if place else None
        if vraag.onderwerp and (before is None or before.veld != vraag.veld) and vraag.sleutel not in self.answers:
            heading = vraag.spec.help.partition("; mag vaker")[0]
            size = sum(v.veld == vraag.veld for v in self.questions)
            wanted = _agrees(f"{heading[:1].upper()}{heading[1:]} ({size} onderwerpen): invullen?", back=place > 0)
            if wanted is None:
                return self._back(place)
            if not wanted:
                return place + size
        answer = _answer(vraag, self.model, self.env.peildatum, self.answers.get(vraag.sleutel))
        if answer == BACK:
            return self._back(place)
        if answer is None:
            if vraag.nodig:
                _tell("  Dit is nodig.")
                return place
            changed = self.answers.pop(vraag.sleutel, None) is not None
        else:
            changed = self.answers.get(vraag.sleutel) != answer
            self.answers[vraag.sleutel] = answer
        if changed:
            self._keep()
        return place + 1

    def _back(self, place: int) -> int:
        """The question before; a group that was left out is one step."""
        if place == 0:
            return 0
        before = self.questions[place - 1]
        if before.onderwerp and not any(v.sleutel in self.answers for v in self.questions if v.veld == before.veld):
            return next(i for i, v in enumerate(self.questions) if v.veld == before.veld)
        return place - 1

    def _keep(self) -> None:
        if self.begin is not None:
            from inburgering_cli.work.writing import begun

            begun.keep(self.env, self.begin.dossier, self.env.opdracht, self.answers)

    def _agree(self) -> bool:
        """Show the answers and ask whether they are to be recorded; whether to go back instead is False."""
        _tell("")
        for vraag in self.questions:
            if vraag.sleutel in self.answers:
                _tell(f"  {vraag.tekst}: {clean(_shown(vraag, self.answers[vraag.sleutel]))}")
        wanted = _agrees("Vastleggen?", back=True)
        if wanted is None:
            return False
        if not wanted:
            self._stopped(refused=True)
        return True

    def _stopped(self, *, refused: bool = False) -> NoReturn:
        told = "Er is niets vastgelegd."
        if self.begin is not None and self.answers:
            again = f"{self.env.opdracht} {self.begin.dossier.nummer}" + ("" if required(self.model) else " --vraag")
            told = f"Er is nog niets vastgelegd; uw antwoorden zijn bewaard. Verder: `inburgering {again}`."
        if refused:
            raise Geweigerd(told)
        _tell(told)
        raise SystemExit(INTERRUPTED)


def _answer(vraag: Vraag, model: type, peildatum: str, known: str | None) -> str | None:
    """The answer to one question, checked: None when it is left out, `BACK` to go back."""
    default = known or vraag.standaard
    choices = list(vraag.spec.opties)
    for number, code in enumerate(choices, 1):
        _tell(f"  {number:>2}  {code}" + _more(code, vraag.spec.opties[code]))
    while True:
        text = read_line(_prompt(vraag, default))
        if text == BACK:
            return BACK
        if text == HELP:
            _explain(vraag)
            continue
        if not text and default is None:
            return None
        if text == "-" and known:
            return None
        text = text or default or ""
        answer, wrong = _read(vraag, model, _chosen(text, choices, vraag), peildatum)
        if not wrong:
            return answer
        _tell(f"  Kan niet: {wrong}.")


def _prompt(vraag: Vraag, default: str | None) -> str:
    words = f"{vraag.tekst[:1].upper()}{vraag.tekst[1:]}"
    if vraag.spec.vlag:
        words += " [j/n]"
    if default:
        words += f" [{clean(_shown(vraag, default))[:_NARROW]}]"
    return f"{words}{'' if words.endswith('?') else ':'} "


def _more(code: str, label: str) -> str:
    """The name of a code, where it says more than the code."""
    return "" if label.lower() == code.replace("_", " ") else f"  {label}"


def _shown(vraag: Vraag, answer: str) -> str:
    return vraag.spec.opties.get(answer, answer)


def _chosen(text: str, choices: Sequence[str], vraag: Vraag) -> str:
    """The code that a number or the beginning of a word means; else the text as it is."""
    if choices:
        if text.isdecimal() and 1 <= int(text) <= len(choices) and text not in choices:
            return choices[int(text) - 1]
        begins = [c for c in choices if c.startswith(text.lower().replace(" ", "_"))]
        if len(begins) == 1:
            return begins[0]
    if vraag.spec.vlag and text.lower() in (*_YES, *_NO):
        return "ja" if text.lower() in _YES else "nee"
    return text


def _read(vraag: Vraag, model: type, text: str, peildatum: str) -> tuple[str, str | None]:
    """The answer as it is kept, and what is wrong with it. A day is kept as that day: `gisteren` is another one tomorrow."""
    value = [f"{vraag.onderwerp}={text}"] if vraag.onderwerp else text
    read: Any = Reader(model, peildatum, gedeeltelijk=True).read({vraag.veld: value})
    if isinstance(read, list):
        return text, read[0].melding
    return (getattr(read, vraag.veld), None) if vraag.dag else (text, None)


def _explain(vraag: Vraag) -> None:
    _tell(f"  {vraag.spec.help[:1].upper()}{vraag.spec.help[1:]}.")
    if vraag.spec.opties:
        _tell("  Kies een nummer, of typ het woord of het begin ervan.")
    elif vraag.dag:
        _tell("  Schrijf 2026-03-01, 1-3-2026, vandaag, gisteren, -3d of +2w.")
    elif vraag.spec.metavar:
        _tell(f"  Vorm: {vraag.spec.metavar.rpartition('=')[2]}.")
    _tell("  - maakt een antwoord van eerder leeg.")


def _agrees(question: str, *, back: bool = False) -> bool | None:
    """Whether the user says yes (also by Enter); None when they want to go back."""
    while True:
        text = read_line(f"{question} [J/n] ").lower()
        if text == BACK and back:
            return None
        if not text or text in _YES:
            return True
        if text in _NO:
            return False
        _tell("  Typ j of n" + (", of < voor de vorige vraag." if back else "."))


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
