"""Registering: what every kind of record shares, whether it comes from a command or from a file.

`Boeking` is one transaction in which records are stored one after the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd, NietGevonden
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Feiten
from inburgering_cli.records.field import Invoer, fields_of, given
from inburgering_cli.store import reads
from inburgering_cli.store.write import Schrijver, writing
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier, find

NIEUW: Final = "nieuw"
GEWIJZIGD: Final = "gewijzigd"
ONGEWIJZIGD: Final = "ongewijzigd"

_AT_ONCE: Final = 500  # values in one query
_NAMES: Final = {"nummer": "nummer", "bsn": "BSN", "v_nummer": "V-nummer"}

#: What to do with a record whose key is stored already. `NOOIT`: a command that adds refuses even an equal one. `WIJZIG`: a
#: command that changes; the record has to be there.
FAIL: Final = "fail"
SKIP: Final = "skip"
UPDATE: Final = "update"
NOOIT: Final = "nooit"
WIJZIG: Final = "wijzig"


@dataclass(slots=True)
class Boeking:
    """One transaction of registering. `opdracht` is the command as the trail shows it.

    `seen`: records added or changed since the last `expect`, by kind and key. `numbers`: the last dossier number given out,
    by year; `before`: the last one of before this transaction. `stored_equals`: of records without a key, how many equal ones
    the store held that no row has matched yet. `matched_equals`: the same, as far as an attempt may yet undo it. `stil`: the
    caller writes the line in the trail itself.
    """

    env: Omgeving
    schrijver: Schrijver
    opdracht: str
    bij_dubbel: str = NOOIT
    seen: dict[tuple[Any, ...], dict[str, Any]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    before: dict[str, int] = field(default_factory=dict)
    stored_equals: dict[bytes, int] = field(default_factory=dict)
    matched_equals: dict[bytes, int] = field(default_factory=dict)
    stil: bool = False
    _expected: set[tuple[str, str]] = field(default_factory=set)
    _dossiers: dict[tuple[str, str], Dossier] = field(default_factory=dict)

    @property
    def by_hand(self) -> bool:
        """Whether a command adds or changes one record."""
        return self.bij_dubbel in (NOOIT, WIJZIG)

    def gave_out(self, nummer: str) -> bool:
        """Whether a dossier number is of this transaction: until that ends it may yet be of nobody."""
        year, _, number = nummer.partition("-")
        return year in self.before and int(number) > self.before[year]

    def warn(self, sentence: str) -> None:
        """Say what is merely doubtful to who typed a record; of the rows of a file it would be too much."""
        if self.by_hand:
            self.env.warn(sentence)

    def dossier(self, text: str) -> Dossier:
        """The dossier that a user means."""
        self.schrijver.flush()
        return find(self.env, self.schrijver.raw, text)

    def expect(self, keys: Iterable[tuple[str, str]]) -> None:
        """Look up the dossiers of many rows at once, by (column, value), and forget those of the rows before.

        `seen` is emptied too: it remembers what was added since, for as long as that has not been sent to the store.
        """
        self.schrijver.flush()
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
        numbers = dict(self.numbers)
        try:
            with self.schrijver.savepoint():
                yield
        except BaseException:
            self.numbers = numbers
            self.matched_equals.clear()
            self.seen.clear()
            self._dossiers.clear()
            self._expected.clear()
            raise

    def _settle(self) -> None:
        """Keep the counts of equal records without a key; until now an attempt could undo them."""
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
            rows = reads.dossier.with_keys(self.schrijver.raw, column, wanted)
            self._dossiers.update(((column, value), Dossier(ident, nummer, "")) for value, ident, nummer in rows)

    def dossier_by(self, column: str, value: str) -> Dossier:
        """The dossier with this `nummer`, `bsn` or `v_nummer`. Raises `NietGevonden`."""
        if (found := self.known(column, value)) is None:
            shown = f" {value}" if column == "nummer" else ""
            raise NietGevonden(f"geen dossier met dit {_NAMES[column]}{shown}", veld="dossier" if shown else column)
        return found

    def facts(self, dossier_id: int) -> Feiten:
        """The facts of one dossier with all that was added so far."""
        self.schrijver.flush()
        return next(reads.facts.read(self.schrijver.raw, self.env.beleid, self.env.peildatum, ids=[dossier_id]))

    def check(self, dossier_id: int) -> Feiten:
        """Refuse when the facts of the dossier have come to contradict a rule; else give them."""
        facts = self.facts(dossier_id)
        rules.check_facts(facts)
        return facts

    def differs(self, stored: Mapping[str, Any], values: Mapping[str, Any], what: str) -> dict[str, Any]:
        """What `values` would change in `stored`; empty when nothing, or when double records are to be skipped.

        Raises `Geweigerd` where the policy for doubles says so. `what` names the record in Dutch.
        """
        if self.bij_dubbel == NOOIT:
            raise Geweigerd(f"{what} staat er al; er is niets opgeslagen. Wijzigen gaat met een eigen opdracht.")
        changed = {k: v for k, v in values.items() if v is not None and stored.get(k) != v}
        if not changed or self.bij_dubbel == SKIP:
            return {}
        if self.bij_dubbel == FAIL:
            raise Geweigerd(
                f"{what} staat er al met een andere waarde in {', '.join(sorted(changed))}; kies --on-duplicate update"
                " of skip",
                veld=sorted(changed)[0],
            )
        return changed

    def warn_closed(self, dossier: Dossier, invoer: Invoer) -> None:
        """Say that a fact lies after the day on which its dossier was closed: that may be so, but seldom is."""
        row = reads.dossier.by_id(self.schrijver.flushed, dossier.id)
        closed = row["dossier_gesloten"] if row else None
        specs = fields_of(type(invoer))
        if closed and any(specs[name].shape == "fact" and day > closed for name, day in given(invoer).items()):
            self.env.warn(
                f"Dossier {dossier.nummer} is gesloten op {dutch(closed)}; dit is van daarna. Klopt de dag? Heropenen:"
                f" `inburgering case edit {dossier.nummer} --leeg dossier_gesloten --leeg reden`."
            )

    def trail(self, dossier: str | None, invoer: Invoer, **extra: Any) -> None:
        """Note this change, without the values that identify somebody."""
        if not self.stil:
            self.schrijver.trail(self.opdracht, dossier, {**without_person(invoer), **extra})


def without_person(invoer: Invoer) -> dict[str, Any]:
    """The given fields of an input: values, but only the names of fields that identify somebody or hold what was typed freely.

    A line of the trail cannot be taken back: what may hold a name or a BSN never comes into it.
    """
    specs = fields_of(type(invoer))
    values = given(invoer)
    shown: dict[str, Any] = {k: v for k, v in values.items() if not (specs[k].persoon or specs[k].vrij)}
    if hidden := [k for k in values if specs[k].persoon]:
        shown["persoonsvelden"] = hidden
    if texts := [k for k in values if specs[k].vrij and not specs[k].persoon]:
        shown["tekstvelden"] = texts
    return shown


@contextmanager
def booking(
    env: Omgeving, opdracht: str, *, bij_dubbel: str = NOOIT, dry_run: bool = False, beelden: bool = True
) -> Iterator[Boeking]:
    """A transaction in which records are registered; all or nothing. `beelden`: `undo` can take it back."""
    env.noteert = False  # what is shown of it afterwards is no look of its own
    with writing(env.locatie, dry_run=dry_run, beelden=beelden, proef=env.proef) as schrijver:
        yield Boeking(env, schrijver, opdracht, bij_dubbel)


def need(dossier: Dossier | None) -> Dossier:
    """The dossier of a kind that cannot do without one."""
    if dossier is None:
        raise Geweigerd("Het dossier ontbreekt; noem het met zijn nummer, een BSN of een V-nummer.", veld="dossier")
    return dossier
