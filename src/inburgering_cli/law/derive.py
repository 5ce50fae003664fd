"""Derive the facts of a dossier from its records.

Each function takes the records of one kind that exist on the peildatum, oldest first; its docstring lists their
columns. It returns the facts that `DERIVED` lists for that kind, in that order.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, Final

from inburgering_cli.law.codes import GEHEEL, NIEUWE_TERMIJN, VERLENGING
from inburgering_cli.law.vocabulary import ACTIVITEITEN, Z

Record = tuple[Any, ...]
Day = str | None
_FIRST: Final = itemgetter(0)
_NEVER: Final = "9999-12-31"
ALWAYS: Final = "0001-01-01"  # the day of a decision that schema 1 stored without a day
_FLAGS: Final = {k: (v.taal, v.werk, v.participatie, v.betaald) for k, v in ACTIVITEITEN.items()}

#: kind of record -> the facts that follow from it.
DERIVED: Final[Mapping[str, tuple[str, ...]]] = {
    "intake": ("intake_start", "leerbaarheidstoets", "intake_afgerond"),
    "pip": ("pip_hier", "pip_gewijzigd", "bekendmaking"),
    "route": ("leerroute", "niveau", "zroute_afgerond"),
    "ontzorg": ("ontzorg_start", "ontzorg_einde", "ontzorg_verlengd_tot"),
    "gesprek": ("gesprek_gepland", "gesprek_gehouden"),
    "maatregel": ("oproep", "oproep_uiterlijk", "oproep_verschenen"),
    "besluit": ("verlengd_tot", "vrijgesteld"),
    "activiteit": (
        "taal_start",
        "integraal_aanbod_start",
        "participatie_start",
        "betaald_start",
        "participatie_na_3j",
    ),
}


def intake_facts(records: Sequence[Record], peildatum: str) -> tuple[Day, ...]:
    """Records: dossier, datum, deel, toets_uitslag, toets_datum, toets_ontheffing, in_afwezigheid.

    The intake is done on the latest day of part 1, part 2 and the toets (or the record with its exemption), or on the
    day on which it was completed in absence when that came first.
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
        if result is not None:
            taken = toets_day or day
            if taken <= peildatum and (toets is None or taken < toets):
                toets = taken
        elif exemption is not None:
            exempt = exempt or day
    known = toets if exempt is None or (toets is not None and toets < exempt) else exempt
    done = max(first, second, known) if first and second and known else None
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
    """Records: dossier, datum, route, niveau, afgeschaald_op, afgerond_op. The route with the latest day holds."""
    _, _, route, niveau, lowered, _ = records[-1]
    if lowered is not None and lowered <= peildatum:
        niveau = "a2"
    ended = [r[5] for r in records if r[5] is not None and r[2] == Z and r[5] <= peildatum]
    return route, niveau, min(ended) if ended else None


def ontzorg_facts(records: Sequence[Record], peildatum: str, bijstand: Day = None) -> tuple[Day, ...]:
    """Records: dossier, datum, einde, verlengd_op, verlengd_tot. The latest period holds.

    `bijstand`: its first day here. An earlier period belongs to the previous municipality.
    """
    _, start, end, decided, extended = records[-1]
    if bijstand is not None and start < bijstand:
        return None, None, None
    return (
        start,
        end if end is not None and end <= peildatum else None,
        extended if extended is not None and (decided or start) <= peildatum else None,
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
    """Records: dossier, datum, uiterlijk, verschenen; calls for the brede intake. The latest with a last day holds.

    `intakes`: as in `intake_facts`. Once the intake was completed in absence, no call has a last day any more.
    """
    _, day, until, came = next((r for r in reversed(records) if r[2] is not None), records[-1])
    if intakes and any(r[6] for r in intakes):
        until = None
    return day, until, came if came is not None and came <= peildatum else None


def decision_facts(records: Sequence[Record], peildatum: str) -> tuple[Day, ...]:
    """Records: dossier, datum, soort, omvang, vanaf, tot; what DUO granted.

    The latest decision about the inburgeringstermijn holds. The plicht as a whole ends with the first vrijstelling or
    ontheffing that is neither partial nor temporary.
    """
    until = free = None
    for _, day, kind, omvang, since, last in records:
        if kind in (VERLENGING, NIEUWE_TERMIJN):
            until = last or until
        elif omvang in (None, GEHEEL):
            begins = since or day or ALWAYS
            if begins <= peildatum and (free is None or begins < free):
                free = begins
    return until, free


def activity_facts(
    records: Sequence[Record], bijstand: Day, three_years: Callable[[str], str], peildatum: str
) -> tuple[Day, ...]:
    """Records: dossier, start, soort, einde. `three_years`: the last day of participatie_3j for a start.

    An integraal aanbod begins when taal or opleiding starts while werk runs, or the other way round (nota 2.2).
    """
    taal = together = part = paid = after = None
    taal_until = werk_until = ""
    mark = None
    if bijstand is not None:
        mark = three_years(bijstand)
        if mark > peildatum:
            mark = None  # participation on that day is known only from then on
    for _, start, kind, end in records:
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
            if part is None:
                part = max(start, bijstand)
            if is_paid and paid is None:
                paid = max(start, bijstand)
            if mark is not None and start <= mark <= end:
                after = mark
    return taal, together, part, paid, after
