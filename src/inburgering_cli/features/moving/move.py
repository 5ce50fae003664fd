"""Moving: a dossier out as one package, and a package of another municipality in as a dossier of ours."""

from collections.abc import Callable, Mapping
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.features.moving import package as p
from inburgering_cli.features.moving import package_files as files
from inburgering_cli.law.vocabulary import FEIT_LABELS
from inburgering_cli.records.field import Reader, fields_of, given
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.dossier import DOSSIER, CaseInvoer
from inburgering_cli.records.kinds.enquete import ENQUETE
from inburgering_cli.records.kinds.receiving import OntvangstInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading import records as records_reading
from inburgering_cli.work.reading.effects import earlier
from inburgering_cli.work.reading.looks import trail_of
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import FAIL, Boeking, booking
from inburgering_cli.work.writing.records import store

EXPORT: Final = "case export"
RECEIVE: Final = "case receive"
_CENTS: Final = 100
_LINE: Final = ("tijd", "gebruiker", "soort", "opdracht")


def export(
    env: Omgeving,
    dossier: str,
    folder: Path,
    page: Callable[[Mapping[str, Any]], Mapping[str, str]],
    *,
    inzage: bool = False,
) -> Path:
    """Write the package of a dossier as it is known on the peildatum; where it stands. `page` makes its files.

    `inzage`: for the person concerned, with all that is kept and who looked at it, instead of for the next municipality.

    The trail tells of it in the same transaction: no package leaves without its line.
    """
    written: Path | None = None
    try:
        with booking(env, EXPORT, beelden=False) as boeking:
            found = boeking.dossier(dossier)
            package = (_for_person if inzage else _package)(env, boeking.schrijver.raw, found)
            told = {"inzage": True} if inzage else {}
            boeking.schrijver.trail(EXPORT, found.nummer, {"controle": package["controle"], **told})
            what = "inzage" if inzage else "overdracht"
            written = files.write(folder, f"{what}-{found.nummer}-{env.peildatum}", page(package))
    except BaseException:
        if written is not None:
            files.remove(written)
        raise
    if not inzage:
        _warn_open(env, package, "Sluit dat af vóór de overdracht, of spreek af wie dat doet.")
    return written


def _for_person(env: Omgeving, connection: Connection, found: Dossier) -> dict[str, Any]:
    """All that is kept of a person, and the trail of it (AVG 15)."""
    contents = _contents(env, connection, found)
    more = {
        **{kind.part: records_reading.read(connection, kind, found.id, env.peildatum) for kind in p.staying()},
        "enquetes": records_reading.read(connection, ENQUETE, found.id, env.peildatum),
        **reads.inzage.kept_of(connection, found.id),
    }
    for spending in more["uitgaven"]:
        spending["bedrag"] /= _CENTS
    more["eerdere_waarden"] = earlier(connection, found.id)
    delen = contents["delen"] | {name: records for name, records in more.items() if records}
    spoor = [{k: line[k] for k in _LINE} for line in trail_of(connection, found.nummer)]
    own = {"formaat": p.INZAGE, "toelichting": p.TOELICHTING_INZAGE, "delen": delen, "spoor": spoor}
    return p.sealed(contents | own)


def _package(env: Omgeving, connection: Connection, found: Dossier) -> dict[str, Any]:
    """What goes along to the next municipality."""
    contents = _contents(env, connection, found)
    person = {k: v for k, v in contents["dossier"].items() if k not in p.BLIJFT_ACHTER}
    return p.sealed(contents | {"dossier": person})


def _contents(env: Omgeving, connection: Connection, found: Dossier) -> dict[str, Any]:
    own = reads.dossier.by_id(connection, found.id) or {}
    facts = next(reads.facts.read(connection, env.beleid, env.peildatum, ids=[found.id]))
    own["voldaan"] = facts.voldaan  # also when only the reason of closing says so
    person = _known(DOSSIER, own, env.peildatum)
    return {
        "formaat": p.FORMAAT,
        "versie": p.VERSIE,
        "peildatum": env.peildatum,
        "van_gemeente": own["gemeente"] or env.beleid.gemeente,
        "dossiernummer": found.nummer,
        "toelichting": p.TOELICHTING,
        "dossier": person,
        "gebeurtenissen": {k: day for k in FEIT_LABELS if (day := getattr(facts, k)) is not None},
        "delen": {
            part: [_known(kind, record, env.peildatum) for record in records]
            for part, kind in p.moving().items()
            if (records := records_reading.read(connection, kind, found.id, env.peildatum))
        },
    }


def _known(kind: Kind, record: Mapping[str, Any], peildatum: str) -> dict[str, Any]:
    """The fields of a record that an import takes; yes and no as such, and no fact from after the peildatum."""
    known: dict[str, Any] = {}
    for name, spec in kind.fields.items():
        value = record.get(name)
        if value is None or value == {} or (spec.shape == "fact" and value > peildatum):
            continue
        known[name] = bool(value) if spec.vlag else value
    return known


def _warn_open(env: Omgeving, package: Mapping[str, Any], what: str) -> None:
    """Say what the municipality that sends has not brought to an end."""
    running = [o["datum"] for o in package["delen"].get("ontzorgen", ()) if "einde" not in o]
    if running:
        env.warn(f"Het ontzorgen van de vorige gemeente staat nog open (sinds {dutch(running[-1])}). {what}")
    if any("dagtekening" not in version for version in package["delen"].get("pip", ())):
        env.warn(f"Er is een concept-PIP. {what}")


def receive(env: Omgeving, invoer: OntvangstInvoer) -> str:
    """Store a package as a dossier that moved in; its number. The same package again changes nothing.

    All its records go through the rules of commands and imports, first as they were there; then the municipality that
    receives begins: a new day of housing, and with it the term for its own PIP.
    """
    package = files.read(Path(str(invoer.pakket)))
    if package["peildatum"] > env.peildatum:
        raise Geweigerd(
            f"Het pakket is van {dutch(package['peildatum'])}, na de peildatum {dutch(env.peildatum)}; een feit kan niet"
            " vooruit.",
            veld="pakket",
        )
    first = p.first_pip(package)
    if first is not None and str(invoer.huisvesting) <= first:
        raise Geweigerd(
            f"De huisvesting hier ({dutch(invoer.huisvesting)}) ligt niet na het eerste PIP in de vorige gemeente"
            f" ({dutch(first)}).",
            veld="huisvesting",
        )
    before = list(env.waarschuwingen)
    with booking(env, RECEIVE, bij_dubbel=FAIL) as boeking:
        if nummer := _received_as(boeking, package["controle"]):
            env.warn(f"Dit pakket is al ingelezen als dossier {nummer}; er is niets veranderd.")
            return nummer
        dossier = _person(boeking, package)
        for part, kind in p.moving().items():
            boeking.expect(())  # what a part needs of the ones before is in the store
            for record in package["delen"].get(part, ()):
                _store(boeking, dossier, kind, record)
        env.waarschuwingen[:] = before  # what was missing there is not for who reads it in here
        _begin_here(boeking, dossier, invoer, first)
        boeking.trail(dossier.nummer, invoer, controle=package["controle"])
    env.laatste.remember(dossier.nummer)
    _warn_open(env, package, "Leg vast wanneer dat eindigde, of ga ermee verder.")
    env.warn(
        "Leg de overdracht vast met"
        f" `inburgering overdracht record {dossier.nummer} verhuizing_in --datum vandaag --gehouden`."
    )
    return dossier.nummer


def _received_as(boeking: Boeking, controle: str) -> str | None:
    """The number under which this very package was read in before: the trail knows it."""
    return reads.trail.dossier_told(boeking.schrijver.flushed, RECEIVE, f'"{controle}"')


def _person(boeking: Boeking, package: Mapping[str, Any]) -> Dossier:
    values = dict(package["dossier"])
    for key in ("bsn", "v_nummer"):
        if isinstance(values.get(key), str) and (known := boeking.known(key, values[key])):
            raise Geweigerd(
                f"Deze persoon heeft hier al dossier {known.nummer}; er is niets opgeslagen. Is die terugverhuisd, heropen dat"
                f" dan met `inburgering case edit {known.nummer} --leeg dossier_gesloten --leeg reden`.",
                veld=key,
            )
    what, nummer = store(boeking, DOSSIER, None, _read(boeking, "dossier", CaseInvoer, values))
    if what != "nieuw":  # nobody known by number, and all else the same
        raise Geweigerd(f"Deze persoon heeft hier al dossier {nummer}; er is niets opgeslagen.", veld="pakket")
    return boeking.dossier(str(nummer))


def _store(boeking: Boeking, dossier: Dossier, kind: Kind, record: Mapping[str, Any]) -> None:
    if kind.name == "gesprek" and not ("gehouden" in record or record.get("niet_verschenen")):
        return  # an appointment with the municipality that was left
    store(boeking, kind, dossier, _read(boeking, kind.part, kind.record, record, without_day="datum" in kind.maybe))


def _read(boeking: Boeking, part: str, model: type, record: Mapping[str, Any], *, without_day: bool = False) -> Any:
    """A record of the package as an input model, through the reader of commands and files."""
    fields = fields_of(model)
    texts = {name: p.as_text(value) for name, value in record.items()}
    wrong = sorted(set(texts) - set(fields))
    if without_day and not wrong:
        wrong = [n for n, f in fields.items() if f.verplicht and n != "datum" and not texts.get(n)]
    for name, text in texts.items():
        if name in fields and isinstance(text, list) != fields[name].herhaal and text is not None:
            wrong.append(name)
    if wrong:
        raise Geweigerd(
            f"In het pakket kan ‘{wrong[0][:40]}’ bij {part} niet worden gelezen; er is niets opgeslagen.",
            veld="pakket",
        )
    read: Any = Reader(model, boeking.env.peildatum, gedeeltelijk=without_day).read(texts)
    if isinstance(read, list):
        raise Geweigerd(
            f"In het pakket klopt {read[0].veld} bij {part} niet: {read[0].melding}. Er is niets opgeslagen.",
            veld="pakket",
        )
    return read


def _begin_here(boeking: Boeking, dossier: Dossier, invoer: OntvangstInvoer, first: str | None) -> None:
    here = {k: v for k, v in given(invoer).items() if k != "pakket"}
    values = {**dict.fromkeys(p.BEGINT_OPNIEUW), "gemeente": boeking.env.beleid.gemeente, **here}
    if first is not None:
        values["pip_vorige_gemeente"] = first
    boeking.schrijver.flush()
    boeking.schrijver.change("dossier", dossier.id, values)
    boeking.check(dossier.id)
