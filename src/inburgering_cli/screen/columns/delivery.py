"""The columns of what deliveries show."""

from typing import Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.screen.output import Kolom

CONTROLE: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("ernst", "ernst", vast=True, stijl=lambda row: "bold red" if row["ernst"] == "fout" else "yellow"),
    Kolom("veld", "veld", vrij=True),
    Kolom("melding", "melding"),
    Kolom("bron", "bron", vanaf=110),
)
BRONNEN: Final = (
    Kolom("bron", "bron", vast=True),
    Kolom("omschrijving", "omschrijving"),
    Kolom("soort", "soort"),
    Kolom("waarden", "waarden", lambda names: ", ".join(names or ()), vrij=True, vanaf=100),
)
TELLINGEN: Final = (
    Kolom("omschrijving", "telling"),
    Kolom("jaar", "jaar", rechts=True, vast=True),
    Kolom("aantal", "aantal", rechts=True, vast=True),
    Kolom("jaarbegrip", "betekenis van het jaar", vanaf=100),
    Kolom("bron", "bron", vanaf=110),
)
LEVERING: Final = (Kolom("wat", "wat", vast=True), Kolom("waarde", "waarde", vrij=True))
DAGEN: Final = {"van": dutch, "tot": dutch, "peildatum": dutch, "stand": dutch}
