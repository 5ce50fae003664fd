"""inburgering db import --erbij: the dossiers of another store beside those that are here."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.cli.shell.options import say
from inburgering_cli.core.errors import Refused
from inburgering_cli.core.telling import tell

if TYPE_CHECKING:
    from inburgering_cli.work.environment import Environment
    from inburgering_cli.work.files.import_beside import Receipt

_SHOWN: Final = 50
_KNOWN: Final = "bekend"


def run(env: "Environment", folder: Path, formaat: str) -> None:
    """Bring in the export and show its receipt."""
    from inburgering_cli.screen.output import emit_json
    from inburgering_cli.work.files.import_all import problems
    from inburgering_cli.work.files.import_beside import import_beside

    receipt = import_beside(env, folder)
    say(env)
    faults = list(problems(receipt.fouten))
    if formaat == "json":
        known = sum(one.wat == _KNOWN for one in receipt.dossiers)
        numbers = {"nieuw": len(receipt.dossiers) - known, "bekend": known, "anders": len(receipt.verschillen)}
        emit_json({**asdict(receipt), **numbers, "fouten": faults})
    elif not faults:
        _show(receipt)
    refuse(faults, len(receipt.fouten), formaat)


def refuse(faults: Sequence[Mapping[str, Any]], files: int, formaat: str) -> None:
    """Show what was wrong in the files of an export, if anything. Raises `Refused` then."""
    if not faults:
        return
    if formaat != "json":
        from inburgering_cli.screen.column import Column
        from inburgering_cli.screen.columns.lists import FAULTS
        from inburgering_cli.screen.table import emit_table

        emit_table((Column("bestand", "bestand", free=True), *FAULTS), faults[:_SHOWN], title="Afgewezen")
    raise Refused(
        f"{len(faults)} fouten in {files} bestanden; er is niets opgeslagen. Herstel ze en probeer het weer.",
        row=faults[0]["rij"],
        field=faults[0]["kolom"],
    )


def _show(receipt: "Receipt") -> None:
    from inburgering_cli.screen.column import Column
    from inburgering_cli.screen.table import emit_table

    rows = [asdict(one) for one in receipt.dossiers]
    emit_table(
        (
            Column("oud", "daar"),
            Column("nieuw", "hier"),
            Column("naam", "naam", free=True),
            Column("wat", "nieuw of bekend"),
            Column("lijkt_op", "lijkt op"),
        ),
        rows[:_SHOWN],
        title="Overgenomen",
    )
    if len(rows) > _SHOWN:
        print(f"… en nog {len(rows) - _SHOWN}; alles staat in -o json.")
    if receipt.verschillen:
        emit_table(
            (
                Column("dossier", "dossier"),
                Column("soort", "soort"),
                Column("veld", "veld"),
                Column("hier", "hier"),
                Column("daar", "daar"),
            ),
            receipt.verschillen[:_SHOWN],
            title="Anders dan hier, en hier zo gelaten",
        )
        if len(receipt.verschillen) > _SHOWN:
            print(f"… en nog {len(receipt.verschillen) - _SHOWN}; alles staat in -o json.")
    known = sum(one.wat == _KNOWN for one in receipt.dossiers)
    added = sum(counts["nieuw"] for counts in receipt.rijen.values())
    print(
        f"{len(rows) - known} dossiers onder een nieuw nummer, {known} herkend; {added} rijen toegevoegd,"
        f" {len(receipt.verschillen)} verschillen."
    )
    if alike := sum(one.lijkt_op is not None for one in receipt.dossiers):
        tell(f"Let op: {alike} nieuwe dossiers lijken op een dossier dat er al was (zelfde naam en geboortedatum).")
