"""How long the data of a dossier, and the copies of the store, are kept: each term declared once with its source.

A term that no law gives is said to be missing, until a municipality sets it in its policy file.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from inburgering_cli.law.derive import ALTIJD
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.sources import AFGELEID, ONDUIDELIJK, Bron, bi
from inburgering_cli.law.terms.declared import Duur

PLICHT: Final = "plicht_geeindigd"
OVERLEDEN: Final = "overleden"
BACK_UP: Final = "back_up"
VERSTREKEN: Final = "verstreken"
LOOPT: Final = "loopt"
ONBEKEND: Final = "geen_termijn"
#: Reasons of closing with which the plicht itself ends.
_EINDE_PLICHT: Final = frozenset({"voldaan", "vrijstelling", "ontheffing", "plicht_ingetrokken"})


class Bewaartermijn(NamedTuple):
    """How long one kind of data is kept after it came to its end; without `duur` nobody has said.

    `hoogstens`: the law names the longest, a municipality may keep shorter. `vast`: nothing to choose.
    """

    id: str
    omschrijving: str
    duur: Duur | None
    bron: Bron
    hoogstens: bool = False
    vast: bool = False


def _geen(reden: str) -> Bron:
    return Bron(
        "geen termijn in Bi 9.9",
        f"het Besluit inburgering 2021 noemt geen bewaartermijn voor wie {reden}; de gemeente kiest die",
        "2026-11",
        ONDUIDELIJK,
    )


BEWAARTERMIJNEN: Final[Mapping[str, Bewaartermijn]] = {
    t.id: t
    for t in (
        Bewaartermijn(PLICHT, "de inburgeringsplicht is geëindigd", Duur(5, "jaren"), bi("9.9 lid 1"), hoogstens=True),
        Bewaartermijn(OVERLEDEN, "de persoon is overleden", Duur(0, "dagen"), bi("9.9 lid 1"), vast=True),
        Bewaartermijn("verhuisd", "verhuisd naar een andere gemeente", None, _geen("verhuisde")),
        Bewaartermijn("vertrokken", "vertrokken uit Nederland", None, _geen("vertrok")),
        Bewaartermijn(
            BACK_UP,
            "back-up van het dossierbestand",
            Duur(3, "maanden"),
            Bron(
                "eigen keuze van het programma", "hoe lang een back-up met wat is gewist nog bestaat", "2026", AFGELEID
            ),
        ),
    )
}


class Bewaring(NamedTuple):
    """Why, since when and until when something is kept: from `wissen_vanaf` on it may stay no longer."""

    termijn: Bewaartermijn
    einde: str
    wissen_vanaf: str | None

    def status(self, peildatum: str) -> str:
        """Whether the term is over on the peildatum."""
        if self.wissen_vanaf is None:
            return ONBEKEND
        return VERSTREKEN if peildatum >= self.wissen_vanaf else LOOPT


def kept(termijn: Bewaartermijn, einde: str) -> Bewaring:
    """Until when something is kept that came to its end on a day."""
    return Bewaring(termijn, einde, termijn.duur.after(einde) if termijn.duur else None)


def bewaring(facts: Feiten, termijnen: Mapping[str, Bewaartermijn]) -> Bewaring | None:
    """Until when a dossier is kept; None while the plicht runs and the dossier is open, or closed for no known reason."""
    reden, gesloten = facts.reden_gesloten, facts.dossier_gesloten
    if reden == OVERLEDEN and gesloten:
        return kept(termijnen[OVERLEDEN], gesloten)
    vrij = None if facts.vrijgesteld == ALTIJD else facts.vrijgesteld  # of a decision whose day nobody knows
    ends = [facts.voldaan, vrij, gesloten if reden in _EINDE_PLICHT else None]
    if day := min((end for end in ends if end is not None), default=None):
        return kept(termijnen[PLICHT], day)
    return kept(termijnen[reden], gesloten) if gesloten and reden and reden in termijnen else None
