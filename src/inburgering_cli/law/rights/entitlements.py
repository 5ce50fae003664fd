"""What each group is entitled to (nota tabel 1.0; Wi 13, 16, 19; Pw 56a)."""

from dataclasses import dataclass

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import Source, bi, nota, pw, wi
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021


@dataclass(frozen=True, slots=True)
class Service:
    """One service: whether this person gets it, with its source and an optional explanation."""

    id: str
    label: str
    recht: bool
    source: Source
    toelichting: str = ""


def services_due(facts: Facts) -> list[Service]:
    """Every service of section 2 for one dossier, in the order of the note's table."""
    asiel = facts.doelgroep == ASIEL
    wi2021 = facts.stelsel == WI2021
    own = "" if asiel else "regelt en betaalt de persoon zelf"
    ontzorgen = facts.ontzorg_doelgroep and (facts.bijstand_ingang is not None)
    no_map = wi2021 and facts.leerroute == ONDERWIJS
    return [
        Service("voorinburgering", "voorinburgering in het AZC", asiel, nota("tabel 1.0")),
        Service("maatschappelijke_begeleiding", "maatschappelijke begeleiding", asiel, wi("13")),
        Service("brede_intake", "brede intake, PIP en voortgangsgesprekken", True, wi("14, 15, 17")),
        Service("leerroute", "leerroute in het PIP", True, wi("15")),
        Service("inburgeringsaanbod", "inburgeringsaanbod", asiel, wi("16"), own),
        Service("alfabetisering", "alfabetisering, als het PIP die noemt", asiel, nota("tabel 1.0")),
        Service(
            "ontzorgen",
            "ontzorgen",
            ontzorgen,
            pw("56a") if wi2021 else nota("2.2, 3.5"),
            "" if ontzorgen or not facts.ontzorg_doelgroep else "pas met bijstand",
        ),
        Service(
            "map",
            "Module Arbeidsmarkt en Participatie",
            not no_map,
            wi("8 lid 3") if no_map else wi("6"),
            "niet in de onderwijsroute" if no_map else "",
        ),
        Service("pvt", "participatieverklaringstraject", True, wi("6")),
        Service("participatie_afspraken", "afspraken over participatie in het PIP", asiel, bi("5.3 lid 4")),
    ]
