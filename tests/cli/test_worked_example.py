"""The worked example, typed in through the commands, gives the days and figures that were worked out by hand."""

from typing import Any

import pytest

from tests.conftest import Runner

WORKED = "2025-0001"


def by_term(rows: list[dict[str, Any]]) -> dict[str, tuple[Any, ...]]:
    return {r["termijn"]: (r["start"], r["uiterlijk"], r["gehaald_op"], r["status"]) for r in rows}


def test_the_terms_on_the_last_day_of_september(caseload: Runner) -> None:
    rows = caseload.json("deadline", "list", "--dossier", WORKED, "--all")
    found = by_term(rows)
    expected = {
        "intake": ("2024-03-25", "2024-05-20", "2024-05-06", "gehaald"),
        "pip": ("2024-03-18", "2024-05-27", "2024-05-28", "te_laat"),
        "ontzorgen": ("2024-03-18", "2024-09-17", "2024-09-17", "gehaald"),
        "integraal_aanbod": ("2024-03-18", "2024-09-18", "2024-09-02", "gehaald"),
        "participatie_12m": ("2024-03-18", "2025-03-18", "2024-09-02", "gehaald"),
        "participatie_3j": ("2024-03-18", "2027-03-18", None, "lopend"),
        "inburgeringstermijn": ("2024-05-28", "2027-05-28", None, "lopend"),
        "pvt": ("2024-05-28", "2027-05-28", None, "lopend"),
        "map": ("2024-05-28", "2027-05-28", None, "lopend"),
    }
    assert {k: found[k] for k in expected} == expected


def test_by_default_only_what_runs_of_open_dossiers(caseload: Runner) -> None:
    rows = caseload.json("deadline", "list", "--dossier", WORKED)
    assert [(r["termijn"], r["status"]) for r in rows] == [
        ("participatie_3j", "lopend"),
        ("inburgeringstermijn", "lopend"),
        ("map", "lopend"),
        ("pvt", "lopend"),
    ]


@pytest.mark.parametrize(
    ("peildatum", "indicator", "expected"),
    [
        ("2024-05-27", "integraal_aanbod_6m", (0, 0, None, 1, 0)),
        ("2024-05-27", "participatie_12m", (0, 0, None, 1, 0)),
        ("2024-05-27", "participatie_3j", (0, 0, None, 1, 0)),
        ("2024-09-30", "integraal_aanbod_6m", (1, 1, 100.0, 0, 0)),
        ("2024-09-30", "participatie_12m", (0, 0, None, 1, 1)),
        ("2025-12-31", "participatie_12m", (1, 1, 100.0, 0, 0)),
    ],
)
def test_the_indicators(caseload: Runner, peildatum: str, indicator: str, expected: tuple[Any, ...]) -> None:
    caseload.peildatum = peildatum
    rows = caseload.json("report", "kpi", "--gemeente", "Ouder-Amstel")["indicatoren"]
    row = next(r for r in rows if r["id"] == indicator)
    assert (row["teller"], row["noemer"], row["waarde"], row["lopend"], row["lopend_gehaald"]) == expected


def test_names_tells_who_is_behind_a_number(caseload: Runner) -> None:
    rows = caseload.json("report", "kpi", "--names")["indicatoren"]
    row = next(r for r in rows if r["id"] == "integraal_aanbod_6m")
    assert row["dossiers"]["teller"] == [WORKED]
    told = caseload.ok("report", "kpi", "--names").out
    assert "Wie achter elk getal staat" in told
    assert WORKED in told


def test_the_explanation_can_be_checked_by_hand(caseload: Runner) -> None:
    told = caseload.ok("deadline", "explain", "Tesfay", "pip").out
    for words in (
        "Wi2021",
        "huisvesting (inschrijving BRP) op maandag 18 maart 2024",
        "10 weken na die dag: maandag 27 mei 2024",
        "Atw",
        "1 dag na de laatste dag",
        "Bi 5.3 lid 1",
    ):
        assert words in told


def test_vandaag_names_what_is_overdue_and_what_to_do_next(caseload: Runner) -> None:
    caseload.peildatum = "2024-12-31"
    found = caseload.json()
    assert found["peildatum"] == "2024-12-31"
    assert found["open_dossiers"] == 3
    assert {(r["dossier"], r["termijn"]) for r in found["verlopen"]} == {
        ("2025-0002", "pip"),
        ("2025-0003", "integraal_aanbod"),
    }
    assert {r["dossier"] for r in found["volgende_stap"]} == {"2025-0002", "2025-0003"}
    assert all(r["opdracht"].startswith("inburgering ") for r in found["volgende_stap"])
    told = caseload.ok().out
    assert told.startswith("Dinsdag 31 december 2024 · 3 open dossiers\n")
    assert "Verlopen (2)" in told


def test_one_dossier_is_not_called_dossiers(inburgering: Runner) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant")
    assert "· 1 open dossier\n" in inburgering.ok().out


def test_the_list_marks_what_is_overdue_and_nothing_else(caseload: Runner) -> None:
    caseload.peildatum = "2024-12-31"
    lines = caseload.ok("deadline", "list", "--all").out.splitlines()
    marked = [line for line in lines if "!" in line]
    assert marked
    assert all("verlopen" in line for line in marked)
    assert len(marked) == sum("verlopen" in line for line in lines)
