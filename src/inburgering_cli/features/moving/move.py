"""Exports a dossier as a package, and imports a package of another municipality as a dossier."""

from collections.abc import Callable, Mapping
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.features.moving import package as p
from inburgering_cli.features.moving import package_files as files
from inburgering_cli.features.moving.rights import about
from inburgering_cli.law.vocabulary import FEIT_LABELS
from inburgering_cli.records.field import SEPARATOR, Reader, fields_of, given
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.dossier import DOSSIER, CaseRecord
from inburgering_cli.records.kinds.enquete import ENQUETE
from inburgering_cli.records.kinds.receiving import ReceiveRecord
from inburgering_cli.store import reads
from inburgering_cli.store.identity import mark_of
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading import records as records_reading
from inburgering_cli.work.reading.effects import earlier
from inburgering_cli.work.reading.looks import trail_of
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import FAIL, Booking, open_booking
from inburgering_cli.work.writing.identity import STORE
from inburgering_cli.work.writing.records import store

EXPORT: Final = "case export"
RECEIVE: Final = "case receive"
_CENTS: Final = 100
_LINE: Final = ("tijd", "gebruiker", "soort", "opdracht")


def export(
    env: Environment,
    dossier: str,
    folder: Path,
    page: Callable[[Mapping[str, Any]], Mapping[str, str]],
    *,
    inzage: bool = False,
) -> Path:
    """Write the package of a dossier as known on the peildatum; return its path. `page` makes its files.

    `inzage`: for the person concerned, with all that is kept and who viewed it, instead of for the next municipality.
    The line in the trail is written in the same transaction.
    """
    written: Path | None = None
    try:
        with open_booking(env, EXPORT, images=False) as booking:
            found = booking.dossier(dossier)
            package = (_for_person if inzage else _package)(env, booking.writer.raw, found)
            told = {"inzage": True} if inzage else {}
            booking.writer.trail(EXPORT, found.nummer, {"controle": package["controle"], **told})
            what = "inzage" if inzage else "overdracht"
            written = files.write(folder, f"{what}-{found.nummer}-{env.peildatum}", page(package))
    except BaseException:
        if written is not None:
            files.remove(written)
        raise
    if not inzage:
        _warn_open(env, package, "Sluit dat af vóór de overdracht, of spreek af wie dat doet.")
    return written


def _for_person(env: Environment, connection: Connection, found: Dossier) -> dict[str, Any]:
    """All data about a person, with the trail (AVG 15)."""
    contents = _contents(env, connection, found)
    more = {
        **{kind.part: records_reading.read(connection, kind, found.id, env.peildatum) for kind in p.staying()},
        "enquetes": records_reading.read(connection, ENQUETE, found.id, env.peildatum),
        **reads.inzage.kept_of(connection, found.id),
    }
    for spending in more["uitgaven"]:
        spending["bedrag"] /= _CENTS
    more["eerdere_waarden"] = earlier(connection, found.id)
    parts = contents["delen"] | {name: records for name, records in more.items() if records}
    trail = [{k: line[k] for k in _LINE} for line in trail_of(connection, found.nummer)]
    facts = next(reads.facts.read(connection, env.policy, env.peildatum, ids=[found.id]))
    told = about(parts, facts, env.policy.bewaartermijnen)
    own = {
        "formaat": p.INZAGE,
        "toelichting": p.NOTE_INZAGE,
        "over_uw_gegevens": {heading: dict(lines) for heading, lines in told.items()},
        "delen": parts,
        "spoor": trail,
    }
    return p.sealed(contents | own)


def _package(env: Environment, connection: Connection, found: Dossier) -> dict[str, Any]:
    """The package for the next municipality."""
    contents = _contents(env, connection, found)
    person = {k: v for k, v in contents["dossier"].items() if k not in p.FALLS_BEHIND}
    return p.sealed(contents | {"dossier": person})


def _contents(env: Environment, connection: Connection, found: Dossier) -> dict[str, Any]:
    own = reads.dossier.by_id(connection, found.id) or {}
    facts = next(reads.facts.read(connection, env.policy, env.peildatum, ids=[found.id]))
    own["voldaan"] = facts.voldaan  # may follow from the reason of closing only
    person = _known(DOSSIER, own, env.peildatum)
    return {
        "formaat": p.FORMAT,
        "versie": p.VERSION,
        "peildatum": env.peildatum,
        "van_gemeente": own["gemeente"] or env.policy.gemeente,
        "dossiernummer": found.nummer,
        STORE: mark_of(connection),
        "toelichting": p.NOTE,
        "dossier": person,
        "gebeurtenissen": {k: day for k in FEIT_LABELS if (day := getattr(facts, k)) is not None},
        "delen": {
            part: [_known(kind, record, env.peildatum) for record in records]
            for part, kind in p.moving().items()
            if (records := records_reading.read(connection, kind, found.id, env.peildatum))
        },
    }


def _known(kind: Kind, record: Mapping[str, Any], peildatum: str) -> dict[str, Any]:
    """The fields of a record that an import accepts; booleans as such, without facts after the peildatum."""
    known: dict[str, Any] = {}
    for name, spec in kind.fields.items():
        value = record.get(name)
        if value is None or value == {} or (spec.shape == "fact" and value > peildatum):
            continue
        known[name] = bool(value) if spec.flag else value
    return known


def _warn_open(env: Environment, package: Mapping[str, Any], what: str) -> None:
    """Say what the municipality that sends has not brought to an end."""
    running = [o["datum"] for o in package["delen"].get("ontzorgen", ()) if "einde" not in o]
    if running:
        env.warn(f"Het ontzorgen van de vorige gemeente staat nog open (sinds {dutch(running[-1])}). {what}")
    if any("dagtekening" not in version for version in package["delen"].get("pip", ())):
        env.warn(f"Er is een concept-PIP. {what}")


def receive(env: Environment, received: ReceiveRecord) -> str:
    """Store a package as a new dossier; return its number. The same package again changes nothing.

    Its records pass the same rules as commands and imports. Then the receiving municipality starts: with a new day of
    housing, and so a new term for its own PIP.
    """
    package = files.read(Path(str(received.pakket)))
    if package["peildatum"] > env.peildatum:
        raise Refused(
            f"Het pakket is van {dutch(package['peildatum'])}, na de peildatum {dutch(env.peildatum)}; een feit kan niet"
            " vooruit.",
            field="pakket",
        )
    first = p.first_pip(package)
    if first is not None and str(received.huisvesting) <= first:
        raise Refused(
            f"De huisvesting hier ({dutch(received.huisvesting)}) ligt niet na het eerste PIP in de vorige gemeente"
            f" ({dutch(first)}).",
            field="huisvesting",
        )
    before = list(env.warnings)
    with open_booking(env, RECEIVE, on_duplicate=FAIL) as booking:
        if nummer := _received_as(booking, package["controle"]):
            env.warn(f"Dit pakket is al ingelezen als dossier {nummer}; er is niets veranderd.")
            return nummer
        dossier = _person(booking, package)
        # the calls first: an intake that was completed in absence rests on them
        for part, kind in sorted(p.moving().items(), key=lambda moved: moved[0] != "maatregelen"):
            booking.expect(())  # flush: a part may need the parts before it
            for record in package["delen"].get(part, ()):
                _store(booking, dossier, kind, record)
        env.warnings[:] = before  # warnings about the records of the other municipality
        _begin_here(booking, dossier, received, first)
        booking.trail(dossier.nummer, received, controle=package["controle"])
    env.last.remember(dossier.nummer)
    _warn_open(env, package, "Leg vast wanneer dat eindigde, of ga ermee verder.")
    env.warn(
        "Leg de overdracht vast met"
        f" `inburgering overdracht record {dossier.nummer} verhuizing_in --datum vandaag --gehouden`."
    )
    return dossier.nummer


def _received_as(booking: Booking, controle: str) -> str | None:
    """The number of the dossier that this package was imported as before, from the trail."""
    return reads.trail.dossier_told(booking.writer.flushed, RECEIVE, f'"{controle}"')


def _person(booking: Booking, package: Mapping[str, Any]) -> Dossier:
    values = dict(package["dossier"])
    for key in ("bsn", "v_nummer"):
        if isinstance(values.get(key), str) and (known := booking.known(key, values[key])):
            raise Refused(
                f"Deze persoon heeft hier al dossier {known.nummer}; er is niets opgeslagen. Is die terugverhuisd, heropen dat"
                f" dan met `inburgering case edit {known.nummer} --leeg dossier_gesloten --leeg reden`.",
                field=key,
            )
    if package.get(STORE) == booking.mark and booking.known("nummer", str(package["dossiernummer"])):
        raise Refused(
            f"Dit pakket komt uit dit dossierbestand zelf, van dossier {package['dossiernummer']}; er is niets opgeslagen.",
            field="pakket",
        )
    what, nummer = store(booking, DOSSIER, None, _read(booking, "dossier", CaseRecord, values))
    if what != "nieuw":  # no number to compare, but all other fields are the same
        raise Refused(f"Deze persoon heeft hier al dossier {nummer}; er is niets opgeslagen.", field="pakket")
    return booking.dossier(str(nummer))


def _store(booking: Booking, dossier: Dossier, kind: Kind, record: Mapping[str, Any]) -> None:
    if kind.name == "gesprek" and not ("gehouden" in record or record.get("niet_verschenen")):
        return  # an appointment with the old municipality
    store(booking, kind, dossier, _read(booking, kind.part, kind.record, record, without_day="datum" in kind.maybe))


def _read(booking: Booking, part: str, model: type, record: Mapping[str, Any], *, without_day: bool = False) -> Any:
    """A record of the package, read by the reader of commands and files."""
    fields = fields_of(model)
    of_codes = {name for name, spec in fields.items() if spec.shape == "codes"}
    joined = {n: SEPARATOR.join(map(str, v)) if n in of_codes and isinstance(v, list) else v for n, v in record.items()}
    texts = {name: p.as_text(value) for name, value in joined.items()}
    wrong = sorted(set(texts) - set(fields))
    if without_day and not wrong:
        wrong = [n for n, f in fields.items() if f.required and n != "datum" and not texts.get(n)]
    for name, text in texts.items():
        if name in fields and isinstance(text, list) != fields[name].repeated and text is not None:
            wrong.append(name)
    if wrong:
        raise Refused(
            f"In het pakket kan ‘{wrong[0][:40]}’ bij {part} niet worden gelezen; er is niets opgeslagen.",
            field="pakket",
        )
    read: Any = Reader(model, booking.env.peildatum, partly=without_day).read(texts)
    if isinstance(read, list):
        raise Refused(
            f"In het pakket klopt {read[0].veld} bij {part} niet: {read[0].message}. Er is niets opgeslagen.",
            field="pakket",
        )
    return read


def _begin_here(booking: Booking, dossier: Dossier, received: ReceiveRecord, first: str | None) -> None:
    here = {k: v for k, v in given(received).items() if k != "pakket"}
    values = {**dict.fromkeys(p.BEGINS_ANEW), "gemeente": booking.env.policy.gemeente, **here}
    before = booking.facts(dossier.id)
    if before.eerste_huisvesting is not None:
        values["eerste_huisvesting"] = before.eerste_huisvesting
    if first is not None:
        values |= {"pip_vorige_gemeente": first, "route_vorige_gemeente": before.leerroute}
    booking.writer.flush()
    booking.writer.change("dossier", dossier.id, values)
    booking.check(dossier.id)
