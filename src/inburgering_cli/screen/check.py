"""The findings of `db check` on a terminal."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.screen.column import Column
from inburgering_cli.screen.output import emit
from inburgering_cli.screen.table import emit_table

FINDINGS: Final = (
    Column("controle", "controle", fixed=True),
    Column("waar", "waar", free=True),
    Column("melding", "wat er is", free=True),
    Column("oplossing", "wat u kunt doen", free=True),
)
CHECKS: Final = (Column("controle", "controle", fixed=True), Column("uitslag", "uitslag", fixed=True))


def show_check(found: Mapping[str, Any], most: int) -> None:
    """Each check with its outcome, then the first findings."""
    rows = [{"controle": one["controle"], "uitslag": _outcome(one["aantal"])} for one in found["controles"]]
    emit("table", rows, CHECKS, title="Dossierbestand")
    if found["bevindingen"]:
        emit_table(FINDINGS, found["bevindingen"][:most], title="Bevindingen")
    for told in found["let_op"][:most]:
        print(f"Let op: {told}")
    if len(found["let_op"]) > most:
        print(f"En zo nog {len(found['let_op']) - most} dossiers; alle met `inburgering db check -o json`.")
    if found["spoor"]:
        print(
            f"Dossiers: {found['dossiers']}. Spoor: {found['spoor']['regels']} regels, laatste hash {found['spoor']['hash']}."
        )


def _outcome(count: int | None) -> str:
    if count is None:
        return "niet gedaan"
    return "in orde" if count == 0 else f"{count} keer mis"
