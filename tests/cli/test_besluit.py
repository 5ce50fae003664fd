"""Decisions of DUO: they move the terms; a ground is a known code with a length that can be checked and edited."""

from pathlib import Path

import pytest

from tests.conftest import Result, Runner

DOSSIER = "2025-0001"  # of the worked example: PIP 2024-05-28, so the term ends on 2027-05-28
MIGRANT = "2025-0002"


@pytest.fixture
def later(caseload: Runner) -> Runner:
    caseload.peildatum = "2027-03-01"
    return caseload


def decide(runner: Runner, words: str, dossier: str = DOSSIER) -> Result:
    return runner("besluit", "record", dossier, *words.split())


def terms(runner: Runner) -> dict[str, tuple[str, str]]:
    lines = runner.json("deadline", "list", "--all", "--dossier", DOSSIER)
    return {
        x["termijn"]: (x["uiterlijk"], x["status"])
        for x in lines
        if x["termijn"] in ("inburgeringstermijn", "pvt", "map")
    }


def test_an_extension_moves_the_terms_to_its_last_day(later: Runner) -> None:
    assert set(terms(later).values()) == {("2027-05-28", "lopend")}
    done = decide(later, "verlenging --datum 2027-02-01 --grond overlijden --tot 2027-08-28")
    assert (done.code, done.err) == (0, "")
    for day, status in (("2027-08-28", "lopend"), ("2027-08-29", "verlopen")):
        later.peildatum = day
        assert set(terms(later).values()) == {("2027-08-28", status)}
    later.peildatum = "2027-01-31"  # the decision is not there yet
    assert set(terms(later).values()) == {("2027-05-28", "lopend")}


def test_the_day_that_follows_is_proposed_and_a_different_one_is_asked_about(later: Runner) -> None:
    refused = decide(later, "verlenging --datum 2027-02-01 --grond overlijden")
    assert refused.code == 3
    assert "--tot" in refused.err
    assert "28-08-2027" in refused.err
    odd = decide(later, "verlenging --datum 2027-02-01 --grond Overlijden --tot 2027-08-29")
    assert odd.code == 0
    assert "3 maanden (inburgeren.nl, extra tijd): tot en met 28-08-2027, niet 29-08-2027" in odd.err
    # the next one counts from the last day that holds by then
    second = decide(later, "verlenging --datum 2027-02-15 --grond bevalling")
    assert "19-12-2027" in second.err  # 16 weeks after 29-08-2027
    early = decide(later, "verlenging --datum 2027-02-15 --grond bevalling --tot 2027-12-19").err
    assert early.startswith("Let op: Een verlenging kan pas vanaf 28-02-2027, 6 maanden vóór het einde")
    assert early.count("Let op") == 1
    assert later.json("besluit", "list", DOSSIER)[0]["grond"] == "overlijden"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("verlenging --datum 2027-02-01 --grond pech --tot 2027-08-28", "‘pech’ is geen bekende grond; kies uit geen_verwijt"),
        ("verlenging --datum 2027-02-01 --grond alfabetisering --tot 2027-08-28", "onder de wi2021; kies uit"),
        ("verlenging --datum 2027-02-01 --tot 2027-05-28", "tot en met 28-05-2027; een verlenging eindigt later (Wi 11, 12)"),
        ("nieuwe_termijn --datum 2027-02-01", "Geef met --tot"),
        ("boete --datum 2027-02-01 --bedrag 1000,01", "hoogstens € 1.000,00 (Wi 26 lid 1 onder d)"),
        ("verlenging --datum 2027-02-01 --tot 2028-01-01 --bedrag 5", "hoort alleen bij een boete"),
    ],
)  # fmt: skip
def test_each_refusal_names_its_rule_and_stores_nothing(later: Runner, words: str, said: str) -> None:
    before = later.dump()
    refused = decide(later, words)
    assert refused.code == 3
    assert said in refused.err
    assert later.dump() == before


def test_an_extension_of_one_day_is_one(later: Runner) -> None:
    assert decide(later, "verlenging --datum 2027-02-01 --tot 2027-05-29").code == 0


def test_a_ground_for_asielstatushouders_is_not_there_for_others(later: Runner) -> None:
    refused = decide(later, "verlenging --datum 2027-02-01 --grond opleiding_niet_gestart --tot 2028-01-01", MIGRANT)
    assert "is er niet bij gezinsmigrant" in refused.err
    assert decide(later, "verlenging --datum 2027-02-01 --grond opleiding_niet_gestart --tot 2028-01-01").err == ""


def test_a_rejection_moves_nothing_and_may_have_any_ground(later: Runner) -> None:
    assert (
        decide(later, "verlenging --datum 2027-02-01 --oordeel afwijzing --grond te~vroeg".replace("~", " ")).code == 2
    )
    done = decide(later, "verlenging --datum 2027-02-01 --oordeel afwijzing --grond te-vroeg")
    assert (done.code, done.err) == (0, "")
    assert set(terms(later).values()) == {("2027-05-28", "lopend")}


def test_the_pilot_has_its_own_grounds(later: Runner) -> None:
    number = "2027-0001"
    later.ok(
        "case", "add", "--geslachtsnaam", "Oud", "--doelgroep", "asielstatushouder", "--plicht-begin", "2021-02-28"
    )
    found = {g["grond"]: g for g in later.json("besluit", "grounds", number)}
    assert "inspanningen" not in found
    assert (found["alfabetisering"]["termijn_tot"], found["alfabetisering"]["tot"]) == ("2024-02-28", "2026-02-28")
    fits = "verlenging --datum 2024-02-01 --grond alfabetisering --tot"
    assert decide(later, f"{fits} 2026-02-28", number).err == ""
    words = f"{fits} 2026-03-01 --wijzig"
    assert "hoogstens 2 jaar (Wi2013 7b lid 3 onder b)" in decide(later, words, number).err
    refused = decide(later, "boete --datum 2026-02-01 --bedrag 1250,01", number)
    assert "hoogstens € 1.250,00 (Wi2013 28-34)" in refused.err


def test_a_new_term_is_two_years_at_most(later: Runner) -> None:
    new = "nieuwe_termijn --datum 2027-02-01 --vanaf 2027-02-15 --tot"
    assert decide(later, f"{new} 2029-02-15").err == ""
    assert terms(later)["inburgeringstermijn"] == ("2029-02-15", "lopend")
    late = decide(later, f"{new} 2029-02-16 --wijzig").err
    assert "hoogstens 2 jaar (Wi 24 lid 2, 25), hier geteld vanaf het begin ervan: tot en met 15-02-2029" in late
    assert "of geef de --bekendmaking: de wet telt vanaf die dag" in late


def test_a_new_term_counts_from_the_day_on_which_it_was_made_known(later: Runner) -> None:
    # Wi 24 lid 2: two years after the bekendmaking, to the day
    new = "nieuwe_termijn --datum 2027-02-01 --bekendmaking 2027-02-03 --tot"
    assert decide(later, f"{new} 2029-02-03").err == ""
    late = decide(later, f"{new} 2029-02-04 --wijzig").err
    assert (
        "hier geteld vanaf de bekendmaking: tot en met 03-02-2029, niet 04-02-2029. Controleer het besluit.\n" in late
    )
    assert (
        "ligt vóór" in decide(later, "nieuwe_termijn --datum 2027-02-10 --bekendmaking 2027-02-09 --tot 2028-01-01").err
    )


@pytest.mark.parametrize("ground", ["pvt", "map"])
def test_a_fine_of_duo_for_pvt_or_map_is_lower(later: Runner, ground: str) -> None:
    # Wi 26 lid 1 onder b
    fine = f"boete --datum 2027-02-01 --grond {ground} --bedrag"
    refused = decide(later, f"{fine} 340,01", MIGRANT)
    assert (refused.code, "hoogstens € 340,00 (Wi 26 lid 1 onder b)" in refused.err) == (3, True)
    assert decide(later, f"{fine} 340", MIGRANT).code == 0


def test_a_fine_of_duo_lapses_at_death(later: Runner) -> None:
    fine = "boete --datum 2027-02-01 --bedrag 100"
    assert "vervalt" not in decide(later, fine, MIGRANT).err
    later.ok("case", "close", MIGRANT, "--reden", "overleden", "--datum", "2027-01-31")
    assert "een boete van DUO vervalt dan (Awb 5:42)" in decide(later, f"{fine} --wijzig --grond map", MIGRANT).err


@pytest.mark.parametrize("soort", ["vrijstelling", "ontheffing"])
def test_a_whole_exemption_ends_the_plicht_from_its_first_day(later: Runner, soort: str) -> None:
    done = decide(later, f"{soort} --datum 2027-02-01 --omvang geheel --vanaf 2027-03-01")
    assert f"`inburgering case close 2025-0001 --reden {soort} --datum 2027-03-01`" in done.err
    assert {status for _, status in terms(later).values()} == {"vervallen"}
    assert "Vervallen: vrijstelling of ontheffing" in later.ok("deadline", "explain", DOSSIER, "map").out.replace(
        "\n ", ""
    )
    assert later.json("case", "show", DOSSIER)["vrijgesteld"] == "2027-03-01"
    assert f"case close {DOSSIER} --reden {soort}" in " ".join(later.ok().out.split())
    later.peildatum = "2027-02-28"
    assert {status for _, status in terms(later).values()} == {"lopend"}


def test_a_temporary_or_partial_exemption_ends_nothing(later: Runner) -> None:
    assert (
        "staan de klokken van de plicht stil"
        in decide(later, "vrijstelling --datum 2027-02-01 --omvang tijdelijk --tot 2027-06-01").err
    )
    for part in ("le", "lu", "sc"):
        assert decide(later, f"ontheffing --datum 2027-02-01 --omvang gedeeltelijk --onderdeel {part}").code == 0
    assert decide(later, "ontheffing --datum 2027-02-01 --omvang gedeeltelijk --onderdeel knm").code == 0
    refused = decide(later, "ontheffing --datum 2027-02-01 --omvang gedeeltelijk --onderdeel sp")
    assert refused.code == 3
    assert "hoogstens 3 van de 4 taalonderdelen" in refused.err
    assert "Bi 2.7" in refused.err
    assert {status for _, status in terms(later).values()} == {"rust"}
    later.peildatum = "2027-01-31"
    assert {status for _, status in terms(later).values()} == {"lopend"}


def test_a_fine_of_duo_for_an_asielstatushouder_is_recorded_with_a_warning(later: Runner) -> None:
    done = decide(later, "boete --datum 2027-02-01 --bedrag 1000")
    assert done.code == 0
    assert "EU:C:2025:52" in done.err


def test_the_table_of_grounds_shows_lengths_sources_and_certainty(later: Runner) -> None:
    rows = {g["grond"]: g for g in later.json("besluit", "grounds")}
    assert (rows["inspanningen"]["lengte"], rows["inspanningen"]["bron"], rows["inspanningen"]["onzeker"]) == (
        "6 maanden", "Bi 4.4", False,
    )  # fmt: skip
    assert (rows["bevalling"]["lengte"], rows["overlijden"]["lengte"]) == ("16 weken", "3 maanden")
    assert rows["opleiding_niet_gestart"]["onzeker"]
    assert rows["ziekte"]["tot"] is None
    own = {g["grond"]: g["tot"] for g in later.json("besluit", "grounds", DOSSIER)}
    assert (own["inspanningen"], own["bevalling"], own["ziekte"]) == ("2027-11-28", "2027-09-17", None)
    assert "overlijden" in later.ok("besluit", "grounds").out
    assert later.ok("besluit", "grounds", "-o", "csv").out.startswith("grond;omschrijving;voorwaarde;lengte")


OWN = """
[[verlengingsgrond]]
id = "overlijden"
maanden = 4
bron = "Regeling inburgering 4.1 (2027)"
zekerheid = "gelezen in de wettekst"

[[verlengingsgrond]]
id = "ramp"
omschrijving = "een ramp"
weken = 10
hoogstens = true
bron = "werkinstructie DUO"
"""


def test_a_policy_file_changes_and_adds_grounds(later: Runner, tmp_path: Path) -> None:
    path = tmp_path / "beleid.toml"
    path.write_text(OWN, encoding="utf-8")
    assert "overlijden, ramp" in later.bare("policy", "check", str(path)).out
    rows = {g["grond"]: g for g in later.json("--beleid", str(path), "besluit", "grounds", DOSSIER)}
    assert (rows["overlijden"]["tot"], rows["overlijden"]["zekerheid"]) == ("2027-09-28", "gelezen in de wettekst")
    assert rows["overlijden"]["omschrijving"] == "overlijden van partner, kind of ouder"
    assert (rows["ramp"]["lengte"], rows["ramp"]["eigen_beleid"]) == ("hoogstens 10 weken", True)
    words = ["verlenging", "--datum", "2027-02-01", "--grond", "ramp", "--tot", "2027-08-06"]
    assert later("--beleid", str(path), "besluit", "record", DOSSIER, *words).err == ""
    assert later("besluit", "record", DOSSIER, *words, "--wijzig", "--vanaf", "2027-05-29").code == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('id = "X"\nbron = "b"', "moet een code zijn"),
        ('id = "nieuw"\nbron = "b"', "vraagt een ‘omschrijving’"),
        ('id = "ziekte"', "‘bron’ ontbreekt"),
        ('id = "ziekte"\nbron = "b"\nweken = 1\nmaanden = 2', "precies één lengte"),
        ('id = "ziekte"\nbron = "b"\nweken = 0', "heel getal van 1"),
        ('id = "ziekte"\nbron = "b"\nhoogstens = "ja"', "true of false"),
        ('id = "ziekte"\nbron = "b"\nstelsel = "wi1998"', "kan zijn: wi2013, wi2021"),
        ('id = "ziekte"\nbron = "b"\ndoelgroep = "toerist"', "kan zijn: asielstatushouder"),
        ('id = "ziekte"\nbron = "b"\nzekerheid = 1', "moet een tekst zijn"),
        ('id = "ziekte"\nbron = "b"\nkleur = "rood"', "onbekend ‘kleur’"),
    ],
)
def test_a_bad_ground_in_a_policy_file_is_refused_with_its_place(
    inburgering: Runner, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "beleid.toml"
    path.write_text(f"[[verlengingsgrond]]\n{text}\n", encoding="utf-8")
    refused = inburgering.bare("policy", "check", str(path))
    assert refused.code == 3
    assert said in refused.err
    assert "[[verlengingsgrond]] nummer 1" in refused.err


def _with_pip(runner: Runner, *more: str) -> None:
    """Somebody whose inburgeringstermijn ends on 3 June 2026."""
    runner.peildatum = "2026-11-01"
    runner.ok(
        *["case", "add", "--geslachtsnaam", "Termijn", "--doelgroep", "gezinsmigrant", "--plicht-begin", "2023-05-01"]
    )
    runner.ok("pip", "create", "Termijn", "--dagtekening", "2023-06-03")


@pytest.mark.parametrize(("day", "early"), [("2025-12-02", True), ("2025-12-03", False)])
def test_an_extension_from_before_the_last_six_months_is_doubted(inburgering: Runner, day: str, *, early: bool) -> None:
    _with_pip(inburgering)
    told = inburgering.ok(*f"besluit record Termijn verlenging --datum {day} --tot 2026-12-03 --grond ziekte".split())
    said = (
        "Een verlenging kan pas vanaf 03-12-2025, 6 maanden vóór het einde van de termijn op 03-06-2026 (Bi 4.5 lid 1)"
    )
    assert (said in told.err) is early


def test_an_explanation_tells_every_extension_with_its_day_ground_and_source(inburgering: Runner) -> None:
    _with_pip(inburgering)
    for line in (
        "verlenging --datum 2026-01-05 --tot 2026-12-03 --grond inspanningen",
        "verlenging --datum 2026-10-01 --tot 2027-03-03",
    ):
        inburgering.ok("besluit", "record", "Termijn", *line.split())
    (row,) = inburgering.json("deadline", "explain", "Termijn", "inburgeringstermijn")
    told = [step for step in row["stappen"] if "besluit van DUO" in step]
    assert told == [
        (
            "Verlenging van de inburgeringstermijn: besluit van DUO van 05-01-2026, aanzienlijke inspanningen: van 03-06-2026"
            " naar 03-12-2026 (Bi 4.4 — Besluit inburgering 2021 (BWBR0045555), versie geldig vanaf 1 januari 2022"
            " (gelezen in de wettekst))."
        ),
        (
            "Verlenging van de inburgeringstermijn: besluit van DUO van 01-10-2026: van 03-12-2026 naar 03-03-2027 (Wi 12 —"
            " Wet inburgering 2021 (BWBR0044770), versie geldig vanaf 21 oktober 2025 (gelezen in de wettekst))."
        ),
    ]


def test_who_left_the_country_is_kept_five_years_by_our_reading(inburgering: Runner) -> None:
    _with_pip(inburgering)
    inburgering.ok("case", "close", "Termijn", "--reden", "vertrokken", "--datum", "2026-10-01")
    (row,) = inburgering.json("db", "retention", "--all")
    assert (row["reden"], row["wissen_vanaf"], row["bron"], row["onzeker"]) == (
        "vertrokken", "2031-10-01", "Bi 9.9 lid 1", True,
    )  # fmt: skip


def test_a_day_in_a_year_without_decree_says_that_equated_days_are_unknown(inburgering: Runner) -> None:
    for year, unknown in (("2028", False), ("2029", True)):
        inburgering.peildatum = f"{year}-03-05"
        name = f"Jaar{year}"
        inburgering.ok(
            *f"case add --geslachtsnaam {name} --doelgroep gezinsmigrant --kennisgeving {year}-03-02".split()
        )
        (row,) = inburgering.json("deadline", "explain", name, "pip")
        said = "Of dagen in 2029 gelijkgesteld worden, is nog niet bekend (tot en met 2028 wel)."
        assert (said in row["stappen"]) is unknown


def test_the_aanbod_in_the_zroute_of_a_migrant_is_shown_as_unresolved(inburgering: Runner) -> None:
    _with_pip(inburgering)
    assert "onzeker" not in inburgering.json("case", "show", "Termijn")["diensten_toelichting"]["inburgeringsaanbod"]
    inburgering.ok("route", "assign", "Termijn", "z", "--datum", "2023-06-03")
    told = inburgering.json("case", "show", "Termijn")["diensten_toelichting"]["inburgeringsaanbod"]
    assert "is onzeker: volgens Bi 3.14 lid 1" in told
    assert "(Wi 16)" in told


def test_a_pip_cites_the_article_of_each_part_that_it_lacks(inburgering: Runner) -> None:
    inburgering.peildatum = "2026-06-03"
    inburgering.ok(
        *["case", "add", "--geslachtsnaam", "Deel", "--doelgroep", "asielstatushouder", "--kennisgeving", "2026-05-01"]
    )
    told = inburgering.ok("pip", "create", "Deel", "--dagtekening", "2026-06-03").err
    assert "het aantal voortgangsgesprekken (Bi 5.3 lid 4)" in told
    assert "de intensiteit van de leerroute (Wi 15 lid 2)" in told
    assert "de intensiteit van het PVT, de intensiteit van de MAP (Wi 15 lid 1)" in told


@pytest.mark.parametrize(
    ("begin", "keurmerk", "web"), [("2026-01-05", "Wi 16 lid 3", "Wi 8 lid 2"), ("2021-01-05", "nota 1", "nota 1")]
)
def test_a_school_without_keurmerk_or_recognition_is_refused_by_the_law_that_counts(
    inburgering: Runner, begin: str, keurmerk: str, web: str
) -> None:
    inburgering.peildatum = "2026-06-03"
    inburgering.ok(*f"case add --geslachtsnaam School --doelgroep asielstatushouder --plicht-begin {begin}".split())
    inburgering.ok("pip", "create", "School", "--dagtekening", "2026-03-02")
    inburgering.ok("aanbieder", "add", "Taalschool", "--keurmerk-geldig-tot", "2026-01-31", "--geen-web-erkend")
    for route, source in (("b1", keurmerk), ("onderwijs", web)):
        line = f"aanbod add School --aangeboden-op 2026-04-01 --aanbieder Taalschool --leerroute {route}"
        assert f"({source})" in inburgering(*line.split()).err
