"""Makes deliveries to CBS (SWI, SRG) and the counts of the SPUK: by a layout, checked, written completely or not at
all.

Dossiers are read one by one; the number of queries does not depend on how many there are.
"""

import csv
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from sqlite3 import Connection
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused, UsageFault
from inburgering_cli.core.period import Period
from inburgering_cli.core.text import slug
from inburgering_cli.features.deliveries import sources as lv
from inburgering_cli.features.deliveries.layout import ENCODINGS, FAULT, MESSAGE, NOTE, XML, Field, Layout
from inburgering_cli.features.deliveries.layout_file import builtin, load
from inburgering_cli.features.deliveries.render import Filler, Finding, Record, writer_for
from inburgering_cli.features.deliveries.xsd import load_schema, validate
from inburgering_cli.files.atomic import NewFile, folder, new_file
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures import spuk
from inburgering_cli.law.vocabulary import WI2021
from inburgering_cli.store import reads
from inburgering_cli.store.reads import delivery
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.looks import note_delivery

CHECK: Final = ("dossier", "veld", "bron", "ernst", "melding")
_DOSSIERS: Final = ("telling", "jaar", "dossier")


@dataclass(frozen=True, slots=True)
class Question:
    """The delivery to make. `gemeente`: None for all."""

    soort: str
    period: Period
    layout: Layout
    gemeente: str | None = None
    names: bool = False

    def state(self, peildatum: str) -> str:
        """The reading day: later facts are left out."""
        return min(peildatum, self.period.tot)


@dataclass(slots=True)
class Receipt:
    """The outcome of a delivery. `buiten`: dossiers left out, by reason."""

    records: int = 0
    afgekeurd: int = 0
    faults: int = 0
    meldingen: int = 0
    buiten: dict[str, int] = field(default_factory=lambda: dict.fromkeys(lv.OUTSIDE, 0))
    tallies: list[dict[str, Any]] = field(default_factory=list)

    def rows(self, dossier: str, found: Iterable[Finding]) -> Iterator[dict[str, Any]]:
        """Count findings about a dossier (`""`: head and tail) and yield them as rows of the check report."""
        for b in found:
            if b.severity == FAULT:
                self.faults += 1
            elif b.severity == MESSAGE:
                self.meldingen += 1
            yield dict(zip(CHECK, (dossier, b.veld, b.source or "", b.severity, b.message), strict=True))


class DeliveryLine(NamedTuple):
    """One record to write, or only findings about a dossier (`cells` None)."""

    dossier: str
    cells: list[str] | None
    findings: list[Finding]


def ask(
    env: Environment, kind: str, period: Callable[[str], Period], own: Path | None, gemeente: str | None, *, names: bool
) -> Question:
    """The checked question; warns when the layout is not checked or the period is not over.

    `period`: gives the period for a peildatum. `own`: a layout of the user instead of the example.
    """
    layout = load(own) if own else builtin(kind)
    question = Question(kind, period(env.peildatum), layout, gemeente, names)
    if layout.levering != kind:
        raise Refused(f"De indeling {layout.naam} is voor {layout.levering}, niet voor {kind}.", field="layout")
    if kind == lv.SPUK and not question.period.whole_year:
        raise UsageFault("De tellingen van de SPUK gaan over een kalenderjaar; geef --jaar.", field="jaar")
    env.warn(layout.status)
    if question.period.tot > env.peildatum:
        env.warn(f"Het tijdvak {question.period.name} is op de peildatum {dutch(env.peildatum)} nog niet voorbij.")
    return question


def findings(
    env: Environment, question: Question, receipt: Receipt, out: Path | None = None
) -> Iterator[dict[str, Any]]:
    """Yield the check report without a delivery, and fill `receipt`.

    `out`: also write the report into that folder, after the last row.
    """
    with ExitStack() as stack:
        check = stack.enter_context(new_file(_prepared(env, out) / _check_name(question))) if out else None
        report = _table(check, CHECK) if check else None
        for row in _findings(env, question, receipt):
            if report:
                report.writerow(row.values())
            yield row
        if check:
            check.commit()


def _findings(
    env: Environment,
    question: Question,
    receipt: Receipt,
    write: Callable[[str, list[str]], None] = lambda dossier, cells: None,
) -> Iterator[dict[str, Any]]:
    """The rows of the check report; sound records go to `write`."""
    with reading(env, question.state(env.peildatum)) as connection:
        for line in _counted(env, connection, question, receipt):
            yield from receipt.rows(line.dossier, line.findings)
            if line.cells is not None:
                write(line.dossier, line.cells)
    for found in _around(env, question, receipt):
        yield from receipt.rows("", found.findings)


def _prepared(env: Environment, out: Path) -> Path:
    """Make the folder if needed; warn when others can read it."""
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen in de map {out} kijken. Herstel dit met: `chmod 700 '{out}'`")
    return out


def deliver(
    env: Environment, question: Question, out: Path, *, xsd: Path | None = None, partial: bool = False
) -> dict[str, Any]:
    """Write the delivery and its check report into a folder; return the summary.

    Raises `Refused` when the schema finds a fault or a record cannot be delivered (`partial`: such records are left
    out). Then only the check report is written.
    """
    schema = _schema(question.layout, xsd)
    _prepared(env, out)
    name = _file_name(question)
    path, check_path = out / name, out / _check_name(question)
    names_path = out / f"{Path(name).stem}-dossiers.csv" if question.names else None
    receipt, who = Receipt(), list[str]()
    writer = writer_for(question.layout)
    with ExitStack() as stack:
        file = stack.enter_context(new_file(path, ENCODINGS[question.layout.codering]))
        check = stack.enter_context(new_file(check_path))
        report = _table(check, CHECK)
        head = writer.head(_around(env, question, receipt)[0].cells)
        file.stream.write(head)

        def write(dossier: str, cells: list[str]) -> None:
            file.stream.write(writer.line(cells))
            if schema is not None:
                who.append(dossier)

        report.writerows(row.values() for row in _findings(env, question, receipt, write))
        tail = writer.tail(_around(env, question, receipt)[1].cells)
        file.stream.write(tail)
        file.close()
        objections = 0
        if schema is not None:
            for row in _objections(file.beside, schema, who, head, tail):
                objections += 1
                receipt.faults += 1
                report.writerow(row.values())
        check.commit()
        _refuse(receipt, objections, check_path, partial=partial)
        if names_path is not None:
            proof = stack.enter_context(new_file(names_path))
            _table(proof, _DOSSIERS).writerows(
                (t["telling"], t["jaar"], number) for t in receipt.tallies for number in t["dossiers"]
            )
            proof.commit()
        note_delivery(env, receipt.records)  # before the commit: every delivery has a line in the trail
        file.commit()
    return _summary(env, question, receipt, path, check_path, names_path)


def _schema(layout: Layout, xsd: Path | None) -> Any:
    if xsd is None:
        return None
    if layout.soort != XML:
        raise UsageFault(f"De indeling {layout.naam} geeft geen XML; --xsd kan hier niet.", field="xsd")
    return load_schema(xsd)


def _objections(path: Path, schema: Any, who: list[str], head: str, tail: str) -> Iterator[dict[str, Any]]:
    """The faults that the schema finds, with the dossier of each line."""
    before = head.count("\n")
    for fault in validate(path, schema, head, len(who), tail):
        number = who[fault.line - before - 1] if fault.line else ""
        message = f"XSD{f', regel {fault.line}' if fault.line else ''}: {fault.message}"
        yield dict(zip(CHECK, (number, fault.element, "", FAULT, message), strict=True))


def _refuse(receipt: Receipt, objections: int, check: Path, *, partial: bool) -> None:
    where = f"Zie {check}. Er is niets geleverd."
    if objections:
        raise Refused(f"Het bestand past niet in de XSD ({objections} keer). {where}", field="xsd")
    if receipt.faults and not partial:
        many = "1 fout" if receipt.faults == 1 else f"{receipt.faults} fouten"
        raise Refused(
            f"De controle vond {many}. {where} Herstel de gegevens, of lever de rest met --partial.", field="check"
        )


def _file_name(question: Question) -> str:
    name = question.layout.bestandsnaam.replace("{tijdvak}", question.period.name)
    if question.gemeente is None:
        return name
    stem, dot, ending = name.rpartition(".")
    of = slug(question.gemeente)
    return f"{stem}-{of}{dot}{ending}" if dot else f"{name}-{of}"


def _check_name(question: Question) -> str:
    return f"{Path(_file_name(question)).stem}-controle.csv"


def _table(file: NewFile, names: tuple[str, ...]) -> Any:
    """A CSV for Dutch Excel. The cells of `CHECK` and `_DOSSIERS` never begin like a formula."""
    table = csv.writer(file.stream, delimiter=";", lineterminator="\n")
    table.writerow(names)
    return table


def _counted(env: Environment, connection: Connection, question: Question, receipt: Receipt) -> Iterator[DeliveryLine]:
    """Count the records; one that cannot be delivered keeps only its findings."""
    walk = _tallies if lv.PER[question.soort] == lv.PER_TALLY else _dossiers
    for line in walk(env, connection, question, receipt):
        if line.cells is None:
            yield line
        elif any(b.severity == FAULT for b in line.findings):
            receipt.afgekeurd += 1
            yield line._replace(cells=None)
        else:
            receipt.records += 1
            yield line


def _constants(env: Environment, question: Question) -> dict[str, Any]:
    t = question.period
    return {
        "tijdvak": t.name, "tijdvak_van": t.van, "tijdvak_tot": t.tot, "tijdvak_jaar": t.year,
        "tijdvak_kwartaal": t.quarter, "tijdvak_maand": t.month, "stand": question.state(env.peildatum),
        "indeling": question.layout.naam,
    }  # fmt: skip


def _around(env: Environment, question: Question, receipt: Receipt) -> tuple[Record, Record]:
    """The records that open and close the file."""
    constants = {**_constants(env, question), "aantal_records": receipt.records}
    layout = question.layout

    def filled(fields: tuple[Field, ...]) -> Record:
        return Filler(layout, fields, (), constants).fill(())

    return filled(layout.voorloop), filled(layout.sluit)


def _named(layout: Layout, names: Any) -> list[str]:
    """Those of these sources that the columns need, in a fixed order."""
    used = {name for field in layout.velden for name in (field.bron, field.leeg_mag_zonder, *field.alleen_bij)}
    return [name for name in names if name in used]


def _dossiers(env: Environment, connection: Connection, question: Question, receipt: Receipt) -> Iterator[DeliveryLine]:
    layout, van, stand = question.layout, question.period.van, question.state(env.peildatum)
    extra = _named(layout, lv.EXTRA)
    own = _named(layout, lv.ACTIVITEIT)
    names = (*Facts._fields, lv.STELSEL, *extra, *own, "volgnummer")
    fill = Filler(layout, layout.velden, names, _constants(env, question)).fill
    facts = reads.facts.read(connection, env.policy, stand, gemeente=question.gemeente)
    more = delivery.extras(connection, extra, stand, question.gemeente)
    activities = None
    if lv.PER[question.soort] == lv.PER_ACTIVITEIT:
        activities = delivery.Activities(connection, own, sorted(layout.activiteiten), van, stand)
    stelsels, doelgroepen = layout.stelsels, layout.doelgroepen
    for one, (ident, *rest) in zip(facts, more, strict=True):
        assert one.id == ident
        why = lv.left_out(one, van, stelsels, doelgroepen)
        found = [()] if activities is None else activities.of(ident)
        if why is None and not found:
            why = "geen_activiteit"
        if why is not None:
            receipt.buiten[why] += 1
            continue
        stelsel = one.stelsel
        for activity in found:
            record = fill((*one, stelsel, *rest, *activity, receipt.records + 1))
            yield DeliveryLine(one.dossier, record.cells, record.findings)


def _tallies(env: Environment, connection: Connection, question: Question, receipt: Receipt) -> Iterator[DeliveryLine]:
    layout = question.layout
    counter = spuk.YearCounter(int(question.period.year), names=question.names)
    for one in reads.facts.read(connection, env.policy, question.state(env.peildatum), gemeente=question.gemeente):
        if one.stelsel != WI2021:
            receipt.buiten[lv.STELSEL] += 1
            continue
        counter.add(one)
        if not lv.begun(one):
            receipt.buiten[lv.NOT_YET] += 1
        elif spuk.lives_elsewhere(one):
            receipt.buiten[lv.ELSEWHERE] += 1
        elif doubts := list(spuk.doubts(one)):
            yield DeliveryLine(one.dossier, None, [Finding(name, name, MESSAGE, what) for name, what in doubts])
    receipt.tallies = counter.rows()
    for kind in spuk.TALLIES:
        said = f"{kind.source.kort} ({kind.source.zekerheid}); {kind.lezing}."
        yield DeliveryLine("", None, [Finding(kind.naam, None, NOTE, said)])
    names = [name.removeprefix("telling_") for name in lv.TALLY]
    fill = Filler(layout, layout.velden, (*lv.TALLY, "volgnummer"), _constants(env, question)).fill
    for row in receipt.tallies:
        record = fill((*(row[name] for name in names), receipt.records + 1))
        yield DeliveryLine("", record.cells, record.findings)


def _summary(
    env: Environment, question: Question, receipt: Receipt, path: Path, check: Path, names: Path | None
) -> dict[str, Any]:
    layout, period = question.layout, question.period
    return {
        "levering": question.soort, "indeling": layout.naam, "getoetst": layout.getoetst,
        "tijdvak": period.name, "van": period.van, "tot": period.tot,
        "peildatum": env.peildatum, "stand": question.state(env.peildatum), "gemeente": question.gemeente,
        "bestand": str(path), "controle": str(check), "dossiers": str(names) if names else None,
        "records": receipt.records, "afgekeurd": receipt.afgekeurd,
        "fouten": receipt.faults, "meldingen": receipt.meldingen, "buiten": receipt.buiten,
        "tellingen": [{k: v for k, v in row.items() if k != "dossiers" or question.names} for row in receipt.tallies],
    }  # fmt: skip
