"""Ontzorgen: the month of each household, and the evaluation of each period."""

from collections.abc import Iterator
from itertools import groupby
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.core.errors import NotFound, UsageFault
from inburgering_cli.core.money import CENTS
from inburgering_cli.core.text import clean, fold
from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.ontzorgen import evaluation as e
from inburgering_cli.law.ontzorgen import month as o
from inburgering_cli.law.ontzorgen import policy
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.huishouden import facts_by_id
from inburgering_cli.work.reading.looks import look_up

_TERM: Final = "ontzorgen"
_CENTS: Final = "_centen"
#: The columns of the overview as CSV: the amounts, and what goes with them.
FIELDS: Final = (
    "huishouden", "dossiers", "maand", "vastgelegd", "bijstand", *v.KOSTEN,
    "ingehouden", "rest", *c.TOESLAGEN, "toeslagen", "te_besteden", "afgesproken_lasten",
    "budgetbeheer", "machtiging", "ontbreekt", "bron",
)  # fmt: skip


class Choice(NamedTuple):
    """Whose ontzorgen: of one household, of one dossier, or of all."""

    dossier: str | None = None
    huishouden: str | None = None


class _Person(NamedTuple):
    id: int
    huishouden: str | None
    facts: Facts


def months(env: Environment, choice: Choice, maand: str) -> list[dict[str, Any]]:
    """The month of each household with ontzorgen; a person without a household is a row of their own."""
    with reading(env) as connection:
        found = [
            (person, month)
            for person in _people(connection, env, choice)
            if (month := _month(connection, env, person, maand)) is not None
        ]
    rows = []
    for _, group in groupby(found, key=lambda pair: _together(pair[0])):
        together = list(group)
        of_each = [month for _, month in together]
        rows.append(
            {
                "huishouden": together[0][0].huishouden,
                "dossiers": [month.dossier for month in of_each],
                **_euros(o.overview(maand, of_each)),
                "per_dossier": [{"dossier": m.dossier, **_euros(o.overview(maand, [m]))} for m in of_each],
            }
        )
    return rows


def _euros(row: dict[str, Any]) -> dict[str, Any]:
    """A month with its amounts in euros, and without the suffix of cents in their names."""
    return {
        key.removesuffix(_CENTS): None if value is None else value / CENTS if key.endswith(_CENTS) else value
        for key, value in row.items()
    }


def _together(person: _Person) -> tuple[bool, str]:
    """What puts people in one row: their household, else nobody but themselves."""
    if person.huishouden is None:
        return True, person.facts.dossier
    return False, fold(person.huishouden)


def _people(connection: Connection, env: Environment, choice: Choice) -> Iterator[_Person]:
    dossier_id = kenmerk = None
    if choice.dossier is not None and choice.huishouden is not None:
        raise UsageFault("Noem een dossier of een huishouden, niet allebei.", field="huishouden")
    if choice.dossier is not None:
        dossier_id = look_up(env, connection, choice.dossier).id
    elif choice.huishouden is not None:
        kenmerk = choice.huishouden.strip()
        if not reads.huishouden.exists(connection, kenmerk):
            raise NotFound(
                f"Geen huishouden ‘{clean(choice.huishouden[:40])}’. Zie `inburgering huishouden list`.",
                field="huishouden",
            )
    people = reads.huishouden.with_ontzorg(connection, dossier_id=dossier_id, kenmerk=kenmerk)
    known = facts_by_id(connection, env, people)
    for person in people:
        yield _Person(person["id"], person["huishouden"], known[person["id"]])


def _periods(connection: Connection, env: Environment, person: _Person) -> list[dict[str, Any]]:
    """The periods of ontzorgen here, as known on the peildatum; not those of a municipality that was left.

    A period ends with the bijstand from which it was paid (Pw 56a).
    """
    found = reads.record.up_to(connection, "ontzorg", "datum", person.id, env.peildatum)
    bijstand, ended = person.facts.bijstand_ingang or "", person.facts.bijstand_einde
    for period in found:
        if period["einde"] is not None and period["einde"] > env.peildatum:
            period["einde"] = None
        if ended is not None and period["datum"] <= ended < (period["einde"] or "9999"):
            period["einde"] = ended
    return [period for period in found if period["datum"] >= bijstand]


def _month(connection: Connection, env: Environment, person: _Person, maand: str) -> o.OntzorgMonth | None:
    every = _periods(connection, env, person)
    periods = [p for p in every if o.overlaps(p, maand)]
    record = reads.ontzorg.month(connection, person.id, maand)
    if not periods and record is None:
        return None
    facts = person.facts
    period = periods[-1] if periods else None
    lasts = [] if period is None else [period["einde"]]
    if period is not None and period is every[-1]:  # the term is that of the newest period
        lasts.append(_last_day(env, facts))
    return o.OntzorgMonth(
        facts.dossier, facts.stelsel, period, record, min((day for day in lasts if day is not None), default=None)
    )


def _last_day(env: Environment, facts: Facts) -> str | None:
    """The last day of the term of ontzorgen with its extension, and not after the end of the bijstand."""
    assess = Assessor(env.policy, env.peildatum, frozenset({_TERM})).assess
    return _until_bijstand(next((u.uiterlijk for u in assess(facts) if u.term.id == _TERM), None), facts)


def _until_bijstand(last: str | None, facts: Facts) -> str | None:
    return min((day for day in (last, facts.bijstand_einde) if day is not None), default=None)


def evaluations(env: Environment, choice: Choice) -> list[dict[str, Any]]:
    """The period of ontzorgen of each dossier that has one: its end, when to evaluate before it, and what is missing.

    Of one dossier or household also a period that was ended; else those that run.
    """
    every = choice != Choice()
    assess = Assessor(env.policy, env.peildatum, frozenset({_TERM})).assess
    with reading(env) as connection:
        rows = [
            row
            for person in _people(connection, env, choice)
            if every or person.facts.dossier_gesloten is None
            if (row := _evaluation(connection, env, person, assess)) is not None and (every or row["loopt"])
        ]
    return sorted(rows, key=lambda row: (row["evaluatie_uiterlijk"] or "", row["dossier"]))


def of_dossier(connection: Connection, env: Environment, dossier_id: int, facts: Facts) -> dict[str, Any] | None:
    """The same for one dossier, on an open connection."""
    assess = Assessor(env.policy, env.peildatum, frozenset({_TERM})).assess
    return _evaluation(connection, env, _Person(dossier_id, None, facts), assess)


def _evaluation(connection: Connection, env: Environment, person: _Person, assess: Any) -> dict[str, Any] | None:
    facts = person.facts
    outcome = next((u for u in assess(facts) if u.term.id == _TERM), None)
    periods = _periods(connection, env, person)
    if not periods:
        return None

    def read(table: str, day: str) -> list[dict[str, Any]]:
        return reads.record.up_to(connection, table, day, person.id, env.peildatum)

    pips = read("pip", "dagtekening")
    period = periods[-1]
    version = policy.version(env.policy.ontzorg_evaluatie, period["datum"])
    state = e.State(
        period=period,
        laatste_dag=_until_bijstand(outcome.uiterlijk if outcome else None, facts),
        pilot=facts.stelsel == v.WI2013,
        evaluaties=read("ontzorg_evaluatie", "datum"),
        trainingen=read("training", "start"),
        maanden=frozenset(m["maand"] for m in read("ontzorg_maand", "maand")),
        pip_afspraak=pips[-1]["ontzorgen"] if pips else None,
        dossier=facts.dossier,
    )
    return {"dossier": facts.dossier, "naam": facts.name, **e.judge(state, version, env.peildatum)}
