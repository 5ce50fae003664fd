"""The documents that go to people: which there are, and to whom each goes."""

from collections.abc import Mapping
from typing import Final, NamedTuple

HTML: Final = "html"
PDF: Final = "pdf"
FORMATEN: Final[Mapping[str, str]] = {HTML: "HTML", PDF: "PDF"}

PIP: Final = "pip"
UITNODIGING_INTAKE: Final = "uitnodiging_intake"
WAARSCHUWING: Final = "waarschuwing"
UITNODIGING_GESPREK: Final = "uitnodiging_gesprek"
EINDE_ONTZORGEN: Final = "einde_ontzorgen"
VERLENGINGSADVIES: Final = "verlengingsadvies"
OVERDRACHT: Final = "overdracht"


class SoortDocument(NamedTuple):
    """A kind of document. `huishouden`: one may go to all of a household; what says much about one person never does."""

    naam: str
    uitleg: str
    huishouden: bool = False


DOCUMENTEN: Final[Mapping[str, SoortDocument]] = {
    PIP: SoortDocument(
        "Plan Inburgering en Participatie", "het PIP als beschikking; maak het met `inburgering pip document`"
    ),
    UITNODIGING_INTAKE: SoortDocument(
        "uitnodiging brede intake", "nodigt uit voor de brede intake; vraagt --op", huishouden=True
    ),
    WAARSCHUWING: SoortDocument(
        "herhaalde oproep met waarschuwing", "na een oproep zonder gehoor; vraagt --op en een vastgelegde oproep"
    ),
    UITNODIGING_GESPREK: SoortDocument(
        "uitnodiging voortgangsgesprek", "nodigt uit voor het geplande gesprek, of op de dag van --op"
    ),
    EINDE_ONTZORGEN: SoortDocument(
        "einde ontzorgen", "zegt vanaf welke dag men de vaste lasten zelf betaalt", huishouden=True
    ),
    VERLENGINGSADVIES: SoortDocument("verlengingsadvies", "de feiten voor DUO bij een verzoek om verlenging"),
    OVERDRACHT: SoortDocument("overdracht", "de stand van zaken voor de volgende gemeente; met --aan"),
}
#: The letters: all but the PIP.
BRIEVEN: Final = tuple(k for k in DOCUMENTEN if k != PIP)
