"""inburgering maatregel: handhaving by the municipality."""

from typing import Any

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_kind
from inburgering_cli.cli.shell.record_commands import read_command
from inburgering_cli.work.environment import Environment

app = group("Handhaving door de gemeente.")

add_kind(app, "handhaving.MAATREGEL")


def _propose(env: Environment, dossier: str, record: Any, formaat: str) -> None:
    from inburgering_cli.law.handhaving.next_step import PROPOSAL_FIELDS
    from inburgering_cli.screen.output import emit_csv, emit_json
    from inburgering_cli.work.reading import handhaving

    found = handhaving.proposals(env, dossier, record)
    if formaat == "json":
        emit_json(found)
    elif formaat == "csv":
        emit_csv(["dossier", *PROPOSAL_FIELDS, "opdracht"], found)
    else:
        from inburgering_cli.screen.handhaving import show_proposals

        show_proposals(found)


read_command(
    app, "propose", "handhaving.ProposalRecord", _propose,
    help="Reken voor welke stap van de handhaving nu zou kunnen, met bedrag, grenzen en bronnen.\n\n"
    "Dit is een berekening; er wordt niets vastgelegd. Een mens beslist, en legt de stap vast met `inburgering"
    " maatregel record`.\n\n"
    "Voorbeeld: inburgering maatregel propose 2026-0059 --grond intake",
)  # fmt: skip
