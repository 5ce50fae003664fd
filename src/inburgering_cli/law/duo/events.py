"""The events of which DUO notifies a municipality: what each says, and what a klantmanager does with it.

A notification names a person and an event, never the facts behind it; those come with the answers of DUO's read APIs.
Source: DUO, gemeente-m2m-inburgering, Gebeurtenissen (and Attentiesignalen, announced there).
"""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Gebeurtenis(NamedTuple):
    """One event: what DUO says, and what to do, with `{d}` for the dossier.

    `aangekondigd`: a signal that DUO has announced, not sends yet.
    """

    omschrijving: str
    te_doen: str
    aangekondigd: bool = False


_PLICHT: Final = "lees het antwoord inburgeringsplicht in"
_TERMIJN: Final = "lees het antwoord inburgeringstermijn in"
_BESLUIT: Final = "leg het besluit vast met `inburgering besluit record {d} SOORT --datum DATUM`"
_SLUIT: Final = "sluit het dossier met `inburgering case close {d} --reden REDEN --datum DATUM`"
_DOELGROEP: Final = "wijzig de doelgroep met `inburgering case edit {d} --doelgroep DOELGROEP`"

GEBEURTENISSEN: Final[Mapping[str, Gebeurtenis]] = {
    "SS101": Gebeurtenis("persoon is inburgeringsplichtig", _PLICHT),
    "SS102": Gebeurtenis("inburgeringstermijn gestart", _TERMIJN),
    "SS103": Gebeurtenis("termijn ambtshalve verlengd", _TERMIJN),
    "SS104": Gebeurtenis("termijn op verzoek verlengd", _TERMIJN),
    "SS106": Gebeurtenis("diploma behaald: aan de plicht voldaan", _PLICHT),
    "SS107": Gebeurtenis(
        "gehele vrijstelling toegekend",
        f"{_BESLUIT}; {_SLUIT}",
    ),
    "SS108": Gebeurtenis(
        "gehele ontheffing toegekend",
        f"{_BESLUIT}; {_SLUIT}",
    ),
    "SS109": Gebeurtenis("tijdelijke vrijstelling toegekend", _BESLUIT),
    "SS110": Gebeurtenis(
        "inburgeringsplicht ingetrokken",
        f"{_PLICHT}; {_SLUIT}",
    ),
    "SS111": Gebeurtenis("persoon is overleden", _SLUIT),
    "SS113": Gebeurtenis("verzoek om verlenging afgewezen", _BESLUIT),
    "SS114": Gebeurtenis("verzoek om gehele vrijstelling afgewezen", _BESLUIT),
    "SS115": Gebeurtenis("verzoek om tijdelijke vrijstelling afgewezen", _BESLUIT),
    "SS116": Gebeurtenis("verzoek om gedeeltelijke vrijstelling afgewezen", _BESLUIT),
    "SS117": Gebeurtenis("gedeeltelijke vrijstelling toegekend", _BESLUIT),
    "SS118": Gebeurtenis("verzoek om ontheffing afgewezen", _BESLUIT),
    "SS119": Gebeurtenis("gedeeltelijke ontheffing toegekend", _BESLUIT),
    "SS120": Gebeurtenis("gevestigd in de gemeente, zonder PIP", "leg de huisvesting vast; " + _PLICHT),
    "SS121": Gebeurtenis(
        "gevestigd in de gemeente, met een PIP van de vorige gemeente",
        "leg huisvesting en pip_vorige_gemeente vast met `inburgering case edit {d}`; " + _TERMIJN,
    ),
    "SS124": Gebeurtenis(
        "doelgroep gewijzigd van asielstatushouder in gezins- of overige migrant",
        _DOELGROEP,
    ),
    "SS125": Gebeurtenis(
        "doelgroep gewijzigd van gezins- of overige migrant in asielstatushouder",
        _DOELGROEP,
    ),
    "SS128": Gebeurtenis("persoon is inburgeringsplichtig en bereikt binnen 6 maanden de AOW-leeftijd", _PLICHT),
    "SS129": Gebeurtenis("tijdelijke vrijstelling ingetrokken, nog geen leerroute", _PLICHT),
    "SS130": Gebeurtenis("tijdelijke vrijstelling ingetrokken, PIP al bekend", _TERMIJN),
    "SS131": Gebeurtenis("uitslag van de leerbaarheidstoets bekend", "lees het antwoord leerbaarheidstoets in"),
    "SS137": Gebeurtenis("aangemeld voor de leerbaarheidstoets", "geen; de uitslag volgt"),
    "SS139": Gebeurtenis("de termijn van 10 weken voor de leerroute is gestart", _PLICHT + "; plan de brede intake"),
    "SS199": Gebeurtenis("uitslag van een examen bekend", "lees het antwoord examenresultaten in"),
    "SS112": Gebeurtenis("verzoek om verlenging ingediend", "geen; het besluit volgt", aangekondigd=True),
    "SS122": Gebeurtenis(
        "vertrokken naar een andere gemeente",
        _SLUIT,
        aangekondigd=True,
    ),
    "SS123": Gebeurtenis(
        "vertrokken uit Nederland",
        _SLUIT,
        aangekondigd=True,
    ),
    "SS126": Gebeurtenis("10 weken voorbij zonder leerroute", "stel het PIP vast en lever het", aangekondigd=True),
    "SS127": Gebeurtenis("nog geen inburgeringsaanbod ontvangen", "lever het aanbod aan DUO", aangekondigd=True),
    "SS132": Gebeurtenis("opleidingscontract ontvangen, nog geen PIP", "stel het PIP vast", aangekondigd=True),
    "SS133": Gebeurtenis("opleidingscontract past niet bij de leerroute", "bekijk het PIP", aangekondigd=True),
    "SS135": Gebeurtenis("taalniveau van het contract te hoog voor de Z-route", "bekijk het PIP", aangekondigd=True),
    "SS136": Gebeurtenis("contract voor taalschakeltraject zonder onderwijsroute", "bekijk het PIP", aangekondigd=True),
    "SS140": Gebeurtenis("advies gevraagd over bijzondere omstandigheden (BIO)", "geef DUO advies", aangekondigd=True),
    "SS141": Gebeurtenis("certificaat van de Z-route beschikbaar", "reik het certificaat uit", aangekondigd=True),
    "SS142": Gebeurtenis(
        "niet-vrijstellende opleiding beëindigd", "spreek de persoon; bekijk het PIP", aangekondigd=True
    ),
}
_UNKNOWN: Final = Gebeurtenis("gebeurtenis die dit programma niet kent", "zoek de code op bij DUO")


def event(code: str) -> Gebeurtenis:
    """What a code of DUO means; one that is not known is kept and said to be so."""
    return GEBEURTENISSEN.get(code, _UNKNOWN)


#: DUO's reasons that there is no plicht (any more), and the reason by which a dossier is closed then.
REDENEN_GEEN_PLICHT: Final[Mapping[str, str | None]] = {
    "Volledige ontheffing": "ontheffing",
    "Volledige vrijstelling": "vrijstelling",
    "Inburgeringsplicht voldaan": "voldaan",
    "Verblijfsdoel gewijzigd": "plicht_ingetrokken",
    "Vertrek uit Nederland langer dan een jaar": "vertrokken",
    "Overlijden": "overleden",
    "Overig": "plicht_ingetrokken",
    "Tijdelijke vrijstelling": None,
}
