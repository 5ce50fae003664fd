"""Records of providers and of the inburgeringsaanbod."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records.field import Record, fact, field, flag, one_of_codes, plan, text_of_length
from inburgering_cli.records.kind import Command, Kind


class AanbiederRecord(Record):
    """A provider of courses: its keurmerk, recognition and contract."""

    naam: str | None = field(text_of_length(), "naam", metavar="NAAM", required=True, positional=True)
    keurmerk_vanaf: str | None = field(plan, "eerste dag van het keurmerk (Blik op Werk)")
    keurmerk_geldig_tot: str | None = field(plan, "laatste dag van het keurmerk (Blik op Werk)")
    web_erkend: bool | None = field(flag, "erkend volgens de WEB (taalschakeltraject)")
    contract_vanaf: str | None = field(plan, "eerste dag van het contract")
    contract_geldig_tot: str | None = field(plan, "laatste dag van het contract")
    instellingsnummer: str | None = field(text_of_length(10), "nummer bij DUO", metavar="NUMMER")


class AanbodRecord(Record):
    """An inburgeringsaanbod of the municipality."""

    aangeboden_op: str | None = field(fact, "dag van het aanbod", required=True)
    aanbieder: str | None = field(text_of_length(), "aanbieder", required=True)
    leerroute: str | None = field(one_of_codes(v.LEERROUTES), "leerroute van het aanbod")
    start: str | None = field(plan, "verwachte eerste lesdag")
    einde: str | None = field(plan, "verwachte laatste lesdag")


AANBIEDER = Kind(
    record=AanbiederRecord,
    name="aanbieder",
    plural="aanbieders",
    title="aanbieder",
    calls=lambda r: f"aanbieder {r.naam}",
    owner=False,
    key=("naam",),
    day="",
    heading="Aanbieders",
    columns={
        "naam": "naam", "keurmerk_geldig_tot": "keurmerk tot", "web_erkend": "WEB", "contract_geldig_tot": "contract tot",
        "instellingsnummer": "nummer DUO",
    },
    details={"keurmerk_vanaf": "keurmerk vanaf", "contract_vanaf": "contract vanaf",},
    ordered=(("keurmerk_vanaf", "keurmerk_geldig_tot"), ("contract_vanaf", "contract_geldig_tot")),
    keeps="aanbieders, partners",
    command=Command(
        "aanbieder add",
        "Leg een aanbieder vast.\n\n"
        "Voorbeeld: inburgering aanbieder add 'Taalschool Voorbeeld' --keurmerk-geldig-tot 2027-12-31",
        "De aanbieder is vastgelegd.",
        "list",
        "Toon de aanbieders.\n\nVoorbeeld: inburgering aanbieder list",
        "Er zijn nog geen aanbieders.",
        "Aanbieders met keurmerk en contract.",
    ),
    example={"naam": "Taalschool", "keurmerk_vanaf": "2024-01-01"},
)  # fmt: skip
AANBOD = Kind(
    record=AanbodRecord,
    name="aanbod",
    plural="aanbod",
    title="aanbod",
    calls=lambda r: f"het aanbod van {r.aanbieder} op {dutch(r.aangeboden_op)}",
    key=("aangeboden_op", "aanbieder"),
    day="aangeboden_op",
    says=lambda r: f"aanbod van {r['aanbieder']}",
    days={"aangeboden_op": "", "start": "verwachte start: "},
    columns={
        "aangeboden_op": "aangeboden", "aanbieder": "aanbieder", "leerroute": "route", "start": "start", "einde": "einde",
    },
    ordered=(("start", "einde"),),
    changes_facts=True,
    keeps="PIP, leerroute, aanbod",
    command=Command(
        "aanbod add",
        "Leg een inburgeringsaanbod vast.\n\n"
        "Voorbeeld: inburgering aanbod add 2026-0052 --aangeboden-op 2026-09-15"
        " --aanbieder 'Taalschool Voorbeeld' --leerroute b1",
        "Het aanbod van dossier {d} is vastgelegd.",
        "list",
        "Toon het aanbod van een dossier.\n\nVoorbeeld: inburgering aanbod list 2026-0052",
        "Er is nog geen aanbod gedaan.",
        "Wat de gemeente wie aanbood.",
    ),
    example={"aangeboden_op": "2024-06-01", "aanbieder": "Taalschool", "leerroute": "b1"},
)  # fmt: skip
