"""The explanation of each kind of term shows event, day, length, shift, version of the law and source."""

import pytest

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.declared import TERMS, Duration, Unit
from inburgering_cli.law.terms.explain import explain
from inburgering_cli.law.terms.policy import DEFAULT
from tests.law.people import example, outcomes, someone
from tests.law.test_terms import CASES, Case

LAPSED = "Vervallen: het dossier is gesloten voordat de laatste dag voorbij was."


def steps(facts: Facts, term: str, peildatum: str) -> list[str]:
    return explain(outcomes(facts, peildatum)[term], facts, DEFAULT, peildatum)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.term}, {c.name}")
def test_an_explanation_names_law_start_last_day_and_the_whole_source(case: Case) -> None:
    facts = someone(**case.facts)
    found = outcomes(facts, "2024-07-01")[case.term]
    text = explain(found, facts, DEFAULT, "2024-07-01")
    law, start, *rest, source = text
    assert law.startswith(f"Stelsel: {'Wi2013 (pilot)' if facts.stelsel == 'wi2013' else 'Wi2021'} (")
    assert _long(found.start) in start
    assert any(_long(case.last) in step for step in rest)
    assert any(_long(case.plain) in step for step in rest)
    full_source = found.version.cited(found.start)
    assert source.startswith("Bron: ")
    for part in (full_source.kort, full_source.titel, full_source.versie, full_source.zekerheid, found.version.soort):
        assert part in source
    duration = found.version.duration
    if duration is not None:
        assert any(step.startswith(f"Lengte: {duration}") for step in rest)
    assert all(step.endswith(".") for step in text)


def _long(day: str) -> str:
    months = (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    )  # fmt: skip
    return f"{int(day[8:])} {months[int(day[5:7]) - 1]} {day[:4]}"


def test_the_pip_of_the_example_can_be_checked_by_hand() -> None:
    law, start, length, shift, ending, source = steps(example(), "pip", "2024-09-30")
    assert law == "Stelsel: Wi2021 (begin inburgeringsplicht 15-01-2024)."
    assert start == (
        "Start: huisvesting (inschrijving BRP) op maandag 18 maart 2024 (de laatste van: kennisgeving DUO 22-01-2024,"
        " huisvesting (inschrijving BRP) 18-03-2024)."
    )
    assert length == "Lengte: 10 weken na die dag: maandag 27 mei 2024."
    assert shift == "Dat is een werkdag, dus de dag schuift niet (Atw 1, 3 en 5)."
    assert ending == "Te laat: dagtekening PIP in deze gemeente op 28-05-2024, 1 dag na de laatste dag."
    assert source == (
        "Bron: Bi 5.3 lid 1 — Besluit inburgering 2021 (BWBR0045555), versie geldig vanaf 1 januari 2023 (afgeleid)."
        " Soort: wettelijk."
    )


def test_a_clock_with_one_start_names_that_event_and_no_other() -> None:
    assert steps(example(), "intake", "2024-09-30")[1] == "Start: start brede intake op maandag 25 maart 2024."


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ((1, "dagen"), "1 dag"),
        ((2, "dagen"), "2 dagen"),
        ((1, "weken"), "1 week"),
        ((10, "weken"), "10 weken"),
        ((1, "maanden"), "1 maand"),
        ((18, "maanden"), "18 maanden"),
        ((1, "jaren"), "1 jaar"),
        ((3, "jaren"), "3 jaar"),
    ],
)
def test_a_length_is_written_as_people_say_it(length: tuple[int, Unit], words: str) -> None:
    assert str(Duration(*length)) == words


def test_a_shift_names_every_free_day_it_passes_and_the_safe_day() -> None:
    facts = someone(plicht_begin="2024-01-01", kennisgeving="2024-01-02", huisvesting="2024-10-16")
    (shift,) = [s for s in steps(facts, "pip", "2024-12-01") if s.startswith("Verschoven")]
    assert shift == (
        "Verschoven: 25-12-2024 is Eerste Kerstdag, 26-12-2024 is Tweede Kerstdag, 27-12-2024 is gelijkgestelde dag:"
        " besluit gelijkstelling 2023-2025 (secundaire bron), 28-12-2024 is zaterdag, 29-12-2024 is zondag; de laatste dag"
        " wordt maandag 30 december 2024 (Atw 1, 3 en 5). De veilige dag blijft 25-12-2024."
    )


@pytest.mark.parametrize("termijn", ["intake", "inburgeringstermijn", "integraal_aanbod", "participatie_12m"])
def test_local_policy_and_long_terms_are_said_not_to_shift(termijn: str) -> None:
    assert any("schuift niet op bij een weekend of feestdag" in s for s in steps(example(), termijn, "2024-09-30"))


def test_a_period_says_that_its_first_day_counts() -> None:
    assert "Lengte: 6 maanden, de eerste dag telt mee; laatste dag is dinsdag 17 september 2024." in steps(
        example(), "ontzorgen", "2024-09-30"
    )


def test_the_inburgeringstermijn_is_said_to_run_from_the_day_after() -> None:
    assert "De termijn loopt vanaf de dag na de dagtekening (Wi 11 lid 2)." in steps(
        example(), "inburgeringstermijn", "2024-09-30"
    )


def test_an_extension_shows_the_day_before_and_after() -> None:
    text = steps(example(verlengd_tot="2027-11-28"), "inburgeringstermijn", "2024-09-30")
    assert "Lengte: 3 jaar; zonder verlenging was de laatste dag vrijdag 28 mei 2027." in text
    assert (
        "Verlengd: inburgeringstermijn verlengd door DUO tot en met zondag 28 november 2027; die dag telt nog mee."
        in text
    )


def test_a_clock_that_waits_says_what_for_and_how_much_follows() -> None:
    facts = example(pip_hier=None, pip_dagtekening=None, info_derden_gevraagd="2024-05-01")
    text = steps(facts, "pip_na_informatie", "2024-06-30")
    assert "Start: informatie van derden gevraagd op woensdag 1 mei 2024." in text
    assert any("Na ontvangst is er nog 2 weken (Bi 5.3 lid 2)." in s for s in text)
    assert "Lopend: op de peildatum 30-06-2024 wordt gewacht." in text


@pytest.mark.parametrize(
    ("changes", "termijn", "peildatum", "ending"),
    [
        ({}, "intake", "2024-09-30", "Gehaald: brede intake afgerond op 06-05-2024."),
        ({}, "map", "2027-05-27", "Lopend: op de peildatum 27-05-2027 nog 1 dag."),
        ({}, "map", "2027-05-28", "Lopend: op de peildatum 28-05-2027 nog 0 dagen."),
        ({}, "map", "2027-05-30", "Verlopen: op de peildatum 30-05-2027 al 2 dagen; nog niet vastgelegd: eindgesprek MAP."),
        ({}, "leerroute_wijzigen", "2025-11-29", "Voorbij: op de peildatum 29-11-2025 is de dag verstreken."),
        ({"dossier_gesloten": "2024-10-01"}, "map", "2024-10-02", LAPSED),
    ],
)  # fmt: skip
def test_the_status_is_told_with_its_days(changes: dict[str, str], termijn: str, peildatum: str, ending: str) -> None:
    assert ending in steps(example(**changes), termijn, peildatum)


def test_every_declaration_has_a_source_with_title_version_and_certainty() -> None:
    for term in TERMS.values():
        for version in term.versions:
            assert all((version.source.kort, version.source.titel, version.source.versie, version.source.zekerheid)), (
                term.id
            )
            assert version.geldig_vanaf
