"""The facts of one dossier as known on the peildatum. Every rule reads them."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.core.text import known, words
from inburgering_cli.law.stelsel import stelsel_of
from inburgering_cli.law.vocabulary import ASIEL, GEZINSLEDEN_VAN_ASIEL, WI2013


class Period(NamedTuple):
    """From a day to a day, both included; `tot` None: no end is known."""

    van: str
    tot: str | None

    def holds(self, day: str) -> bool:
        """Whether a day lies in it."""
        return self.van <= day and (self.tot is None or day <= self.tot)


class Facts(NamedTuple):
    """One dossier. Days are ISO text; None means not known, or not yet known on the peildatum.

    Most fields are days, named in `vocabulary.GEBEURTENISSEN` and `HULPFEITEN`. `leerroute`, `niveau` and `doelgroep` are
    those on the peildatum. The order is that of the store: the columns of the dossier, then what `derive` makes of each
    kind of record.

    `eerste_huisvesting`: registration in the first Dutch municipality, which is `huisvesting` unless another one is known.
    `vrijstellingen`: the periods of temporary exemption that began, in order, each with its first and last day (None:
    open); None when there was none. `doelgroepen`: (first day, doelgroep, detailed group) from the first one on; None when
    it never changed.
    """

    id: int
    dossier: str
    geslachtsnaam: str
    voorvoegsel: str | None
    voornamen: str | None
    doelgroep: str
    gedetailleerde_doelgroep: str | None
    gemeente: str | None
    reden_gesloten: str | None
    route_vorige_gemeente: str | None = None
    plicht_begin: str | None = None
    kennisgeving: str | None = None
    koppeling: str | None = None
    huisvesting: str | None = None
    eerste_huisvesting: str | None = None
    bijstand_ingang: str | None = None
    bijstand_einde: str | None = None
    info_derden_gevraagd: str | None = None
    info_derden_ontvangen: str | None = None
    pvt_ondertekend: str | None = None
    map_eindgesprek: str | None = None
    dossier_gesloten: str | None = None
    pip_vorige_gemeente: str | None = None
    voldaan: str | None = None
    aanbod: str | None = None
    duo_termijn_begin: str | None = None
    duo_termijn_einde: str | None = None
    vergunning_geldig_tot: str | None = None
    pip_dagtekening: str | None = None
    intake_start: str | None = None
    leerbaarheidstoets: str | None = None
    intake_afgerond: str | None = None
    pip_hier: str | None = None
    pip_gewijzigd: str | None = None
    bekendmaking: str | None = None
    leerroute: str | None = None
    niveau: str | None = None
    zroute_afgerond: str | None = None
    bekendmaking_route: str | None = None
    onderwijs_start: str | None = None
    ontzorg_start: str | None = None
    ontzorg_einde: str | None = None
    ontzorg_verlengd_tot: str | None = None
    bekendmaking_ontzorgen: str | None = None
    gesprek_gepland: str | None = None
    gesprek_gehouden: str | None = None
    oproep: str | None = None
    oproep_uiterlijk: str | None = None
    oproep_verschenen: str | None = None
    bekendmaking_boete: str | None = None
    verlengd_tot: str | None = None
    vrijgesteld: str | None = None
    vrijstellingen: tuple[Period, ...] | None = None
    advies_gevraagd: str | None = None
    advies_gegeven: str | None = None
    doelgroepen: tuple[tuple[str, str, str | None], ...] | None = None
    taal_start: str | None = None
    integraal_aanbod_start: str | None = None
    participatie_start: str | None = None
    betaald_start: str | None = None
    participatie_na_3j: str | None = None
    vermogen_ja: str | None = None
    vermogen_nee: str | None = None
    betaald_na_3j: str | None = None
    vermogen_ja_na_3j: str | None = None
    vermogen_nee_na_3j: str | None = None

    @property
    def stelsel(self) -> str:
        """`wi2013` or `wi2021`."""
        return stelsel_of(self.plicht_begin, self.kennisgeving, self.huisvesting)

    @property
    def moved_in(self) -> str | None:
        """The day on which somebody who already had a PIP came to live here."""
        return None if self.pip_vorige_gemeente is None else self.huisvesting

    @property
    def guided_since(self) -> str | None:
        """Since when this municipality guides somebody by a PIP: the first PIP, or the day of moving in with one."""
        return max(self.pip_dagtekening, self.moved_in or "") if self.pip_dagtekening is not None else None

    def doelgroep_on(self, day: str) -> str:
        """The doelgroep on a day; that of the peildatum for who was never in another one."""
        return self.in_group_of(day).doelgroep

    def in_group_of(self, day: str) -> "Facts":
        """The same facts with the doelgroep of another day."""
        if self.doelgroepen is None:
            return self
        held = [group for group in self.doelgroepen if group[0] <= day] or self.doelgroepen[:1]
        return self._replace(doelgroep=held[-1][1], gedetailleerde_doelgroep=held[-1][2])

    @property
    def name(self) -> str:
        """The name as Dutch lists write it: `Berg, Anna van den`."""
        return list_name(self.geslachtsnaam, self.voorvoegsel, self.voornamen)

    @property
    def op_asielvergunning(self) -> bool:
        """Whether the person holds an asylum permit, and is not a family member with a regular permit."""
        return self.doelgroep == ASIEL and self.gedetailleerde_doelgroep not in GEZINSLEDEN_VAN_ASIEL

    @property
    def ontzorg_doelgroep(self) -> bool:
        """Whether the person can get ontzorgen (Pw 56a lid 1; in the pilot of nota 3.5 family members too)."""
        return self.doelgroep == ASIEL if self.stelsel == WI2013 else self.op_asielvergunning


def list_name(geslachtsnaam: str, voorvoegsel: str | None, voornamen: str | None) -> str:
    """`Berg, Anna van den`; only the parts that are known."""
    rest = " ".join(part for part in (voornamen, voorvoegsel) if part and known(part))
    if known(geslachtsnaam) is None:
        return rest or geslachtsnaam
    return f"{geslachtsnaam}, {rest}" if rest else geslachtsnaam


def full_name(geslachtsnaam: str, voorvoegsel: str | None, voornamen: str | None) -> str:
    """`Anna van den Berg`, as on a letter; only the parts that are known."""
    return " ".join(part for part in (voornamen, voorvoegsel, geslachtsnaam) if part and known(part))


def search_name(values: Mapping[str, Any]) -> str:
    """The name of a dossier for searching: its words in order, folded."""
    return " ".join(words(" ".join(values.get(k) or "" for k in ("voornamen", "voorvoegsel", "geslachtsnaam"))))


INDEX: Final = {name: i for i, name in enumerate(Facts._fields)}
