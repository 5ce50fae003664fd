"""Records of the leerroute."""

from inburgering_cli.core.dates import dutch
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.rules import default_niveau
from inburgering_cli.records.field import Record, fact, field, one_of_codes, text_of_length, whole_number
from inburgering_cli.records.kind import Command, Kind
from inburgering_cli.records.kinds.shared import NOTITIE


class RouteRecord(Record):
    """A leerroute as it was assigned, with what became of it."""

    route: str | None = field(one_of_codes(v.LEERROUTES), "leerroute", required=True, positional=True)
    datum: str | None = field(fact, "dag waarop de route ingaat", required=True)
    niveau: str | None = field(one_of_codes(v.NIVEAUS), "niveau; standaard b1, bij de Z-route geen", asked=True)
    reden: str | None = field(text_of_length(NOTITIE), "reden van deze keuze", personal=True, asked=True)
    bekendmaking: str | None = field(fact, "dag waarop het besluit over de leerroute bekend is gemaakt")
    afgeschaald_op: str | None = field(fact, "dag waarop is afgeschaald naar A2")
    afschaal_bekendmaking: str | None = field(fact, "dag waarop het besluit tot afschalen bekend is gemaakt")
    uren: int | None = field(
        whole_number(0, 99_999), "gevolgde cursusuren bij het afschalen", since=("afgeschaald_op",)
    )
    afschaal_reden: str | None = field(
        text_of_length(NOTITIE), "getoonde inspanning bij het afschalen", personal=True, since=("afgeschaald_op",)
    )
    afgerond_op: str | None = field(fact, "dag waarop de route is afgerond")


class DownscaleRecord(Record):
    """Lowering the B1-route to A2."""

    datum: str | None = field(fact, "dag waarop wordt afgeschaald", required=True)
    uren: int | None = field(whole_number(0, 99_999), "gevolgde cursusuren")
    bekendmaking: str | None = field(fact, "dag waarop het besluit bekend is gemaakt")
    reden: str | None = field(text_of_length(NOTITIE), "getoonde inspanning en reden", personal=True)


ROUTE = Kind(
    record=RouteRecord,
    name="route",
    plural="routes",
    part="route",
    title="leerroute",
    calls=lambda r: f"een leerroute per {dutch(r.datum)}",
    key=("datum",),
    says=lambda r: v.LEERROUTES[r["route"]],
    columns={
        "route": "route",
        "niveau": "niveau",
        "datum": "vanaf",
        "afgeschaald_op": "afgeschaald",
        "afgerond_op": "afgerond",
        "reden": "reden",
    },
    details={
        "bekendmaking": "besluit bekendgemaakt",
        "uren": "cursusuren bij afschalen",
        "afschaal_reden": "inspanning bij afschalen",
        "afschaal_bekendmaking": "afschalen bekendgemaakt",
    },
    ordered=(("datum", "afgeschaald_op"), ("datum", "afgerond_op")),
    defaults=lambda r: {"niveau": default_niveau(r.route)},
    keeps="PIP, leerroute, aanbod",
    command=Command(
        "route assign",
        "Wijs een leerroute toe: b1, onderwijs of z.\n\n"
        "Voorbeeld: inburgering route assign 2026-0058 b1 --datum 2026-09-28",
        "De leerroute van dossier {d} is vastgelegd.",
    ),
    example={"route": "b1", "datum": "2024-05-22", "reden": "iets"},
)
