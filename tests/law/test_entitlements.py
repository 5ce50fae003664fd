"""Who gets which service: the table of the note, with the law beside it."""

import pytest

from inburgering_cli.law.rights.entitlements import services_due
from tests.law.people import someone

ALWAYS = {"brede_intake", "leerroute", "pvt"}
ASYLUM_ONLY = {
    "voorinburgering",
    "maatschappelijke_begeleiding",
    "inburgeringsaanbod",
    "alfabetisering",
    "participatie_afspraken",
}
BIJSTAND = {"bijstand_ingang": "2024-03-18"}
FAMILY = {"gedetailleerde_doelgroep": "gezinshereniger_met_asielstatushouder"}


@pytest.mark.parametrize(
    ("facts", "rights"),
    [
        ({}, ALWAYS | ASYLUM_ONLY | {"map"}),
        (BIJSTAND, ALWAYS | ASYLUM_ONLY | {"map", "ontzorgen"}),
        ({**BIJSTAND, **FAMILY}, ALWAYS | ASYLUM_ONLY | {"map"}),
        ({**BIJSTAND, **FAMILY, "plicht_begin": "2021-01-01"}, ALWAYS | ASYLUM_ONLY | {"map", "ontzorgen"}),
        ({**BIJSTAND, "leerroute": "onderwijs"}, ALWAYS | ASYLUM_ONLY | {"ontzorgen"}),
        (
            {**BIJSTAND, "leerroute": "onderwijs", "plicht_begin": "2021-01-01"},
            ALWAYS | ASYLUM_ONLY | {"map", "ontzorgen"},
        ),
        ({**BIJSTAND, "doelgroep": "gezinsmigrant"}, ALWAYS | {"map"}),
        ({**BIJSTAND, "doelgroep": "overige_migrant"}, ALWAYS | {"map"}),
        ({"doelgroep": "gezinsmigrant", "leerroute": "onderwijs"}, ALWAYS),
        ({**BIJSTAND, "doelgroep": "gezinsmigrant", "plicht_begin": "2021-01-01"}, ALWAYS | {"map"}),
    ],
)
def test_a_person_is_entitled_to_these_services_and_no_others(facts: dict[str, str], rights: set[str]) -> None:
    due = services_due(someone(**facts))
    assert {d.id for d in due if d.recht} == rights
    assert {d.id for d in due} == ALWAYS | ASYLUM_ONLY | {"map", "ontzorgen"}
    assert all(d.source.kort and d.label for d in due)


def test_what_a_person_does_not_get_is_explained_where_the_table_explains_it() -> None:
    def words(**facts: str) -> dict[str, str]:
        return {d.id: d.toelichting for d in services_due(someone(**facts)) if d.toelichting}

    assert words() == {"ontzorgen": "pas met bijstand"}
    assert words(doelgroep="gezinsmigrant") == {"inburgeringsaanbod": "regelt en betaalt de persoon zelf"}
    assert words(leerroute="onderwijs", **BIJSTAND) == {"map": "niet in de onderwijsroute"}


def test_ontzorgen_cites_the_law_or_the_note_by_stelsel() -> None:
    def source(**facts: str) -> str:
        return next(d.source.kort for d in services_due(someone(**facts)) if d.id == "ontzorgen")

    assert source(plicht_begin="2022-01-01") == "Pw 56a"
    assert source(plicht_begin="2021-12-31") == "nota 2.2, 3.5"


def test_each_service_cites_its_own_source() -> None:
    def sources(**facts: str) -> dict[str, str]:
        return {d.id: d.source.kort for d in services_due(someone(**facts))}

    assert sources(plicht_begin="2022-01-01") == {
        "voorinburgering": "nota tabel 1.0",
        "maatschappelijke_begeleiding": "Wi 13",
        "brede_intake": "Wi 14, 15, 17",
        "leerroute": "Wi 15",
        "inburgeringsaanbod": "Wi 16",
        "alfabetisering": "nota tabel 1.0",
        "ontzorgen": "Pw 56a",
        "map": "Wi 6",
        "pvt": "Wi 6",
        "participatie_afspraken": "Wi 15 lid 3",
    }
    assert sources(plicht_begin="2022-01-01", leerroute="onderwijs")["map"] == "Wi 8 lid 3"
    assert sources(plicht_begin="2021-12-31", leerroute="onderwijs")["map"] == "nota tabel 1.0"
