"""Records of a change of doelgroep (DUO: SS124, SS125)."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Record, fact, field, one_of_codes, text_of_length
from inburgering_cli.records.kind import Command, Kind


class DoelgroepRecord(Record):
    """The doelgroep to which somebody belongs from a day on. Before the first one, that of the dossier holds."""

    doelgroep: str | None = field(
        one_of_codes(v.DOELGROEPEN), "groep volgens de wet vanaf die dag", required=True, positional=True
    )
    datum: str | None = field(fact, "eerste dag in deze groep", required=True)
    gedetailleerde_doelgroep: str | None = field(
        one_of_codes(v.GEDETAILLEERDE_DOELGROEPEN), "groep zoals DUO die noemt"
    )
    toelichting: str | None = field(text_of_length(300), "wat er veranderde", personal=True)


DOELGROEP = Kind(
    record=DoelgroepRecord,
    name="doelgroep",
    plural="doelgroepen",
    table="doelgroepwijziging",
    title="wijziging van doelgroep",
    calls=lambda r: f"de doelgroep vanaf {dutch(r.datum)}",
    key=("datum",),
    says=lambda r: f"doelgroep wordt {v.DOELGROEPEN[r['doelgroep']]}",
    days={"datum": ""},
    columns={
        "datum": "vanaf", "doelgroep": "doelgroep", "gedetailleerde_doelgroep": "groep van DUO",
        "toelichting": "toelichting",
    },
    changes_facts=True,
    keeps="dossier",
    command=Command(
        "doelgroep record",
        "Leg vast dat iemand vanaf een dag tot een andere doelgroep hoort (DUO: SS124, SS125).\n\n"
        "Wat van vóór die dag is, zoals een aanbod of ontzorgen, blijft gelden. Is de groep bij het aanmaken verkeerd"
        " ingevuld, gebruik dan `inburgering case edit DOSSIER --doelgroep`.\n\n"
        "Voorbeeld: inburgering doelgroep record 2026-0052 gezinsmigrant --datum 2026-09-10",
        "De doelgroep van dossier {d} is vastgelegd.",
        "list",
        "Toon de wijzigingen van doelgroep van een dossier.\n\nVoorbeeld: inburgering doelgroep list 2026-0052",
        "De doelgroep is niet gewijzigd.",
        "Wijzigingen van doelgroep.",
    ),
    example={"doelgroep": "gezinsmigrant", "datum": "2025-09-10", "toelichting": "iets"},
)  # fmt: skip
