"""Every page and document that the program makes for people, made once: for the tests that look at all of them."""

import contextlib
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from inburgering_cli.cli.shell.run import run

SOON = "2026-09-30"
DOSSIER = "2025-0001"
_LONG = (
    "Selam wil graag weer in een kapsalon werken. Zij had in Asmara tien jaar een eigen zaak met twee medewerkers. Eerst"
    " leert zij de taal en oefent zij met klanten in een leerwerkplek. Daarna zoekt zij met de jobcoach een betaalde baan."
)
_PREPARE: tuple[tuple[str, ...], ...] = (
    (
        "case", "edit", DOSSIER, "--adres", "Dorpsstraat 1", "--postcode", "1191 AA", "--woonplaats",
        "Ouderkerk aan de Amstel", "--klantmanager", "K. Jansen", "--geslacht", "v", "--geboortedatum", "1990-05-31",
        "--contacttaal", "Tigrinya",
        "--huishouden", "H7",
    ),
    (
        "case", "edit", "2025-0003", "--adres", "Dorpsstraat 1", "--postcode", "1191 AA", "--woonplaats",
        "Ouderkerk aan de Amstel", "--geslacht", "m", "--huishouden", "H7", "--contacttaal", "Tigrinya",
    ),
    ("maatregel", "record", DOSSIER, "oproep", "--datum", "2025-01-10", "--grond", "map"),
    ("gesprek", "record", DOSSIER, "--gepland", "2025-01-20", "--niet-verschenen"),
    ("gesprek", "plan", DOSSIER, "--gepland", "2025-03-25"),
    ("route", "downscale", DOSSIER, "--datum", "2025-01-17", "--uren", "610", "--reden", "Selam kwam naar elke les."),
    ("ontzorg", "start", DOSSIER, "--datum", "2025-01-02", "--huur", "612,50", "--gas", "80"),
    ("ontzorg", "extend", DOSSIER, "--tot", "2025-09-30", "--reden", "De schulden zijn nog niet geregeld."),
    ("examen", "record", DOSSIER, "knm", "--datum", "2024-12-20", "--uitslag", "geslaagd"),
    (
        "activiteit", "hours", DOSSIER, "taalles", "--maand", "2024-06", "--aangeboden", "1240", "--gevolgd", "1200",
        "--verzuim-geoorloofd", "12,5", "--verzuim-ongeoorloofd", "27,5",
    ),
    (
        "pip", "revise", DOSSIER, "--dagtekening", "2025-01-20", "--bekendmaking", "2025-01-22", "--reden",
        "Selam gaat meer uren werken. " + _LONG, "--doel", _LONG, "--vve",
        "De jongste gaat vier ochtenden naar de voorschool.",
        "--begeleiding", "Elke dinsdag hulp bij de post.", "--participatie", _LONG, "--financien", "een kleine schuld",
        "--ontzorgen", "Elke maand een belletje.", "--intensiteit-route", "1612", "--intensiteit-pvt", "13",
        "--intensiteit-map", "41", "--afgewezen-z", "B1 is haalbaar", "--leefgebied", "wensberoep=kapper",
        "--leefgebied", "werkervaring=" + _LONG,
    ),
)  # fmt: skip
_SENDER = """
gemeente = "Ouder-Amstel"
afdeling = "Team Inburgering"
adres = "Vondelstraat 1"
postcode_plaats = "1191 CP Ouderkerk aan de Amstel"
telefoon = "020 000 00 00"
email = "inburgering@ouder-amstel.example"
bezwaar_adres = "Gemeente Ouder-Amstel, Vondelstraat 1, 1191 CP Ouderkerk aan de Amstel"
ondertekenaar = "A. de Vries"
functie = "teammanager"
"""
_LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#154273"/></svg>'
)
_PLACE = ("--tijd", "10.30 uur", "--plaats", "gemeentehuis, kamer 2")
#: name -> what is made of the person of the worked example.
_LETTERS: Mapping[str, tuple[str, ...]] = {
    "pip": ("pip", "document", DOSSIER),
    "pip_versie_1": ("pip", "document", DOSSIER, "--versie", "1", "--concept"),
    "uitnodiging_intake": ("brief", "make", "uitnodiging_intake", "2025-0003", "--op", "2025-03-25", *_PLACE),
    "waarschuwing": ("brief", "make", "waarschuwing", DOSSIER, "--op", "2025-03-25", *_PLACE),
    "uitnodiging_gesprek": ("brief", "make", "uitnodiging_gesprek", DOSSIER, "--op", "2025-03-25", *_PLACE),
    "einde_ontzorgen": ("brief", "make", "einde_ontzorgen", DOSSIER, "--huishouden"),
    "verlengingsadvies": ("brief", "make", "verlengingsadvies", DOSSIER, "--grond", _LONG),
    "overdracht": ("brief", "make", "overdracht", DOSSIER, "--aan", "Diemen"),
    "bevestiging_afspraak": ("brief", "make", "bevestiging_afspraak", DOSSIER, *_PLACE),
    "gemist_gesprek": ("brief", "make", "gemist_gesprek", DOSSIER, *_PLACE),
    "besluit_wijziging_pip": ("brief", "make", "besluit_wijziging_pip", DOSSIER),
    "besluit_afschalen": ("brief", "make", "besluit_afschalen", DOSSIER),
    "besluit_ontzorgen_verlengen": ("brief", "make", "besluit_ontzorgen_verlengen", DOSSIER),
    "wijzen_op_ontheffing": ("brief", "make", "wijzen_op_ontheffing", DOSSIER),
}  # fmt: skip
#: name -> what is made of the caseload of the examples.
_REPORTS: Mapping[str, tuple[str, ...]] = {
    "maand": ("report", "month"),
    "maand_namen": ("report", "month", "--names"),
    "maand_extern": ("report", "month", "--extern"),
    "kwartaal": ("report", "quarter"),
    "sturing": ("report", "steering"),
    "verantwoording": ("report", "accountability", "--names"),
}


#: name -> options of the package of one dossier, which is a page alone.
_PACKAGES: Mapping[str, tuple[str, ...]] = {"pakket": (), "inzage": ("--inzage",)}
DOCUMENTS = (*_LETTERS, *_REPORTS)
NAMES = (*DOCUMENTS, *_PACKAGES)


class Stuk(NamedTuple):
    """One piece, as a page and mostly as a document too."""

    html: Path
    pdf: Path | None = None


def every(folder: Path, caseload: bytes, example: bytes) -> dict[str, Stuk]:
    """All pieces, by their names."""
    stores = {}
    for name, content in (("caseload", caseload), ("example", example)):
        stores[name] = folder / f"{name}.db"
        stores[name].write_bytes(content)
        stores[name].chmod(0o600)
    own = folder / "sjablonen"
    own.mkdir()
    (own / "afzender.toml").write_text(_SENDER, encoding="utf-8")
    (own / "logo.svg").write_text(_LOGO, encoding="utf-8")
    for command in _PREPARE:
        _run(stores["caseload"], "2025-01-31", *command)
    found = {}
    for name, letter in _LETTERS.items():
        sheets = ("--sjablonen", str(own)) if name != "pip_versie_1" else ()
        found[name] = _made(stores["caseload"], "2025-01-31", folder / name, *letter, *sheets)
    for name, report in _REPORTS.items():
        found[name] = _made(stores["example"], SOON, folder / name, *report)
    for name, options in _PACKAGES.items():
        export = ("case", "export", DOSSIER, "--out", str(folder / name), *options, "-o", "json")
        made = json.loads(_run(stores["caseload"], "2025-01-31", *export))
        found[name] = Stuk(Path(made["pakket"]) / "dossier.html")
    return found


def _made(store: Path, peildatum: str, out: Path, *command: str) -> Stuk:
    told = json.loads(_run(store, peildatum, *command, "--format", "html,pdf", "--out", str(out), "-o", "json"))
    paths = told["bestanden"] if isinstance(told, dict) else [row["bestand"] for row in told]
    html, pdf = map(Path, paths)
    return Stuk(html, pdf)


def _run(store: Path, peildatum: str, *command: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(["--db", str(store), "--peildatum", peildatum, *command])
    assert code == 0, (command, err.getvalue())
    return out.getvalue()
