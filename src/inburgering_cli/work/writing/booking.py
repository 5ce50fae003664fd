"""`Booking`: one transaction in which records are stored, from a command or from a file."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.core.text import fold
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts
from inburgering_cli.records.field import Field, Record, fields_of, given
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store import reads
from inburgering_cli.store.identity import mark_of
from inburgering_cli.store.write import Writer, writing
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.lookup import Dossier, facts_of, find

NEW: Final = "nieuw"
CHANGED: Final = "gewijzigd"
UNCHANGED: Final = "ongewijzigd"

_AT_ONCE: Final = 500  # values in one query
_NAMES: Final = {"nummer": "nummer", "bsn": "BSN", "v_nummer": "V-nummer"}

#: What to do when the key of a record is stored already. `NEVER`: refuse even an equal one (a command that adds). `CHANGE`:
#: the record must be there (a command that changes).
FAIL: Final = "fail"
SKIP: Final = "skip"
UPDATE: Final = "update"
NEVER: Final = "nooit"
CHANGE: Final = "wijzig"


@dataclass(slots=True)
class Booking:
    """One transaction that stores records. `command`: the command as the trail shows it.

    `seen`: records added or changed since the last `expect`, by kind and key. `numbers`: the last dossier number given out,
    by year; `before`: the last one before this transaction. `stored_equals`: for records without a key, how many equal stored
    ones no row has matched yet; `matched_equals`: the same, while an attempt may still undo it. `quiet`: the caller writes the
    trail. `doubtful`: dossiers of a file whose person is probably not plichtig, with why.
    `of_office`: what a new dossier gets where a list has nothing; `filled`: how often that was done, by column.
    `also_alike`: add who looks like somebody that has a dossier; `refused_alike`: how many rows were refused for that.
    """

    env: Environment
    writer: Writer
    command: str
    on_duplicate: str = NEVER
    seen: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    stored_equals: dict[bytes, int] = field(default_factory=dict)
    matched_equals: dict[bytes, int] = field(default_factory=dict)
    quiet: bool = False
    doubtful: dict[str, str] = field(default_factory=dict)
    _mark: str = ""
    of_office: Mapping[str, str] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)
    also_alike: bool = False
    refused_alike: int = 0
    _namesakes: dict[str, list[reads.dossier.Namesake]] = field(default_factory=dict)
    _places: dict[str, str] = field(default_factory=dict)
    _expected: set[tuple[str, str]] = field(default_factory=set)
    _dossiers: dict[tuple[str, str], Dossier] = field(default_factory=dict)

    @property
    def by_hand(self) -> bool:
        """Whether a command adds or changes one record."""
        return self.on_duplicate in (NEVER, CHANGE)

    @property
    def mark(self) -> str:
        """The mark of this store."""
        self._mark = self._mark or mark_of(self.writer.raw)
        return self._mark

    def spelled(self, gemeente: str) -> str:
        """A gemeente as it is written already in budgets, spending or a taakstelling, so that capitals make no second one."""
        if not self._places:
            tables = ("taakstelling", "uitgave", "budget")
            known = (
                name for table in tables for name, _ in reads.dossier.spellings(self.writer.raw, table, "gemeente")
            )
            self._places.update((fold(name), name) for name in known if name)
        return self._places.setdefault(fold(gemeente), gemeente)

    def gave_out(self, nummer: str) -> bool:
        """Whether this transaction made the dossier with this number; it may still be undone."""
        year, _, number = nummer.partition("-")
        return year in self.before and int(number) > self.before[year]

    def warn(self, sentence: str) -> None:
        """Warn about a record that was typed; not about rows of a file, which would be too much."""
        if self.by_hand:
            self.env.warn(sentence)

    def warn_doubtful(self) -> None:
        """Say once how many people of a file are probably not plichtig, and where to see them."""
        if self.doubtful:
            nummer, why = next(iter(self.doubtful.items()))
            count = len(self.doubtful)
            who = "1 persoon is" if count == 1 else f"{count} personen zijn"
            self.env.warn(
                f"{who} waarschijnlijk niet inburgeringsplichtig, zoals die van dossier {nummer}: {why}. Zie"
                " `inburgering signaal list --signaal plicht_onzeker`."
            )

    def dossier(self, text: str) -> Dossier:
        """The dossier that a user means."""
        self.writer.flush()
        return find(self.env, self.writer.raw, text)

    def namesakes(self, zoeknaam: str) -> list[reads.dossier.Namesake]:
        """Who has this name, also when added a moment ago; the caller adds to the list whom it adds."""
        if zoeknaam not in self._namesakes:
            self._namesakes[zoeknaam] = list(reads.dossier.of_names(self.writer.flushed, [zoeknaam]))
        return self._namesakes[zoeknaam]

    def expect_names(self, names: Iterable[str]) -> None:
        """Look up who has these names, at once; forget those of earlier rows."""
        self._namesakes = {name: [] for name in names}
        wanted = list(self._namesakes)
        for some in range(0, len(wanted), _AT_ONCE):
            for one in reads.dossier.of_names(self.writer.raw, wanted[some : some + _AT_ONCE]):
                self._namesakes[one.zoeknaam].append(one)

    def expect(self, keys: Iterable[tuple[str, str]]) -> None:
        """Look up the dossiers of many rows at once, by (column, value); forget those of earlier rows.

        Empties `seen` too: after the flush the store has those records.
        """
        self.writer.flush()
        self._settle()
        self.seen.clear()
        self._dossiers.clear()
        self._expected = set(keys)
        for column in _NAMES:
            self._look_up(column, [value for name, value in self._expected if name == column])

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Undo all that the block registered when it raises."""
        self._settle()
        numbers, doubtful = dict(self.numbers), dict(self.doubtful)
        try:
            with self.writer.savepoint():
                yield
        except BaseException:
            self.numbers, self.doubtful = numbers, doubtful
            self.matched_equals.clear()
            self.seen.clear()
            self._namesakes.clear()
            self._dossiers.clear()
            self._expected.clear()
            raise

    def _settle(self) -> None:
        """Make the counts in `matched_equals` final: no attempt can undo them any more."""
        self.stored_equals.update(self.matched_equals)
        self.matched_equals.clear()

    def known(self, column: str, value: str) -> Dossier | None:
        """The stored dossier with this `nummer`, `bsn` or `v_nummer`, if there is one."""
        key = (column, value)
        if key not in self._expected and key not in self._dossiers:
            self._look_up(column, [value])
        return self._dossiers.get(key)

    def _look_up(self, column: str, values: Sequence[str]) -> None:
        for some in range(0, len(values), _AT_ONCE):
            wanted = values[some : some + _AT_ONCE]
            rows = reads.dossier.with_keys(self.writer.raw, column, wanted)
            self._dossiers.update(((column, value), Dossier(ident, nummer, "")) for value, ident, nummer in rows)

    def dossier_by(self, column: str, value: str) -> Dossier:
        """The dossier with this `nummer`, `bsn` or `v_nummer`. Raises `NotFound`."""
        if (found := self.known(column, value)) is None:
            shown = f" {value}" if column == "nummer" else ""
            if shown and (into := reads.dossier.known_elsewhere(self.writer.raw, value)) is not None:
                raise NotFound(f"dossier {value} is opgegaan in dossier {into}", field="dossier")
            raise NotFound(f"geen dossier met dit {_NAMES[column]}{shown}", field="dossier" if shown else column)
        return found

    def facts(self, dossier_id: int) -> Facts:
        """The facts of one dossier with all that was added so far."""
        return facts_of(self.env, self.writer.flushed, dossier_id)

    def check(self, dossier_id: int) -> Facts:
        """The facts of one dossier. Raises `Refused` when they now break a rule."""
        facts = self.facts(dossier_id)
        rules.check_facts(facts)
        return facts

    def differs(self, stored: Mapping[str, Any], values: Mapping[str, Any], what: str, way: str = "") -> dict[str, Any]:
        """What `values` would change in `stored`; empty when that is nothing or doubles are skipped.

        Raises `Refused` where the policy for doubles says so. `what`: how a message calls the record; `way`: how to change it.
        """
        if self.on_duplicate == NEVER:
            raise Refused(f"{what} staat er al; er is niets opgeslagen. Wijzigen gaat met {way}.")
        changed = {k: v for k, v in values.items() if v is not None and stored.get(k) != v}
        if not changed or self.on_duplicate == SKIP:
            return {}
        if self.on_duplicate == FAIL:
            raise Refused(
                f"{what} staat er al met een andere waarde in {', '.join(sorted(changed))}; kies --on-duplicate update"
                " of skip",
                field=sorted(changed)[0],
            )
        return changed

    def warn_closed(self, dossier: Dossier, record: Record) -> None:
        """Warn about a fact of after the day on which its dossier was closed: seldom right."""
        row = reads.dossier.by_id(self.writer.flushed, dossier.id)
        closed = row["dossier_gesloten"] if row else None
        specs = fields_of(type(record))
        if closed and any(specs[name].shape == "fact" and day > closed for name, day in given(record).items()):
            self.env.warn(closed_before(dossier.nummer, closed, "dit"))

    def warn_closed_before(self, dossier: Dossier) -> None:
        """Warn when a dossier is closed on a day before facts that are there: the same doubt from the other side."""
        later = list(reads.record.after_closing(self.writer.flushed, all_kinds().values(), dossier.id))
        if later:
            self.env.warn(closed_before(later[0].nummer, later[0].gesloten, after_closing(later)))

    def note(self, dossier: Dossier, record: Record, **extra: Any) -> None:
        """Note this change by a command, and warn when its day is after that on which the dossier was closed."""
        self.warn_closed(dossier, record)
        self.trail(dossier.nummer, record, **extra)

    def trail(self, dossier: str | None, record: Record, **extra: Any) -> None:
        """Note this change, without the values that identify somebody."""
        if not self.quiet:
            self.writer.trail(self.command, dossier, {**without_person(record), **extra})


def closed_before(nummer: str, closed: str, what: str) -> str:
    """The doubt about a dossier that was closed before a fact."""
    return (
        f"Dossier {nummer} is gesloten op {dutch(closed)}; {what} is van daarna. Klopt de dag? Heropenen:"
        f" `inburgering case edit {nummer} --leeg dossier_gesloten --leeg reden`."
    )


def after_closing(later: Iterable[reads.record.Later]) -> str:
    """What is of after the closing of a dossier: kinds of records with their last days."""
    return ", ".join(f"{one.title} ({dutch(one.dag)})" for one in later)


def without_person(record: Record) -> dict[str, Any]:
    """The given fields for the trail: values, but only the names of personal fields and free texts.

    A line of the trail cannot be taken back, so nothing that may hold a name or a BSN may come into it.
    """
    specs = fields_of(type(record))
    values = given(record)
    open_ = {k: v for k, v in values.items() if not (specs[k].personal or specs[k].free)}
    return {**open_, **hidden_fields(specs, values)}


def hidden_fields(specs: Mapping[str, Field], names: Iterable[str]) -> dict[str, list[str]]:
    """The names of personal fields and of free texts, as the trail shows them."""
    personal = [n for n in names if specs[n].personal]
    texts = [n for n in names if specs[n].free and not specs[n].personal]
    return {key: found for key, found in (("persoonsvelden", personal), ("tekstvelden", texts)) if found}


@contextmanager
def open_booking(
    env: Environment,
    command: str,
    *,
    on_duplicate: str = NEVER,
    dry_run: bool = False,
    images: bool = True,
    bulk: bool = False,
) -> Iterator[Booking]:
    """A transaction that stores records, all or nothing. `images`: `undo` can take it back; `bulk`: as an import."""
    env.notes = False  # showing the result afterwards is not a look of its own
    with writing(env.location, dry_run=dry_run, images=images, bulk=bulk, trial=env.trial) as writer:
        yield Booking(env, writer, command, on_duplicate)


def need(dossier: Dossier | None) -> Dossier:
    """The dossier. Raises `Refused` when there is none."""
    if dossier is None:
        raise Refused("Het dossier ontbreekt; noem het met zijn nummer, een BSN of een V-nummer.", field="dossier")
    return dossier
