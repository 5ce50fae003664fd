"""Reading what handhaving counts from, and making proposals. Nothing is recorded."""

from typing import Any

from inburgering_cli.core.money import CENTS
from inburgering_cli.law import codes as c
from inburgering_cli.law.handhaving.next_step import HandhavingCase, Proposal, propose
from inburgering_cli.records.kinds.handhaving import ProposalRecord
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import look_up


def proposals(env: Environment, dossier: str, record: ProposalRecord) -> list[dict[str, Any]]:
    """For the ground named, or for the intake and every ground with a measure: the step that could come next."""
    with reading(env) as connection:
        found = look_up(env, connection, dossier)
        facts = next(reads.facts.read(connection, env.policy, env.peildatum, ids=[found.id]))
        known = reads.handhaving.measures(connection, found.id, env.peildatum)
        terms = reads.besluit.new_terms(connection, found.id, env.peildatum)
    case = HandhavingCase(facts, known, terms, env.peildatum, record.verwijtbaarheid, record.vastgesteld)
    at_issue = {c.INTAKE, *(m.grond for m in known)}
    grounds = [record.grond] if record.grond else [g for g in c.MAATREGEL_GRONDEN if g in at_issue]
    return [_as_dict(found.nummer, propose(case, grond), record) for grond in grounds]


def _as_dict(dossier: str, found: Proposal, record: ProposalRecord) -> dict[str, Any]:
    row = {"dossier": dossier, **found._asdict()}
    for name in ("bedrag", "plafond", "opgelegd"):
        row[name] = None if row[name] is None else row[name] / CENTS
    row["bedragen"] = found.bedragen and {name: cents / CENTS for name, cents in found.bedragen.items()}
    row["bronnen"] = [source._asdict() for source in found.bronnen]
    row["opdracht"] = _command(dossier, found, record) if found.stap in c.MAATREGELEN else None
    return row


def _command(dossier: str, found: Proposal, record: ProposalRecord) -> str:
    """The command that records the step, once a person has decided on it."""
    words = [f"inburgering maatregel record {dossier} {found.stap} --grond {found.grond} --datum vandaag"]
    if found.stap != c.BOETE or found.nieuwe_termijn_hoogstens:
        words.append(f"--uiterlijk {found.nieuwe_termijn_hoogstens or 'DATUM'}")
    if found.stap == c.VOORNEMEN:
        words.append("--rapport vandaag --zienswijze-gevraagd vandaag")
    if found.stap == c.BOETE:
        amount = "BEDRAG" if found.bedrag is None else f"{found.bedrag / CENTS:.2f}".replace(".", ",")
        words.append(f"--bedrag {amount}")
        if found.grond != c.INTAKE:
            words.append(f"--verwijtbaarheid {record.verwijtbaarheid or 'MATE'}")
    return " ".join(words)
