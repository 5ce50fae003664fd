"""The events that DUO reports to a municipality, and what a klantmanager does with each.

A notification names a person and an event. The facts come from DUO's read APIs.
Source: DUO, gemeente-m2m-inburgering, Gebeurtenissen (and Attentiesignalen, announced there).
"""

from collections.abc import Mapping
from typing import Final, NamedTuple


class Event(NamedTuple):
    """One event: what DUO says, and what to do, with `{d}` for the dossier.

    `aangekondigd`: DUO has announced it, but does not send it yet.
    """

    omschrijving: str
    te_doen: str
    aangekondigd: bool = False


_PLICHT: Final = "lees het antwoord inburgeringsplicht in"
_TERM: Final = "lees het antwoord inburgeringstermijn in"
_BESLUIT: Final = "leg het besluit vast met `inburgering besluit record {d} SOORT --datum DATUM`"
_CLOSE: Final = "sluit het dossier met `inburgering case close {d} --reden REDEN --datum DATUM`"
_DOELGROEP: Final = "leg de doelgroep vast met `inburgering doelgroep record {d} DOELGROEP --datum DATUM`"
_AGE: Final = "sluit het dossier op die dag met `inburgering case close {d} --reden aow --datum DATUM`"
_EXEMPTION_ENDS: Final = (
    "leg het einde van de vrijstelling vast met `inburgering besluit record {d} vrijstelling --datum DATUM --wijzig --tot"
    " DATUM`"
)
_WITHDRAWN: Final = (
    "sluit het dossier met `inburgering case close {d} --reden REDEN --datum DATUM` (reden aow, genaturaliseerd of"
    " plicht_ingetrokken)"
)

EVENTS: Final[Mapping[str, Event]] = {
    "SS101": Event("persoon is inburgeringsplichtig", _PLICHT),
    "SS102": Event("inburgeringstermijn gestart", _TERM),
    "SS103": Event("termijn ambtshalve verlengd", _TERM),
    "SS104": Event("termijn op verzoek verlengd", _TERM),
    "SS106": Event("diploma behaald: aan de plicht voldaan", _PLICHT),
    "SS107": Event(
        "gehele vrijstelling toegekend",
        f"{_BESLUIT}; {_CLOSE}",
    ),
    "SS108": Event(
        "gehele ontheffing toegekend",
        f"{_BESLUIT}; {_CLOSE}",
    ),
    "SS109": Event("tijdelijke vrijstelling toegekend", _BESLUIT),
    "SS110": Event(
        "inburgeringsplicht ingetrokken",
        f"{_PLICHT}; {_WITHDRAWN}",
    ),
    "SS111": Event("persoon is overleden", _CLOSE),
    "SS113": Event("verzoek om verlenging afgewezen", _BESLUIT),
    "SS114": Event("verzoek om gehele vrijstelling afgewezen", _BESLUIT),
    "SS115": Event("verzoek om tijdelijke vrijstelling afgewezen", _BESLUIT),
    "SS116": Event("verzoek om gedeeltelijke vrijstelling afgewezen", _BESLUIT),
    "SS117": Event("gedeeltelijke vrijstelling toegekend", _BESLUIT),
    "SS118": Event("verzoek om ontheffing afgewezen", _BESLUIT),
    "SS119": Event("gedeeltelijke ontheffing toegekend", _BESLUIT),
    "SS120": Event("gevestigd in de gemeente, zonder PIP", "leg de huisvesting vast; " + _PLICHT),
    "SS121": Event(
        "gevestigd in de gemeente, met een PIP van de vorige gemeente",
        "leg huisvesting en pip_vorige_gemeente vast met `inburgering case edit {d}`; " + _TERM,
    ),
    "SS124": Event(
        "doelgroep gewijzigd van asielstatushouder in gezins- of overige migrant",
        _DOELGROEP,
    ),
    "SS125": Event(
        "doelgroep gewijzigd van gezins- of overige migrant in asielstatushouder",
        _DOELGROEP,
    ),
    "SS128": Event("persoon is inburgeringsplichtig en bereikt binnen 6 maanden de AOW-leeftijd", f"{_PLICHT}; {_AGE}"),
    "SS129": Event("tijdelijke vrijstelling ingetrokken, nog geen leerroute", f"{_EXEMPTION_ENDS}; {_PLICHT}"),
    "SS130": Event("tijdelijke vrijstelling ingetrokken, PIP al bekend", f"{_EXEMPTION_ENDS}; {_TERM}"),
    "SS131": Event("uitslag van de leerbaarheidstoets bekend", "lees het antwoord leerbaarheidstoets in"),
    "SS137": Event("aangemeld voor de leerbaarheidstoets", "geen; de uitslag volgt"),
    "SS139": Event("de termijn van 10 weken voor de leerroute is gestart", _PLICHT + "; plan de brede intake"),
    "SS199": Event("uitslag van een examen bekend", "lees het antwoord examenresultaten in"),
    "SS112": Event("verzoek om verlenging ingediend", "geen; het besluit volgt", aangekondigd=True),
    "SS122": Event(
        "vertrokken naar een andere gemeente",
        _CLOSE,
        aangekondigd=True,
    ),
    "SS123": Event(
        "vertrokken uit Nederland",
        _CLOSE,
        aangekondigd=True,
    ),
    "SS126": Event("10 weken voorbij zonder leerroute", "stel het PIP vast en lever het", aangekondigd=True),
    "SS127": Event("nog geen inburgeringsaanbod ontvangen", "lever het aanbod aan DUO", aangekondigd=True),
    "SS132": Event("opleidingscontract ontvangen, nog geen PIP", "stel het PIP vast", aangekondigd=True),
    "SS133": Event("opleidingscontract past niet bij de leerroute", "bekijk het PIP", aangekondigd=True),
    "SS135": Event("taalniveau van het contract te hoog voor de Z-route", "bekijk het PIP", aangekondigd=True),
    "SS136": Event("contract voor taalschakeltraject zonder onderwijsroute", "bekijk het PIP", aangekondigd=True),
    "SS140": Event(
        "advies gevraagd over bijzondere omstandigheden (BIO)",
        "geef DUO advies en leg het vast met `inburgering advies record {d} --gevraagd DATUM`",
        aangekondigd=True,
    ),
    "SS141": Event("certificaat van de Z-route beschikbaar", "reik het certificaat uit", aangekondigd=True),
    "SS142": Event("niet-vrijstellende opleiding beëindigd", "spreek de persoon; bekijk het PIP", aangekondigd=True),
}
_UNKNOWN: Final = Event("gebeurtenis die dit programma niet kent", "zoek de code op bij DUO")


def event(code: str) -> Event:
    """The event with this code of DUO; an unknown code gives a general event."""
    return EVENTS.get(code, _UNKNOWN)


#: DUO's reasons why there is no plicht (any more), each with our reason for closing the dossier.
REASONS_NO_PLICHT: Final[Mapping[str, str | None]] = {
    "Volledige ontheffing": "ontheffing",
    "Volledige vrijstelling": "vrijstelling",
    "Inburgeringsplicht voldaan": "voldaan",
    "Verblijfsdoel gewijzigd": "plicht_ingetrokken",
    "Vertrek uit Nederland langer dan een jaar": "vertrokken",
    "Overlijden": "overleden",
    "Overig": "plicht_ingetrokken",
    "Tijdelijke vrijstelling": None,
}
