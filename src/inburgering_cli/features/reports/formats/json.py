"""A report as JSON: the indicators as in `report kpi`, and every table by its id."""

from typing import Any

from inburgering_cli.core.anonymous import SMALLEST_GROUP
from inburgering_cli.features.reports.report import Report, Table
from inburgering_cli.screen.output import to_json


def document(rapport: Report) -> str:
    """The report as one object. A value hidden for outside is null and named in `afgeschermd`."""
    tables = {table.id: _rows(table) for section in rapport.secties for table in section.tables}
    return (
        to_json(
            {
                "rapport": rapport.soort,
                "titel": rapport.title,
                "peildatum": rapport.peildatum,
                "van": rapport.van,
                "tot": rapport.tot,
                "gemeente": rapport.gemeente,
                "tijdvak": {"naam": rapport.tijdvak.name, "van": rapport.tijdvak.van, "tot": rapport.tijdvak.tot},
                "extern": rapport.extern,
                "afgerond_op": SMALLEST_GROUP if rapport.extern else None,
                "namen": rapport.namen,
                "indicatoren": tables.pop("indicatoren"),
                "tabellen": tables,
            }
        )
        + "\n"
    )


def _rows(table: Table) -> list[dict[str, Any]]:
    keys = [field.key for field in table.fields]
    found = []
    for row in table.rows:
        values: dict[str, Any] = {key: cell.value for key, cell in zip(keys, row, strict=True)}
        if hidden := [key for key, cell in zip(keys, row, strict=True) if cell.hidden]:
            values["afgeschermd"] = hidden
        found.append(values)
    return found
