"""The taakstelling per half year: what is left over, what is carried on, and how it stands on a day."""

from typing import Any

import pytest

from inburgering_cli.law.figures.taakstelling import Quota, half_year, stands


def opgave(year: int, half: int, count: int, dossiers: int = 0, **more: Any) -> Quota:
    known: dict[str, Any] = {"gemeente": "Ouder-Amstel", "achterstand": None, "zonder_dossier": None, **more}
    return Quota(jaar=year, helft=half, aantal=count, dossiers=dossiers, **known)


def keys(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[n] for n in names) for row in rows]


def test_a_half_year_has_its_days() -> None:
    assert (half_year(2024, 1), half_year(2024, 2)) == (("2024-01-01", "2024-06-30"), ("2024-07-01", "2024-12-31"))


def test_what_is_left_goes_to_the_next_half_year_also_over_new_year() -> None:
    rows = stands([opgave(2024, 2, 5, 3), opgave(2025, 1, 4, 8), opgave(2025, 2, 4, 1)], "2026-01-01")
    assert keys(rows, "achterstand", "te_huisvesten", "gehuisvest", "nog_te_huisvesten", "verschil", "stand") == [
        (None, 5, 3, 2, -2, "achter"),
        (2, 6, 8, 0, 2, "voor"),
        (-2, 2, 1, 1, -1, "achter"),
    ]


def test_a_recorded_achterstand_wins_and_people_without_a_dossier_count() -> None:
    rows = stands([opgave(2024, 1, 5, 3), opgave(2024, 2, 5, 3, achterstand=7, zonder_dossier=9)], "2025-01-01")
    assert keys(rows[1:], "achterstand", "gehuisvest", "stand") == [(7, 12, "op_schema")]


def test_nothing_is_carried_from_a_running_half_year_or_past_a_missing_one_or_to_another_municipality() -> None:
    running = stands([opgave(2024, 1, 5), opgave(2024, 2, 5)], "2024-06-30")
    assert keys(running, "achterstand", "afgelopen") == [(None, False), (None, False)]
    gap = stands([opgave(2024, 1, 5), opgave(2025, 1, 5)], "2026-01-01")
    assert keys(gap, "achterstand") == [(None,), (None,)]
    other = stands([opgave(2024, 1, 5), opgave(2024, 2, 5, gemeente="Uithoorn")], "2026-01-01")
    assert keys(other, "achterstand") == [(None,), (None,)]


@pytest.mark.parametrize(
    ("peildatum", "housed", "naar_rato", "stand"),
    [
        ("2024-06-30", 0, 0.0, "toekomst"),
        ("2024-07-01", 0, 0.1, "achter"),
        ("2024-07-01", 1, 0.1, "voor"),
        ("2024-09-30", 5, 5.0, "op_schema"),  # 92 of 184 days
        ("2024-09-30", 4, 5.0, "achter"),
        ("2024-12-31", 10, 10.0, "op_schema"),
        ("2024-12-31", 11, 10.0, "voor"),
        ("2025-03-01", 9, 10.0, "achter"),
    ],
)
def test_how_a_half_year_stands_on_a_day(peildatum: str, housed: int, naar_rato: float, stand: str) -> None:
    (row,) = stands([opgave(2024, 2, 10, housed)], peildatum)
    assert (row["naar_rato"], row["stand"]) == (naar_rato, stand)


def test_who_housed_more_than_was_asked_is_ahead_without_doing_a_thing() -> None:
    rows = stands([opgave(2024, 1, 2, 6), opgave(2024, 2, 3, 0)], "2024-12-31")
    assert keys(rows[1:], "achterstand", "te_huisvesten", "nog_te_huisvesten", "naar_rato", "stand") == [
        (-4, -1, 0, 0.0, "voor")
    ]
