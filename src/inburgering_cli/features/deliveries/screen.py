"""The columns and the summary of a delivery on a terminal."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.features.deliveries.layout import FAULT, MESSAGE
from inburgering_cli.features.deliveries.sources import OUTSIDE
from inburgering_cli.screen.column import Column, words

_STYLES: Final = {FAULT: "bold red", MESSAGE: "yellow"}
CHECK: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("ernst", "ernst", fixed=True, style=lambda row: _STYLES.get(row["ernst"], "")),
    Column("veld", "veld", free=True),
    Column("melding", "melding"),
    Column("bron", "bron", from_width=110),
)
SOURCES: Final = (
    Column("bron", "bron", fixed=True),
    Column("omschrijving", "omschrijving"),
    Column("soort", "soort"),
    Column("waarden", "waarden", lambda names: ", ".join(names or ()), free=True, from_width=100),
)
_COUNTS: Final = (
    Column("omschrijving", "telling"),
    Column("jaar", "jaar", right_aligned=True, fixed=True),
    Column("aantal", "aantal", right_aligned=True, fixed=True),
    Column("jaarbegrip", "betekenis van het jaar", from_width=100),
    Column("bron", "bron", from_width=110),
)
_LEVERING: Final = (Column("wat", "wat", fixed=True), Column("waarde", "waarde", free=True))
_DAYS: Final = {"van": dutch, "tot": dutch, "peildatum": dutch, "stand": dutch}


def show_delivery(summary: Mapping[str, Any]) -> None:
    """Print the summary of a delivery, then its counts."""
    from inburgering_cli.screen.table import emit_table

    pairs = [
        {"wat": words(key), "waarde": _DAYS.get(key, str)(value)}
        for key, value in summary.items()
        if key not in ("buiten", "tellingen", "getoetst") and value is not None
    ]
    pairs.insert(2, {"wat": "getoetst", "waarde": summary["getoetst"] or "nee: voorbeeld of eigen indeling"})
    pairs += [
        {"wat": "niet erbij", "waarde": f"{count}: {OUTSIDE[why]}"} for why, count in summary["buiten"].items() if count
    ]
    emit_table(_LEVERING, pairs, title=f"Levering {summary['levering']} {summary['tijdvak']}")
    if summary["tellingen"]:
        emit_table(_COUNTS, summary["tellingen"], title="Tellingen")
