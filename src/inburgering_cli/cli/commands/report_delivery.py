"""inburgering report delivery: deliveries to other organisations."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inburgering_cli.cli.commands import report_delivery_duo
from inburgering_cli.cli.shell.dutch import DutchCommand, group
from inburgering_cli.cli.shell.options import FORMATS, From, Gemeente, OutFolder, Output, Until, chosen, env_of, say
from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.core.period import MONTH, QUARTER, YEAR, Period

if TYPE_CHECKING:
    from inburgering_cli.features.deliveries.door import Question
    from inburgering_cli.work.environment import Environment

app = group("Leveringen aan anderen: DUO, SWI, SRG en de tellingen van de SPUK.")

_Year = Annotated[
    str | None, typer.Option("--jaar", metavar="JAAR", help="Een kalenderjaar: 2026.", show_default=False)
]
_LayoutFile = Annotated[
    Path | None,
    typer.Option(
        "--layout", metavar="BESTAND", help="Eigen indeling (TOML); zonder: het voorbeeld.", show_default=False
    ),
]
_Xsd = Annotated[
    Path | None,
    typer.Option("--xsd", metavar="BESTAND", help="Toets de XML aan dit schema, vraagt lxml.", show_default=False),
]
_Check = Annotated[
    bool, typer.Option("--check", help="Alleen controleren; met --out komt het rapport daar ook.", show_default=False)
]
_Partial = Annotated[
    bool, typer.Option("--partial", help="Laat records met een fout weg en lever de rest.", show_default=False)
]


app.command(cls=DutchCommand, options_metavar="[OPTIES]")(report_delivery_duo.duo)


def _statistic(soort: str, standard: str, help: str) -> None:
    """Add the command of a delivery over a period; `standard` is the default kind of period."""

    def deliver(
        ctx: typer.Context,
        out: OutFolder = None,
        kwartaal: Annotated[
            str | None, typer.Option("--kwartaal", metavar="KWARTAAL", help="Een kwartaal: 2026-3.", show_default=False)
        ] = None,
        maand: Annotated[
            str | None, typer.Option("--maand", metavar="MAAND", help="Een maand: 2026-09.", show_default=False)
        ] = None,
        jaar: _Year = None,
        van: From = None,
        tot: Until = None,
        gemeente: Gemeente = None,
        layout: _LayoutFile = None,
        xsd: _Xsd = None,
        check: _Check = False,
        partial: _Partial = False,
        output: Output = "table",
    ) -> None:
        def period(peildatum: str) -> Period:
            from inburgering_cli.core import period as core_period

            return core_period.chosen(standard, peildatum, van=van, tot=tot, kwartaal=kwartaal, maand=maand, jaar=jaar)

        _run(ctx, soort, period, gemeente, layout, output, out=out, xsd=xsd, check=check, partial=partial)

    app.command(soort, cls=DutchCommand, options_metavar="[OPTIES]", help=help)(deliver)


_statistic(
    "swi", QUARTER,
    "Maak de kwartaallevering over de inburgering (SWI), met een controlerapport.\n\n"
    "Zonder tijdvak: het laatste kwartaal dat voorbij is. De ingebouwde indeling is een voorbeeld.\n\n"
    "Voorbeeld: inburgering report delivery swi --kwartaal 2026-3 --check",
)  # fmt: skip
_statistic(
    "srg", MONTH,
    "Maak de maandlevering over re-integratie (SRG), met een controlerapport.\n\n"
    "Zonder tijdvak: de laatste maand die voorbij is. De ingebouwde indeling is een voorbeeld.\n\n"
    "Voorbeeld: inburgering report delivery srg --maand 2026-09 --check",
)  # fmt: skip


@app.command(cls=DutchCommand, options_metavar="[OPTIES]")
def spuk(
    ctx: typer.Context,
    out: OutFolder = None,
    jaar: _Year = None,
    gemeente: Gemeente = None,
    layout: _LayoutFile = None,
    names: Annotated[
        bool,
        typer.Option("--names", help="Noem de dossiers achter elke telling, in een eigen bestand.", show_default=False),
    ] = False,
    xsd: _Xsd = None,
    check: _Check = False,
    partial: _Partial = False,
    output: Output = "table",
) -> None:
    """Tel wat voor de SPUK inburgering telt (Bi 10.1 tot en met 10.4).

    Zonder --jaar: het laatste jaar dat voorbij is. Met --names ook wie er achter elk getal zit.

    Voorbeeld: inburgering report delivery spuk --jaar 2025 --check
    """
    from inburgering_cli.core import period as core_period

    if check and names:
        raise UsageFault("--names hoort bij een levering, niet bij --check.", field="names")
    _run(
        ctx, "spuk", lambda peildatum: core_period.chosen(YEAR, peildatum, jaar=jaar), gemeente, layout, output,
        out=out, xsd=xsd, check=check, partial=partial, namen=names,
    )  # fmt: skip


def _run(
    ctx: typer.Context,
    soort: str,
    period: Callable[[str], Period],
    gemeente: str | None,
    layout: Path | None,
    output: str,
    *,
    out: Path | None,
    xsd: Path | None,
    check: bool,
    partial: bool,
    namen: bool = False,
) -> None:
    from inburgering_cli.features.deliveries import door
    from inburgering_cli.screen.output import JSON, emit_json
    from inburgering_cli.work.reading.filters import place

    formaat, env = chosen(output, FORMATS if check else ("table", "json")), env_of(ctx)
    if check and (xsd or partial):
        raise UsageFault("--check levert niets; laat --xsd en --partial weg.", field="check")
    if not check and out is None:
        raise UsageFault("Geef met --out de map voor de bestanden, of alleen --check.", field="out")
    question = door.ask(env, soort, period, layout, place(env, gemeente), names=namen)
    say(env)
    told = len(env.warnings)
    out = out.expanduser() if out else None
    if check or out is None:
        _check(env, question, formaat, out, told)
        return
    summary = door.deliver(env, question, out, xsd=xsd, partial=partial)
    if formaat == JSON:
        emit_json(summary)
    else:
        door.show_delivery(summary)
    del env.warnings[:told]
    say(env)


def _check(env: "Environment", question: "Question", formaat: str, out: Path | None, told: int) -> None:
    from inburgering_cli.features.deliveries import door
    from inburgering_cli.screen.output import JSON, emit, emit_json_rows

    receipt = door.Receipt()
    rows = door.findings(env, question, receipt, out)
    if formaat == JSON:
        emit_json_rows(rows)
    else:
        title = f"Controle {question.soort} {question.period.name}"
        emit(formaat, rows, door.CHECK, names_of_fields=door.FINDING_FIELDS, title=title, empty="Niets aan te merken.")
    del env.warnings[:told]
    say(env)
    if receipt.faults:
        raise Refused(
            f"De controle vond {receipt.faults} keer een fout en {receipt.meldingen} keer iets dat ontbreekt; zo wordt er"
            " niets geleverd.",
            field="check",
        )
