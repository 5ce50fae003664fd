"""What each group is entitled to (nota tabel 1.0; Wi 13, 16, 19; Pw 56a)."""

from dataclasses import dataclass

from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.sources import Bron, bi, nota, pw, wi
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021


@dataclass(frozen=True, slots=True)
class Dienst:
    """One service: whether this person gets it, its source and, where it needs one, a word of explanation."""

    id: str
    label: str
    recht: bool
    bron: Bron
    toelichting: str = ""


def services_due(facts: Feiten) -> list[Dienst]:
    """Every service of section 2 for one dossier, in the order of the note's table."""
    asiel = facts.doelgroep == ASIEL
    wi2021 = facts.stelsel == WI2021
    own = "" if asiel else "regelt en betaalt de persoon zelf"
    ontzorgen = facts.ontzorg_doelgroep and (facts.bijstand_ingang is not None)
    no_map = wi2021 and facts.leerroute == ONDERWIJS
    return [
        Dienst("voorinburgering", "voorinburgering in het AZC", asiel, nota("tabel 1.0")),
        Dienst("maatschappelijke_begeleiding", "maatschappelijke begeleiding", asiel, wi("13")),
        Dienst("brede_intake", "brede intake, PIP en voortgangsgesprekken", True, wi("14, 15, 17")),
        Dienst("leerroute", "leerroute in het PIP", True, wi("15")),
        Dienst("inburgeringsaanbod", "inburgeringsaanbod", asiel, wi("16"), own),
        Dienst("alfabetisering", "alfabetisering, als het PIP die noemt", asiel, nota("tabel 1.0")),
        Dienst(
            "ontzorgen",
            "ontzorgen",
            ontzorgen,
            pw("56a") if wi2021 else nota("2.2, 3.5"),
            "" if ontzorgen or not facts.ontzorg_doelgroep else "pas met bijstand",
        ),
        Dienst(
            "map",
            "Module Arbeidsmarkt en Participatie",
            not no_map,
            wi("8 lid 3") if no_map else wi("6"),
            "niet in de onderwijsroute" if no_map else "",
        ),
        Dienst("pvt", "participatieverklaringstraject", True, wi("6")),
        Dienst("participatie_afspraken", "afspraken over participatie in het PIP", asiel, bi("5.3 lid 4")),
    ]
