"""What a correction, an undo or a dry run changes, as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from inburgering_cli.screen.columns.correction import CHANGES, DOSSIER, TERMS
from inburgering_cli.screen.table import emit_table

Rows = Sequence[Mapping[str, Any]]


def show_changes(rows: Rows) -> None:
    """Print the old and new value of each changed field."""
    if rows:
        emit_table(_with_dossier(rows, CHANGES), rows, title="Wijzigingen")


def show_terms(rows: Rows) -> None:
    """Print the terms that move, before and after."""
    if rows:
        emit_table(_with_dossier(rows, TERMS), rows, title="Termijnen")
    else:
        print("De termijnen veranderen niet.")


def _with_dossier(rows: Rows, columns: Any) -> Any:
    return (DOSSIER, *columns) if len({row.get("dossier") for row in rows}) > 1 else columns
