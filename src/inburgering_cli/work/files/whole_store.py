"""The whole store as tables for others: which kind of file holds which table, in the order in which they can be read back.

The columns are those of `import` with the number of the dossier before them, so that each file can also be read by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.records.field import fields_of
from inburgering_cli.records.kinds.document import DocumentInvoer
from inburgering_cli.records.kinds.duo import LeveringInvoer, OntvangstInvoer
from inburgering_cli.work.files import imports
from inburgering_cli.work.files.import_check import CASES
from inburgering_cli.work.writing.booking import Soort

DOSSIER: Final = "dossier"
#: Tells of an export what is in it, so that a folder from which something is missing is not taken for whole.
INHOUD: Final = "export.json"


@dataclass(frozen=True, slots=True)
class Bron:
    """Where the records of a kind are.

    `delen`: fields that are rows of a table of their own, with that table and its column for the record. `via`: fields that
    are columns of the record's activity. `leeg`: what an empty cell of a column holds.
    """

    tabel: str
    delen: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    via: tuple[str, ...] = ()
    leeg: Mapping[str, Any] = field(default_factory=dict)


BRONNEN: Final[Mapping[str, Bron]] = {
    "cases": Bron("dossier"),
    "intakes": Bron(
        "intake",
        {"leefgebied": ("intake_leefgebied", "intake_id"), "zrm": ("intake_zrm", "intake_id")},
    ),
    "pips": Bron("pip", {"leefgebied": ("pip_leefgebied", "pip_id")}),
    "routes": Bron("route"),
    "ontzorg": Bron("ontzorg"),
    "activiteiten": Bron("activiteit"),
    "uren": Bron("uren", via=("soort", "start", "aanbieder")),
    "examens": Bron("examen"),
    "gesprekken": Bron("gesprek"),
    "enquetes": Bron("enquete"),
    "uitgaven": Bron("uitgave"),
    "voorinburgering": Bron("voorinburgering"),
    "klantprofielen": Bron("klantprofiel"),
    "overdrachten": Bron("overdracht"),
    "begeleiding": Bron("begeleiding"),
    "map": Bron("map_onderdeel"),
    "pvt": Bron("pvt_onderdeel"),
    "aanbieders": Bron("aanbieder"),
    "aanbod": Bron("aanbod"),
    "maatregelen": Bron("maatregel"),
    "besluiten": Bron("besluit"),
    "ontzorg_maanden": Bron("ontzorg_maand"),
    "trainingen": Bron("training"),
    "ontzorg_evaluaties": Bron("ontzorg_evaluatie"),
    "partners": Bron("partner"),
    "verwijzingen": Bron("verwijzing"),
    "taakstellingen": Bron("taakstelling"),
    "budgetten": Bron("budget"),
    "duo_leveringen": Bron("levering", leeg={"sleutel": ""}),
    "duo_ontvangsten": Bron("duo_ontvangst"),
    "documenten": Bron("document"),
}


def _only_whole(*_: Any) -> tuple[str, str | None]:
    raise Geweigerd(
        "dit houdt het programma zelf bij; het gaat alleen met `inburgering db import MAP` in een dossierbestand"
    )


#: Every kind of `import`, and what the program notes itself: that goes with the whole store only.
SOORTEN: Final[Mapping[str, Soort]] = {
    **imports.SOORTEN,
    "duo_leveringen": Soort("duo_leveringen", LeveringInvoer, _only_whole),
    "duo_ontvangsten": Soort("duo_ontvangsten", OntvangstInvoer, _only_whole),
    "documenten": Soort("documenten", DocumentInvoer, _only_whole),
}


def of_dossier(soort: Soort) -> bool:
    """Whether the records of this kind are dossiers, or have or may have one."""
    return soort.naam == CASES or soort.met_dossier is not False


def columns(naam: str) -> list[str]:
    """The columns of the file of a kind."""
    own = list(fields_of(SOORTEN[naam].model))
    return [DOSSIER, *own] if of_dossier(SOORTEN[naam]) else own
