"""The begrippenkader in our own words: the terms of nota bijlage 1, other terms of the note, and those of the law.

What the program's own lists hold (terms, groups, codes) is added by `begrippenkader`.
"""

from typing import Final, NamedTuple

from inburgering_cli.law.sources import ATW as ATW_BRON
from inburgering_cli.law.sources import Bron, awb, bi, nota, pw, wi, wi2013


class Begrip(NamedTuple):
    """A term: what it is called, the code that scripts see (if any), what kind of term it is, its meaning and sources."""

    begrip: str
    code: str | None
    soort: str
    betekenis: str
    bron: str


NOTA: Final = "nota"
WET: Final = "wet"


def _term(begrip: str, betekenis: str, *bronnen: Bron, soort: str = NOTA) -> Begrip:
    return Begrip(begrip, None, soort, betekenis, "; ".join(b.kort for b in bronnen))


_BIJLAGE_1: Final = nota("bijlage 1")
#: Every term of bijlage 1, with the meaning that the note gives it.
BIJLAGE_1: Final = (
    _term(
        "asielzoeker",
        "Vreemdeling die zijn land verliet en in Nederland asiel aanvraagt. Beslist de IND dat vervolging in eigen land echt"
        " dreigt, dan krijgt hij een asielvergunning en heet hij voortaan statushouder.",
        _BIJLAGE_1,
    ),
    _term("gezinsmigrant", "Partner of kind dat naar Nederland komt om bij familie te wonen.", _BIJLAGE_1),
    _term(
        "inburgering",
        "Proces van twee kanten met een programma van de overheid: nieuwkomers wennen aan hun omgeving en leren de taal,"
        " normen en waarden, en de samenleving gaat hen zien als volwaardige burgers. Het doel is dat zij volledig meedoen.",
        _BIJLAGE_1,
    ),
    _term(
        "inburgeringsplichtigen",
        "Statushouders en gezinsmigranten die binnen drie jaar hun inburgering moeten halen.",
        _BIJLAGE_1,
    ),
    _term(
        "integratie",
        "Opgenomen worden in de Nederlandse en lokale samenleving en er volwaardig deel van uitmaken; dat vraagt iets van"
        " beide kanten. Wonen, taal, gezondheid, inburgering, werk, opleiding, sport, verenigingen, school en cultuur helpen"
        " daarbij, en een omgeving die zich openstelt.",
        _BIJLAGE_1,
    ),
    _term(
        "participatie",
        "Actief deelnemen aan de samenleving door (vrijwilligers)werk, opleiding of maatschappelijke activiteiten. De"
        " Participatiewet wil wie kan werken naar betaald werk brengen.",
        _BIJLAGE_1,
    ),
    _term("re-integratie", "Alles wat een werkzoekende helpt om terug te keren naar werk.", _BIJLAGE_1),
    _term(
        "statushouder",
        "Persoon met een voorlopige of voorwaardelijke verblijfsstatus in Nederland, met recht op een woning.",
        _BIJLAGE_1,
    ),
)
OVERIG: Final = (
    _term(
        "brede intake",
        "Onderzoek naar iemands startpositie en mogelijkheden, in twee delen en met een leerbaarheidstoets; liefst al in het"
        " AZC. De uitkomst staat in het PIP.",
        nota("1, 3.1, bijlage 3"),
        wi("14"),
    ),
    _term(
        "leerbaarheidstoets",
        "Landelijke toets die laat zien of de B1-route haalbaar is; verplicht deel van de brede intake, met ontheffing bij een"
        " visuele of auditieve beperking.",
        nota("1"),
        wi("14"),
    ),
    _term(
        "kennismakingsperiode",
        "De acht weken na de start van de brede intake waarin iemand aan een eigen PIP werkt.",
        nota("3.1"),
    ),
    _term(
        "PIP",
        "Plan Inburgering en Participatie: het persoonlijke plan met de leerroute, de begeleiding en de afspraken over taal,"
        " werk en meedoen.",
        nota("1, 3.2, bijlage 4"),
        wi("15"),
    ),
    _term(
        "leerroute",
        "De weg waarlangs iemand inburgert: B1-route, onderwijsroute of Z-route. Hij staat in het PIP.",
        nota("1"),
        wi("15"),
    ),
    _term(
        "afschalen",
        "Examen doen op A2 in plaats van B1, na genoeg uren les met inzet.",
        wi("17 lid 3"),
        bi("5.5"),
        soort=WET,
    ),
    _term(
        "MAP",
        "Module Arbeidsmarkt en Participatie: iemand brengt zijn vaardigheden en kansen op werk in beeld en doet ervaring op."
        " Elk onderdeel wordt apart behaald.",
        nota("1, bijlage 5"),
        wi("6"),
    ),
    _term(
        "PVT",
        "Participatieverklaringstraject: een inleiding in de kernwaarden van de Nederlandse samenleving en het ondertekenen"
        " van de participatieverklaring.",
        nota("1"),
        wi("6"),
    ),
    _term(
        "ONA", "Oriëntatie op de Nederlandse Arbeidsmarkt: onderdeel van het oude examen; nu is er de MAP.", wi2013("7")
    ),
    _term("KNM", "Kennis van de Nederlandse Maatschappij: onderdeel van het examen.", nota("2.1")),
    _term(
        "maatschappelijke begeleiding",
        "Praktische hulp in de eerste tijd: verhuizen uit het AZC, de plaats leren kennen, zelfredzaam worden.",
        nota("1"),
        wi("13"),
    ),
    _term(
        "voorinburgering",
        "Wat iemand in het AZC al doet: Nederlands, KNM, vaardigheden, een toets en een klantprofiel.",
        nota("2.1, 3.1"),
    ),
    _term(
        "warme overdracht",
        "Gesprek waarin het COA iemand en zijn klantprofiel overdraagt aan de gemeente.",
        nota("3.8"),
    ),
    _term(
        "klantprofiel",
        "Wat het COA van een vergunninghouder weet en doorgeeft: persoon, familie, opleiding, taal en werk.",
        nota("2.1"),
    ),
    _term(
        "koppeling",
        "Besluit van het COA welke gemeente een vergunninghouder gaat huisvesten.",
        nota("4.1"),
    ),
    _term(
        "ontzorgen",
        "De gemeente betaalt de eerste zes maanden de vaste lasten uit de bijstand en leert iemand zijn geld zelf te beheren.",
        nota("2.2, 3.5"),
        pw("56a"),
    ),
    _term("budgetbeheer", "De gemeente of een ander beheert iemands hele inkomen, vrijwillig.", nota("3.5")),
    _term(
        "vaste lasten",
        "Huur, gas, water, stroom en zorgverzekering; in de pilot ook telefoon.",
        pw("56a"),
        nota("2.2"),
    ),
    _term(
        "machtiging",
        "Toestemming van de persoon zelf om in de pilot vaste lasten op de bijstand in te houden.",
        nota("3.5"),
    ),
    _term(
        "integraal aanbod",
        "Taal of opleiding en werk tegelijk; de nota wil dat wie is gehuisvest daar binnen zes maanden mee begint.",
        nota("2.2, 5.1"),
    ),
    _term(
        "duaal traject", "Inburgering en (arbeids)participatie die elkaar aanvullen en versterken.", nota("3.3, 3.4")
    ),
    _term(
        "inburgeringsaanbod",
        "De cursus die een gemeente een asielstatushouder aanbiedt, passend bij de leerroute en met keurmerk.",
        nota("1"),
        wi("16"),
    ),
    _term("keurmerk inburgering", "Bewijs van kwaliteit voor cursusinstellingen, van Blik op Werk.", nota("1")),
    _term("taalschakeltraject", "Voorbereiding op een Nederlandse opleiding, erkend volgens de WEB.", nota("1")),
    _term(
        "startkwalificatie",
        "Diploma havo, vwo of mbo niveau 2 of hoger: het minimum voor kans op duurzaam geschoold werk.",
        nota("1"),
    ),
    _term("taalniveau A2", "Begrijpt korte eenvoudige teksten en vindt daarin informatie.", nota("1")),
    _term(
        "taalniveau B1",
        "Begrijpt teksten van vooral veelgebruikte woorden, en moeilijker taal uit het eigen werk of leven.",
        nota("1"),
    ),
    _term(
        "alfabetisering",
        "Leren lezen en schrijven voor wie dat niet of in een ander schrift kan, als het PIP het noemt.",
        nota("tabel 1.0"),
    ),
    _term(
        "doen-vermogen",
        "Het vermogen om een doel te stellen, een plan te maken, te beginnen en vol te houden, ook bij tegenslag.",
        nota("3.7, bijlage 2"),
    ),
    _term(
        "zelfredzaamheid-matrix",
        "Meting van de zelfredzaamheid op dertien domeinen met een score van 1 tot en met 5.",
        nota("bijlage 4"),
    ),
    _term("taakstelling", "Hoeveel personen een gemeente in een half jaar moet huisvesten.", nota("tabel 2.0, 4.0")),
    _term("TVS", "Taakstellingvolgsysteem: daarin delen COA en gemeenten wie er gehuisvest wordt.", nota("4.1")),
    _term(
        "sociale kaart",
        "De partners in de keten met de onderwerpen waarop u met hen samenwerkt; zie `inburgering partner list`.",
        nota("3.6, 4.1"),
    ),
    _term(
        "Sociale Alliantie",
        "De partners in Ouder-Amstel die het tevredenheidsonderzoek een cijfer vraagt.",
        nota("5.1"),
    ),
    _term(
        "specifieke uitkering",
        "Geld van het Rijk voor leerroute, maatschappelijke begeleiding, PVT, MAP en tolken; zie `inburgering budget show`.",
        nota("4.2"),
    ),
    _term("nieuwe route", "Werkwijze waarin de inburgeraar eigenaar is van zijn eigen traject.", nota("2.1")),
    _term(
        "PPS-V",
        "Persoonsprofielscan Vluchtelingen van NOA: gevalideerde methode voor de brede intake.",
        nota("3.1, 3.2"),
    ),
    _term(
        "DUO", "Dienst Uitvoering Onderwijs: stuurt de kennisgeving, bewaakt de termijn, neemt examens af.", nota("1")
    ),
    _term("COA", "Centraal Orgaan opvang asielzoekers: de opvang, en de koppeling aan een gemeente.", nota("4.1")),
    _term("AZC", "Asielzoekerscentrum: de opvang waar de dienstverlening al begint.", nota("2.1")),
    _term("IND", "Immigratie- en Naturalisatiedienst: beslist over het verblijf.", _BIJLAGE_1),
    _term(
        "kennisgeving",
        "Brief van DUO dat iemand inburgeringsplichtig is.",
        bi("5.3 lid 1"),
        soort=WET,
    ),
    _term(
        "inburgeringstermijn",
        "De drie jaar waarin aan de plicht moet zijn voldaan; onder de Wet inburgering 2021 vanaf de dag na het eerste PIP.",
        wi("11"),
        wi2013("7b"),
        soort=WET,
    ),
    _term(
        "vrijstelling",
        "Besluit van DUO dat iemand de plicht niet hoeft na te komen, bijvoorbeeld door een diploma of een opleiding.",
        wi("4"),
        bi("2.3"),
        soort=WET,
    ),
    _term(
        "ontheffing",
        "Besluit van DUO dat iemand van (een deel van) de plicht is ontslagen; alleen in uitzonderlijke gevallen.",
        nota("1"),
        wi("5"),
    ),
    _term(
        "handhaving",
        "Toezien op de voortgang en zo nodig oproepen, waarschuwen en beboeten.",
        nota("1"),
        wi("22, 23"),
    ),
    _term(
        "bezwaar",
        "Zes weken om tegen een beschikking op te komen, vanaf de dag na de bekendmaking.",
        awb("6:7, 6:8"),
        soort=WET,
    ),
    _term(
        "Algemene termijnenwet",
        "Een korte wettelijke termijn die op een weekend of feestdag eindigt, loopt door tot en met de volgende werkdag.",
        ATW_BRON,
        soort=WET,
    ),
    _term(
        "dagtekening",
        "De dag die op een besluit staat; die van het eerste PIP start de inburgeringstermijn.",
        wi("11"),
        soort=WET,
    ),
)
