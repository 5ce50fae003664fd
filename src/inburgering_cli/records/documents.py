"""The kinds of documents that the program makes for people."""

from collections.abc import Mapping
from typing import Final, NamedTuple

HTML: Final = "html"
PDF: Final = "pdf"
DOCX: Final = "docx"
FORMATS: Final[Mapping[str, str]] = {HTML: "HTML", PDF: "PDF", DOCX: "Word"}

PIP: Final = "pip"
UITNODIGING_INTAKE: Final = "uitnodiging_intake"
WAARSCHUWING: Final = "waarschuwing"
UITNODIGING_GESPREK: Final = "uitnodiging_gesprek"
END_OF_ONTZORGEN: Final = "einde_ontzorgen"
VERLENGINGSADVIES: Final = "verlengingsadvies"
OVERDRACHT: Final = "overdracht"
BEVESTIGING_AFSPRAAK: Final = "bevestiging_afspraak"
GEMIST_GESPREK: Final = "gemist_gesprek"
BESLUIT_WIJZIGING_PIP: Final = "besluit_wijziging_pip"
BESLUIT_AFSCHALEN: Final = "besluit_afschalen"
BESLUIT_EXTENSION: Final = "besluit_ontzorgen_verlengen"
WIJZEN_OP_ONTHEFFING: Final = "wijzen_op_ontheffing"
INZAGE: Final = "inzage"


class DocumentKind(NamedTuple):
    """A kind of document.

    `huishouden`: one letter may go to a whole household; it says little about one person. `opties`: the options of
    `brief make` that it uses. `besluit`: a decision of the college. `needs`: what it cannot be answered without (`afspraak`:
    the time and place of an appointment that it tells). `plicht`: it asks something under the plicht, so there must be one.
    """

    naam: str
    uitleg: str
    huishouden: bool = False
    opties: tuple[str, ...] = ()
    besluit: bool = False
    needs: tuple[str, ...] = ("adres", "telefoon", "afzender")
    plicht: bool = False


_APPOINTMENT: Final = ("op", "tijd", "plaats")
_VISIT: Final = ("adres", "afspraak", "telefoon", "afzender")


DOCUMENTS: Final[Mapping[str, DocumentKind]] = {
    PIP: DocumentKind(
        "Plan Inburgering en Participatie",
        "het PIP als beschikking; maak het met `inburgering pip document`",
        besluit=True,
    ),
    UITNODIGING_INTAKE: DocumentKind(
        "uitnodiging brede intake",
        "nodigt uit voor de brede intake; vraagt --op",
        huishouden=True,
        opties=_APPOINTMENT,
        needs=_VISIT,
        plicht=True,
    ),
    WAARSCHUWING: DocumentKind(
        "herhaalde oproep met waarschuwing",
        "na een oproep zonder gehoor; vraagt --op en een vastgelegde oproep",
        opties=_APPOINTMENT,
        needs=_VISIT,
        plicht=True,
    ),
    UITNODIGING_GESPREK: DocumentKind(
        "uitnodiging voortgangsgesprek",
        "nodigt uit voor het geplande gesprek, of op de dag van --op",
        opties=_APPOINTMENT,
        needs=_VISIT,
        plicht=True,
    ),
    END_OF_ONTZORGEN: DocumentKind(
        "einde ontzorgen", "zegt vanaf welke dag men de vaste lasten zelf betaalt", huishouden=True
    ),
    VERLENGINGSADVIES: DocumentKind(
        "verlengingsadvies",
        "de feiten voor DUO bij een verzoek om verlenging",
        opties=("grond",),
        needs=("adres", "afzender"),
        plicht=True,
    ),
    OVERDRACHT: DocumentKind(
        "overdracht",
        "de stand van zaken voor de volgende gemeente; met --aan",
        opties=("aan",),
        needs=("telefoon", "afzender"),
    ),
    BEVESTIGING_AFSPRAAK: DocumentKind(
        "bevestiging van een afspraak",
        "bevestigt het gesprek dat gepland staat",
        opties=("tijd", "plaats"),
        needs=_VISIT,
    ),
    GEMIST_GESPREK: DocumentKind(
        "gemist gesprek",
        "na een gesprek waar iemand niet kwam; noemt het nieuwe gesprek als dat gepland staat",
        opties=("tijd", "plaats"),
        needs=_VISIT,
    ),
    BESLUIT_WIJZIGING_PIP: DocumentKind(
        "besluit wijziging PIP", "het besluit bij een gewijzigd PIP, met de reden", besluit=True
    ),
    BESLUIT_AFSCHALEN: DocumentKind("besluit afschalen", "het besluit om af te schalen naar A2", besluit=True),
    BESLUIT_EXTENSION: DocumentKind(
        "besluit ontzorgen verlengen", "het besluit om langer te ontzorgen, met de nieuwe laatste dag", besluit=True
    ),
    WIJZEN_OP_ONTHEFFING: DocumentKind(
        "wijzen op ontheffing", "legt uit dat iemand bij DUO ontheffing kan vragen, en wanneer", plicht=True
    ),
    INZAGE: DocumentKind(
        "brief bij een inzage", "gaat bij het overzicht van `inburgering case export --inzage` (AVG 15)"
    ),
}
#: The letters: all but the PIP.
LETTERS: Final = tuple(k for k in DOCUMENTS if k != PIP)
