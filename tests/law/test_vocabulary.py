"""The code lists: complete, consistent with each other and with the facts and terms that use them."""

import re
from collections.abc import Collection, Mapping

import pytest

from inburgering_cli.law import codes
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.derive import DERIVED
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.indicators import INDICATORS, NORMS
from inburgering_cli.law.terms.declared import TERMS
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.store import reads
from tests.law.people import someone

EVENTS = {
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "bijstand_ingang", "bijstand_einde", "intake_start",
    "leerbaarheidstoets", "intake_afgerond", "info_derden_gevraagd", "info_derden_ontvangen", "pip_dagtekening",
    "pip_gewijzigd", "aanbod", "integraal_aanbod_start", "ontzorg_start", "ontzorg_einde", "pvt_ondertekend",
    "map_eindgesprek", "zroute_afgerond", "voldaan", "dossier_gesloten",
}  # fmt: skip


def test_the_events_are_these_and_each_fact_of_a_dossier_has_a_label() -> None:
    assert set(v.GEBEURTENISSEN) == EVENTS
    assert not set(v.GEBEURTENISSEN) & set(v.HULPFEITEN)
    assert set(v.FEIT_LABELS) <= set(Facts._fields)
    days = Facts._fields[Facts._fields.index("plicht_begin") :]
    assert set(days) - {"leerroute", "niveau", "vrijstellingen", "doelgroepen"} == set(v.FEIT_LABELS)


def test_every_fact_that_a_term_reads_is_a_fact_of_a_dossier() -> None:
    for term in TERMS.values():
        for version in term.versions:
            read = {*version.start, version.stop, version.einde_feit, version.verlengd_door, term.wacht_op} - {None}
            assert read <= set(v.FEIT_LABELS), term.id
            assert (version.stop is None) == term.informatief


def test_a_fact_is_typed_in_or_derived_and_never_both() -> None:
    typed = set(fields_of(CaseRecord)) & set(v.FEIT_LABELS)
    derived = [name for names in DERIVED.values() for name in names]
    assert len(set(derived)) == len(derived)
    assert not typed & set(derived)
    # the first PIP is that of an earlier municipality or else the one settled here
    assert set(v.FEIT_LABELS) - typed - set(derived) == {"pip_dagtekening"}


def test_indicators_count_terms_by_the_event_that_starts_them() -> None:
    for indicator in INDICATORS:
        if indicator.term:
            assert {s for x in TERMS[indicator.term].versions for s in x.start} == {indicator.start}
        else:
            assert indicator.group in v.ENQUETE_GROEPEN
    assert set(NORMS) == {i.id for i in INDICATORS}


@pytest.mark.parametrize(
    ("listed", "size"),
    [
        (v.LEEFGEBIEDEN, 16),
        (v.ZRM_DOMEINEN, 13),
        (v.KOSTEN_WETTELIJK, 5),
        (codes.MAP_ONDERDELEN, 9),  # nota bijlage 5
        (codes.VOORINBURGERING, 5),  # nota note 11
        (codes.KLANTPROFIEL, 13),  # nota note 11, "etc." as overig
        (codes.TOESLAGEN, 5),  # nota 2.2
        (codes.VOORZIENINGEN, 5),  # nota 4.2
        (codes.EXAMENONDERDELEN, 6),
    ],
)
def test_the_lists_of_the_note_and_the_law_are_whole(listed: Collection[str], size: int) -> None:
    assert len(listed) == size


def test_reasons_of_closing_that_leave_the_count_are_reasons_of_closing() -> None:
    assert set(v.REDENEN_GESLOTEN) > v.REDENEN_UITGEVALLEN
    assert set(v.REDENEN_GESLOTEN) - v.REDENEN_UITGEVALLEN == {
        "voldaan",
        "vrijstelling",
        "ontheffing",
        "aow",
        "genaturaliseerd",
    }


def test_each_detailed_group_belongs_to_one_group() -> None:
    detailed = [d for group in v.DETAIL_BIJ_DOELGROEP.values() for d in group]
    assert sorted(detailed) == sorted(v.GEDETAILLEERDE_DOELGROEPEN)
    assert set(v.DETAIL_BIJ_DOELGROEP) == set(v.DOELGROEPEN)


@pytest.mark.parametrize(
    ("group", "detail", "permit", "pilot", "law"),
    [
        ("asielstatushouder", None, True, True, True),
        ("asielstatushouder", "asielstatushouder", True, True, True),
        ("asielstatushouder", "gezinshereniger_met_asielstatushouder", False, True, False),
        ("asielstatushouder", "gezinsvormer_met_asielstatushouder", False, True, False),
        ("gezinsmigrant", "gezinsvormer", False, False, False),
        ("overige_migrant", None, False, False, False),
    ],
)
def test_who_can_be_ontzorgd_depends_on_the_own_permit_under_the_law_only(
    group: str, detail: str | None, permit: bool, pilot: bool, law: bool
) -> None:
    one = someone(doelgroep=group, gedetailleerde_doelgroep=detail)
    assert one.op_asielvergunning is permit
    assert one._replace(plicht_begin="2021-12-31").ontzorg_doelgroep is pilot
    assert one._replace(plicht_begin="2022-01-01").ontzorg_doelgroep is law


LISTS = {
    name: value
    for module in (v, codes)
    for name, value in vars(module).items()
    if name.isupper() and isinstance(value, Mapping)
}


@pytest.mark.parametrize("name", LISTS)
def test_keys_are_for_scripts_and_every_key_has_a_label(name: str) -> None:
    assert LISTS[name]
    for key, label in LISTS[name].items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", key), key
        assert label


def test_facts_are_in_the_order_in_which_the_store_finds_them() -> None:
    assert Facts._fields == reads.facts.FOUND
