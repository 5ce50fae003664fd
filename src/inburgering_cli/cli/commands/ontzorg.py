"""inburgering ontzorg: fixed costs paid from the bijstand."""

from collections.abc import Iterable
from typing import Annotated

import typer

from inburgering_cli.cli.shell.dutch import group
from inburgering_cli.cli.shell.kind_groups import add_record, add_shown
from inburgering_cli.cli.shell.options import Output, chosen, env_of
from inburgering_cli.cli.shell.part_commands import last
from inburgering_cli.cli.shell.reading import ListCommand
from inburgering_cli.cli.shell.record_commands import read_options, record_command, writing

app = group("Ontzorgen: periode en vaste lasten.")
_MONTHLY = ("ontzorg_month.ONTZORG_MONTH", "ontzorg_month.TRAINING", "ontzorg_month.EVALUATION")

add_record(app, "ontzorgen.ONTZORG")
record_command(
    app, "cost", "ontzorgen.CostRecord",
    writing("ontzorgen.cost"), last("ontzorgen.ONTZORG"), "De vaste last van dossier {d} is vastgelegd.",
    help="Leg een vaste last per maand vast.\n\nVoorbeeld: inburgering ontzorg cost 2026-0052 huur 612,50",
)  # fmt: skip
record_command(
    app, "extend", "ontzorgen.ExtendRecord",
    writing("ontzorgen.extend"), last("ontzorgen.ONTZORG"), "Ontzorgen van dossier {d} is verlengd.",
    help="Verleng het ontzorgen: in de pilot met zes maanden, in de Wi2021 volgens een besluit (Pw 57).\n\n"
    "Voorbeeld: inburgering ontzorg extend 2026-0052 --tot 2026-12-31 --reden 'nog schulden'",
)  # fmt: skip
record_command(
    app, "stop", "common.DayRecord",
    writing("ontzorgen.stop"), last("ontzorgen.ONTZORG"), "Ontzorgen van dossier {d} is gestopt.",
    help="Stop het ontzorgen; de datum is de laatste dag.\n\n"
    "Voorbeeld: inburgering ontzorg stop 2026-0052 --datum 2026-09-17",
)  # fmt: skip

for place in _MONTHLY:
    add_record(app, place)
for place in (*_MONTHLY, "ontzorgen.ONTZORG"):
    add_shown(app, place)


_WHO = typer.Argument(metavar="[DOSSIER]", help="Alleen dit dossier.", show_default=False)
_HOUSEHOLD = typer.Option("--huishouden", metavar="KENMERK", help="Alleen dit huishouden.", show_default=False)


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def overview(
    ctx: typer.Context,
    dossier: Annotated[str | None, _WHO] = None,
    huishouden: Annotated[str | None, _HOUSEHOLD] = None,
    maand: Annotated[
        str | None,
        typer.Option("--maand", metavar="MAAND", help="Maand (anders die van de peildatum).", show_default=False),
    ] = None,
    output: Output = "table",
) -> None:
    """Toon per huishouden een maand: bijstand, vaste lasten, toeslagen en wat overblijft.

    Voorbeeld: inburgering ontzorg overview --huishouden H-2025-01 --maand 2025-03
    """
    from inburgering_cli.records.kinds.ontzorg_month import OntzorgMonthRecord
    from inburgering_cli.screen.columns import huishouden as columns
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import ontzorgen as ontzorgen_reading

    formaat, env = chosen(output), env_of(ctx)
    read = read_options(OntzorgMonthRecord, {"maand": maand or env.peildatum[:7]}, env.peildatum)
    rows = ontzorgen_reading.months(env, ontzorgen_reading.Choice(dossier, huishouden), read.maand)
    emit(
        formaat, rows, columns.OVERVIEW, names_of_fields=ontzorgen_reading.FIELDS, title=f"Ontzorgen in {read.maand}",
        empty="Niemand werd in deze maand ontzorgd.",
    )  # fmt: skip
    if formaat == "table":
        for row in rows:
            _tell(row["huishouden"] or row["dossiers"][0], (*row["stappen"], *row["ontbreekt"]))


@app.command(cls=ListCommand, options_metavar="[OPTIES]")
def check(
    ctx: typer.Context,
    dossier: Annotated[str | None, _WHO] = None,
    huishouden: Annotated[str | None, _HOUSEHOLD] = None,
    output: Output = "table",
) -> None:
    """Toon wanneer het ontzorgen wordt geëvalueerd, vóór het einde, en wat nog ontbreekt.

    Voorbeeld: inburgering ontzorg check
    """
    from inburgering_cli.screen.columns import huishouden as columns
    from inburgering_cli.screen.output import emit
    from inburgering_cli.work.reading import ontzorgen as ontzorgen_reading

    formaat, env = chosen(output), env_of(ctx)
    rows = ontzorgen_reading.evaluations(env, ontzorgen_reading.Choice(dossier, huishouden))
    emit(formaat, rows, columns.CHECK, empty="Er loopt geen ontzorgen.")
    if formaat == "table":
        for row in rows:
            if row["ontbreekt"]:
                _tell(f"{row['dossier']}, wat ontbreekt", row["ontbreekt"])


def _tell(about: str, sentences: Iterable[str]) -> None:
    """Write sentences below a table."""
    from inburgering_cli.screen.table import emit_note

    emit_note(f"{about}:")
    for sentence in sentences:
        emit_note(sentence, "  ")
