"""Records of ontzorgen."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Record, bedrag, fact, field, flag, one_of_codes, plan, text_of_length
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class OntzorgRecord(Record):
    """A period of ontzorgen with its fixed costs per month."""

    datum: str | None = field(fact, "eerste dag", required=True)
    bekendmaking: str | None = field(fact, "dag waarop het besluit bekend is gemaakt")
    machtiging: str | None = field(fact, "dag van de persoonlijke machtiging (pilot)")
    budgetbeheer: bool | None = field(flag, "met budgetbeheer")
    einde: str | None = field(fact, "laatste dag, als het al is gestopt")
    reden: str | None = field(text_of_length(NOTITIE), "reden van het einde", personal=True, since=("einde",))
    verlengd_op: str | None = field(fact, "dag van het besluit tot verlengen")
    verlengd_tot: str | None = field(plan, "laatste dag na verlenging", since=("verlengd_op",))
    verleng_reden: str | None = field(
        text_of_length(NOTITIE), "reden van de verlenging", personal=True, since=("verlengd_op",)
    )
    verleng_bekendmaking: str | None = field(fact, "dag waarop het besluit tot verlengen bekend is gemaakt")
    huur: int | None = field(bedrag, "huur per maand")
    gas: int | None = field(bedrag, "gas per maand")
    water: int | None = field(bedrag, "water per maand")
    stroom: int | None = field(bedrag, "stroom per maand")
    zorgverzekering: int | None = field(bedrag, "zorgverzekering per maand")
    telefoon: int | None = field(bedrag, "telefoon per maand (alleen pilot)")


class CostRecord(Record):
    """One fixed cost per month; replaces the old amount."""

    soort: str | None = field(one_of_codes(v.KOSTEN), "soort vaste last", required=True, positional=True)
    bedrag: int | None = field(bedrag, "bedrag per maand in euro’s", required=True, positional=True)


class ExtendRecord(Record):
    """Extending ontzorgen."""

    tot: str | None = field(plan, "nieuwe laatste dag (in de pilot vanzelf zes maanden verder)")
    reden: str | None = field(text_of_length(NOTITIE), "gegronde redenen", personal=True)
    datum: str | None = field(fact, "dag van het besluit (anders de peildatum)")
    bekendmaking: str | None = field(fact, "dag waarop het besluit bekend is gemaakt")


ONTZORG = Kind(
    record=OntzorgRecord,
    name="ontzorg",
    plural="ontzorg",
    part="ontzorgen",
    title="ontzorgen",
    calls=lambda r: f"ontzorgen per {dutch(r.datum)}",
    key=("datum",),
    says=lambda r: "ontzorgen" + (" (geëindigd)" if r["einde"] else ""),
    columns={"datum": "vanaf", "einde": "einde", "verlengd_tot": "verlengd tot"},
    details={
        "bekendmaking": "besluit bekendgemaakt",
        "machtiging": "machtiging",
        "budgetbeheer": "budgetbeheer",
        "reden": "reden van het einde",
        "verlengd_op": "besluit tot verlengen",
        "verleng_reden": "reden van de verlenging",
        "verleng_bekendmaking": "verlenging bekendgemaakt",
    },
    elsewhere={
        "huur": "in de kolom vaste lasten",
        "gas": "in de kolom vaste lasten",
        "water": "in de kolom vaste lasten",
        "stroom": "in de kolom vaste lasten",
        "zorgverzekering": "in de kolom vaste lasten",
        "telefoon": "in de kolom vaste lasten",
    },
    ordered=(("datum", "einde"), ("datum", "verlengd_tot")),
    keeps="ontzorgen",
    command=Command(
        "ontzorg start",
        "Begin met ontzorgen.\n\nVoorbeeld: inburgering ontzorg start 2026-0059 --datum 2026-08-17 --huur 612,50",
        "Ontzorgen van dossier {d} is gestart.",
        "show",
        "Toon de periodes met hun vaste lasten.\n\nVoorbeeld: inburgering ontzorg show 2026-0052",
        "Er is nog niet ontzorgd.",
    ),
    example={"datum": "2024-04-18", "huur": "612,50"},
)
