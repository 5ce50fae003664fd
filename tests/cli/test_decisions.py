"""Letters about one talk, decisions and the letter on ontheffing, for every group and stelsel that they exist for."""

from pathlib import Path

import pytest

from inburgering_cli.core.dates import dutch_long
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.terms.policy import DEFAULT
from tests.cli.test_documents import make, text_of
from tests.conftest import Runner

NUMBER = "2024-0001"
#: name -> options of `case add` for each group and stelsel.
PEOPLE = {
    "asiel_wi2021": "--doelgroep asielstatushouder --plicht-begin 2023-06-01 --bijstand-ingang 2024-07-01"
    " --huisvesting 2024-07-01",
    "gezin_wi2021": "--doelgroep gezinsmigrant --plicht-begin 2023-06-01",
    "overig_wi2021": "--doelgroep overige_migrant --plicht-begin 2023-06-01",
    "asiel_wi2013": "--doelgroep asielstatushouder --plicht-begin 2021-06-01 --huisvesting 2024-07-01",
    "gezin_wi2013": "--doelgroep gezinsmigrant --plicht-begin 2021-06-01",
}
NEW = tuple(name for name in PEOPLE if name.endswith("wi2021"))
OLD = tuple(name for name in PEOPLE if name.endswith("wi2013"))


@pytest.fixture
def person(inburgering: Runner, request: pytest.FixtureRequest) -> Runner:
    """A runner on a store with one person of the asked group."""
    inburgering.peildatum = "2024-12-02"
    inburgering.ok("case", "add", "--geslachtsnaam", "Haile", *PEOPLE[request.param].split())
    return inburgering


def record(runner: Runner, *commands: str) -> None:
    for command in commands:
        runner.ok(*(part.replace("~", " ") for part in command.split()))


def letter(runner: Runner, folder: Path, soort: str, *options: str) -> str:
    (html,) = make(runner, folder, "brief", "make", soort, NUMBER, *options)
    return text_of(html.partition(b"<body>")[2])


def refused(runner: Runner, folder: Path, soort: str, said: str, *options: str) -> None:
    before = runner.dump()
    result = runner("brief", "make", soort, NUMBER, *options, "--out", str(folder / "uit"))
    assert (result.code, result.out) == (3, "")
    assert said in result.err
    assert runner.dump() == before
    assert not (folder / "uit").exists()


@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_an_appointment_is_confirmed_as_it_is_planned(person: Runner, tmp_path: Path) -> None:
    refused(person, tmp_path, "bevestiging_afspraak", "gesprek plan 2024-0001")
    record(
        person,
        f"gesprek plan {NUMBER} --gepland 2024-12-02",
        f"gesprek plan {NUMBER} --gepland 2024-12-20 --soort ander",
    )
    told = letter(person, tmp_path, "bevestiging_afspraak", "--tijd", "10.30 uur", "--plaats", "kamer 2")
    assert "Gesprek voortgangsgesprek Dag maandag 2 december 2024 Tijd 10.30 uur Plaats kamer 2" in told
    person.peildatum = "2024-12-03"  # the first one has passed: it is not confirmed any more
    assert "Gesprek ander gesprek Dag vrijdag 20 december 2024" in letter(person, tmp_path, "bevestiging_afspraak")
    person.peildatum = "2024-12-21"
    refused(person, tmp_path, "bevestiging_afspraak", "op of na 21 december 2024")


@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_a_missed_talk_is_told_with_the_next_one_and_without_a_threat(person: Runner, tmp_path: Path) -> None:
    refused(person, tmp_path, "gemist_gesprek", "--niet-verschenen")
    record(person, f"gesprek record {NUMBER} --gepland 2024-11-20 --niet-verschenen")
    refused(person, tmp_path, "gemist_gesprek", "geen nieuw gesprek gepland", "--tijd", "10.30 uur")
    told = letter(person, tmp_path, "gemist_gesprek")
    assert "Op 20 november 2024 had u een afspraak met ons: een voortgangsgesprek. U bent niet gekomen." in told
    assert "Dan maken wij samen een nieuwe afspraak" in told
    assert "boete" not in told
    record(person, f"gesprek plan {NUMBER} --gepland 2024-12-20")
    told = letter(person, tmp_path, "gemist_gesprek", "--tijd", "9.00 uur")
    assert "Uw nieuwe afspraak Gesprek voortgangsgesprek Dag vrijdag 20 december 2024 Tijd 9.00 uur" in told
    record(person, f"gesprek record {NUMBER} --gepland 2024-11-28 --gehouden 2024-11-28")
    refused(person, tmp_path, "gemist_gesprek", "is er een gehouden op 28 november 2024")


def clause(told: str, term: str, day: str) -> None:
    """The clause on objection by the declared term, counted from the day of announcement."""
    declared = TERMS[term].versions[0]
    last = dutch_long(declared.last_days(day, DEFAULT.gelijkgesteld)[0]).split(" ", 1)[1]
    assert f"U hebt {declared.duration} de tijd om bezwaar te maken" in told
    assert f"Stuur uw brief uiterlijk op {last}." in told


@pytest.mark.parametrize("person", NEW, indirect=True)
def test_a_changed_pip_is_a_decision_with_its_reason(person: Runner, tmp_path: Path) -> None:
    record(person, f"pip create {NUMBER} --dagtekening 2024-09-02", f"route assign {NUMBER} b1 --datum 2024-09-02")
    refused(person, tmp_path, "besluit_wijziging_pip", "nog niet gewijzigd")
    record(
        person,
        f"route assign {NUMBER} z --datum 2024-11-18 --reden te~zwaar",
        f"pip revise {NUMBER} --dagtekening 2024-11-25 --reden De~B1-route~is~te~zwaar.",
    )
    told = letter(person, tmp_path, "besluit_wijziging_pip")
    assert "heeft dit besluit genomen op 25 november 2024, op grond van artikel 15 van de Wet inburgering 2021" in told
    assert "Waarom wij uw plan hebben gewijzigd De B1-route is te zwaar." in told
    assert "van 2 september 2024 Uw nieuwe plan van 25 november 2024 Uw vorige leerroute B1-route" in told
    assert "Uw nieuwe leerroute Z-route" in told
    assert "Stuur uw brief uiterlijk" not in told  # nobody knows yet when it was announced
    record(
        person,
        f"pip revise {NUMBER} --dagtekening 2024-11-29 --bekendmaking 2024-12-02 --reden anders",
    )
    told = letter(person, tmp_path, "besluit_wijziging_pip")
    clause(told, "bezwaar", "2024-12-02")
    assert "Uw leerroute blijft de Z-route" in told


@pytest.mark.parametrize("person", NEW, indirect=True)
def test_lowering_to_a2_is_a_decision_on_recorded_hours_and_effort(person: Runner, tmp_path: Path) -> None:
    record(person, f"route assign {NUMBER} b1 --datum 2024-09-02")
    refused(person, tmp_path, "besluit_afschalen", "niet afgeschaald")
    record(person, f"route downscale {NUMBER} --datum 2024-11-25")
    refused(person, tmp_path, "besluit_afschalen", "niet vastgelegd: de gevolgde cursusuren, de getoonde inspanning")
    record(
        person,
        f"route assign {NUMBER} b1 --datum 2024-09-02 --uren 612 --afschaal-reden kwam~altijd --wijzig"
        " --afschaal-bekendmaking 2024-11-26",
    )
    told = letter(person, tmp_path, "besluit_afschalen")
    assert "heeft dit besluit genomen op 25 november 2024, op grond van artikel 17 van de Wet inburgering 2021" in told
    assert "U hebt 612 uur les gevolgd." in told
    assert "Uw inspanning kwam altijd" in told
    clause(told, "bezwaar_leerroute", "2024-11-26")


@pytest.mark.parametrize("person", ["asiel_wi2021"], indirect=True)
def test_a_longer_ontzorgen_is_a_decision_with_its_new_last_day(person: Runner, tmp_path: Path) -> None:
    refused(person, tmp_path, "besluit_ontzorgen_verlengen", "niet verlengd")
    record(
        person,
        f"ontzorg start {NUMBER} --datum 2024-07-01 --bekendmaking 2024-07-02 --huur 612,50",
        f"ontzorg extend {NUMBER} --datum 2024-11-25 --tot 2025-03-31 --reden nog~schulden",
    )
    told = letter(person, tmp_path, "besluit_ontzorgen_verlengen")
    assert "heeft dit besluit genomen op 25 november 2024, op grond van artikel 57 van de Participatiewet" in told
    assert "Wij betalen tot en met 31 maart 2025" in told
    assert "Huur € 612,50 per maand" in told.replace("\u00a0", " ")
    assert "Stuur uw brief uiterlijk" not in told  # the day on which the first decision was announced is not this one's
    record(
        person,
        f"ontzorg extend {NUMBER} --datum 2024-11-28 --tot 2025-04-30 --reden nog~schulden --bekendmaking 2024-11-29",
    )
    clause(letter(person, tmp_path, "besluit_ontzorgen_verlengen"), "bezwaar_ontzorgen", "2024-11-29")
    (last,) = person.json("deadline", "list", "--dossier", NUMBER, "--termijn", "bezwaar_ontzorgen", "--all")
    assert last["start"] == "2024-11-29"
    person.peildatum = "2025-05-01"
    refused(person, tmp_path, "besluit_ontzorgen_verlengen", "voorbij sinds 30 april 2025")
    record(person, f"ontzorg stop {NUMBER} --datum 2025-04-15")
    refused(person, tmp_path, "besluit_ontzorgen_verlengen", "gestopt op 15 april 2025")


@pytest.mark.parametrize("person", OLD, indirect=True)
@pytest.mark.parametrize("soort", ["besluit_wijziging_pip", "besluit_afschalen", "besluit_ontzorgen_verlengen"])
def test_under_the_law_of_before_2022_these_decisions_do_not_exist(person: Runner, tmp_path: Path, soort: str) -> None:
    refused(person, tmp_path, soort, "valt onder de wet van vóór 2022")


@pytest.mark.parametrize("person", PEOPLE, indirect=True)
def test_the_letter_on_ontheffing_names_the_grounds_of_the_law_that_governs(person: Runner, tmp_path: Path) -> None:
    told = letter(person, tmp_path, "wijzen_op_ontheffing")
    new = person.json("case", "show", NUMBER)["stelsel"] == "wi2021"
    assert ("artikel 5 van de Wet inburgering 2021." in told) is new
    assert ("artikel 6 van de Wet inburgering." in told) is not new
    assert ("DUO vraagt dan ook advies aan ons" in told) is new
    assert "DUO beslist, niet de gemeente." in told
    record(person, f"besluit record {NUMBER} ontheffing --datum 2024-11-25 --omvang geheel --grond medisch")
    refused(person, tmp_path, "wijzen_op_ontheffing", "25-11-2024")
    record(person, f"case close {NUMBER} --reden ontheffing --datum 2024-11-26")
    refused(person, tmp_path, "wijzen_op_ontheffing", "gesloten")
