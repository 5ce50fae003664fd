"""Proposals for the next step of handhaving, and what a decision of DUO about an extension needs. Nothing is recorded."""

from sqlite3 import Connection
from typing import Any

from inburgering_cli.core.money import CENTS
from inburgering_cli.law import codes as c
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.handhaving.next_step import ABSENT, HandhavingCase, Proposal, propose
from inburgering_cli.law.plicht.besluit import follows, term_end
from inburgering_cli.law.sources import UNCERTAIN, Source
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.next_command import PIP_TERMS
from inburgering_cli.law.terms.outcome import EXPIRED, RUNNING
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.records.kinds.handhaving import ProposalRecord
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import look_up
from inburgering_cli.work.reading.lookup import facts_of


def proposals(env: Environment, dossier: str, record: ProposalRecord) -> list[dict[str, Any]]:
    """The step that could come next, for the ground named, or for the intake and every ground with a measure."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = facts_of(env, connection, found.id)
        known = reads.handhaving.measures(connection, found.id, env.peildatum)
        terms = reads.besluit.new_terms(connection, found.id, env.peildatum)
    pip = _open_pip_term(env, facts)
    case = HandhavingCase(facts, known, terms, env.peildatum, record.verwijtbaarheid, record.vastgesteld, pip)
    at_issue = {c.INTAKE, *(m.grond for m in known)}
    grounds = [record.grond] if record.grond else [g for g in c.MAATREGEL_GRONDEN if g in at_issue]
    return [_as_dict(found.nummer, propose(case, grond), record) for grond in grounds]


def _open_pip_term(env: Environment, facts: Facts) -> tuple[str, Source] | None:
    """The last day of the term for the PIP that is not met yet, with its source; None while there is none."""
    open_terms = Assessor(env.policy, env.peildatum, PIP_TERMS, statuses=frozenset({RUNNING, EXPIRED})).assess(facts)
    return next(((o.uiterlijk, o.version.source) for o in open_terms if o.uiterlijk is not None), None)


def _as_dict(dossier: str, found: Proposal, record: ProposalRecord) -> dict[str, Any]:
    row = {"dossier": dossier, **found._asdict()}
    for name in ("bedrag", "plafond", "opgelegd"):
        row[name] = None if row[name] is None else row[name] / CENTS
    row["bedragen"] = found.bedragen and {name: cents / CENTS for name, cents in found.bedragen.items()}
    row["lezingen"] = found.lezingen and {
        reading: fines and {name: cents / CENTS for name, cents in fines.items()}
        for reading, fines in found.lezingen.items()
    }
    row["bronnen"] = [source._asdict() for source in found.bronnen]
    row["opdracht"] = _command(dossier, found, record)
    return row


def _command(dossier: str, found: Proposal, record: ProposalRecord) -> str | None:
    """The command that records the step, once a person has decided on it; None when there is nothing to record."""
    if found.stap == ABSENT:
        return f"inburgering intake record {dossier} --datum vandaag --in-afwezigheid"
    if found.stap not in c.MAATREGELEN:
        return None
    words = [f"inburgering maatregel record {dossier} {found.stap} --grond {found.grond} --datum vandaag"]
    if found.stap != c.BOETE or found.nieuwe_termijn_hoogstens:
        words.append(f"--uiterlijk {found.nieuwe_termijn_hoogstens or 'DATUM'}")
    if found.stap == c.VOORNEMEN:
        words.append("--rapport vandaag --zienswijze-gevraagd vandaag")
    if found.stap == c.BOETE:
        amount = "BEDRAG" if found.bedrag is None else f"{found.bedrag / CENTS:.2f}".replace(".", ",")
        words.append(f"--bedrag {amount}")
        if found.nieuwe_termijn_hoogstens:
            words.append("--bekendmaking vandaag")
        if found.grond != c.INTAKE:
            words.append(f"--verwijtbaarheid {record.verwijtbaarheid or 'MATE'}")
    return " ".join(words)


def end_before(connection: Connection, dossier_id: int, facts: Facts, policy: Policy, day: str) -> str | None:
    """The last day of the inburgeringstermijn by the decisions of DUO from before a day, else by the law."""
    return reads.besluit.term_end_before(connection, dossier_id, day) or term_end(facts, policy)


def grounds(env: Environment, dossier: str | None) -> list[dict[str, Any]]:
    """The grounds for an extension; with a dossier only those that can be, and the day that would follow."""
    facts = end = None
    if dossier is not None:
        with reading(env) as connection:
            found = look_up(env, connection, dossier)
            facts = facts_of(env, connection, found.id)
            # a decision of the peildatum itself is one of those before the next
            end = facts.verlengd_tot or term_end(facts, env.policy)
    return [
        {
            "grond": g.code,
            "omschrijving": g.omschrijving,
            "voorwaarde": g.voorwaarde,
            "lengte": g.length,
            "stelsel": g.stelsel,
            "doelgroep": g.doelgroep,
            "termijn_tot": end,
            "tot": follows(g, end),
            "bron": g.bron.kort,
            "zekerheid": g.bron.on(env.peildatum).zekerheid,
            "onzeker": g.bron.on(env.peildatum).zekerheid in UNCERTAIN,
            "eigen_beleid": g.code in env.policy.eigen,
        }
        for g in env.policy.gronden.values()
        if facts is None or g.applies(facts)
    ]
