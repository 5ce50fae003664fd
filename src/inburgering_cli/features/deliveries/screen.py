"""What a delivery came to, for people."""

from collections.abc import Mapping
from typing import Any

from inburgering_cli.features.deliveries.sources import BUITEN
from inburgering_cli.screen.columns.delivery import DAGEN, LEVERING, TELLINGEN
from inburgering_cli.screen.output import words
from inburgering_cli.screen.table import emit_table


def show_delivery(summary: Mapping[str, Any]) -> None:
    """The summary of a delivery as pairs, then the counts with who is behind them when asked for."""
    pairs = [
        {"wat": words(key), "waarde": DAGEN.get(key, str)(value)}
        for key, value in summary.items()
        if key not in ("buiten", "tellingen", "getoetst") and value is not None
    ]
    pairs.insert(2, {"wat": "getoetst", "waarde": summary["getoetst"] or "nee: voorbeeld of eigen indeling"})
    pairs += [
        {"wat": "niet erbij", "waarde": f"{count}: {BUITEN[why]}"} for why, count in summary["buiten"].items() if count
    ]
    emit_table(LEVERING, pairs, titel=f"Levering {summary['levering']} {summary['tijdvak']}")
    if summary["tellingen"]:
        emit_table(TELLINGEN, summary["tellingen"], titel="Tellingen")
