"""`report delivery duo`: the worked example as DUO gets it, to the letter; what changed, is missing, is taken back."""

import csv
import json
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.core.errors import StoreFault
from tests.cli.conftest import BSN, typed
from tests.conftest import Runner

NR = "2025-0001"
SOURCE = "00000001001234567000"
DOEL = "00000001800866472000"
SCHOOL = "0012345678"
#: What the worked example lacks for DUO: a school with a number, hours, PVT and MAP.
MORE = (
    (
        f"pip revise {NR} --dagtekening 2024-06-15 --reden aanvulling --alfabetisering NVT --intensiteit-route 600"
        " --mag-opleiding-afmaken"
    ),
    f"aanbieder add Taalhuis --keurmerk-vanaf 2020-01-01 --instellingsnummer {SCHOOL}",
    f"aanbod add {NR} --aangeboden-op 2024-06-15 --aanbieder Taalhuis --start 2024-06-17 --einde 2025-06-30",
    f"activiteit hours {NR} taalles --maand 2024-06 --aangeboden 48 --gevolgd 40,25",
    f"activiteit hours {NR} taalles --maand 2024-07 --aangeboden 48 --gevolgd 30,5",
    f"intake record {NR} --datum 2024-04-23 --uren-nt2 8,5 --uren-knm 4,25",
    f"pvt sign {NR} --datum 2024-09-01",
    f"map complete {NR} --datum 2025-10-01",
)
#: The bodies of the worked example, and the rest of each path.
EXPECTED: dict[str, tuple[str, str, dict[str, Any]]] = {
    "pip": ("POST", "PIP", {
        "dagtekeningPip": "2024-06-15", "leerroute": "B", "niveau": "B1", "geschatteIntensiteitB1Route": 600,
        "indicatorMagOpleidingAfmaken": True, "indicatorAlfabetiseringsonderwijs": "NVT",
    }),
    f"aanbod_{SCHOOL}": ("POST", f"Inburgeringsaanbod/{SCHOOL}", {
        "datumInburgeringsaanbod": "2024-06-15", "verwachteStartdatumOpleiding": "2024-06-17",
        "verwachteEinddatumOpleiding": "2025-07-01", "indicatorAlfabetiseringsonderwijs": "NVT",
    }),
    "map": ("PUT", "map", {"datumEindgesprekMap": "2025-10-01"}),
    "pvt": ("PUT", "pvt", {"datumOndertekeningPvt": "2024-09-01"}),
    "uren_brede_intake": ("PUT", "uren/bredeintake/taallesknm", {"uren": 12}),
    "uren_participatietaalles": ("PUT", "uren/participatietaalles", {"uren": 70}),
}  # fmt: skip
VERSIES = {"pip": "1.2.0", f"aanbod_{SCHOOL}": "1.2.0"}


@pytest.fixture(autouse=True)
def _oin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f'duo_oin_bron = "{SOURCE}"\nduo_oin_doel = "{DOEL}"\n', encoding="utf-8")
    monkeypatch.setenv("INBURGERING_CONFIG", str(config))


@pytest.fixture
def worked(caseload: Runner) -> Runner:
    typed(caseload.store, MORE, "2025-12-31")
    caseload.peildatum = "2025-12-31"
    return caseload


def deliver(runner: Runner, out: Path, *more: str) -> tuple[Any, dict[str, Any]]:
    """Make a delivery: its receipt, and its requests by the name of their file."""
    receipt = runner.json("report", "delivery", "duo", "--out", str(out), *more)
    files = (Path(receipt["map"]) / "berichten").glob("*.json")
    return receipt, {p.stem.removeprefix(f"{NR}_"): json.loads(p.read_text(encoding="utf-8")) for p in files}


def test_the_worked_example_to_the_letter(worked: Runner, tmp_path: Path) -> None:
    receipt, requests = deliver(worked, tmp_path / "uit")
    assert set(requests) == set(EXPECTED)
    for name, (method, path, body) in EXPECTED.items():
        request = requests[name]
        assert list(request) == ["api", "versie", "method", "path", "headers", "body"]
        assert (request["method"], request["path"]) == (method, f"/personen/{BSN}/{path}")
        assert request["versie"] == VERSIES.get(name, "1.0.0")
        assert {k: v for k, v in request["headers"].items() if k != "berichtId"} == {"bron": SOURCE, "doel": DOEL}
        assert request["body"] == body, name
    assert len({r["headers"]["berichtId"] for r in requests.values()}) == len(EXPECTED)
    assert receipt["berichten"] == sum(receipt["per_onderdeel"].values()) == len(EXPECTED)


def test_the_sender_of_a_message_is_the_municipality_of_the_dossier(worked: Runner, tmp_path: Path) -> None:
    other = SOURCE[:-1] + "7"
    worked.ok("config", "set", "duo_oin_bron", other, "--gemeente", "ouder-amstel")
    worked.ok("config", "set", "duo_oin_bron", SOURCE[:-1] + "8", "--gemeente", "Uithoorn")
    _, requests = deliver(worked, tmp_path / "uit")
    assert {request["headers"]["bron"] for request in requests.values()} == {other}


def test_a_second_delivery_is_empty_and_a_change_goes_alone(worked: Runner, tmp_path: Path) -> None:
    _, first = deliver(worked, tmp_path / "uit")
    receipt, again = deliver(worked, tmp_path / "uit")
    assert (receipt["berichten"], receipt["al_geleverd"], again) == (0, len(EXPECTED), {})
    worked.ok("activiteit", "hours", NR, "taalles", "--maand", "2024-08", "--gevolgd", "9,25")
    _, changed = deliver(worked, tmp_path / "uit")
    assert set(changed) == {"uren_participatietaalles"}
    assert changed["uren_participatietaalles"]["body"] == {"uren": 80}
    assert changed["uren_participatietaalles"]["headers"] != first["uren_participatietaalles"]["headers"]


def test_a_value_that_comes_back_is_a_message_of_its_own(worked: Runner, tmp_path: Path) -> None:
    ids = []
    for day in ("2025-10-01", "2025-10-02", "2025-10-01"):
        worked.ok("case", "edit", NR, "--map-eindgesprek", day)
        ids.append(deliver(worked, tmp_path / "uit")[1]["map"]["headers"]["berichtId"])
    assert len(set(ids)) == 3


def test_what_was_delivered_when_is_recorded_without_the_person(worked: Runner, tmp_path: Path) -> None:
    _, requests = deliver(worked, tmp_path / "uit")
    with sqlite3.connect(worked.store) as connection:
        rows = connection.execute("SELECT bericht_id, hash, peildatum, tijd FROM levering").fetchall()
        (trail,) = connection.execute("SELECT invoer FROM spoor ORDER BY id DESC LIMIT 1").fetchone()
    assert {r[0] for r in rows} == {r["headers"]["berichtId"] for r in requests.values()}
    assert {r[2] for r in rows} == {"2025-12-31"}
    assert BSN not in f"{rows} {trail}"
    assert json.loads(trail) == {"berichten": len(EXPECTED), "peildatum": "2025-12-31"}


def test_the_bsn_stands_in_the_requests_alone_and_nobody_else_can_read_them(worked: Runner, tmp_path: Path) -> None:
    result = worked.ok("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    place = tmp_path / "uit" / "duo-2025-12-31"
    assert stat.S_IMODE((tmp_path / "uit").stat().st_mode) == 0o700
    for path in place.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
        assert BSN not in path.name
        if path.is_file() and path.parent.name != "berichten":
            assert BSN not in path.read_text(encoding="utf-8")
    assert BSN not in result.out + result.err


def test_the_sheet_reads_as_a_klantmanager_types(worked: Runner, tmp_path: Path) -> None:
    worked.ok("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    text = (tmp_path / "uit" / "duo-2025-12-31" / "overtypblad.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(), delimiter=";"))
    told = {(r["onderdeel"], r["veld"]): r["waarde"] for r in rows}
    assert told["PIP", "leerroute"] == "B1-route"
    assert told["PIP", "mag opleiding afmaken"] == "ja"
    last = f"Inburgeringsaanbod bij instelling {SCHOOL}", "verwachte laatste dag van de opleiding (tot en met)"
    assert told[last] == "30-06-2025"
    assert {(r["dossier"], r["naam"], r["bsn"]) for r in rows} == {(NR, "Tesfay, Selam", "*****0019")}


def test_what_is_missing_is_told_per_person_and_nothing_of_it_goes(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2025-12-31"
    typed(
        caseload.store,
        (
            f"aanbod add {NR} --aangeboden-op 2024-05-28 --aanbieder Onbekend",
            "pip create 2025-0002 --dagtekening 2024-06-01",
        ),
        "2025-12-31",
    )
    receipt, requests = deliver(caseload, tmp_path / "uit")
    assert set(requests) == {"pip"}, "without hours; the taalles of the example has none"
    missing = {(m["dossier"], m["onderdeel"], m["veld"]) for m in receipt["ontbreekt"]}
    assert missing == {
        (NR, "aanbod", "instellingsnummer"),
        ("2025-0002", "pip", "leerroute"),
        ("2025-0002", None, "bsn"),
    }
    text = (Path(receipt["map"]) / "ontbreekt.csv").read_text(encoding="utf-8-sig")
    assert [r["dossier"] for r in csv.DictReader(text.splitlines(), delimiter=";")] == [
        m["dossier"] for m in receipt["ontbreekt"]
    ]


def test_a_check_writes_nothing_and_tells_the_same(worked: Runner, tmp_path: Path) -> None:
    before = worked.dump()
    checked = worked.json("report", "delivery", "duo", "--check")
    assert (worked.dump(), checked["map"]) == (before, None)
    receipt, _ = deliver(worked, tmp_path / "uit")
    assert (checked["per_onderdeel"], checked["ontbreekt"]) == (receipt["per_onderdeel"], receipt["ontbreekt"])
    worked.ok("report", "delivery", "duo", "--check", "--out", str(tmp_path / "kijk"))
    assert [p.name for p in (tmp_path / "kijk").iterdir()] == ["ontbreekt.csv"]


def test_what_lost_its_facts_is_taken_back(worked: Runner, tmp_path: Path) -> None:
    deliver(worked, tmp_path / "uit")
    worked.ok("case", "edit", NR, "--leeg", "map_eindgesprek")
    with sqlite3.connect(worked.store) as connection:  # no command removes an offer
        connection.execute("DELETE FROM aanbod")
    _, requests = deliver(worked, tmp_path / "uit")
    assert {k: (v["method"], v.get("body")) for k, v in requests.items()} == {
        "map": ("PUT", {}),
        f"aanbod_{SCHOOL}": ("DELETE", None),
    }
    assert deliver(worked, tmp_path / "uit")[1] == {}


def test_what_duo_would_refuse_now_is_not_taken_back(worked: Runner, tmp_path: Path) -> None:
    deliver(worked, tmp_path / "uit")
    worked.ok("case", "edit", NR, "--map-verwijtbaar")
    receipt, requests = deliver(worked, tmp_path / "uit")
    assert requests == {}
    assert [m["bron"] for m in receipt["ontbreekt"]] == ["DUO eindgesprek MAP: op tijd zonder verwijtbaar"]


def test_an_earlier_peildatum_cannot_take_back_what_came_later(worked: Runner, tmp_path: Path) -> None:
    deliver(worked, tmp_path / "uit")
    worked.peildatum = "2025-12-30"
    result = worked("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    assert result.code == 3
    assert "peildatum 31-12-2025" in result.err
    assert len(list((tmp_path / "uit").iterdir())) == 1


def test_since_a_day_is_what_was_registered_since(worked: Runner, tmp_path: Path) -> None:
    deliver(worked, tmp_path / "uit")
    assert set(deliver(worked, tmp_path / "uit", "--sinds", "01-01-2020")[1]) == set(EXPECTED), "not there before 2020"
    assert deliver(worked, tmp_path / "uit", "--sinds", "01-01-2199")[1] == {}, "nothing was typed since"


def test_the_z_route_reports_participation_and_its_end(caseload: Runner, tmp_path: Path) -> None:
    caseload.peildatum = "2025-12-31"
    typed(
        caseload.store,
        (
            (
                "case add --geslachtsnaam Zed --doelgroep asielstatushouder --bsn 999990020 --plicht-begin 2024-01-15"
                " --huisvesting 2024-03-18"
            ),
            "pip create 2025-0004 --dagtekening 2024-05-28 --intensiteit-route 800",
            "route assign 2025-0004 z --datum 2024-05-28 --afgerond-op 2025-12-01",  # registered afterwards
            "activiteit add 2025-0004 vrijwilligerswerk --start 2024-06-03",
            "activiteit hours 2025-0004 vrijwilligerswerk --maand 2024-06 --gevolgd 20,5",
            "intake record 2025-0004 --datum 2024-04-01 --uren-participatie 4",
            "map record 2025-0004 cv --datum 2024-07-01 --uren 2 --praktijkuren 3,25",
            "pvt record 2025-0004 inleiding --datum 2024-07-01 --uren 4 --aanwezig",
            "pvt record 2025-0004 excursie --datum 2024-07-02 --uren 99 --geen-aanwezig",
            "begeleiding add 2025-0004 --start 2024-04-01 --uren 10",
        ),
        "2025-12-31",
    )
    _, requests = deliver(caseload, tmp_path / "uit")
    bodies = {k.removeprefix("2025-0004_"): v["body"] for k, v in requests.items() if k.startswith("2025-0004")}
    assert bodies == {
        "pip": {"dagtekeningPip": "2024-05-28", "leerroute": "Z"},
        "zroute": {"datumAfrondingZroute": "2025-12-01"},
        "uren_participatieactiviteiten": {"uren": 43},  # 20.5 + 4 + 5.25 + 4 + 10
    }


def test_the_pip_tells_the_route_of_its_own_day(worked: Runner, tmp_path: Path) -> None:
    worked.ok("route", "downscale", NR, "--datum", "2025-11-01", "--uren", "600", "--reden", "inzet")
    receipt, requests = deliver(worked, tmp_path / "uit")
    assert "pip" in requests
    assert requests["pip"]["body"]["niveau"] == "B1"
    assert [m["veld"] for m in receipt["ontbreekt"]] == ["leerroute"]
    worked.ok("pip", "revise", NR, "--dagtekening", "2025-11-02", "--reden", "afgeschaald")
    receipt, requests = deliver(worked, tmp_path / "uit")
    assert requests["pip"]["body"]["niveau"] == "A2"


def test_who_falls_under_the_old_law_is_no_business_of_this_interface(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.ok("case", "add", "--geslachtsnaam", "Oud", "--doelgroep", "gezinsmigrant", "--bsn", BSN,
                   "--plicht-begin", "2021-12-31", "--pvt-ondertekend", "2022-02-01")  # fmt: skip
    receipt, requests = deliver(inburgering, tmp_path / "uit")
    assert (receipt["bekeken"], requests, receipt["ontbreekt"]) == (0, {}, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('duo_oin_bron = "123"', "20 cijfers"),
        ("duo_oin_bron = 12345", "20 cijfers"),
        ('duo_oin_doel = "0000000180086647200x"', "duo_oin_doel"),
    ],
)
def test_an_oin_that_is_none_is_refused(worked: Runner, tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "config.toml").write_text(text, encoding="utf-8")
    result = worked("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    assert (result.code, said in result.err) == (3, True)


def test_without_an_oin_there_is_a_check_but_no_delivery(worked: Runner, tmp_path: Path) -> None:
    (tmp_path / "config.toml").unlink()
    result = worked("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    assert (result.code, "duo_oin_bron" in result.err, (tmp_path / "uit").exists()) == (3, True, False)
    assert worked.json("report", "delivery", "duo", "--check")["ontbreekt"][0]["veld"] == "duo_oin_bron"


def test_a_place_that_cannot_be_written_leaves_nothing_recorded(worked: Runner, tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("x", encoding="utf-8")
    result = worked("report", "delivery", "duo", "--out", str(tmp_path / "bezet"))
    assert result.code == 3
    with sqlite3.connect(worked.store) as connection:
        assert connection.execute("SELECT count(*) FROM levering").fetchone() == (0,)
    assert worked("report", "delivery", "duo").code == 2


def test_what_a_killed_delivery_left_is_named(worked: Runner, tmp_path: Path) -> None:
    (tmp_path / "uit" / ".duo-2025-12-30.abc").mkdir(parents=True)
    result = worked.ok("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    assert ".duo-2025-12-30.abc van een afgebroken levering" in result.err


def test_a_store_that_cannot_record_the_delivery_leaves_no_folder(
    worked: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inburgering_cli.store import write

    def full(*_: object, **__: object) -> None:
        raise StoreFault("De schijf is vol.")

    monkeypatch.setattr(write, "writing", full)
    result = worked("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    assert result.code == 5
    assert list((tmp_path / "uit").iterdir()) == []


def test_another_delivery_in_between_is_noticed(
    worked: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inburgering_cli.features.duo import deliver as duo_deliver

    record = duo_deliver._record

    def after_another(env: Any, fresh: Any, newest: int) -> None:
        record(env, fresh[:1], newest)
        record(env, fresh, newest)

    monkeypatch.setattr(duo_deliver, "_record", after_another)
    result = worked("report", "delivery", "duo", "--out", str(tmp_path / "uit"))
    assert (result.code, "tegelijk een andere levering" in result.err) == (3, True)
    assert list((tmp_path / "uit").iterdir()) == []
