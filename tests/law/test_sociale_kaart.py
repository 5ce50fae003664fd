"""The sociale kaart of nota 4.1, and what a municipality lays over it."""

from typing import Any

import pytest

from inburgering_cli.law.codes import SAMENWERKING
from inburgering_cli.law.words.sociale_kaart import about, card, is_built_in, partner_name


def record(own_name: str, **known: Any) -> dict[str, Any]:
    return {
        **dict.fromkeys(("soort", "onderwerpen", "contact", "telefoon", "email", "verborgen")),
        "naam": own_name,
        **known,
    }


def test_the_partners_of_the_note_are_there_with_their_subjects_and_source() -> None:
    rows = {r["naam"]: r for r in card([])}
    assert len(rows) == 15
    assert sum(r["soort"] == "publiek" for r in rows.values()) == 9
    assert all(r["soort"] in SAMENWERKING and r["onderwerpen"] and r["bron"] == "nota 4.1" for r in rows.values())
    assert "schuldhulpverlening" in rows["Duo+ Inkomensondersteuning / Sociaal Loket"]["onderwerpen"]
    assert "taalmaatjes" in rows["Coherente"]["onderwerpen"]


def test_an_own_record_lies_over_the_built_in_one_and_leaves_the_rest() -> None:
    rows = {r["naam"]: r for r in card([record("coherente", telefoon="020 1", verborgen=True), record("Eigen")])}
    assert len(rows) == 16
    changed = rows["Coherente"]
    assert (changed["telefoon"], changed["onderwerpen"], changed["soort"]) == ("020 1", "taalmaatjes", "privaat")
    assert (changed["verborgen"], changed["herkomst"]) == (True, "aangepast")
    assert (rows["Eigen"]["herkomst"], rows["Eigen"]["verborgen"]) == ("eigen", False)


@pytest.mark.parametrize(("typed", "name"), [("COHERENTE", "Coherente"), ("azc / coa", "AZC / COA"), ("Iets", "Iets")])
def test_a_name_is_written_as_the_card_has_it(typed: str, name: str) -> None:
    assert partner_name(typed) == name
    assert is_built_in(typed) == (name != "Iets")


@pytest.mark.parametrize(("text", "found"), [("SCHULD", True), ("schúld", True), ("loket", True), ("taal", False)])
def test_a_partner_is_about_its_subjects_and_its_name(text: str, found: bool) -> None:
    (desk,) = [r for r in card([]) if r["naam"].endswith("Sociaal Loket")]
    assert about(desk, text) is found
