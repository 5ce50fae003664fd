"""Why DUO may extend the inburgeringstermijn, and by how much: a table that a policy file can change.

DUO decides. The table shows a klantmanager which day would follow, so that a decision that differs stands out. A ground
has a length only when a source gives one.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import DERIVED, INBURGEREN_NL, SECONDARY, STIMULANSZ, Source, bi, duo, wi, wi2013
from inburgering_cli.law.terms.declared import Duration
from inburgering_cli.law.vocabulary import ASIEL, WI2013, WI2021


class Grond(NamedTuple):
    """A ground for an extension.

    `duur`: what it adds to the term, None when the decision says so; `hoogstens`: that is the most. `toelichting`: the
    length in words where there is no number. `stelsel`, `doelgroep`: for whom, None for all.
    """

    code: str
    omschrijving: str
    voorwaarde: str
    bron: Source
    duur: Duration | None = None
    hoogstens: bool = False
    toelichting: str = "zoals in het besluit"
    stelsel: str | None = None
    doelgroep: str | None = None

    @property
    def length(self) -> str:
        """The length as a klantmanager reads it."""
        return self.toelichting if self.duur is None else f"hoogstens {self.duur}" if self.hoogstens else str(self.duur)

    def applies(self, facts: Facts) -> bool:
        """Whether it can be used for this person."""
        return self.stelsel in (None, facts.stelsel) and self.doelgroep in (None, facts.doelgroep)


#: An extension that DUO reports, with a ground from its own list.
BY_DUO: Final = "volgens_duo"
GROUNDS: Final[Mapping[str, Grond]] = {
    g.code: g
    for g in (
        Grond(
            "geen_verwijt", "het was niet te verwijten", "omstandigheden buiten de schuld van de persoon",
            wi("12 lid 1 onder a"), stelsel=WI2021,
        ),
        Grond(
            "geen_verwijt_wi2013", "het was niet te verwijten (Wi2013)", "omstandigheden buiten de schuld van de persoon",
            wi2013("7a lid 3, 7b lid 3 onder a"), stelsel=WI2013,
        ),
        Grond(
            "ziekte", "ziekte van de persoon zelf of van partner, kind of ouder",
            "langer dan 3 maanden ziek, onder behandeling van een arts in Nederland, en daardoor niet kunnen inburgeren; de"
            " termijn loopt minstens 2,5 jaar",
            INBURGEREN_NL._replace(zekerheid=SECONDARY), toelichting="even lang als de ziekte (naar de regel van de Wi2013)",
        ),
        Grond(
            "overlijden", "overlijden van partner, kind of ouder", "tijdens de termijn", INBURGEREN_NL,
            Duration(3, "maanden"),
        ),
        Grond(
            "bevalling", "bevalling", "tijdens de termijn, die minstens 2,5 jaar loopt", INBURGEREN_NL, Duration(16, "weken"),
        ),
        Grond(
            "bijzondere_omstandigheden", "bijzondere individuele omstandigheden",
            "minstens 3 maanden achter elkaar, over de persoon zelf, geen ziekte, en geen andere grond past", INBURGEREN_NL,
        ),
        Grond(
            "gestapeld", "verschillende omstandigheden achter elkaar",
            "elk korter dan 3 maanden, samen minstens 3 maanden achter elkaar", INBURGEREN_NL, stelsel=WI2021,
        ),
        Grond(
            "opleiding_niet_gestart", "de opleiding begon te laat",
            "niet begonnen binnen 3 maanden na het PIP (onderwijsroute: 6); de gemeente geeft een verklaring", STIMULANSZ,
            stelsel=WI2021, doelgroep=ASIEL,
        ),
        Grond(
            "niet_vrijstellende_opleiding", "een opleiding die niet vrijstelt",
            "vso, praktijkonderwijs of mbo-entree, tijdens of na de termijn", bi("4.3 lid 2"), stelsel=WI2021,
        ),
        Grond(
            "inspanningen", "aanzienlijke inspanningen",
            "B1-route; alle lessen gevolgd (migranten: minstens 450 uur), 2 van de 4 taalonderdelen en KNM gehaald, PVT en MAP"
            " klaar", bi("4.4"), Duration(6, "maanden"), stelsel=WI2021,
        ),
        Grond(
            "alfabetisering", "alfabetiseringscursus", "gevolgd voordat de termijn om was; eenmaal, alleen de termijn van het"
            " examen", wi2013("7b lid 3 onder b"), Duration(2, "jaren"), hoogstens=True, stelsel=WI2013,
        ),
        Grond(
            "onderbreking", "de plicht was even weg", "hoogstens 1 jaar in het buitenland of voor een tijdelijk doel",
            bi("2.1 lid 2, 4.2"), toelichting="even lang als de onderbreking", stelsel=WI2021,
        ),
        Grond(
            "onderbreking_wi2013", "de plicht was even weg (Wi2013)",
            "hoogstens 1 jaar in het buitenland of voor een tijdelijk doel",
            wi2013("7a, 7b", DERIVED), toelichting="even lang als de onderbreking", stelsel=WI2013,
        ),
        Grond(
            BY_DUO, "zoals DUO het meldt",
            "DUO’s eigen lijst van codes is niet openbaar; wat DUO schrijft staat in de toelichting",
            duo("Inburgeringstermijn: verlengingsgrond"),
        ),
    )
}  # fmt: skip
