"""The requests to DUO: API, method, path, and our values in DUO's fields. Unknown values are left out."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID, uuid5

from inburgering_cli.features.duo import shapes
from inburgering_cli.features.duo.days import to_duo

PIP: Final = "pip"
AANBOD: Final = "aanbod"
MAP: Final = "map"
PVT: Final = "pvt"
ZROUTE: Final = "zroute"
HOURS_INTAKE: Final = "uren_brede_intake"
HOURS_PARTICIPATIE: Final = "uren_participatieactiviteiten"
HOURS_TAALLES: Final = "uren_participatietaalles"


class Api(NamedTuple):
    """One API of DUO: name, version, schema of the body, method, and path after `/personen/{bsn}`."""

    name: str
    version: str
    shape: str
    method: str
    path: str


APIS: Final[Mapping[str, Api]] = {
    PIP: Api("PIP", "1.2.0", "pip", "POST", "PIP"),
    AANBOD: Api("Inburgeringsaanbod", "1.2.0", "inburgeringsaanbod", "POST", "Inburgeringsaanbod/{sleutel}"),
    MAP: Api("MAP", "1.0.0", "map", "PUT", "map"),
    PVT: Api("PVT", "1.0.0", "pvt", "PUT", "pvt"),
    ZROUTE: Api("Z-route", "1.0.0", "zroute", "PUT", "zroute"),
    HOURS_INTAKE: Api("Uren taalles en KNM brede intake", "1.0.0", "uren", "PUT", "uren/bredeintake/taallesknm"),
    HOURS_PARTICIPATIE: Api("Uren participatieactiviteiten", "1.0.0", "uren", "PUT", "uren/participatieactiviteiten"),
    HOURS_TAALLES: Api("Uren taalles en KNM", "1.0.0", "uren", "PUT", "uren/participatietaalles"),
}
_LEERROUTES: Final = {"b1": "B", "onderwijs": "O", "z": "Z"}
_NAMESPACE: Final = UUID(
    "6a0d2c0e-57f5-5d0e-9a3e-2f1b8f8f5a61"
)  # of this program, so that a berichtId is the same on every run
_DELETE: Final = "DELETE"

Body = dict[str, Any]


class Message(NamedTuple):
    """One request about one person.

    `sleutel`: the instellingsnummer of an aanbod, else empty. `body`: None for DELETE. `ingetrokken`: withdraws an
    earlier one.
    """

    api: str
    sleutel: str
    body: Body | None
    ingetrokken: bool = False

    @property
    def method(self) -> str:
        """The HTTP method."""
        return _DELETE if self.body is None else APIS[self.api].method

    def path(self, bsn: str) -> str:
        """The path, without DUO's host and base path."""
        return f"/personen/{bsn}/{APIS[self.api].path.format(sleutel=self.sleutel)}"

    def fingerprint(self, bsn: str) -> str:
        """Equal for equal requests: sha256 of method, path and body."""
        whole = json.dumps([self.method, self.path(bsn), self.body], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()

    def request(self, bsn: str, source: str, doel: str, bericht_id: str) -> Body:
        """The request as written to its file, validated. Raises `Refused`."""
        api = APIS[self.api]
        whole: Body = {
            "api": api.name,
            "versie": api.version,
            "method": self.method,
            "path": self.path(bsn),
            "headers": {"bron": source, "doel": doel, "berichtId": bericht_id},
        }
        if self.body is not None:
            shapes.check(api.shape, self.body)
            whole["body"] = self.body
        shapes.check("verzoek", whole)
        return whole


def bericht_id(source: str, dossier: str, bericht: Message, previous: int, fingerprint: str) -> str:
    """A UUID that stays the same when this delivery is made again, and differs for the next one.

    `previous`: the row of the delivery before, so that going back to an earlier value gets a new id.
    """
    return str(uuid5(_NAMESPACE, f"{source}|{dossier}|{bericht.api}|{bericht.sleutel}|{previous}|{fingerprint}"))


def _known(**fields: Any) -> Body:
    return {name: value for name, value in fields.items() if value is not None}


def pip(
    *,
    dagtekening: str,
    leerroute: str,
    niveau: str | None,
    intensiteit: int | None,
    mag_opleiding_afmaken: bool | None,
    alfabetisering: str | None,
) -> Message:
    """A PIP, new or changed: both are a POST."""
    body = _known(
        dagtekeningPip=dagtekening,
        leerroute=_LEERROUTES[leerroute],
        niveau=_upper(niveau),
        geschatteIntensiteitB1Route=intensiteit,
        indicatorMagOpleidingAfmaken=mag_opleiding_afmaken,
        indicatorAlfabetiseringsonderwijs=_upper(alfabetisering),
    )
    return Message(PIP, "", body)


def aanbod(
    *, instellingsnummer: str, aangeboden_op: str, start: str | None, einde: str | None, alfabetisering: str
) -> Message:
    """An inburgeringsaanbod at one school; a later one at that school replaces it."""
    body = _known(
        datumInburgeringsaanbod=aangeboden_op,
        verwachteStartdatumOpleiding=start,
        verwachteEinddatumOpleiding=None if einde is None else to_duo(einde),
        indicatorAlfabetiseringsonderwijs=_upper(alfabetisering),
    )
    return Message(AANBOD, instellingsnummer, body)


def afronding(api: str, on_day: str | None, verwijtbaar: bool | None) -> Message:
    """The end of MAP or PVT: its day, or whether the person is to blame that there is none."""
    day = {MAP: "datumEindgesprekMap", PVT: "datumOndertekeningPvt"}[api]
    blame = None if verwijtbaar is None else "Ja" if verwijtbaar else "Nee"
    return Message(api, "", _known(**{day: on_day}, verwijtbaar=blame))


def zroute(afgerond_op: str) -> Message:
    """The end of the Z-route."""
    return Message(ZROUTE, "", {"datumAfrondingZroute": afgerond_op})


def uren(api: str, hours: int) -> Message:
    """A total of hours followed."""
    return Message(api, "", {"uren": hours})


def withdrawal(api: str, key: str) -> Message:
    """Withdraws an earlier request: DELETE where DUO has it, else an empty PUT or 0 hours."""
    if api in (PIP, AANBOD):
        return Message(api, key, None, ingetrokken=True)
    return Message(api, key, {"uren": 0} if APIS[api].shape == "uren" else {}, ingetrokken=True)


def _upper(code: str | None) -> str | None:
    return None if code is None else code.upper()
