"""Progress: the talks of the PIP, moving one, bijsturen with a reason per route, the Zelfredzaamheid-Matrix over time."""

from pathlib import Path

import pytest

from tests.conftest import Runner

DOSSIER = "2025-0001"  # of the worked example; its PIP names 4 talks


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The worked example in the autumn after its PIP."""
    caseload.peildatum = "2024-10-01"
    return caseload


def term(runner: Runner) -> tuple[str, str]:
    (line,) = runner.json("deadline", "list", "--all", "--termijn", "voortgangsgesprek", "--dossier", DOSSIER)
    return line["uiterlijk"], line["status"]


def test_talks_are_counted_against_the_number_in_the_pip(later: Runner) -> None:
    def stand() -> tuple[object, ...]:
        found = later.json("gesprek", "status", DOSSIER)
        names = ("afgesproken", "gehouden", "niet_verschenen", "gepland", "over_tijd", "te_plannen", "volgende")
        assert {n: found[n] for n in names} | {"laatste": found["laatste"]} == later.json("case", "show", DOSSIER)[
            "voortgang"
        ]
        return tuple(found[n] for n in names)

    assert stand() == (4, 0, 0, 0, 0, 4, None)
    later.ok("gesprek", "record", DOSSIER, "--gehouden", "2024-08-01")
    later.ok("gesprek", "plan", DOSSIER, "--gepland", "2024-10-01")
    later.ok("gesprek", "plan", DOSSIER, "--gepland", "2024-09-30")
    later.ok("gesprek", "record", DOSSIER, "--soort", "ander", "--gehouden", "2024-08-02")
    assert stand() == (4, 1, 0, 2, 1, 1, "2024-09-30")
    told = later.ok("gesprek", "status", DOSSIER).out
    assert "1 van 4 gehouden, 2 gepland, waarvan 1 over tijd, nog 1 te plannen." in told
    assert "voortgangsgesprekken: 1 van 4 gehouden" in later.ok("case", "show", DOSSIER).out
    later.ok("gesprek", "record", DOSSIER, "--gepland", "2024-09-30", "--niet-verschenen")
    assert stand() == (4, 1, 1, 1, 0, 2, "2024-10-01")
    later.ok("pip", "revise", DOSSIER, "--dagtekening", "2024-09-15", "--gesprekken", "1", "--reden", "op schema")
    assert stand() == (1, 1, 1, 1, 0, 0, "2024-10-01")
    later.peildatum = "2024-09-14"
    assert stand()[:2] == (4, 1)
    later.peildatum = "2024-07-31"
    assert stand()[:2] == (4, 0)


def test_without_a_number_in_the_pip_nothing_is_missing(later: Runner) -> None:
    found = later.json("gesprek", "status", "Öztürk")
    assert (found["afgesproken"], found["te_plannen"]) == (None, None)
    assert "in het PIP staat geen aantal." in later.ok("gesprek", "status", "Öztürk").out


def test_a_planned_talk_is_moved_and_its_term_moves_with_it(later: Runner, tmp_path: Path) -> None:
    later.ok("gesprek", "plan", DOSSIER, "--gepland", "2024-09-20")
    assert term(later) == ("2024-09-20", "verlopen")
    moved = later.json("gesprek", "move", DOSSIER, "--naar", "2024-10-01")
    assert (moved["gepland"], moved["verzet_naar"]) == ("2024-09-20", "2024-10-01")
    assert term(later) == ("2024-10-01", "lopend")
    later.peildatum = "2024-10-02"
    assert term(later) == ("2024-10-01", "verlopen")
    later.ok("gesprek", "move", DOSSIER, "--naar", "2024-10-09", "--gepland", "2024-10-01")
    assert term(later) == ("2024-10-09", "lopend")
    # a file that knows only the first day does not plan it again
    path = tmp_path / "gesprekken.csv"
    path.write_text(f"dossier;gepland\n{DOSSIER};2024-09-20\n", encoding="utf-8")
    assert later.json("import", "gesprekken", str(path))["ongewijzigd"] == 1
    later.peildatum = "2024-10-10"
    held = later.json("gesprek", "record", DOSSIER, "--gepland", "2024-10-09", "--gehouden", "2024-10-09")
    assert (held["gepland"], held["gehouden"]) == ("2024-09-20", "2024-10-09")
    assert term(later) == ("2024-10-09", "gehaald")
    lines = [r["omschrijving"] for r in later.json("case", "timeline", DOSSIER) if r["datum"] == "2024-10-09"]
    assert "verzet: voortgangsgesprek" in lines


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--naar 2024-11-01 --gepland 2024-11-09", "geen voortgangsgesprek open op 09-11-2024"),
        ("--naar 2024-11-01 --soort ander", "geen ander gesprek open"),
        ("--naar 2024-11-01", "Er staan er meer open, op 15-10-2024, 22-10-2024"),
        ("--naar 2024-10-22 --gepland 2024-10-15", "Op 22-10-2024 staat al een gesprek"),
        ("--naar 2024-10-15 --gepland 2024-10-15", "staat al op 15-10-2024"),
    ],
)
def test_a_talk_that_cannot_be_moved(later: Runner, words: str, said: str) -> None:
    for day in ("2024-10-15", "2024-10-22"):
        later.ok("gesprek", "plan", DOSSIER, "--gepland", day)
    before = later.dump()
    refused = later("gesprek", "move", DOSSIER, *words.split())
    assert refused.code == 3
    assert said in refused.err
    assert later.dump() == before


def test_a_talk_that_was_held_or_never_planned_is_not_moved(later: Runner) -> None:
    later.ok("gesprek", "record", DOSSIER, "--gehouden", "2024-09-20")
    assert later("gesprek", "move", DOSSIER, "--naar", "2024-10-05").code == 3
    refused = later("gesprek", "record", DOSSIER, "--gehouden", "2024-09-21", "--verzet-naar", "2024-09-21")
    assert "Alleen een gesprek dat was gepland" in refused.err


def test_the_matrix_is_compared_over_time(later: Runner) -> None:
    assert later.json("intake", "zrm", DOSSIER) == [
        {"dossier": DOSSIER, "domein": "financien", "metingen": {"2024-03-25": 3}, "eerste": 3, "laatste": 3,
         "verandering": 0, "omschrijving": "Financiën"},
    ]  # fmt: skip
    later.ok("intake", "record", DOSSIER, "--datum", "2024-09-01", "--zrm", "financien=5", "--zrm", "justitie=4")
    later.ok("intake", "record", DOSSIER, "--datum", "2024-10-01", "--zrm", "financien=2", "--zrm", "huisvesting=1")
    rows = {r["domein"]: r for r in later.json("intake", "zrm", DOSSIER)}
    assert list(rows) == ["financien", "huisvesting", "justitie"]
    assert rows["financien"]["metingen"] == {"2024-03-25": 3, "2024-09-01": 5, "2024-10-01": 2}
    assert rows["financien"]["verandering"] == -1
    told = later.ok("intake", "zrm", DOSSIER).out
    assert "25-03-2024" in told
    assert "-1" in told
    head, first, *_ = later.ok("intake", "zrm", DOSSIER, "-o", "csv").out.splitlines()
    assert head == "dossier;domein;omschrijving;2024-03-25;2024-09-01;2024-10-01;verandering"
    assert first == f"{DOSSIER};financien;Financiën;3;5;2;-1"
    later.peildatum = "2024-09-30"
    assert later.json("intake", "zrm", DOSSIER)[0]["verandering"] == 2
    assert "nog niets gemeten" in later.ok("intake", "zrm", "Öztürk").out


def revise(runner: Runner, day: str, *more: str) -> str:
    done = runner.ok("pip", "revise", DOSSIER, "--dagtekening", day, "--reden", "bijsturen", *more)
    return done.err


def test_bijsturen_keeps_each_version_with_a_reason_per_rejected_route(later: Runner) -> None:
    assert "--afgewezen-onderwijs, --afgewezen-z (RvS 24-12-2024 (ECLI:NL:RVS:2024:5413))" in revise(
        later, "2024-07-01"
    )
    assert "--afgewezen-z (RvS" in revise(later, "2024-07-02", "--afgewezen-onderwijs", "geen vooropleiding")
    both = ("--afgewezen-onderwijs", "geen vooropleiding", "--afgewezen-z", "kan meer aan")
    assert "afgewezen" not in revise(later, "2024-07-03", *both)
    assert "afgewezen" not in revise(later, "2024-07-04")  # carried over
    moved = later.ok("route", "assign", DOSSIER, "z", "--datum", "2024-08-01")
    assert "vraagt een gewijzigd PIP" in moved.err
    assert "Bi 5.3 lid 6" in moved.err
    assert "maar die is nu toegewezen" in revise(later, "2024-08-01")
    new = ("--afgewezen-b1", "te moeilijk", "--afgewezen-onderwijs", "geen vooropleiding")
    assert "afgewezen" not in revise(later, "2024-08-02", *new)
    newest = later.json("pip", "show", DOSSIER)[-1]
    assert (newest["afgewezen_b1"], newest["afgewezen_z"], newest["reden"]) == ("te moeilijk", None, "bijsturen")
    assert later.json("pip", "show", DOSSIER)[-3]["afgewezen_z"] == "kan meer aan"
    assert "te moeilijk" in later.ok("pip", "show", DOSSIER).out


def test_the_reasons_may_stand_in_one_text(later: Runner) -> None:
    assert "afgewezen" not in revise(later, "2024-07-01", "--afgewezen-routes", "beide te hoog gegrepen")


def test_a_pip_chooses_one_route_and_says_why_it_changed(later: Runner) -> None:
    before = later.dump()
    every = [word for route in ("b1", "onderwijs", "z") for word in (f"--afgewezen-{route}", "nee")]
    refused = later("pip", "revise", DOSSIER, "--dagtekening", "2024-07-01", "--reden", "x", *every)
    assert (refused.code, "niet alle drie zijn afgewezen (Wi 15)" in refused.err) == (3, True)
    refused = later("pip", "revise", DOSSIER, "--dagtekening", "2024-07-01")
    assert (refused.code, "(Bi 5.3 lid 6)" in refused.err) == (3, True)
    assert later.dump() == before


def test_a_route_assigned_after_its_pip_asks_for_nothing(later: Runner) -> None:
    both = ("--afgewezen-b1", "te moeilijk", "--afgewezen-onderwijs", "nee")
    assert "maar die is nu toegewezen" in revise(later, "2024-08-01", *both)
    assert "gewijzigd PIP" not in later.ok("route", "assign", DOSSIER, "z", "--datum", "2024-08-01").err


def test_a_file_may_say_that_a_talk_was_moved(later: Runner, tmp_path: Path) -> None:
    path = tmp_path / "gesprekken.csv"
    path.write_text(f"dossier;gepland;verzet_naar\n{DOSSIER};2024-09-20;2024-10-03\n", encoding="utf-8")
    assert later.json("import", "gesprekken", str(path))["nieuw"] == 1
    assert later.json("import", "gesprekken", str(path))["ongewijzigd"] == 1
    assert term(later) == ("2024-10-03", "lopend")
    path.write_text(f"dossier;gehouden;verzet_naar\n{DOSSIER};2024-09-21;2024-10-03\n", encoding="utf-8")
    refused = later("import", "gesprekken", str(path), "-o", "json")
    assert refused.code == 3
    assert (refused.data["fouten"][0]["rij"], refused.data["fouten"][0]["kolom"]) == (2, "verzet_naar")
