"""One dossier, and one explanation, for reading on a terminal."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any, Final

from inburgering_cli.domain import vocabulary as v
from inburgering_cli.domain.dates import dutch
from inburgering_cli.domain.text import clean
from inburgering_cli.render import columns, columns_duo, columns_traject
from inburgering_cli.render.output import Kolom, words
from inburgering_cli.render.table import console, emit_table

_DAYS: Final = ("geboortedatum", "vergunning_geldig_tot", "duo_termijn_einde")


def show_case(found: Mapping[str, Any]) -> None:
    """Print all parts of a dossier; empty parts are left out."""
    from rich.text import Text

    out = console()
    out.print(Text(clean(f"{found['dossier']}  {found['naam']}"), style="bold"))
    about = [
        v.DOELGROEPEN[found["doelgroep"]],
        v.STELSELS[found["stelsel"]],
        f"fase {found['fase']}",
        v.LEERROUTES.get(found["leerroute"] or "", ""),
        f"gesloten: {v.REDENEN_GESLOTEN[found['reden_gesloten']]}" if found["reden_gesloten"] else "",
    ]
    out.print(Text(" · ".join(part for part in about if part)))
    person = [
        f"{label} {dutch(found[key]) if key in _DAYS else found[key]}"
        for key, label in (
            ("bsn", "BSN"),
            ("v_nummer", "V-nummer"),
            ("geboortedatum", "geboren"),
            ("nationaliteit", "nationaliteit"),
            ("gemeente", "gemeente"),
            ("klantmanager", "klantmanager"),
            ("huishouden", "huishouden"),
            ("adres", "adres"),
            ("postcode", ""),
            ("woonplaats", ""),
            ("telefoon", "telefoon"),
            ("email", "e-mail"),
            ("contacttaal", "spreekt"),
            ("vergunning_geldig_tot", "vergunning tot en met"),
            ("duo_termijn_einde", "termijn volgens DUO tot en met"),
        )
        if found[key]
    ]
    if found["tolk_nodig"]:
        person.append("tolk nodig")
    out.print(Text(clean(" · ".join(line.strip() for line in person))))
    events = [
        {"wat": label, "dag": found["gebeurtenissen"][name]}
        for name, label in v.GEBEURTENISSEN.items()
        if found["gebeurtenissen"][name]
    ]
    events.sort(key=lambda event: str(event["dag"]))
    pair = (Kolom("dag", "dag", dutch, vast=True), Kolom("wat", "gebeurtenis"))
    emit_table(pair, events, titel="Gebeurtenissen", leeg="Nog geen.", target=out)
    services = [
        {"dienst": words(name), "recht": "ja" if right else "nee", "bron": found["diensten_toelichting"][name]}
        for name, right in found["diensten"].items()
    ]
    emit_table(
        (Kolom("dienst", "dienst"), Kolom("recht", "recht", vast=True), Kolom("bron", "toelichting en bron")),
        services,
        titel="Diensten",
        target=out,
    )
    for key, title, kolommen in (
        ("intake", "Brede intake", columns.INTAKES),
        ("pip", "PIP", columns.PIPS),
        ("route", "Leerroute", columns.ROUTES),
        ("ontzorgen", "Ontzorgen", columns.ONTZORGEN),
        ("activiteiten", "Activiteiten", columns.ACTIVITEITEN),
        *((key, title, kolommen) for key, (title, kolommen) in columns_traject.DELEN.items()),
        ("notificaties", "Notificaties van DUO", columns_duo.NOTIFICATIES),
    ):
        if found[key]:
            emit_table(kolommen, found[key], titel=title, target=out)
    if found["termijn_verschil"]:
        out.print(Text(f"Let op: {found['termijn_verschil']}.", style="yellow"))
    own = tuple(k for k in columns.DEADLINES if k.key not in ("dossier", "naam"))
    emit_table(own, found["termijnen"], titel="Termijnen", leeg="Nog geen.", target=out)


def show_chapters(versions: Sequence[Mapping[str, Any]]) -> None:
    """Print what the newest version of a PIP says, beside the columns of the list of versions."""
    if not versions:
        return
    newest = versions[-1]
    listed = {"dossier", *(k.key for k in columns.PIPS), "leefgebied"}
    lines = [(words(k), value) for k, value in newest.items() if k not in listed and value is not None]
    lines += [(words(k), text) for k, text in newest["leefgebied"].items()]
    if lines:
        shown = [
            {"onderdeel": name, "inhoud": ("ja" if v else "nee") if isinstance(v, bool) else v} for name, v in lines
        ]
        pair = (Kolom("onderdeel", "onderdeel", vast=True), Kolom("inhoud", "inhoud", vrij=True))
        emit_table(pair, shown, titel=f"Inhoud van versie {newest['versie']}")


def show_explanation(found: Sequence[Mapping[str, Any]]) -> None:
    """Print each term with its numbered steps."""
    from rich.text import Text

    out = console()
    if not found:
        out.print(Text("Dit dossier heeft nog geen termijnen: er is geen gebeurtenis die er een start."))
    for row in found:
        last = dutch(row["uiterlijk"]) or "geen dag"
        out.print(Text(f"{words(row['termijn'])}: uiterlijk {last} ({words(row['status'])})", style="bold"))
        out.print(Text(clean(f"{row['dossier']}  {row['naam']} — {row['omschrijving']}")))
        for number, step in enumerate(row["stappen"], 1):
            begin = f"  {number}. "
            out.print(Text(fill(clean(step), out.width, initial_indent=begin, subsequent_indent=" " * len(begin))))
        out.print()


def show_names(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the dossiers behind each number of the indicators."""
    lines = [
        {"indicator": row["id"], "getal": words(part), "aantal": len(numbers), "dossiers": ", ".join(numbers)}
        for row in rows
        for part, numbers in row["dossiers"].items()
        if numbers
    ]
    emit_table(
        (
            Kolom("indicator", "indicator"),
            Kolom("getal", "getal"),
            Kolom("aantal", "n", rechts=True, vast=True),
            Kolom("dossiers", "dossiers"),
        ),
        lines,
        titel="Wie achter elk getal staat",
    )
