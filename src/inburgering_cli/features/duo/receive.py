"""Imports documents of DUO: a notification is noted with the dossier, an answer is stored as records.

All documents are read and checked first; then one transaction stores all or nothing. A document that was imported
before changes nothing, nor does an answer older than the last one imported.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from inburgering_cli.core.dates import dutch, dutch_day
from inburgering_cli.core.errors import Fault, Refused, StoreFault
from inburgering_cli.core.text import masked, without_bsn
from inburgering_cli.features.duo import incoming
from inburgering_cli.features.duo.days import from_duo
from inburgering_cli.features.duo.incoming import Document
from inburgering_cli.law import codes as c
from inburgering_cli.law.duo.events import REASONS_NO_PLICHT, event
from inburgering_cli.law.duo.rules import term_difference
from inburgering_cli.law.handhaving.extension import BY_DUO
from inburgering_cli.law.plicht import age
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.records.field import Reader, given
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.records.kinds.handhaving import BESLUIT
from inburgering_cli.records.kinds.intake import INTAKE
from inburgering_cli.records.kinds.parts import EXAMEN
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing import dossier as dossier_writing
from inburgering_cli.work.writing import identity
from inburgering_cli.work.writing.booking import CHANGED, FAIL, NEW, UNCHANGED, UPDATE, Booking, open_booking
from inburgering_cli.work.writing.records import store

_COMMAND: Final = "import notificaties"
_TERM: Final = "inburgeringstermijn"
_TOETS: Final = {
    "B1-route haalbaar": "b1_haalbaar",
    "B1-route niet haalbaar": "b1_niet_haalbaar",
    "Onbekend": "onbekend",
}
_REASON: Final = {"Nietverwijtbaar": "niet_verwijtbaar"}
_GROUND: Final = 300


@dataclass(slots=True)
class Receipt:
    """The outcome of an import: counts, unknown persons, tasks for the klantmanager, and faults."""

    gelezen: int = 0
    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    onbekend: int = 0
    afgewezen: int = 0
    onbekende_personen: list[dict[str, Any]] = field(default_factory=list)
    signalen: list[dict[str, Any]] = field(default_factory=list)
    fouten: list[dict[str, Any]] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """The receipt for JSON."""
        return asdict(self)

    def refuse(self, document: Document, error: Fault) -> None:
        """Note the fault of a document. `rij`: its place in the file."""
        message = without_bsn(error.message.rstrip("."))
        self.fouten.append(
            {"bestand": document.file, "rij": document.nummer, "kolom": error.veld, "waarde": None, "melding": message}
        )
        self.afgewezen += 1


class _Stop(Exception):
    """Rolls back the transaction."""


def run(env: Environment, found: Iterable[Document], *, on_duplicate: str = FAIL, dry_run: bool = False) -> Receipt:
    """Import documents. When one is bad, nothing is saved and the receipt names every bad one."""
    receipt = Receipt()
    sound: list[Document] = []
    for document in found:
        receipt.gelezen += 1
        if document.fault is not None:
            receipt.refuse(document, document.fault)
        else:
            sound.append(document)
    if receipt.fouten:
        return receipt
    sound.sort(key=lambda d: d.moment or "")  # oldest answer first: the order of the files is arbitrary
    try:
        with open_booking(env, _COMMAND, on_duplicate=on_duplicate, dry_run=dry_run, bulk=True) as booking:
            taker = _Taker(booking, receipt)
            for document in sound:
                taker.take(document)
            if receipt.fouten:
                raise _Stop
            taker.compare()
    except _Stop:
        receipt.nieuw = receipt.gewijzigd = receipt.ongewijzigd = 0
        receipt.signalen.clear()
    return receipt


class _Taker:
    """Imports documents one by one, within one transaction."""

    def __init__(self, booking: Booking, receipt: Receipt) -> None:
        self.booking = booking
        self.receipt = receipt
        self.moment = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._seen: set[tuple[int, str, str]] = set()
        self._newest: dict[tuple[int, str], str] = {}
        self._compare: dict[int, Dossier] = {}
        self._apply: Mapping[str, Callable[[Dossier, Any], Iterable[str]]] = {
            incoming.NOTIFICATION: self._notification,
            incoming.PLICHT: self._plicht,
            incoming.TERM: self._termijn,
            incoming.TOETS: self._check_tests,
            incoming.EXAMENS: self._examens,
        }

    def take(self, document: Document) -> None:
        """Import one document, or note why not."""
        dossier = next((d for p in document.personen if (d := self.booking.known(*p)) is not None), None)
        if dossier is not None and len(document.personen) > 1:
            try:
                identity.check_row(self.booking, dossier, dict(document.personen))
            except Refused as error:
                self.receipt.refuse(document, error)
                return
        if dossier is None:
            self._unknown(document)
            return
        kind = document.soort or ""
        mark = document.hash
        if self._known(dossier, kind, mark) or self._outdated(dossier, document):
            self.receipt.ongewijzigd += 1
            return
        try:
            results = set(self._apply[kind](dossier, document.inhoud))
        except StoreFault:
            raise
        except Fault as error:
            self.receipt.refuse(document, error)
            return
        self._keep(dossier, document, mark)
        if NEW in results:
            self.receipt.nieuw += 1
        elif CHANGED in results:
            self.receipt.gewijzigd += 1
        else:
            self.receipt.ongewijzigd += 1

    def compare(self) -> None:
        """Warn when the imported termijn of DUO differs from ours."""
        assess = Assessor(self.booking.env.policy, self.booking.env.peildatum).assess
        for dossier in self._compare.values():
            facts = self.booking.facts(dossier.id)
            last = next((o.uiterlijk for o in assess(facts) if o.term.id == _TERM), None)
            if difference := term_difference(facts, last):
                self.booking.env.warn(f"Dossier {dossier.nummer}: {difference}.")

    def _unknown(self, document: Document) -> None:
        named = dict(document.personen)
        self.receipt.onbekend += 1
        self.receipt.onbekende_personen.append(
            {
                "bestand": document.file,
                "rij": document.nummer,
                "soort": document.soort,
                "gebeurtenis": _code(document),
                "bsn": masked(named.get("bsn")),
                "v_nummer": masked(named.get("v_nummer")),
                "dossier": named.get("nummer"),
            }
        )

    def _known(self, dossier: Dossier, kind: str, mark: str) -> bool:
        if (dossier.id, kind, mark) in self._seen:
            return True
        return reads.duo.was_received(self.booking.writer.raw, dossier.id, kind, mark)

    def _outdated(self, dossier: Dossier, document: Document) -> bool:
        """Whether a newer answer of this kind was imported. Notifications do not replace each other."""
        kind = document.soort or ""
        if kind == incoming.NOTIFICATION or document.moment is None:
            return False
        place = (dossier.id, kind)
        if place not in self._newest:
            self._newest[place] = reads.duo.newest_moment(self.booking.writer.raw, *place)
        if document.moment < self._newest[place]:
            self.booking.env.warn(
                f"Dossier {dossier.nummer}: het antwoord {kind} in {document.file} is ouder dan wat al is ingelezen;"
                " het verandert niets."
            )
            return True
        self._newest[place] = document.moment
        return False

    def _keep(self, dossier: Dossier, document: Document, mark: str) -> None:
        kind = document.soort or ""
        self._seen.add((dossier.id, kind, mark))
        self.booking.writer.add(
            "duo_ontvangst",
            {
                "dossier_id": dossier.id,
                "soort": kind,
                "gebeurtenis": _code(document),
                "moment": document.moment,
                "datum": None if document.moment is None else dutch_day(document.moment),
                "hash": mark,
                "tijd": self.moment,
            },
        )
        self.booking.writer.trail(_COMMAND, dossier.nummer, {"soort": kind, "gebeurtenis": _code(document)})

    def _notification(self, dossier: Dossier, inhoud: Mapping[str, Any]) -> Iterable[str]:
        day = inhoud["registratieDatumTijd"][:10]
        if day > self.booking.env.peildatum:
            raise Refused(
                f"de notificatie van {dutch(day)} ligt na de peildatum {dutch(self.booking.env.peildatum)}",
                field="registratieDatumTijd",
            )
        what = event(inhoud["gebeurtenisId"])
        self._signal(dossier, inhoud["gebeurtenisId"], what.omschrijving, what.te_doen.replace("{d}", dossier.nummer))
        return [NEW]

    def _signal(self, dossier: Dossier, code: str | None, what: str, todo: str) -> None:
        self.receipt.signalen.append(
            {"dossier": dossier.nummer, "gebeurtenis": code, "omschrijving": what, "te_doen": todo}
        )

    def _plicht(self, dossier: Dossier, inhoud: Mapping[str, Any]) -> Iterable[str]:
        """Store the plicht and its kennisgeving; without a plicht the day it was fulfilled, and a task.

        The end of the plicht is inclusive at DUO. The municipality itself decides to close a dossier.
        """
        if inhoud["indicatorInburgeringsplicht"]:
            texts = {
                "plicht_begin": inhoud.get("begindatum"),
                "kennisgeving": inhoud.get("datumKennisgevingInburgeringsplicht"),
            }
            return [self._facts(dossier, texts)]
        reason, end = inhoud.get("redenGeenInburgeringsplicht"), inhoud.get("einddatum")
        closing = REASONS_NO_PLICHT.get(reason or "")
        if closing == "plicht_ingetrokken":
            closing = self._why_withdrawn(dossier, end)
        if closing is not None:
            todo = f"inburgering case close {dossier.nummer} --reden {closing} --datum {end or 'DATUM'}"
        else:
            todo = f"leg het besluit vast met `inburgering besluit record {dossier.nummer} SOORT --datum DATUM`"
        self._signal(dossier, None, f"geen inburgeringsplicht: {reason or 'reden onbekend'}", todo)
        if closing == "voldaan" and end is not None:
            return [self._facts(dossier, {"voldaan": end})]
        return [UNCHANGED]

    def _why_withdrawn(self, dossier: Dossier, end: str | None) -> str:
        """Why the plicht ended that DUO withdrew without a reason of its own: the AOW age or the nationality say so."""
        person = reads.dossier.by_id(self.booking.writer.flushed, dossier.id) or {}
        birth, nationality = person.get("geboortedatum"), person.get("nationaliteit")
        reached = age.aow_day(birth) if birth else None
        if reached is not None and reached <= (end or self.booking.env.peildatum):
            return "aow"
        return "genaturaliseerd" if nationality and age.group_of(nationality) == age.DUTCH else "plicht_ingetrokken"

    def _termijn(self, dossier: Dossier, inhoud: Mapping[str, Any]) -> Iterable[str]:
        """Store DUO's own begin and end; an extension is stored as a besluit, which moves our term too."""
        begin, end = inhoud["startdatum"], inhoud["einddatum"]
        if end <= begin:
            raise Refused("de einddatum van de termijn ligt niet na de startdatum", field="einddatum")
        last = from_duo(end)
        self._compare[dossier.id] = dossier
        texts = {"duo_termijn_begin": begin, "duo_termijn_einde": last}
        results = [self._facts(dossier, texts, always=True)]
        code, changed_on = inhoud.get("verlengingsgrondcode"), inhoud.get("wijzigingsdatum")
        if code is None or changed_on is None:
            return results
        if not reads.besluit.ends_term_on(self.booking.writer.flushed, dossier.id, last):
            ground = " ".join(part for part in (code, inhoud.get("verlengingsgrondomschrijving")) if part)[:_GROUND]
            decision = {
                "soort": c.VERLENGING,
                "datum": changed_on,
                "oordeel": c.TOEKENNING,
                "tot": last,
                "grond": BY_DUO,
                "toelichting": ground,
            }
            results.append(self._store(BESLUIT, dossier, decision, None))
        return results

    def _check_tests(self, dossier: Dossier, inhoud: list[Mapping[str, Any]]) -> Iterable[str]:
        for toets in inhoud:
            day = toets["datumAfname"]
            stored = reads.intake.with_toets(self.booking.writer.flushed, dossier.id, day)
            texts = {
                "datum": stored["datum"] if stored else day,
                "deel": str(stored["deel"]) if stored and stored["deel"] else None,
                "toets_uitslag": _TOETS[toets["resultaat"]],
                "toets_score": toets["behaaldeScore"],
                "toets_drempel": toets["benodigdeScore"],
                "toets_datum": day,
            }
            if stored is None:
                stored = reads.intake.of_day(self.booking.writer.flushed, dossier.id, day, None)
            yield self._store(INTAKE, dossier, texts, stored)

    def _examens(self, dossier: Dossier, inhoud: list[Mapping[str, Any]]) -> Iterable[str]:
        for examen in inhoud:
            part, day = examen["onderdeel"].lower(), examen["examendatum"]
            reason = examen.get("redenGeenResultaat")
            texts = {
                "onderdeel": part,
                "datum": day,
                "niveau": None if part == "knm" else examen.get("niveau"),  # KNM has no level
                "uitslag": examen["resultaat"].lower(),
                "reden_geen_uitslag": _REASON.get(reason or "", reason),
            }
            key = {"dossier_id": dossier.id, "onderdeel": part, "datum": day}
            stored = reads.record.equal(self.booking.writer.flushed, "examen", key)
            yield self._store(EXAMEN, dossier, texts, stored)

    def _facts(self, dossier: Dossier, texts: Mapping[str, str | None], *, always: bool = False) -> str:
        """Change fields of the dossier: fill in the empty ones; a difference follows `on_duplicate`.

        `always`: overwrite, for fields that are DUO's own.
        """
        values = given(self._read(CaseRecord, texts, partial=True))
        stored = reads.dossier.by_id(self.booking.writer.flushed, dossier.id) or {}
        changed = {k: v for k, v in values.items() if stored[k] != v and (always or stored[k] is None)}
        other = {k: v for k, v in values.items() if stored[k] not in (None, v) and not always}
        if other:
            changed |= self.booking.differs(stored, other, f"Dossier {dossier.nummer}")
        if not changed:
            return UNCHANGED
        filled = all(stored[k] is None for k in changed)
        dossier_writing.change(self.booking, stored, changed)
        self.booking.trail(dossier.nummer, CaseRecord(**changed))
        return NEW if filled else CHANGED

    def _store(
        self, kind: Kind, dossier: Dossier, texts: Mapping[str, str | None], stored: Mapping[str, Any] | None
    ) -> str:
        """Store a record as its command does. Filling in empty fields is no conflict."""
        record = self._read(kind.record, texts)
        policy = self.booking.on_duplicate
        if stored is not None and all(stored.get(k) in (None, v) for k, v in given(record).items()):
            self.booking.on_duplicate = UPDATE
        try:
            return store(self.booking, kind, dossier, record)[0]
        finally:
            self.booking.on_duplicate = policy

    def _read(self, model: type, texts: Mapping[str, str | None], *, partial: bool = False) -> Any:
        read: Any = Reader(model, self.booking.env.peildatum, partly=partial).read(texts)
        if isinstance(read, list):
            raise Refused("; ".join(f"{m.veld}: {m.message}" for m in read), field=read[0].veld)
        return read


def _code(document: Document) -> str | None:
    return document.inhoud["gebeurtenisId"] if document.soort == incoming.NOTIFICATION else None
