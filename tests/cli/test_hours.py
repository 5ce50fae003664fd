"""Hours, MAP, PVT, examens and the end of the Z-route, through the commands."""

import csv
import io
import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.law.plicht.hours import HoursState
from inburgering_cli.store.reads import progress
from tests.conftest import Runner

D = "2025-0001"  # of the worked example: asielstatushouder under wi2021, first PIP 28 May 2024


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The worked example on the last day of 2025."""
    caseload.peildatum = "2025-12-31"
    return caseload


def hours(runner: Runner, kind: str, maand: str, gevolgd: str) -> None:
    runner.ok("activiteit", "hours", D, kind, "--maand", maand, "--gevolgd", gevolgd)


def account(runner: Runner, ident: str) -> dict[str, Any]:
    found: dict[str, Any] = {r["onderdeel"]: r for r in runner.json("route", "account", D)}[ident]
    return found


def in_zroute(runner: Runner, course: str = "800", participation: str = "700") -> None:
    """The Z-route with hours: course and participation, 40 hours of MAP and 12 of PVT, and some of the intake."""
    runner.ok("route", "assign", D, "z", "--datum", "2024-09-02", "--reden", "lage leerbaarheid")
    hours(runner, "taalles", "2024-10", course)
    hours(runner, "vrijwilligerswerk", "2024-10", participation)
    runner.ok("map", "record", D, "werkervaring", "--datum", "2024-10-01", "--praktijkuren", "40", "--behaald")
    runner.ok("pvt", "record", D, "inleiding", "--datum", "2024-10-02", "--uren", "12", "--aanwezig")
    runner.ok("intake", "record", D, "--datum", "2024-05-20", "--uren-participatie", "48")


def completed(runner: Runner, *, talk: bool = True) -> None:
    if talk:
        runner.ok("gesprek", "record", D, "--soort", "eindgesprek_zroute", "--gehouden", "2025-12-01")
    runner.ok("pvt", "sign", D, "--datum", "2024-11-01")
    runner.ok("map", "complete", D, "--datum", "2025-02-03")


@pytest.mark.parametrize(
    ("day", "june", "may"),
    [
        ("2025-05-30", 0, 0),
        ("2025-05-31", 0, 40),  # the last day of the month
        ("2025-06-26", 0, 40),
        ("2025-06-27", 30, 40),  # the last day of the activity
    ],
)
def test_hours_count_from_the_last_day_of_their_month_or_of_the_activity(
    later: Runner, day: str, june: int, may: int
) -> None:
    hours(later, "taalles", "2025-05", "40")
    hours(later, "taalles", "2025-06", "30")
    later.peildatum = day
    assert account(later, "afschalen")["gevolgd"] == june + may


def test_hours_of_a_running_month_are_announced(later: Runner) -> None:
    hours(later, "taalles", "2025-06", "30")
    later.peildatum = "2025-06-10"
    (step, _) = account(later, "afschalen")["stappen"]
    assert step == {
        "tekst": "30 uur hoort bij een maand die nog loopt; die telt vanaf de laatste dag ervan.",
        "uren": None,
    }


def test_hours_of_before_the_month_of_the_first_pip_do_not_count_but_those_of_the_intake_do(later: Runner) -> None:
    later.ok("activiteit", "add", D, "alfabetisering", "--start", "2024-04-02", "--einde", "2024-06-30")
    for month, value in (("2024-04", "10"), ("2024-05", "20"), ("2024-06", "40")):
        hours(later, "alfabetisering", month, value)
    later.ok("intake", "record", D, "--datum", "2024-04-20", "--uren-taal", "8,5")
    found = account(later, "afschalen")
    assert found["gevolgd"] == 48.5
    told = " ".join(s["tekst"] for s in found["stappen"])
    assert "10 uur is van vóór of op de dag van het eerste PIP (28-05-2024)" in told
    assert "20 uur is van de maand van het eerste PIP (28-05-2024)" in told
    # of the 20 hours 12 came before
    later.ok("activiteit", "hours", D, "alfabetisering", "--maand", "2024-05", "--voor-pip", "12", "--wijzig")
    found = account(later, "afschalen")
    assert found["gevolgd"] == 56.5
    assert "22 uur is van vóór of op de dag" in " ".join(s["tekst"] for s in found["stappen"])
    later.ok("activiteit", "hours", D, "alfabetisering", "--maand", "2024-05", "--voor-pip", "0", "--wijzig")
    assert account(later, "afschalen")["gevolgd"] == 68.5
    assert account(later, "alfabetisering") | {"stappen": []} == {
        "dossier": D, "onderdeel": "alfabetisering", "omschrijving": "alfabetisering", "norm": None, "gevolgd": 60.0,
        "rest": None, "gehaald": None, "bron": "nota tabel 1.0", "verwacht": None, "achter": None, "stappen": [],
    }  # fmt: skip


def test_the_zroute_is_refused_with_what_is_missing_and_then_completed(later: Runner) -> None:
    in_zroute(later, "799,5", "700")
    before = later.dump()
    refused = later("route", "complete", D, "--datum", "2025-12-15")
    assert refused.code == 3
    for part in (
        "799,5 van 800 uur, nog 0,5 (Bi 3.14 lid 2 en 3)",
        "het eindgesprek ligt niet vast",
        "(Bi 3.14 lid 4)",
    ):
        assert part in refused.err
    assert "participatie:" not in refused.err  # 700 + 40 + 12 + 48
    assert later.dump() == before
    later.ok("activiteit", "hours", D, "taalles", "--maand", "2024-10", "--gevolgd", "800", "--wijzig")
    completed(later)
    assert "pvt" not in later.ok("route", "complete", D, "--datum", "2025-12-15").err.lower()
    shown = later.json("case", "show", D)
    assert shown["gebeurtenissen"]["zroute_afgerond"] == "2025-12-15"
    assert shown["plicht_gereed"] == {"sinds": "2025-12-15", "door": "voldaan"}
    assert shown["fase"] == "traject"
    assert "aan de plicht kan zijn voldaan; dat besluit is aan DUO" in " ".join(later.ok("case", "show", D).out.split())
    later.peildatum = "2026-01-15"
    (step,) = [s for s in later.json()["volgende_stap"] if s["dossier"] == D]
    assert step["stap"] == "plicht kan voldaan: DUO-besluit vastleggen"
    later.ok("case", "edit", D, "--voldaan", "2026-01-10")
    assert [s for s in later.json()["volgende_stap"] if s["dossier"] == D] == []
    later.peildatum = "2025-12-14"
    assert later.json("case", "show", D)["plicht_gereed"] is None


def test_hours_and_talk_after_the_day_of_completion_do_not_help(later: Runner) -> None:
    in_zroute(later)
    later.ok("gesprek", "record", D, "--soort", "eindgesprek_zroute", "--gehouden", "2025-12-16")
    assert later("route", "complete", D, "--datum", "2025-12-15").code == 3
    assert later("route", "complete", D, "--datum", "2024-10-30").code == 3
    warned = later.ok("route", "complete", D, "--datum", "2025-12-16").err
    assert "PVT ligt nog niet vast" in warned
    assert "DUO neemt PVT en MAP niet aan met een dag na de afronding" in warned
    assert later("pvt", "sign", D, "--datum", "2025-12-17").code == 3


def test_a_zroute_that_is_read_in_as_completed_is_a_warning(later: Runner, tmp_path: Any) -> None:
    path = tmp_path / "routes.csv"
    path.write_text(f"dossier;route;datum;afgerond_op\n{D};z;2024-09-02;2025-12-15\n", encoding="utf-8")
    told = later.ok("import", "routes", str(path))
    assert "zonder dat alle uren en het eindgesprek vastliggen" in told.err


@pytest.mark.parametrize(("recorded", "code"), [("599,75", 3), ("600", 0), ("601", 0)])
def test_lowering_to_a2_rests_on_the_recorded_hours(later: Runner, recorded: str, code: int) -> None:
    hours(later, "taalles", "2024-10", recorded)
    told = later("route", "downscale", D, "--datum", "2025-12-01", "--reden", "alle lessen gevolgd")
    assert told.code == code
    if code:
        assert "vastgelegd zijn er 599,75, nog 0,25 te gaan" in told.err
    else:
        assert f"steunt op {recorded} vastgelegde cursusuren" in told.err
        assert later.json("case", "show", D)["route"][-1]["uren"] == int(recorded)


def test_hours_from_before_the_pip_are_asked_in_its_own_month_alone(later: Runner) -> None:
    told = later("activiteit", "hours", D, "taalles", "--maand", "2024-10", "--gevolgd", "9", "--voor-pip", "4")
    assert told.code == 3
    assert "hoort bij de maand van het eerste PIP (28-05-2024), niet bij 2024-10" in told.err
    later.ok("activiteit", "add", D, "knm", "--start", "2024-05-06")
    told = later("activiteit", "hours", D, "knm", "--maand", "2024-05", "--gevolgd", "9", "--voor-pip", "9,25")
    assert told.code == 3
    assert "meer dan de gevolgde uren" in told.err
    later.ok("activiteit", "hours", D, "knm", "--maand", "2024-05", "--gevolgd", "9", "--voor-pip", "9")


# Bi 5.5 lid 1-2 takes 600 hours of Dutch: with 564 of lessons, 40 of the intake are enough when they were Dutch
@pytest.mark.parametrize(
    ("intake", "code", "words"),
    [
        (("--uren-nt2", "40"), 0, "steunt op 604 vastgelegde cursusuren"),
        (("--uren-nt2", "36"), 0, "steunt op 600 vastgelegde cursusuren"),
        (("--uren-nt2", "35,75"), 3, "vastgelegd zijn er 599,75, nog 0,25 te gaan"),
        (("--uren-knm", "40"), 3, "vastgelegd zijn er 564, nog 36 te gaan"),
        (("--uren-taal", "40"), 0, "40 uur van de intake ligt vast als taalles en KNM samen; KNM telt niet mee"),
    ],
)
def test_lowering_to_a2_does_not_count_knm(later: Runner, intake: tuple[str, str], code: int, words: str) -> None:
    later.ok("intake", "record", D, "--datum", "2024-05-20", *intake)
    for month in range(7, 13):
        hours(later, "taalles", f"2024-{month:02}", "94")
    told = later("route", "downscale", D, "--datum", "2025-12-01", "--reden", "alle lessen gevolgd")
    assert told.code == code
    assert words in " ".join(told.err.split())
    assert ("KNM samen" in told.err) is ("--uren-taal" in intake)


def test_intake_hours_are_given_apart_or_together(later: Runner) -> None:
    told = later("intake", "record", D, "--datum", "2024-05-20", "--uren-taal", "4", "--uren-knm", "4")
    assert told.code == 3
    assert "apart (--uren-nt2 en --uren-knm) of samen (--uren-taal)" in " ".join(told.err.split())


@pytest.mark.parametrize(("reason", "warned"), [("slechtziend", False), ("auditieve beperking", False), ("druk", True)])
def test_an_exemption_of_the_toets_for_something_else_is_warned_about(later: Runner, reason: str, warned: bool) -> None:
    told = later.ok("intake", "record", D, "--datum", "2024-05-20", "--toets-ontheffing", reason).err
    assert ("visuele of auditieve beperking (Wi 14 lid 6)" in " ".join(told.split())) is warned


def test_the_college_deducts_hours_of_a_school_of_before_the_pip(later: Runner) -> None:
    later.ok("route", "assign", D, "z", "--datum", "2024-09-02", "--reden", "lage leerbaarheid")
    later.ok("activiteit", "add", D, "opleiding", "--start", "2023-09-01", "--schoolsoort", "entree")
    hours(later, "opleiding", "2024-03", "60")
    assert "60 uur aan het vso" in str(account(later, "zroute_cursus")["stappen"])
    later.ok("activiteit", "add", D, "opleiding", "--start", "2023-09-01", "--in-mindering", "40", "--schoolsoort",
             "entree", "--wijzig")  # fmt: skip
    assert account(later, "zroute_cursus")["gevolgd"] == 40
    for wrong in (("opleiding", "--in-mindering", "4"), ("taalles", "--schoolsoort", "vso"),
                  ("taalles", "--geen-vrijstellend")):  # fmt: skip
        assert later("activiteit", "add", D, wrong[0], "--start", "2024-01-08", *wrong[1:]).code in (2, 3)


# the first PIP is of 28-05-2024: the route may change until 28-11-2025 (Bi 5.4 lid 1), or later by lid 2
@pytest.mark.parametrize(
    ("ended", "code"), [("2025-11-28", 3), ("2025-11-29", 0), ("2025-12-30", 0), ("2025-12-31", 3)]
)
def test_the_route_changes_after_an_opleiding_that_does_not_exempt(later: Runner, ended: str, code: int) -> None:
    later.ok(
        "activiteit", "add", D, "opleiding", "--start", "2024-09-02", "--schoolsoort", "vso", "--geen-vrijstellend"
    )
    told = later.ok("activiteit", "stop", D, "opleiding", "--einde", ended).err
    assert "meldt u aan DUO, met het oog op verlenging (Bi 9.3 lid 2 b)" in " ".join(told.split())
    result = later("route", "assign", D, "z", "--datum", "2025-12-31")
    assert result.code == code
    assert ("(Bi 5.4 lid 2)" in result.err) is (code == 0)


@pytest.mark.parametrize(("practice", "left"), [("39", "nog 1 van 40 uur (Bi 3.2 lid 4)"), ("40", "")])
def test_completing_the_map_says_what_is_not_recorded(later: Runner, practice: str, left: str) -> None:
    for part in ("arbeidsmarktorientatie", "bedrijfsbezoeken", "beroepskeuzetest", "competenties", "cv",
                 "werknemersvaardigheden", "sollicitatietraining", "sollicitatiegesprekken"):  # fmt: skip
        later.ok("map", "record", D, part, "--datum", "2024-10-01", "--uren", "2", "--behaald")
    later.ok("map", "record", D, "werkervaring", "--datum", "2024-10-02", "--praktijkuren", practice, "--behaald")
    assert "eindgesprek met de gemeente" in later.ok("map", "show", D).out
    told = later.ok("map", "complete", D, "--datum", "2025-02-03").err
    assert left in told
    assert bool(told) is bool(left)
    rows = {r["onderdeel"]: r for r in later.json("map", "status", D)}
    assert rows["praktijkuren"]["uren"] == float(practice)
    assert rows["eindgesprek"]["behaald_op"] == "2025-02-03"
    assert rows["cv"] == {
        "dossier": D, "onderdeel": "cv", "naam": "actueel cv", "behaald_op": "2024-10-01", "uren": 2.0,
        "doel": None, "gedaan": None, "ontbreekt": None, "bron": "nota bijlage 5",
    }  # fmt: skip


def test_the_map_is_not_asked_in_the_onderwijsroute(later: Runner) -> None:
    later.ok("route", "assign", D, "onderwijs", "--datum", "2024-09-02")
    assert "hoeft de MAP niet (Wi 8 lid 3)" in later.ok("map", "complete", D, "--datum", "2025-02-03").err
    assert "map" not in {r["id"] for r in later.json("route", "requirements", D)}


def test_signing_the_pvt_says_what_is_not_recorded(later: Runner) -> None:
    later.ok("pvt", "record", D, "inleiding", "--datum", "2024-06-20", "--uren", "8", "--aanwezig")
    told = later.ok("pvt", "sign", D, "--datum", "2024-08-01").err
    for part in (
        "activiteit of excursie: nog niet gevolgd",
        "nog 4 van 12 uur (Bi 3.1 lid 3)",
        "ondertekenen: nog niet",
    ):
        assert part in told
    assert "bijeenkomst van het ondertekenen" in later.ok("pvt", "show", D).out
    assert later.json("pvt", "status", D)[0]["behaald_op"] == "2024-06-20"


def test_exams_tell_which_are_passed_and_which_remain(later: Runner) -> None:
    for part, level in (("knm", None), ("le", "b1"), ("lu", "a2"), ("sc", "b1")):
        more = ("--niveau", level) if level else ()
        later.ok("examen", "record", D, part, "--datum", "2025-11-03", "--uitslag", "geslaagd", *more)
    later.ok(
        "besluit", "record", D, "vrijstelling", "--datum", "2025-11-10", "--omvang", "gedeeltelijk", "--onderdeel", "sp"
    )
    found = {r["id"]: r for r in later.json("examen", "status", D)}
    assert {k: r["status"] for k, r in found.items()} == {
        "examen_knm": "behaald", "examen_le": "behaald", "examen_lu": "te_doen", "examen_sc": "behaald",
        "examen_sp": "vrijgesteld",
    }  # fmt: skip
    assert [r["poging"] for r in later.json("examen", "list", D)] == [1, 1, 1, 1]
    assert found["examen_lu"]["toelichting"] == "geslaagd op 03-11-2025 (niveau A2); nodig is B1"
    later.ok("examen", "record", D, "lu", "--datum", "2025-12-01", "--uitslag", "geslaagd", "--niveau", "b1")
    assert [r["poging"] for r in later.json("examen", "list", D)][-1] == 2
    completed(later, talk=False)
    assert later.json("case", "show", D)["plicht_gereed"] == {"sinds": "2025-12-01", "door": "voldaan"}
    assert [s["stap"] for s in later.json()["volgende_stap"] if s["dossier"] == D] == [
        "plicht kan voldaan: DUO-besluit vastleggen"
    ]


def test_completing_the_b1_route_names_the_exams_that_are_not_recorded(later: Runner) -> None:
    later.ok("examen", "record", D, "le", "--datum", "2025-11-03", "--uitslag", "geslaagd", "--niveau", "b1")
    told = later.ok("route", "complete", D, "--datum", "2025-12-15").err
    assert (
        "Van het examen ligt nog niet vast: Kennis van de Nederlandse Maatschappij, luisteren, schrijven, spreken (Wi 7)"
        in told
    )
    assert "PVT ligt nog niet vast" in told
    assert "na de afronding van de Z-route" not in told


def test_an_ontheffing_of_the_whole_plicht_asks_to_close_the_dossier(later: Runner) -> None:
    later.ok("besluit", "record", D, "ontheffing", "--datum", "2025-12-10", "--omvang", "geheel")
    (step,) = [s for s in later.json()["volgende_stap"] if s["dossier"] == D]
    assert step["stap"] == "ontheven door DUO: dossier sluiten"


def test_the_account_tells_the_pace_and_its_steps_in_every_format(later: Runner) -> None:
    in_zroute(later, "300", "100")
    found = account(later, "zroute_cursus")
    assert (found["norm"], found["gevolgd"], found["rest"], found["gehaald"]) == (800.0, 300.0, 500.0, False)
    assert found["achter"] is True  # 583 of 1,096 days are over
    assert found["verwacht"] == pytest.approx(425.5, abs=1)
    rows = list(csv.DictReader(io.StringIO(later.ok("route", "account", D, "-o", "csv").out), delimiter=";"))
    own = [r for r in rows if r["onderdeel"] == "zroute_participatie"]
    assert [r["stap"] for r in own] == ["1", "2", "3", "4"]
    assert sum(float(r["stap_uren"]) for r in own) == 200.0
    table = later.ok("route", "account", D).out
    assert "loopt achter" in table
    assert "1. taalles: 300 uur." in table
    assert "Urenstaat" in later.ok("case", "show", D).out


def test_reading_all_dossiers_at_once_gives_what_each_gives_by_itself(later: Runner) -> None:
    in_zroute(later)
    later.ok("examen", "record", D, "le", "--datum", "2025-11-03", "--uitslag", "geslaagd")
    later.ok("pvt", "sign", D, "--datum", "2024-11-01")
    later.ok("begeleiding", "add", "Berg", "--start", "2024-04-02", "--einde", "2024-10-01", "--uren", "30")
    with sqlite3.connect(later.store) as connection:
        idents = [row[0] for row in connection.execute("SELECT id FROM dossier ORDER BY id")]
        every = progress.hours(connection, "2025-12-31")
        found = {ident: every(ident) for ident in idents}
        each = {ident: progress.hours_of(connection, "2025-12-31", ident) for ident in idents}
        assert found[idents[0]] == each[idents[0]] != HoursState()
        assert set(found.values()) == {each[idents[0]], HoursState()}  # nobody else has a number of hours to reach
        assert len([staat for staat in each.values() if staat.posten]) == 2
        results = progress.results(connection, "2025-12-31")
        assert results == progress.results(connection, "2025-12-31", dossier_id=idents[0])
        assert progress.results(connection, "2024-10-31") == {}  # nobody had signed


def test_reading_all_dossiers_sorts_nothing(later: Runner) -> None:
    seen: list[str] = []
    with sqlite3.connect(later.store) as connection:
        connection.set_trace_callback(seen.append)
        progress.hours(connection, "2025-12-31")(1)
        progress.hours_of(connection, "2025-12-31", 1)
        connection.set_trace_callback(None)
        plan = [row[3] for asked in seen for row in connection.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert len(seen) == 1 + 14 + 1
    assert [line for line in plan if "TEMP B-TREE" in line] == []


def test_the_report_counts_exams(later: Runner) -> None:
    for part, day, result in (("le", "2025-11-03", "geslaagd"), ("lu", "2025-11-03", "gezakt"), ("sp", "2025-11-04", "geen"),
                              ("sc", "2025-12-01", "geslaagd")):  # fmt: skip
        later.ok("examen", "record", D, part, "--datum", day, "--uitslag", result)

    def figures(*options: str) -> dict[str, Any]:
        rows = later.json("report", "kpi", *options)["indicatoren"]
        found: dict[str, Any] = {r["id"]: r for r in rows}["examens_behaald"]
        return found

    assert [figures()[k] for k in ("teller", "noemer", "waarde", "n")] == [2, 3, 66.7, 3]
    assert figures("--tot", "2025-11-30")["teller"] == 1
    assert figures("--gemeente", "ouder-amstel")["noemer"] == 3
    later.ok("case", "add", "--geslachtsnaam", "Ander", "--doelgroep", "gezinsmigrant", "--gemeente", "Diemen")
    assert figures("--gemeente", "Diemen")["waarde"] is None
    assert figures("--names")["dossiers"]["teller"] == [D, D]
    later.peildatum = "2025-11-02"
    assert figures()["noemer"] == 0


def test_hours_offered_that_are_not_accounted_for_are_shown_and_signalled(later: Runner, tmp_path: Path) -> None:
    """48 offered and 28 attended: of 20 hours nothing is known, until it is recorded."""
    june = ("activiteit", "hours", D, "taalles", "--maand", "2025-06", "--aangeboden", "48", "--gevolgd", "28")
    later.ok(*june)
    (row,) = later.json("activiteit", "months", D)
    assert (row["niet_verklaard"], row["verzuim_ongeoorloofd"]) == (20.0, None)
    assert "niet verklaard" in later.ok("activiteit", "months", D).out
    assert "aangeboden 48; 20 uur niet verklaard" in " ".join(later.ok("route", "account", D).out.split())

    for day, told in (("2025-06-30", False), ("2025-07-01", True), ("2025-09-30", True), ("2025-10-01", False)):
        later.peildatum = day
        found = [
            row for row in later.json("signaal", "list", "--signaal", "uren_niet_verklaard") if row["dossier"] == D
        ]
        assert bool(found) is told, day
        assert not found or found[0]["waarom"][0].startswith("20 uur niet verklaard"), found

    later.peildatum = "2025-06-30"
    (made,) = later.json("report", "month", "--out", str(tmp_path), "--format", "json")["bestanden"]
    (line,) = json.loads(Path(made).read_text(encoding="utf-8"))["tabellen"]["uren"]
    assert (line["niet_verklaard"], line["verzuim"], line["verzuim_ongeoorloofd"]) == (20.0, None, None)

    later.peildatum = "2025-07-01"
    later.ok(*june, "--verzuim-geoorloofd", "20", "--wijzig")
    assert later.json("activiteit", "months", D)[0]["niet_verklaard"] == 0
    assert not later.json("signaal", "list", "--signaal", "uren_niet_verklaard")


def test_what_was_offered_is_not_made_up(later: Runner, tmp_path: Path) -> None:
    """Without hours offered or attended, absence is a part of an unknown whole: no percentage, and no signal."""
    later.peildatum = "2025-07-01"
    later.ok("activiteit", "hours", D, "taalles", "--maand", "2025-06", "--verzuim-ongeoorloofd", "5")
    assert later.json("activiteit", "months", D)[0]["niet_verklaard"] is None
    assert not later.json("signaal", "list", "--signaal", "verzuim")
    (made,) = later.json("report", "month", "--out", str(tmp_path), "--format", "json")["bestanden"]
    (line,) = json.loads(Path(made).read_text(encoding="utf-8"))["tabellen"]["uren"]
    assert (line["aangeboden"], line["gevolgd"], line["verzuim_ongeoorloofd"], line["verzuim"]) == (
        None,
        None,
        5.0,
        None,
    )


def test_a_letter_tells_no_absence_that_was_not_recorded(later: Runner, tmp_path: Path) -> None:
    later.ok("activiteit", "hours", D, "taalles", "--maand", "2025-06", "--aangeboden", "48", "--gevolgd", "28")
    later.ok(
        "brief",
        "make",
        "verlengingsadvies",
        D,
        "--grond",
        "ziek",
        "--concept",
        "--out",
        str(tmp_path),
        "--format",
        "html",
    )
    text = " ".join(re.sub(r"<[^>]+>", " ", next(tmp_path.glob("*.html")).read_text(encoding="utf-8")).split())
    assert "Uren gevolgd 28" in text
    assert "Uren waarvan dit niet bekend is 20" in text
    assert "Uren afwezig" not in text
