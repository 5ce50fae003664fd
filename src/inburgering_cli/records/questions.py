"""Which questions a command asks when somebody at a terminal leaves things out, in which order."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from inburgering_cli.records.field import Veld, feit, fields_of, plan

VANDAAG: Final = "vandaag"


class Vraag(NamedTuple):
    """One question. `onderwerp`: the part of a repeated field that it asks for, as a leefgebied."""

    veld: str
    spec: Veld
    onderwerp: str | None = None

    @property
    def sleutel(self) -> str:
        """What the answer is kept under."""
        return f"{self.veld}={self.onderwerp}" if self.onderwerp else self.veld

    @property
    def tekst(self) -> str:
        """The words of the question."""
        if self.onderwerp:
            return self.spec.onderwerpen[self.onderwerp]
        return self.spec.help.partition("; mag vaker")[0]

    @property
    def nodig(self) -> bool:
        """Whether there is no going on without an answer."""
        return self.spec.verplicht

    @property
    def dag(self) -> bool:
        """Whether the answer is a day."""
        return self.spec.parse in (feit, plan)

    @property
    def standaard(self) -> str | None:
        """What an empty answer means: for the day that is required, today."""
        return VANDAAG if self.spec.verplicht and self.spec.parse is feit else None


def required(model: type) -> bool:
    """Whether a command cannot do without something."""
    return any(spec.verplicht for spec in fields_of(model).values())


def vragen(model: type, options: Mapping[str, Any]) -> list[Vraag]:
    """The questions about what was not given: first what is required, then what is worth asking, as the model has them."""
    fields = fields_of(model)
    names = sorted(
        (n for n, spec in fields.items() if spec.verplicht or spec.vraag), key=lambda n: not fields[n].verplicht
    )
    return [vraag for name in names if not options.get(name) for vraag in _about(name, fields[name])]


def _about(name: str, spec: Veld) -> Iterator[Vraag]:
    if spec.onderwerpen:
        yield from (Vraag(name, spec, topic) for topic in spec.onderwerpen)
    else:
        yield Vraag(name, spec)


def as_options(asked: Sequence[Vraag], answers: Mapping[str, str]) -> dict[str, str | list[str]]:
    """The answers as the options of the command."""
    found: dict[str, str | list[str]] = {}
    for vraag in asked:
        if (answer := answers.get(vraag.sleutel)) is None:
            continue
        if vraag.onderwerp:
            parts = found.setdefault(vraag.veld, [])
            assert isinstance(parts, list)
            parts.append(f"{vraag.onderwerp}={answer}")
        else:
            found[vraag.veld] = answer
    return found
