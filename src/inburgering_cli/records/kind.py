"""The declaration of a kind of record.

The table in the store, import, commands and their help, lists, export, package, timeline, references and the DPIA sheet
all follow from it. CONTRIBUTING.md has the recipe for a new one.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, Protocol

from inburgering_cli.core.errors import Refused
from inburgering_cli.records.field import Field, Record

if TYPE_CHECKING:
    from inburgering_cli.law.facts import Facts

Row = Mapping[str, Any]
Key = tuple[str, ...] | Callable[[Mapping[str, Any]], tuple[str, ...] | None] | None
OWNER: Final = "dossier_id"


class New(Protocol):
    """A record that is about to be stored: the old values with the new ones over them."""

    @property
    def record(self) -> Any:
        """The record."""

    @property
    def facts(self) -> "Facts":
        """The facts of its dossier without this record."""


@dataclass(frozen=True, slots=True)
class Command:
    """The standard commands of a kind: `name` records one, `shown` (if any) lists them.

    `done` and `empty` are sentences for the user; `{d}` is the number of the dossier. `help` ends in an example that
    works on the demo data. `group`: the line of the group in `inburgering --help`, where these are all its commands.
    `whole_help`: the help of an extra command `show` that shows every record in full.
    """

    name: str
    help: str
    done: str
    shown: str = ""
    shown_help: str = ""
    empty: str = ""
    group: str = ""
    whole_help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of record.

    `name`: in a reference, `gesprek-3`. `plural`: in `import`, and of its file in an export. `title`: in a list of
    records. `calls`: how a message names one, from its fields. `table`, `part` (in `case show`, timeline and package)
    and `heading` (of a list) follow from these names unless given.

    `owner`: whether a record belongs to a dossier (None: it may). `via`: the table of a parent record, and the fields
    that are columns of that parent.
    `key`: the columns that identify a record within its dossier, or a function that gives their values. None: no key;
    then the nth equal row of a file is the nth equal record in the store, so importing a file twice adds nothing.

    `day`: the column with the day from which a record is known; records are sorted by it. With several columns, the
    first one with a value. A planned day counts as known at once.
    `says`: the sentence of the timeline, from a stored row. `days`: the days that the timeline shows, each with the
    words before its sentence. `columns`: the columns of a list, with their titles. `details`: the other fields, with
    their titles: lines under the list, or with `chapters` shown in full by a command of its own. `elsewhere`: fields
    that neither shows, each with the reason.

    `rule`: raises `Refused` for a record that does not fit the facts; rules that need the store are in `work.writing`.
    `ordered`: pairs of days of which the second may not be before the first. `defaults`: values of a new record that
    nobody typed. `changes_facts`: whether the rules over the whole dossier are run after it.

    `made_by`: the field for who registered it, filled in unless typed. `searched`: the fields that `case search
    --tekst` searches. `named`: whether a list shows the name of the person beside the number of the dossier.

    `always`: columns that are never NULL though the field is optional. `maybe`: columns that may be NULL in older
    stores though the field is required. `unique`: whether the key is unique in the table; `uniques`: other unique
    columns. `indexes`: indexed columns. `also`: columns of the table that are no field. `after`: columns whose place in
    the table is not that among the fields, each with the column before it ("": it is the first); JSON keeps the order
    of the table.

    `moves`: whether it goes along in the package of a dossier that moves. `typed`: whether somebody types it; if not,
    the program makes it, and only an export of the whole store holds it. `fixed`: for records that cannot be corrected,
    what to do instead. `keeps`: its row in the DPIA sheet. `example`: the texts of one record, for tests over all
    kinds.
    """

    record: type[Record]
    name: str
    plural: str
    title: str
    calls: Callable[[Any], str]
    owner: bool | None = True
    table: str = ""
    part: str = ""
    via: tuple[str, tuple[str, ...]] = ("", ())
    key: Key = None
    day: str | tuple[str, ...] = "datum"
    says: Callable[[Row], str] | None = None
    days: Mapping[str, str] = field(default_factory=dict)
    heading: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    chapters: bool = False
    elsewhere: Mapping[str, str] = field(default_factory=dict)
    rule: Callable[[New], None] | None = None
    ordered: tuple[tuple[str, str], ...] = ()
    defaults: Callable[[Any], dict[str, Any]] | None = None
    changes_facts: bool = False
    made_by: str = ""
    searched: tuple[str, ...] = ()
    named: bool = False
    always: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    unique: bool = True
    uniques: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    after: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, Field] = field(default_factory=dict)
    moves: bool = True
    typed: bool = True
    fixed: str | None = None
    keeps: str = ""
    command: Command | None = None
    example: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill in the names that follow from another one."""
        for name, same in (("table", self.name), ("part", self.plural), ("heading", self.title.capitalize())):
            if not getattr(self, name):
                object.__setattr__(self, name, same)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields of its record, by name."""
        return self.record.fields

    @property
    def stored(self) -> dict[str, Field]:
        """The columns of its table, without those of parts and of a parent."""
        own = {n: f for n, f in self.fields.items() if f.shape != "pairs" and n not in self.via[1]}
        if not self.after:
            return {**self.also, **own}
        names = [n for n in own if n not in self.after]
        for name, before in self.after.items():
            names.insert(names.index(before) + 1 if before else 0, name)
        return {**self.also, **{n: own[n] for n in names}}

    @property
    def columns_of_table(self) -> tuple[str, ...]:
        """All columns of its table."""
        parent = (f"{self.via[0]}_id",) if self.via[0] else ()
        owner = () if self.owner is False or self.name == "dossier" else (OWNER,)
        return ("id", *owner, *parent, *self.stored)

    @property
    def parts(self) -> dict[str, tuple[str, str]]:
        """Fields whose pairs are rows of another table: that table, and its column for the record."""
        return {n: (f"{self.table}_{n}", f"{self.table}_id") for n, f in self.fields.items() if f.shape == "pairs"}

    def check(self, new: New) -> None:
        """Check a record. Raises `Refused`."""
        if self.rule is not None:
            self.rule(new)
        if self.ordered:
            from inburgering_cli.records.rules import check_order

            check_order(new.record, *self.ordered)


def no_day_of_its_own(_: Any) -> str:
    """`calls` for a kind that no message names, because the program makes its records."""
    raise Refused("dit houdt het programma zelf bij")


def first_known(row: Row, names: Sequence[str]) -> Any:
    """The first of these columns with a value."""
    return next((row[name] for name in names if row[name] is not None), None)
