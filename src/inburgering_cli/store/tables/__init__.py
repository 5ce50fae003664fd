"""The schema. This package alone decides what the tables look like; migrations follow it, a test compares them.

`table=True` models validate nothing (SQLModel): values are checked in the input models, and once more by the CHECK
constraints here. Days are ISO text, months `2024-06`, money whole cents, marks and hours a week whole tenths, other hours
and toets scores whole hundredths.
"""

from inburgering_cli.store.tables.aanbod import Aanbieder, Aanbod
from inburgering_cli.store.tables.aankomst import Begeleiding, Klantprofiel, Overdracht, Voorinburgering
from inburgering_cli.store.tables.begonnen import Begonnen
from inburgering_cli.store.tables.document import Document
from inburgering_cli.store.tables.dossier import Dossier
from inburgering_cli.store.tables.duo import DuoLevering, DuoOntvangst
from inburgering_cli.store.tables.handhaving import Besluit, Gesprek, Maatregel
from inburgering_cli.store.tables.keten import Budget, Partner, Taakstelling, Uitgave, Verwijzing
from inburgering_cli.store.tables.onderdelen import Examen, MapOnderdeel, PvtOnderdeel, Uren
from inburgering_cli.store.tables.ontzorg_maand import OntzorgEvaluatie, OntzorgMaand, Training
from inburgering_cli.store.tables.plan import Intake, IntakeLeefgebied, IntakeZrm, Pip, PipLeefgebied, Route
from inburgering_cli.store.tables.spoor import Spoor, SpoorStand
from inburgering_cli.store.tables.uitvoering import Activiteit, Enquete, Ontzorg
from inburgering_cli.store.tables.vorige import Vorige

__all__ = [
    "Aanbieder",
    "Aanbod",
    "Activiteit",
    "Begeleiding",
    "Begonnen",
    "Besluit",
    "Budget",
    "Document",
    "Dossier",
    "DuoLevering",
    "DuoOntvangst",
    "Enquete",
    "Examen",
    "Gesprek",
    "Intake",
    "IntakeLeefgebied",
    "IntakeZrm",
    "Klantprofiel",
    "Maatregel",
    "MapOnderdeel",
    "Ontzorg",
    "OntzorgEvaluatie",
    "OntzorgMaand",
    "Overdracht",
    "Partner",
    "Pip",
    "PipLeefgebied",
    "PvtOnderdeel",
    "Route",
    "Spoor",
    "SpoorStand",
    "Taakstelling",
    "Training",
    "Uitgave",
    "Uren",
    "Verwijzing",
    "Voorinburgering",
    "Vorige",
]
