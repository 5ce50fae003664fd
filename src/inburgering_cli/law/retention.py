"""Retention terms of dossiers and back-ups, with their sources.

Where no law gives a term it is unknown until a municipality sets one in its policy file.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from inburgering_cli.law.derive import ALWAYS
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import DERIVED, UNCLEAR, Source, bi
from inburgering_cli.law.terms.declared import Duration

PLICHT: Final = "plicht_geeindigd"
DIED: Final = "overleden"
BACK_UP: Final = "back_up"
ELAPSED: Final = "verstreken"
RUNS: Final = "loopt"
UNKNOWN: Final = "geen_termijn"
#: Reasons of closing with which the plicht itself ends.
_END_OF_PLICHT: Final = frozenset(
    {"voldaan", "vrijstelling", "ontheffing", "plicht_ingetrokken", "aow", "genaturaliseerd"}
)


class RetentionTerm(NamedTuple):
    """How long data are kept after their end; without `duration` the term is unknown.

    `at_most`: the law gives the longest, a municipality may choose shorter. `vast`: a municipality cannot change it.
    """

    id: str
    description: str
    duration: Duration | None
    source: Source
    at_most: bool = False
    vast: bool = False


def _geen(reden: str) -> Source:
    return Source(
        "geen termijn in Bi 9.9",
        f"het Besluit inburgering 2021 noemt geen bewaartermijn voor wie {reden}; de gemeente kiest die",
        "2026-11",
        UNCLEAR,
    )


BEWAARTERMIJNEN: Final[Mapping[str, RetentionTerm]] = {
    t.id: t
    for t in (
        RetentionTerm(
            PLICHT, "de inburgeringsplicht is geëindigd", Duration(5, "jaren"), bi("9.9 lid 1"), at_most=True
        ),
        RetentionTerm(DIED, "de persoon is overleden", Duration(0, "dagen"), bi("9.9 lid 1"), vast=True),
        RetentionTerm("verhuisd", "verhuisd naar een andere gemeente", None, _geen("verhuisde")),
        # DUO ends the plicht of who leaves for more than a year; that a closed dossier means so, is our reading
        RetentionTerm(
            "vertrokken",
            "vertrokken uit Nederland, waarmee de plicht eindigt (DUO: langer dan een jaar)",
            Duration(5, "jaren"),
            bi("9.9 lid 1", DERIVED),
            at_most=True,
        ),
        RetentionTerm(
            BACK_UP,
            "back-up van het dossierbestand",
            Duration(3, "maanden"),
            Source(
                "eigen keuze van het programma", "hoe lang een back-up met wat is gewist nog bestaat", "2026", DERIVED
            ),
        ),
    )
}


class Retention(NamedTuple):
    """Why and since when something is kept; from `wissen_vanaf` on it must be erased."""

    term: RetentionTerm
    einde: str
    wissen_vanaf: str | None

    def status(self, peildatum: str) -> str:
        """Whether the term is over on the peildatum."""
        if self.wissen_vanaf is None:
            return UNKNOWN
        return ELAPSED if peildatum >= self.wissen_vanaf else RUNS


def kept(term: RetentionTerm, einde: str) -> Retention:
    """The retention of data that ended on a day."""
    return Retention(term, einde, term.duration.after(einde) if term.duration else None)


def retention(facts: Facts, terms: Mapping[str, RetentionTerm]) -> Retention | None:
    """Until when a dossier is kept; None while the plicht runs and the dossier is open, or closed for no known reason."""
    reden, closed = facts.reden_gesloten, facts.dossier_gesloten
    if reden == DIED and closed:
        return kept(terms[DIED], closed)
    vrij = None if facts.vrijgesteld == ALWAYS else facts.vrijgesteld  # the day of that decision is unknown
    ends = [facts.voldaan, vrij, closed if reden in _END_OF_PLICHT else None]
    if day := min((end for end in ends if end is not None), default=None):
        return kept(terms[PLICHT], day)
    return kept(terms[reden], closed) if closed and reden and reden in terms else None
