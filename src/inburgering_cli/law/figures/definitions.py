"""The definition of each figure of a report, in one sentence, for the accountability report."""

from collections.abc import Mapping
from typing import Final

from inburgering_cli.law.figures.indicators import INDICATORS

_SHARE: Final = (
    "Noemer: dossiers waarvan de laatste dag op of vóór de peildatum ligt, zonder wie voor die dag is uitgevallen (verhuisd,"
    " overleden, vertrokken of plicht ingetrokken). Lopend: de laatste dag moet nog komen; telt nog niet mee."
    " Vrijgesteld: niet bereikt, en op de laatste dag tijdelijk vrijgesteld; telt niet mee. n: noemer, lopend, uitgevallen en"
    " vrijgesteld samen."
)
#: The indicators that `_SHARE` is about.
_SHARES: Final = frozenset(i.id for i in INDICATORS if i.term)
_VERMOGEN: Final = (
    "naar vermogen: zo vastgelegd bij de activiteit die telt (bij meer op dezelfde dag is één genoeg); onbekend: niet"
    " vastgelegd"
)
#: Indicator -> what it counts. All counts per leerroute or doelgroep use `DOSSIERS`.
DEFINITIONS: Final[Mapping[str, str]] = {
    "integraal_aanbod_6m": "Begint met de huisvesting. Teller: op of vóór de laatste dag liepen een taal- of"
    " opleidingsactiviteit en een werkactiviteit samen (een leerwerktraject is beide).",
    "participatie_12m": "Begint met de ingang van de bijstand. Teller: op of vóór de laatste dag begon of liep een"
    f" participatieactiviteit. Daarvan betaald: op of vóór die dag begon of liep betaald werk of ondernemerschap; {_VERMOGEN}."
    " De activiteit die telt, is de eerste.",
    "participatie_3j": "Begint met de ingang van de bijstand. Teller: op de laatste dag zelf liep een"
    f" participatieactiviteit. Daarvan betaald: op die dag liep betaald werk of ondernemerschap; {_VERMOGEN}.",
    "tevredenheid_partners": "Gemiddelde van de cijfers (1 tot en met 10) van partners in de Sociale Alliantie.",
    "tevredenheid_inburgeraars": "Gemiddelde van de cijfers (1 tot en met 10) van inburgeringsplichtigen.",
    "pip_op_tijd": "Teller: het eerste PIP van deze gemeente is vastgesteld op of vóór de laatste dag van de termijn pip,"
    " pip_na_informatie of pip_na_verhuizing. Noemer: ook wie te laat was of verlopen is.",
    "intake_op_tijd": "Teller: de brede intake is afgerond op of vóór de laatste dag van de termijn intake. Noemer: ook wie te"
    " laat was of verlopen is.",
    "intake_niet_begonnen": "Open dossiers waarvan de termijn voor het PIP (pip, pip_na_informatie of pip_na_verhuizing)"
    " loopt of voorbij is, en waarin geen deel van de brede intake is vastgelegd. Zij staan niet in intake_op_tijd: die"
    " termijn begint pas met de intake.",
    "examens_behaald": "Teller: examenonderdelen in de periode met de uitslag geslaagd. Noemer: ook die met gezakt. Geteld per"
    " onderdeel, niet per persoon.",
    "doorlooptijd_pip": "De middelste waarde van het aantal dagen van huisvesting tot het eerste PIP van deze gemeente.",
    "ontzorgen_lopend": "Open dossiers waarin het ontzorgen is begonnen en niet beëindigd.",
    "ontzorgen_voorbij": "Daarvan: de laatste dag van het ontzorgen ligt vóór de peildatum.",
    "uitstroom_betaald_werk": "De bijstand is geëindigd en er begon betaald werk, uiterlijk de dag erna.",
    "budget_gebruikt": "Uitgaven tot en met de peildatum als deel van het budget van het jaar.",
}
DOSSIERS: Final = "Open dossiers op de peildatum: niet gesloten op of vóór die dag."


def meaning(indicator: str) -> str:
    """What an indicator counts, in short."""
    return DEFINITIONS.get(indicator, DOSSIERS)


def definition(indicator: str) -> str:
    """What an indicator counts, and of a share which dossiers are in it."""
    return f"{meaning(indicator)} {_SHARE}" if indicator in _SHARES else meaning(indicator)
