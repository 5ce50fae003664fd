"""The schema refuses by itself what no input model lets through, and a writer works with the settings that keep it so."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.records.field import Reader, Record, given
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store.database import Location
from inburgering_cli.store.driver import BUSY_SECONDS
from inburgering_cli.store.write import make_schema, writing

Row = dict[str, object]
#: A row of every table that the schema takes; parents first.
SOUND: dict[str, Row] = {
    "dossier": {
        "id": 1, "nummer": "2024-0001", "zoeknaam": "fictief", "geslachtsnaam": "Fictief", "bsn": "999990019",
        "v_nummer": "0123456789", "doelgroep": "asielstatushouder", "gedetailleerde_doelgroep": "overig",
        "geslacht": "x", "bijstand_ingang": "2024-02-01", "bijstand_einde": "2024-03-01",
        "info_derden_gevraagd": "2024-02-01", "info_derden_ontvangen": "2024-02-01",
        "dossier_gesloten": "2024-05-01", "reden": "verhuisd", "duo_termijn_begin": "2024-05-01",
        "duo_termijn_einde": "2027-05-01",
    },
    "intake": {"id": 1, "dossier_id": 1, "datum": "2024-03-01", "deel": 1},
    "intake_leefgebied": {"id": 1, "intake_id": 1, "naam": "opleiding", "waarde": "x"},
    "intake_zrm": {"id": 1, "intake_id": 1, "naam": "financien", "waarde": 3},
    "pip": {"id": 1, "dossier_id": 1, "dagtekening": "2024-05-01", "bekendmaking": "2024-05-02"},
    "pip_leefgebied": {"id": 1, "pip_id": 1, "naam": "opleiding", "waarde": "x"},
    "route": {"id": 1, "dossier_id": 1, "datum": "2024-05-01", "route": "b1", "niveau": "b1"},
    "ontzorg": {"id": 1, "dossier_id": 1, "datum": "2024-03-01", "einde": "2024-09-01"},
    "activiteit": {"id": 1, "dossier_id": 1, "soort": "stage", "start": "2024-03-01", "einde": "2024-04-01"},
    "enquete": {"id": 1, "dossier_id": 1, "groep": "inburgeraars", "datum": "2024-03-01", "score": 75},
    "voorinburgering": {"id": 1, "dossier_id": 1, "onderdeel": "knm", "start": "2024-03-01", "einde": "2024-03-02"},
    "klantprofiel": {"id": 1, "dossier_id": 1, "onderwerp": "cv", "datum": "2024-03-01", "inhoud": "x"},
    "overdracht": {"id": 1, "dossier_id": 1, "soort": "azc", "datum": "2024-03-01"},
    "begeleiding": {"id": 1, "dossier_id": 1, "start": "2024-03-01", "einde": "2024-03-02"},
    "uren": {"id": 1, "dossier_id": 1, "activiteit_id": 1, "maand": "2024-03"},
    "map_onderdeel": {"id": 1, "dossier_id": 1, "onderdeel": "cv", "datum": "2024-03-01"},
    "pvt_onderdeel": {"id": 1, "dossier_id": 1, "onderdeel": "inleiding", "datum": "2024-03-01"},
    "examen": {"id": 1, "dossier_id": 1, "onderdeel": "knm", "datum": "2024-03-01", "uitslag": "geslaagd"},
    "gesprek": {"id": 1, "dossier_id": 1, "gepland": "2024-03-01", "soort": "voortgang"},
    "maatregel": {"id": 1, "dossier_id": 1, "soort": "oproep", "datum": "2024-03-01", "grond": "intake"},
    "besluit": {
        "id": 1, "dossier_id": 1, "soort": "vrijstelling", "datum": "2024-03-01", "oordeel": "toekenning",
        "vanaf": "2024-03-01", "tot": "2024-04-01",
    },
    "aanbieder": {
        "id": 1, "naam": "x", "keurmerk_vanaf": "2024-03-01", "keurmerk_geldig_tot": "2024-03-01",
        "contract_vanaf": "2024-03-01", "contract_geldig_tot": "2024-03-01",
    },
    "aanbod": {
        "id": 1, "dossier_id": 1, "aangeboden_op": "2024-03-01", "aanbieder": "x", "start": "2024-03-01",
        "einde": "2024-04-01",
    },
    "ontzorg_maand": {"id": 1, "dossier_id": 1, "maand": "2024-03"},
    "training": {"id": 1, "dossier_id": 1, "module": "budget", "start": "2024-03-01", "afgerond": "2024-03-02"},
    "ontzorg_evaluatie": {"id": 1, "dossier_id": 1, "datum": "2024-03-01", "uitkomst": "zelfstandig"},
    "partner": {"id": 1, "naam": "x"},
    "document": {
        "id": 1, "dossier_id": 1, "datum": "2024-03-01", "soort": "pip", "formaat": "html", "hash": "0" * 64,
    },
    "verwijzing": {"id": 1, "dossier_id": 1, "partner": "x", "datum": "2024-03-01", "afgerond": "2024-03-02"},
    "taakstelling": {"id": 1, "gemeente": "x", "jaar": 2024, "helft": 1, "aantal": 11},
    "budget": {"id": 1, "gemeente": "x", "jaar": 2024, "bedrag": 1},
    "uitgave": {"id": 1, "dossier_id": 1, "gemeente": "x", "voorziening": "pvt", "datum": "2024-03-01", "bedrag": 1},
    "levering": {
        "id": 1, "dossier_id": 1, "api": "pip", "sleutel": "", "ingetrokken": False, "bericht_id": "x", "hash": "x",
        "peildatum": "2024-03-01", "tijd": "2024-03-01T00:00:00+00:00",
    },
    "duo_ontvangst": {
        "id": 1, "dossier_id": 1, "soort": "notificatie", "datum": "2024-03-01", "hash": "x",
        "tijd": "2024-03-01T00:00:00+00:00",
    },
    "herkomst": {"id": 1, "dossier_id": 1, "uit_bestand": "x", "oud_nummer": "2024-0001"},
    "spoor_elders": {
        "id": 1, "dossier_id": 1, "uit_bestand": "x", "regel": 1, "tijd": "2024-03-01T00:00:00+00:00", "gebruiker": "k",
        "opdracht": "x", "invoer": "{}", "hash": "1",
    },
    "spoor": {
        "id": 1, "tijd": "2024-03-01T00:00:00+00:00", "gebruiker": "k", "opdracht": "x", "invoer": "{}",
        "vorige": "0", "hash": "1",
    },
    "spoor_stand": {"id": 1, "regels": 1, "hash": "1"},
    "vorige": {"id": 1, "regel": 1, "dossier_id": 1, "tabel": "pip", "rij": 1, "na": "{}"},
}  # fmt: skip
#: What each CHECK is there for, except that of a day, a code list or an amount that is not negative alone.
for _kind in all_kinds().values():  # what is not named above: the example of its declaration
    if _kind.table not in SOUND:
        _row = Reader(_kind.record, "2026-01-01").read(_kind.example)
        assert isinstance(_row, Record)
        SOUND[_kind.table] = {"id": 1, "dossier_id": 1, **given(_row)}

BAD: dict[str, list[Row]] = {
    "ck_bestand_een": [{"id": 2}],
    "ck_bestand_kenmerk": [{"kenmerk": ""}, {"kenmerk": "kwjb-fmtz-hqpd-vnx"}, {"kenmerk": "kwjb-fmtz-hqpd-vnx1"}],
    "ck_spoor_stand_een": [{"id": 2}],
    "ck_dossier_doelgroep": [{"doelgroep": "iedereen"}, {"doelgroep": "Asielstatushouder"}, {"doelgroep": ""}],
    "ck_dossier_gedetailleerde_doelgroep": [{"gedetailleerde_doelgroep": "asiel"}],
    "ck_dossier_geslacht": [{"geslacht": "M"}, {"geslacht": "man"}],
    "ck_dossier_reden": [{"reden": "weg"}],
    "ck_dossier_sluiten": [{"reden": None}, {"dossier_gesloten": None}],
    "ck_dossier_bsn": [{"bsn": "12345678"}, {"bsn": "1234567890"}, {"bsn": "99999001x"}, {"bsn": ""}],
    "ck_dossier_v_nummer": [{"v_nummer": "123456789"}, {"v_nummer": "12345678 0"}],
    "ck_dossier_geslachtsnaam": [{"geslachtsnaam": ""}],
    "ck_dossier_bijstand_einde_na_bijstand_ingang": [{"bijstand_einde": "2024-01-31"}],
    "ck_dossier_info_derden_ontvangen_na_info_derden_gevraagd": [{"info_derden_ontvangen": "2024-01-31"}],
    "ck_intake_deel": [{"deel": 0}, {"deel": 3}],
    "ck_intake_locatie": [{"locatie": "thuis"}],
    "ck_intake_methode": [{"methode": "gevoel"}],
    "ck_intake_toets_uitslag": [{"toets_uitslag": "misschien"}],
    "ck_intake_leefgebied_naam": [{"naam": "sport"}],
    "ck_intake_zrm_naam": [{"naam": "sport"}],
    "ck_intake_zrm_waarde": [{"waarde": 0}, {"waarde": 6}],
    "ck_pip_alfabetisering": [{"alfabetisering": "B"}],
    "ck_pip_gesprekken": [{"gesprekken": -1}, {"gesprekken": 100}],
    **{f"ck_pip_intensiteit_{part}": [{f"intensiteit_{part}": -1}] for part in ("route", "pvt", "map")},
    "ck_pip_leefgebied_naam": [{"naam": "sport"}],
    "ck_route_route": [{"route": "c1"}],
    "ck_route_niveau": [{"niveau": "c1"}],
    "ck_route_a2_met_o": [{"route": "onderwijs", "niveau": "a2"}],
    "ck_route_b1_met_z": [{"route": "z", "niveau": "b1"}],
    "ck_route_afgeschaald_op_na_datum": [{"afgeschaald_op": "2024-04-30"}],
    "ck_route_afgerond_op_na_datum": [{"afgerond_op": "2024-04-30"}],
    "ck_dossier_huisvesting_na_eerste_huisvesting": [{"eerste_huisvesting": "2024-12-31", "huisvesting": "2024-12-30"}],
    "ck_advies_gegeven_na_gevraagd": [{"gegeven": "2024-02-29"}],
    "ck_ontzorg_einde_na_datum": [{"einde": "2024-02-29"}],
    "ck_ontzorg_verlengd_tot_na_datum": [{"verlengd_tot": "2024-02-29"}],
    **{
        f"ck_ontzorg_{cost}": [{cost: -1}] for cost in ("huur", "gas", "water", "stroom", "zorgverzekering", "telefoon")
    },
    "ck_activiteit_soort": [{"soort": "slapen"}],
    "ck_activiteit_einde_na_start": [{"einde": "2024-02-29"}],
    "ck_dossier_duo_termijn_einde_na_duo_termijn_begin": [{"duo_termijn_einde": "2024-04-30"}],
    "ck_voorinburgering_einde_na_start": [{"einde": "2024-02-29"}],
    "ck_begeleiding_einde_na_start": [{"einde": "2024-02-29"}],
    "ck_examen_poging": [{"poging": 0}, {"poging": 100}],
    "ck_gesprek_dag": [{"gepland": None}],
    "ck_gesprek_verzet": [{"gepland": None, "gehouden": "2024-03-02", "verzet_naar": "2024-03-03"}],
    "ck_besluit_tot_na_vanaf": [{"tot": "2024-02-29"}],
    "ck_aanbieder_keurmerk_geldig_tot_na_keurmerk_vanaf": [{"keurmerk_geldig_tot": "2024-02-29"}],
    "ck_aanbieder_contract_geldig_tot_na_contract_vanaf": [{"contract_geldig_tot": "2024-02-29"}],
    "ck_aanbod_einde_na_start": [{"einde": "2024-02-29"}],
    "ck_training_afgerond_na_start": [{"afgerond": "2024-02-29"}],
    "ck_verwijzing_afgerond_na_datum": [{"afgerond": "2024-02-29"}],
    "ck_taakstelling_helft": [{"helft": 0}, {"helft": 3}],
    "ck_vorige_iets": [{"na": None}],
    "ck_vorige_voor": [{"voor": "{"}],
    "ck_vorige_na": [{"na": "{"}],
    "ck_enquete_groep": [{"groep": "buren"}],
    "ck_enquete_score": [{"score": 9}, {"score": 101}],
}
#: The columns that every row has, besides its id.
NEEDED = {
    "dossier": ("nummer", "zoeknaam", "geslachtsnaam", "doelgroep"),
    "intake": ("dossier_id", "datum"),
    "pip": ("dossier_id",),
    "route": ("dossier_id", "datum", "route"),
    "ontzorg": ("dossier_id", "datum"),
    "activiteit": ("dossier_id", "soort", "start"),
    "enquete": ("groep", "datum", "score"),
    "voorinburgering": ("dossier_id", "onderdeel", "start"),
    "klantprofiel": ("dossier_id", "onderwerp", "datum", "inhoud"),
    "overdracht": ("dossier_id", "soort", "datum"),
    "begeleiding": ("dossier_id", "start"),
    "uren": ("dossier_id", "activiteit_id", "maand"),
    "map_onderdeel": ("dossier_id", "onderdeel", "datum"),
    "pvt_onderdeel": ("dossier_id", "onderdeel", "datum"),
    "examen": ("dossier_id", "onderdeel", "datum", "uitslag"),
    "gesprek": ("dossier_id", "soort"),
    "maatregel": ("dossier_id", "soort", "grond"),
    "besluit": ("dossier_id", "soort", "oordeel"),
    "aanbieder": ("naam",),
    "aanbod": ("dossier_id", "aangeboden_op", "aanbieder"),
    "ontzorg_maand": ("dossier_id", "maand"),
    "training": ("dossier_id", "module", "start"),
    "ontzorg_evaluatie": ("dossier_id", "datum", "uitkomst"),
    "partner": ("naam",),
    "document": ("dossier_id", "datum", "soort", "formaat", "hash"),
    "vorige": ("regel", "tabel", "rij"),
    "verwijzing": ("dossier_id", "partner", "datum"),
    "taakstelling": ("gemeente", "jaar", "helft", "aantal"),
    "budget": ("gemeente", "jaar", "bedrag"),
    "uitgave": ("gemeente", "voorziening", "datum", "bedrag"),
    "spoor": ("tijd", "gebruiker", "opdracht", "invoer", "vorige", "hash"),
    "spoor_stand": ("regels", "hash"),
}
NEEDED |= {
    kind.table: ("dossier_id", *(name for name, spec in kind.stored.items() if spec.required or name in kind.always))
    for kind in all_kinds().values()
    if kind.table not in NEEDED and kind.owner
}
#: What is no day as the store keeps it, though people write it so.
NO_DAYS = ("18-03-2024", "2024-3-1", "20240318", "2024-03-18T00:00", "", "vandaag")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schema") / "store.db"
    make_schema(path)
    return path


@pytest.fixture
def store(path: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("BEGIN")
    for table, row in SOUND.items():
        insert(connection, table, row, "INSERT OR REPLACE" if table == "spoor_stand" else "INSERT")  # its row is there
    yield connection
    connection.execute("ROLLBACK")
    connection.close()


def insert(connection: sqlite3.Connection, table: str, row: Row, verb: str = "INSERT") -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    connection.execute(f"{verb} INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def checks(connection: sqlite3.Connection) -> dict[str, tuple[str, str]]:
    """(table, condition) of every CHECK that the file itself declares, by its name."""
    found = {}
    for table, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"):
        for name, condition in re.findall(r"CONSTRAINT (ck_\w+) CHECK \((.*)\)", sql):
            found[name] = (table, condition)
        assert len(re.findall(r"\bCHECK\b", sql)) == len(re.findall(r"CONSTRAINT ck_\w+ CHECK", sql)), (
            "a nameless CHECK"
        )
    return found


def test_every_check_refuses_what_it_is_there_for(store: sqlite3.Connection) -> None:
    bad = dict(BAD)
    declared = checks(store)
    for name, (table, condition) in declared.items():
        if " GLOB '[0-9][0-9][0-9][0-9]-" in condition:
            column = condition.split()[0]
            assert name == f"ck_{table}_{column}"
            bad[name] = [{column: no_day} for no_day in NO_DAYS]
        elif name not in bad and " GLOB '[0-2]" in condition:
            bad[name] = [{condition.split()[0]: "half drie"}]
        elif name not in bad and (bounds := re.fullmatch(r"(\w+) BETWEEN (\d+) AND (\d+)", condition)):
            bad[name] = [{bounds[1]: int(bounds[2]) - 1}, {bounds[1]: int(bounds[3]) + 1}]
        elif name not in bad and name.startswith(f"ck_{table}_"):
            column = name.removeprefix(f"ck_{table}_")
            wrong = {f"{column} IN (": "iets anders", f"{column} >= 0": -1}
            bad[name] = [{column: value} for shape, value in wrong.items() if condition.startswith(shape)]
            assert bad[name], name
    assert set(bad) == set(declared)
    for name, changes in bad.items():
        table = declared[name][0]
        for change in changes:
            where = ", ".join(f"{column} = ?" for column in change)
            with pytest.raises(sqlite3.IntegrityError) as refused:
                store.execute(f"UPDATE {table} SET {where}", tuple(change.values()))
            assert str(refused.value).startswith("CHECK constraint failed: "), (name, change)


def test_every_column_that_holds_a_day_has_its_check(store: sqlite3.Connection) -> None:
    days = {"start", "einde", "datum", "dagtekening", "bekendmaking", "machtiging", "huisvesting", "kennisgeving"}
    found = checks(store)
    for table in SOUND:
        for _, column, *_ in store.execute(f"PRAGMA table_info({table})"):
            if column in days or column.endswith(("_op", "_tot", "_datum", "_ingang", "_einde", "_begin")):
                assert f"ck_{table}_{column}" in found


@pytest.mark.parametrize(
    ("table", "column"),
    [(t, c) for t, row in SOUND.items() for c in row if c in ("dossier_id", "intake_id", "pip_id", "activiteit_id")],
)
def test_no_row_stands_without_its_parent(store: sqlite3.Connection, table: str, column: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.execute(f"UPDATE {table} SET {column} = 77")


def test_a_parent_with_children_stays(store: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        store.execute("DELETE FROM dossier")


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("dossier", ["nummer"]),
        ("dossier", ["bsn"]),
        ("dossier", ["v_nummer"]),
        ("route", ["dossier_id", "datum"]),
        ("ontzorg", ["dossier_id", "datum"]),
        ("pip_leefgebied", ["pip_id", "naam"]),
        ("intake_leefgebied", ["intake_id", "naam"]),
        ("intake_zrm", ["intake_id", "naam"]),
        ("voorinburgering", ["dossier_id", "onderdeel", "start"]),
        ("klantprofiel", ["dossier_id", "onderwerp"]),
        ("overdracht", ["dossier_id", "soort", "datum"]),
        ("begeleiding", ["dossier_id", "start"]),
        ("uren", ["activiteit_id", "maand"]),
        ("map_onderdeel", ["dossier_id", "datum", "onderdeel"]),
        ("pvt_onderdeel", ["dossier_id", "datum", "onderdeel"]),
        ("examen", ["dossier_id", "datum", "onderdeel"]),
        ("gesprek", ["dossier_id", "gepland", "soort"]),
        ("maatregel", ["dossier_id", "datum", "soort", "grond"]),
        ("aanbieder", ["naam"]),
        ("aanbod", ["dossier_id", "aangeboden_op", "aanbieder"]),
        ("ontzorg_maand", ["dossier_id", "maand"]),
        ("training", ["dossier_id", "start", "module"]),
        ("ontzorg_evaluatie", ["dossier_id", "datum"]),
        ("partner", ["naam"]),
        ("document", ["dossier_id", "datum", "soort", "formaat", "hash"]),
        ("verwijzing", ["dossier_id", "datum", "partner"]),
        ("taakstelling", ["gemeente", "jaar", "helft"]),
        ("levering", ["bericht_id"]),
        ("duo_ontvangst", ["dossier_id", "soort", "hash"]),
    ],
)
def test_a_key_stands_once(store: sqlite3.Connection, table: str, key: list[str]) -> None:
    unique = {"dossier": ("nummer", "bsn", "v_nummer")}.get(table, ())
    other = {k: v for k, v in SOUND[table].items() if k in key or k not in unique}
    other = {"nummer": "2024-0002", **other} if table == "dossier" else other
    with pytest.raises(sqlite3.IntegrityError, match=rf"UNIQUE.*{table}.{key[0]}"):
        insert(store, table, {**other, "id": 2})


def test_what_must_be_there_cannot_be_empty(store: sqlite3.Connection) -> None:
    for table, columns in NEEDED.items():
        not_null = {r[1] for r in store.execute(f"PRAGMA table_info({table})") if r[3]}
        assert not_null == {"id", *columns}


@pytest.mark.parametrize(
    "statement",
    ["UPDATE spoor SET invoer = '{}'", "UPDATE OR REPLACE spoor SET id = 5", "DELETE FROM spoor WHERE id = 1"],
)
def test_a_line_of_the_trail_is_for_ever(store: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.execute(statement)


def test_a_line_of_the_trail_is_not_replaced(store: sqlite3.Connection) -> None:
    for verb in ("INSERT", "INSERT OR REPLACE"):
        with pytest.raises(sqlite3.IntegrityError):
            insert(store, "spoor", {**SOUND["spoor"], "gebruiker": "een ander"}, verb)
        assert store.execute("SELECT gebruiker FROM spoor").fetchall() == [("k",)]


def test_a_writer_has_the_settings_that_keep_the_store_whole(path: Path) -> None:
    with writing(Location(path, named=True), dry_run=True) as writer:
        settings = {
            name: writer.raw.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "journal_mode", "synchronous", "secure_delete", "busy_timeout")
        }
        assert writer.raw.in_transaction
        other = sqlite3.connect(path, timeout=0, isolation_level=None)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")  # the lock was taken at the start, not at the first write
        other.close()
    assert settings == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "secure_delete": 1,
        "busy_timeout": BUSY_SECONDS * 1000,
    }


def test_a_constraint_that_is_hurt_is_a_refusal_without_values(path: Path) -> None:
    row = {**SOUND["dossier"], "bsn": "12345"}
    with (
        pytest.raises(Refused, match="ck_dossier_bsn") as refused,
        writing(Location(path, named=True)) as writer,
    ):
        writer.add("dossier", row)
    assert "12345" not in refused.value.message
    assert "Fictief" not in refused.value.message
