"""Households and ontzorgen per household, by the commands; and what of an arrival is missing."""

import csv
import io
from pathlib import Path

import pytest

from tests.conftest import Runner

EXAMPLES = Path(__file__).parents[2] / "examples"
KINDS = (
    "voorinburgering",
    "klantprofielen",
    "overdrachten",
    "begeleiding",
    "ontzorg_maanden",
    "trainingen",
    "ontzorg_evaluaties",
)
ELIF, BERG, TESFAY = "2025-0002", "2025-0003", "2025-0001"


@pytest.fixture
def family(caseload: Runner) -> Runner:
    """A household of two who are ontzorgd, on 15 June 2024, and somebody who stands alone."""
    caseload.peildatum = "2025-12-31"
    caseload.ok("case", "edit", TESFAY, "--huishouden", "h-01", "--rol-in-huishouden", "aanvrager", "--adres", "Dorpsstraat 1",
                "--postcode", "1191 AB", "--woonplaats", "Ouderkerk", "--contacttaal", "Tigrinya", "--tolk-nodig")  # fmt: skip
    caseload.ok("case", "edit", BERG, "--rol-in-huishouden", "partner", "--adres", "Dorpsstraat 1", "--postcode", "1191AB",
                "--woonplaats", "Ouderkerk", "--contacttaal", "Nederlands", "--bijstand-ingang", "2024-04-01")  # fmt: skip
    caseload.ok("ontzorg", "start", BERG, "--datum", "2024-04-01", "--zorgverzekering", "146,05", "--budgetbeheer")
    caseload.ok("ontzorg", "month", TESFAY, "--maand", "2024-05", "--bijstand", "1835,10", "--huur", "612,50", "--gas", "80",
                "--huurtoeslag", "320")  # fmt: skip
    caseload.ok("ontzorg", "month", BERG, "--maand", "2024-05", "--zorgverzekering", "146,05", "--zorgtoeslag", "123")
    caseload.peildatum = "2024-06-15"
    return caseload


def test_a_household_with_its_people_and_its_letters(family: Runner) -> None:
    found = family.json("huishouden", "show", "H-01")
    assert [(m["dossier"], m["rol"], m["ontzorgd"], m["ontzorgd_sinds"]) for m in found["leden"]] == [
        (TESFAY, "aanvrager", True, "2024-03-18"),
        (BERG, "partner", True, "2024-04-01"),
    ]
    assert [(b["aan"], b["contacttaal"], b["adres"], b["postcode"], b["tolk_nodig"]) for b in found["brieven"]] == [
        (["van den Berg"], "Nederlands", "Dorpsstraat 1", "1191AB", False),
        (["Selam Tesfay"], "Tigrinya", "Dorpsstraat 1", "1191AB", True),
    ]
    assert found["ontbreekt"] == []
    family.ok("case", "edit", BERG, "--contacttaal", "Tigrinya")
    (letter,) = family.json("huishouden", "show", "h-01")["brieven"]
    assert sorted(letter["dossiers"]) == [TESFAY, BERG]
    assert "Brieven" in family.ok("huishouden", "show", "h-01").out


def test_who_left_is_no_longer_written_to(family: Runner) -> None:
    family.peildatum = "2025-12-31"
    family.ok("case", "close", BERG, "--reden", "verhuisd", "--datum", "2024-06-20")
    family.peildatum = "2024-06-19"
    assert len(family.json("huishouden", "show", "h-01")["brieven"]) == 2
    family.peildatum = "2024-06-20"
    found = family.json("huishouden", "show", "h-01")
    assert [(m["woont_er"], m["ontzorgd"]) for m in found["leden"]] == [(True, True), (False, False)]
    assert [b["aan"] for b in found["brieven"]] == [["Selam Tesfay"]]


def test_the_list_says_what_is_missing(family: Runner) -> None:
    (row,) = family.json("huishouden", "list")
    assert (row["leden"], row["aanvrager"], row["ontzorgd"], row["brieven"]) == (2, TESFAY, [TESFAY, BERG], 2)
    family.ok("case", "edit", BERG, "--rol-in-huishouden", "aanvrager", "--adres", "Laan 2")
    family.ok("case", "edit", ELIF, "--huishouden", "X")
    one, two = family.json("huishouden", "list")
    assert one["ontbreekt"] == ["Er is meer dan één aanvrager.", "De leden staan op verschillende adressen."]
    assert two["ontbreekt"][0] == "Niemand is aanvrager."
    assert f"Van {ELIF} is het adres niet bekend." in two["ontbreekt"]
    assert family("huishouden", "show", "bestaat niet").code == 4


def test_a_month_of_a_household(family: Runner) -> None:
    (row,) = family.json("ontzorg", "overview", "--huishouden", "h-01", "--maand", "2024-05")
    assert row["dossiers"] == [TESFAY, BERG]
    assert {k: row[k] for k in ("bijstand", "huur", "gas", "water", "zorgverzekering", "huurtoeslag")} == {
        "bijstand": 1835.1, "huur": 612.5, "gas": 80, "water": None, "zorgverzekering": 146.05, "huurtoeslag": 320,
    }  # fmt: skip
    assert row["ingehouden"] == 838.55
    assert row["rest"] == 996.55
    assert row["toeslagen"] == 443
    assert row["te_besteden"] == 1439.55
    assert (row["vastgelegd"], row["budgetbeheer"], row["bron"]) == (True, True, "Pw 56a lid 2; nota 2.2")
    assert [p["ingehouden"] for p in row["per_dossier"]] == [692.5, 146.05]


def test_one_dossier_all_and_the_month_of_the_peildatum(family: Runner) -> None:
    (one,) = family.json("ontzorg", "overview", BERG)
    assert (one["maand"], one["vastgelegd"], one["afgesproken_lasten"]) == ("2024-06", False, 146.05)
    assert [r["dossiers"] for r in family.json("ontzorg", "overview", "--maand", "05-2024")] == [[TESFAY, BERG]]
    assert family.json("ontzorg", "overview", "--maand", "2024-02") == []
    family.peildatum = "2024-12-31"
    assert [r["dossiers"] for r in family.json("ontzorg", "overview", "--maand", "2024-10")] == [[BERG]]
    assert family("ontzorg", "overview", BERG, "--huishouden", "h-01").code == 2
    assert family("ontzorg", "overview", "--huishouden", "anders").code == 4
    assert family("ontzorg", "overview", "--maand", "2025-01").code == 3


def test_the_overview_as_csv_and_as_a_table(family: Runner) -> None:
    out = family.ok("ontzorg", "overview", "--maand", "2024-05", "-o", "csv").out
    (row,) = csv.DictReader(io.StringIO(out), delimiter=";")
    assert (row["te_besteden"], row["water"]) == ("1439.55", "")
    table = family.ok("ontzorg", "overview", "--maand", "2024-05").out
    assert "€ 1.439,55" in table
    assert "Rest: bijstand € 1.835,10 − vaste lasten € 838,55 = € 996,55 (nota 2.2)." in table


def test_the_evaluation_shows_wherever_the_dossier_is_read(family: Runner) -> None:
    rows = {r["dossier"]: r for r in family.json("ontzorg", "check")}
    assert (rows[TESFAY]["einde"], rows[TESFAY]["evaluatie_uiterlijk"]) == ("2024-09-17", "2024-08-20")
    assert rows[BERG]["evaluatie_uiterlijk"] == "2024-09-02"
    shown = family.json("case", "show", BERG)["ontzorg_evaluatie"]
    assert shown == {k: v for k, v in rows[BERG].items() if k not in ("dossier", "naam")} | {
        "dossier": BERG,
        "naam": shown["naam"],
    }
    (line,) = [t for t in family.json("case", "timeline", BERG) if t["naam"] == "ontzorg_evaluatie"]
    assert (line["datum"], line["soort"]) == ("2024-09-02", "termijn")
    family.peildatum = "2024-10-01"
    family.ok("ontzorg", "evaluate", BERG, "--datum", "2024-09-02", "--uitkomst", "zelfstandig")
    (row,) = family.json("ontzorg", "check")
    assert (row["dossier"], row["status"], row["uitkomst"]) == (BERG, "gehaald", "zelfstandig")
    assert "Ontzorgen evalueren" in family.ok("case", "show", BERG).out
    assert family.json("case", "show", ELIF)["ontzorg_evaluatie"] is None


def test_extending_without_an_evaluation_is_warned_about(family: Runner) -> None:
    family.peildatum = "2024-09-01"
    words = ("ontzorg", "extend", BERG, "--tot", "2024-12-31", "--reden", "schulden")
    assert "nog niet geëvalueerd" in family.ok(*words).err
    refused = family(*words)
    assert refused.code == 3
    assert "(Pw 57)" in refused.err


@pytest.mark.parametrize(
    ("words", "source"),
    [
        (("ontzorg", "month", BERG, "--maand", "2024-03", "--bijstand", "1"), "(Pw 56a lid 2)"),
        (("ontzorg", "evaluate", BERG, "--datum", "2024-03-31", "--uitkomst", "zelfstandig"), "(Pw 56a lid 2)"),
        (("ontzorg", "start", BERG, "--datum", "2024-06-01"), "(Pw 56a lid 2)"),
        (("ontzorg", "stop", BERG, "--datum", "2024-03-31"), "(Pw 56a lid 2)"),
        (("ontzorg", "start", ELIF, "--datum", "2024-06-01"), "(Pw 56a lid 1)"),
        (("ontzorg", "month", BERG, "--maand", "2024-05", "--telefoon", "10", "--wijzig"), "(Pw 56a lid 2)"),
    ],
)
def test_each_refusal_names_its_rule(family: Runner, words: tuple[str, ...], source: str) -> None:
    before = family.dump()
    refused = family(*words)
    assert refused.code == 3
    assert source in refused.err
    assert family.dump() == before


def test_a_municipality_sets_its_own_time_before_the_end(family: Runner, tmp_path: Path) -> None:
    policy = tmp_path / "beleid.toml"
    policy.write_text('[[ontzorg_evaluatie]]\nmaanden = 2\ngeldig_vanaf = 2024-04-01\nbron = "beleidsregel 7"\n')
    rows = {r["dossier"]: r for r in family.json("--beleid", str(policy), "ontzorg", "check")}
    assert (rows[TESFAY]["evaluatie_uiterlijk"], rows[TESFAY]["bron"]) == ("2024-08-20", "nota 2.2")
    assert (rows[BERG]["evaluatie_uiterlijk"], rows[BERG]["bron"]) == ("2024-07-30", "beleidsregel 7")
    policy.write_text('[[ontzorg_evaluatie]]\nmaanden = 2\nweken = 1\ngeldig_vanaf = 2024-04-01\nbron = "x"\n')
    assert family("--beleid", str(policy), "ontzorg", "check").code == 3


def test_the_arrival_says_what_is_missing_until_it_is_there(caseload: Runner) -> None:
    def lacking() -> str:
        found: list[str] = caseload.json("case", "show", BERG)["aankomst_ontbreekt"]
        return " ".join(found)

    caseload.peildatum = "2025-12-31"
    assert caseload.json("case", "show", ELIF)["aankomst_ontbreekt"] == []
    assert "warme overdracht" not in lacking()
    caseload.ok("case", "edit", BERG, "--koppeling", "2024-02-01", "--azc", "Almere")
    for word in (
        "warme overdracht van het AZC",
        "voorinburgering",
        "Het klantprofiel (nota 2.1)",
        "begeleiding (Wi 13)",
    ):
        assert word in lacking(), word
    assert "aankomst en verhuizing" in caseload.ok("case", "show", BERG).out
    caseload.ok("overdracht", "record", BERG, "azc", "--datum", "2024-03-20", "--reden", "AZC had geen tijd")
    caseload.ok("voorinburgering", "add", BERG, "knm", "--start", "2024-01-08")
    caseload.ok("klantprofiel", "record", BERG, "cv", "--datum", "2024-02-01", "--inhoud", "kok")
    caseload.ok("begeleiding", "add", BERG, "--start", "2024-04-02")
    assert lacking().startswith("In het klantprofiel: persoonlijke gegevens,")
    assert "c.v." not in lacking()
    assert "warme overdracht" not in lacking()
    lines = [t["omschrijving"] for t in caseload.json("case", "timeline", BERG)]
    assert {"klantprofiel: c.v.", "warme overdracht van het AZC aan de gemeente niet gehouden"} <= set(lines)
    caseload.ok("case", "close", BERG, "--reden", "verhuisd", "--datum", "2025-06-01")
    assert lacking().startswith("De overdracht aan de volgende gemeente: `inburgering case export")
    caseload.ok("overdracht", "record", BERG, "verhuizing_uit", "--datum", "2025-06-01", "--gehouden")
    assert lacking() == ""


def test_what_the_arrival_tells_to_type_works_when_typed(caseload: Runner) -> None:
    caseload.peildatum = "2025-12-31"
    caseload.ok("case", "edit", BERG, "--azc", "Almere")
    given = {
        "DATUM": "2025-01-02",
        "ONDERDEEL": "knm",
        "ONDERWERP": "cv",
        "TEKST": "kok",
        "MAP": str(caseload.store.parent),
    }

    def typed() -> list[str]:
        sentences: list[str] = caseload.json("case", "show", BERG)["aankomst_ontbreekt"]
        hints = [hint for sentence in sentences for hint in sentence.split("`")[1::2]]
        for hint in hints:
            caseload.ok(*(given.get(word, word) for word in hint.split()[1:]))
        return hints

    assert len(typed()) == 5
    caseload.ok("case", "close", BERG, "--reden", "verhuisd", "--datum", "2025-06-01")
    assert len(typed()) == 2


def test_the_examples_of_arrival_and_ontzorgen_can_be_read(inburgering: Runner) -> None:
    inburgering.peildatum = "2026-09-30"
    for kind in ("cases", "pips", "ontzorg", *KINDS):
        path = str(EXAMPLES / f"{kind}.csv")
        assert inburgering.json("import", kind, path)["nieuw"] > 0, kind
        assert inburgering.json("import", kind, path)["nieuw"] == 0, kind
    update = ("import", "cases", str(EXAMPLES / "huishoudens.csv"), "--on-duplicate", "update")
    assert inburgering.json(*update)["gewijzigd"] == 2
    assert inburgering.json("huishouden", "show", "H-2025-01")["ontbreekt"] == []
    statuses = {row["status"] for row in inburgering.json("ontzorg", "check")}
    assert statuses == {"gehaald", "verlopen", "lopend"}
    (row,) = inburgering.json("ontzorg", "overview", "2026-0054", "--maand", "2026-05")
    assert (row["rest"], row["te_besteden"]) == (571.7, 987.7)


@pytest.mark.parametrize("command", [("check",), ("overview", "--maand", "2024-05")])
def test_what_is_missing_of_ontzorgen_can_be_read_on_a_narrow_screen(
    family: Runner, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = family.ok("ontzorg", *command).out
    assert max(map(len, told.splitlines())) <= 80
    assert all(
        sentence in " ".join(told.split()) for row in family.json("ontzorg", *command) for sentence in row["ontbreekt"]
    )


def test_months_that_follow_each_other_are_taken_together(family: Runner) -> None:
    family.peildatum = "2024-12-31"
    sentences = " ".join(s for r in family.json("ontzorg", "check", BERG) for s in r["ontbreekt"])
    assert (
        "De maanden 2024-04, 2024-06 tot en met 2024-09: `inburgering ontzorg month 2025-0003 --maand MAAND`."
        in sentences
    )
