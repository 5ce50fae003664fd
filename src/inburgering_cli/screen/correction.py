"""What a correction, an undo or a trial run changes, for people."""

from collections.abc import Mapping, Sequence
from typing import Any

from inburgering_cli.screen.columns.correction import CHANGES, DOSSIER, TERMS
from inburgering_cli.screen.table import emit_table

Rows = Sequence[Mapping[str, Any]]


def show_changes(rows: Rows) -> None:
    """Field by field: what it was and what it becomes."""
    if rows:
        emit_table(_with_dossier(rows, CHANGES), rows, title="Wijzigingen")


def show_terms(rows: Rows) -> None:
    """The terms that move, before and after."""
    if rows:
        emit_table(_with_dossier(rows, TERMS), rows, title="Termijnen")
    else:
        print("De termijnen veranderen niet.")


def _with_dossier(rows: Rows, columns: Any) -> Any:
    return (DOSSIER, *columns) if len({row.get("dossier") for row in rows}) > 1 else columns
