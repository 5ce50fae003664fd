"""A municipality's own policy file: what it changes in the built-in policy.

A policy file can only touch local policy. It is checked whole: every fault is refused with the place where it stands.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.core.workdays import GELIJKGESTELD
from inburgering_cli.law.figures.indicators import INDICATOREN, NORMEN, Norm
from inburgering_cli.law.handhaving.extension import GRONDEN, Grond
from inburgering_cli.law.ontzorgen.policy import EVALUATIE, Evaluatiebeleid
from inburgering_cli.law.retention import BEWAARTERMIJNEN, Bewaartermijn
from inburgering_cli.law.signals.declared import PROCENT, SIGNALEN, Drempel, Signaal
from inburgering_cli.law.sources import LOKAAL as LOKALE_BRON
from inburgering_cli.law.sources import Bron
from inburgering_cli.law.terms.declared import TERMIJNEN, Duur, Eenheid
from inburgering_cli.law.terms.policy import STANDAARD_GEMEENTE, Beleid
from inburgering_cli.law.vocabulary import DOELGROEPEN, STELSELS

_EENHEDEN: Final[tuple[Eenheid, ...]] = ("dagen", "weken", "maanden", "jaren")
_BOETE_ASIEL: Final = "boete_asielstatushouder"
_HIGHEST: Final = {i.id: 10 if i.eenheid == "cijfer" else 100 for i in INDICATOREN}
_LONGEST: Final[Mapping[Eenheid, int]] = {"dagen": 3650, "weken": 520, "maanden": 120, "jaren": 10}
_KEYS: Final = {
    "": {
        "gemeente",
        "termijn",
        "norm",
        "gelijkgestelde_dag",
        "verlengingsgrond",
        _BOETE_ASIEL,
        "ontzorg_evaluatie",
        "signaal",
        "bewaartermijn",
    },
    "bewaartermijn": {"id", "bron", *_EENHEDEN},
    "termijn": {"id", "geldig_vanaf", "bron", *_EENHEDEN},
    "norm": {"id", "geldig_vanaf", "bron", "waarde"},
    "signaal": {"id", "bron", "aan", "drempel", PROCENT, *_EENHEDEN},
    "gelijkgestelde_dag": {"datum", "bron"},
    "verlengingsgrond": {
        "id",
        "omschrijving",
        "voorwaarde",
        "hoogstens",
        "stelsel",
        "doelgroep",
        "bron",
        "zekerheid",
        *_EENHEDEN,
    },
    "ontzorg_evaluatie": {"geldig_vanaf", "bron", *_EENHEDEN},
}

_ANY_DAY: Final = "2000-01-01"  # to compare lengths in different units


def read_policy(data: Mapping[str, Any], bestand: str) -> Beleid:
    """Lay the contents of a policy file (a TOML document, already parsed) over the built-in policy.

    Raises `Geweigerd` with the table, the place and what to do; a statutory term is never changed.
    """
    _check_keys(data, "", "het bestand")
    termijnen = dict(TERMIJNEN)
    normen = dict(NORMEN)
    gelijk = dict(GELIJKGESTELD)
    eigen: set[str] = set()
    for where, entry in _entries(data, "termijn"):
        termijn = termijnen.get(str(entry.get("id")))
        if termijn is None:
            raise Geweigerd(f"{where}: onbekende termijn ‘{entry.get('id')}’; zie `inburgering policy list`.")
        if not termijn.aanpasbaar:
            soort = termijn.versies[0].soort
            raise Geweigerd(
                f"{where}: de termijn ‘{termijn.id}’ is {soort} ({termijn.versies[0].bron.kort}) en kan niet in een"
                " beleidsbestand worden gewijzigd."
            )
        vanaf, bron = _day(entry, "geldig_vanaf", where), _source(entry, where)
        duur = _duur(entry, where)
        own = tuple(v._replace(duur=duur, geldig_vanaf=vanaf, bron=bron) for v in TERMIJNEN[termijn.id].versies)
        termijnen[termijn.id] = termijn._replace(versies=(*termijn.versies, *own))
        eigen.add(termijn.id)
    for where, entry in _entries(data, "norm"):
        ident = str(entry.get("id"))
        if ident not in normen:
            raise Geweigerd(f"{where}: onbekende indicator ‘{ident}’; kies uit {', '.join(normen)}.")
        waarde = entry.get("waarde")
        most = _HIGHEST[ident]
        if isinstance(waarde, bool) or not isinstance(waarde, int | float) or not 0 <= waarde <= most:
            raise Geweigerd(f"{where}: ‘waarde’ moet een getal van 0 tot en met {most} zijn.")
        norm = Norm(round(waarde * 10), _day(entry, "geldig_vanaf", where), _source(entry, where))
        normen[ident] = (*normen[ident], norm)
        eigen.add(ident)
    signalen = _signals(data)
    eigen |= {ident for ident, signaal in signalen.items() if signaal is not SIGNALEN[ident]}
    bewaar = _kept(data)
    eigen |= {ident for ident, termijn in bewaar.items() if termijn is not BEWAARTERMIJNEN[ident]}
    for where, entry in _entries(data, "gelijkgestelde_dag"):
        gelijk[_day(entry, "datum", where)] = _source(entry, where).kort
    evaluatie = EVALUATIE + tuple(
        Evaluatiebeleid(_duur(entry, where), _day(entry, "geldig_vanaf", where), _source(entry, where))
        for where, entry in _entries(data, "ontzorg_evaluatie")
    )
    if len(evaluatie) > len(EVALUATIE):
        eigen.add("ontzorg_evaluatie")
    gemeente = data.get("gemeente", STANDAARD_GEMEENTE)
    if not isinstance(gemeente, str) or not gemeente.strip():
        raise Geweigerd("‘gemeente’ moet een naam zijn.")
    gronden = dict(GRONDEN)
    for where, entry in _entries(data, "verlengingsgrond"):
        grond = _ground(entry, where, gronden)
        gronden[grond.code] = grond
        eigen.add(grond.code)
    fines = data.get(_BOETE_ASIEL, True)
    if not isinstance(fines, bool):
        raise Geweigerd(f"‘{_BOETE_ASIEL}’ moet true of false zijn, zonder aanhalingstekens.")
    if not fines:
        eigen.add(_BOETE_ASIEL)
    return Beleid(
        gemeente.strip(),
        termijnen,
        gelijk,
        frozenset(eigen),
        bestand,
        boete_asiel=fines,
        normen=normen,
        gronden=gronden,
        ontzorg_evaluatie=evaluatie,
        signalen=signalen,
        bewaartermijnen=bewaar,
    )


def _kept(data: Mapping[str, Any]) -> dict[str, Bewaartermijn]:
    """How long data are kept, with what a file sets; never longer than where the law names the longest."""
    found = dict(BEWAARTERMIJNEN)
    for where, entry in _entries(data, "bewaartermijn"):
        ident = str(entry.get("id"))
        if ident not in found or found[ident].vast:
            free = ", ".join(i for i, t in BEWAARTERMIJNEN.items() if not t.vast)
            raise Geweigerd(f"{where}: ‘{ident}’ is hier niet in te stellen; kies uit {free}.")
        own, by_law = _duur(entry, where), BEWAARTERMIJNEN[ident]
        if by_law.hoogstens and by_law.duur and own.after(_ANY_DAY) > by_law.duur.after(_ANY_DAY):
            raise Geweigerd(
                f"{where}: langer dan {by_law.duur} mag niet ({by_law.bron.kort}); kies een kortere termijn."
            )
        found[ident] = by_law._replace(duur=own, bron=_source(entry, where))
    return found


def _ground(entry: Mapping[str, Any], where: str, known: Mapping[str, Grond]) -> Grond:
    """A ground for an extension by DUO: what the file says, over what is known of it."""
    code = entry.get("id")
    if not isinstance(code, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", code):
        raise Geweigerd(f"{where}: ‘id’ moet een code zijn van kleine letters, cijfers en _.")
    before = known.get(code)
    for name in ("omschrijving", "voorwaarde", "zekerheid"):
        if name in entry and (not isinstance(entry[name], str) or not entry[name].strip()):
            raise Geweigerd(f"{where}: ‘{name}’ moet een tekst zijn.")
    if before is None and "omschrijving" not in entry:
        raise Geweigerd(f"{where}: een nieuwe grond vraagt een ‘omschrijving’.")
    for name, options in (("stelsel", STELSELS), ("doelgroep", DOELGROEPEN)):
        if name in entry and entry[name] not in options:
            raise Geweigerd(f"{where}: ‘{name}’ kan zijn: {', '.join(options)}.")
    most = entry.get("hoogstens", False)
    if not isinstance(most, bool):
        raise Geweigerd(f"{where}: ‘hoogstens’ moet true of false zijn, zonder aanhalingstekens.")
    bron = _source(entry, where)
    bron = bron._replace(zekerheid=entry.get("zekerheid", bron.zekerheid))
    own = {k: entry[k] for k in ("omschrijving", "voorwaarde", "stelsel", "doelgroep") if k in entry}
    if any(unit in entry for unit in _EENHEDEN):
        own |= {"duur": _duur(entry, where), "hoogstens": most}
    return (before or Grond(code, code, "", bron))._replace(bron=bron, **own)


def _signals(data: Mapping[str, Any]) -> dict[str, Signaal]:
    """The signals with what a file sets: a threshold, or whether the signal is looked for."""
    signalen = dict(SIGNALEN)
    seen: set[tuple[str, str]] = set()
    for where, entry in _entries(data, "signaal"):
        signaal = signalen.get(str(entry.get("id")))
        if signaal is None:
            raise Geweigerd(f"{where}: onbekend signaal ‘{entry.get('id')}’; kies uit {', '.join(signalen)}.")
        bron, naam = _source(entry, where), str(entry.get("drempel", "aan"))
        if (signaal.id, naam) in seen:
            raise Geweigerd(f"{where}: ‘{naam}’ van ‘{signaal.id}’ staat er twee keer; haal er één weg.")
        seen.add((signaal.id, naam))
        if "drempel" in entry:
            if "aan" in entry:
                raise Geweigerd(
                    f"{where}: geef ‘drempel’ of ‘aan’, niet beide; schrijf voor het andere nog een [[signaal]]."
                )
            drempels = tuple(_threshold(d, entry, where, bron) if d.naam == naam else d for d in signaal.drempels)
            if drempels == signaal.drempels and naam not in (names := [d.naam for d in signaal.drempels]):
                raise Geweigerd(
                    f"{where}: het signaal ‘{signaal.id}’ heeft geen drempel ‘{naam}’; "
                    + (f"kies uit {', '.join(names)}." if names else "er valt alleen ‘aan’ in te stellen.")
                )
            signalen[signaal.id] = signaal._replace(drempels=drempels)
        elif isinstance(entry.get("aan"), bool) and not set(entry) - {"id", "bron", "aan"}:
            signalen[signaal.id] = signaal._replace(aan=entry["aan"])
        else:
            raise Geweigerd(f"{where}: geef een ‘drempel’ met zijn waarde, of alleen aan = true of aan = false.")
    return signalen


def _threshold(drempel: Drempel, entry: Mapping[str, Any], where: str, bron: Bron) -> Drempel:
    given = [unit for unit in (PROCENT, *_EENHEDEN) if unit in entry]
    allowed = drempel.eenheden
    if len(given) != 1 or given[0] not in allowed:
        raise Geweigerd(f"{where}: geef bij de drempel ‘{drempel.naam}’ precies één waarde, in {' of '.join(allowed)}.")
    if given[0] == PROCENT:
        return drempel._replace(waarde=_whole(entry, PROCENT, 100, where), bron=bron)
    duur = _duur(entry, where)
    return drempel._replace(waarde=duur.aantal, eenheid=duur.eenheid, bron=bron)


def _entries(data: Mapping[str, Any], name: str) -> list[tuple[str, Mapping[str, Any]]]:
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise Geweigerd(f"Schrijf ‘{name}’ als [[{name}]].")
    entries = []
    for number, entry in enumerate(tables, 1):
        where = f"[[{name}]] nummer {number}"
        _check_keys(entry, name, where)
        entries.append((where, entry))
    return entries


def _check_keys(entry: Mapping[str, Any], name: str, where: str) -> None:
    if wrong := sorted(set(entry) - _KEYS[name]):
        raise Geweigerd(f"{where}: onbekend ‘{wrong[0]}’; toegestaan zijn {', '.join(sorted(_KEYS[name]))}.")


def _day(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Geweigerd(
            f"{where}: ‘{key}’ moet een datum zijn, bijvoorbeeld {key} = 2025-01-01 (zonder aanhalingstekens)."
        )
    return value.isoformat()


def _source(entry: Mapping[str, Any], where: str) -> Bron:
    value = entry.get("bron")
    if not isinstance(value, str) or not value.strip():
        raise Geweigerd(f"{where}: ‘bron’ ontbreekt; noem het besluit of de beleidsregel waarop dit berust.")
    return Bron(value.strip(), "eigen beleidsbestand", "zoals daar vermeld", LOKALE_BRON)


def _duur(entry: Mapping[str, Any], where: str) -> Duur:
    given = [unit for unit in _EENHEDEN if unit in entry]
    if len(given) != 1:
        raise Geweigerd(f"{where}: geef precies één lengte: dagen, weken, maanden of jaren.")
    return Duur(_whole(entry, given[0], _LONGEST[given[0]], where), given[0])


def _whole(entry: Mapping[str, Any], key: str, most: int, where: str) -> int:
    count = entry[key]
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= most:
        raise Geweigerd(f"{where}: ‘{key}’ moet een heel getal van 1 tot en met {most} zijn.")
    return count
