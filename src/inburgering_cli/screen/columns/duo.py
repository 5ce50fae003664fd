"""The columns of deliveries to DUO and of messages from DUO."""

from typing import Final

from inburgering_cli.screen.column import Column, day, words

MESSAGES: Final = (
    Column("onderdeel", "onderdeel"),
    Column("berichten", "berichten", right_aligned=True, fixed=True),
)
MISSING: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("onderdeel", "onderdeel", words),
    Column("veld", "veld", words),
    Column("melding", "melding", free=True),
    Column("bron", "bron", from_width=110),
)
FAULTS: Final = (
    Column("bestand", "bestand", free=True),
    Column("rij", "nr.", right_aligned=True, fixed=True),
    Column("kolom", "veld"),
    Column("melding", "melding", free=True),
)
NOTIFICATIONS: Final = (
    Column("datum", "datum", day, fixed=True),
    Column("gebeurtenis", "code", fixed=True),
    Column("omschrijving", "gebeurtenis"),
)
SIGNALS: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("gebeurtenis", "code", fixed=True),
    Column("omschrijving", "gebeurtenis"),
    Column("te_doen", "te doen"),
)
UNKNOWN: Final = (
    Column("bestand", "bestand", free=True),
    Column("bsn", "BSN", fixed=True),
    Column("v_nummer", "V-nummer", fixed=True),
    Column("soort", "soort", words),
    Column("gebeurtenis", "code", fixed=True),
)
