"""Households: people who share a kenmerk."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from sqlite3 import Connection
from typing import Any

from inburgering_cli.core.errors import NotFound
from inburgering_cli.core.text import clean, fold
from inburgering_cli.law.facts import Facts, full_name
from inburgering_cli.law.rights import huishouden as h
from inburgering_cli.law.rights.entitlements import services_due
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import note_look


def households(env: Environment) -> list[dict[str, Any]]:
    """A row per household: its people, who has ontzorgen, how many letters it gets, what is missing."""
    with reading(env) as connection:
        return [_summary(name, members) for name, members in _all(connection, env)]


def household(env: Environment, kenmerk: str) -> dict[str, Any]:
    """One household whole. Raises `NotFound` when nobody has this kenmerk."""
    with reading(env) as connection:
        found = members(connection, env, kenmerk)
    note_look(env, [member["dossier"] for member in found])
    if not found:
        raise NotFound(
            f"Geen huishouden ‘{clean(kenmerk.strip()[:40])}’. Zie `inburgering huishouden list`; een kenmerk geeft u met"
            " `inburgering case edit DOSSIER --huishouden KENMERK`.",
            field="huishouden",
        )
    there = [member for member in found if member["woont_er"]]
    return {
        "huishouden": found[0]["huishouden"],
        "leden": [{k: v for k, v in member.items() if k != "huishouden"} for member in found],
        "brieven": h.letters(there),
        "ontbreekt": h.missing(there),
    }


def members(connection: Connection, env: Environment, kenmerk: str) -> list[dict[str, Any]]:
    """The people with this kenmerk, the applicant of the bijstand first."""
    return _members(connection, env, kenmerk.strip())


def _all(connection: Connection, env: Environment) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    found = _members(connection, env, None)
    for _, members in groupby(found, key=lambda member: fold(member["huishouden"])):
        group = list(members)
        yield group[0]["huishouden"], group


def _members(connection: Connection, env: Environment, kenmerk: str | None) -> list[dict[str, Any]]:
    people = reads.huishouden.members(connection, kenmerk)
    known = facts_by_id(connection, env, people)
    return [_member(connection, env, person, known[person["id"]]) for person in people]


def facts_by_id(connection: Connection, env: Environment, people: Sequence[Mapping[str, Any]]) -> dict[int, Facts]:
    """The facts of these people, by row id."""
    ids = [person["id"] for person in people]
    return {facts.id: facts for facts in reads.facts.read(connection, env.policy, env.peildatum, ids=ids)}


def _member(connection: Connection, env: Environment, person: dict[str, Any], facts: Facts) -> dict[str, Any]:
    due = next(d for d in services_due(facts) if d.id == "ontzorgen")
    since = reads.ontzorg.since(connection, person["id"], env.peildatum)
    if facts.bijstand_einde is not None and facts.bijstand_einde < env.peildatum:
        since = None  # ontzorgen is paid from the bijstand
    there = h.lives_there(facts.reden_gesloten)
    return {
        "dossier": person["nummer"],
        "naam": facts.name,
        "volledige_naam": full_name(person["geslachtsnaam"], person["voorvoegsel"], person["voornamen"]),
        "huishouden": person["huishouden"],
        "rol": person["rol_in_huishouden"],
        "doelgroep": facts.doelgroep,
        "woont_er": there,
        "ontzorgd": since is not None and there,
        "ontzorgd_sinds": since if there else None,
        "recht_op_ontzorgen": due.recht,
        "bron": due.source.kort,
        **{k: person[k] for k in ("adres", "postcode", "woonplaats", "contacttaal")},
        "tolk_nodig": None if person["tolk_nodig"] is None else bool(person["tolk_nodig"]),
    }


def _summary(name: str, members: Sequence[dict[str, Any]]) -> dict[str, Any]:
    there = [member for member in members if member["woont_er"]]
    return {
        "huishouden": name,
        "leden": len(there),
        "dossiers": [member["dossier"] for member in there],
        "aanvrager": next((member["dossier"] for member in there if member["rol"] == h.AANVRAGER), None),
        "ontzorgd": [member["dossier"] for member in there if member["ontzorgd"]],
        "brieven": len(h.letters(there)),
        "ontbreekt": h.missing(there),
    }
