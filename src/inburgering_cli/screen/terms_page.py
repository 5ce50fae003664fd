"""The rows of `policy list`, and the page docs/termijnen.md. Run as a module to print the page."""

from collections.abc import Iterator
from typing import Any

from inburgering_cli.law.figures.definitions import definition
from inburgering_cli.law.figures.indicators import INDICATORS
from inburgering_cli.law.figures.kpi import Kpi
from inburgering_cli.law.terms.declared import Term, Version
from inburgering_cli.law.terms.policy import DEFAULT, Policy
from inburgering_cli.law.vocabulary import FEIT_LABELS


def policy_rows(policy: Policy) -> list[dict[str, Any]]:
    """Every version of every term in force, one row each."""
    return [row for term in policy.termijnen.values() for row in term_rows(term, policy)]


def term_rows(term: Term, policy: Policy) -> Iterator[dict[str, Any]]:
    """The versions of one term."""
    for version in term.versions:
        yield {
            "termijn": term.id,
            "omschrijving": term.description,
            "stelsel": version.stelsel or "beide",
            "voor": _for_whom(version),
            "start": " en ".join(FEIT_LABELS[s] for s in version.start),
            "lengte": "op die dag" if version.duration is None else str(version.duration),
            "stopt_op": FEIT_LABELS[version.stop] if version.stop else None,
            "atw": version.atw,
            "soort": version.soort,
            "bron": version.source.kort,
            "bron_voluit": version.cited(version.geldig_vanaf).in_full(),
            "geldig_vanaf": version.geldig_vanaf,
            "eigen_beleid": version.source.titel == "eigen beleidsbestand",
            "aanpasbaar": term.adjustable,
            "informatief": term.informatief,
        }


def norm_rows(policy: Policy) -> list[dict[str, Any]]:
    """The norms in force, by indicator."""
    return [
        {
            "indicator": i.id,
            "naam": i.name,
            "norm": norm.tienden / 10,
            "eenheid": i.unit,
            "geldig_vanaf": norm.geldig_vanaf,
            "bron": norm.source.kort,
            "eigen_beleid": norm.source.titel == "eigen beleidsbestand",
        }
        for i in INDICATORS
        for norm in policy.normen[i.id]
    ]


def indicator_row(one: Kpi, policy: Policy) -> dict[str, Any]:
    """One indicator: what it counts, by which source and norms."""
    declared = next((i for i in INDICATORS if i.id == one.id), None)
    return {
        "indicator": one.id,
        "naam": one.naam,
        "eenheid": one.eenheid,
        "definitie": definition(one.id),
        "termijn": declared.term if declared else None,
        "normen": [
            {"norm": norm.tienden / 10, "geldig_vanaf": norm.geldig_vanaf, "bron": norm.source.kort}
            for norm in policy.normen.get(one.id, ())
        ],
        "bron": one.bron,
        "bron_voluit": declared.source.in_full() if declared else one.bron,
    }


def signal_rows(policy: Policy) -> list[dict[str, Any]]:
    """The signals in force with their thresholds."""
    return [
        {
            "signaal": s.id,
            "omschrijving": s.description,
            "ernst": s.severity,
            "aan": s.aan,
            "drempels": [
                {
                    "naam": d.name,
                    "waarde": d.value,
                    "eenheid": d.unit,
                    "tekst": str(d),
                    "omschrijving": d.description,
                    "ernst": d.severity or s.severity,
                    "bron": d.source.kort,
                }
                for d in s.thresholds
            ],
            "bron": s.source.kort,
            "bron_voluit": s.source.in_full() + (f"; onder de Wi2013: {s.wi2013.in_full()}" if s.wi2013 else ""),
            "eigen_beleid": s.id in policy.eigen,
        }
        for s in policy.signalen.values()
    ]


def _for_whom(version: Version) -> str:
    parts = []
    if version.doelgroepen:
        parts.append(", ".join(sorted(d.replace("_", " ") for d in version.doelgroepen)))
    if version.leerroutes:
        known = sorted(r for r in version.leerroutes if r)
        parts.append("route " + ", ".join(known) + (" of nog geen" if None in version.leerroutes else ""))
    if version.when:
        parts.append(version.when.text)
    if version.moved:
        parts.append("met een PIP uit een vorige gemeente")
    if version.alleen_ontzorg:
        parts.append("wie ontzorgd kan worden")
    return "; ".join(parts) or "iedereen"


def _threshold(row: dict[str, Any]) -> str:
    return f"`{row['naam']}` {row['tekst']}: {row['omschrijving']}"


def page(policy: Policy = DEFAULT) -> str:
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
        for r in policy_rows(policy)
    ]
    lines += ["", "## Normen", "", "| indicator | norm | vanaf | bron |", "|---|---|---|---|"]
    lines += [
        f"| `{r['indicator']}`: {r['naam']} | {r['norm']:g} ({r['eenheid']}) | {r['geldig_vanaf']} | {r['bron']} |"
        for r in norm_rows(policy)
    ]
    lines += ["", "## Signalen", "", "| signaal | ernst | drempels | bron |", "|---|---|---|---|"]
    lines += [
        f"| `{r['signaal']}`: {r['omschrijving']} | {r['ernst']} |"
        f" {'; '.join(_threshold(d) for d in r['drempels']) or '–'} | {r['bron_voluit']} |"
        for r in signal_rows(policy)
    ]
    lines += ["", "## Gelijkgestelde dagen (Atw 3 lid 3)", "", "| dag | bron |", "|---|---|"]
    lines += [f"| {day} | {source} |" for day, source in sorted(policy.gelijkgesteld.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
