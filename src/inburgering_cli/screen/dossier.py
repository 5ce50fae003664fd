"""A dossier, its records and the explanations of its terms and signals, on a terminal."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any, Final

from rich.console import Console
from rich.text import Text

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.text import clean
from inburgering_cli.law import vocabulary as v
from inburgering_cli.law.plicht.progress import TalkState
from inburgering_cli.records.kind import Kind
from inburgering_cli.records.kinds.dossier import DOSSIER
from inburgering_cli.records.kinds.enquete import ENQUETE
from inburgering_cli.records.kinds.pip import PIP
from inburgering_cli.records.reference import shown_parts
from inburgering_cli.screen.column import Column, words
from inburgering_cli.screen.columns import duo, huishouden, lists, records
from inburgering_cli.screen.progress import show_obligations
from inburgering_cli.screen.table import console, emit_note, emit_table

#: States that the line about the person and the events tell already.
_TOLD_ELSEWHERE: Final = frozenset({*v.DOELGROEPEN, "bijstand"})


def show_case(found: Mapping[str, Any]) -> None:
    """Print all parts of a dossier that are not empty."""
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
    for one in found["toestanden"]:
        if one["toestand"] not in _TOLD_ELSEWHERE:
            until = f" tot en met {dutch(one['tot'])}" if one["tot"] else ""
            out.print(f"{one['omschrijving']} vanaf {dutch(one['vanaf'])}{until} ({one['bron']})")
    person = [
        f"{k.title}: {dutch(found[k.key]) if k.key == 'geboortedatum' else k.text(found)}"
        for k in records.detail_columns(DOSSIER)
        if found[k.key] is not None
    ]
    out.print(Text(clean(" · ".join(person))))
    talks = TalkState(**found["voortgang"])
    if talks.afgesproken is not None or talks.gehouden or talks.gepland:
        out.print(Text(f"voortgangsgesprekken: {talks.sentence()}"))
    events = [
        {"wat": label, "dag": found["gebeurtenissen"][name]}
        for name, label in v.GEBEURTENISSEN.items()
        if found["gebeurtenissen"][name]
    ]
    events.sort(key=lambda event: str(event["dag"]))
    pair = (Column("dag", "dag", dutch, fixed=True), Column("wat", "gebeurtenis"))
    emit_table(pair, events, title="Gebeurtenissen", empty="Nog geen.", target=out)
    services = [
        {"dienst": words(name), "recht": "ja" if right else "nee", "bron": found["diensten_toelichting"][name]}
        for name, right in found["diensten"].items()
    ]
    emit_table(
        (Column("dienst", "dienst"), Column("recht", "recht", fixed=True), Column("bron", "toelichting en bron")),
        services,
        title="Diensten",
        target=out,
    )
    for kind in (*shown_parts(), ENQUETE):
        if rows := found[kind.part]:
            own = records.details_of(kind)
            emit_table(records.columns_of(kind), rows, title=kind.heading, target=out, details=own)
    if found["notificaties"]:
        emit_table(duo.NOTIFICATIONS, found["notificaties"], title="Notificaties van DUO", target=out)
    show_obligations(found, out)
    if found["aankomst_ontbreekt"]:
        out.print(Text("Nog vast te leggen over aankomst en verhuizing", style="bold"))
        for sentence in found["aankomst_ontbreekt"]:
            out.print(Text(fill(clean(sentence), out.width, initial_indent="  ", subsequent_indent="    ")))
    if found["ontzorg_evaluatie"]:
        columns = _without_name(huishouden.CHECK)
        emit_table(columns, [found["ontzorg_evaluatie"]], title="Ontzorgen evalueren", target=out)
        for sentence in found["ontzorg_evaluatie"]["ontbreekt"]:
            emit_note(sentence, "  ")
    if found["signalen"]:
        emit_table(_without_name(lists.SIGNALS), found["signalen"], title="Signalen", target=out)
    if found["termijn_verschil"]:
        out.print(Text(f"Let op: {found['termijn_verschil']}.", style="yellow"))
    emit_table(_without_name(lists.DEADLINES), found["termijnen"], title="Termijnen", empty="Nog geen.", target=out)


def _without_name(columns: Sequence[Column]) -> tuple[Column, ...]:
    return tuple(k for k in columns if k.key not in ("dossier", "naam"))


def show_whole(kind: Kind, rows: Sequence[Mapping[str, Any]]) -> None:
    """Print each record as a list of all its fields, uncut."""
    pair = (Column("veld", "veld", fixed=True), Column("waarde", "waarde", free=True))
    for row in rows:
        own = (*records.detail_columns(kind), *records.columns_of(kind))
        columns = {**{name: Column(name, name) for name in row}, **{k.key: k for k in own}}
        told = [
            {"veld": columns[name].title, "waarde": columns[name].text(row)} for name in row if row[name] is not None
        ]
        emit_table(pair, told, title=kind.says(row).capitalize() if kind.says else kind.heading)


def show_chapters(versions: Sequence[Mapping[str, Any]]) -> None:
    """Print of each version of the PIP the fields that the list of versions does not show."""
    pair = (Column("onderdeel", "onderdeel", fixed=True), Column("inhoud", "inhoud", free=True))
    own = [k for k in records.detail_columns(PIP) if k.key != "leefgebied"]
    for version in versions:
        lines = [(k.title, k.text(version)) for k in own if version[k.key] is not None]
        lines += [(words(name), text) for name, text in version["leefgebied"].items()]
        if lines:
            shown = [{"onderdeel": name, "inhoud": text} for name, text in lines]
            emit_table(pair, shown, title=f"Inhoud van versie {version['versie']}")


def show_explanation(found: Sequence[Mapping[str, Any]]) -> None:
    """Print each term with its numbered steps."""
    out = console()
    if not found:
        out.print(Text("Dit dossier heeft nog geen termijnen: er is geen gebeurtenis die er een start."))
    for row in found:
        last = dutch(row["uiterlijk"]) or "geen dag"
        out.print(Text(f"{words(row['termijn'])}: uiterlijk {last} ({words(row['status'])})", style="bold"))
        out.print(Text(clean(f"{row['dossier']}  {row['naam']} — {row['omschrijving']}")))
        print_steps(out, row["stappen"])
        out.print()


def print_steps(out: Console, steps: Sequence[str], mark: str | None = None) -> None:
    """Print sentences as a list, numbered or with a mark."""
    for number, step in enumerate(steps, 1):
        begin = f"  {mark or f'{number}.'} "
        out.print(Text(fill(clean(step), out.width, initial_indent=begin, subsequent_indent=" " * len(begin))))


def show_signals(found: Sequence[Mapping[str, Any]]) -> None:
    """Print each signal with its facts and the command to give."""
    out = console()
    if not found:
        out.print(Text("Dit dossier heeft geen signalen."))
    for row in found:
        until = f", {dutch(row['dag'])}" if row["dag"] else ""
        out.print(Text(f"{words(row['signaal'])} ({row['ernst']}{until})", style="bold"))
        out.print(Text(clean(f"{row['dossier']}  {row['naam']} — {row['omschrijving']} ({row['bron']})")))
        for fact in row["waarom"]:
            out.print(Text(fill(clean(fact), out.width, initial_indent="  - ", subsequent_indent="    ")))
        out.print(Text(clean(f"  {row['opdracht']}"), style="bold"))
        out.print()


def show_names(rows: Sequence[Mapping[str, Any]]) -> None:
    """Print the dossiers behind each figure of the indicators."""
    lines = [
        {"indicator": row["id"], "getal": words(part), "aantal": len(numbers), "dossiers": ", ".join(numbers)}
        for row in rows
        for part, numbers in row["dossiers"].items()
        if numbers
    ]
    emit_table(
        (
            Column("indicator", "indicator"),
            Column("getal", "getal"),
            Column("aantal", "n", right_aligned=True, fixed=True),
            Column("dossiers", "dossiers"),
        ),
        lines,
        title="Wie achter elk getal staat",
    )
