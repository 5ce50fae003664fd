"""What a user says about the columns of a list: read from options, asked on a terminal, and kept under a name.

A kept layout is a TOML file beside the config file; it holds headings and names of columns, and nothing about anybody.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from inburgering_cli.cli.shell import settings
from inburgering_cli.core.errors import NotFound, Refused, UsageFault
from inburgering_cli.core.telling import tell
from inburgering_cli.core.text import clean, without_bsn
from inburgering_cli.files.encodings import ENCODINGS
from inburgering_cli.files.headers import REMARKS
from inburgering_cli.files.layout import Layout
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.work.files.import_check import columns, open_table, readable

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_SAMPLES: Final = 3
#: The keys of the file, and the fields of a `Layout` that they hold.
_KEYS: Final = {"kolommen": "columns", "negeer": "ignored", "vul": "fills", "blad": "sheet", "codering": "encoding"}


def said(
    soort: str,
    kolom: Sequence[str] | None,
    negeer: Sequence[str] | None,
    vul: Sequence[str] | None,
    blad: str,
    codering: str,
    indeling: str | None,
) -> Layout:
    """The layout that the options give, over the kept one. Raises `UsageFault` for a column that is not there."""
    pairs = dict(_pair(text, "kolom") for text in kolom or ())
    layout = Layout(
        {heading: _column(soort, name, "kolom") for heading, name in pairs.items()},
        tuple(negeer or ()),
        blad,
        codering,
        {_column(soort, name, "vul"): value for name, value in (_pair(text, "vul") for text in vul or ())},
        (*pairs, *(negeer or ())),
    )
    if codering and codering.strip().lower().replace("_", "-") not in ENCODINGS:
        raise UsageFault(
            f"‘{codering[:40]}’ is geen bekende codering; kies uit {', '.join(ENCODINGS)}.", field="codering"
        )
    return layout if indeling is None else layout.over(_kept(indeling, soort))


def _pair(text: str, option: str) -> tuple[str, str]:
    before, found, after = text.rpartition("=") if option == "kolom" else text.partition("=")
    if not found or not before.strip() or not after.strip():
        example = '--kolom "Datum vestiging=huisvesting"' if option == "kolom" else "--vul doelgroep=asielstatushouder"
        raise UsageFault(f"‘{text[:60]}’ is niet te lezen; schrijf bijvoorbeeld {example}.", field=option)
    return before.strip(), after.strip()


def _column(soort: str, name: str, option: str) -> str:
    from inburgering_cli.files.table import plain_name

    kind = all_kinds()[soort]
    known = [*columns(kind), *(readable(kind) - {*columns(kind)}), *([REMARKS] if soort == "cases" else [])]
    if (found := plain_name(name)) in known:
        return found
    from difflib import get_close_matches

    close = get_close_matches(found, known, 1)
    meant = f" Bedoelt u ‘{close[0]}’?" if close else ""
    raise UsageFault(
        f"De kolom ‘{name[:40]}’ bestaat niet.{meant} `inburgering import --template {soort}` toont de kolommen.",
        field=option,
    )


def _file(name: str) -> Path:
    plain = name.strip().lower()
    if not _NAME.fullmatch(plain):
        raise UsageFault(
            f"‘{name[:40]}’ kan geen naam van een indeling zijn; gebruik letters, cijfers en streepjes.",
            field="indeling",
        )
    return settings.config_file().parent / "indelingen" / f"{plain}.toml"


def _kept(name: str, soort: str) -> Layout:
    path = _file(name)
    if not path.is_file():
        there = ", ".join(sorted(p.stem for p in path.parent.glob("*.toml")))
        raise NotFound(
            f"De indeling ‘{name[:40]}’ is er niet. "
            + (f"Kies uit: {there}." if there else "Er is er nog geen bewaard."),
            field="indeling",
        )
    found = settings.read_toml(path, "De indeling", "indeling")
    if found.pop("soort", soort) != soort:
        raise Refused(f"De indeling ‘{name[:40]}’ is voor een andere soort dan {soort}.", field="indeling")
    try:
        values: dict[str, Any] = {_KEYS[key]: value for key, value in found.items()}
        layout = Layout(**{**values, "ignored": tuple(values.get("ignored", ()))})
        for column in (*layout.columns.values(), *layout.fills):
            _column(soort, column, "indeling")
    except (KeyError, TypeError, AttributeError):
        raise Refused(
            f"De indeling {path} is niet te lezen; verwijder haar en bewaar haar opnieuw.", field="indeling"
        ) from None
    return layout


def keep(name: str, soort: str, layout: Layout) -> str:
    """Keep a layout under a name; what to tell the user."""
    import tomlkit

    from inburgering_cli.files import atomic

    path = _file(name)
    values = layout.as_dict()
    document = {"soort": soort, **{key: values[field] for key, field in _KEYS.items() if field in values}}
    atomic.folder(path.parent)
    with atomic.whole_file(path) as fresh:
        fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    return f"De indeling ‘{path.stem}’ is bewaard; lees een volgende lijst met --indeling {path.stem}."


def asked(soort: str, data: bytes, layout: Layout) -> Layout:
    """The layout with what the user answers about each column that is not known, with samples of what stands in it."""
    table = open_table(all_kinds()[soort], data, layout)
    unknown = [fault.column for fault in table.faults if fault.unknown]
    if not unknown:
        return layout
    remark = f", {REMARKS} voor een notitie" if soort == "cases" else ""
    tell(f"Wat staat er in deze kolommen? Typ de naam van een kolom{remark}, of - om haar niet te lezen.")
    answers: dict[str, str] = {}
    for place, heading in enumerate(table.header):
        if " ".join(heading.split())[:40] not in unknown:
            continue
        seen = [row.cells[place].strip() for row in table.first if place < len(row.cells)]
        samples = list(dict.fromkeys(without_bsn(cell[:30]) for cell in seen if cell))[:_SAMPLES]
        answers[heading] = _answer(soort, clean(heading), [clean(sample) for sample in samples])
    mapped = {heading: name for heading, name in answers.items() if name != "-"}
    ignored = tuple(heading for heading, name in answers.items() if name == "-")
    return Layout(mapped, ignored).over(layout)


def _answer(soort: str, heading: str, samples: list[str]) -> str:
    import sys

    shown = ", ".join(f"‘{sample}’" for sample in samples) or "leeg"
    while True:
        print(f"{heading} ({shown}): ", end="", file=sys.stderr, flush=True)
        line = sys.stdin.readline()
        if not line:
            raise Refused("U bent gestopt; er is niets opgeslagen.")
        answer = line.strip()
        if answer == "-":
            return answer
        if not answer:
            continue
        try:
            return _column(soort, answer, "kolom")
        except UsageFault as error:
            tell(error.message)
