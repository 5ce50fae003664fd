"""Deliveries to CBS (SWI, SRG) and the counts of the SPUK: by a layout, checked, written whole or not at all.

The store is only read. Dossiers pass one by one; the number of queries does not depend on how many there are.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import GebruikFout, Geweigerd
from inburgering_cli.core.period import Tijdvak
from inburgering_cli.core.text import slug
from inburgering_cli.features.deliveries import sources as lv
from inburgering_cli.features.deliveries.layout import CODERINGEN, FOUT, MELDING, XML, Layout, Veld
from inburgering_cli.features.deliveries.layout_file import builtin, load
from inburgering_cli.features.deliveries.render import Bevinding, Filler, Record, writer
from inburgering_cli.features.deliveries.xsd import load_schema, validate
from inburgering_cli.files.atomic import Nieuw, folder, new_file
from inburgering_cli.law.facts import Feiten
from inburgering_cli.law.figures import spuk
from inburgering_cli.law.vocabulary import WI2021
from inburgering_cli.store import reads
from inburgering_cli.store.reads import delivery
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading.looks import note_delivery

CONTROLE: Final = ("dossier", "veld", "bron", "ernst", "melding")
_DOSSIERS: Final = ("telling", "jaar", "dossier")


@dataclass(frozen=True, slots=True)
class Vraag:
    """What to deliver: which delivery, over which period, in which layout, of which gemeente (None: all)."""

    soort: str
    tijdvak: Tijdvak
    layout: Layout
    gemeente: str | None = None
    namen: bool = False

    def stand(self, peildatum: str) -> str:
        """The day as of which facts are read: facts of after the period, or after the peildatum, do not exist."""
        return min(peildatum, self.tijdvak.tot)


@dataclass(slots=True)
class Verslag:
    """What a delivery came to. `buiten`: dossiers that do not belong to it, by the reason."""

    records: int = 0
    afgekeurd: int = 0
    fouten: int = 0
    meldingen: int = 0
    buiten: dict[str, int] = field(default_factory=lambda: dict.fromkeys(lv.BUITEN, 0))
    tellingen: list[dict[str, Any]] = field(default_factory=list)

    def rows(self, dossier: str, found: Iterable[Bevinding]) -> Iterator[dict[str, Any]]:
        """What was found about a dossier (`""`: around the records) as rows of the check report, counted."""
        for b in found:
            if b.ernst == FOUT:
                self.fouten += 1
            else:
                self.meldingen += 1
            yield dict(zip(CONTROLE, (dossier, b.veld, b.bron or "", b.ernst, b.melding), strict=True))


class Regel(NamedTuple):
    """One record to write, or only what was found about a dossier (`cellen` None)."""

    dossier: str
    cellen: list[str] | None
    bevindingen: list[Bevinding]


def ask(
    env: Omgeving, soort: str, period: Callable[[str], Tijdvak], own: Path | None, gemeente: str | None, *, namen: bool
) -> Vraag:
    """What to deliver, checked; warns about what the user should know before using the result.

    `period`: the period by the peildatum. `own`: a layout of the user; without it the example.
    """
    layout = load(own) if own else builtin(soort)
    vraag = Vraag(soort, period(env.peildatum), layout, gemeente, namen)
    if layout.levering != soort:
        raise Geweigerd(f"De indeling {layout.naam} is voor {layout.levering}, niet voor {soort}.", veld="layout")
    if soort == lv.SPUK and not vraag.tijdvak.heel_jaar:
        raise GebruikFout("De tellingen van de SPUK gaan over een kalenderjaar; geef --jaar.", veld="jaar")
    env.warn(layout.status)
    if vraag.tijdvak.tot > env.peildatum:
        env.warn(f"Het tijdvak {vraag.tijdvak.naam} is op de peildatum {dutch(env.peildatum)} nog niet voorbij.")
    return vraag


def findings(env: Omgeving, vraag: Vraag, verslag: Verslag, out: Path | None = None) -> Iterator[dict[str, Any]]:
    """The check report row by row, without a delivery; `verslag` is filled along the way.

    With `out` the report is written into that folder too, once all rows have been taken.
    """
    with ExitStack() as stack:
        check = stack.enter_context(new_file(_prepared(env, out) / _check_name(vraag))) if out else None
        report = _table(check, CONTROLE) if check else None
        for row in _findings(env, vraag, verslag):
            if report:
                report.writerow(row.values())
            yield row
        if check:
            check.commit()


def _findings(
    env: Omgeving, vraag: Vraag, verslag: Verslag, write: Callable[[str, list[str]], None] = lambda dossier, cells: None
) -> Iterator[dict[str, Any]]:
    """The rows of the check report; each record that can be delivered goes to `write`."""
    with reading(env) as connection:
        for regel in _counted(env, connection, vraag, verslag):
            yield from verslag.rows(regel.dossier, regel.bevindingen)
            if regel.cellen is not None:
                write(regel.dossier, regel.cellen)
    for found in _around(env, vraag, verslag):
        yield from verslag.rows("", found.bevindingen)


def _prepared(env: Omgeving, out: Path) -> Path:
    """The folder for the files, made where there is none."""
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen in de map {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    return out


def deliver(
    env: Omgeving, vraag: Vraag, out: Path, *, xsd: Path | None = None, partial: bool = False
) -> dict[str, Any]:
    """Write the delivery and its check report into a folder, and tell what it came to.

    Raises `Geweigerd` when a record cannot be delivered (without `partial`, which leaves it out) or the schema of the user
    objects: then only the check report is written.
    """
    schema = _schema(vraag.layout, xsd)
    _prepared(env, out)
    name = _file_name(vraag)
    path, check_path = out / name, out / _check_name(vraag)
    names_path = out / f"{Path(name).stem}-dossiers.csv" if vraag.namen else None
    verslag, who = Verslag(), list[str]()
    schrijver = writer(vraag.layout)
    with ExitStack() as stack:
        file = stack.enter_context(new_file(path, CODERINGEN[vraag.layout.codering]))
        check = stack.enter_context(new_file(check_path))
        report = _table(check, CONTROLE)
        head = schrijver.head(_around(env, vraag, verslag)[0].cellen)
        file.stream.write(head)

        def write(dossier: str, cells: list[str]) -> None:
            file.stream.write(schrijver.line(cells))
            if schema is not None:
                who.append(dossier)

        report.writerows(row.values() for row in _findings(env, vraag, verslag, write))
        tail = schrijver.tail(_around(env, vraag, verslag)[1].cellen)
        file.stream.write(tail)
        file.close()
        objections = 0
        if schema is not None:
            for row in _objections(file.beside, schema, who, head, tail):
                objections += 1
                verslag.fouten += 1
                report.writerow(row.values())
        check.commit()
        _refuse(verslag, objections, check_path, partial=partial)
        if names_path is not None:
            proof = stack.enter_context(new_file(names_path))
            _table(proof, _DOSSIERS).writerows(
                (t["telling"], t["jaar"], number) for t in verslag.tellingen for number in t["dossiers"]
            )
            proof.commit()
        note_delivery(env, verslag.records)  # it holds people by number: nothing leaves that the trail does not tell of
        file.commit()
    return _summary(env, vraag, verslag, path, check_path, names_path)


def _schema(layout: Layout, xsd: Path | None) -> Any:
    if xsd is None:
        return None
    if layout.soort != XML:
        raise GebruikFout(f"De indeling {layout.naam} geeft geen XML; --xsd kan hier niet.", veld="xsd")
    return load_schema(xsd)


def _objections(path: Path, schema: Any, who: list[str], head: str, tail: str) -> Iterator[dict[str, Any]]:
    """What the schema of the user objects to, with the dossier whose record stands on that line."""
    before = head.count("\n")
    for fout in validate(path, schema, head, len(who), tail):
        number = who[fout.regel - before - 1] if fout.regel else ""
        melding = f"XSD{f', regel {fout.regel}' if fout.regel else ''}: {fout.melding}"
        yield dict(zip(CONTROLE, (number, fout.element, "", FOUT, melding), strict=True))


def _refuse(verslag: Verslag, objections: int, check: Path, *, partial: bool) -> None:
    where = f"Zie {check}. Er is niets geleverd."
    if objections:
        raise Geweigerd(f"Het bestand past niet in de XSD ({objections} keer). {where}", veld="xsd")
    if verslag.fouten and not partial:
        many = "1 fout" if verslag.fouten == 1 else f"{verslag.fouten} fouten"
        raise Geweigerd(
            f"De controle vond {many}. {where} Herstel de gegevens, of lever de rest met --partial.", veld="check"
        )


def _file_name(vraag: Vraag) -> str:
    name = vraag.layout.bestandsnaam.replace("{tijdvak}", vraag.tijdvak.naam)
    if vraag.gemeente is None:
        return name
    stem, dot, ending = name.rpartition(".")
    of = slug(vraag.gemeente)
    return f"{stem}-{of}{dot}{ending}" if dot else f"{name}-{of}"


def _check_name(vraag: Vraag) -> str:
    return f"{Path(_file_name(vraag)).stem}-controle.csv"


def _table(file: Nieuw, names: tuple[str, ...]) -> Any:
    """A CSV for people, as Dutch Excel reads it. None of its cells can begin as a formula: see `CONTROLE`, `_DOSSIERS`."""
    table = csv.writer(file.stream, delimiter=";", lineterminator="\n")
    table.writerow(names)
    return table


def _counted(env: Omgeving, connection: Connection, vraag: Vraag, verslag: Verslag) -> Iterator[Regel]:
    """The records of a delivery, counted; one that cannot be delivered keeps only what was found."""
    walk = _tellingen if lv.PER[vraag.soort] == lv.PER_TELLING else _dossiers
    for regel in walk(env, connection, vraag, verslag):
        if regel.cellen is None:
            yield regel
        elif any(b.ernst == FOUT for b in regel.bevindingen):
            verslag.afgekeurd += 1
            yield regel._replace(cellen=None)
        else:
            verslag.records += 1
            yield regel


def _constanten(env: Omgeving, vraag: Vraag) -> dict[str, Any]:
    t = vraag.tijdvak
    return {
        "tijdvak": t.naam, "tijdvak_van": t.van, "tijdvak_tot": t.tot, "tijdvak_jaar": t.jaar,
        "tijdvak_kwartaal": t.kwartaal, "tijdvak_maand": t.maand, "stand": vraag.stand(env.peildatum),
        "indeling": vraag.layout.naam,
    }  # fmt: skip


def _around(env: Omgeving, vraag: Vraag, verslag: Verslag) -> tuple[Record, Record]:
    """The records that open and close the file."""
    constanten = {**_constanten(env, vraag), "aantal_records": verslag.records}
    layout = vraag.layout

    def filled(velden: tuple[Veld, ...]) -> Record:
        return Filler(layout, velden, (), constanten).fill(())

    return filled(layout.voorloop), filled(layout.sluit)


def _named(layout: Layout, names: Any) -> list[str]:
    """Which of these sources the columns of a layout need, in a fixed order."""
    used = {name for veld in layout.velden for name in (veld.bron, veld.leeg_mag_zonder, *veld.alleen_bij)}
    return [name for name in names if name in used]


def _dossiers(env: Omgeving, connection: Connection, vraag: Vraag, verslag: Verslag) -> Iterator[Regel]:
    layout, van, stand = vraag.layout, vraag.tijdvak.van, vraag.stand(env.peildatum)
    extra = _named(layout, lv.EXTRA)
    own = _named(layout, lv.ACTIVITEIT)
    namen = (*Feiten._fields, lv.STELSEL, *extra, *own, "volgnummer")
    fill = Filler(layout, layout.velden, namen, _constanten(env, vraag)).fill
    facts = reads.facts.read(connection, env.beleid, stand, gemeente=vraag.gemeente)
    more = delivery.extras(connection, extra, stand, vraag.gemeente)
    activities = None
    if lv.PER[vraag.soort] == lv.PER_ACTIVITEIT:
        activities = delivery.Activities(connection, own, sorted(layout.activiteiten), van, stand)
    stelsels, doelgroepen = layout.stelsels, layout.doelgroepen
    for one, (ident, *rest) in zip(facts, more, strict=True):
        assert one.id == ident
        why = lv.left_out(one, van, stelsels, doelgroepen)
        found = [()] if activities is None else activities.of(ident)
        if why is None and not found:
            why = "geen_activiteit"
        if why is not None:
            verslag.buiten[why] += 1
            continue
        stelsel = one.stelsel
        for activity in found:
            record = fill((*one, stelsel, *rest, *activity, verslag.records + 1))
            yield Regel(one.dossier, record.cellen, record.bevindingen)


def _tellingen(env: Omgeving, connection: Connection, vraag: Vraag, verslag: Verslag) -> Iterator[Regel]:
    layout = vraag.layout
    teller = spuk.Teller(int(vraag.tijdvak.jaar), namen=vraag.namen)
    for one in reads.facts.read(connection, env.beleid, vraag.stand(env.peildatum), gemeente=vraag.gemeente):
        if one.stelsel != WI2021:
            verslag.buiten[lv.STELSEL] += 1
            continue
        teller.add(one)
        if not lv.begun(one):
            verslag.buiten[lv.NOG_NIET] += 1
        elif doubts := spuk.doubts(one):
            yield Regel(one.dossier, None, [Bevinding(name, name, MELDING, what) for name, what in doubts])
    verslag.tellingen = teller.rows()
    names = [name.removeprefix("telling_") for name in lv.TELLING]
    fill = Filler(layout, layout.velden, (*lv.TELLING, "volgnummer"), _constanten(env, vraag)).fill
    for row in verslag.tellingen:
        record = fill((*(row[name] for name in names), verslag.records + 1))
        yield Regel("", record.cellen, record.bevindingen)


def _summary(
    env: Omgeving, vraag: Vraag, verslag: Verslag, path: Path, check: Path, names: Path | None
) -> dict[str, Any]:
    layout, tijdvak = vraag.layout, vraag.tijdvak
    return {
        "levering": vraag.soort, "indeling": layout.naam, "getoetst": layout.getoetst,
        "tijdvak": tijdvak.naam, "van": tijdvak.van, "tot": tijdvak.tot,
        "peildatum": env.peildatum, "stand": vraag.stand(env.peildatum), "gemeente": vraag.gemeente,
        "bestand": str(path), "controle": str(check), "dossiers": str(names) if names else None,
        "records": verslag.records, "afgekeurd": verslag.afgekeurd,
        "fouten": verslag.fouten, "meldingen": verslag.meldingen, "buiten": verslag.buiten,
        "tellingen": [{k: v for k, v in row.items() if k != "dossiers" or vraag.namen} for row in verslag.tellingen],
    }  # fmt: skip
