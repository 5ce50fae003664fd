"""Handhaving through the commands: a proposal records nothing, a decision is checked, and each refusal names its rule."""

from pathlib import Path

import pytest

from inburgering_cli.core.dates import day_after
from tests.conftest import Result, Runner

ASYLUM = "2025-0001"  # of the worked example, with a PIP of 2024-05-28
MIGRANT = "2025-0002"


@pytest.fixture
def later(caseload: Runner) -> Runner:
    """The three people on the last day of 2025; the gezinsmigrant has a PIP."""
    caseload.peildatum = "2025-12-31"
    caseload.ok("pip", "create", MIGRANT, "--dagtekening", "2024-04-01", "--gesprekken", "2")
    return caseload


def tried(runner: Runner, dossier: str, words: str, *more: str) -> Result:
    return runner("maatregel", "record", dossier, *words.split(), *more)


def record(runner: Runner, dossier: str, words: str) -> None:
    done = tried(runner, dossier, words)
    assert done.code == 0, done.err


def test_a_proposal_is_followed_step_by_step_to_a_fine(later: Runner) -> None:
    def propose(*more: str) -> dict[str, object]:
        before = later.dump()
        (found,) = later.json("maatregel", "propose", MIGRANT, "--grond", "intake", *more)
        assert later.dump() == before
        return dict(found)

    first = propose()
    assert (first["stap"], first["bedrag"]) == ("oproep", None)
    assert first["opdracht"] == (
        f"inburgering maatregel record {MIGRANT} oproep --grond intake --datum vandaag --uiterlijk DATUM"
    )
    record(later, MIGRANT, "oproep --grond intake --datum 2025-09-01 --uiterlijk 2025-09-15")
    assert propose()["stap"] == "waarschuwing"
    record(later, MIGRANT, "waarschuwing --grond intake --datum 2025-09-20 --uiterlijk 2025-12-30")
    found = propose()
    assert (found["stap"], found["bedrag"], found["nieuwe_termijn_hoogstens"]) == ("boete", 250.0, "2026-02-28")
    assert {"bron", "kort"} & set(found["bronnen"][0])  # type: ignore[index]
    told = later.ok("maatregel", "propose", MIGRANT).out
    assert "€ 250,00" in told
    assert "Besloten? inburgering maatregel record" in told
    assert "een mens beslist" in " ".join(told.split())
    later.peildatum = "2025-12-30"
    assert (propose()["stap"], propose()["uiterlijk"]) == ("wachten", "2025-12-30")
    later.peildatum = "2025-12-31"
    words = str(found["opdracht"]).removeprefix("inburgering ").split()
    written = later.json(*words)
    assert (written["soort"], written["bedrag"], written["uiterlijk"]) == ("boete", 250.0, "2026-02-28")
    (term,) = later.json("deadline", "list", "--termijn", "intake_oproep", "--dossier", MIGRANT)
    assert (term["uiterlijk"], term["status"]) == ("2026-02-28", "lopend")
    later.peildatum = "2025-09-10"  # what came later is not known yet
    assert propose()["stap"] == "wachten"


def test_without_a_ground_every_ground_at_issue_is_counted(later: Runner) -> None:
    record(later, MIGRANT, "waarschuwing --grond pvt --datum 2025-09-20 --uiterlijk 2025-10-20")
    found = later.json("maatregel", "propose", MIGRANT)
    assert [(f["grond"], f["stap"]) for f in found] == [("intake", "oproep"), ("pvt", "voornemen")]
    head, *lines = later.ok("maatregel", "propose", MIGRANT, "-o", "csv").out.splitlines()
    assert head.startswith("dossier;grond;stap;omschrijving;onzeker;stappen;bronnen;uiterlijk;bedrag")
    assert len(lines) == 2


def test_the_degree_of_blame_comes_from_a_person(later: Runner) -> None:
    record(later, MIGRANT, "waarschuwing --grond pvt --datum 2025-09-20 --uiterlijk 2025-10-20")
    record(
        later, MIGRANT,
        "voornemen --grond pvt --datum 2025-11-01 --rapport 2025-11-01 --zienswijze-gevraagd 2025-11-01"
        " --uiterlijk 2025-11-15",
    )  # fmt: skip
    ask = ("maatregel", "propose", MIGRANT, "--grond", "pvt")
    (found,) = later.json(*ask)
    assert found["bedragen"] == {"opzet": 50.0, "grove_schuld": 37.5, "gewoon": 25.0, "verminderd": 12.5}
    assert found["besluit_uiterlijk"] == "2026-01-31"
    (found,) = later.json(*ask, "--verwijtbaarheid", "verminderd")
    assert (found["bedrag"], found["bedragen"]) == (12.5, None)
    assert later(*ask, "--verwijtbaarheid", "boos").code == 2
    assert later(*ask, "--vastgesteld", "2026-01-01").code == 3
    assert later("maatregel", "propose", MIGRANT, "--grond", "rijden").code == 2


def test_for_an_asielstatushouder_there_is_a_warning_instead_of_an_amount(later: Runner) -> None:
    record(later, ASYLUM, "waarschuwing --grond leerroute --datum 2025-09-20 --uiterlijk 2025-10-20")
    (found,) = later.json("maatregel", "propose", ASYLUM, "--grond", "leerroute")
    assert (found["stap"], found["bedrag"], found["opdracht"]) == ("juridische_toets", None, None)
    told = " ".join(later.ok("maatregel", "propose", ASYLUM, "--grond", "leerroute").out.split())
    assert "EU:C:2025:52" in told
    assert "Geen vaststaand recht" in told
    fine = "boete --grond leerroute --datum 2025-11-01 --bedrag 25"
    refused = tried(later, ASYLUM, fine)
    assert refused.code == 3
    assert "EU:C:2025:52" in refused.err
    done = tried(later, ASYLUM, fine, "--reden", "weigert al een jaar elke les")
    assert done.code == 0
    assert "laat een jurist meekijken" in done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("boete --grond intake --datum 2025-01-31 --uiterlijk 2025-04-01",
         "het later bekendgemaakt, geef dan --bekendmaking), dus tot en met 31-03-2025 (Wi 22 lid 2)"),
        ("boete --grond intake --datum 2025-06-01 --bekendmaking 2025-06-03 --uiterlijk 2025-08-04",
         "2 maanden na de bekendmaking van 03-06-2025, dus tot en met 03-08-2025 (Wi 22 lid 2)"),
        ("boete --grond intake --datum 2025-06-03 --bekendmaking 2025-06-02", "ligt vóór die bij datum"),
        ("oproep --grond intake --datum 2025-06-03 --bekendmaking 2025-06-03", "hoort alleen bij een besluit"),
        ("boete --grond intake --datum 2025-01-31 --bedrag 250,01", "hoogstens € 250,00 (Wi 26 lid 1 onder a)"),
        ("boete --grond pvt --datum 2025-01-31 --bedrag 800,01", "hoogstens € 800,00 (Wi 26 lid 1 onder c)"),
        ("boete --grond leerroute --datum 2025-01-31", "alleen bij asielstatushouders in het PIP (Wi 15, 23)"),
        ("oproep --grond intake --datum 2025-01-31 --bedrag 5", "hoort alleen bij een boete"),
    ],
)  # fmt: skip
def test_each_refusal_names_its_rule_and_stores_nothing(later: Runner, words: str, said: str) -> None:
    before = later.dump()
    refused = tried(later, MIGRANT, words)
    assert refused.code == 3
    assert said in refused.err
    assert later.dump() == before


def test_the_last_day_of_two_months_is_allowed(later: Runner) -> None:
    record(later, MIGRANT, "boete --grond intake --datum 2024-12-31 --uiterlijk 2025-02-28 --bedrag 250")


def test_the_new_term_counts_from_the_day_on_which_the_fine_was_made_known(later: Runner) -> None:
    # Wi 22 lid 2: a decision of 1 June that was made known on 3 June gives until 3 August
    done = tried(
        later, MIGRANT,
        "boete --grond intake --datum 2025-06-01 --bekendmaking 2025-06-03 --uiterlijk 2025-08-03 --bedrag 250",
    )  # fmt: skip
    assert (done.code, done.err) == (0, "")
    assert "03-06-2025" in later.ok("maatregel", "list", MIGRANT).out
    for day, status in (("2025-08-03", "lopend"), ("2025-08-04", "verlopen")):
        later.peildatum = day
        (term,) = later.json("deadline", "list", "--termijn", "intake_oproep", "--dossier", MIGRANT)
        assert (term["uiterlijk"], term["status"]) == ("2025-08-03", status)
    later.peildatum = "2025-12-31"
    counted = tried(later, MIGRANT, "boete --grond intake --datum 2025-09-01 --uiterlijk 2025-11-01 --bedrag 250")
    assert "geteld vanaf het besluit" in counted.err


def test_no_fine_after_death(later: Runner) -> None:
    later.ok("case", "close", MIGRANT, "--reden", "overleden", "--datum", "2025-06-01")
    assert tried(later, MIGRANT, "boete --grond pvt --datum 2025-06-01 --bedrag 25").code == 0
    refused = tried(later, MIGRANT, "boete --grond pvt --datum 2025-06-02 --bedrag 25")
    assert (refused.code, "(Awb 5:42)" in refused.err) == (3, True)
    assert {f["stap"] for f in later.json("maatregel", "propose", MIGRANT)} == {"geen"}


def test_calls_count_down_to_the_pip_and_name_the_command_that_completes_the_intake(inburgering: Runner) -> None:
    # Wi 14 lid 2 and Bi 5.3: the calls do not put off the PIP, and an asielstatushouder needs no fine
    def step(day: str) -> tuple[str, str | None, str | None]:
        inburgering.peildatum = day
        (found,) = inburgering.json("maatregel", "propose", "Asiel", "--grond", "intake")
        return found["stap"], found["pip_uiterlijk"], found["opdracht"]

    inburgering.peildatum = "2026-06-10"
    inburgering.ok(
        "case", "add", "--geslachtsnaam", "Asiel", "--doelgroep", "asielstatushouder", "--plicht-begin", "2026-03-01",
        "--kennisgeving", "2026-03-09", "--huisvesting", "2026-04-01", "--yes",
    )  # fmt: skip
    call = "inburgering maatregel record 2026-0001 {} --grond intake --datum vandaag --uiterlijk DATUM"
    for soort, day, until, after in (
        ("oproep", "2026-04-13", "2026-04-27", "waarschuwing"),
        ("waarschuwing", "2026-05-01", "2026-05-15", "oproep"),
        ("oproep", "2026-05-20", "2026-06-03", None),
    ):
        inburgering.peildatum = "2026-06-10"
        record(inburgering, "Asiel", f"{soort} --datum {day} --grond intake --uiterlijk {until}")
        assert step(until) == ("wachten", None, None)
        if after:
            found, _, command = step(day_after(until))
            assert (found, command) == (after, call.format(after))
    done = "inburgering intake record 2026-0001 --datum vandaag --in-afwezigheid"
    assert step("2026-06-04") == ("afronden_bij_afwezigheid", "2026-06-10", done)
    told = " ".join(inburgering.ok("maatregel", "propose", "Asiel").out.split())
    assert "uiterlijk op 10-06-2026 zijn, nog 6 dagen (Bi 5.3 lid 1)" in told
    assert f"Besloten? {done}" in told
    until = inburgering.peildatum
    inburgering.peildatum = "2026-06-11"
    assert "1 dag te laat" in inburgering.ok("maatregel", "propose", "Asiel").out
    inburgering.peildatum = until
    inburgering.ok(*done.removeprefix("inburgering ").split())
    assert step("2026-06-04")[0] == "geen"


def test_a_measure_is_held_to_the_doelgroep_of_its_own_day(later: Runner, tmp_path: Path) -> None:
    changes = tmp_path / "doelgroepen.csv"
    changes.write_text(f"dossier;doelgroep;datum\n{ASYLUM};gezinsmigrant;2025-06-01\n", encoding="utf-8")
    assert later.json("import", "doelgroepen", str(changes))["nieuw"] == 1
    fine = "boete --grond pvt --rapport 2025-05-01 --bedrag 25 --datum"
    assert "EU:C:2025:52" in tried(later, ASYLUM, f"{fine} 2025-05-31").err
    assert tried(later, ASYLUM, f"{fine} 2025-06-01").code == 0


def test_each_reading_of_recidive_is_an_amount_in_json(later: Runner) -> None:
    # Bi 7.1 lid 3: twice the last fine differs from the base doubled once
    record(
        later,
        MIGRANT,
        "boete --grond map --datum 2025-04-10 --rapport 2025-04-01 --bedrag 100 --onherroepelijk 2025-06-01",
    )
    record(later, MIGRANT, "waarschuwing --grond pvt --datum 2025-09-20 --uiterlijk 2025-10-20")
    record(later, MIGRANT, "voornemen --grond pvt --datum 2025-11-01 --rapport 2025-11-01 --uiterlijk 2025-11-15")
    ask = ("maatregel", "propose", MIGRANT, "--grond", "pvt", "--verwijtbaarheid", "gewoon")
    (found,) = later.json(*ask)
    assert (found["bedrag"], found["bedragen"]) == (None, None)
    assert found["lezingen"] == {
        "verdubbeld": {"gewoon": 50.0}, "opgeteld": {"gewoon": 50.0}, "laatste_boete": {"gewoon": 100.0},
    }  # fmt: skip
    assert "--bedrag BEDRAG" in found["opdracht"]
    assert "€ 50,00 of € 100,00" in " ".join(later.ok(*ask).out.split())


def test_all_fines_together_stay_under_the_ceiling(later: Runner, tmp_path: Path) -> None:
    rows = [f"{MIGRANT};boete;pvt;2025-0{n}-01;800;2025-0{n}-01" for n in (1, 2)]
    path = tmp_path / "maatregelen.csv"
    path.write_text("\n".join(["dossier;soort;grond;datum;bedrag;rapport", *rows]), encoding="utf-8")
    assert later.json("import", "maatregelen", str(path))["nieuw"] == 2
    fine = "boete --grond map --rapport 2025-03-01 --datum 2025-03-01 --bedrag"
    refused = tried(later, MIGRANT, f"{fine} 800,01")
    assert "Wi 26" in refused.err
    record(later, MIGRANT, f"{fine} 800")
    refused = tried(later, MIGRANT, "boete --grond intake --datum 2025-04-01 --bedrag 0,01")
    assert refused.code == 3
    assert "hoogstens € 2.400,00; er is nog ruimte voor € 0,00 (Bi 7.1 lid 5)" in refused.err
    record(later, MIGRANT, f"{fine} 700 --wijzig")
    record(later, MIGRANT, "boete --grond intake --datum 2025-04-01 --bedrag 100")
    later.ok("besluit", "record", MIGRANT, *["nieuwe_termijn", "--datum", "2025-06-01", "--tot", "2025-12-01"])
    refused = tried(later, MIGRANT, "boete --grond pvt --datum 2025-06-01 --bedrag 400,01")
    assert "hoogstens € 400,00" in refused.err


def test_no_double_sanction_in_either_order(later: Runner) -> None:
    record(later, MIGRANT, "waarschuwing --grond map --datum 2025-02-01 --uiterlijk 2025-02-15")
    record(later, MIGRANT, "verlaging_bijstand --grond map --datum 2025-03-01")
    fine = "boete --grond map --datum 2025-03-10 --rapport 2025-03-01 --bedrag 25"
    refused = tried(later, MIGRANT, fine)
    assert refused.code == 3
    assert "is er al verlaging van de bijstand van 01-03-2025" in refused.err
    assert "Wi 27" in refused.err
    assert tried(later, MIGRANT, fine, "--reden", "een andere gedraging").code == 0
    again = tried(later, MIGRANT, "verlaging_bijstand --grond map --datum 2025-03-20")
    assert "is er al boete van 10-03-2025" in again.err
    record(later, MIGRANT, "waarschuwing --grond map --datum 2025-04-01 --uiterlijk 2025-04-15")
    record(later, MIGRANT, "verlaging_bijstand --grond map --datum 2025-04-20")


def test_a_notice_of_intent_sets_no_term_for_the_intake(later: Runner) -> None:
    record(later, MIGRANT, "oproep --grond intake --datum 2025-09-01 --uiterlijk 2025-09-15")
    record(later, MIGRANT, "voornemen --grond intake --datum 2025-10-01 --uiterlijk 2026-01-15")
    (term,) = later.json("deadline", "list", "--termijn", "intake_oproep", "--dossier", MIGRANT)
    assert term["uiterlijk"] == "2025-09-15"


def test_a_municipality_can_rule_out_fines_for_asielstatushouders(later: Runner, tmp_path: Path) -> None:
    path = tmp_path / "beleid.toml"
    path.write_text("boete_asielstatushouder = false\n", encoding="utf-8")
    assert "wijzigt boete_asielstatushouder" in later.bare("policy", "check", str(path)).out
    words = "maatregel record {} boete --grond pvt --datum 2025-11-01 --bedrag 25 --reden onwil"
    refused = later("--beleid", str(path), *words.format(ASYLUM).split())
    assert refused.code == 3
    assert "geen boete op (eigen beleidsbestand) (HvJ EU" in refused.err
    later.ok("--beleid", str(path), *words.format(MIGRANT).split())
    later.ok(*words.format(ASYLUM).split())
    path.write_text("boete_asielstatushouder = 1\n", encoding="utf-8")
    assert "true of false" in later.bare("policy", "check", str(path)).err


def test_an_intake_in_absence_needs_three_calls_without_result_before_that_day(later: Runner) -> None:
    # Wi 14 lid 2; the last day of the third call still counts
    absent = ("intake", "record", MIGRANT, "--in-afwezigheid", "--datum")
    for number, words in enumerate(
        (
            "oproep --datum 2025-09-01 --uiterlijk 2025-09-15",
            "waarschuwing --datum 2025-09-20 --uiterlijk 2025-10-04",
            "oproep --datum 2025-10-06 --uiterlijk 2025-10-20",
        )
    ):
        refused = later(*absent, "2025-10-20")
        assert (refused.code, f"zijn dat er {number}" in refused.err) == (3, True), refused.err
        assert "na 3 oproepen zonder resultaat" in refused.err
        assert "(Wi 14 lid 2)" in refused.err
        record(later, MIGRANT, f"{words} --grond intake")
    assert "zijn dat er 2" in later(*absent, "2025-10-20").err
    assert "--deel of --in-afwezigheid" in later(*absent, "2025-10-21", "--deel", "1").err
    (term,) = later.json("deadline", "list", "--termijn", "intake_oproep", "--dossier", MIGRANT)
    assert term["status"] == "verlopen"
    later.ok(*absent, "2025-10-21")
    shown = later.json("case", "show", MIGRANT)
    assert shown["gebeurtenissen"]["intake_afgerond"] == "2025-10-21"
    assert [i["in_afwezigheid"] for i in shown["intake"]] == [True]
    assert "in afwezigheid" in later.ok("intake", "show", MIGRANT).out
    assert "in afwezigheid" in later.ok("case", "show", MIGRANT).out
    said = [(line["datum"], line["omschrijving"]) for line in later.json("case", "timeline", MIGRANT)]
    assert ("2025-10-21", "brede intake voltooid in afwezigheid") in said
    assert later.json("deadline", "list", "--all", "--termijn", "intake_oproep", "--dossier", MIGRANT) == []
    (found,) = later.json("maatregel", "propose", MIGRANT, "--grond", "intake")
    assert found["stap"] == "geen"
    later.peildatum = "2025-10-20"  # it is not known before its day
    assert later.json("case", "show", MIGRANT)["gebeurtenissen"]["intake_afgerond"] is None
    (term,) = later.json("deadline", "list", "--termijn", "intake_oproep", "--dossier", MIGRANT)
    assert (term["uiterlijk"], term["status"]) == ("2025-10-20", "lopend")


def test_who_answered_a_call_starts_anew(later: Runner) -> None:
    record(later, MIGRANT, "oproep --datum 2025-09-01 --uiterlijk 2025-09-15 --grond intake")
    record(
        later, MIGRANT, "waarschuwing --datum 2025-09-20 --uiterlijk 2025-10-04 --verschenen 2025-10-01 --grond intake"
    )
    for day in ("2025-10-06", "2025-10-16"):
        record(later, MIGRANT, f"oproep --datum {day} --uiterlijk 2025-10-20 --grond intake")
    refused = later("intake", "record", MIGRANT, "--in-afwezigheid", "--datum", "2025-11-01")
    assert "zijn dat er 2" in refused.err
