"""The policy file of a municipality: what it may change, and how each fault is refused."""

import tomllib
from pathlib import Path

import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.law.figures.indicators import norm_on
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.law.terms.policy import DEFAULT, Policy
from inburgering_cli.law.terms.policy_file import read_policy
from tests.law.people import example, outcomes, someone

GOOD = """
gemeente = "Voorbeeldstad"

[[termijn]]
id = "integraal_aanbod"
geldig_vanaf = 2024-01-01
maanden = 4
bron = "Beleidsregels 2024"

[[norm]]
id = "participatie_12m"
geldig_vanaf = 2024-01-01
waarde = 62.5
bron = "Beleidsregels inburgering Voorbeeldstad 2024"

[[gelijkgestelde_dag]]
datum = 2024-05-27
bron = "besluit van de test"
"""


def policy(text: str) -> Policy:
    return read_policy(tomllib.loads(text), "beleid.toml")


def test_the_built_in_policy_is_that_of_ouder_amstel() -> None:
    assert DEFAULT.gemeente == "Ouder-Amstel"
    found = policy("")
    assert found.bestand == "beleid.toml"
    for name in (
        "gemeente",
        "termijnen",
        "gelijkgesteld",
        "eigen",
        "boete_asiel",
        "normen",
        "gronden",
        "ontzorg_evaluatie",
        "signalen",
    ):
        assert getattr(found, name) == getattr(DEFAULT, name), name


def test_a_good_file_sets_own_terms_norms_and_days_and_marks_them_as_own() -> None:
    own_policy = policy(GOOD)
    assert (own_policy.gemeente, own_policy.bestand) == ("Voorbeeldstad", "beleid.toml")
    assert own_policy.eigen == {"integraal_aanbod", "participatie_12m"}
    version = outcomes(example(), "2024-05-01", own_policy)["integraal_aanbod"].version
    assert (version.source.kort, version.soort) == ("Beleidsregels 2024", "lokaal beleid")
    assert version.source.zekerheid == "lokaal beleid van de gemeente"
    norm = norm_on(own_policy.normen["participatie_12m"], "2024-06-01")
    assert norm is not None
    assert norm.tienden == 625


def test_an_own_term_holds_for_clocks_that_start_from_its_day_on() -> None:
    def last(start: str, own_policy: Policy) -> str | None:
        return outcomes(someone(huisvesting=start), "2024-05-01", own_policy)["integraal_aanbod"].uiterlijk

    assert last("2023-12-31", policy(GOOD)) == "2024-06-30"
    assert last("2024-01-01", policy(GOOD)) == "2024-05-01"
    assert last("2024-01-01", DEFAULT) == "2024-07-01"
    assert last("2020-01-15", policy(GOOD)) == "2020-07-15"  # before any version: the oldest, not the own one


@pytest.mark.parametrize(
    ("length", "last"),
    [
        ("dagen = 10", "2024-03-28"),
        ("weken = 2", "2024-04-01"),
        ("maanden = 1", "2024-04-18"),
        ("jaren = 1", "2025-03-18"),
    ],
)
def test_a_length_may_be_in_days_weeks_months_or_years_and_local_terms_never_shift(length: str, last: str) -> None:
    found = outcomes(example(), "2024-05-01", policy(GOOD.replace("maanden = 4", length)))["integraal_aanbod"]
    assert (found.uiterlijk, found.ongeschoven) == (last, last)  # 1 April 2024 is Easter Monday


def test_an_own_term_from_the_first_day_of_the_pilot_replaces_the_built_in_one() -> None:
    own_policy = policy(GOOD.replace("geldig_vanaf = 2024-01-01\nmaanden", "geldig_vanaf = 2020-12-01\nmaanden"))
    assert (
        outcomes(someone(huisvesting="2021-01-15"), "2021-02-01", own_policy)["integraal_aanbod"].uiterlijk
        == "2021-05-15"
    )


def test_of_several_versions_the_last_one_valid_on_the_start_holds() -> None:
    later = GOOD.split("[[norm]]")[0].split("[[termijn]]")[1].replace("2024-01-01", "2025-01-01").replace("4", "9", 1)
    own_policy = policy(f"[[termijn]]\n{later.replace('maanden = 4', 'maanden = 9')}{GOOD.replace('gemeente', '#')}")
    assert (
        outcomes(someone(huisvesting="2024-06-15"), "2024-07-01", own_policy)["integraal_aanbod"].uiterlijk
        == "2024-10-15"
    )
    assert (
        outcomes(someone(huisvesting="2025-06-15"), "2025-07-01", own_policy)["integraal_aanbod"].uiterlijk
        == "2026-03-15"
    )


def test_an_own_equated_day_moves_the_terms_of_the_law() -> None:
    pip = outcomes(example(), "2024-05-01", policy(GOOD))["pip"]
    assert (pip.ongeschoven, pip.uiterlijk) == ("2024-05-27", "2024-05-28")


def test_reading_a_file_changes_nothing_in_the_built_in_policy() -> None:
    before = {k: len(t.versions) for k, t in TERMS.items()}
    policy(GOOD)
    assert {k: len(t.versions) for k, t in TERMS.items()} == before
    assert "2024-05-27" not in DEFAULT.gelijkgesteld
    assert DEFAULT.normen["participatie_12m"] == ()


STATUTORY = [name for name, t in TERMS.items() if any(v.soort != "lokaal beleid" for v in t.versions)]


def test_only_these_terms_are_local_policy_throughout() -> None:
    assert set(TERMS) - set(STATUTORY) == {"intake", "integraal_aanbod", "participatie_12m", "participatie_3j"}


@pytest.mark.parametrize("name", STATUTORY)
def test_a_term_of_the_law_cannot_be_changed(name: str) -> None:
    with pytest.raises(
        Refused, match=f"termijn ‘{name}’ is .* kan niet in een beleidsbestand worden gewijzigd"
    ) as refusal:
        policy(GOOD.replace('"integraal_aanbod"', f'"{name}"'))
    assert TERMS[name].versions[0].source.kort in refusal.value.message


@pytest.mark.parametrize(
    ("good", "bad", "words"),
    [
        ('"integraal_aanbod"', '"intaak"', "[[termijn]] nummer 1: onbekende termijn ‘intaak’"),
        ("maanden = 4", "kwartalen = 4", "[[termijn]] nummer 1: onbekend ‘kwartalen’; toegestaan zijn bron, dagen"),
        ("maanden = 4", "", "geef precies één lengte: dagen, weken, maanden of jaren"),
        ("maanden = 4", "maanden = 4\nweken = 2", "geef precies één lengte"),
        ("maanden = 4", "maanden = -4", "‘maanden’ moet een heel getal van 1 tot en met 120 zijn"),
        ("maanden = 4", "maanden = 0", "‘maanden’ moet een heel getal van 1"),
        ("maanden = 4", "maanden = 4.5", "‘maanden’ moet een heel getal"),
        ("maanden = 4", 'maanden = "4"', "‘maanden’ moet een heel getal"),
        ("maanden = 4", "maanden = true", "‘maanden’ moet een heel getal"),
        ("maanden = 4", "jaren = 3660", "‘jaren’ moet een heel getal van 1 tot en met 10 zijn"),
        ("2024-01-01\nmaanden", '"2024-01-01"\nmaanden', "‘geldig_vanaf’ moet een datum zijn"),
        ("2024-01-01\nmaanden", "2024-01-01T00:00:00\nmaanden", "‘geldig_vanaf’ moet een datum zijn"),
        ("geldig_vanaf = 2024-01-01\nmaanden", "maanden", "‘geldig_vanaf’ moet een datum zijn"),
        ('bron = "Beleidsregels 2024"\n\n[[norm]]', "\n[[norm]]", "[[termijn]] nummer 1: ‘bron’ ontbreekt"),
        ('"Beleidsregels 2024"\n\n[[norm]]', '" "\n\n[[norm]]', "‘bron’ ontbreekt; noem het besluit"),
        ('"participatie_12m"', '"participatie"', "[[norm]] nummer 1: onbekende indicator ‘participatie’; kies uit"),
        ("waarde = 62.5", "waarde = 101", "‘waarde’ moet een getal van 0 tot en met 100 zijn"),
        ("waarde = 62.5", "waarde = -1", "‘waarde’ moet een getal van 0"),
        ("waarde = 62.5", "waarde = nan", "‘waarde’ moet een getal van 0"),
        ("waarde = 62.5", 'waarde = "80%"', "‘waarde’ moet een getal van 0"),
        ('"participatie_12m"', '"tevredenheid_partners"', "‘waarde’ moet een getal van 0 tot en met 10 zijn"),
        ("waarde = 62.5", "", "‘waarde’ moet een getal van 0"),
        ("datum = 2024-05-27", 'datum = "27-05-2024"', "[[gelijkgestelde_dag]] nummer 1: ‘datum’ moet een datum zijn"),
        ('gemeente = "Voorbeeldstad"', "gemeente = 7", "‘gemeente’ moet een naam zijn"),
        ('gemeente = "Voorbeeldstad"', 'plaats = "x"', "het bestand: onbekend ‘plaats’"),
        ('gemeente = "Voorbeeldstad"\n\n[[termijn]]', '[termijn]', "Schrijf ‘termijn’ als [[termijn]]"),
    ],
)  # fmt: skip
def test_a_fault_is_refused_with_its_place_and_what_to_do(good: str, bad: str, words: str) -> None:
    assert GOOD.count(good) == 1
    with pytest.raises(Refused) as refusal:
        policy(GOOD.replace(good, bad))
    assert words in refusal.value.message
    assert refusal.value.exit_code == 3


@pytest.mark.parametrize("length", ["dagen = 3650", "weken = 520", "maanden = 120", "jaren = 10", "dagen = 1"])
def test_the_longest_and_the_shortest_length_are_allowed_and_one_more_is_not(length: str) -> None:
    unit, _, count = length.partition(" = ")
    own = policy(GOOD.replace("maanden = 4", length)).termijnen["integraal_aanbod"].versions[-1]
    assert own.duration == (int(count), unit)
    if count != "1":
        with pytest.raises(Refused, match=f"‘{unit}’ moet een heel getal van 1 tot en met {count} zijn"):
            policy(GOOD.replace("maanden = 4", f"{unit} = {int(count) + 1}"))


@pytest.mark.parametrize(("value", "tenths"), [("0", 0), ("100", 1000), ("100.0", 1000), ("0.1", 1), ("79.9", 799)])
def test_a_norm_may_be_anything_from_nothing_to_everything(value: str, tenths: int) -> None:
    (norm,) = policy(GOOD.replace("waarde = 62.5", f"waarde = {value}")).normen["participatie_12m"]
    assert norm.tienden == tenths


@pytest.mark.parametrize("name", ["termijn", "norm", "gelijkgestelde_dag"])
@pytest.mark.parametrize("value", ['"x"', "7", "[1]", '["x"]', "{ id = 'intake' }", "[{ id = 'intake' }, 1]"])
def test_a_table_written_in_another_shape_is_refused(name: str, value: str) -> None:
    with pytest.raises(Refused) as refusal:
        policy(f"{name} = {value}")
    assert refusal.value.message == f"Schrijf ‘{name}’ als [[{name}]]."


@pytest.mark.parametrize("content", [b"termijn = [", b"id: intake\nweken: 8\n", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_a_file_that_is_no_toml_is_refused_in_dutch_with_its_name(content: bytes, tmp_path: Path) -> None:
    from inburgering_cli.cli.shell.context import load_policy

    path = tmp_path / "beleid.toml"
    path.write_bytes(content)
    with pytest.raises(
        Refused, match=r"Het beleidsbestand .*(is geen geldige TOML|kan niet worden gelezen)"
    ) as refusal:
        load_policy(path)
    assert str(path) in refusal.value.message
    with pytest.raises(Refused, match="bestaat niet"):
        load_policy(tmp_path / "ander.toml")
