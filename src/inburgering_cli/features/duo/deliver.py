"""Makes a delivery to DUO: writes what changed since the last one as files, and records what was delivered.

Everything is read from one snapshot and written to a folder; then one short transaction records the deliveries. When
that fails, the folder is removed. A message keeps its berichtId until it is delivered.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused, StoreFault, os_reason
from inburgering_cli.core.text import fold, masked
from inburgering_cli.features.duo import requests as b
from inburgering_cli.features.duo.folder import DuoFolder, write_missing
from inburgering_cli.features.duo.messages import Person, people
from inburgering_cli.features.duo.requests import APIS, Message
from inburgering_cli.files.atomic import folder
from inburgering_cli.law.duo import rules
from inburgering_cli.law.duo.rules import Objection
from inburgering_cli.law.sources import duo
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading

_AFRONDING: Final = {b.MAP: ("eindgesprek MAP", "map_eindgesprek", "map_verwijtbaar"),
                     b.PVT: ("ondertekening PVT", "pvt_ondertekend", "pvt_verwijtbaar")}  # fmt: skip


class Oin(NamedTuple):
    """The organisation numbers of the sender (the municipality) and the receiver (DUO).

    `own`: the sender for the dossiers of a municipality, by its name as `fold` writes it.
    """

    source: str | None
    doel: str | None
    own: Mapping[str, str]

    def sender(self, gemeente: str | None) -> str | None:
        """The number of the municipality of a dossier."""
        return self.own.get(fold(gemeente or ""), self.source)


@dataclass(slots=True)
class Receipt:
    """The outcome of a delivery. `al_geleverd`: unchanged since delivered; `ontbreekt`: objections."""

    peildatum: str
    sinds: str | None
    map: str | None = None
    bekeken: int = 0
    berichten: int = 0
    al_geleverd: int = 0
    per_onderdeel: dict[str, int] = field(default_factory=dict)
    ontbreekt: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The receipt for JSON."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


class _New(NamedTuple):
    """A message to deliver, with the values of its row."""

    dossier_id: int
    bericht: Message
    bericht_id: str
    hash: str


def deliver(env: Environment, oin: Oin, base: Path | None, *, since: str | None, check: bool) -> Receipt:
    """Write the delivery in a folder under `base` and record it. `check`: only report what would go and what is missing.

    `since`: only changes from that day on, compared with the deliveries before it.
    Raises `Refused` when an OIN is not set or the peildatum is before that of the last delivery.
    """
    if not check and not (oin.source and oin.doel):
        raise _no_oin()
    receipt = Receipt(env.peildatum, since)
    if not check and base is None:
        raise Refused("Noem met --out de map waarin de levering moet komen.", field="out")
    if base is not None:
        _warn_leftovers(env, base)
    out = None if check or base is None else _open(base, env.peildatum)
    try:
        fresh, newest = _collect(env, oin, out, receipt)
        if out is None:
            if base is not None:
                _write_check(base, receipt)
            return receipt
        summary = {name: value for name, value in receipt.as_dict().items() if name != "map"}
        receipt.map = str(out.finish(receipt.ontbreekt, summary))
        if fresh:
            _record(env, fresh, newest)
    except OSError as error:
        if out is not None:
            out.drop()
        raise StoreFault(f"De levering kan niet worden weggeschreven: {os_reason(error)}.") from None
    except BaseException:
        if out is not None:
            out.drop()
        raise
    return receipt


def _warn_leftovers(env: Environment, base: Path) -> None:
    """Warn about folders of killed deliveries: they hold BSNs. Not removed, as the process may still run."""
    for left in sorted(base.glob(".duo-*")) if base.is_dir() else ():
        env.warn(
            f"In {base} staat {left.name} van een afgebroken levering, met BSN’s. Wis die map als er geen andere levering"
            " loopt."
        )


def _open(base: Path, peildatum: str) -> DuoFolder:
    try:
        return DuoFolder(base, f"duo-{peildatum}")
    except OSError as error:
        raise StoreFault(f"De map {base} kan niet worden gemaakt of beschreven: {os_reason(error)}.") from None


def _write_check(base: Path, receipt: Receipt) -> None:
    folder(base)
    path = base / "ontbreekt.csv"
    path.unlink(missing_ok=True)
    write_missing(path, receipt.ontbreekt)
    receipt.map = str(base)


def _no_oin() -> Refused:
    return Refused(
        "Voor een levering aan DUO zijn twee OIN’s nodig (20 cijfers, oinregister.logius.nl). Zet ze met `inburgering config"
        " set duo_oin_bron …` (de gemeente) en `inburgering config set duo_oin_doel …` (DUO).",
        field="duo_oin_bron",
    )


def _collect(env: Environment, oin: Oin, out: DuoFolder | None, receipt: Receipt) -> tuple[list[_New], int]:
    """Write and count the new messages of every dossier. Returns their rows and the newest row of the snapshot."""
    per_api: Counter[str] = Counter()
    fresh: list[_New] = []
    if not (oin.source and oin.doel):
        receipt.ontbreekt.append(_missing(None, "", Objection("duo_oin_bron", _no_oin().message, duo("bron en doel"))))
    with reading(env) as connection:
        newest, last_day = reads.duo.last_delivery(connection)
        if last_day is not None and env.peildatum < last_day:
            raise Refused(
                f"De laatste levering had peildatum {dutch(last_day)}; met een eerdere peildatum zou intrekken lijken wat"
                " toen nog niet bekend was. Kies die dag of een latere.",
                field="peildatum",
            )
        since = None if receipt.sinds is None else _start_of(receipt.sinds)
        touched = None if since is None else reads.trail.touched_since(connection, since)
        before = reads.duo.newest_deliveries(connection, since)
        numbers = reads.duo.newest_deliveries(connection)
        for person in people(connection, env.policy, env.peildatum):
            ident = person.facts.id
            known = {(d.api, d.sleutel): (d.hash, bool(d.ingetrokken)) for d in before(ident).get(ident, ())}
            rows = {(d.api, d.sleutel): d.id for d in numbers(ident).get(ident, ())}
            receipt.bekeken += 1
            source = oin.sender(person.facts.gemeente)
            _withdraw(person, known)
            receipt.ontbreekt += [_missing(person.facts.dossier, api, x) for api, x in person.ontbreekt]
            if person.bsn is None:
                continue
            for bericht in person.berichten:
                place = (bericht.api, bericht.sleutel)
                mark = bericht.fingerprint(person.bsn)
                if known.get(place, ("", False))[0] == mark or (
                    touched is not None and person.facts.dossier not in touched
                ):
                    receipt.al_geleverd += 1
                    continue
                previous = rows.get(place, 0)
                bericht_id = b.bericht_id(source or "", person.facts.dossier, bericht, previous, mark)
                new = _New(ident, bericht, bericht_id, mark)
                per_api[bericht.api] += 1
                if out is not None and source and oin.doel:
                    request = bericht.request(person.bsn, source, oin.doel, new.bericht_id)
                    out.add(person.facts.dossier, person.facts.name, masked(person.bsn) or "", bericht, request)
                    fresh.append(new)
    receipt.per_onderdeel = {api: per_api[api] for api in APIS if per_api[api]}
    receipt.berichten = per_api.total()
    return fresh, newest


def _missing(dossier: str | None, api: str, bezwaar: Objection) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "onderdeel": api or None,
        "veld": bezwaar.veld,
        "melding": bezwaar.message.replace("{d}", dossier or "DOSSIER"),
        "bron": bezwaar.source.kort,
    }


def _withdraw(person: Person, known: dict[tuple[str, str], tuple[str, bool]]) -> None:
    """Withdraw delivered messages whose facts are gone, unless DUO would refuse the message now."""
    present = {(m.api, m.sleutel) for m in person.berichten}
    hindered = {api for api, _ in person.ontbreekt}
    stand = person.stand
    for (api, key), (_, withdrawn) in known.items():
        if withdrawn or (api, key) in present or api in hindered or person.bsn is None or stand is None:
            continue
        checks: Iterator[Objection] = iter(())
        if api == b.PIP:
            checks = rules.check_plan_withdrawn(stand, cursusuren=person.cursusuren)
        elif api in _AFRONDING:
            name, *names = _AFRONDING[api]
            checks = rules.check_afronding(rules.Finish(name, None, None, *names), stand)
        person.put(b.withdrawal(api, key), checks)


def _start_of(day: str) -> str:
    """The start of a local day as a UTC moment, in the notation of the trail."""
    return datetime.fromisoformat(day).astimezone().astimezone(UTC).isoformat(timespec="milliseconds")


def _record(env: Environment, fresh: list[_New], newest: int) -> None:
    from inburgering_cli.store.write import writing

    moment = datetime.now(UTC).isoformat(timespec="milliseconds")
    with writing(env.location) as writer:
        if reads.record.newest_id(writer.raw, "levering") != newest:
            raise Refused("Er liep tegelijk een andere levering; er is niets vastgelegd. Probeer het opnieuw.")
        for new in fresh:
            writer.add(
                "levering",
                {
                    "dossier_id": new.dossier_id,
                    "api": new.bericht.api,
                    "sleutel": new.bericht.sleutel,
                    "ingetrokken": new.bericht.ingetrokken,
                    "bericht_id": new.bericht_id,
                    "hash": new.hash,
                    "peildatum": env.peildatum,
                    "tijd": moment,
                },
            )
        writer.trail("report delivery duo", None, {"berichten": len(fresh), "peildatum": env.peildatum})
