"""Filters on the dossiers of a list. A dossier passes when it has one of the values of every filter."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import NotFound, UsageFault
from inburgering_cli.core.text import clean, fold
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.vocabulary import DOELGROEPEN, LEERROUTES, STELSELS
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading

#: The value for dossiers of which it is not known.
NO: Final = "geen"
_SHOWN: Final = 8  # names in a message
_PERIOD: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-[0-3][0-9])?)?")


def _codes(name: str) -> tuple[Collection[str], Callable[[Facts], str | None]]:
    """The values that a filter knows, and the function that gives the value of a dossier."""
    if name == "fase":
        from inburgering_cli.law.terms.phase import PHASES, phase

        return PHASES, phase
    return _CODES[name]


_CODES: Final[Mapping[str, tuple[Collection[str], Callable[[Facts], str | None]]]] = {
    "doelgroep": (DOELGROEPEN, lambda f: f.doelgroep),
    "stelsel": (STELSELS, lambda f: f.stelsel),
    "route": ((*LEERROUTES, NO), lambda f: f.leerroute or NO),
}


class Who(NamedTuple):
    """The values that each filter lets pass; empty: all. `huisvesting`: years, months or days."""

    doelgroep: tuple[str, ...] = ()
    stelsel: tuple[str, ...] = ()
    route: tuple[str, ...] = ()
    fase: tuple[str, ...] = ()
    gemeente: tuple[str, ...] = ()
    klantmanager: tuple[str, ...] = ()
    huisvesting: tuple[str, ...] = ()

    def check(self, connection: Connection, warn: Callable[[str], None]) -> Callable[[Facts], bool] | None:
        """Tells whether a dossier passes; None when every dossier does.

        Raises `UsageFault` for a value that a filter does not know; warns of a name that no dossier has.
        """
        for column, names in (("gemeente", self.gemeente), ("klantmanager", self.klantmanager)):
            known = [name for name, _ in reads.dossier.spellings(connection, "dossier", column)] if names else []
            for name in names:
                if fold(name) not in {NO, *(fold(one or "") for one in known)}:
                    warn(_nobody(column, name, known))
        checks = list(self._checks(connection))
        return (lambda facts: all(check(facts) for check in checks)) if checks else None

    def _checks(self, connection: Connection) -> Iterator[Callable[[Facts], bool]]:
        for name in (*_CODES, "fase"):
            if asked := frozenset(v.lower().replace("-", "_") for v in getattr(self, name)):
                known, value_of = _codes(name)
                for value in asked - {*known}:
                    raise UsageFault(
                        f"--{name}: ‘{clean(value[:40])}’ bestaat hier niet; kies uit {', '.join(known)}.", field=name
                    )
                yield partial(_has, value_of, asked)
        if self.gemeente:
            places = {fold(place) for place in self.gemeente}
            yield lambda facts: fold(facts.gemeente or NO) in places
        if self.klantmanager:
            mine = _of(connection, {fold(one) for one in self.klantmanager})
            yield lambda facts: facts.id in mine
        if self.huisvesting:
            for text in self.huisvesting:
                if text != NO and not _PERIOD.fullmatch(text):
                    raise UsageFault(
                        f"--huisvesting: ‘{clean(text[:20])}’ kan niet; geef een jaar (2024), een maand (2024-03), een dag"
                        " (2024-03-18) of geen.",
                        field="huisvesting",
                    )
            yield lambda facts: (facts.huisvesting or NO).startswith(self.huisvesting)


def place(env: Environment, typed: str | None, *more: str) -> str | None:
    """The gemeente that is meant, as the store writes it. `more`: tables that may have it too.

    Raises `NotFound` when nothing has it: figures would be zeros. The gemeente of the policy is always known to `more`.
    """
    if typed is None or (more and fold(typed) == fold(env.policy.gemeente)):
        return typed
    known: list[str | None] = []
    with reading(env) as connection:
        for table in ("dossier", *more):
            known += (name for name, _ in reads.dossier.spellings(connection, table, "gemeente"))
    for name in known:
        if name is not None and fold(name) == fold(typed):
            return name
    raise NotFound(_nobody("gemeente", typed, known), field="gemeente")


def _nobody(column: str, typed: str, known: Collection[str | None]) -> str:
    """The sentence about a name that no dossier has, with those that there are."""
    names = list(dict.fromkeys(clean(name) for name in known if name))
    shown = f"{', '.join(names[:_SHOWN])}{' …' if len(names) > _SHOWN else ''}" if names else "geen"
    without = f"; er zijn dossiers zonder {column}" if None in known else ""
    return f"Geen dossier heeft {column} ‘{clean(typed[:60])}’. Wel: {shown}{without}."


def _has(value_of: Callable[[Facts], str | None], asked: Collection[str], facts: Facts) -> bool:
    return value_of(facts) in asked


def _of(connection: Connection, names: Collection[str]) -> frozenset[int]:
    """The dossiers of these klantmanagers, as `fold` writes their names."""
    known = reads.dossier.klantmanagers(connection)
    return frozenset(ident for ident, name in known if fold(name or NO) in names)


def in_order(rows: list[dict[str, Any]], sort: str | None, fields: Collection[str]) -> list[dict[str, Any]]:
    """Rows sorted by a field, or from high to low by `field:af`; unknown values come last.

    Raises `UsageFault` for a field that is not there.
    """
    if sort is None:
        return rows
    name, _, way = sort.strip().lower().replace("-", "_").partition(":")
    if name not in fields or way not in ("", "op", "af"):
        raise UsageFault(
            f"--sort: ‘{clean(sort[:40])}’ kan hier niet; kies uit {', '.join(fields)}, eventueel met :af erachter.",
            field="sort",
        )
    known = [row for row in rows if row[name] is not None]
    known.sort(key=lambda row: _sort_key(row[name]), reverse=way == "af")
    return [*known, *(row for row in rows if row[name] is None)]


def _sort_key(value: Any) -> Any:
    return fold(value) if isinstance(value, str) else str(value) if isinstance(value, list) else value
