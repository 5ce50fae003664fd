"""The kinds of documents that the program makes for people."""

from collections.abc import Mapping
from typing import Final, NamedTuple

HTML: Final = "html"
PDF: Final = "pdf"
FORMATS: Final[Mapping[str, str]] = {HTML: "HTML", PDF: "PDF"}

PIP: Final = "pip"
UITNODIGING_INTAKE: Final = "uitnodiging_intake"
WAARSCHUWING: Final = "waarschuwing"
UITNODIGING_GESPREK: Final = "uitnodiging_gesprek"
END_OF_ONTZORGEN: Final = "einde_ontzorgen"
VERLENGINGSADVIES: Final = "verlengingsadvies"
OVERDRACHT: Final = "overdracht"


class DocumentKind(NamedTuple):
    """A kind of document. `huishouden`: one letter may go to a whole household; it says little about one person."""

    naam: str
    uitleg: str
    huishouden: bool = False


DOCUMENTS: Final[Mapping[str, DocumentKind]] = {
    PIP: DocumentKind(
        "Plan Inburgering en Participatie", "het PIP als beschikking; maak het met `inburgering pip document`"
    ),
    UITNODIGING_INTAKE: DocumentKind(
        "uitnodiging brede intake", "nodigt uit voor de brede intake; vraagt --op", huishouden=True
    ),
    WAARSCHUWING: DocumentKind(
        "herhaalde oproep met waarschuwing", "na een oproep zonder gehoor; vraagt --op en een vastgelegde oproep"
    ),
    UITNODIGING_GESPREK: DocumentKind(
        "uitnodiging voortgangsgesprek", "nodigt uit voor het geplande gesprek, of op de dag van --op"
    ),
    END_OF_ONTZORGEN: DocumentKind(
        "einde ontzorgen", "zegt vanaf welke dag men de vaste lasten zelf betaalt", huishouden=True
    ),
    VERLENGINGSADVIES: DocumentKind("verlengingsadvies", "de feiten voor DUO bij een verzoek om verlenging"),
    OVERDRACHT: DocumentKind("overdracht", "de stand van zaken voor de volgende gemeente; met --aan"),
}
#: The letters: all but the PIP.
LETTERS: Final = tuple(k for k in DOCUMENTS if k != PIP)
