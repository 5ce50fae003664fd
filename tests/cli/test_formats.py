"""What scripts read: the keys of JSON, the columns of CSV, values as codes and ISO days, and nothing but data on stdout."""

import csv
import io
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.vocabulary import GEBEURTENISSEN, KOSTEN
from tests.conftest import Runner

CASE_LIST = [
    "dossier", "geslachtsnaam", "doelgroep", "stelsel", "gemeente", "fase", "leerroute", "huisvesting",
    "volgende_termijn", "uiterlijk",
]  # fmt: skip
DEADLINE = [
    "dossier", "naam", "termijn", "omschrijving", "start_gebeurtenis", "start", "uiterlijk", "ongeschoven",
    "gehaald_op", "status", "dagen", "soort", "bron",
]  # fmt: skip
KPI = [
    "id", "naam", "bron", "norm", "eenheid", "teller", "noemer", "waarde", "oordeel", "lopend", "lopend_gehaald",
    "uitgevallen", "vrijgesteld", "n", "waarvan_betaald", "waarvan_naar_vermogen", "naar_vermogen_onbekend", "soort",
]  # fmt: skip
TIMELINE = ["dossier", "datum", "soort", "naam", "omschrijving", "voorbij"]
CODE = re.compile(r"[a-z][a-z0-9_]*")
ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

LISTS = {
    ("case", "list"): CASE_LIST,
    ("case", "search", "a"): CASE_LIST,
    ("deadline", "list", "--all"): DEADLINE,
    ("deadline", "explain", "Tesfay"): [*DEADLINE, "stappen"],
    ("case", "timeline", "Tesfay"): TIMELINE,
}


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_every_object_of_a_list_has_exactly_the_fields_of_the_contract(
    caseload: Runner, command: tuple[str, ...]
) -> None:
    rows = caseload.json(*command)
    assert len(rows) > 1
    assert {tuple(row) for row in rows} == {tuple(LISTS[command])}


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_csv_has_the_same_columns_and_values(caseload: Runner, command: tuple[str, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(caseload.ok(*command, "-o", "csv").out), delimiter=";"))
    expected = caseload.json(*command)
    assert list(rows[0]) == LISTS[command]
    assert len(rows) == len(expected)
    for row, wanted in zip(rows, expected, strict=True):
        for key, value in wanted.items():
            if value is None:
                assert row[key] == ""
            elif isinstance(value, str):
                assert row[key] == value


@pytest.mark.parametrize(
    "command", [("case", "list", "--gemeente", "Elders"), ("deadline", "list", "--within", "0", "--status", "lopend")]
)
def test_an_empty_list_is_an_empty_list(inburgering: Runner, command: tuple[str, ...]) -> None:
    assert inburgering.json(*command) == []
    header = inburgering.ok(*command, "-o", "csv").out.splitlines()
    assert header == [";".join(CASE_LIST if command[0] == "case" else DEADLINE)]
    assert "gevonden" in inburgering.ok(*command).out


def test_the_report_is_one_object(caseload: Runner) -> None:
    found = caseload.json("report", "kpi", "--van", "2024-01-01", "--tot", "31-12-2024")
    assert list(found) == ["peildatum", "van", "tot", "gemeente", "indicatoren"]
    assert (found["peildatum"], found["van"], found["tot"]) == ("2024-09-30", "2024-01-01", "2024-12-31")
    assert found["gemeente"] is None
    assert {tuple(row) for row in found["indicatoren"]} == {tuple(KPI)}
    assert {row["oordeel"] for row in found["indicatoren"]} <= {"gehaald", "niet_gehaald", "geen_norm", "onbekend"}
    ids = [row["id"] for row in found["indicatoren"]]
    assert ids[:5] == [
        "integraal_aanbod_6m", "participatie_12m", "participatie_3j", "tevredenheid_partners",
        "tevredenheid_inburgeraars",
    ]  # fmt: skip
    assert len(ids) == len(set(ids))
    named = caseload.json("report", "kpi", "--names")["indicatoren"]
    assert {tuple(row) for row in named} == {(*KPI, "dossiers")}


def test_the_report_in_csv_has_the_same_figures(caseload: Runner) -> None:
    rows = list(csv.DictReader(io.StringIO(caseload.ok("report", "kpi", "-o", "csv").out), delimiter=";"))
    assert list(rows[0]) == KPI
    assert [r["id"] for r in rows] == [r["id"] for r in caseload.json("report", "kpi")["indicatoren"]]


def test_a_case_is_one_object_with_its_parts(caseload: Runner) -> None:
    found = caseload.json("case", "show", "Tesfay")
    assert found["dossier"] == "2025-0001"
    assert list(found["gebeurtenissen"]) == list(GEBEURTENISSEN)
    assert found["gebeurtenissen"]["pip_dagtekening"] == "2024-05-28"
    assert found["gebeurtenissen"]["voldaan"] is None
    assert found["diensten"] == {
        "voorinburgering": True, "maatschappelijke_begeleiding": True, "brede_intake": True, "leerroute": True,
        "inburgeringsaanbod": True, "alfabetisering": True, "ontzorgen": True, "map": True, "pvt": True,
        "participatie_afspraken": True,
    }  # fmt: skip
    for part, count in (("intake", 3), ("pip", 1), ("route", 1), ("ontzorgen", 1), ("activiteiten", 2)):
        assert len(found[part]) == count, part
    assert found["intake"][0]["leefgebied"] == {"werkervaring": "kapper"}
    assert found["intake"][0]["zrm"] == {"financien": 3}
    assert found["intake"][2]["toets_drempel"] == 60.5
    assert found["ontzorgen"][0]["huur"] == 612.5
    assert found["ontzorgen"][0]["totaal"] == 692.5
    assert {tuple(t) for t in found["termijnen"]} == {tuple(DEADLINE)}


def test_what_comes_after_the_peildatum_does_not_exist_yet(caseload: Runner) -> None:
    caseload.peildatum = "2024-05-01"
    found = caseload.json("case", "show", "Tesfay")
    assert found["gebeurtenissen"]["pip_dagtekening"] is None
    assert found["gebeurtenissen"]["intake_afgerond"] is None
    assert len(found["intake"]) == 2
    assert found["pip"] == found["route"] == found["activiteiten"] == []


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (("intake", "show", "Tesfay"), {"datum", "deel", "locatie", "methode", "leefgebied", "zrm", "toets_uitslag"}),
        (("pip", "show", "Tesfay"), {"versie", "status", "dagtekening", "doel", "gesprekken", "leefgebied", "reden"}),
        (("ontzorg", "show", "Tesfay"), {"datum", "einde", "verlengd_tot", "budgetbeheer", "totaal", *KOSTEN}),
        (("activiteit", "list", "Tesfay"), {"soort", "start", "einde", "uren_per_week", "aanbieder", "loopt"}),
    ],
)
def test_the_parts_of_a_case(caseload: Runner, command: tuple[str, ...], keys: set[str]) -> None:
    rows = caseload.json(*command)
    assert all(row["dossier"] == "2025-0001" and keys <= set(row) for row in rows)
    assert len({tuple(row) for row in rows}) == 1
    header = caseload.ok(*command, "-o", "csv").out.splitlines()[0].split(";")
    assert header == list(rows[0])


def _walk(value: Any, key: str = "") -> list[tuple[str, Any]]:
    if isinstance(value, dict):
        return [pair for k, v in value.items() for pair in ((k, None), *_walk(v, k))]
    if isinstance(value, list):
        return [pair for v in value for pair in _walk(v, key)]
    return [(key, value)]


@pytest.mark.parametrize(
    "command",
    [*LISTS, (), ("case", "show", "Tesfay"), ("report", "kpi"), ("policy", "list"), ("policy", "show", "pip")],
    ids=" ".join,
)
def test_keys_and_codes_are_snake_case_and_days_are_iso(caseload: Runner, command: tuple[str, ...]) -> None:
    days = {"start", "uiterlijk", "ongeschoven", "gehaald_op", "datum", "huisvesting", "dagtekening", "peildatum"}
    codes = {"doelgroep", "stelsel", "leerroute", "volgende_termijn", "status", "start_gebeurtenis", "oordeel"}
    found = caseload.json(*command)
    if isinstance(found, dict):
        found.pop("diensten_toelichting", None)  # sentences by the name of a service
    for key, value in _walk(found):
        assert CODE.fullmatch(key), key
        if not isinstance(value, str):
            continue
        if key in days and command[:1] != ("policy",):
            assert ISO.fullmatch(value), (key, value)
        if key in codes:
            assert CODE.fullmatch(value), (key, value)


WRITES: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    (("case", "add", "--geslachtsnaam", "Nieuw", "--doelgroep", "asielstatushouder", "--huisvesting", "1-2-2024"),
     {"dossier": "2024-0001", "geslachtsnaam": "Nieuw", "doelgroep": "asielstatushouder", "bsn": None}),
    (("case", "edit", "Tesfay", "--klantmanager", "Jansen"), {"dossier": "2025-0001", "klantmanager": "Jansen"}),
    (("case", "close", "Berg", "--reden", "verhuisd", "--datum", "2024-09-01"),
     {"dossier": "2025-0003", "reden_gesloten": "verhuisd"}),
    (("intake", "record", "Berg", "--datum", "2024-04-08", "--deel", "1"),
     {"dossier": "2025-0003", "datum": "2024-04-08", "deel": 1, "methode": None}),
    (("pip", "create", "Berg", "--doel", "werk"), {"dossier": "2025-0003", "status": "concept", "dagtekening": None}),
    (("pip", "revise", "Tesfay", "--dagtekening", "2024-09-02", "--reden", "meer uren"),
     {"dossier": "2025-0001", "versie": 2, "status": "gewijzigd", "dagtekening": "2024-09-02", "doel": "werk"}),
    (("route", "assign", "Berg", "z", "--datum", "2024-06-01"), {"dossier": "2025-0003", "route": "z", "niveau": None}),
    (("route", "complete", "Tesfay", "--datum", "2024-09-30"),
     {"dossier": "2025-0001", "afgerond_op": "2024-09-30"}),
    (("route", "downscale", "Tesfay", "--datum", "2024-09-30", "--uren", "640", "--reden", "alles gevolgd"),
     {"dossier": "2025-0001", "afgeschaald_op": "2024-09-30", "uren": 640}),
    (("ontzorg", "start", "Berg", "--datum", "2024-05-01", "--stroom", "99,95"),
     {"dossier": "2025-0003", "datum": "2024-05-01", "stroom": 99.95, "gas": None}),
    (("activiteit", "add", "Berg", "stage", "--start", "2024-05-01", "--uren-per-week", "7,5"),
     {"dossier": "2025-0003", "soort": "stage", "start": "2024-05-01", "einde": None, "uren_per_week": 7.5}),
    (("activiteit", "stop", "Tesfay", "taalles", "--einde", "2024-09-20"),
     {"dossier": "2025-0001", "soort": "taalles", "einde": "2024-09-20"}),
    (("enquete", "record", "--groep", "partners", "--datum", "gisteren", "--score", "6,5", "--partner", "Coherente"),
     {"dossier": None, "groep": "partners", "datum": "2024-09-29", "score": 6.5, "partner": "Coherente"}),
]  # fmt: skip


@pytest.mark.parametrize(("command", "expected"), WRITES, ids=[" ".join(c[:2]) for c, _ in WRITES])
def test_a_write_prints_the_written_record(
    caseload: Runner, command: tuple[str, ...], expected: dict[str, Any]
) -> None:
    record = caseload.json(*command)
    assert {k: record[k] for k in expected} == expected


@pytest.mark.parametrize(("command", "expected"), WRITES, ids=[" ".join(c[:2]) for c, _ in WRITES])
def test_a_write_prints_the_number_of_the_dossier(
    caseload: Runner, command: tuple[str, ...], expected: dict[str, Any]
) -> None:
    told = caseload.ok(*command).out
    assert told.count("\n") == 1
    assert expected["dossier"] is None or expected["dossier"] in told


def test_warnings_go_to_stderr(caseload: Runner) -> None:
    result = caseload.ok("route", "assign", "Berg", "b1", "--datum", "2024-06-01", "-o", "json")
    assert result.data["route"] == "b1"
    assert "Let op: Er is nog geen vastgesteld PIP" in result.err


def test_policy_gives_terms_with_source(inburgering: Runner) -> None:
    rows = inburgering.json("policy", "list")
    assert {"intake", "pip", "inburgeringstermijn", "ontzorgen", "bezwaar"} <= {r["termijn"] for r in rows}
    assert all(r["bron"] and r["lengte"] and r["stelsel"] in ("wi2013", "wi2021", "beide") for r in rows)
    shown = inburgering.json("policy", "show", "pip")
    assert {r["termijn"] for r in shown} == {"pip"}
    told = inburgering.ok("policy", "list").out
    assert "Normen" in told
    assert "nota 5.1" in told
    assert "Besluit inburgering 2021" in inburgering.ok("policy", "show", "pip").out


def test_db_status_counts_what_is_there(caseload: Runner) -> None:
    found = caseload.json("db", "status")
    assert list(found) == ["pad", "bestand", "bytes", "rechten", "versleuteld", "schema", "aantallen"]
    assert found["rechten"] == "0600"
    assert found["aantallen"]["dossier"] == 3
    assert found["aantallen"]["activiteit"] == 3
    assert "dossier" in caseload.ok("db", "status").out
    assert caseload.ok("db", "status", "-o", "csv").out.startswith(
        "pad;bestand;bytes;rechten;versleuteld;schema;aantallen\n"
    )


@pytest.mark.parametrize("rows", [[], [{"a": [1, {"b": "x\ny"}], "c": None}, {}], ["\x9b", 2]])
def test_a_list_that_comes_piece_by_piece_is_written_as_a_whole_one(
    rows: list[Any], capsys: pytest.CaptureFixture[str]
) -> None:
    from inburgering_cli.screen.output import emit_json, to_json

    for whole, pieces in (
        (rows, iter(rows)),
        ({"n": 1, "rijen": rows, "m": []}, {"n": 1, "rijen": iter(rows), "m": []}),
    ):
        emit_json(pieces)
        assert capsys.readouterr().out == to_json(whole) + "\n"


_SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=["Cs"]))
_JSON = st.recursive(
    _SCALARS, lambda inner: st.lists(inner) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=5), inner)
)


@given(_JSON)
def test_json_is_what_the_json_package_writes_with_an_indentation_of_two(data: Any) -> None:
    from inburgering_cli.screen.output import to_json
    from inburgering_cli.screen.text import escape_unsafe

    assert to_json(data) == escape_unsafe(json.dumps(data, ensure_ascii=False, indent=2))
