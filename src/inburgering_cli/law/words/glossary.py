"""Everything that `begrip` knows: the written terms, and what the program's own declarations and code lists hold.

A term, an indicator or a code list that is added anywhere in the program is here without a change of this module.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final

from inburgering_cli.core.text import fold
from inburgering_cli.law import codes, vocabulary
from inburgering_cli.law.figures.indicators import INDICATOREN
from inburgering_cli.law.sources import nota
from inburgering_cli.law.terms import assess
from inburgering_cli.law.terms.declared import Termijn, Versie
from inburgering_cli.law.terms.policy import Beleid
from inburgering_cli.law.words.terms import BIJLAGE_1, NOTA, OVERIG, WET, Begrip

#: Kinds of terms, with the Dutch word for each.
SOORTEN: Final[Mapping[str, str]] = {
    NOTA: "begrip uit de nota",
    WET: "begrip uit de wet",
    "doelgroep": "doelgroep",
    "leerroute": "leerroute",
    "termijn": "termijn",
    "gebeurtenis": "feit met een dag",
    "indicator": "indicator",
    "status": "status van een termijn",
    "activiteit": "activiteit",
    "code": "waarde uit een lijst",
}
_PROGRAMMA: Final = "dit programma"
#: What a group, a route or a status means beside its name; the rest of the lists says it with the label.
_BETEKENIS: Final[Mapping[str, str]] = {
    "asielstatushouder": "Inburgeringsplichtig met een verblijfsvergunning asiel, of familielid daarvan op een gewone"
    " vergunning (dat niet wordt ontzorgd). De gemeente koopt de cursus in en geeft maatschappelijke begeleiding.",
    "gezinsmigrant": "Inburgeringsplichtige partner of familielid van iemand die hier al woont. Krijgt brede intake, PIP, MAP"
    " en PVT; regelt en betaalt zelf de cursus.",
    "overige_migrant": "Inburgeringsplichtig zonder asiel of gezin als reden, zoals een geestelijk bedienaar. Dezelfde"
    " diensten als een gezinsmigrant.",
    "b1": "Leerroute naar taalniveau B1, gecombineerd met (vrijwilligers)werk; onderdelen kunnen naar A2.",
    "onderwijs": "Leerroute naar een Nederlandse opleiding, op niveau B1; de nota noemt jongeren tot 28 jaar.",
    "z": "Zelfredzaamheidsroute voor wie B1 en onderwijs niet haalbaar zijn: uren en een eindgesprek, geen examen.",
    assess.GEHAALD: "Gedaan op of vóór de laatste dag.",
    assess.TE_LAAT: "Gedaan na de laatste dag.",
    assess.VERVALLEN: "Niet gedaan, maar het dossier was op of vóór de laatste dag al gesloten.",
    assess.VERLOPEN: "Niet gedaan, en de laatste dag is voorbij.",
    assess.LOPEND: "Nog niet gedaan; de laatste dag moet nog komen of is nog niet bekend.",
    assess.VOORBIJ: "De dag van een termijn die alleen ter informatie is, is geweest.",
}
#: Lists whose terms are a kind of their own, with where the law or the note has them.
_EIGEN_SOORT: Final[Mapping[str, tuple[str, str]]] = {
    "DOELGROEPEN": ("doelgroep", "nota 1; Wi 13, 19"),
    "LEERROUTES": ("leerroute", "nota 1, 3.4"),
    "GEBEURTENISSEN": ("gebeurtenis", _PROGRAMMA),
    "HULPFEITEN": ("gebeurtenis", _PROGRAMMA),
    "SOORTEN_ACTIVITEIT": ("activiteit", nota("3.3").kort),
}
#: What the values of a list are, and where they come from. A list without a line here is told by its name.
_LIJSTEN: Final[Mapping[str, tuple[str, str]]] = {
    "STELSELS": ("stelsel dat voor een dossier geldt", "Wi 54 lid 1"),
    "GEDETAILLEERDE_DOELGROEPEN": ("groep zoals DUO die noemt", "DUO, GedetailleerdeDoelgroep"),
    "NIVEAUS": ("taalniveau van een leerroute", "nota 1"),
    "GESLACHTEN": ("geslacht", "BRP"),
    "ALFABETISERING": ("alfabetisering in het PIP", "DUO, PIP"),
    "REDENEN_GESLOTEN": ("reden om een dossier te sluiten", _PROGRAMMA),
    "LOCATIES": ("waar de intake is gehouden", "nota 2.1, 3.1"),
    "METHODEN": ("gevalideerde methode van de brede intake", "nota 3.1"),
    "TECHNIEKEN": ("hoe de intake is gehouden", "nota bijlage 3"),
    "TOETS_UITSLAGEN": ("uitslag van de leerbaarheidstoets", "DUO, PIP"),
    "TOETS_ONTHEFFINGEN": ("reden dat de leerbaarheidstoets niet hoeft", "Wi 14 lid 6"),
    "LEEFGEBIEDEN": ("leefgebied van de brede intake en het PIP", "nota bijlage 3; Bi 5.2"),
    "ZRM_DOMEINEN": ("domein van de Zelfredzaamheid-Matrix", "nota bijlage 4"),
    "PIP_HOOFDSTUKKEN": ("hoofdstuk van het PIP", "nota bijlage 4"),
    "PIP_ONDERWERPEN": ("onderwerp van het PIP", "nota bijlage 4, 5"),
    "KOSTEN": ("vaste last bij het ontzorgen", "Pw 56a; nota 2.2"),
    "ENQUETE_GROEPEN": ("groep in het tevredenheidsonderzoek", "nota 5.1"),
    "VOORINBURGERING": ("onderdeel van de voorinburgering", "nota 2.1"),
    "KLANTPROFIEL": ("onderwerp van het klantprofiel", "nota 2.1"),
    "OVERDRACHTEN": ("overdracht", "nota 3.8"),
    "ROLLEN": ("rol in een huishouden", _PROGRAMMA),
    "MAP_ONDERDELEN": ("onderdeel van de MAP", "nota bijlage 5"),
    "PVT_ONDERDELEN": ("onderdeel van het PVT", "Bi 3.1"),
    "EXAMENONDERDELEN": ("onderdeel van het examen", "nota 2.1; DUO"),
    "EXAMENNIVEAUS": ("niveau van een examen", "DUO"),
    "EXAMENUITSLAGEN": ("uitslag van een examen", "DUO"),
    "REDENEN_GEEN_UITSLAG": ("waarom een examen geen uitslag heeft", "DUO"),
    "GESPREKKEN": ("soort gesprek", "nota 1; Bi 5.3 lid 4"),
    "MAATREGELEN": ("maatregel van handhaving", "nota 1; Wi 22, 23"),
    "MAATREGEL_GRONDEN": ("grond van een maatregel", "Wi 22, 23"),
    "VERWIJTBAARHEID": ("mate van verwijtbaarheid", "Bi 7.1 lid 4"),
    "BESLUITEN": ("besluit van DUO", "Wi 4, 5, 12"),
    "OORDELEN": ("oordeel in een besluit van DUO", "DUO"),
    "OMVANG": ("omvang van een ontheffing", "Bi 2.7"),
    "TOESLAGEN": ("toeslag die iemand zelf ontvangt", "nota 2.2"),
    "TRAININGEN": ("training bij het ontzorgen", "nota 2.2"),
    "EVALUATIES": ("uitkomst van de evaluatie van het ontzorgen", "nota 2.2"),
    "SAMENWERKING": ("soort ketenpartner", "nota 4.1"),
    "VOORZIENINGEN": ("voorziening waarvoor het budget is", "nota 4.2"),
}
#: Lists that only join other ones.
_SAMENGESTELD: Final = frozenset({"FEIT_LABELS", "PIP_BEVINDINGEN"})
_SHORTEST_STEM: Final = 4
_MOST_NEAR: Final = 5


def lists() -> dict[str, Mapping[str, str]]:
    """The code lists of the program by the name of their constant."""
    return {
        name: value
        for module in (vocabulary, codes)
        for name, value in vars(module).items()
        if name.isupper() and name not in _SAMENGESTELD and isinstance(value, Mapping) and _texts(value)
    }


def _texts(value: Mapping[Any, Any]) -> bool:
    return all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())


def kader(beleid: Beleid) -> list[Begrip]:
    """Every term, the written ones first; terms and norms as the policy has them."""
    return [
        *BIJLAGE_1,
        *OVERIG,
        *(_of_term(t) for t in beleid.termijnen.values()),
        *_indicators(beleid),
        *(Begrip(label, key, "status", _BETEKENIS[key], _PROGRAMMA) for key, label in assess.STATUSSEN.items()),
        *_codes(beleid),
    ]


def _of_term(termijn: Termijn) -> Begrip:
    told = dict.fromkeys(_length(v) for v in termijn.versies)
    sources = dict.fromkeys(v.bron.kort for v in termijn.versies)
    text = termijn.omschrijving[:1].upper() + termijn.omschrijving[1:]
    return Begrip(
        termijn.id.replace("_", " "), termijn.id, "termijn", f"{text}. {'; '.join(told)}.", "; ".join(sources)
    )


def _length(versie: Versie) -> str:
    start = " en ".join(vocabulary.FEIT_LABELS[s] for s in versie.start)
    which = f"{vocabulary.STELSELS[versie.stelsel]}: " if versie.stelsel else ""
    return f"{which}{versie.duur} vanaf {start}" if versie.duur else f"{which}op de dag van {start}"


def _indicators(beleid: Beleid) -> Iterator[Begrip]:
    for one in INDICATOREN:
        norms = [
            f"norm {n.tienden / 10:g}{' %' if one.eenheid == 'procent' else ''}"
            for n in sorted(beleid.normen.get(one.id, ()), key=lambda n: n.geldig_vanaf)[-1:]
        ]
        text = one.naam[:1].upper() + one.naam[1:]
        yield Begrip(
            one.id.replace("_", " "),
            one.id,
            "indicator",
            f"{text} ({norms[0] if norms else 'geen norm'}).",
            one.bron.kort,
        )


def _codes(beleid: Beleid) -> Iterator[Begrip]:
    for name, values in lists().items():
        own, source = _EIGEN_SOORT.get(name, ("code", ""))
        what, where = _LIJSTEN.get(name, (name.replace("_", " ").lower(), source or _PROGRAMMA))
        for key, label in values.items():
            if own == "gebeurtenis":
                meaning = _event(key, beleid)
            elif own == "activiteit":
                meaning = _activity(key)
            elif own != "code" and key in _BETEKENIS:
                meaning = _BETEKENIS[key]
            else:
                meaning = f"{what[:1].upper()}{what[1:]}: {label}."
            yield Begrip(label, key, own, meaning, source or where)


def _event(key: str, beleid: Beleid) -> str:
    starts = [t.id for t in beleid.termijnen.values() if any(key in v.start for v in t.versies)]
    stops = [t.id for t in beleid.termijnen.values() if any(v.stop == key for v in t.versies)]
    parts = [f"{word} {', '.join(ids)}" for word, ids in (("Start:", starts), ("Stopt:", stops)) if ids]
    return "; ".join(["Feit met een dag", *parts]) + "."


def _activity(key: str) -> str:
    kind = vocabulary.ACTIVITEITEN[key]
    names = ("taal", "werk", "participatie", "betaald")
    counts = [{"taal": "taal of opleiding", "betaald": "betaald werk"}.get(n, n) for n in names if getattr(kind, n)]
    return f"Activiteit; telt als {', '.join(counts) or 'ondersteuning, voor geen indicator'}."


def _plain(text: str) -> str:
    """Text as it is compared: no capitals, accents, hyphens, underscores or spaces."""
    return fold(text).replace("-", "").replace("_", "").replace(" ", "")


def find(begrippen: Iterable[Begrip], woord: str) -> list[Begrip]:
    """The terms that a word means, best first: the term itself, a term that begins with it, or has it in its name or code.

    A longer form (statushouders) finds the term it begins with. When no name fits, the meanings are searched.
    """
    wanted = _plain(woord)
    if not wanted:
        return []
    every = list(begrippen)
    ranked = [(rank, place) for place, one in enumerate(every) if (rank := _rank(one, wanted)) is not None]
    if ranked:
        return [every[place] for _, place in sorted(ranked)]
    return [one for one in every if wanted in _plain(one.betekenis)]


def _rank(one: Begrip, wanted: str) -> int | None:
    names = [_plain(one.begrip), *([_plain(one.code)] if one.code else [])]
    if wanted in names:
        return 0
    if any(n.startswith(wanted) for n in names):
        return 1
    if any(wanted in n or (len(n) >= _SHORTEST_STEM and wanted.startswith(n)) for n in names):
        return 2
    return None


def near(begrippen: Iterable[Begrip], woord: str) -> list[str]:
    """Terms whose spelling is close to a word that nothing fits."""
    by_name = {_plain(name): one.begrip for one in begrippen for name in (one.begrip, one.code or one.begrip)}
    return list(dict.fromkeys(by_name[k] for k in get_close_matches(_plain(woord), by_name, n=_MOST_NEAR)))
