"""MAP, PVT and examen: their parts, and completing the first two."""

from inburgering_cli.domain import codes as c
from inburgering_cli.domain import record_rules as rules
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.errors import Geweigerd
from inburgering_cli.domain.inputs.onderdelen import AfsluitInvoer, ExamenInvoer, MapInvoer, PvtInvoer
from inburgering_cli.domain.vocabulary import FEIT_LABELS
from inburgering_cli.services.booking import booking
from inburgering_cli.services.environment import Omgeving
from inburgering_cli.services.records import Kenmerk, kind
from inburgering_cli.store import tables

MAP = kind(
    Kenmerk(
        "map",
        MapInvoer,
        tables.MapOnderdeel,
        ("onderdeel", "datum"),
        lambda i: f"MAP-onderdeel {c.MAP_ONDERDELEN[i.onderdeel]} op {dutch(i.datum)}",
    )
)
PVT = kind(
    Kenmerk(
        "pvt",
        PvtInvoer,
        tables.PvtOnderdeel,
        ("onderdeel", "datum"),
        lambda i: f"PVT-onderdeel {c.PVT_ONDERDELEN[i.onderdeel]} op {dutch(i.datum)}",
    )
)
EXAMEN = kind(
    Kenmerk(
        "examens",
        ExamenInvoer,
        tables.Examen,
        ("onderdeel", "datum"),
        lambda i: f"het examen {c.EXAMENONDERDELEN[i.onderdeel]} op {dutch(i.datum)}",
        controle=lambda new: rules.check_examen(new.facts, new.invoer),
    )
)


def complete_map(env: Omgeving, dossier: str, invoer: AfsluitInvoer) -> str:
    """Note the eindgesprek of the MAP; the number of the dossier."""
    return _complete(env, dossier, invoer, "map complete", "map_eindgesprek", "map_verwijtbaar")


def sign_pvt(env: Omgeving, dossier: str, invoer: AfsluitInvoer) -> str:
    """Note that the participatieverklaring was signed; the number of the dossier."""
    return _complete(env, dossier, invoer, "pvt sign", "pvt_ondertekend", "pvt_verwijtbaar")


def _complete(env: Omgeving, dossier: str, invoer: AfsluitInvoer, opdracht: str, day: str, blame: str) -> str:
    with booking(env, opdracht) as boeking:
        found = boeking.dossier(dossier)
        known = boeking.row("SELECT * FROM dossier WHERE id = ?", (found.id,)) or {}
        if known.get(day) not in (None, invoer.datum):
            raise Geweigerd(
                f"{FEIT_LABELS[day].capitalize()} staat al op {dutch(known[day])}. Wijzigen:"
                f" inburgering case edit {found.nummer} --{day.replace('_', '-')} DATUM",
                veld="datum",
            )
        changed = {day: invoer.datum} | ({} if invoer.verwijtbaar is None else {blame: invoer.verwijtbaar})
        boeking.schrijver.change(tables.Dossier, found.id, changed)
        boeking.check(found.id)
        boeking.trail(found.nummer, invoer)
        return found.nummer
