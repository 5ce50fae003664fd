"""Commands one by one, on what they do that the other tests do not show."""

import os
import re
import stat
from pathlib import Path

import pytest

from tests.conftest import Runner


def test_db_init_makes_a_store_once(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.store = tmp_path / "map" / "nieuw.db"
    old = os.umask(0)
    try:
        assert "is gemaakt" in inburgering.ok("db", "init").out
    finally:
        os.umask(old)
    assert stat.S_IMODE(inburgering.store.stat().st_mode) == 0o600
    assert stat.S_IMODE(inburgering.store.parent.stat().st_mode) == 0o700
    inburgering.ok("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant")
    before = inburgering.dump()
    assert "is er al" in inburgering.ok("db", "init").out
    assert inburgering.dump() == before
    assert inburgering.json("db", "init")["aantallen"]["dossier"] == 1


def test_the_default_store_is_made_by_the_first_write_and_not_by_reading(inburgering: Runner, tmp_path: Path) -> None:
    reading = inburgering.bare()
    assert reading.code == 5
    assert "inburgering case add" in reading.err
    assert inburgering.bare("case", "list").code == 5
    assert not (tmp_path / "data").exists()
    assert inburgering.bare("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant").code == 0
    assert inburgering.bare("case", "list", "-o", "json").data[0]["geslachtsnaam"] == "A"


def test_others_who_can_read_the_store_are_named(caseload: Runner) -> None:
    caseload.store.chmod(0o644)
    result = caseload.ok("case", "list", "-o", "json")
    assert len(result.data) == 3
    assert "chmod 600" in result.err


def test_the_list_of_cases_can_be_narrowed(caseload: Runner) -> None:
    def numbers(*options: str) -> list[str]:
        return [row["dossier"] for row in caseload.json("case", "list", *options)]

    caseload.ok("case", "close", "Berg", "--reden", "overleden", "--datum", "2024-09-01")
    assert numbers() == ["2025-0001", "2025-0002", "2025-0003"]
    assert numbers("--open") == ["2025-0001", "2025-0002"]
    assert numbers("--doelgroep", "Gezinsmigrant") == ["2025-0002"]
    assert numbers("--gemeente", "ouder-amstel") == ["2025-0001"]
    assert numbers("--route", "b1") == ["2025-0001"]
    assert numbers("--open", "--route", "z") == []


def test_edit_empties_a_field(caseload: Runner) -> None:
    assert caseload.json("case", "edit", "Tesfay", "--azc", "Ter Apel", "--klantmanager", "J")["azc"] == "Ter Apel"
    found = caseload.json("case", "edit", "Tesfay", "--leeg", "azc", "--leeg", "v-nummer", "--leeg", "bijstand_ingang")
    assert found["azc"] is found["v_nummer"] is found["gebeurtenissen"]["bijstand_ingang"] is None
    assert found["klantmanager"] == "J"
    assert caseload("case", "show", "0123456789").code == 4


def test_edit_changes_the_name_that_search_finds(caseload: Runner) -> None:
    caseload.ok("case", "edit", "Tesfay", "--geslachtsnaam", "Jansen")
    assert caseload("case", "show", "Tesfay").code == 4
    assert caseload.json("case", "show", "selam jansen")["geslachtsnaam"] == "Jansen"


def test_a_dossier_is_closed_once_and_can_be_opened_again(caseload: Runner) -> None:
    caseload.ok("case", "close", "Tesfay", "--reden", "verhuisd", "--datum", "2024-09-29")
    assert caseload.json("case", "show", "Tesfay")["gebeurtenissen"]["dossier_gesloten"] == "2024-09-29"
    assert caseload.json("deadline", "list", "--dossier", "Tesfay") == []
    rows = caseload.json("deadline", "list", "--dossier", "Tesfay", "--all")
    assert {r["status"] for r in rows if r["termijn"] in ("inburgeringstermijn", "pvt", "map")} == {"vervallen"}
    again = caseload("case", "close", "Tesfay", "--reden", "overleden", "--datum", "2024-09-30")
    assert again.code == 3
    assert "al gesloten" in again.err
    assert "--leeg dossier_gesloten --leeg reden" in again.err
    caseload.ok("case", "edit", "Tesfay", "--leeg", "dossier_gesloten", "--leeg", "reden")
    assert len(caseload.json("deadline", "list", "--dossier", "Tesfay")) == 4


def test_a_pip_goes_from_concept_to_settled_to_changed(caseload: Runner) -> None:
    number = "Berg"
    caseload.ok("pip", "create", number, "--doel", "werk", "--leefgebied", "opleiding=mbo")
    assert [p["status"] for p in caseload.json("pip", "show", number)] == ["concept"]
    assert "heeft al een concept-PIP" in caseload("pip", "create", number).err
    caseload.ok("pip", "revise", number, "--gesprekken", "4", "--leefgebied", "motivatie=zorg")
    settled = caseload.ok("pip", "sign", number, "--dagtekening", "2024-05-01")
    assert "vastgesteld" in settled.out
    caseload.ok("pip", "revise", number, "--dagtekening", "2024-08-01", "--reden", "andere baan", "--doel", "zorg")
    first, second = caseload.json("pip", "show", number)
    assert (first["versie"], first["status"], first["doel"], first["gesprekken"]) == (1, "vastgesteld", "werk", 4)
    assert (second["versie"], second["status"], second["doel"], second["gesprekken"]) == (2, "gewijzigd", "zorg", 4)
    assert second["reden"] == "andere baan"
    assert first["leefgebied"] == second["leefgebied"] == {"opleiding": "mbo", "motivatie": "zorg"}
    assert caseload.json("case", "show", number)["gebeurtenissen"]["pip_gewijzigd"] == "2024-08-01"


def test_the_table_of_a_pip_shows_what_the_newest_version_says(caseload: Runner) -> None:
    number = "Berg"
    caseload.ok(
        "pip", "create", number, "--doel", "werk", "--vve", "twee dagen per week", "--intensiteit-pvt", "12",
        "--mag-opleiding-afmaken", "--leefgebied", "motivatie=wil in de zorg werken",
    )  # fmt: skip
    told = caseload.ok("pip", "show", number).out
    assert "Inhoud van versie 1" in told
    for line in (
        r"VVE +twee dagen per week",
        r"uren PVT +12",
        r"mag opleiding afmaken +ja",
        r"motivatie +wil in",
    ):
        assert re.search(line, told), line
    assert "Inhoud" not in caseload.ok("pip", "show", "Tesfay").out


def test_the_events_of_a_case_are_in_order(caseload: Runner) -> None:
    told = caseload.ok("case", "show", "Tesfay").out
    events = told.partition("Gebeurtenissen")[2].partition("Diensten")[0]
    days = ["-".join(reversed(day.split("-"))) for day in re.findall(r"[0-9]{2}-[0-9]{2}-[0-9]{4}", events)]
    assert len(days) > 9
    assert days == sorted(days)


def test_a_settled_pip_tells_what_it_lacks(caseload: Runner) -> None:
    result = caseload.ok("pip", "create", "Berg", "--dagtekening", "2024-05-01", "--gesprekken", "4")
    assert (
        "In het PIP van 2025-0003 ontbreekt nog: de leerroute (`inburgering route assign 2025-0003 ROUTE --datum DATUM`),"
        " de intensiteit van het PVT" in result.err
    )
    assert "(Wi 15 lid 1)" in result.err
    assert "gesprekken" not in result.err.partition("ontbreekt")[2]


def test_a_route_is_lowered_and_completed(caseload: Runner) -> None:
    lowered = caseload.ok("route", "downscale", "Tesfay", "--datum", "2024-09-02", "--uren", "600", "--reden", "x")
    assert "pip revise" in lowered.err
    assert caseload.json("case", "show", "Tesfay")["niveau"] == "a2"
    assert "al afgeschaald op 02-09-2024" in caseload("route", "downscale", "Tesfay", "--datum", "2024-09-03").err
    caseload.ok("route", "complete", "Tesfay", "--datum", "2024-09-30")
    assert "al afgerond op 30-09-2024" in caseload("route", "complete", "Tesfay", "--datum", "2024-09-30").err


def test_ontzorgen_from_start_to_end(caseload: Runner) -> None:
    caseload.ok("case", "edit", "Berg", "--bijstand-ingang", "2024-04-01")
    caseload.ok("ontzorg", "start", "Berg", "--datum", "2024-04-01", "--huur", "600")
    caseload.ok("ontzorg", "cost", "Berg", "huur", "612,50")
    caseload.ok("ontzorg", "cost", "Berg", "stroom", "40.25")
    refused = caseload("ontzorg", "extend", "Berg", "--tot", "2024-09-30", "--reden", "schulden")
    assert refused.code == 3
    assert "Pw 57" in refused.err
    caseload.ok("ontzorg", "extend", "Berg", "--tot", "2024-12-31", "--reden", "schulden")
    (row,) = caseload.json("deadline", "list", "--dossier", "Berg", "--termijn", "ontzorgen")
    assert (row["uiterlijk"], row["status"]) == ("2024-12-31", "lopend")
    caseload.ok("ontzorg", "stop", "Berg", "--datum", "2024-09-29")
    (period,) = caseload.json("ontzorg", "show", "Berg")
    assert (period["huur"], period["stroom"], period["gas"], period["totaal"]) == (612.5, 40.25, None, 652.75)
    assert (period["einde"], period["verlengd_tot"]) == ("2024-09-29", "2024-12-31")
    told = caseload.ok("ontzorg", "show", "Berg").out
    assert "huur € 612,50, stroom € 40,25" in told
    assert "Er loopt geen ontzorgen" in caseload("ontzorg", "stop", "Berg", "--datum", "2024-09-30").err


def test_of_two_running_activities_the_start_tells_which_stops(caseload: Runner) -> None:
    caseload.ok("activiteit", "add", "Tesfay", "taalles", "--start", "2024-08-01", "--naar-vermogen")
    several = caseload("activiteit", "stop", "Tesfay", "taalles", "--einde", "2024-09-01")
    assert several.code == 3
    assert "vanaf 03-06-2024, 01-08-2024; kies er een met --start" in several.err
    caseload.ok("activiteit", "stop", "Tesfay", "taalles", "--einde", "2024-09-01", "--start", "2024-08-01")
    rows = caseload.json("activiteit", "list", "Tesfay")
    ends = {r["start"]: (r["einde"], r["loopt"], r["naar_vermogen"]) for r in rows if r["soort"] == "taalles"}
    assert ends == {"2024-06-03": ("2025-06-27", True, None), "2024-08-01": ("2024-09-01", False, True)}
    none = caseload("activiteit", "stop", "Tesfay", "stage", "--einde", "2024-09-01")
    assert "Er loopt geen stage" in none.err


def test_a_mark_of_a_partner_has_no_dossier_and_counts_in_the_report(caseload: Runner) -> None:
    refused = caseload("enquete", "record", "Tesfay", "--groep", "partners", "--datum", "vandaag", "--score", "5")
    assert refused.code == 3
    assert "--partner" in refused.err
    caseload.ok("enquete", "record", "--groep", "partners", "--datum", "vandaag", "--score", "5")
    rows = {r["id"]: r for r in caseload.json("report", "kpi")["indicatoren"]}
    assert (rows["tevredenheid_partners"]["waarde"], rows["tevredenheid_partners"]["n"]) == (6.3, 2)
    assert rows["tevredenheid_partners"]["oordeel"] == "niet_gehaald"
    assert (rows["tevredenheid_inburgeraars"]["waarde"], rows["tevredenheid_inburgeraars"]["n"]) == (8.0, 1)


def test_the_timeline_is_in_order_and_names_each_day_once(caseload: Runner) -> None:
    rows = caseload.json("case", "timeline", "Tesfay")
    assert [r["datum"] for r in rows] == sorted(r["datum"] for r in rows)
    assert {r["soort"] for r in rows} == {"gebeurtenis", "activiteit", "termijn"}
    assert all(r["voorbij"] == (r["datum"] <= "2024-09-30") for r in rows)
    assert not [r for r in rows if r["omschrijving"].count("laatste dag") > 1]


@pytest.mark.parametrize("part", ["intake", "pip", "ontzorg", "activiteit"])
def test_an_empty_part_says_so(caseload: Runner, part: str) -> None:
    verb = "list" if part == "activiteit" else "show"
    assert " nog " in caseload.ok(part, verb, "Öztürk").out
    assert caseload.json(part, verb, "Öztürk") == []
    assert caseload.ok(part, verb, "Öztürk", "-o", "csv").out.count("\n") == 1


def test_a_dossier_without_events_has_nothing_to_explain(inburgering: Runner) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant")
    assert "nog geen termijnen" in inburgering.ok("deadline", "explain", "A").out
    assert inburgering.json("deadline", "explain", "A") == []
    assert "Er is nog niets gebeurd." in inburgering.ok("case", "timeline", "A").out
