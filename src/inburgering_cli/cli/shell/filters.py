"""Options that filter and sort a list; a filter may be repeated, or hold several values with commas."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from inburgering_cli.core.errors import UsageFault
from inburgering_cli.core.text import clean

if TYPE_CHECKING:
    from inburgering_cli.work.reading.dossier import CaseFilter


def _option(flag: str, metavar: str, help: str) -> object:
    return typer.Option(flag, metavar=metavar, help=f"Alleen {help}; mag vaker.", show_default=False)


Doelgroepen = Annotated[list[str] | None, _option("--doelgroep", "DOELGROEP", "deze doelgroep")]
Gemeenten = Annotated[list[str] | None, _option("--gemeente", "NAAM", "deze gemeente")]
Routes = Annotated[list[str] | None, _option("--route", "b1|onderwijs|z|geen", "deze leerroute")]
Phases = Annotated[list[str] | None, _option("--fase", "FASE", "deze fase")]
Stelsels = Annotated[list[str] | None, _option("--stelsel", "wi2013|wi2021", "dit stelsel")]
Klantmanagers = Annotated[list[str] | None, _option("--klantmanager", "NAAM", "van deze klantmanager (mij: u zelf)")]
Huisvestingen = Annotated[list[str] | None, _option("--huisvesting", "JAAR|MAAND|DAG|geen", "wie toen is gehuisvest")]
Sort = Annotated[
    str | None, typer.Option("--sort", metavar="VELD", help="Volgorde; VELD:af draait die om.", show_default=False)
]


def values(given: list[str] | None) -> tuple[str, ...]:
    """The values of a repeated option, or of one with commas."""
    return tuple(part.strip() for text in given or () for part in text.split(",") if part.strip())


def of_klantmanagers(given: list[str] | None) -> list[str] | None:
    """The names, with `mij` replaced by the klantmanager of the settings. Raises `UsageFault` when there is none."""
    from inburgering_cli.cli.shell.options import of_me

    return [of_me(name) or "" for name in values(given)] if given else given


#: In --wie: every open dossier.
_ALL: Final = "alle"
_SIGNAL: Final = "signaal"


def who_of(given: list[str]) -> "CaseFilter":
    """The filter of `--wie NAAM=WAARDE`, with the names of the filters of `case list`. Raises `UsageFault`."""
    from inburgering_cli.work.reading.dossier import CaseFilter
    from inburgering_cli.work.reading.filters import Who

    asked: dict[str, list[str]] = {}
    known = (*Who._fields, _SIGNAL)
    for text in given:
        name, _, value = (part.strip() for part in text.partition("="))
        if text.strip() == _ALL:
            continue
        if name not in known or not value:
            raise UsageFault(
                f"--wie: ‘{clean(text[:40])}’ kan niet; geef {_ALL}, of NAAM=WAARDE met een naam uit {', '.join(known)}.",
                field="wie",
            )
        asked.setdefault(name, []).extend(values([value]))
    signals = tuple(asked.pop(_SIGNAL, ()))
    if "klantmanager" in asked:
        asked["klantmanager"] = of_klantmanagers(asked["klantmanager"]) or []
    return CaseFilter(wie=Who(**{name: tuple(found) for name, found in asked.items()}), signals=signals)
