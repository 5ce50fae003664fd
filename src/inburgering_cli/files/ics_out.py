"""Terms as an iCalendar file. Importing it again updates the calendar and doubles nothing.

The earlier file is read first: an unchanged event keeps its number and moment, a changed one gets the next number, and
one whose term is done is cancelled, so that a calendar removes it.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import clean

PRODID: Final = "-//inburgering-cli//termijnen//NL"
_HOUR: Final = 9  # when an alarm goes off on its day
_KEPT: Final = 90  # days that a cancelled event stays in the file, for calendars that rarely read it
_CANCELLED: Final = "CANCELLED"
_FIRST: Final = datetime(2020, 1, 1, tzinfo=UTC)


#: What remains of an event that is cancelled: no name, number or place.
_CLEARED: Final = "Vervallen"


class Appointment(NamedTuple):
    """An event: a whole day, or from `tijd` on. `uid` is the same for as long as the term or talk is that of the dossier."""

    uid: str
    day: str
    title: str
    text: str
    tijd: str | None = None
    plaats: str | None = None

    def cleared(self) -> "Appointment":
        """The same event without what tells about whom it was."""
        return self._replace(title=_CLEARED, text="", plaats=None)


class EarlierAppointment(NamedTuple):
    """An event of the earlier file."""

    afspraak: Appointment
    alarmen: tuple[timedelta, ...]
    sequence: int
    gewijzigd: datetime
    vervallen: bool


class Made(NamedTuple):
    """A calendar, and how many of its events are new, changed, unchanged and cancelled."""

    tekst: bytes
    nieuw: int
    gewijzigd: int
    ongewijzigd: int
    vervallen: int


def _icalendar() -> Any:
    try:
        import icalendar
    except ImportError:
        raise Refused(
            "Een agenda vraagt een extra onderdeel. Installeer het met `pip install 'inburgering-cli[agenda]'`.",
            field="out",
        ) from None
    return icalendar


def read(content: bytes, path: str) -> list[EarlierAppointment]:
    """The events of a calendar that this program made. Raises `Refused` for any other file: it is not overwritten."""
    icalendar = _icalendar()
    refused = Refused(f"{path} is geen agenda van dit programma; kies met --out een ander bestand.", field="out")
    try:
        calendar = icalendar.Calendar.from_ical(content)
        if str(calendar.get("prodid")) != PRODID:
            raise refused
        return [_known(event) for event in calendar.walk("VEVENT")]
    except (ValueError, KeyError, AttributeError, IndexError, TypeError):
        raise refused from None


def _known(event: Any) -> EarlierAppointment:
    """An event as it stands; other programs leave out properties that RFC 5545 does not ask for when they save a calendar."""
    start: date = event["dtstart"].dt
    day = start.date() if isinstance(start, datetime) else start
    stamp = event.get("last-modified") or event.get("dtstamp")
    changed: datetime = _FIRST if stamp is None else stamp.dt
    return EarlierAppointment(
        Appointment(
            str(event["uid"]),
            day.isoformat(),
            str(event.get("summary", "")),
            str(event.get("description", "")),
            f"{start:%H:%M}" if isinstance(start, datetime) else None,
            str(event["location"]) if "location" in event else None,
        ),
        tuple(alarm["trigger"].dt for alarm in event.walk("VALARM") if "trigger" in alarm),
        int(event.get("sequence", 0)),
        changed if changed.tzinfo else changed.replace(tzinfo=UTC),
        str(event.get("status")) == _CANCELLED,
    )


def write(
    afspraken: Iterable[Appointment],
    before: Sequence[EarlierAppointment],
    open_uids: frozenset[str],
    alarmen: Sequence[int],
    peildatum: str,
) -> Made:
    """A calendar. `before`: the earlier events; those in `open_uids` that are not in `afspraken` are left out.

    `alarmen`: how many days ahead a calendar warns, on days that have not passed. A cancelled event loses its text, also
    one that was cancelled in the earlier file.
    """
    icalendar = _icalendar()
    now = datetime.fromisoformat(peildatum).replace(tzinfo=UTC)
    # the days since 2020: an event that comes back gets a higher number than a calendar remembers
    least = max((now - _FIRST).days, 0)
    known = {previous.afspraak.uid: previous for previous in before}
    counts = {"nieuw": 0, "gewijzigd": 0, "ongewijzigd": 0, "vervallen": 0}
    events: list[EarlierAppointment] = []
    for afspraak in afspraken:
        afspraak = afspraak._replace(
            title=clean(afspraak.title),
            text="\n".join(map(clean, afspraak.text.split("\n"))),
            plaats=clean(afspraak.plaats) if afspraak.plaats else None,
        )
        triggers = _triggers(afspraak, alarmen, peildatum)
        old = known.pop(afspraak.uid, None)
        ahead = old and tuple(t for t in old.alarmen if _ahead(afspraak, t, peildatum))
        if old is None:
            events.append(EarlierAppointment(afspraak, triggers, least, now, vervallen=False))
            counts["nieuw"] += 1
        elif (old.afspraak, ahead, old.vervallen) == (afspraak, triggers, False):
            events.append(old._replace(alarmen=triggers))
            counts["ongewijzigd"] += 1
        else:
            events.append(EarlierAppointment(afspraak, triggers, max(old.sequence + 1, least), now, vervallen=False))
            counts["gewijzigd"] += 1
    for old in known.values():
        if old.vervallen and (now - old.gewijzigd).days <= _KEPT:
            events.append(old._replace(afspraak=old.afspraak.cleared(), alarmen=()))
        elif not old.vervallen and old.afspraak.uid not in open_uids:
            events.append(
                EarlierAppointment(old.afspraak.cleared(), (), max(old.sequence + 1, least), now, vervallen=True)
            )
            counts["vervallen"] += 1
    calendar = icalendar.Calendar()
    for name, value in (("prodid", PRODID), ("version", "2.0"), ("calscale", "GREGORIAN"), ("method", "PUBLISH")):
        calendar.add(name, value)
    for one in sorted(events, key=lambda e: (e.afspraak.day, e.afspraak.uid)):
        calendar.add_component(_event(icalendar, one))
    return Made(calendar.to_ical(), **counts)


def _triggers(afspraak: Appointment, alarmen: Sequence[int], peildatum: str) -> tuple[timedelta, ...]:
    """When a calendar warns, counted from the start of the event."""
    start = _start(afspraak)
    morning = datetime.combine(start, time(_HOUR))
    found = tuple(morning - timedelta(days=days) - start for days in alarmen)
    return tuple(t for t in found if _ahead(afspraak, t, peildatum))


def _ahead(afspraak: Appointment, trigger: timedelta, peildatum: str) -> bool:
    """Whether an alarm goes off on the peildatum or later."""
    return (_start(afspraak) + trigger).date().isoformat() >= peildatum


def _start(afspraak: Appointment) -> datetime:
    return datetime.fromisoformat(f"{afspraak.day}T{afspraak.tijd or '00:00'}")


def _event(icalendar: Any, one: EarlierAppointment) -> Any:
    event = icalendar.Event()
    start = _start(one.afspraak)
    event.add("uid", one.afspraak.uid)
    event.add("dtstamp", one.gewijzigd)
    event.add("last-modified", one.gewijzigd)
    event.add("sequence", one.sequence)
    if one.afspraak.tijd:
        event.add("dtstart", start)  # the hour of the wall clock, and no end: how long a talk takes is not recorded
    else:
        event.add("dtstart", start.date())
        event.add("dtend", date.fromordinal(start.toordinal() + 1))
    event.add("summary", one.afspraak.title)
    event.add("description", one.afspraak.text)
    event.add("class", "PRIVATE")
    if one.afspraak.plaats:
        event.add("location", one.afspraak.plaats)
    if not one.afspraak.tijd:
        event.add("transp", "TRANSPARENT")  # a last day does not fill the day
    event.add("status", _CANCELLED if one.vervallen else "CONFIRMED")
    for trigger in one.alarmen:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", trigger)
        alarm.add("description", one.afspraak.title)
        event.add_component(alarm)
    return event
