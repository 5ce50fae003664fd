"""The calendar, read back by the library that others read it with."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest

from tests.conftest import Runner


def events(path: Path) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    found = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


@pytest.fixture
def ics(tmp_path: Path) -> Path:
    return tmp_path / "termijnen.ics"


def write(runner: Runner, ics: Path, *options: str) -> dict[str, Any]:
    made: dict[str, Any] = runner.json("deadline", "calendar", "--out", str(ics), *options)
    return made


def test_every_open_term_is_a_whole_day_with_its_alarms(caseload: Runner, ics: Path) -> None:
    made = write(caseload, ics)
    lines = caseload.json("deadline", "list")
    found = events(ics)
    assert made["afspraken"] == made["nieuw"] == len(lines) == len(found) > 5
    by_key = {(uid.split(".")[0], uid.split(".")[1]): event for uid, event in found.items()}
    for line in lines:
        event = by_key[line["termijn"], line["dossier"]]
        day = date.fromisoformat(line["uiterlijk"])
        assert (event["dtstart"].dt, event["dtend"].dt) == (day, day + timedelta(days=1))
        assert line["naam"] in event["summary"]
        assert line["dossier"] in event["summary"]
        assert line["bron"] in event["description"]
        assert event["last-modified"].dt == datetime(2024, 9, 30, tzinfo=UTC)
        rings = [datetime(day.year, day.month, day.day, tzinfo=UTC) + a["trigger"].dt for a in event.walk("VALARM")]
        left = (day - date(2024, 9, 30)).days
        assert [(day - ring.date()).days for ring in rings] == [days for days in (14, 3) if days <= left]
        assert {ring.hour for ring in rings} <= {9}
    assert ics.stat().st_mode & 0o777 == 0o600
    assert list(ics.parent.glob(".*.nieuw")) == []


def test_a_second_run_changes_no_byte_also_on_a_later_day(caseload: Runner, ics: Path) -> None:
    write(caseload, ics)
    first = ics.read_bytes()
    again = write(caseload, ics)
    assert (again["nieuw"], again["gewijzigd"], again["vervallen"]) == (0, 0, 0)
    assert ics.read_bytes() == first
    caseload.peildatum = "2024-10-01"
    write(caseload, ics)
    assert ics.read_bytes() == first


def test_a_talk_that_moves_keeps_its_uid_and_gets_the_next_number(caseload: Runner, ics: Path) -> None:
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-10-20")
    write(caseload, ics, "--termijn", "voortgangsgesprek")
    ((uid, before),) = events(ics).items()
    caseload.ok("gesprek", "move", "2025-0001", "--naar", "2024-10-10")
    made = write(caseload, ics, "--termijn", "voortgangsgesprek")
    after = events(ics)[uid]
    assert (made["gewijzigd"], made["nieuw"]) == (1, 0)
    assert after["dtstart"].dt == date(2024, 10, 10)
    assert after["sequence"] > before["sequence"]


def test_what_is_done_is_cancelled_stays_so_and_leaves_in_the_end(caseload: Runner, ics: Path) -> None:
    write(caseload, ics)
    before = events(ics)
    (uid,) = (u for u in before if u.startswith("pip.2025-0002"))
    caseload.ok("pip", "create", "2025-0002", "--dagtekening", "2024-09-30")
    assert write(caseload, ics)["vervallen"] == 1
    event = events(ics)[uid]
    assert (str(event["status"]), event.walk("VALARM")) == ("CANCELLED", [])
    assert event["sequence"] > before[uid]["sequence"]
    assert (str(event["summary"]), str(event["description"])) == ("Vervallen", "")
    same = ics.read_bytes()
    assert write(caseload, ics)["vervallen"] == 0
    assert ics.read_bytes() == same
    caseload.peildatum = "2025-01-15"
    write(caseload, ics)
    assert uid not in events(ics)


def test_a_filter_leaves_out_and_cancels_nothing_and_what_returns_has_no_lower_number(
    caseload: Runner, ics: Path
) -> None:
    write(caseload, ics)
    before = events(ics)
    made = write(caseload, ics, "--termijn", "pip", "--dossier", "Berg")
    assert {uid.split(".")[1] for uid in events(ics)} <= {"2025-0003"}
    assert made["vervallen"] == 0
    caseload.peildatum = "2024-10-01"
    write(caseload, ics)
    after = events(ics)
    assert set(after) == set(before)
    assert all(after[uid]["sequence"] >= before[uid]["sequence"] for uid in after)


NAMES = ("Tesfay", "Selam", "Öztürk", "Elif", "Berg", "kamer 2")


def test_a_talk_is_an_event_with_its_hour_and_place(caseload: Runner, ics: Path) -> None:
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-10-07", "--tijd", "14:30", "--plaats", "kamer 2")
    caseload.ok("gesprek", "plan", "2025-0003", "--gepland", "2024-10-08", "--soort", "eindgesprek_zroute")
    write(caseload, ics, "--alarm", "3")
    found = {uid.split(".")[3]: event for uid, event in events(ics).items() if uid.startswith("gesprek.")}
    timed, whole = found["2025-0001"], found["2025-0003"]
    assert (timed["dtstart"].dt.isoformat(), "dtend" in timed) == ("2024-10-07T14:30:00", False)
    assert str(timed["location"]) == "kamer 2"
    assert "transp" not in timed
    (alarm,) = timed.walk("VALARM")
    assert (timed["dtstart"].dt + alarm["trigger"].dt).isoformat() == "2024-10-04T09:00:00"
    assert (whole["dtstart"].dt, "location" in whole) == (date(2024, 10, 8), False)
    assert not [uid for uid in events(ics) if uid.startswith("voortgangsgesprek.")]
    again = write(caseload, ics, "--alarm", "3")
    assert (again["nieuw"], again["gewijzigd"], again["vervallen"]) == (0, 0, 0)
    assert len(events(ics)) == again["afspraken"]
    caseload.peildatum = "2024-10-08"
    caseload.ok("gesprek", "record", "2025-0001", "--gepland", "2024-10-07", "--niet-verschenen")
    assert write(caseload, ics)["vervallen"] == 1


@pytest.mark.parametrize(
    ("options", "there"),
    [
        (("--termijn", "pip"), False), (("--termijn", "voortgangsgesprek"), True), (("--dossier", "Tesfay"), True),
        (("--dossier", "Berg"), False), (("--within", "7"), True), (("--within", "6"), False),
        (("--status", "lopend"), True), (("--status", "verlopen"), False),
    ],
)  # fmt: skip
def test_a_talk_is_chosen_as_its_term_would_be(
    caseload: Runner, ics: Path, options: tuple[str, ...], there: bool
) -> None:
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-10-07")
    write(caseload, ics, *options)
    assert any(uid.startswith("gesprek.") for uid in events(ics)) == there


def test_no_alarm_goes_off_on_a_day_that_passed(caseload: Runner, ics: Path) -> None:
    """The last day of an alarm is the peildatum itself; that one passes is no change of the event."""
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-10-07")
    for day, rings in (("2024-10-03", 2), ("2024-10-04", 1), ("2024-10-05", 0), ("2024-10-09", 0)):
        caseload.peildatum = day
        made = write(caseload, ics, "--termijn", "voortgangsgesprek", "--alarm", "4", "--alarm", "3")
        (event,) = events(ics).values()
        assert len(event.walk("VALARM")) == rings
        assert made["gewijzigd"] == 0
    for event in events(ics).values():
        assert str(event["status"]) == "CONFIRMED"


@pytest.mark.parametrize("options", [(), ("--zonder-namen",)])
def test_what_was_cancelled_or_erased_keeps_no_name_in_the_file(
    caseload: Runner, ics: Path, options: tuple[str, ...]
) -> None:
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-10-07", "--tijd", "14:30", "--plaats", "kamer 2")
    write(caseload, ics)
    assert all(name in ics.read_text(encoding="utf-8") for name in ("Tesfay", "kamer 2"))
    caseload.ok("case", "close", "2025-0001", "--reden", "verhuisd", "--datum", "2024-09-30")
    caseload.ok("case", "erase", "2025-0001", "--reden", "vergissing", "--yes")
    assert write(caseload, ics, *options)["vervallen"] > 1
    text = ics.read_text(encoding="utf-8")
    gone = NAMES if options else ("Tesfay", "Selam", "kamer 2")
    assert not [name for name in gone if name in text]


def test_a_file_that_kept_names_of_cancelled_events_loses_them(caseload: Runner, ics: Path) -> None:
    write(caseload, ics)
    caseload.ok("pip", "create", "2025-0002", "--dagtekening", "2024-09-30")
    write(caseload, ics, "--zonder-namen")
    named = ics.read_bytes().replace(b"SUMMARY:Vervallen", b"SUMMARY:PIP van Berg", 1)
    assert b"Berg" in named
    ics.write_bytes(named)
    write(caseload, ics, "--zonder-namen")
    assert not [name for name in NAMES if name in ics.read_text(encoding="utf-8")]


def test_without_names_no_name_is_in_the_file(caseload: Runner, ics: Path) -> None:
    write(caseload, ics, "--zonder-namen")
    text = ics.read_text(encoding="utf-8")
    assert all(name not in text for name in ("Tesfay", "Selam", "Öztürk", "Elif", "Berg"))
    assert "2025-0001" in text


def test_an_informational_term_comes_when_it_is_named(caseload: Runner, ics: Path) -> None:
    write(caseload, ics, "--termijn", "leerroute_wijzigen", "--alarm", "7")
    ((uid, event),) = events(ics).items()
    assert uid.startswith("leerroute_wijzigen.2025-0001.")
    (alarm,) = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-7, hours=9)


def test_hostile_names_are_text(caseload: Runner, ics: Path) -> None:
    caseload.ok("case", "edit", "2025-0001", "--geslachtsnaam", "A\r\nBEGIN:VEVENT\r\nUID:x;,\\n\u202e\x1b[31m")
    write(caseload, ics)
    found = events(ics)
    assert "x" not in found
    raw = ics.read_text(encoding="utf-8")
    assert not {"\u202e", "\x1b"} & set(raw)
    assert any("BEGIN:VEVENT" in str(event["summary"]) for event in found.values())


@pytest.mark.parametrize(
    "content", [b"hallo", b"", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:ander\r\nEND:VCALENDAR\r\n", b"\xff\xfe"]
)
def test_another_file_is_never_overwritten(caseload: Runner, ics: Path, content: bytes) -> None:
    ics.write_bytes(content)
    result = caseload("deadline", "calendar", "--out", str(ics))
    assert (result.code, result.out) == (3, "")
    assert "geen agenda van dit programma" in result.err
    assert ics.read_bytes() == content


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (("--status", "gehaald"), 2, "lopend, verlopen"),
        (("--within", "-1"), 2, "--within"),
        (("--alarm", "999"), 2, "--alarm: ‘999’"),
        (("--termijn", "iets"), 2, "geen termijn"),
        (("--dossier", "niemand"), 4, "Geen dossier"),
    ],
)
def test_bad_options_write_nothing(caseload: Runner, ics: Path, options: tuple[str, ...], code: int, said: str) -> None:
    result = caseload("deadline", "calendar", "--out", str(ics), *options)
    assert (result.code, said in result.err) == (code, True)
    assert not ics.exists()


def test_a_folder_that_is_not_there_and_a_missing_extra_are_said(
    caseload: Runner, ics: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = caseload("deadline", "calendar", "--out", str(ics.parent / "weg" / "x.ics"))
    assert (gone.code, "bestaat niet" in gone.err) == (3, True)
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    result = caseload("deadline", "calendar", "--out", str(ics))
    assert (result.code, "pip install 'inburgering-cli[agenda]'" in result.err) == (3, True)


@pytest.mark.parametrize(
    "lost", ["SEQUENCE", "LAST-MODIFIED", "DTSTAMP", "DESCRIPTION", "STATUS", "TRIGGER", "LAST-MODIFIED|DTSTAMP"]
)
def test_our_calendar_is_read_after_another_program_left_lines_out(caseload: Runner, ics: Path, lost: str) -> None:
    """RFC 5545 asks for UID and DTSTAMP alone, and a program that saves a calendar keeps what it knows."""
    write(caseload, ics)
    whole = events(ics)
    ics.write_bytes(b"".join(line for line in joined(ics) if not re.match(f"(?:{lost})[:;]".encode(), line)))
    write(caseload, ics)
    again = events(ics)
    assert again.keys() == whole.keys()
    assert {uid: str(event["description"]) for uid, event in again.items()} == {
        uid: str(event["description"]) for uid, event in whole.items()
    }


def joined(ics: Path) -> list[bytes]:
    """The lines of a calendar, each whole."""
    return ics.read_bytes().replace(b"\r\n ", b"").splitlines(keepends=True)
