"""The records of any kind as people and scripts read them: per dossier, and the registers beside the dossiers."""

from collections.abc import Callable, Mapping
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.text import masked
from inburgering_cli.law.plicht.hours import unexplained
from inburgering_cli.law.vocabulary import KOSTEN
from inburgering_cli.records.field import SEPARATOR, Field
from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import look_up

Record = dict[str, Any]


def read(connection: Connection, kind: Kind, dossier_id: int, peildatum: str) -> list[Record]:
    """The records of one kind of a dossier as they are known on the peildatum, oldest first."""
    return [_without_ids(record) for record in numbered(connection, kind, dossier_id, peildatum)]


def part(env: Environment, dossier: str, kind: Kind) -> tuple[str, list[Record]]:
    """The number of a dossier, and its records of one kind."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        records = read(connection, kind, found.id, env.peildatum)
    if kind.named:
        records = [{"naam": found.name, **record} for record in records]
    return found.nummer, records


def register(env: Environment, kind: Kind) -> list[Record]:
    """All records of a register as it is known on the peildatum."""
    with reading(env) as connection:
        return register_of(connection, kind, env.peildatum)


def register_of(connection: Connection, kind: Kind, peildatum: str) -> list[Record]:
    """The same on an open connection."""
    records = reads.record.known(connection, kind, peildatum)
    return [_without_ids(_shown(connection, kind, record, peildatum)) for record in records]


def numbered(connection: Connection, kind: Kind, dossier_id: int, peildatum: str) -> list[Record]:
    """The records of one kind of a dossier, each with its row id."""
    records = reads.record.known(connection, kind, peildatum, dossier_id)
    shown = [_shown(connection, kind, record, peildatum) for record in records]
    if (more := _MORE.get(kind.name)) is not None:
        more(shown, peildatum)
    return shown


def _shown(connection: Connection, kind: Kind, record: Record, peildatum: str) -> Record:
    """Fill in the parts and convert the values; a fact of after the peildatum is not known yet."""
    for name, spec in kind.fields.items():
        value = record.get(name)
        if spec.shape == "pairs":
            table, parent = kind.parts[name]
            record[name] = reads.record.parts(connection, table, parent, record["id"])
        elif value is not None:
            record[name] = None if spec.shape == "fact" and value > peildatum else shown(spec, value)
    return record


def shown(spec: Field | None, value: Any) -> Any:
    """A stored value as `case show` gives it: a BSN masked, amounts as numbers, yes and no as such, codes as a list."""
    if value is None or spec is None:
        return value
    if spec.shape == "digits":
        return masked(value)
    if spec.flag:
        return bool(value)
    if spec.shape == "codes":
        return value.split(SEPARATOR)
    return value / 10**spec.places if spec.places else value


def _without_ids(record: Record) -> Record:
    return {name: value for name, value in record.items() if name not in ("id", OWNER) and not name.endswith("_id")}


def _versions(records: list[Record], _: str) -> None:
    for number, record in enumerate(records, 1):
        record["versie"] = number
        record["status"] = "concept" if record["dagtekening"] is None else "vastgesteld" if number == 1 else "gewijzigd"


def _totals(records: list[Record], _: str) -> None:
    for record in records:
        record["totaal"] = round(sum(record[k] for k in KOSTEN if record[k] is not None), 2)


def _running(records: list[Record], peildatum: str) -> None:
    for record in records:
        record["loopt"] = record["einde"] is None or record["einde"] >= peildatum


def _unexplained(records: list[Record], _: str) -> None:
    for record in records:
        record["niet_verklaard"] = unexplained(
            *(record[k] for k in ("aangeboden", "gevolgd", "verzuim_geoorloofd", "verzuim_ongeoorloofd"))
        )


#: Derived fields, by kind.
_MORE: Final[Mapping[str, Callable[[list[Record], str], None]]] = {
    "pip": _versions,
    "ontzorg": _totals,
    "activiteit": _running,
    "uren": _unexplained,
}


def lines(kind: Kind, records: list[Record]) -> list[tuple[str, str, str]]:
    """(day, name of the part, sentence) of each day that the timeline shows."""
    if kind.says is None:
        return []
    return [
        (record[column], kind.part, word + kind.says(record))
        for record in records
        for column, word in kind.days.items()
        if record[column] is not None
    ]
