"""The columns of deadlines, dossiers, talks, signals, indicators and import faults."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from inburgering_cli.law.codes import GESPREKKEN
from inburgering_cli.law.figures.indicators import JUDGEMENTS
from inburgering_cli.law.terms.line import SOON
from inburgering_cli.screen.column import Column, day, decimals_of, number, words, yes_no


def _urgency(row: Mapping[str, Any]) -> str:
    if row.get("status") == "verlopen":
        return "bold red"
    days = row.get("dagen")
    return "yellow" if row.get("status") == "lopend" and days is not None and days <= SOON else ""


def days_left(days: int) -> str:
    """`over 3 dagen`, `!3 dagen te laat`: the words and the `!` say it without colour."""
    if days < 0:
        return f"!{-days} {'dag' if days == -1 else 'dagen'} te laat"
    return {0: "vandaag", 1: "morgen"}.get(days, f"over {days} dagen")


def _days(row: Mapping[str, Any]) -> str:
    """Days left or overdue; for a settled term its status."""
    status, days = row["status"], row["dagen"]
    if status not in ("verlopen", "lopend"):
        return words(status)
    return "wacht" if days is None else days_left(days)


DEADLINES: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("termijn", "termijn", words),
    Column("uiterlijk", "uiterlijk", day, fixed=True),
    Column("dagen", "dagen", row=_days, right_aligned=True, fixed=True, style=_urgency),
    Column("status", "status", words, fixed=True, from_width=100, style=_urgency),
    Column("gehaald_op", "gehaald op", day, fixed=True, from_width=105),
    Column("bron", "bron", from_width=110),
)
CASES: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("geslachtsnaam", "naam", proper_name=True),
    Column("doelgroep", "doelgroep", words, from_width=2),
    Column("stelsel", "stelsel", from_width=130),
    Column("gemeente", "gemeente", from_width=110),
    Column("fase", "fase", fixed=True),
    Column("leerroute", "route", fixed=True, from_width=1),
    Column("huisvesting", "huisvesting", day, fixed=True, from_width=120),
    Column("volgende_termijn", "termijn", words),
    Column("uiterlijk", "uiterlijk", day, fixed=True),
)
_SIGNALS: Final = Column("signalen", "signalen", lambda found: ", ".join(map(words, found)))
COMMAND: Final = Column("opdracht", "opdracht", fixed=True, from_width=1)


def cases(*, signals: bool, waiting: bool) -> tuple[Column, ...]:
    """The columns of the list of dossiers; signals and next steps replace the terms."""
    if not signals and not waiting:
        return CASES
    kept = [k for k in CASES if k.key in ("dossier", "geslachtsnaam", "fase", "leerroute")]
    if waiting:  # the command matters most and already names the dossier
        kept = [k if k.key == "geslachtsnaam" else replace(k, from_width=130) for k in kept]
    steps = (Column("stap", "volgende stap", from_width=100), replace(COMMAND, from_width=0))
    return (*kept, *((_SIGNALS,) if signals else ()), *(steps if waiting else ()))


TALKS: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("gesprek", "gesprek", lambda k: GESPREKKEN[k], from_width=90),
    Column("gepland", "gepland", day, fixed=True),
    Column("tijd", "tijd", fixed=True),
    Column("plaats", "plaats", free=True, from_width=100),
    Column("dagen", "dagen", days_left, right_aligned=True, fixed=True),
    COMMAND,
)


def _seriousness(row: Mapping[str, Any]) -> str:
    return {"hoog": "bold red", "middel": "yellow"}.get(row["ernst"], "")


def _since(row: Mapping[str, Any]) -> str:
    return f"{day(row['sinds'])}{' nieuw' if row['nieuw'] else ''}" if row["sinds"] else ""


def _days_from(row: Mapping[str, Any]) -> str:
    """Days until or since the day of a signal."""
    days = row["dagen"]
    return (
        "" if days is None else f"{-days} {'dag' if days == -1 else 'dagen'} geleden" if days < 0 else days_left(days)
    )


SIGNALS: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("signaal", "signaal", words),
    Column("ernst", "ernst", fixed=True, style=_seriousness),
    Column("dag", "dag", day, fixed=True, from_width=90),
    Column("dagen", "dagen", row=_days_from, right_aligned=True, fixed=True, from_width=110),
    Column("sinds", "sinds", row=_since, fixed=True),
    Column("opdracht", "opdracht", from_width=150),
    Column("waarom", "waarom", lambda facts: "; ".join(facts), free=True, from_width=180),
)
SIGNALS_OF_POLICY: Final = (
    Column("signaal", "signaal", words),
    Column("omschrijving", "omschrijving", from_width=100),
    Column("ernst", "ernst", fixed=True),
    Column("aan", "aan", yes_no, fixed=True),
    Column(
        "drempels", "drempels", lambda found: "; ".join(f"{d['naam'].replace('_', ' ')} {d['tekst']}" for d in found)
    ),
    Column("bron", "bron"),
)


def _verdict(row: Mapping[str, Any]) -> str:
    return {"gehaald": "green", "niet_gehaald": "bold red"}.get(row.get("oordeel") or "", "")


def _value(row: Mapping[str, Any]) -> str:
    value, unit = row["waarde"], row["eenheid"]
    if value is None:
        return "–"
    if unit in ("procent", "cijfer"):
        decimals = decimals_of(value)
        return f"{value:.{decimals}f}".replace(".", ",") + (" %" if unit == "procent" else "")
    return number(value) + (" dagen" if unit == "dagen" else "")


def kpi_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `report kpi` with value and norm as text, units included."""
    norm = row["norm"]
    return {
        **row,
        "waarde_tekst": _value(row),
        "norm_tekst": "–" if norm is None else _value({"waarde": norm, "eenheid": row["eenheid"]}),
        "deel": "–" if row["noemer"] is None else f"{row['teller']} van {row['noemer']}",
    }


def _of_which(row: Mapping[str, Any]) -> str:
    if not row["teller"] or row["naar_vermogen_onbekend"] is None:
        return ""
    able, unknown = row["waarvan_naar_vermogen"], row["naar_vermogen_onbekend"]
    text = f"{row['waarvan_betaald']} betaald, {able} naar vermogen"
    return f"{text} ({unknown} niet bekend)" if unknown else text


KPIS: Final = (
    Column("naam", "indicator"),
    Column("waarde_tekst", "waarde", right_aligned=True, fixed=True, style=_verdict),
    Column("norm_tekst", "norm", right_aligned=True, fixed=True),
    Column("oordeel", "oordeel", lambda k: JUDGEMENTS.get(k, k), fixed=True, style=_verdict),
    Column("deel", "aantal", right_aligned=True, fixed=True),
    Column("lopend", "lopend", number, right_aligned=True, fixed=True),
    Column("uitgevallen", "uitgevallen", number, right_aligned=True, fixed=True, from_width=100),
    Column("vrijgesteld", "vrijgesteld", number, right_aligned=True, fixed=True, from_width=120),
    Column("n", "n", number, right_aligned=True, fixed=True, from_width=100),
    Column("waarvan", "waarvan", row=_of_which, from_width=140),
    Column("bron", "bron", from_width=110),
)


#: How dossiers count in an indicator.
COUNTED: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("start", "start", day, fixed=True, from_width=120),
    Column("uiterlijk", "uiterlijk", day, fixed=True, from_width=110),
    Column("bereikt_op", "bereikt op", day, fixed=True, from_width=120),
    Column("oordeel", "oordeel", words, fixed=True),
    Column("waarom", "waarom"),
)


def _trend(row: Mapping[str, Any]) -> str:
    from inburgering_cli.screen.bars import sparkline

    return sparkline([point["waarde"] for point in row["trend"]])


#: With a sparkline of twelve months; `lopend` makes room for it on a narrow screen.
KPIS_TREND: Final = (
    *(replace(k, from_width=100) if k.key == "lopend" else k for k in KPIS),
    Column("trend", "12 maanden", row=_trend, fixed=True),
)
TIMELINE: Final = (
    Column("datum", "datum", day, fixed=True),
    Column("soort", "soort", fixed=True),
    Column("omschrijving", "wat"),
)
TERMS: Final = (
    Column("termijn", "termijn", words),
    Column("omschrijving", "omschrijving", from_width=100),
    Column("stelsel", "stelsel"),
    Column("start", "vanaf"),
    Column("lengte", "lengte", fixed=True),
    Column("soort", "soort", from_width=100),
    Column("bron", "bron"),
)
FAULTS: Final = (
    Column("rij", "rij", number, right_aligned=True, fixed=True),
    Column("kolom", "kolom"),
    Column("waarde", "waarde", free=True),
    Column("melding", "wat er mis is"),
)
