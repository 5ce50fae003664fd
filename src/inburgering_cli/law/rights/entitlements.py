"""What each group is entitled to (nota tabel 1.0; Wi 13, 16, 19; Pw 56a)."""

from dataclasses import dataclass

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import Source, nota, pw, wi, wi2013
from inburgering_cli.law.vocabulary import ASIEL, ONDERWIJS, WI2021, Z


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
    if own and wi2021 and facts.leerroute == Z:
        own += "; of dat in de Z-route ook zo is, is onzeker: volgens Bi 3.14 lid 1 biedt het college de onderdelen aan"
    ontzorgen = facts.ontzorg_doelgroep and (facts.bijstand_ingang is not None)
    no_map = wi2021 and facts.leerroute == ONDERWIJS
    table = nota("tabel 1.0")

    def by(law: Source, before: Source = table) -> Source:
        return law if wi2021 else before

    return [
        Service("voorinburgering", "voorinburgering in het AZC", asiel, table),
        Service("maatschappelijke_begeleiding", "maatschappelijke begeleiding", asiel, by(wi("13"), wi2013("18"))),
        Service("brede_intake", "brede intake, PIP en voortgangsgesprekken", True, by(wi("14, 15, 17"))),
        Service("leerroute", "leerroute in het PIP", True, by(wi("15"))),
        Service("inburgeringsaanbod", "inburgeringsaanbod", asiel, by(wi("16")), own),
        Service("alfabetisering", "alfabetisering, als het PIP die noemt", asiel, table),
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
            wi("8 lid 3") if no_map else by(wi("6")),
            "niet in de onderwijsroute" if no_map else "",
        ),
        Service("pvt", "participatieverklaringstraject", True, by(wi("6"), wi2013("7a"))),
        Service("participatie_afspraken", "afspraken over participatie in het PIP", asiel, by(wi("15 lid 3"))),
    ]
