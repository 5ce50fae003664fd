"""Other names of our columns in files of others: lists of colleagues, the BRP (Haal Centraal), and DUO.

Written without capitals, accents and signs. A name stands for the first of its columns that the kind of file has; a
column's own name goes first. A name that means something else in another office is left out: the user says what it is
with `--kolom`. The names come from lists and forms that municipalities, schools and DUO publish (aanmeldformulieren,
verwerkersovereenkomsten, the logical design of the BRP, the Gemeentelijk Gegevensmodel).
"""

from typing import Final

_WORDS: Final = {
    "dossier": "dossiernummer dossiernr dossiernrinburgering zaaknummer zaaknr",
    "bsn": "burgerservicenummer burgerservicenr bsnnummer bsnnr sofinummer sofinr bsnsofinummer",
    "v_nummer": "vreemdelingennummer vreemdelingnummer vnr vreemdelingennr indvnummer",
    "geslachtsnaam": "achternaam familienaam naamgeslachtsnaam achternamen geboortenaam",
    "voornamen": "voornaam naamvoornamen roepnaam voornamenvoluit",
    "voorvoegsel": "voorvoegsels tussenvoegsel tussenvoegsels naamvoorvoegsel tussenv tv vv",
    "geboortedatum": "geboortedag geboren gebdatum gebdat gebdt gebdatumddmmjjjj datumgeboorte geboortedat geb",
    "geslacht": "geslachtsaanduiding sekse mv vm manvrouw mvx geslachtmv",
    "nationaliteit": "nationaliteiten nat",
    "doelgroep": "doelgroepindeling indeling groep categorie migratiemotief groepinburgeraar soortinburgeraar typeinburgeraar",
    "gedetailleerde_doelgroep": "detaildoelgroep doelgroepduo",
    "gemeente": "gemeentenaam woongemeente gemeentevaninschrijvingomschrijving gemeentevaninschrijvingnaam",
    "plicht_begin": (
        "begindatuminburgeringsplicht startdatuminburgeringsplicht begininburgeringsplicht startdatuminburgering"
        " startinburgering begindatuminburgering datumstartinburgering ingangsdatuminburgeringsplicht"
        " inburgeringsplichtigsinds inburgeringsplichtigvanaf inburgeringsplichtsinds datuminburgeringsplicht"
    ),
    "kennisgeving": (
        "datumkennisgeving datumkennisgevingduo datumkennisgevinginburgeringsplicht kennisgevingduo briefduo"
        " datumbriefduo duobrief dagtekeningbriefduo dagtekeningkennisgeving datumduobrief"
    ),
    "koppeling": "datumkoppeling datumkoppelinggemeente koppelingcoa datumkoppelingcoa gekoppeldop koppelingsdatum",
    "huisvesting": (
        "datumhuisvesting huisvestingsdatum datuminschrijvingingemeente datuminschrijvinggemeente datumvestiging"
        " datumvestiginggemeente vestigingsdatum inschrijfdatum inschrijfdatumbrp datuminschrijvingbrp"
        " inschrijvingbrp datumbrp inschrijfdatumgemeente datuminschrijving huisvestingop gehuisvestop"
        " datumgehuisvest ingeschrevensinds ingeschrevenop"
    ),
    "eerste_huisvesting": "eerstehuisvesting datumeerstehuisvesting datumeerstevestiging",
    "bijstand_ingang": (
        "ingangbijstand ingangsdatumbijstand begindatumbijstand uitkeringsinds uitkeringvanaf ingangsdatumuitkering"
        " startdatumuitkering begindatumuitkering datumuitkering datumingangbijstand ingangsdatumpw pwsinds"
        " bijstandsinds bijstandvanaf startuitkering ingangsdatumpwuitkering ingangsdatumparticipatiewet"
        " datumtoekenninguitkering ingangsdatumlevensonderhoud"
    ),
    "bijstand_einde": (
        "eindebijstand einddatumbijstand eindeuitkering einddatumuitkering datumeindebijstand bijstandtot uitkeringtot"
        " beeindigingsdatumuitkering einddatumpw"
    ),
    "vergunning_geldig_tot": (
        "verblijfstiteldatumeinde verblijftot vergunninggeldigtotenmet geldigheidsdatumvergunning"
        " verblijfsvergunninggeldigtot verblijfsvergunningtot einddatumvergunning einddatumverblijfsvergunning"
        " geldigheidverblijfsvergunning vergunninggeldigtot vvrgeldigtot"
    ),
    "duo_termijn_begin": "begininburgeringstermijn startinburgeringstermijn begindatuminburgeringstermijn",
    "duo_termijn_einde": (
        "eindeinburgeringstermijn einddatuminburgeringstermijn inburgeringstermijntot uiterstedatuminburgering"
        " einddatuminburgering deadlineinburgering"
    ),
    "pvt_ondertekend": (
        "datumpvt pvtdatum datumparticipatieverklaring pvtondertekendop"
        " datumondertekeningpvt datumondertekeningparticipatieverklaring"
    ),
    "map_eindgesprek": "eindgesprekmap datumeindgesprekmap",
    "azc": "azclocatie coalocatie opvanglocatie locatieazc",
    "huishouden": "huishoudenid huishoudennummer gezinsnummer gezinsnr",
    "adres": "straatenhuisnummer straatennummer straatnr adresregel woonadres straathuisnummer adresregel1",
    "postcode": "verblijfplaatsverblijfadrespostcode verblijfadrespostcode pc postcodewoonadres",
    "woonplaats": "verblijfplaatsverblijfadreswoonplaats verblijfadreswoonplaats plaats plaatsnaam woonplaatsnaam",
    "telefoon": (
        "telefoonnummer telefoonnr tel mobiel telnr telnummer mobielnummer mobielnr gsm 06nummer telefoonmobiel"
        " mobieletelefoon telefoonnummermobiel telmobiel"
    ),
    "email": "emailadres mail mailadres epost emailadressen",
    "contacttaal": (
        "taal voorkeurstaal moedertaal spreektaal voertaal talen taalcontact thuistaal contacttalen gesprokentaal"
        " sprekentaal taalinburgeraar"
    ),
    "tolk_nodig": "tolk tolknodigjn tolkja tolkjn tolkjanee tolknodigjanee",
    "klantmanager": (
        "regievoerder consulent klantmanagers km klantregisseur casemanager consulentinburgering regisseur"
        " klantmanagerinburgering inburgeringsconsulent contactpersoongemeente behandelaar trajectbegeleider"
    ),
    "dossier_gesloten": "datumgesloten afgeslotenop geslotenop sluitingsdatum datumsluiting datumafsluiting",
    "reden": "redensluiting redengesloten redenafsluiting redenbeeindiging",
}
_SHARED: Final = {
    "begindatum": ("start", "datum"),
    "startdatum": ("start", "datum"),
    "ingangsdatum": ("start", "datum"),
    "begin": ("start",),
    "vanaf": ("start", "datum"),
    "einddatum": ("einde",),
    "eind": ("einde",),
    "tot": ("einde",),
    "totenmet": ("einde",),
    "leerroute": ("route",),
    "intakedatum": ("datum",),
    "datumintake": ("datum",),
    "datumgesprek": ("datum",),
    "gespreksdatum": ("datum",),
    "examendatum": ("datum",),
    "datumexamen": ("datum",),
    "datumafname": ("toets_datum", "datum"),
    "behaaldescore": ("toets_score",),
    "benodigdescore": ("toets_drempel",),
    "resultaat": ("uitslag",),
    "dagtekeningpip": ("dagtekening",),
    "datumpip": ("dagtekening",),
    "pipdatum": ("dagtekening",),
    "pipgetekendop": ("dagtekening",),
    "datumbesluit": ("datum",),
    "cijfer": ("score",),
    "factuurnummer": ("kenmerk",),
    "instelling": ("aanbieder",),
    "taalschool": ("aanbieder",),
    "taalaanbieder": ("aanbieder",),
    "cursusinstelling": ("aanbieder",),
    "gevolgdeuren": ("gevolgd",),
    "urengevolgd": ("gevolgd",),
    "aangebodenuren": ("aangeboden",),
    "urenaangeboden": ("aangeboden",),
    "geoorloofdverzuim": ("verzuim_geoorloofd",),
    "ongeoorloofdverzuim": ("verzuim_ongeoorloofd",),
    "datumaanbod": ("aangeboden_op",),
    "datuminburgeringsaanbod": ("aangeboden_op",),
    "contactpersoon": ("contact",),
}
ALIASES: Final[dict[str, tuple[str, ...]]] = {
    **{alias: (name,) for name, aliases in _WORDS.items() for alias in aliases.split()},
    **_SHARED,
}

#: Remarks: a text that becomes a note with the dossier, or the explanation of another record.
REMARKS: Final = "opmerkingen"
#: Marks of columns that are no column of ours; no column can be called so.
NAME, STREET, NUMBER, ADDITION, INITIALS, COUNTER = "+naam", "+straat", "+nummer", "+toevoeging", "+letters", "+rij"
#: Columns that a dossier has no place for as they are: parts of another column, a number of the row, remarks.
PARTS: Final[dict[str, str]] = {
    alias: part
    for part, aliases in {
        NAME: "naam naaminburgeraar naamklant volledigenaam naampersoon naamstatushouder inburgeraar klant cliënt client"
        " naamclient klantnaam volledigenaamklant",
        STREET: "straat straatnaam openbareruimte",
        NUMBER: "huisnummer huisnr hnr huisnummerentoevoeging huisnummertoevoegingsamen",
        ADDITION: "toevoeging huisnummertoevoeging huisletter toev huisnrtoev huisnrtoevoeging hnrtoevoeging",
        INITIALS: "voorletters voorletter initialen vl",
        COUNTER: "nr nummer volgnummer volgnr rijnummer rijnr",
        REMARKS: "opmerkingen opmerking notitie notities bijzonderheden toelichting aantekeningen memo commentaar"
        " aandachtspunten overig vrijveld",
    }.items()
    for alias in aliases.split()
}
#: What a list says about somebody without the day that a record of it needs: kept in the note, with its heading.
WITHOUT_DAY: Final = frozenset({"leerroute", "route", "leerrouteadvies", "trajectroute"})
