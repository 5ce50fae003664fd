"""`map show` counts the goals that the PIP names."""

from tests.conftest import Runner

D = "2025-0001"


def test_visits_count_against_the_goal_and_behaald_below_it_warns(caseload: Runner) -> None:
    goal = ("--map-bedrijfsbezoeken", "3", "--map-werk-maanden", "1", "--map-werk-uren", "8")
    caseload.ok("pip", "revise", D, "--dagtekening", "2024-06-10", "--reden", "doel", *goal)
    visits = ("map", "record", D, "bedrijfsbezoeken", "--datum")
    caseload.ok(*visits, "2024-07-01", "--aantal", "1")
    early = caseload.ok(*visits, "2024-07-02", "--aantal", "1", "--behaald").err
    assert "Het doel in het PIP is nog niet gehaald: 2 van 3 bedrijfsbezoeken." in early
    rows = {row["onderdeel"]: row for row in caseload.json("map", "status", D)}
    assert [rows["bedrijfsbezoeken"][k] for k in ("doel", "gedaan", "behaald_op")] == [3, 2, "2024-07-02"]
    assert rows["bedrijfsbezoeken"]["ontbreekt"] == "behaald, maar het doel van het PIP niet: 2 van 3 bedrijfsbezoeken"
    assert rows["werkervaring"]["doel"] == 1
    assert (rows["cv"]["doel"], rows["cv"]["gedaan"]) == (None, None)
    assert "2 van 3" in caseload.ok("map", "show", D).out
    assert "2 van 3 bedrijfsbezoeken" in caseload.ok("map", "complete", D, "--datum", "2024-09-01").err
    late = caseload.ok(*visits, "2024-07-03", "--aantal", "1", "--behaald").err
    assert "nog niet gehaald" not in late
    rows = {row["onderdeel"]: row for row in caseload.json("map", "status", D)}
    assert (rows["bedrijfsbezoeken"]["gedaan"], rows["bedrijfsbezoeken"]["ontbreekt"]) == (3, None)
