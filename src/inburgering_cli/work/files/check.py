"""`db check`: checks everything that has to hold in a store, in one snapshot."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from inburgering_cli.core.dates import parse_birth_day
from inburgering_cli.core.errors import Fault, StoreFault
from inburgering_cli.law import rules
from inburgering_cli.law.facts import search_name
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.store import check as store_check
from inburgering_cli.store import reads
from inburgering_cli.store.check import Finding
from inburgering_cli.store.driver import errors
from inburgering_cli.store.guard import check_schema
from inburgering_cli.store.trail import chain
from inburgering_cli.store.write import in_memory
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.writing.booking import after_closing, closed_before

CHECKS: Final = (
    "integriteit",
    "verwijzingen",
    "schema",
    "waarden",
    "dagen",
    "sommen",
    "kenmerk",
    "dossiers",
    "spoor",
    "kenmerk",
    "vorige",
    "rechten",
)
_MOST: Final = 1_000  # findings that are kept; more than these tell nothing new


@dataclass(slots=True)
class CheckReport:
    """What `db check` found: per check how many findings, the findings, and the end of the trail.

    `let_op`: what may be right, and is seldom so; the store is sound all the same.
    """

    pad: str
    aantallen: dict[str, int] = field(default_factory=lambda: dict.fromkeys(CHECKS, 0))
    bevindingen: list[Finding] = field(default_factory=list)
    niet_gedaan: list[str] = field(default_factory=list)
    let_op: list[str] = field(default_factory=list)
    dossiers: int = 0
    spoor: dict[str, Any] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not any(self.aantallen.values())

    def add(self, found: Iterable[Finding]) -> None:
        """Count the findings of a check, and keep the first ones."""
        for one in found:
            self.aantallen[one.controle] += 1
            if len(self.bevindingen) < _MOST:
                self.bevindingen.append(one)

    def as_dict(self) -> dict[str, Any]:
        """As scripts see it."""
        return {
            "pad": self.pad,
            "in_orde": self.sound,
            "dossiers": self.dossiers,
            "spoor": self.spoor,
            "controles": [
                {"controle": name, "aantal": None if name in self.niet_gedaan else self.aantallen[name]}
                for name in CHECKS
            ],
            "bevindingen": [one._asdict() for one in self.bevindingen],
            "let_op": self.let_op,
        }


def check(env: Environment) -> CheckReport:
    """Look at everything. Raises `StoreFault` for what is no store of this version at all.

    When the file itself is damaged, what was read from it says nothing: the rest is then not looked at.
    """
    report = CheckReport(str(env.location.path.absolute()))
    report.add(store_check.modes(env.location.path))
    with reading(env, whole=True, guarded=False) as connection:
        report.add(store_check.pages(connection))
        if report.aantallen["integriteit"]:
            report.niet_gedaan = [n for n in CHECKS if n not in ("integriteit", "rechten")]
            return report
        with in_memory() as fresh:
            report.add(store_check.schema(connection, fresh))
        try:
            check_schema(connection, env.location.path)
        except StoreFault:  # what stands in place of a table may run code: no row is read
            report.niet_gedaan = [n for n in CHECKS if n not in ("integriteit", "rechten", "schema")]
            return report
        contents: dict[str, Iterable[Finding]] = {  # each looks when it is asked for its findings
            "verwijzingen": store_check.references(connection),
            "spoor": store_check.trail(connection),
            "kenmerk": store_check.mark(connection),
            "vorige": store_check.images(connection),
            "waarden": store_check.values(connection),
            "dagen": store_check.days(connection),
            "sommen": store_check.sums(connection),
            "dossiers": _dossiers(env, connection, report),
        }
        for name, findings in contents.items():
            try:
                report.add(findings)
            except errors("OperationalError"):
                if not report.aantallen["schema"]:
                    raise
                report.niet_gedaan.append(name)  # a table or column that it reads is gone
        if "dossiers" not in report.niet_gedaan:
            report.let_op = _closed_before(connection)
        if "spoor" not in report.niet_gedaan:
            report.spoor = chain.end(connection)._asdict()
    return report


def _dossiers(env: Environment, connection: sqlite3.Connection, report: CheckReport) -> Iterator[Finding]:
    """Dossiers whose facts go against a rule, or whose own columns cannot be right."""
    for facts in reads.facts.read(connection, env.policy, env.peildatum):
        report.dossiers += 1
        yield from _refusal(facts.dossier, rules.check_facts, facts)
    for number, bsn, born, key, *name in reads.dossier.persons(connection):
        if bsn:
            yield from _refusal(number, rules.check_bsn, bsn)
        if born:
            yield from _refusal(number, parse_birth_day, born, "de geboortedatum is geen dag die bestaat")
        if key != search_name(dict(zip(("voornamen", "voorvoegsel", "geslachtsnaam"), name, strict=True))):
            wrong = "is onder een andere naam te vinden dan erin staat"
            yield Finding(
                "dossiers",
                number,
                wrong,
                f"leg de naam opnieuw vast met `inburgering case edit {number} --geslachtsnaam NAAM`",
            )


def _closed_before(connection: sqlite3.Connection) -> list[str]:
    """A sentence for each dossier that was closed on a day before facts that are there."""
    later = sorted(reads.record.after_closing(connection, all_kinds().values()))
    return [
        closed_before(nummer, closed, after_closing(found))
        for (nummer, closed), found in groupby(later, lambda one: (one.nummer, one.gesloten))
    ]


def _refusal(number: str, rule: Callable[[Any], object], value: object, told: str | None = None) -> Iterator[Finding]:
    """The refusal of a rule as a finding; `told` in its place where it would repeat the value."""
    try:
        rule(value)
    except Fault as error:
        yield Finding(
            "dossiers",
            number,
            told or error.message,
            f"bekijk het met `inburgering case show {number}` en verbeter het met `inburgering case edit {number}`",
        )
