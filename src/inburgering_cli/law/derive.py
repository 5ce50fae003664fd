"""Derive the facts of a dossier from its records.

Each function takes the records of one kind that exist on the peildatum, oldest first; its docstring lists their
columns. It returns the facts that `DERIVED` lists for that kind, in that order.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.core.dates import day_after
from inburgering_cli.law.codes import BOETE, GEHEEL, INTAKE, NIEUWE_TERMIJN, TIJDELIJK, VERLENGING, VRIJSTELLING
from inburgering_cli.law.facts import Period
from inburgering_cli.law.vocabulary import ACTIVITEITEN, ONDERWIJS, Z

Record = tuple[Any, ...]
Day = str | None
_FIRST: Final = itemgetter(0)
_NEVER: Final = "9999-12-31"
ALWAYS: Final = "0001-01-01"  # the day of a decision that schema 1 stored without a day
_NO, _UNKNOWN, _YES = range(3)  # of several answers the highest holds
_FLAGS: Final = {k: (v.taal, v.werk, v.participatie, v.betaald) for k, v in ACTIVITEITEN.items()}

#: kind of record -> the facts that follow from it.
DERIVED: Final[Mapping[str, tuple[str, ...]]] = {
    "intake": ("intake_start", "leerbaarheidstoets", "intake_afgerond"),
    "pip": ("pip_hier", "pip_gewijzigd", "bekendmaking"),
    "route": ("leerroute", "niveau", "zroute_afgerond", "bekendmaking_route", "onderwijs_start"),
    "ontzorg": ("ontzorg_start", "ontzorg_einde", "ontzorg_verlengd_tot", "bekendmaking_ontzorgen"),
    "gesprek": ("gesprek_gepland", "gesprek_gehouden"),
    "maatregel": ("oproep", "oproep_uiterlijk", "oproep_verschenen", "bekendmaking_boete"),
    "besluit": ("verlengd_tot", "vrijgesteld", "vrijstellingen"),
    "advies": ("advies_gevraagd", "advies_gegeven"),
    "doelgroepwijziging": ("doelgroepen",),
    "activiteit": (
        "taal_start",
        "integraal_aanbod_start",
        "participatie_start",
        "betaald_start",
        "participatie_na_3j",
        "vermogen_ja",
        "vermogen_nee",
        "betaald_na_3j",
        "vermogen_ja_na_3j",
        "vermogen_nee_na_3j",
    ),
}


def intake_facts(records: Sequence[Record], peildatum: str, moved_in: Day = None) -> tuple[Day, ...]:
    """Records: dossier, datum, deel, toets_uitslag, toets_datum, toets_ontheffing, in_afwezigheid.

    The intake is done on the latest day of part 1, part 2 and the toets (or the record with its exemption), or on the
    day on which it was completed in absence when that came first. Who moved in with a PIP (`moved_in`: that day) is not
    asked again for the toets and the part on education and work, which is part 2 (Wi 15 lid 4): part 1 here is enough.
    """
    start = toets = exempt = first = second = absent = None
    for _, day, part, result, toets_day, exemption, in_absence in records:
        if in_absence:
            absent = absent or day
        if part is not None:
            start = start or day
            if part == 1:
                first = first or day
            else:
                second = second or day
        taken = toets_day or day
        if result is not None and taken <= peildatum:
            if toets is None or taken < toets:
                toets = taken
        elif exemption is not None:
            exempt = exempt or day
    known = toets if exempt is None or (toets is not None and toets < exempt) else exempt
    done = max(first, second, known) if first and second and known else None
    if done is None and moved_in is not None:
        done = min((r[1] for r in records if r[2] == 1 and r[1] >= moved_in), default=None)
    if absent is not None and (done is None or absent < done):
        done = absent
    return start, toets, done


def pip_facts(records: Sequence[Record], peildatum: str, moved_in: Day = None) -> tuple[Day, ...]:
    """Records: dossier, dagtekening, bekendmaking; concepts left out.

    `moved_in`: the day on which somebody who already had a PIP came here. Older versions are of the previous
    municipality.
    """
    first, last = records[0][1], records[-1][1]
    changed = last if last != first else None
    if moved_in is not None and first < moved_in:
        records = [r for r in records if r[1] >= moved_in]
        if not records:
            return None, changed, None
    if len(records) == 1:
        told = records[0][2]
        return records[0][1], changed, told if told is not None and told <= peildatum else None
    told = max((r[2] for r in records if r[2] is not None and r[2] <= peildatum), default=None)
    return records[0][1], changed, told


def route_facts(records: Sequence[Record], peildatum: str) -> tuple[Day, ...]:
    """Records: dossier, datum, route, niveau, afgeschaald_op, afgerond_op, bekendmaking, afschaal_bekendmaking.

    The route with the latest day holds, and the latest decision about one that was announced.
    """
    _, _, route, niveau, lowered, *_ = records[-1]
    if lowered is not None and lowered <= peildatum:
        niveau = "a2"
    ended = [r[5] for r in records if r[5] is not None and r[2] == Z and r[5] <= peildatum]
    told = max((day for r in records for day in r[6:] if day is not None and day <= peildatum), default=None)
    onderwijs = next((r[1] for r in records if r[2] == ONDERWIJS), None)
    return route, niveau, min(ended) if ended else None, told, onderwijs


def ontzorg_facts(
    records: Sequence[Record], peildatum: str, bijstand: Day = None, bijstand_end: Day = None
) -> tuple[Day, ...]:
    """Records: dossier, datum, einde, verlengd_op, verlengd_tot, bekendmaking, verleng_bekendmaking. The latest period holds.

    `bijstand` and `bijstand_end`: its first and last day here. An earlier period belongs to the previous municipality, and
    none lasts longer than the bijstand (Pw 56a lid 1).
    """
    _, start, end, decided, extended, *told = records[-1]
    if bijstand is not None and start < bijstand:
        return None, None, None, None
    if bijstand_end is not None and start <= bijstand_end and (end is None or bijstand_end < end):
        end = bijstand_end
    return (
        start,
        end if end is not None and end <= peildatum else None,
        extended if extended is not None and (decided or start) <= peildatum else None,
        max((day for day in told if day is not None and day <= peildatum), default=None),
    )


def talk_facts(records: Sequence[Record], peildatum: str) -> tuple[Day, ...]:
    """Records: dossier, gepland, verzet_naar, gehouden, niet_verschenen; planned talks about progress.

    Gives the first one that is still to be held, else the last one held or missed.
    """
    held = missed = None
    for record in sorted(((moved or planned, day, absent) for _, planned, moved, day, absent in records), key=_FIRST):
        planned, day, absent = record
        if day is not None and day <= peildatum:
            held = record
        elif absent and planned <= peildatum:
            missed = record
        else:
            return planned, None
    if held is not None and (missed is None or held[0] > missed[0]):
        return held[0], held[1]
    assert missed is not None  # what was neither held nor missed was returned above
    return missed[0], None


def call_facts(records: Sequence[Record], peildatum: str, intakes: Sequence[Record] | None = None) -> tuple[Day, ...]:
    """Records: dossier, datum, uiterlijk, verschenen, grond, soort, bekendmaking; calls for the intake, and all fines.

    The latest call with a last day holds, and the latest fine that was announced. `intakes`: as in `intake_facts`. Once
    the intake was completed in absence, no call has a last day any more.
    """
    told = max((r[6] for r in records if r[5] == BOETE and r[6] is not None and r[6] <= peildatum), default=None)
    calls = [r for r in records if r[4] == INTAKE]
    if not calls:
        return None, None, None, told
    _, day, until, came, *_ = next((r for r in reversed(calls) if r[2] is not None), calls[-1])
    if intakes and any(r[6] for r in intakes):
        until = None
    return day, until, came if came is not None and came <= peildatum else None, told


def decision_facts(records: Sequence[Record], peildatum: str) -> Record:
    """Records: dossier, datum, soort, omvang, vanaf, tot; what DUO granted.

    The latest decision about the inburgeringstermijn holds. The plicht as a whole ends with the first vrijstelling or
    ontheffing that is neither partial nor temporary. Temporary exemptions that follow on each other are one period.
    """
    until = free = None
    pauses: list[Period] = []
    for _, day, kind, omvang, since, last in records:
        if kind in (VERLENGING, NIEUWE_TERMIJN):
            until = last or until
        elif omvang in (None, GEHEEL):
            begins = since or day or ALWAYS
            if begins <= peildatum and (free is None or begins < free):
                free = begins
        elif kind == VRIJSTELLING and omvang == TIJDELIJK and (since or day or ALWAYS) <= peildatum:
            pauses.append(Period(since or day or ALWAYS, last))
    return until, free, _joined(pauses) if pauses else None


def _joined(periods: list[Period]) -> tuple[Period, ...]:
    """Periods in order; those that overlap or follow on each other as one."""
    found: list[Period] = []
    for period in sorted(periods, key=_FIRST):
        before = found[-1] if found else None
        if before is None or (before.tot is not None and day_after(before.tot) < period.van):
            found.append(period)
        elif before.tot is not None:
            found[-1] = Period(before.van, None if period.tot is None else max(before.tot, period.tot))
    return tuple(found)


def advice_facts(records: Sequence[Record], peildatum: str) -> tuple[Day, ...]:
    """Records: dossier, gevraagd, gegeven. The latest request of DUO for advice holds."""
    _, asked, given = records[-1]
    return asked, given if given is not None and given <= peildatum else None


def group_facts(records: Sequence[Record], first: str, detail: str | None) -> tuple[tuple[Any, ...]]:
    """Records: dossier, datum, doelgroep, gedetailleerde_doelgroep. `first` and `detail`: the group before them."""
    return (((ALWAYS, first, detail), *((r[1], r[2], r[3]) for r in records)),)


def activity_facts(
    records: Sequence[Record], bijstand: Day, three_years: Callable[[str], str], peildatum: str
) -> tuple[Day, ...]:
    """Records: dossier, start, soort, einde, naar_vermogen. `three_years`: the last day of participatie_3j for a start.

    An integraal aanbod begins when taal or opleiding starts while werk runs, or the other way round (nota 2.2). Of
    activities that count on the same day one naar vermogen is enough; `nee` is known when all of them say so.
    """
    taal = together = part = paid = after = paid_after = None
    able = able_after = _NO
    taal_until = werk_until = ""
    mark = None
    if bijstand is not None:
        mark = three_years(bijstand)
        if mark > peildatum:
            mark = None  # participation on that day is known only from then on
    for _, start, kind, end, naar_vermogen in records:
        is_taal, is_werk, is_part, is_paid = _FLAGS[kind]
        if end is None:
            end = _NEVER
        if is_taal:
            if taal is None:
                taal = start
            if end > taal_until:
                taal_until = end
        if is_werk and end > werk_until:
            werk_until = end
        if together is None and (is_taal or is_werk) and taal_until >= start and werk_until >= start:
            together = start
        if is_part and bijstand is not None and end >= bijstand:
            day = max(start, bijstand)
            answer = _UNKNOWN if naar_vermogen is None else _YES if naar_vermogen else _NO
            if part is None:
                part = day
            if is_paid and paid is None:
                paid = day
            if day == part and answer > able:
                able = answer
            if mark is not None and start <= mark <= end:
                after = mark
                if is_paid:
                    paid_after = mark
                if answer > able_after:
                    able_after = answer
    return (
        taal,
        together,
        part,
        paid,
        after,
        part if able == _YES else None,
        part if able == _NO else None,
        paid_after,
        after if able_after == _YES else None,
        after if able_after == _NO else None,
    )
