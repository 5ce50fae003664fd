"""What `db check` found, for a screen."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.screen.output import Kolom, emit
from inburgering_cli.screen.table import emit_table

BEVINDINGEN: Final = (
    Kolom("controle", "controle", vast=True),
    Kolom("waar", "waar", vrij=True),
    Kolom("melding", "wat er is", vrij=True),
    Kolom("oplossing", "wat u kunt doen", vrij=True),
)
CONTROLES: Final = (Kolom("controle", "controle", vast=True), Kolom("uitslag", "uitslag", vast=True))


def show_check(found: Mapping[str, Any], most: int) -> None:
    """Each check with its outcome, then the first findings."""
    rows = [{"controle": one["controle"], "uitslag": _outcome(one["aantal"])} for one in found["controles"]]
    emit("table", rows, CONTROLES, titel="Dossierbestand")
    if found["bevindingen"]:
        emit_table(BEVINDINGEN, found["bevindingen"][:most], titel="Bevindingen")
    if found["spoor"]:
        print(
            f"Dossiers: {found['dossiers']}. Spoor: {found['spoor']['regels']} regels, laatste hash {found['spoor']['hash']}."
        )


def _outcome(count: int | None) -> str:
    if count is None:
        return "niet gedaan"
    return "in orde" if count == 0 else f"{count} keer mis"
