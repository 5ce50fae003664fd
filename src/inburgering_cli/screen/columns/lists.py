"""The columns of every list, declared once."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from inburgering_cli.law.codes import GESPREKKEN
from inburgering_cli.law.figures.indicators import OORDELEN
from inburgering_cli.screen.output import Kolom, day, number, words


def _urgency(row: Mapping[str, Any]) -> str:
    if row.get("status") == "verlopen":
        return "bold red"
    days = row.get("dagen")
    return "yellow" if row.get("status") == "lopend" and days is not None and days <= 14 else ""


def days_left(days: int) -> str:
    """How far off a day is, with a sign and words, so that colour is not needed: `over 3 dagen`, `!3 dagen te laat`."""
    if days < 0:
        return f"!{-days} {'dag' if days == -1 else 'dagen'} te laat"
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {days} dagen")


def _days(row: Mapping[str, Any]) -> str:
    """The days of a term that runs or has passed; of one that is settled how it ended."""
    status, days = row["status"], row["dagen"]
    if status not in ("verlopen", "lopend"):
        return words(status)
    return "wacht" if days is None else days_left(days)


DEADLINES: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam", eigennaam=True),
    Kolom("termijn", "termijn", words),
    Kolom("uiterlijk", "uiterlijk", day, vast=True),
    Kolom("dagen", "dagen", rij=_days, rechts=True, vast=True, stijl=_urgency),
    Kolom("status", "status", words, vast=True, vanaf=100, stijl=_urgency),
    Kolom("gehaald_op", "gehaald op", day, vast=True, vanaf=105),
    Kolom("bron", "bron", vanaf=110),
)
CASES: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("geslachtsnaam", "naam", eigennaam=True),
    Kolom("doelgroep", "doelgroep", words, vanaf=2),
    Kolom("stelsel", "stelsel", vanaf=130),
    Kolom("gemeente", "gemeente", vanaf=110),
    Kolom("fase", "fase", vast=True),
    Kolom("leerroute", "route", vast=True, vanaf=1),
    Kolom("huisvesting", "huisvesting", day, vast=True, vanaf=120),
    Kolom("volgende_termijn", "termijn", words),
    Kolom("uiterlijk", "uiterlijk", day, vast=True),
)
_SIGNALS: Final = Kolom("signalen", "signalen", lambda found: ", ".join(map(words, found)))
OPDRACHT: Final = Kolom("opdracht", "opdracht", vast=True, vanaf=1)


def cases(*, signalen: bool, wacht: bool) -> tuple[Kolom, ...]:
    """The columns of the list of dossiers; with what else was asked for in place of the terms."""
    if not signalen and not wacht:
        return CASES
    kept = [k for k in CASES if k.key in ("dossier", "geslachtsnaam", "fase", "leerroute")]
    if wacht:  # the command is what it is about, and names the dossier
        kept = [k if k.key == "geslachtsnaam" else replace(k, vanaf=130) for k in kept]
    steps = (Kolom("stap", "volgende stap", vanaf=100), replace(OPDRACHT, vanaf=0))
    return (*kept, *((_SIGNALS,) if signalen else ()), *(steps if wacht else ()))


TALKS: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam", eigennaam=True),
    Kolom("gesprek", "gesprek", lambda k: GESPREKKEN[k], vanaf=90),
    Kolom("gepland", "gepland", day, vast=True),
    Kolom("dagen", "dagen", days_left, rechts=True, vast=True),
    OPDRACHT,
)


def _seriousness(row: Mapping[str, Any]) -> str:
    return {"hoog": "bold red", "middel": "yellow"}.get(row["ernst"], "")


def _since(row: Mapping[str, Any]) -> str:
    return f"{day(row['sinds'])}{' nieuw' if row['nieuw'] else ''}" if row["sinds"] else ""


def _days_from(row: Mapping[str, Any]) -> str:
    """Days to the day that a signal is about, or since it."""
    days = row["dagen"]
    return (
        "" if days is None else f"{-days} {'dag' if days == -1 else 'dagen'} geleden" if days < 0 else days_left(days)
    )


SIGNALEN: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam", eigennaam=True),
    Kolom("signaal", "signaal", words),
    Kolom("ernst", "ernst", vast=True, stijl=_seriousness),
    Kolom("dag", "dag", day, vast=True, vanaf=90),
    Kolom("dagen", "dagen", rij=_days_from, rechts=True, vast=True, vanaf=110),
    Kolom("sinds", "sinds", rij=_since, vast=True),
    Kolom("opdracht", "opdracht", vanaf=150),
    Kolom("waarom", "waarom", lambda facts: "; ".join(facts), vrij=True, vanaf=180),
)
SIGNALEN_VAN_BELEID: Final = (
    Kolom("signaal", "signaal", words),
    Kolom("omschrijving", "omschrijving", vanaf=100),
    Kolom("ernst", "ernst", vast=True),
    Kolom("aan", "aan", lambda on: "ja" if on else "nee", vast=True),
    Kolom(
        "drempels", "drempels", lambda found: "; ".join(f"{d['naam'].replace('_', ' ')} {d['tekst']}" for d in found)
    ),
    Kolom("bron", "bron"),
)


def _verdict(row: Mapping[str, Any]) -> str:
    return {"gehaald": "green", "niet_gehaald": "bold red"}.get(row.get("oordeel") or "", "")


def _value(row: Mapping[str, Any]) -> str:
    value, unit = row["waarde"], row["eenheid"]
    if value is None:
        return "–"
    if unit in ("procent", "cijfer"):
        return f"{value:.1f}".replace(".", ",") + (" %" if unit == "procent" else "")
    return number(value) + (" dagen" if unit == "dagen" else "")


def kpi_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `report kpi` as the table shows it: value and norm with their unit."""
    norm = row["norm"]
    return {
        **row,
        "waarde_tekst": _value(row),
        "norm_tekst": "–" if norm is None else _value({"waarde": norm, "eenheid": row["eenheid"]}),
        "deel": "–" if row["noemer"] is None else f"{row['teller']} van {row['noemer']}",
    }


KPIS: Final = (
    Kolom("naam", "indicator"),
    Kolom("waarde_tekst", "waarde", rechts=True, vast=True, stijl=_verdict),
    Kolom("norm_tekst", "norm", rechts=True, vast=True),
    Kolom("oordeel", "oordeel", lambda k: OORDELEN.get(k, k), vast=True, stijl=_verdict),
    Kolom("deel", "aantal", rechts=True, vast=True),
    Kolom("lopend", "lopend", number, rechts=True, vast=True),
    Kolom("uitgevallen", "uitgevallen", number, rechts=True, vast=True, vanaf=100),
    Kolom("n", "n", number, rechts=True, vast=True, vanaf=100),
    Kolom("bron", "bron", vanaf=110),
)


def _trend(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import sparkline

    return sparkline([point["waarde"] for point in row["trend"]])


#: With the last twelve months, for which another column gives way on a narrow screen.
KPIS_TREND: Final = (
    *(replace(k, vanaf=100) if k.key == "lopend" else k for k in KPIS),
    Kolom("trend", "12 maanden", rij=_trend, vast=True),
)
TIMELINE: Final = (
    Kolom("datum", "datum", day, vast=True),
    Kolom("soort", "soort", vast=True),
    Kolom("omschrijving", "wat"),
)
TERMIJNEN: Final = (
    Kolom("termijn", "termijn", words),
    Kolom("omschrijving", "omschrijving", vanaf=100),
    Kolom("stelsel", "stelsel"),
    Kolom("start", "vanaf"),
    Kolom("lengte", "lengte", vast=True),
    Kolom("soort", "soort", vanaf=100),
    Kolom("bron", "bron"),
)
FOUTEN: Final = (
    Kolom("rij", "rij", number, rechts=True, vast=True),
    Kolom("kolom", "kolom"),
    Kolom("waarde", "waarde", vrij=True),
    Kolom("melding", "wat er mis is"),
)
