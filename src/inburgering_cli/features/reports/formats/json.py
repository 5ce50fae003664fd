"""A report as JSON: the indicators as in `report kpi`, and every table by its name."""

from typing import Any

from inburgering_cli.core.anonymous import KLEINSTE_GROEP
from inburgering_cli.features.reports.report import Rapport, Tabel
from inburgering_cli.screen.output import to_json


def document(rapport: Rapport) -> str:
    """The report as one object. What is hidden in the version for outside is null, and named in `afgeschermd`."""
    tables = {tabel.id: _rows(tabel) for sectie in rapport.secties for tabel in sectie.tabellen}
    return (
        to_json(
            {
                "rapport": rapport.soort,
                "titel": rapport.titel,
                "peildatum": rapport.peildatum,
                "van": rapport.van,
                "tot": rapport.tot,
                "gemeente": rapport.gemeente,
                "tijdvak": {"naam": rapport.tijdvak.naam, "van": rapport.tijdvak.van, "tot": rapport.tijdvak.tot},
                "extern": rapport.extern,
                "afgerond_op": KLEINSTE_GROEP if rapport.extern else None,
                "namen": rapport.namen,
                "indicatoren": tables.pop("indicatoren"),
                "tabellen": tables,
            }
        )
        + "\n"
    )


def _rows(tabel: Tabel) -> list[dict[str, Any]]:
    keys = [veld.key for veld in tabel.velden]
    found = []
    for row in tabel.rijen:
        values: dict[str, Any] = {key: cel.waarde for key, cel in zip(keys, row, strict=True)}
        if hidden := [key for key, cel in zip(keys, row, strict=True) if cel.verborgen]:
            values["afgeschermd"] = hidden
        found.append(values)
    return found
