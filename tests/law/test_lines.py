"""A line of the deadline list, the order of lines, names, and where a dossier stands."""

import random

import pytest

from inburgering_cli.law.facts import Facts, list_name
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.line import DEADLINE_FIELDS, Deadline, in_order
from inburgering_cli.law.terms.outcome import STATUSES
from inburgering_cli.law.terms.phase import next_step, phase
from inburgering_cli.law.terms.policy import DEFAULT
from tests.law.people import example, outcomes, someone


def line(facts: Facts, term: str, peildatum: str) -> Deadline:
    return Deadline(facts, outcomes(facts, peildatum)[term])


def test_a_line_has_every_field_by_name() -> None:
    facts = example(voornamen="Anna", voorvoegsel="van den", geslachtsnaam="Berg")
    row = line(facts, "pip", "2024-05-20").as_dict("2024-05-20")
    assert tuple(row) == DEADLINE_FIELDS
    assert row == {
        "dossier": "2024-0001",
        "naam": "Berg, Anna van den",
        "termijn": "pip",
        "omschrijving": "PIP vaststellen",
        "start_gebeurtenis": "huisvesting",
        "start": "2024-03-18",
        "uiterlijk": "2024-05-27",
        "ongeschoven": "2024-05-27",
        "gehaald_op": "2024-05-28",
        "status": "te_laat",
        "dagen": 7,
        "soort": "wettelijk",
        "bron": "Bi 5.3 lid 1",
    }


@pytest.mark.parametrize(("peildatum", "days"), [("2024-05-27", 0), ("2024-05-28", -1), ("2024-02-29", 88)])
def test_the_days_count_from_the_peildatum_to_the_last_day(peildatum: str, days: int) -> None:
    facts = example(pip_hier=None, pip_dagtekening=None)
    assert line(facts, "pip", peildatum).as_dict(peildatum)["dagen"] == days


def test_a_clock_that_waits_has_no_day_no_days_and_comes_last() -> None:
    waiting = example(pip_hier=None, pip_dagtekening=None, info_derden_gevraagd="2024-05-01")
    row = line(waiting, "pip_na_informatie", "2024-06-30")
    assert (row.as_dict("2024-06-30")["uiterlijk"], row.as_dict("2024-06-30")["dagen"]) == (None, None)
    others = [line(example(), t, "2024-06-30") for t in ("map", "participatie_3j", "intake")]
    assert max([row, *others], key=in_order) is row


def test_lines_come_by_day_then_dossier_then_term_whatever_order_they_were_found_in() -> None:
    people = [example(dossier=f"2024-{n:04}") for n in (10, 2, 1)]
    lines = [Deadline(f, o) for f in people for o in Assessor(DEFAULT, "2024-09-30").assess(f)]
    random.Random(7).shuffle(lines)
    keys = [(d.outcome.uiterlijk, d.facts.dossier, d.outcome.term.id) for d in sorted(lines, key=in_order)]
    assert keys == sorted(keys, key=lambda k: (k[0] or "", k[1], k[2]))
    assert [k[1:] for k in keys if k[0] == "2027-05-28"][:4] == [
        ("2024-0001", "inburgeringstermijn"),
        ("2024-0001", "map"),
        ("2024-0001", "pvt"),
        ("2024-0002", "inburgeringstermijn"),
    ]


def test_every_status_has_a_dutch_label() -> None:
    assert set(STATUSES) == {"gehaald", "te_laat", "vervallen", "verlopen", "lopend", "voorbij", "rust"}
    assert STATUSES["te_laat"] == "te laat"


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Berg", "van den", "Anna"), "Berg, Anna van den"),
        (("Berg", None, "Anna"), "Berg, Anna"),
        (("Berg", "van den", None), "Berg, van den"),
        (("Berg", None, None), "Berg"),
        (("Berg", "", ""), "Berg"),
    ],
)
def test_a_name_is_written_as_in_dutch_lists(parts: tuple[str, str | None, str | None], name: str) -> None:
    assert list_name(*parts) == name


#: Here with a PIP of another municipality.
MOVED = {"pip_vorige_gemeente": "2024-05-28", "pip_dagtekening": "2024-05-28", "huisvesting": "2025-01-13"}


@pytest.mark.parametrize(
    ("facts", "where", "step"),
    [
        ({}, "voorbereiding", "brede intake beginnen"),
        ({"intake_start": "2024-03-25"}, "intake", "brede intake afronden"),
        ({"intake_start": "2024-03-25", "intake_afgerond": "2024-05-06"}, "pip", "PIP vaststellen"),
        ({"pip_hier": "2024-05-28"}, "traject", "leerroute vastleggen"),
        (MOVED, "traject", "PIP vaststellen"),
        ({**MOVED, "leerroute": "b1", "intake_afgerond": "2024-05-06"}, "traject", "PIP vaststellen"),
        ({**MOVED, "pip_hier": "2025-02-10"}, "traject", "leerroute vastleggen"),
        ({**MOVED, "pip_hier": "2025-02-10", "leerroute": "b1"}, "traject", None),
        ({**MOVED, "plicht_begin": "2021-01-15", "leerroute": "z"}, "traject", "PIP vaststellen"),
        ({**MOVED, "leerroute": "b1", "voldaan": "2025-02-10"}, "voldaan", None),
        ({"pip_hier": "2024-05-28", "leerroute": "z"}, "traject", None),
        ({"pip_hier": "2024-05-28", "leerroute": "z", "zroute_afgerond": "2026-01-01"}, "traject", None),
        ({"pip_hier": "2024-05-28", "voldaan": "2026-01-01"}, "voldaan", None),
        ({"intake_start": "2024-03-25", "dossier_gesloten": "2024-04-01"}, "gesloten", None),
        ({"voldaan": "2026-01-01", "dossier_gesloten": "2026-02-01"}, "gesloten", None),
    ],
)
def test_a_dossier_stands_where_its_facts_put_it_and_says_what_comes_next(
    facts: dict[str, str], where: str, step: str | None
) -> None:
    one = someone(**facts)
    assert phase(one) == where
    found = next_step(one)
    assert (found.text if found else None) == step
    assert found is None or "{d}" in found.command


@pytest.mark.parametrize(
    ("facts", "ready", "step"),
    [
        ({"pip_hier": "2024-05-28", "leerroute": "z"}, "voldaan", "plicht kan voldaan: DUO-besluit vastleggen"),
        ({"intake_start": "2024-03-25"}, "ontheffing", "ontheven door DUO: dossier sluiten"),
        ({**MOVED, "leerroute": "b1"}, "voldaan", "plicht kan voldaan: DUO-besluit vastleggen"),
        ({}, "vrijstelling", "vrijgesteld door DUO: dossier sluiten"),
        ({"voldaan": "2026-01-01"}, "voldaan", None),
        ({"dossier_gesloten": "2026-01-01"}, "voldaan", None),
    ],
)
def test_when_all_that_the_plicht_takes_is_there_the_next_step_is_what_duo_decides(
    facts: dict[str, str], ready: str, step: str | None
) -> None:
    found = next_step(someone(**facts), ready=ready)
    assert (found.text if found else None) == step
