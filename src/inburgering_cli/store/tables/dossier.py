"""The table of dossiers."""

from typing import Any, ClassVar, Final

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.store.tables.base import days, not_before, one_of

_CASE_DAYS: Final = (
    "plicht_begin", "kennisgeving", "koppeling", "huisvesting", "bijstand_ingang", "bijstand_einde",
    "info_derden_gevraagd", "info_derden_ontvangen", "pip_vorige_gemeente", "aanbod", "pvt_ondertekend",
    "map_eindgesprek", "duo_termijn_begin", "duo_termijn_einde", "vergunning_geldig_tot", "voldaan",
    "dossier_gesloten",
)  # fmt: skip


class Dossier(SQLModel, table=True):
    """A person who has to integrate, with the loose dated facts."""

    __table_args__: ClassVar[Any] = (
        *days(*_CASE_DAYS),
        one_of("doelgroep", v.DOELGROEPEN),
        one_of("gedetailleerde_doelgroep", v.GEDETAILLEERDE_DOELGROEPEN),
        one_of("geslacht", v.GESLACHTEN),
        one_of("reden", v.REDENEN_GESLOTEN),
        one_of("rol_in_huishouden", c.ROLLEN),
        not_before("bijstand_einde", "bijstand_ingang"),
        not_before("duo_termijn_einde", "duo_termijn_begin"),
        not_before("info_derden_ontvangen", "info_derden_gevraagd"),
        CheckConstraint("(dossier_gesloten IS NULL) = (reden IS NULL)", name="sluiten"),
        CheckConstraint("length(bsn) = 9 AND bsn NOT GLOB '*[^0-9]*'", name="bsn"),
        CheckConstraint("length(v_nummer) = 10 AND v_nummer NOT GLOB '*[^0-9]*'", name="v_nummer"),
        CheckConstraint("length(geslachtsnaam) > 0", name="geslachtsnaam"),
        UniqueConstraint("nummer"),
        UniqueConstraint("bsn"),
        UniqueConstraint("v_nummer"),
        Index(None, "huishouden", sqlite_where=text("huishouden IS NOT NULL")),
        Index(None, "geslachtsnaam"),  # finds who has neither BSN nor V-nummer
    )
    id: int = Field(primary_key=True)
    nummer: str
    zoeknaam: str
    geslachtsnaam: str
    voornamen: str | None = None
    voorvoegsel: str | None = None
    bsn: str | None = None
    v_nummer: str | None = None
    geboortedatum: str | None = None
    geslacht: str | None = None
    nationaliteit: str | None = None
    doelgroep: str
    gedetailleerde_doelgroep: str | None = None
    gemeente: str | None = None
    plicht_begin: str | None = None
    kennisgeving: str | None = None
    koppeling: str | None = None
    huisvesting: str | None = None
    bijstand_ingang: str | None = None
    bijstand_einde: str | None = None
    info_derden_gevraagd: str | None = None
    info_derden_ontvangen: str | None = None
    pip_vorige_gemeente: str | None = None
    aanbod: str | None = None
    pvt_ondertekend: str | None = None
    map_eindgesprek: str | None = None
    pvt_verwijtbaar: bool | None = None
    map_verwijtbaar: bool | None = None
    duo_termijn_begin: str | None = None
    duo_termijn_einde: str | None = None
    vergunning_geldig_tot: str | None = None
    voldaan: str | None = None
    dossier_gesloten: str | None = None
    reden: str | None = None
    azc: str | None = None
    klantmanager: str | None = None
    huishouden: str | None = None
    rol_in_huishouden: str | None = None
    adres: str | None = None
    postcode: str | None = None
    woonplaats: str | None = None
    telefoon: str | None = None
    email: str | None = None
    contacttaal: str | None = None
    tolk_nodig: bool | None = None
