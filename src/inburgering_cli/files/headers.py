"""Other names of our columns in files of others: Dutch spellings, the BRP (Haal Centraal), and DUO.

Written without capitals, spaces, points, hyphens and underscores. A name stands for the first of its columns that the
kind of file has; a column's own name goes first. Only exact synonyms are listed: the code of a municipality is not its
name, and a street without a number is not an address.
"""

from typing import Final

_WORDS: Final = {
    "dossier": "dossiernummer dossiernr zaaknummer zaaknr",
    "bsn": "burgerservicenummer bsnnummer bsnnr sofinummer",
    "v_nummer": "vreemdelingennummer vreemdelingnummer vnr",
    "geslachtsnaam": "achternaam familienaam naamgeslachtsnaam",
    "voornamen": "voornaam naamvoornamen",
    "voorvoegsel": "voorvoegsels tussenvoegsel tussenvoegsels naamvoorvoegsel",
    "geboortedatum": "geboortedag geboren",
    "geslacht": "geslachtsaanduiding sekse",
    "doelgroep": "doelgroepindeling indeling",
    "gedetailleerde_doelgroep": "detaildoelgroep",
    "gemeente": "gemeentenaam woongemeente gemeentevaninschrijvingomschrijving",
    "plicht_begin": "begindatuminburgeringsplicht startdatuminburgeringsplicht begininburgeringsplicht",
    "kennisgeving": "datumkennisgeving datumkennisgevingduo datumkennisgevinginburgeringsplicht kennisgevingduo",
    "koppeling": "datumkoppeling datumkoppelinggemeente koppelingcoa",
    "huisvesting": "datumhuisvesting huisvestingsdatum datuminschrijvingingemeente datumvestiginggemeente",
    "bijstand_ingang": "ingangbijstand ingangsdatumbijstand begindatumbijstand",
    "bijstand_einde": "eindebijstand einddatumbijstand",
    "vergunning_geldig_tot": "verblijfstiteldatumeinde verblijftot vergunninggeldigtotenmet",
    "azc": "azclocatie",
    "huishouden": "huishoudenid huishoudennummer",
    "postcode": "verblijfplaatsverblijfadrespostcode verblijfadrespostcode",
    "woonplaats": "verblijfplaatsverblijfadreswoonplaats verblijfadreswoonplaats plaats",
    "telefoon": "telefoonnummer telefoonnr tel mobiel",
    "email": "emailadres mail mailadres",
    "tolk_nodig": "tolk",
    "klantmanager": "regievoerder consulent",
}
_SHARED: Final = {
    "begindatum": ("start", "datum"),
    "startdatum": ("start", "datum"),
    "ingangsdatum": ("start", "datum"),
    "begin": ("start",),
    "einddatum": ("einde",),
    "eind": ("einde",),
    "leerroute": ("route",),
    "intakedatum": ("datum",),
    "datumintake": ("datum",),
    "examendatum": ("datum",),
    "datumafname": ("toets_datum", "datum"),
    "behaaldescore": ("toets_score",),
    "benodigdescore": ("toets_drempel",),
    "resultaat": ("uitslag",),
    "dagtekeningpip": ("dagtekening",),
    "datumpip": ("dagtekening",),
    "datumbesluit": ("datum",),
    "cijfer": ("score",),
    "factuurnummer": ("kenmerk",),
    "instelling": ("aanbieder",),
    "cursusinstelling": ("aanbieder",),
    "gevolgdeuren": ("gevolgd",),
    "aangebodenuren": ("aangeboden",),
    "datumaanbod": ("aangeboden_op",),
    "datuminburgeringsaanbod": ("aangeboden_op",),
    "contactpersoon": ("contact",),
}
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    **{alias: (name,) for name, aliases in _WORDS.items() for alias in aliases.split()},
    **_SHARED,
}
