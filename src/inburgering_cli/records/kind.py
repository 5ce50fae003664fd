"""A kind of record: everything that sets it apart, declared once.

The store makes its table from it, an import its columns, a command its options and help, lists their columns; export,
package, timeline, references and the DPIA sheet follow too. `docs/architecture.md` tells how to add one.
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
    """A record about to be stored, whole: what was typed over what was there."""

    @property
    def record(self) -> Any:
        """The record."""

    @property
    def facts(self) -> "Facts":
        """The facts of its dossier before it."""


@dataclass(frozen=True, slots=True)
class Command:
    """The command that records one and the command that shows them, where they need no code of their own.

    `done` and `empty` are what a person reads; `{d}` is the number of the dossier. `help` ends in an example that works on
    the fictional caseload. Without `shown` there is only the first command. `group`: the line of the group in
    `inburgering --help`, where these are all its commands. `whole_help`: of a command `show` that shows every record in full.
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
    """What sets one kind of record apart.

    `name`: in a reference, `gesprek-3`. `plural`: in `import`, in a package, of its file in an export. `title`: in a list of
    records. `calls`: how a message calls one, from its fields.

    `owner`: whether a record belongs to a dossier (None: it may). `via`: fields that are columns of a parent record instead,
    with the table of that parent.
    `key`: the columns that make two records (of a dossier, or of none) the same, or a function that tells them from the
    values. None: a record has no key; the nth equal row of a file is then the nth equal record in the store, so that a second
    run of a file adds nothing while equal records still count each.

    `day`: since when a record exists: it is not known before that day, and stands in that order. Several columns: the first
    that is known, and a plan is known always.
    `says`: the sentence of the timeline, from a stored row; `days`: which days the timeline shows, with the word before it.
    `columns`: what a list shows, with the title of each column; `heading`: the title of that list.

    `rule`: refuses by `Refused` what the record cannot say beside the facts; rules that need the store are in
    `work.writing`. `ordered`: pairs of days of which the second is not before the first. `defaults`: what a column of a new
    record holds when nobody typed it. `changes_facts`: the rules over the whole dossier are run after it.

    `made_by`: the field that holds who registered it, unless it was typed. `searched`: fields in which `case search --tekst`
    looks. `named`: a list gives the name of the person with the number of the dossier.

    `always`, `maybe`: columns that hold a value though it need not be typed, and the other way round (older stores).
    `unique`: whether the key is unique in the table; `uniques`: what else is. `indexes`: columns by which it is looked up.
    `also`: columns of the table that are no field. `after`: a column that does not stand in the table where it stands among
    the fields, with the one before it ("": it is the first); JSON keeps that order.

    `moves`: it goes along in the package of a dossier that moves. `typed`: somebody types it; else the program notes it, and
    only an export of the whole store holds it. `fixed`: what to do instead of correcting one, where that cannot be.
    `keeps`: its row in the DPIA sheet. `example`: one as somebody types it, for tests that sweep over all kinds.
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
        """The names that are like another one unless declared."""
        for name, same in (("table", self.name), ("part", self.plural), ("heading", self.title.capitalize())):
            if not getattr(self, name):
                object.__setattr__(self, name, same)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields of its record, by name."""
        return self.record.fields

    @property
    def stored(self) -> dict[str, Field]:
        """The columns of its table that hold a value of the record: no parts, and nothing of a parent."""
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
        """Fields whose pairs are rows of a table of their own, with that table and its column for the record."""
        return {n: (f"{self.table}_{n}", f"{self.table}_id") for n, f in self.fields.items() if f.shape == "pairs"}

    def check(self, new: New) -> None:
        """Refuse what the record cannot say. Raises `Refused`."""
        if self.rule is not None:
            self.rule(new)
        if self.ordered:
            from inburgering_cli.records.rules import check_order

            check_order(new.record, *self.ordered)


def no_day_of_its_own(_: Any) -> str:
    """For a kind whose records are never called anything in a message: the program notes them itself."""
    raise Refused("dit houdt het programma zelf bij")


def first_known(row: Row, names: Sequence[str]) -> Any:
    """The first of these columns that holds something."""
    return next((row[name] for name in names if row[name] is not None), None)
