"""DUO's shapes and files: what they let through, what they refuse, and that nothing in them shows who it is about."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from inburgering_cli.core.errors import Refused
from inburgering_cli.features.duo import folder, incoming, shapes
from inburgering_cli.features.duo import requests as b
from inburgering_cli.features.duo.days import from_duo, to_duo
from inburgering_cli.features.duo.folder import DuoFolder

BSN = "999990019"
OIN = "00000001001234567000"
SCHEMAS = sorted(p.stem for p in (Path(b.__file__).parent / "schemas").glob("*.json"))
SOUND: dict[str, Any] = {
    "pip": {"dagtekeningPip": "2024-05-28", "leerroute": "B"},
    "inburgeringsaanbod": {"indicatorAlfabetiseringsonderwijs": "NVT"},
    "map": {},
    "pvt": {"datumOndertekeningPvt": "2024-09-01", "verwijtbaar": "Nee"},
    "zroute": {"datumAfrondingZroute": "2026-01-01"},
    "uren": {"uren": 0},
    "verzoek": {
        "api": "PIP", "versie": "1.2.0", "method": "POST", "path": f"/personen/{BSN}/PIP",
        "headers": {"bron": OIN, "doel": OIN, "berichtId": "c3988e40-c406-52b5-8b41-c0879ea7386c"}, "body": {},
    },
    "notificatie": {"registratieDatumTijd": "2024-05-30T10:11:12Z", "gebeurtenisId": "SS102", "bsn": BSN, "vNummer": 7},
    "inburgeringsplicht": {"indicatorInburgeringsplicht": False, "redenGeenInburgeringsplicht": "Overlijden"},
    "inburgeringstermijn": {"startdatum": "2024-05-29", "einddatum": "2027-05-29", "verlengingsgrondcode": "1a"},
    "leerbaarheidstoets": [{
        "resultaat": "B1-route haalbaar", "behaaldeScore": "70,00", "benodigdeScore": "28,00", "datumAfname": "2024-05-06",
    }],
    "examenresultaten": [{"examendatum": "2025-06-01", "resultaat": "Geslaagd", "onderdeel": "KNM"}],
}  # fmt: skip
#: Shape, what is wrong with it, and the field that the message names.
WRONG: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("pip", {"leerroute": "b1"}, "leerroute"),
    ("pip", {"niveau": "B2"}, "niveau"),
    ("pip", {"niveau": None}, "niveau"),
    ("pip", {"dagtekeningPip": "28-05-2024"}, "dagtekeningPip"),
    ("pip", {"dagtekeningPip": "2024-02-30"}, "dagtekeningPip"),
    ("pip", {"geschatteIntensiteitB1Route": 0}, "geschatteIntensiteitB1Route"),
    ("pip", {"geschatteIntensiteitB1Route": 10_000}, "geschatteIntensiteitB1Route"),
    ("pip", {"indicatorMagOpleidingAfmaken": "ja"}, "indicatorMagOpleidingAfmaken"),
    ("pip", {"indicatorAlfabetiseringsonderwijs": "nvt"}, "indicatorAlfabetiseringsonderwijs"),
    ("pip", {"gemeentecode": "0437"}, "pip"),
    ("inburgeringsaanbod", {"instellingsnummer": "1"}, "inburgeringsaanbod"),
    ("map", {"verwijtbaar": True}, "verwijtbaar"),
    ("uren", {"uren": 12.5}, "uren"),
    ("uren", {"uren": 10_000}, "uren"),
    ("verzoek", {"path": f"/v1/personen/{BSN}/PIP"}, "path"),
    ("verzoek", {"path": f"/personen/{BSN}/Inburgeringsaanbod/123456789"}, "path"),
    ("verzoek", {"headers": {"bron": OIN[1:], "doel": OIN, "berichtId": SOUND["verzoek"]["headers"]["berichtId"]}},
     "headers.bron"),
    ("verzoek", {"headers": {"bron": OIN, "doel": OIN, "berichtId": "1"}}, "headers.berichtId"),
    ("notificatie", {"registratieDatumTijd": "2024-05-30"}, "registratieDatumTijd"),
    ("notificatie", {"bsn": "99999001"}, "bsn"),
    ("notificatie", {"vNummer": 10_000_000_000}, "vNummer"),
    ("notificatie", {"gebeurtenisId": "ss102"}, "gebeurtenisId"),
    ("inburgeringsplicht", {"redenGeenInburgeringsplicht": "verhuisd"}, "redenGeenInburgeringsplicht"),
    ("inburgeringstermijn", {"verlengingsgrondcode": "x" * 11}, "verlengingsgrondcode"),
)  # fmt: skip


def test_every_shape_has_a_sound_example_here() -> None:
    assert sorted(SOUND) == SCHEMAS


@pytest.mark.parametrize("shape", SCHEMAS)
def test_a_sound_message_passes_and_one_without_a_required_field_does_not(shape: str) -> None:
    shapes.check(shape, SOUND[shape])
    schema = shapes.schema(shape)
    one = SOUND[shape]
    required = schema.get("required", schema.get("items", {}).get("required", []))
    for name in required:
        less = {k: v for k, v in (one[0] if isinstance(one, list) else one).items() if k != name}
        with pytest.raises(Refused, match="verplicht veld"):
            shapes.check(shape, [less] if isinstance(one, list) else less)


@pytest.mark.parametrize(("shape", "change", "field"), WRONG)
def test_a_wrong_message_is_refused_by_field_and_without_its_value(
    shape: str, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refused) as refused:
        shapes.check(shape, {**SOUND[shape], **change})
    assert refused.value.veld == field
    assert BSN not in refused.value.message


@pytest.mark.parametrize("shape", ["notificatie", "inburgeringsplicht", "inburgeringstermijn"])
def test_duo_may_send_more_than_we_know(shape: str) -> None:
    shapes.check(shape, {**SOUND[shape], "nieuwVeld": 1})


def test_the_end_of_a_period_is_the_day_after_it_at_duo() -> None:
    assert to_duo("2025-12-31") == "2026-01-01"
    assert from_duo("2024-03-01") == "2024-02-29"


def test_what_is_not_known_is_left_out_and_never_null() -> None:
    bare = b.pip(
        dagtekening="2024-05-28", leerroute="z", niveau=None, intensiteit=None, mag_opleiding_afmaken=False,
        alfabetisering=None,
    )  # fmt: skip
    assert bare.body == {"dagtekeningPip": "2024-05-28", "leerroute": "Z", "indicatorMagOpleidingAfmaken": False}


@pytest.mark.parametrize(
    ("api", "sleutel", "method", "path", "body"),
    [
        (b.PIP, "", "DELETE", "PIP", None),
        (b.AANBOD, "0012345678", "DELETE", "Inburgeringsaanbod/0012345678", None),
        (b.MAP, "", "PUT", "map", {}),
        (b.PVT, "", "PUT", "pvt", {}),
        (b.ZROUTE, "", "PUT", "zroute", {}),
        (b.HOURS_INTAKE, "", "PUT", "uren/bredeintake/taallesknm", {"uren": 0}),
        (b.HOURS_PARTICIPATIE, "", "PUT", "uren/participatieactiviteiten", {"uren": 0}),
        (b.HOURS_TAALLES, "", "PUT", "uren/participatietaalles", {"uren": 0}),
    ],
)
def test_what_was_reported_can_be_taken_back(
    api: str, sleutel: str, method: str, path: str, body: dict[str, int] | None
) -> None:
    message = b.withdrawal(api, sleutel)
    whole = message.request(BSN, OIN, OIN, "c3988e40-c406-52b5-8b41-c0879ea7386c")
    assert (whole["method"], whole["path"]) == (method, f"/personen/{BSN}/{path}")
    assert whole.get("body") == body


def test_a_message_id_is_the_same_each_time_until_it_is_delivered() -> None:
    message = b.zroute("2026-01-01")
    mark = message.fingerprint(BSN)
    first = b.bericht_id(OIN, "2024-0001", message, 0, mark)
    assert first == b.bericht_id(OIN, "2024-0001", message, 0, mark)
    others = {
        b.bericht_id(OIN, "2024-0001", message, 7, mark),
        b.bericht_id(OIN, "2024-0002", message, 0, mark),
        b.bericht_id(OIN, "2024-0001", b.zroute("2026-01-02"), 0, b.zroute("2026-01-02").fingerprint(BSN)),
    }
    assert len(others | {first}) == 4


def test_a_folder_appears_whole_or_not_at_all_and_is_for_its_owner(tmp_path: Path) -> None:
    out = DuoFolder(tmp_path / "uit", "duo-2024-09-30")
    message = b.uren(b.HOURS_TAALLES, 40)
    out.add(
        "2024-0001",
        "=1+1, Test",
        "*****0019",
        message,
        message.request(BSN, OIN, OIN, b.bericht_id(OIN, "", message, 0, "")),
    )
    assert [p.name[0] for p in (tmp_path / "uit").iterdir()] == ["."], "a name of its own only when it is complete"
    place = out.finish([], {})
    assert place == tmp_path / "uit" / "duo-2024-09-30"
    for path in place.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600)
        assert BSN not in path.name
    assert "'=1+1, Test" in (place / "overtypblad.csv").read_text(encoding="utf-8-sig")
    again = DuoFolder(tmp_path / "uit", "duo-2024-09-30")
    assert again.finish([], {}).name == "duo-2024-09-30-2"
    DuoFolder(tmp_path / "uit", "duo-2024-09-30").drop()
    assert len(list((tmp_path / "uit").iterdir())) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\0", b"{", b'{"a": 1', b"[1, 2", b"\xff\xfe\x00", b"\x80abc", b"null", b"1", b'"x"', b"[null, 3]", b"{}",
        b"[[]]", b"[" * 100_000, b"1" * 10_000, b'{"gebeurtenisId": "SS102"}', b'{"path": 1, "body": {}}',
        b'{"path": "/x", "body": {}}',
        b'{"path": "/personen/999990019/vrijstellingen", "body": {}}',
        b'{"path": "/personen/999990019/inburgeringstermijn", "body": []}',
        b'{"path": "/personen/999990019/inburgeringstermijn", "body": null}',
        b'{"startdatum": "2024-05-29", "einddatum": "2027-05-29"}',
        b'{"registratieDatumTijd": "2024-05-30T10:11:12Z", "gebeurtenisId": "SS102"}',
        (
            b'{"path":"/personen/999990019/inburgeringstermijn","body":{"startdatum":"2024-05-29","einddatum":"2027-05-29",'
            b'"verlengingsgrondomschrijving":"\\ud800"}}'
        ),
    ],
)  # fmt: skip
def test_a_file_that_is_no_message_is_refused_and_never_a_crash(data: bytes) -> None:
    found = list(incoming.documents("999990019.json", data))
    assert found
    assert all(d.fault is not None for d in found)
    assert BSN not in " ".join(f"{d.file} {d.fault}" for d in found)


def test_one_file_holds_one_document_or_many() -> None:
    note = SOUND["notificatie"]
    toets = {"path": f"https://x.example:1/v1/personen/{BSN}/lbt/resultaten", "body": SOUND["leerbaarheidstoets"]}
    whole = json.dumps([note, {"method": "POST", "path": "/v1/notificaties", "body": note}, toets]).encode("utf-16")
    found = list(incoming.documents("a.json", whole))
    assert [(d.nummer, d.soort, d.fault) for d in found] == [
        (1, "notificatie", None), (2, "notificatie", None), (3, "leerbaarheidstoets", None),
    ]  # fmt: skip
    assert found[0].personen == (("bsn", BSN), ("v_nummer", "0000000007"))
    assert found[2].personen == (("bsn", BSN),)
    (bare,) = incoming.documents("2024-0001_examens.json", json.dumps(SOUND["examenresultaten"]).encode())
    assert (bare.soort, bare.personen) == ("examenresultaten", (("nummer", "2024-0001"),))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full: run it on Linux")
def test_a_dropped_delivery_leaves_nothing_even_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_create", lambda _: os.fdopen(os.open("/dev/full", os.O_WRONLY), "w"))
    DuoFolder(tmp_path, "duo-2026-01-01").drop()
    assert list(tmp_path.iterdir()) == []
