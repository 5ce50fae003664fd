"""What people see of a delivery: its columns, and the summary."""

from collections.abc import Mapping
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.features.deliveries.sources import BUITEN
from inburgering_cli.screen.output import Kolom, words

CONTROLE: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("ernst", "ernst", vast=True, stijl=lambda row: "bold red" if row["ernst"] == "fout" else "yellow"),
    Kolom("veld", "veld", vrij=True),
    Kolom("melding", "melding"),
    Kolom("bron", "bron", vanaf=110),
)
BRONNEN: Final = (
    Kolom("bron", "bron", vast=True),
    Kolom("omschrijving", "omschrijving"),
    Kolom("soort", "soort"),
    Kolom("waarden", "waarden", lambda names: ", ".join(names or ()), vrij=True, vanaf=100),
)
_TELLINGEN: Final = (
    Kolom("omschrijving", "telling"),
    Kolom("jaar", "jaar", rechts=True, vast=True),
    Kolom("aantal", "aantal", rechts=True, vast=True),
    Kolom("jaarbegrip", "betekenis van het jaar", vanaf=100),
    Kolom("bron", "bron", vanaf=110),
)
_LEVERING: Final = (Kolom("wat", "wat", vast=True), Kolom("waarde", "waarde", vrij=True))
_DAGEN: Final = {"van": dutch, "tot": dutch, "peildatum": dutch, "stand": dutch}


def show_delivery(summary: Mapping[str, Any]) -> None:
    """The summary of a delivery as pairs, then the counts with who is behind them when asked for."""
    from inburgering_cli.screen.table import emit_table

    pairs = [
        {"wat": words(key), "waarde": _DAGEN.get(key, str)(value)}
        for key, value in summary.items()
        if key not in ("buiten", "tellingen", "getoetst") and value is not None
    ]
    pairs.insert(2, {"wat": "getoetst", "waarde": summary["getoetst"] or "nee: voorbeeld of eigen indeling"})
    pairs += [
        {"wat": "niet erbij", "waarde": f"{count}: {BUITEN[why]}"} for why, count in summary["buiten"].items() if count
    ]
    emit_table(_LEVERING, pairs, titel=f"Levering {summary['levering']} {summary['tijdvak']}")
    if summary["tellingen"]:
        emit_table(_TELLINGEN, summary["tellingen"], titel="Tellingen")
