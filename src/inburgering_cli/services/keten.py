"""What stands around the dossiers: partners and referrals, taakstelling, budget and spending."""

from typing import Any

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import record_rules as rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.inputs.keten import (
    BudgetInvoer,
    PartnerInvoer,
    TaakstellingInvoer,
    UitgaveInvoer,
    VerwijzingInvoer,
)
from inburgering_cli.services.booking import Boeking
from inburgering_cli.services.lookup import Dossier
from inburgering_cli.services.records import Kenmerk, kind
from inburgering_cli.store import tables


def _with_gemeente(boeking: Boeking, _: Dossier | None, __: Any, values: dict[str, Any]) -> dict[str, Any]:
    return {"gemeente": boeking.env.beleid.gemeente, **values}


PARTNER = kind(
    Kenmerk("partners", PartnerInvoer, tables.Partner, ("naam",), lambda i: f"partner {i.naam}", met_dossier=False)
)
VERWIJZING = kind(
    Kenmerk(
        "verwijzingen",
        VerwijzingInvoer,
        tables.Verwijzing,
        ("partner", "datum"),
        lambda i: f"de verwijzing naar {i.partner} op {dutch(i.datum)}",
        controle=lambda new: rules.check_order(new.invoer, ("datum", "afgerond")),
    )
)
TAAKSTELLING = kind(
    Kenmerk(
        "taakstellingen",
        TaakstellingInvoer,
        tables.Taakstelling,
        ("gemeente", "jaar", "helft"),
        lambda i: f"de taakstelling van helft {i.helft} van {i.jaar}",
        met_dossier=False,
        vul_aan=_with_gemeente,
    )
)
BUDGET = kind(
    Kenmerk(
        "budgetten",
        BudgetInvoer,
        tables.Budget,
        ("gemeente", "jaar", "voorziening"),
        lambda i: f"het budget van {i.jaar}" + (f" voor {c.VOORZIENINGEN[i.voorziening]}" if i.voorziening else ""),
        met_dossier=False,
        vul_aan=_with_gemeente,
    )
)
UITGAVE = kind(
    Kenmerk(
        "uitgaven",
        UitgaveInvoer,
        tables.Uitgave,
        lambda values: ("gemeente", "kenmerk") if values.get("kenmerk") else None,
        lambda i: f"de uitgave met kenmerk {i.kenmerk}",
        met_dossier=None,
        vul_aan=_with_gemeente,
    )
)
