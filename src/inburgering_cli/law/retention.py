"""How long the data of a dossier, and the copies of the store, are kept: each term declared once with its source.

A term that no law gives is said to be missing, until a municipality sets it in its policy file.
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
_END_OF_PLICHT: Final = frozenset({"voldaan", "vrijstelling", "ontheffing", "plicht_ingetrokken"})


class RetentionTerm(NamedTuple):
    """How long one kind of data is kept after it came to its end; without `duration` nobody has said.

    `at_most`: the law names the longest, a municipality may keep shorter. `vast`: nothing to choose.
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
        RetentionTerm("vertrokken", "vertrokken uit Nederland", None, _geen("vertrok")),
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
    """Why, since when and until when something is kept: from `wissen_vanaf` on it may stay no longer."""

    term: RetentionTerm
    einde: str
    wissen_vanaf: str | None

    def status(self, peildatum: str) -> str:
        """Whether the term is over on the peildatum."""
        if self.wissen_vanaf is None:
            return UNKNOWN
        return ELAPSED if peildatum >= self.wissen_vanaf else RUNS


def kept(term: RetentionTerm, einde: str) -> Retention:
    """Until when something is kept that came to its end on a day."""
    return Retention(term, einde, term.duration.after(einde) if term.duration else None)


def retention(facts: Facts, terms: Mapping[str, RetentionTerm]) -> Retention | None:
    """Until when a dossier is kept; None while the plicht runs and the dossier is open, or closed for no known reason."""
    reden, closed = facts.reden_gesloten, facts.dossier_gesloten
    if reden == DIED and closed:
        return kept(terms[DIED], closed)
    vrij = None if facts.vrijgesteld == ALWAYS else facts.vrijgesteld  # of a decision whose day nobody knows
    ends = [facts.voldaan, vrij, closed if reden in _END_OF_PLICHT else None]
    if day := min((end for end in ends if end is not None), default=None):
        return kept(terms[PLICHT], day)
    return kept(terms[reden], closed) if closed and reden and reden in terms else None
