"""What the plicht takes: exams and their levels, decisions of DUO, the parts of MAP and PVT."""

import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.law import codes as c
from inburgering_cli.law import rules
from inburgering_cli.law.plicht.parts import (
    Attempt,
    Besluit,
    MapLine,
    PvtLine,
    Ready,
    Requirement,
    Results,
    examens,
    map_parts,
    pvt_parts,
    requirements,
    when_ready,
)
from tests.law.people import someone

NEW = {"plicht_begin": "2024-01-15", "pip_dagtekening": "2024-05-28", "leerroute": "b1", "niveau": "b1"}
OLD = {"plicht_begin": "2018-01-15", "leerroute": "b1"}
DONE = {"pvt_ondertekend": "2024-09-01", "map_eindgesprek": "2025-02-01"}
TODAY = "2026-11-28"
LANGUAGE = ("le", "lu", "sc", "sp")


def passed(level: str | None = "b1", *, ona: bool = False) -> list[Attempt]:
    """Every part passed, each on its own day."""
    parts = ["knm", *LANGUAGE] + (["ona"] if ona else [])
    return [
        Attempt(part, f"2025-0{month}-10", level if part in LANGUAGE else None, "geslaagd")
        for month, part in enumerate(parts, 1)
    ]


def by_id(rows: list[Requirement]) -> dict[str, Requirement]:
    return {row.id: row for row in rows}


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        (NEW, ["pvt", "map", "examen_knm", "examen_le", "examen_lu", "examen_sc", "examen_sp"]),
        ({**NEW, "leerroute": "onderwijs"}, ["pvt", *(f"examen_{p}" for p in ("knm", *LANGUAGE))]),
        ({**NEW, "leerroute": "z", "niveau": None}, ["pvt", "map", "zroute"]),
        (OLD, ["pvt", *(f"examen_{p}" for p in ("knm", *LANGUAGE, "ona"))]),
        ({**OLD, "leerroute": "z"}, ["pvt", *(f"examen_{p}" for p in ("knm", *LANGUAGE, "ona"))]),
        ({**OLD, "plicht_begin": "2014-12-31"}, ["pvt", *(f"examen_{p}" for p in ("knm", *LANGUAGE))]),
        ({**OLD, "plicht_begin": "2015-01-01"}, ["pvt", *(f"examen_{p}" for p in ("knm", *LANGUAGE, "ona"))]),
    ],
)
def test_each_law_and_route_asks_its_own_parts(facts: dict[str, str], names: list[str]) -> None:
    assert [row.id for row in requirements(someone(**facts), Results(), TODAY)] == names


@pytest.mark.parametrize(
    ("facts", "level", "status"),
    [
        (NEW, "a2", "te_doen"),
        (NEW, "b1", "behaald"),
        (NEW, "b2", "behaald"),
        (NEW, None, "te_doen"),
        ({**NEW, "niveau": "a2"}, "a2", "behaald"),
        ({**NEW, "niveau": "a2"}, None, "te_doen"),
        (OLD, "a2", "behaald"),
        (OLD, "b1", "behaald"),
    ],
)
def test_a_language_part_counts_at_the_level_of_the_route_or_above(
    facts: dict[str, str], level: str | None, status: str
) -> None:
    row = by_id(examens(someone(**facts), Results(passed(level)), TODAY))["examen_le"]
    assert row.status == status
    assert (row.op is not None) is (status == "behaald")
    assert bool(row.toelichting) is (status == "te_doen")


def test_attempts_are_counted_from_the_exams_that_had_a_result() -> None:
    tried = [
        Attempt("le", "2025-01-10", "b1", "gezakt"),
        Attempt("le", "2025-02-10", None, "geen"),
        Attempt("le", "2025-03-10", "b1", "geslaagd"),
        Attempt("lu", "2025-03-11", "b1", "gezakt"),
    ]
    rows = by_id(examens(someone(**NEW), Results(tried), TODAY))
    assert (rows["examen_le"].pogingen, rows["examen_le"].op) == (2, "2025-03-10")
    assert (rows["examen_lu"].pogingen, rows["examen_lu"].status) == (1, "te_doen")
    assert rows["examen_sp"].pogingen == 0


@pytest.mark.parametrize(("soort", "status"), [("vrijstelling", "vrijgesteld"), ("ontheffing", "ontheven")])
def test_a_part_that_duo_dispenses_with_is_done(soort: str, status: str) -> None:
    found = Results(passed()[:-1], [Besluit(soort, "2025-12-01", "gedeeltelijk", "sp")])
    rows = requirements(someone(**NEW, **DONE), found, TODAY)
    assert by_id(rows)["examen_sp"].status == status
    assert when_ready(rows, found) == Ready("2025-12-01", "voldaan")


@pytest.mark.parametrize("soort", ["vrijstelling", "ontheffing"])
def test_a_decision_over_the_whole_plicht_settles_all_but_says_which_road_it_was(soort: str) -> None:
    found = Results([], [Besluit(soort, "2025-12-01", "geheel", None)])
    assert when_ready(requirements(someone(**NEW), found, TODAY), found) == Ready("2025-12-01", soort)


@pytest.mark.parametrize("omvang", ["tijdelijk", "gedeeltelijk", None])
def test_any_other_decision_settles_nothing(omvang: str | None) -> None:
    found = Results([], [Besluit("vrijstelling", "2025-12-01", omvang, None)])
    assert when_ready(requirements(someone(**NEW, **DONE), found, TODAY), found) is None


@pytest.mark.parametrize("lacking", ["pvt_ondertekend", "map_eindgesprek", None])
def test_the_plicht_can_be_met_when_the_last_of_all_parts_is_there(lacking: str | None) -> None:
    done = {k: v for k, v in DONE.items() if k != lacking}
    found = Results(passed())
    assert when_ready(requirements(someone(**NEW, **done), found, TODAY), found) == (
        None if lacking else Ready("2025-05-10", "voldaan")
    )


def test_in_the_zroute_hours_and_talk_stand_in_for_the_examen() -> None:
    facts = someone(**{**NEW, "leerroute": "z", **DONE})
    assert when_ready(requirements(facts, Results(), TODAY), Results()) is None
    done = facts._replace(zroute_afgerond="2026-06-30")
    assert when_ready(requirements(done, Results(), TODAY), Results()) == Ready("2026-06-30", "voldaan")
    assert examens(facts, Results(passed()), TODAY) == []


def test_in_the_zroute_an_examen_may_be_added_in_the_pip() -> None:
    (row,) = [r for r in requirements(someone(**{**NEW, "leerroute": "z"}), Results(), TODAY) if r.id == "zroute"]
    assert row.toelichting == "een examen op A2 of KNM kan erbij, als dat in het PIP staat (Bi 3.14 lid 7)"


# Bi 12.1a lid 6, read in the text of 2025-09-01, not in that of 2024-06-12
@pytest.mark.parametrize(
    ("facts", "peildatum", "status", "op"),
    [
        ({**OLD, "map_eindgesprek": "2021-05-20"}, "2025-08-31", "te_doen", None),
        ({**OLD, "map_eindgesprek": "2021-05-20"}, "2025-09-01", "vrijgesteld", "2025-09-01"),
        ({**OLD, "map_eindgesprek": "2026-02-03"}, TODAY, "vrijgesteld", "2026-02-03"),
        (OLD, TODAY, "te_doen", None),
    ],
)
def test_who_completed_the_map_under_the_old_law_need_not_do_ona(
    facts: dict[str, str], peildatum: str, status: str, op: str | None
) -> None:
    row = by_id(requirements(someone(**facts), Results(), peildatum))["examen_ona"]
    assert (row.status, row.op) == (status, op)
    assert (row.bron.kort == "Bi 12.1a lid 6") is (status == "vrijgesteld")


def test_ona_that_was_passed_or_decided_on_stays_so_and_without_it_the_plicht_can_be_met() -> None:
    facts = someone(**OLD, map_eindgesprek="2026-02-03", pvt_ondertekend="2018-09-01")
    found = Results(passed(ona=True))
    assert by_id(requirements(facts, found, TODAY))["examen_ona"].op == "2025-06-10"
    without = Results(passed())
    assert when_ready(requirements(facts, without, TODAY), without) == Ready("2026-02-03", "voldaan")


def test_the_onderwijsroute_ends_with_its_diploma_or_with_the_examen() -> None:
    facts = someone(**{**NEW, "leerroute": "onderwijs", "pvt_ondertekend": "2024-09-01"})
    for found in (Results(onderwijs="2026-02-01"), Results(passed())):
        assert when_ready(requirements(facts, found, TODAY), found) is not None


def test_pvt_and_map_do_not_follow_the_end_of_the_zroute() -> None:
    done = {**NEW, "leerroute": "z", "zroute_afgerond": "2026-06-30"}
    for name in ("pvt_ondertekend", "map_eindgesprek"):
        rules.check_facts(someone(**done, **{name: "2026-06-30"}))
        with pytest.raises(Refused, match="niet na afronding Z-route"):
            rules.check_facts(someone(**done, **{name: "2026-07-01"}))


@pytest.mark.parametrize(
    ("practice", "day", "note"),
    [(3_900, None, "nog 1 van 40 uur"), (3_975, None, "nog 0,25 van 40 uur"), (4_000, "2024-10-02", "")],
)
def test_the_map_asks_40_hours_of_practice(practice: int, day: str | None, note: str) -> None:
    records = [
        MapLine("werkervaring", "2024-10-01", False, 900, 3_000),
        MapLine("werkervaring", "2024-10-02", True, 0, practice - 3_000),
    ]
    rows = {d.onderdeel: d for d in map_parts(someone(**NEW), records)}
    assert (rows["praktijkuren"].behaald_op, rows["praktijkuren"].ontbreekt) == (day, note)
    assert (rows["werkervaring"].behaald_op, rows["werkervaring"].uren) == ("2024-10-02", 900 + practice)
    assert rows["cv"].ontbreekt == "nog niet begonnen"


def test_every_part_of_the_map_stands_on_its_own() -> None:
    rows = map_parts(someone(**NEW), [MapLine("cv", "2024-10-01", False, 100, 0)])
    assert [d.onderdeel for d in rows] == [*c.MAP_ONDERDELEN, "praktijkuren", "eindgesprek"]
    assert {d.onderdeel: d.ontbreekt for d in rows}["cv"] == "nog niet behaald"
    for facts in (OLD, {**NEW, "leerroute": "onderwijs"}):
        assert "praktijkuren" not in {d.onderdeel for d in map_parts(someone(**facts), [])}


@pytest.mark.parametrize(("hours", "note"), [(1_100, "nog 1 van 12 uur"), (1_200, "")])
def test_the_pvt_asks_12_hours_an_activity_and_attendance(hours: int, note: str) -> None:
    records = [
        PvtLine("inleiding", "2024-06-20", True, hours - 400),
        PvtLine("excursie", "2024-06-21", True, 400),
        PvtLine("activiteit", "2024-06-22", False, 900),  # was not there: no hours
        PvtLine("ondertekenbijeenkomst", "2024-06-30", None, 0),
    ]
    rows = {d.onderdeel: d for d in pvt_parts(someone(**NEW), records)}
    assert rows["uren"].ontbreekt == note
    assert rows["activiteit"].behaald_op == "2024-06-21"
    assert rows["ondertekenbijeenkomst"].ontbreekt == "aanwezigheid niet vastgelegd"
    assert rows["ondertekening"].ontbreekt == "leg het vast met `inburgering pvt sign 2024-0001 --datum DATUM`"


def test_the_old_law_asks_no_hours_and_no_activity_of_the_pvt() -> None:
    assert [d.onderdeel for d in pvt_parts(someone(**OLD), [])] == [
        "inleiding",
        "ondertekenbijeenkomst",
        "ondertekening",
    ]


def test_hours_that_were_not_recorded_are_not_known() -> None:
    """No row of the MAP or the PVT has hours unless one of its records has."""
    lines = [MapLine("cv", "2024-10-01", True, None, None), MapLine("werkervaring", "2024-10-02", True, None, 100)]
    rows = {r.onderdeel: r.as_dict()["uren"] for r in map_parts(someone(**NEW), lines)}
    assert (rows["cv"], rows["werkervaring"], rows["praktijkuren"], rows["eindgesprek"]) == (None, 1.0, 1.0, None)
    seen = [PvtLine("inleiding", "2024-06-20", True, None), PvtLine("excursie", "2024-06-21", True, 0)]
    hours = {r.onderdeel: r.uren for r in pvt_parts(someone(**NEW), seen)}
    assert (hours["inleiding"], hours["activiteit"], hours["uren"]) == (None, 0, 0)
