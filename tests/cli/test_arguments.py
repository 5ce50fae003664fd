"""What may be typed as DOSSIER and as a day, and where the peildatum comes from."""

import pytest

from tests.cli.conftest import BSN, V_NUMMER
from tests.conftest import Runner


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2025-0001", "2025-0001"),
        (" 2025-0001 ", "2025-0001"),
        (BSN, "2025-0001"),
        (V_NUMMER, "2025-0001"),
        ("Tesfay", "2025-0001"),
        ("tesf", "2025-0001"),
        ("selam", "2025-0001"),
        ("Öztürk", "2025-0002"),
        ("oztu", "2025-0002"),
        ("elif oztürk", "2025-0002"),
        ("van den Berg", "2025-0003"),
        ("BERG", "2025-0003"),
    ],
)
def test_a_dossier_by_number_bsn_v_nummer_or_part_of_the_name(caseload: Runner, typed: str, number: str) -> None:
    assert caseload.json("case", "show", typed)["dossier"] == number
    assert [row["dossier"] for row in caseload.json("case", "search", typed)] == [number]


@pytest.mark.parametrize("typed", ["e", "%", "_", "2025-0009", "999900109", "9876543210", "Niemand", ""])
def test_none_or_several_is_exit_4(caseload: Runner, typed: str) -> None:
    result = caseload("case", "show", typed)
    assert result.code == 4
    assert result.out == ""
    if typed == "e":
        assert "past bij 3 dossiers; kies een nummer:" in result.err
        for line in ("2025-0001  Tesfay, Selam", "2025-0002  Öztürk, Elif", "2025-0003  Berg, van den"):
            assert line in result.err
    else:
        assert "Geen dossier gevonden" in result.err
        assert "case search" in result.err


def test_a_write_to_several_is_refused_as_well(caseload: Runner) -> None:
    before = caseload.dump()
    assert caseload("case", "edit", "e", "--azc", "x").code == 4
    assert caseload.dump() == before


def test_a_long_list_of_matches_is_cut_short(inburgering: Runner) -> None:
    for number in range(23):
        inburgering.ok("case", "add", "--geslachtsnaam", f"Naam{number}", "--doelgroep", "overige_migrant")
    told = inburgering("case", "show", "naam").err
    assert "past bij 23 dossiers" in told
    assert told.count("2024-") == 20
    assert told.rstrip().endswith("… en nog 3")
    assert len(inburgering.json("case", "search", "naam")) == 23


def test_search_finds_nothing_without_an_error(caseload: Runner) -> None:
    assert caseload.json("case", "search", "Niemand") == []
    assert "Geen dossier gevonden." in caseload.ok("case", "search", "Niemand").out


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2024-03-01", "2024-03-01"),
        ("01-03-2024", "2024-03-01"),
        ("1-3-2024", "2024-03-01"),
        ("vandaag", "2024-08-31"),
        ("Gisteren", "2024-08-30"),
        ("-3d", "2024-08-28"),
        ("-2w", "2024-08-17"),
        ("-6m", "2024-02-29"),
        ("29-02-2024", "2024-02-29"),
    ],
)
def test_the_forms_of_a_day(caseload: Runner, typed: str, day: str) -> None:
    caseload.peildatum = "2024-08-31"
    assert caseload.json("case", "edit", "Öztürk", "--koppeling", typed)["gebeurtenissen"]["koppeling"] == day


@pytest.mark.parametrize(("typed", "day"), [("morgen", "2024-09-01"), ("+2w", "2024-09-14"), ("+6m", "2025-02-28")])
def test_a_plan_may_lie_ahead_and_a_fact_may_not(caseload: Runner, typed: str, day: str) -> None:
    caseload.peildatum = "2024-08-31"
    assert caseload.json("case", "edit", "Berg", "--vergunning-geldig-tot", typed)["vergunning_geldig_tot"] == day
    before = caseload.dump()
    refused = caseload("case", "edit", "Berg", "--koppeling", typed)
    assert refused.code == 3
    assert "ligt na de peildatum 31-08-2024" in refused.err
    assert caseload.dump() == before


@pytest.mark.parametrize(
    "typed",
    [
        "03-04-24", "3/4/2024", "2024/03/04", "2024-3-4", "20240304", "4 maart 2024", "31-02-2024", "2023-02-29",
        "2024-13-01", "00-01-2024", "+2x", "2w", "+m", "++2d", "overmorgen", "45000", "2024-03-01T00:00", "+99999d",
        "+99999m", "٢٠٢٤-٠٣-٠١",
    ],
)  # fmt: skip
def test_nothing_else_is_guessed(caseload: Runner, typed: str) -> None:
    before = caseload.dump()
    result = caseload("case", "edit", "Berg", "--koppeling", typed)
    assert result.code == 2, result.err
    assert "--koppeling" in result.err
    assert "2026-03-01, 01-03-2026, vandaag, gisteren, morgen, +2w, -3d of +6m" in result.err
    assert caseload.dump() == before


@pytest.mark.parametrize(("typed", "kept"), [("1990", "1990"), ("1990-05", "1990-05"), ("31-05-1990", "1990-05-31")])
def test_a_birth_date_may_be_incomplete(caseload: Runner, typed: str, kept: str) -> None:
    assert caseload.json("case", "edit", "Berg", "--geboortedatum", typed)["geboortedatum"] == kept


def test_the_peildatum_from_the_environment(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBURGERING_DB", str(caseload.store))
    monkeypatch.setenv("INBURGERING_PEILDATUM", "1-5-2024")
    from_environment = caseload.bare("-o", "json").out
    caseload.peildatum = "2024-05-01"
    assert caseload.ok("-o", "json").out == from_environment
    assert '"peildatum": "2024-05-01"' in from_environment


def test_an_option_wins_from_the_environment(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INBURGERING_DB", "/nowhere/x.db")
    monkeypatch.setenv("INBURGERING_PEILDATUM", "2020-01-01")
    assert caseload.json()["peildatum"] == "2024-09-30"


def test_the_peildatum_years_back_gives_the_answer_of_then(caseload: Runner) -> None:
    caseload.peildatum = "2024-01-31"
    assert [r["termijn"] for r in caseload.json("deadline", "list", "--all", "--dossier", "Tesfay")] == []
    caseload.peildatum = "2024-03-20"
    assert {r["termijn"]: r["status"] for r in caseload.json("deadline", "list", "--dossier", "Tesfay")} == {
        "pip": "lopend",
        "ontzorgen": "lopend",
        "integraal_aanbod": "lopend",
        "participatie_12m": "lopend",
        "participatie_3j": "lopend",
    }
