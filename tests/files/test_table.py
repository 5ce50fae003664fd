"""Columns by the names that others give them."""

import pytest

from inburgering_cli.files.header_row import Names, match
from inburgering_cli.files.headers import ALIASES
from inburgering_cli.files.layout import PLAIN
from inburgering_cli.files.table import ColumnFault
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.work.files.import_check import columns


def named(kind: str, header: list[str]) -> tuple[list[str], list[ColumnFault]]:
    found = match(header, Names(frozenset(columns(all_kinds()[kind])), PLAIN), frozenset())
    return found.columns, found.faults


@pytest.mark.parametrize(
    ("soort", "written", "column"),
    [
        ("cases", "burgerservicenummer", "bsn"), ("cases", "BSN-nummer", "bsn"),
        ("cases", "naam.geslachtsnaam", "geslachtsnaam"), ("cases", "Achternaam", "geslachtsnaam"),
        ("cases", "Tussenvoegsel", "voorvoegsel"), ("cases", "geboorte.datum", "geboortedatum"),
        ("cases", "Geboren", "geboortedatum"), ("cases", "datumInschrijvingInGemeente", "huisvesting"),
        ("cases", "verblijfstitel.datumEinde", "vergunning_geldig_tot"), ("cases", "V-nummer", "v_nummer"),
        ("cases", "Vnummer", "v_nummer"), ("cases", "gemeenteVanInschrijving.omschrijving", "gemeente"),
        ("cases", "verblijfplaats.verblijfadres.postcode", "postcode"),
        ("cases", "datum_kennisgeving_DUO", "kennisgeving"),
        ("cases", "gedetailleerdeDoelgroep", "gedetailleerde_doelgroep"), ("cases", "E-mailadres", "email"),
        ("intakes", "Burgerservicenummer", "bsn"), ("intakes", "dossiernummer", "dossier"),
        ("intakes", "datum intake", "datum"), ("routes", "leerroute", "route"), ("aanbod", "leerroute", "leerroute"),
        ("routes", "Startdatum", "datum"), ("activiteiten", "Startdatum", "start"),
        ("activiteiten", "einddatum", "einde"), ("intakes", "datumAfname", "toets_datum"),
        ("examens", "datumAfname", "datum"), ("examens", "Resultaat", "uitslag"),
        ("uitgaven", "factuurnummer", "kenmerk"), ("voorinburgering", "resultaat", "resultaat"),
    ],
)  # fmt: skip
def test_a_column_is_known_by_its_other_names(soort: str, written: str, column: str) -> None:
    assert named(soort, [written]) == ([column], [])


@pytest.mark.parametrize("written", ["gemeenteVanInschrijving", "datum", "status", "Datum vestiging in Nederland"])
def test_a_name_that_may_mean_something_else_is_refused(written: str) -> None:
    ((column, message, unknown, _),) = named("cases", [written])[1]
    assert (column, unknown) == (written, True)
    assert message.startswith("is niet bekend")


def test_two_names_of_one_column_are_refused_and_both_named() -> None:
    (fault,) = named("cases", ["Burgerservicenummer", "bsn"])[1]
    assert fault == ("bsn", "staat er twee keer (‘Burgerservicenummer’ en ‘bsn’)", False, False)


def test_a_slip_of_the_keyboard_is_answered_with_the_likely_column() -> None:
    assert named("cases", ["geslachtnaam"])[1] == [
        ("geslachtnaam", "is niet bekend; bedoelt u ‘geslachtsnaam’?", True, False)
    ]


def test_other_names_lead_to_columns_that_exist_and_hide_none() -> None:
    every = {name for kind in all_kinds().values() for name in columns(kind)}
    assert {name for names in ALIASES.values() for name in names} <= every
    for kind in all_kinds().values():
        own = list(fields_of(kind.record))
        assert named(kind.plural, own) == (own, [])
