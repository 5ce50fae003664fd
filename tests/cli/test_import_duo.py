"""`import notificaties`: what DUO sends becomes facts once, whoever is not known is listed, and nothing shows a BSN."""

import json
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.law.duo.events import EVENTS
from tests.cli.conftest import BSN
from tests.conftest import Runner

NR = "2025-0001"
PLICHT = {
    "indicatorInburgeringsplicht": True, "begindatum": "2024-01-15", "datumKennisgevingInburgeringsplicht": "2024-01-22",
}  # fmt: skip
TERM = {"startdatum": "2024-05-29", "einddatum": "2027-05-29", "wijzigingsdatum": "2024-05-30"}
LANGER = {
    **TERM, "einddatum": "2027-11-29", "wijzigingsdatum": "2025-06-01", "verlengingsgrondcode": "2b",
    "verlengingsgrondomschrijving": "ziekte",
}  # fmt: skip
TOETS = [
    {"resultaat": "B1-route haalbaar", "behaaldeScore": "70,00", "benodigdeScore": "60,50", "datumAfname": "2024-05-06"}
]
EXAMENS = [
    {"examendatum": "2025-06-01", "resultaat": "Geslaagd", "onderdeel": "KNM", "niveau": "B1"},
    {"examendatum": "2025-06-02", "resultaat": "Geen", "redenGeenResultaat": "Nietverwijtbaar", "onderdeel": "LE",
     "niveau": "B1"},
]  # fmt: skip


def note(code: str, moment: str = "2024-05-30T10:11:12.123+02:00", **who: Any) -> dict[str, Any]:
    return {"registratieDatumTijd": moment, "gebeurtenisId": code, **(who or {"bsn": BSN})}


def answer(what: str, body: Any, bsn: str = BSN) -> dict[str, Any]:
    return {"path": f"/v1/personen/{bsn}/{what}", "body": body}


@pytest.fixture
def duo(caseload: Runner, tmp_path: Path) -> Any:
    """Saves documents in a file of their own and takes that in; gives the receipt."""
    caseload.peildatum = "2025-12-31"

    def take(*documents: Any, more: tuple[str, ...] = (), name: str = "duo.json") -> Any:
        path = tmp_path / name
        path.write_text(json.dumps(list(documents) if len(documents) > 1 else documents[0]), encoding="utf-8")
        return caseload("import", "notificaties", str(path), "-o", "json", *more)

    return take


def counts(result: Any) -> tuple[int, ...]:
    names = ("gelezen", "nieuw", "gewijzigd", "ongewijzigd", "onbekend", "afgewezen")
    found = tuple(result.data[name] for name in names)
    assert found[0] == sum(found[1:])
    return found


@pytest.mark.parametrize("code", sorted(EVENTS))
def test_every_event_of_duo_is_kept_with_what_to_do(duo: Any, caseload: Runner, code: str) -> None:
    result = duo(note(code))
    assert counts(result) == (1, 1, 0, 0, 0, 0)
    what = EVENTS[code]
    assert result.data["signalen"] == [
        {
            "dossier": NR,
            "gebeurtenis": code,
            "omschrijving": what.omschrijving,
            "te_doen": what.te_doen.replace("{d}", NR),
        }
    ]
    (kept,) = caseload.json("case", "show", NR)["notificaties"]
    assert (kept["datum"], kept["gebeurtenis"], kept["omschrijving"]) == ("2024-05-30", code, what.omschrijving)
    assert f"DUO: {what.omschrijving} ({code})" in [r["omschrijving"] for r in caseload.json("case", "timeline", NR)]


def test_a_code_that_is_new_is_kept_and_said_to_be_unknown(duo: Any) -> None:
    assert duo(note("SS999")).data["signalen"][0]["omschrijving"] == "gebeurtenis die dit programma niet kent"


def test_a_double_changes_nothing(duo: Any, caseload: Runner) -> None:
    whole = (
        note("SS139"), note("SS102"), answer("inburgeringsplicht", PLICHT), answer("inburgeringstermijn", TERM),
        answer("lbt/resultaten", TOETS), answer("examens/resultaten", EXAMENS),
    )  # fmt: skip
    assert counts(duo(*whole, note("SS102")))[0] == 7
    before = caseload.dump()
    assert counts(duo(*whole)) == (6, 0, 0, 6, 0, 0)
    assert caseload.dump() == before


def test_a_notification_does_not_exist_before_its_day(duo: Any, caseload: Runner) -> None:
    duo(note("SS102"))
    caseload.peildatum = "2024-05-29"
    assert caseload.json("case", "show", NR)["notificaties"] == []
    result = duo(note("SS199", "2024-05-30T00:00:00Z"))
    assert (result.code, result.data["afgewezen"]) == (3, 1)


def test_a_person_without_dossier_is_listed_masked(duo: Any, caseload: Runner) -> None:
    before = caseload.dump()
    result = duo(note("SS101", bsn="999990020", vNummer=42), note("SS101", vNummer=7), note("SS102"))
    assert (result.code, counts(result)) == (0, (3, 1, 0, 0, 2, 0))
    assert [(p["rij"], p["bsn"], p["v_nummer"], p["gebeurtenis"]) for p in result.data["onbekende_personen"]] == [
        (1, "*****0020", "*****0042", "SS101"),
        (2, None, "*****0007", "SS101"),
    ]
    added = set(caseload.dump()) - set(before)
    assert "999990020" not in result.out + result.err + "".join(added)


def test_a_v_nummer_finds_a_person_too(duo: Any) -> None:
    assert counts(duo(note("SS102", vNummer=123456789))) == (1, 1, 0, 0, 0, 0)


def test_the_plicht_fills_in_what_was_not_known(duo: Any, caseload: Runner) -> None:
    caseload.ok("case", "edit", NR, "--leeg", "plicht_begin", "--leeg", "kennisgeving")
    assert counts(duo(answer("inburgeringsplicht", PLICHT))) == (1, 1, 0, 0, 0, 0)
    events = caseload.json("case", "show", NR)["gebeurtenissen"]
    assert (events["plicht_begin"], events["kennisgeving"]) == ("2024-01-15", "2024-01-22")


def test_a_difference_in_the_plicht_follows_the_policy_for_doubles(duo: Any, caseload: Runner) -> None:
    other = answer("inburgeringsplicht", {**PLICHT, "begindatum": "2024-01-16"})
    result = duo(other)
    assert (result.code, result.data["fouten"][0]["kolom"]) == (3, "plicht_begin")
    assert counts(duo(other, more=("--on-duplicate", "update", "--dry-run"))) == (1, 0, 1, 0, 0, 0)
    assert caseload.json("case", "show", NR)["gebeurtenissen"]["plicht_begin"] == "2024-01-15"
    assert counts(duo(other, more=("--on-duplicate", "update"))) == (1, 0, 1, 0, 0, 0)
    assert caseload.json("case", "show", NR)["gebeurtenissen"]["plicht_begin"] == "2024-01-16"


@pytest.mark.parametrize(
    ("reason", "closing"),
    [("Overlijden", "overleden"), ("Volledige ontheffing", "ontheffing"), ("Inburgeringsplicht voldaan", "voldaan")],
)
def test_a_plicht_that_ended_says_how_to_close(duo: Any, caseload: Runner, reason: str, closing: str) -> None:
    body = {"indicatorInburgeringsplicht": False, "einddatum": "2025-11-01", "redenGeenInburgeringsplicht": reason}
    result = duo(answer("inburgeringsplicht", body))
    assert result.data["signalen"][0]["te_doen"] == f"inburgering case close {NR} --reden {closing} --datum 2025-11-01"
    voldaan = caseload.json("case", "show", NR)["gebeurtenissen"]["voldaan"]
    assert voldaan == ("2025-11-01" if closing == "voldaan" else None), "inclusive: the day itself"


def test_the_termijn_of_duo_stands_beside_ours(duo: Any, caseload: Runner) -> None:
    result = duo(answer("inburgeringstermijn", TERM))
    assert (counts(result), result.err) == ((1, 1, 0, 0, 0, 0), "")
    found = caseload.json("case", "show", NR)
    assert (found["duo_termijn_begin"], found["duo_termijn_einde"]) == ("2024-05-29", "2027-05-28"), "exclusive at DUO"
    assert found["termijn_verschil"] is None


def test_a_difference_in_the_termijn_is_a_warning_on_import_and_in_the_dossier(duo: Any, caseload: Runner) -> None:
    result = duo(answer("inburgeringstermijn", {**TERM, "einddatum": "2027-05-30"}))
    said = "laatste dag volgens DUO 29-05-2027, volgens de registratie 28-05-2027"
    assert (result.code, said in result.err) == (0, True)
    assert said in caseload.json("case", "show", NR)["termijn_verschil"]
    assert "Let op: de inburgeringstermijn verschilt" in " ".join(caseload.ok("case", "show", NR).out.split())


def test_an_extension_moves_our_termijn_too(duo: Any, caseload: Runner) -> None:
    result = duo(answer("inburgeringstermijn", LANGER))
    assert (counts(result), result.err) == ((1, 1, 0, 0, 0, 0), "")
    (line,) = caseload.json("deadline", "list", "--all", "--dossier", NR, "--termijn", "inburgeringstermijn")
    assert line["uiterlijk"] == "2027-11-28"
    (decision,) = caseload.json("case", "show", NR)["besluiten"]
    assert (decision["soort"], decision["datum"]) == ("verlenging", "2025-06-01")
    assert (decision["grond"], decision["toelichting"]) == ("volgens_duo", "2b ziekte")


@pytest.mark.parametrize("turned", [False, True])
def test_the_newest_answer_holds_in_whatever_order_they_come(duo: Any, caseload: Runner, turned: bool) -> None:
    both = [answer("inburgeringstermijn", TERM), answer("inburgeringstermijn", LANGER)]
    duo(*(reversed(both) if turned else both))
    assert caseload.json("case", "show", NR)["duo_termijn_einde"] == "2027-11-28"


def test_an_older_answer_that_comes_later_changes_nothing(duo: Any, caseload: Runner) -> None:
    duo(answer("inburgeringstermijn", LANGER))
    result = duo(answer("inburgeringstermijn", TERM))
    assert counts(result) == (1, 0, 0, 1, 0, 0)
    assert "ouder dan wat al is ingelezen" in result.err
    assert caseload.json("case", "show", NR)["duo_termijn_einde"] == "2027-11-28"


def test_a_toets_that_was_registered_is_the_same_one(duo: Any, caseload: Runner) -> None:
    # the worked example has it without the day of its own, with the same scores
    before = len(caseload.json("case", "show", NR)["intake"])
    assert counts(duo(answer("lbt/resultaten", TOETS)))[5] == 0
    assert len(caseload.json("case", "show", NR)["intake"]) == before
    other = [{**TOETS[0], "behaaldeScore": "71,00"}]
    assert duo(answer("lbt/resultaten", other)).code == 3
    new = [{**TOETS[0], "datumAfname": "2024-06-06", "resultaat": "B1-route niet haalbaar", "behaaldeScore": "28,25"}]
    assert counts(duo(new[0] and answer("lbt/resultaten", new))) == (1, 1, 0, 0, 0, 0)
    last = caseload.json("case", "show", NR)["intake"][-1]
    assert (last["toets_uitslag"], last["toets_score"], last["datum"]) == ("b1_niet_haalbaar", 28.25, "2024-06-06")


def test_exams_become_attempts_and_knm_has_no_level(duo: Any, caseload: Runner) -> None:
    assert counts(duo(answer("examens/resultaten", EXAMENS))) == (1, 1, 0, 0, 0, 0)
    found = caseload.json("case", "show", NR)["examens"]
    assert [(e["onderdeel"], e["niveau"], e["uitslag"], e["reden_geen_uitslag"]) for e in found] == [
        ("knm", None, "geslaagd", None),
        ("le", "b1", "geen", "niet_verwijtbaar"),
    ]
    more = [*EXAMENS, {"examendatum": "2025-07-01", "resultaat": "Gezakt", "onderdeel": "SP", "niveau": "A2"}]
    assert counts(duo(answer("examens/resultaten", more))) == (1, 1, 0, 0, 0, 0)
    assert len(caseload.json("case", "show", NR)["examens"]) == 3


def test_a_bare_answer_belongs_to_the_dossier_in_the_name_of_its_file(duo: Any, caseload: Runner) -> None:
    assert counts(duo(TERM, name=f"{NR}_inburgeringstermijn.json")) == (1, 1, 0, 0, 0, 0)
    assert counts(duo(EXAMENS, name=f"{NR} examens.json")) == (1, 1, 0, 0, 0, 0)
    assert counts(duo(TERM, name="2025-0099.json")) == (1, 0, 0, 0, 1, 0)
    assert duo(TERM, name="termijn.json").code == 3


def test_one_bad_document_in_a_folder_and_nothing_is_stored(caseload: Runner, tmp_path: Path) -> None:
    folder = tmp_path / "binnen"
    folder.mkdir()
    (folder / "1.json").write_text(json.dumps(note("SS102", "2024-05-30T10:11:12Z")), encoding="utf-8")
    (folder / "2.json").write_text(json.dumps([note("SS199"), {**note("SS199"), "bsn": "x" + BSN}]), encoding="utf-8")
    (folder / "3.JSON").write_bytes(b"{")
    (folder / "lees-mij.txt").write_bytes(b"\xff")
    before = caseload.dump()
    result = caseload("import", "notificaties", str(folder), "-o", "json")
    assert result.code == 3
    assert [(f["bestand"], f["rij"], f["kolom"]) for f in result.data["fouten"]] == [
        ("2.json", 2, "bsn"), ("3.JSON", 1, None),
    ]  # fmt: skip
    assert BSN not in result.out + result.err
    assert caseload.dump() == before


def test_a_rule_refuses_and_the_rest_of_the_file_is_not_stored(duo: Any, caseload: Runner) -> None:
    before = caseload.dump()
    late = answer("inburgeringsplicht", {**PLICHT, "begindatum": "2024-05-29"})
    result = duo(note("SS102"), late, more=("--on-duplicate", "update"))
    assert (result.code, result.data["afgewezen"], result.data["nieuw"]) == (3, 1, 0)
    assert "ligt vóór" in result.data["fouten"][0]["melding"]
    turned = duo(answer("inburgeringstermijn", {**TERM, "einddatum": TERM["startdatum"]}))
    assert turned.data["fouten"][0]["kolom"] == "einddatum"
    assert caseload.dump() == before


@pytest.mark.parametrize("text", ["[]", "leeg", None])
def test_nothing_to_read_is_said(caseload: Runner, tmp_path: Path, text: str | None) -> None:
    path = tmp_path / "map"
    if text is None:
        assert caseload("import", "notificaties", str(path)).code == 4
        return
    path.mkdir()
    assert caseload("import", "notificaties", str(path)).code == 3
    (path / "a.json").write_text(text, encoding="utf-8")
    assert caseload("import", "notificaties", str(path)).code == 3
    (path / "a.json").unlink()
    (path / "2024-0001_examenresultaten.json").write_text("[]", encoding="utf-8")
    assert caseload("import", "notificaties", str(path)).code == 0  # an answer of DUO without results


def test_a_bsn_in_the_name_of_a_file_is_not_shown(duo: Any) -> None:
    result = duo({"x": 1}, name=f"{BSN}.json")
    assert result.code == 3
    assert BSN not in result.out + result.err


def test_the_screen_shows_what_to_do(caseload: Runner, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([note("SS102"), note("SS101", bsn="999990020")]), encoding="utf-8")
    told = caseload.ok("import", "notificaties", str(path)).out
    assert "inburgeringstermijn gestart" in told
    assert "*****0020" in told
    assert "gelezen 2 · nieuw 1 · gewijzigd 0 · ongewijzigd 0 · onbekend 1 · afgewezen 0" in told
    assert caseload("import", "--template", "notificaties").code == 3


def test_the_trail_tells_what_came_in_and_nothing_about_anybody(duo: Any, caseload: Runner) -> None:
    before = set(caseload.dump())
    duo(note("SS199"), answer("examens/resultaten", EXAMENS), answer("inburgeringstermijn", LANGER))
    lines = [line for line in set(caseload.dump()) - before if "spoor" in line]
    assert any('"gebeurtenis": "SS199"' in line for line in lines)
    assert all("import notificaties" in line and BSN not in line for line in lines)
