"""docs/termijnen.md, and `policy list`: the declarations as rows. Run as a module to print the page."""

from collections.abc import Iterator
from typing import Any

from inburgering_cli.law.figures.indicators import INDICATOREN
from inburgering_cli.law.terms.declared import Termijn, Versie
from inburgering_cli.law.terms.policy import STANDAARD, Beleid
from inburgering_cli.law.vocabulary import FEIT_LABELS


def policy_rows(beleid: Beleid) -> list[dict[str, Any]]:
    """Every version of every term in force, and every norm, one row each."""
    return [row for termijn in beleid.termijnen.values() for row in term_rows(termijn, beleid)]


def term_rows(termijn: Termijn, beleid: Beleid) -> Iterator[dict[str, Any]]:
    """The versions of one term."""
    for versie in termijn.versies:
        yield {
            "termijn": termijn.id,
            "omschrijving": termijn.omschrijving,
            "stelsel": versie.stelsel or "beide",
            "voor": _for_whom(versie),
            "start": " en ".join(FEIT_LABELS[s] for s in versie.start),
            "lengte": "op die dag" if versie.duur is None else str(versie.duur),
            "stopt_op": FEIT_LABELS[versie.stop] if versie.stop else None,
            "atw": versie.atw,
            "soort": versie.soort,
            "bron": versie.bron.kort,
            "bron_voluit": versie.bron.voluit(),
            "geldig_vanaf": versie.geldig_vanaf,
            "eigen_beleid": versie.bron.titel == "eigen beleidsbestand",
            "aanpasbaar": termijn.aanpasbaar,
            "informatief": termijn.informatief,
        }


def norm_rows(beleid: Beleid) -> list[dict[str, Any]]:
    """The norms in force, by indicator."""
    return [
        {
            "indicator": i.id,
            "naam": i.naam,
            "norm": norm.tienden / 10,
            "eenheid": i.eenheid,
            "geldig_vanaf": norm.geldig_vanaf,
            "bron": norm.bron.kort,
            "eigen_beleid": norm.bron.titel == "eigen beleidsbestand",
        }
        for i in INDICATOREN
        for norm in beleid.normen[i.id]
    ]


def signal_rows(beleid: Beleid) -> list[dict[str, Any]]:
    """The signals in force with their thresholds."""
    return [
        {
            "signaal": s.id,
            "omschrijving": s.omschrijving,
            "ernst": s.ernst,
            "aan": s.aan,
            "drempels": [
                {
                    "naam": d.naam,
                    "waarde": d.waarde,
                    "eenheid": d.eenheid,
                    "tekst": str(d),
                    "omschrijving": d.omschrijving,
                    "ernst": d.ernst or s.ernst,
                    "bron": d.bron.kort,
                }
                for d in s.drempels
            ],
            "bron": s.bron.kort,
            "bron_voluit": s.bron.voluit(),
            "eigen_beleid": s.id in beleid.eigen,
        }
        for s in beleid.signalen.values()
    ]


def _for_whom(versie: Versie) -> str:
    parts = []
    if versie.doelgroepen:
        parts.append(", ".join(sorted(d.replace("_", " ") for d in versie.doelgroepen)))
    if versie.leerroutes:
        known = sorted(r for r in versie.leerroutes if r)
        parts.append("route " + ", ".join(known) + (" of nog geen" if None in versie.leerroutes else ""))
    if versie.verhuisd:
        parts.append("met een PIP uit een vorige gemeente")
    if versie.alleen_ontzorg:
        parts.append("wie ontzorgd kan worden")
    return "; ".join(parts) or "iedereen"


def _threshold(row: dict[str, Any]) -> str:
    return f"`{row['naam']}` {row['tekst']}: {row['omschrijving']}"


def page(beleid: Beleid = STANDAARD) -> str:
    """The whole page in Markdown."""
    lines = [
        "# Termijnen, normen en signalen",
        "",
        "Gemaakt uit de declaraties in `law/terms/declared.py` met `make docs`; niet met de hand wijzigen.",
        "",
        "| termijn | stelsel | voor | start | lengte | stopt op | Atw | soort | bron |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| `{r['termijn']}`: {r['omschrijving']} | {r['stelsel']} | {r['voor']} | {r['start']} | {r['lengte']} |"
        f" {r['stopt_op'] or '–'} | {'ja' if r['atw'] else 'nee'} | {r['soort']} | {r['bron_voluit']} |"
        for r in policy_rows(beleid)
    ]
    lines += ["", "## Normen", "", "| indicator | norm | vanaf | bron |", "|---|---|---|---|"]
    lines += [
        f"| `{r['indicator']}`: {r['naam']} | {r['norm']:g} ({r['eenheid']}) | {r['geldig_vanaf']} | {r['bron']} |"
        for r in norm_rows(beleid)
    ]
    lines += ["", "## Signalen", "", "| signaal | ernst | drempels | bron |", "|---|---|---|---|"]
    lines += [
        f"| `{r['signaal']}`: {r['omschrijving']} | {r['ernst']} |"
        f" {'; '.join(_threshold(d) for d in r['drempels']) or '–'} | {r['bron_voluit']} |"
        for r in signal_rows(beleid)
    ]
    lines += ["", "## Gelijkgestelde dagen (Atw 3 lid 3)", "", "| dag | bron |", "|---|---|"]
    lines += [f"| {day} | {source} |" for day, source in sorted(beleid.gelijkgesteld.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
