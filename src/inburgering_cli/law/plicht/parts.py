"""The requirements of the inburgeringsplicht: PVT, MAP, the parts of the examen, the Z-route; which are done.

DUO decides whether the plicht is met. This only tells when all requirements are done by our records.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import codes as c
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import HOUR, MAP_PRAKTIJK, PVT_HOURS, Norm, in_hours
from inburgering_cli.law.plicht.map_goals import Progress
from inburgering_cli.law.sources import Source, bi, nota, wi, wi2013
from inburgering_cli.law.vocabulary import ONDERWIJS, WI2013, Z

#: Who was obliged before this day need not do ONA (Bi 2.10 lid 2 of the Besluit inburgering as it was).
ONA_FROM: Final = "2015-01-01"
#: Who completed the MAP need not do ONA (Bi 12.1a lid 6). The first text in which this was read is of this day; that of
#: 12 June 2024 did not have it.
ONA_BY_MAP: Final = bi("12.1a lid 6")
ONA_BY_MAP_FROM: Final = "2025-09-01"
#: What the MAP consists of in this municipality.
_MAP_CONTENT: Final = nota("bijlage 5")
_PVT_PARTS: Final = (
    ("inleiding", "inleiding in de kernwaarden", ("inleiding",)),
    ("activiteit", "activiteit of excursie", ("activiteit", "excursie")),
    ("ondertekenbijeenkomst", "bijeenkomst van het ondertekenen", ("ondertekenbijeenkomst",)),
)
_HEIGHT: Final = {niveau: place for place, niveau in enumerate(c.EXAMENNIVEAUS)}

BEHAALD: Final = "behaald"
TO_DO: Final = "te_doen"
#: What a decision of DUO makes of a part.
_BY_BESLUIT: Final = {"vrijstelling": "vrijgesteld", "ontheffing": "ontheven"}
STATUSES: Final = {BEHAALD: "behaald", TO_DO: "te doen", **{v: v for v in _BY_BESLUIT.values()}}


class Attempt(NamedTuple):
    """One attempt at a part of the examen, as recorded."""

    onderdeel: str
    datum: str
    niveau: str | None
    uitslag: str


class Besluit(NamedTuple):
    """A vrijstelling or ontheffing that DUO granted; `datum` None: always known."""

    soort: str
    datum: str | None
    omvang: str | None
    onderdeel: str | None


class Results(NamedTuple):
    """The exams and decisions of one dossier, oldest first. `onderwijs`: the day the onderwijsroute was completed."""

    pogingen: Sequence[Attempt] = ()
    besluiten: Sequence[Besluit] = ()
    onderwijs: str | None = None


class Requirement(NamedTuple):
    """One requirement. `op`: the day it was done; `pogingen`: the number of exams with a result."""

    id: str
    naam: str
    status: str
    op: str | None
    bron: Source
    toelichting: str = ""
    niveau: str | None = None
    pogingen: int | None = None

    @property
    def finished(self) -> bool:
        """Whether nothing remains to be done."""
        return self.status != TO_DO

    def as_dict(self) -> dict[str, Any]:
        """The row as JSON shows it."""
        return {**self._asdict(), "toelichting": self.toelichting or None, "bron": self.bron.kort}


def requirements(facts: Facts, found: Results, peildatum: str) -> list[Requirement]:
    """All requirements for this person on the peildatum, in the order of the law."""
    whole = next((b for b in found.besluiten if b.omvang == c.GEHEEL), None)
    rows = list(_requirements(facts, found, peildatum))
    if whole is None:
        return rows
    status = _BY_BESLUIT[whole.soort]
    note = f"DUO verleende gehele {c.BESLUITEN[whole.soort]}"
    return [e if e.status == BEHAALD else e._replace(status=status, op=whole.datum, toelichting=note) for e in rows]


def _requirements(facts: Facts, found: Results, peildatum: str) -> Iterable[Requirement]:
    old = facts.stelsel == WI2013
    yield _own("pvt", "PVT", facts.pvt_ondertekend, wi2013("7") if old else wi("6"))
    if not old and facts.leerroute != ONDERWIJS:
        yield _own("map", "MAP", facts.map_eindgesprek, wi("6"))
    if not old and facts.leerroute == Z:
        own = _own("zroute", "Z-route: urennorm en eindgesprek", facts.zroute_afgerond, bi("3.14"))
        yield own._replace(toelichting="een examen op A2 of KNM kan erbij, als dat in het PIP staat (Bi 3.14 lid 7)")
    elif not old and facts.leerroute == ONDERWIJS and found.onderwijs:
        yield _own("onderwijsroute", "taalschakeltraject", found.onderwijs, wi("8"))
    else:
        yield from examens(facts, found, peildatum)


def _own(ident: str, name: str, day: str | None, source: Source) -> Requirement:
    return Requirement(ident, name, BEHAALD if day else TO_DO, day, source)


def examens(facts: Facts, found: Results, peildatum: str) -> list[Requirement]:
    """The parts of the examen that count for this stelsel and level: passed, dispensed with by DUO, or still to do.

    There are none in the Z-route of wi2021. In the onderwijsroute they still count without its diploma (Wi 8 lid 4).
    """
    old = facts.stelsel == WI2013
    if not old and facts.leerroute == Z:
        return []
    level = "a2" if old or facts.niveau == "a2" else "b1"
    parts = ["knm", *c.TAALONDERDELEN]
    if old and not (facts.plicht_begin and facts.plicht_begin < ONA_FROM):
        parts.append("ona")
    source = wi2013("7 lid 2") if old else wi("17 lid 3") if level == "a2" else wi("7")
    rows = [_examen(part, level if part in c.TAALONDERDELEN else None, found, source) for part in parts]
    if facts.map_eindgesprek is not None and peildatum >= ONA_BY_MAP_FROM:
        return [_without_ona(row, facts.map_eindgesprek) if row.id == "examen_ona" else row for row in rows]
    return rows


def _without_ona(row: Requirement, map_day: str) -> Requirement:
    """ONA for who completed the MAP: dispensed with, unless it was passed or DUO decided already."""
    if row.finished:
        return row
    return row._replace(
        status=_BY_BESLUIT["vrijstelling"],
        op=max(map_day, ONA_BY_MAP_FROM),
        bron=ONA_BY_MAP,
        toelichting=f"de MAP is afgerond op {dutch(map_day)}; daarom verleent DUO vrijstelling",
    )


def _examen(part: str, level: str | None, found: Results, source: Source) -> Requirement:
    own = [p for p in found.pogingen if p.onderdeel == part]
    passed = [p for p in own if p.uitslag == "geslaagd"]
    good = next((p for p in passed if level is None or _HEIGHT.get(p.niveau or "", -1) >= _HEIGHT[level]), None)
    decided = next((b for b in found.besluiten if b.onderdeel == part), None)
    status, day, note = TO_DO, None, ""
    if good:
        status, day = BEHAALD, good.datum
    elif decided:
        status, day = _BY_BESLUIT[decided.soort], decided.datum
        note = f"DUO verleende gedeeltelijke {c.BESLUITEN[decided.soort]}: alleen van dit onderdeel"
    elif passed:
        low = passed[-1]
        has = f"niveau {c.EXAMENNIVEAUS[low.niveau]}" if low.niveau else "zonder niveau vastgelegd"
        note = f"geslaagd op {dutch(low.datum)} ({has}); nodig is {c.EXAMENNIVEAUS[level or 'b1']}"
    tried = sum(p.uitslag in ("geslaagd", "gezakt") for p in own)
    return Requirement(f"examen_{part}", f"examen {_name(part)}", status, day, source, note, level, tried)


def _name(part: str) -> str:
    return c.EXAMENONDERDELEN[part].partition(" (")[0]


class Ready(NamedTuple):
    """All requirements are done: since when (None: no day known), and by `voldaan` or which decision of DUO."""

    since: str | None
    door: str


def when_ready(rows: Sequence[Requirement], found: Results) -> Ready | None:
    """Whether all requirements are done by our records."""
    if not all(e.finished for e in rows):
        return None
    whole = next((b.soort for b in found.besluiten if b.omvang == c.GEHEEL), None)
    return Ready(max((e.op for e in rows if e.op), default=None), whole or "voldaan")


class DonePart(NamedTuple):
    """One part of the MAP or the PVT: what is done and what is missing; hours in hundredths, None: none were recorded.

    `doel`: the number that the PIP names for it, and how much of that is done.
    """

    onderdeel: str
    naam: str
    behaald_op: str | None
    uren: int | None
    ontbreekt: str
    bron: Source
    doel: int | None = None
    gedaan: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The row as JSON shows it, in hours."""
        hours = None if self.uren is None else self.uren / HOUR
        return {**self._asdict(), "uren": hours, "ontbreekt": self.ontbreekt or None, "bron": self.bron.kort}


class MapLine(NamedTuple):
    """A record of the MAP; hours in hundredths, `aantal` of visits or interviews; None: not recorded."""

    onderdeel: str
    datum: str
    behaald: bool
    uren: int | None
    praktijkuren: int | None
    aantal: int | None = None


class PvtLine(NamedTuple):
    """A record of the PVT; hours in hundredths. None: not recorded."""

    onderdeel: str
    datum: str
    aanwezig: bool | None
    uren: int | None


def map_parts(
    facts: Facts, lines: Sequence[MapLine], goals: Mapping[str, Progress] = MappingProxyType({})
) -> list[DonePart]:
    """Every part of nota bijlage 5 with its goal, the practice hours where the law requires them, the eindgesprek."""
    new = facts.stelsel != WI2013
    rows = []
    for part, name in c.MAP_ONDERDELEN.items():
        own = [r for r in lines if r.onderdeel == part]
        day = next((r.datum for r in own if r.behaald), None)
        note = "" if day else "nog niet behaald" if own else "nog niet begonnen"
        goal = goals.get(part)
        if goal and not goal.reached:
            note = f"{note or 'behaald, maar het doel van het PIP niet'}: {goal.sentence()}"
        hours = _known(hours for r in own for hours in (r.uren, r.praktijkuren))
        counts = (goal.doel, goal.gedaan) if goal else ()
        rows.append(DonePart(part, name, day, hours, note, _MAP_CONTENT, *counts))
    if new and facts.leerroute != ONDERWIJS:
        rows.append(
            _hours("praktijkuren", "uren in de praktijk", [(r.datum, r.praktijkuren) for r in lines], MAP_PRAKTIJK)
        )
    note = "" if facts.map_eindgesprek else f"leg het vast met `inburgering map complete {facts.dossier} --datum DATUM`"
    source = bi("3.2") if new else _MAP_CONTENT
    return [*rows, DonePart("eindgesprek", "eindgesprek met de gemeente", facts.map_eindgesprek, None, note, source)]


def pvt_parts(facts: Facts, lines: Sequence[PvtLine]) -> list[DonePart]:
    """The introduction and the meeting of the signing, in wi2021 also an activity or excursion and the hours; the signing."""
    new = facts.stelsel != WI2013
    source = bi("3.1") if new else wi2013("7")
    rows = []
    for ident, name, parts in _PVT_PARTS:
        own = [r for r in lines if r.onderdeel in parts]
        if ident == "activiteit" and not new and not own:
            continue  # the old law has no activity or excursion
        day = next((r.datum for r in own if r.aanwezig), None)
        note = "" if day else "aanwezigheid niet vastgelegd" if own else "nog niet gevolgd"
        rows.append(DonePart(ident, name, day, _known(r.uren for r in own if r.aanwezig is not False), note, source))
    if new:
        rows.append(_hours("uren", "uren", [(r.datum, r.uren) for r in lines if r.aanwezig is not False], PVT_HOURS))
    note = "" if facts.pvt_ondertekend else f"leg het vast met `inburgering pvt sign {facts.dossier} --datum DATUM`"
    return [*rows, DonePart("ondertekening", "ondertekende verklaring", facts.pvt_ondertekend, None, note, source)]


def _known(hours: Iterable[int | None]) -> int | None:
    """The sum of what was recorded; None when nothing was."""
    known = [one for one in hours if one is not None]
    return sum(known) if known else None


def _hours(ident: str, name: str, dated: Sequence[tuple[str, int | None]], norm: Norm) -> DonePart:
    total, reached = 0, None
    for day, hours in dated:
        total += hours or 0
        if reached is None and total >= norm.amount_of_parts:
            reached = day
    note = "" if reached else f"nog {in_hours(norm.amount_of_parts - total)} van {norm.uren} uur"
    return DonePart(ident, name, reached, _known(hours for _, hours in dated), note, norm.source)
