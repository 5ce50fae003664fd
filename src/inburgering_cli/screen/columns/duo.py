"""The columns of a delivery to DUO and of what DUO sent."""

from typing import Final

from inburgering_cli.screen.output import Kolom, day, words

BERICHTEN: Final = (
    Kolom("onderdeel", "onderdeel"),
    Kolom("berichten", "berichten", rechts=True, vast=True),
)
ONTBREEKT: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("onderdeel", "onderdeel", words),
    Kolom("veld", "veld", words),
    Kolom("melding", "melding", vrij=True),
    Kolom("bron", "bron", vanaf=110),
)
FOUTEN: Final = (
    Kolom("bestand", "bestand", vrij=True),
    Kolom("rij", "nr.", rechts=True, vast=True),
    Kolom("kolom", "veld"),
    Kolom("melding", "melding", vrij=True),
)
NOTIFICATIES: Final = (
    Kolom("datum", "datum", day, vast=True),
    Kolom("gebeurtenis", "code", vast=True),
    Kolom("omschrijving", "gebeurtenis"),
)
SIGNALEN: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("gebeurtenis", "code", vast=True),
    Kolom("omschrijving", "gebeurtenis"),
    Kolom("te_doen", "te doen"),
)
ONBEKEND: Final = (
    Kolom("bestand", "bestand", vrij=True),
    Kolom("bsn", "BSN", vast=True),
    Kolom("v_nummer", "V-nummer", vast=True),
    Kolom("soort", "soort", words),
    Kolom("gebeurtenis", "code", vast=True),
)
