"""Budget against spending: whose figure counts, what is over, and where the year will end."""

import pytest

from inburgering_cli.law.codes import VOORZIENINGEN
from inburgering_cli.law.figures.budget import (
    ACTUAL,
    NOTA_BUDGET,
    PRO_RATA,
    OwnBudget,
    YearBudget,
    recognisable,
    year_budget,
)

OWN = OwnBudget(None, 60_000_00, "begroting")
PART = OwnBudget("leerroute", 30_000_00, None)


def year(
    own_year: int = 2024,
    peildatum: str = "2024-12-31",
    own: tuple[OwnBudget, ...] = (),
    gemeente: str = "Ouder-Amstel",
    **spent: int,
) -> YearBudget:
    return year_budget(gemeente, own_year, own, {k: (v, 1) for k, v in spent.items()}, peildatum)


@pytest.mark.parametrize(
    ("jaar", "euro"), [(2020, 43_414), (2021, 21_391), (2022, 47_541), (2023, 52_301), (2024, 52_301)]
)
def test_the_budget_of_the_note_is_built_in(jaar: int, euro: int) -> None:
    found = year(jaar)
    assert (found.whole.budget, found.bron) == (100 * euro, "nota tabel 5.0")
    assert NOTA_BUDGET[jaar] == 100 * euro


@pytest.mark.parametrize(
    ("gemeente", "jaar", "own", "budget", "bron"),
    [
        ("Ouder-Amstel", 2024, (OWN,), 60_000_00, "begroting"),
        ("ouder-amstel", 2024, (), 52_301_00, "nota tabel 5.0"),
        ("Ouder-Amstel", 2024, (PART,), 52_301_00, "nota tabel 5.0"),
        ("Ouder-Amstel", 2025, (PART,), 30_000_00, "eigen invoer, som van de voorzieningen"),
        ("Ouder-Amstel", 2019, (), None, None),
        ("Uithoorn", 2024, (), None, None),
        ("Uithoorn", 2024, (PART, OWN._replace(source=None)), 60_000_00, "eigen invoer"),
    ],
)
def test_whose_budget_counts(
    gemeente: str, jaar: int, own: tuple[OwnBudget, ...], budget: int | None, bron: str | None
) -> None:
    found = year(jaar, own=own, gemeente=gemeente)
    assert (found.whole.budget, found.bron) == (budget, bron)


def test_every_provision_has_a_row_and_the_total_is_the_last() -> None:
    found = year(leerroute=10_000_00, tolken=50)
    assert [r.voorziening for r in found.regels] == [*VOORZIENINGEN, "totaal"]
    assert (found.whole.uitgegeven, found.whole.n, found.whole.resterend) == (10_000_50, 2, 42_300_50)
    assert found.whole.percentage == 19.1


@pytest.mark.parametrize(
    ("peildatum", "prognose", "methode"),
    [
        ("2023-12-31", None, None),  # the year has not begun
        ("2024-01-01", 366_00, PRO_RATA),  # one day of 366
        ("2024-06-30", 2_01, PRO_RATA),  # 182 days
        ("2024-12-31", 1_00, PRO_RATA),
        ("2025-01-01", 1_00, ACTUAL),
    ],
)
def test_the_forecast_is_pro_rata_of_the_days_gone_by(
    peildatum: str, prognose: int | None, methode: str | None
) -> None:
    found = year(peildatum=peildatum, leerroute=1_00)
    assert (found.whole.prognose, found.methode) == (prognose, methode)


def test_the_forecast_of_the_total_is_the_sum_of_its_parts() -> None:
    found = year(peildatum="2024-08-19", leerroute=333, tolken=333, pvt=334)
    assert found.whole.prognose == sum(r.prognose or 0 for r in found.regels[:-1])


@pytest.mark.parametrize(("spent", "oordeel"), [(26_007_60, "binnen"), (26_007_61, "boven"), (0, "binnen")])
def test_a_year_is_judged_by_its_forecast(spent: int, oordeel: str) -> None:
    assert year(peildatum="2024-06-30", leerroute=spent).oordeel == oordeel
    assert year(2026, "2026-06-30", leerroute=spent).oordeel == "onbekend"


@pytest.mark.parametrize(
    ("spent", "dossiers", "hidden"),
    [
        ({}, {}, set()),
        ({"tolken": 100}, {}, set()),
        ({"tolken": 100}, {"tolken": 5, "totaal": 5}, set()),
        ({"tolken": 100}, {"tolken": 4, "totaal": 4}, {"tolken", "totaal"}),
        ({"tolken": 100, "map": 300, "pvt": 200}, {"tolken": 1, "map": 9, "totaal": 9}, {"tolken", "pvt"}),
        ({"tolken": 100, "map": 300}, {"tolken": 4, "map": 4, "totaal": 8}, {"tolken", "map"}),
        ({"tolken": 100, "map": 300}, {"tolken": 4, "totaal": 4}, {"tolken", "totaal"}),
    ],
)
def test_what_is_spent_on_few_people_does_not_follow_from_the_rest(
    spent: dict[str, int], dossiers: dict[str, int], hidden: set[str]
) -> None:
    found = year_budget("Ouder-Amstel", 2024, (), {k: (v, 1) for k, v in spent.items()}, "2024-12-31")
    assert recognisable(found, dossiers, 5) == hidden
