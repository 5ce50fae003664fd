"""What a user is told when something is refused: days as Dutch people write them."""

import re

import pytest

from tests.conftest import Runner


@pytest.mark.parametrize(
    ("command", "code"),
    [
        ("intake record 2025-0001 --datum 2024-03-25 --deel 1", 3),
        ("case close 2025-0003 --reden vertrokken --datum 2025-01-02", 3),
        ("report delivery swi --kwartaal 2026-1 --check", 2),
        ("report delivery swi --kwartaal 2025-4 --check", 3),
    ],
)
def test_days_in_messages_are_dutch(caseload: Runner, command: str, code: int) -> None:
    caseload.peildatum = "2025-12-30"
    caseload.ok("case", "close", "2025-0003", "--reden", "vertrokken", "--datum", "2025-01-01")
    result = caseload(*command.split())
    assert result.code == code
    assert re.search(r"\d\d-\d\d-\d{4}", result.err)
    assert not re.search(r"\d{4}-\d\d-\d\d", result.err)


@pytest.mark.parametrize(
    "value",
    ["--hoeveel -1", "1.000", "1.000,50", "12,345", "vijf"],
)
def test_a_number_that_cannot_be_read_is_a_matter_of_usage(caseload: Runner, value: str) -> None:
    result = caseload("ontzorg", "cost", "2025-0001", "huur", *value.split())
    assert (result.code, result.out) == (2, "")
    if value[0].isdigit():
        assert "hoogstens 2 cijfers achter de komma en zonder punt voor de duizendtallen" in result.err


def test_what_is_there_is_refused_with_what_to_do_about_it(caseload: Runner) -> None:
    spend = ("budget", "spend", "leerroute", "10", "--datum", "2024-06-01", "--kenmerk", "F-1")
    caseload.ok(*spend)
    assert "--wijzig" in caseload(*spend).err
    caseload.ok(*spend[:3], "12,50", *spend[4:], "--wijzig")
    assert [r["bedrag"] for r in caseload.json("budget", "spending")] == [12.5]
    assert caseload(*spend[:-2], "--wijzig").code == 3
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-12-01")
    again = caseload("gesprek", "plan", "2025-0001", "--gepland", "2024-12-01")
    assert (again.code, "`inburgering gesprek move 2025-0001 " in again.err, "--wijzig" in again.err) == (
        3,
        True,
        False,
    )


def test_a_talk_of_which_nothing_is_told_is_not_recorded(caseload: Runner) -> None:
    caseload.ok("gesprek", "plan", "2025-0001", "--gepland", "2024-12-01")
    result = caseload("gesprek", "record", "2025-0001")
    assert (result.code, result.out) == (3, "")
    assert "--niet-verschenen" in result.err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("intake record 2025-0003 --datum 2025-06-01 --deel 1", False),
        ("intake record 2025-0003 --datum 2025-06-02 --deel 1", True),
        ("activiteit add 2025-0003 taalles --start 2025-06-01 --einde 2025-12-01", False),
        ("activiteit add 2025-0003 taalles --start 2025-06-02", True),
        ("gesprek record 2025-0003 --gehouden 2025-06-02", True),
        ("besluit record 2025-0003 nieuwe_termijn --datum 2025-06-02 --tot 2029-01-01", True),
    ],
)
def test_a_fact_from_after_the_closing_of_a_dossier_is_doubted(caseload: Runner, command: str, told: bool) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("case", "close", "2025-0003", "--reden", "verhuisd", "--datum", "2025-06-01")
    assert ("is gesloten op 01-06-2025" in caseload.ok(*command.split()).err) == told


@pytest.mark.parametrize(("day", "told"), [("2024-10-14", False), ("2024-10-15", True)])
def test_ontzorgen_that_begins_after_its_last_day_is_doubted(caseload: Runner, day: str, told: bool) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("case", "edit", "2025-0003", "--kennisgeving", "2024-04-01", "--bijstand-ingang", "2024-04-15")
    assert ("liep tot en met 14-10-2024" in caseload.ok("ontzorg", "start", "2025-0003", "--datum", day).err) == told


def test_a_route_that_has_to_be_downscaled_is_told_the_command_with_its_dossier(caseload: Runner) -> None:
    result = caseload("route", "assign", "2025-0001", "b1", "--niveau", "a2", "--datum", "2024-06-03")
    assert result.code == 3
    assert "`inburgering route downscale 2025-0001 --datum DATUM`" in result.err


@pytest.mark.parametrize(
    ("facts", "what", "day"),
    [
        ("case edit {d} --huisvesting 2024-05-05", "het dossier zelf", "2024-05-05"),
        ("gesprek record {d} --gehouden 2024-05-02", "gesprek", "2024-05-02"),
        ("besluit record {d} nieuwe_termijn --datum 2024-05-03 --tot 2029-01-01", "besluit van DUO", "2024-05-03"),
        ("activiteit add {d} taalles --start 2024-05-04", "activiteit", "2024-05-04"),
    ],
)
@pytest.mark.parametrize("how", ["close", "edit"])
def test_closing_before_a_fact_warns_as_the_fact_after_it_does(
    inburgering: Runner, facts: str, what: str, day: str, how: str
) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "Sluit", "--doelgroep", "asielstatushouder")
    inburgering.ok(*facts.format(d="2024-0001").split())
    shut = {
        "close": "case close {d} --reden verhuisd --datum {day}",
        "edit": "case edit {d} --reden verhuisd --dossier-gesloten {day}",
    }
    before = f"{day[:-2]}{int(day[-2:]) - 1:02}"
    wanted = f"{what} ({day[8:]}-{day[5:7]}-{day[:4]}) is van daarna. Klopt de dag?"
    for closed, told in ((day, False), (before, True)):
        done = inburgering.ok(*shut[how].format(d="2024-0001", day=closed).split())
        assert (wanted in " ".join(done.err.split())) == told, done.err
        found = inburgering.json("db", "check")
        assert found["in_orde"]
        assert [wanted in line for line in found["let_op"]] == [True] * told
        assert (wanted in inburgering.ok("db", "check").out) == told
        inburgering.ok("case", "edit", "2024-0001", "--leeg", "dossier_gesloten", "--leeg", "reden")
        assert inburgering.json("db", "check")["let_op"] == []
