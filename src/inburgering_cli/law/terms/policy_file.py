"""A municipality's own policy file: what it changes in the built-in policy.

A policy file can only change local policy. Any fault in it is refused with its place in the file.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.workdays import EQUATED
from inburgering_cli.law.figures.indicators import INDICATORS, NORMS, Norm
from inburgering_cli.law.handhaving.extension import GROUNDS, Grond
from inburgering_cli.law.ontzorgen.policy import EVALUATION, EvaluationPolicy
from inburgering_cli.law.retention import BEWAARTERMIJNEN, RetentionTerm
from inburgering_cli.law.signals.declared import PERCENT, SIGNALS, Signal, Threshold
from inburgering_cli.law.sources import LOCAL as LOKALE_BRON
from inburgering_cli.law.sources import Source
from inburgering_cli.law.terms.declared import TERMS, Duration, Unit
from inburgering_cli.law.terms.policy import DEFAULT_GEMEENTE, Policy
from inburgering_cli.law.vocabulary import DOELGROEPEN, STELSELS

_UNITS: Final[tuple[Unit, ...]] = ("dagen", "weken", "maanden", "jaren")
_BOETE_ASIEL: Final = "boete_asielstatushouder"
_HIGHEST: Final = {i.id: 10 if i.unit == "cijfer" else 100 for i in INDICATORS}
_LONGEST: Final[Mapping[Unit, int]] = {"dagen": 3650, "weken": 520, "maanden": 120, "jaren": 10}
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
    "bewaartermijn": {"id", "bron", *_UNITS},
    "termijn": {"id", "geldig_vanaf", "bron", *_UNITS},
    "norm": {"id", "geldig_vanaf", "bron", "waarde"},
    "signaal": {"id", "bron", "aan", "drempel", PERCENT, *_UNITS},
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
        *_UNITS,
    },
    "ontzorg_evaluatie": {"geldig_vanaf", "bron", *_UNITS},
}

_ANY_DAY: Final = "2000-01-01"  # to compare lengths in different units


def read_policy(data: Mapping[str, Any], file: str) -> Policy:
    """Put a policy file (a parsed TOML document) over the built-in policy.

    Raises `Refused` with the table, the place and what to do; a statutory term is never changed.
    """
    _check_keys(data, "", "het bestand")
    terms = dict(TERMS)
    norms = dict(NORMS)
    equal = dict(EQUATED)
    eigen: set[str] = set()
    for where, entry in _entries(data, "termijn"):
        term = terms.get(str(entry.get("id")))
        if term is None:
            raise Refused(f"{where}: onbekende termijn ‘{entry.get('id')}’; zie `inburgering policy list`.")
        if not term.adjustable:
            kind = term.versions[0].soort
            raise Refused(
                f"{where}: de termijn ‘{term.id}’ is {kind} ({term.versions[0].source.kort}) en kan niet in een"
                " beleidsbestand worden gewijzigd."
            )
        vanaf, source = _day(entry, "geldig_vanaf", where), _source(entry, where)
        duration = _duration(entry, where)
        own = tuple(v._replace(duration=duration, geldig_vanaf=vanaf, source=source) for v in TERMS[term.id].versions)
        terms[term.id] = term._replace(versions=(*term.versions, *own))
        eigen.add(term.id)
    for where, entry in _entries(data, "norm"):
        ident = str(entry.get("id"))
        if ident not in norms:
            raise Refused(f"{where}: onbekende indicator ‘{ident}’; kies uit {', '.join(norms)}.")
        value = entry.get("waarde")
        most = _HIGHEST[ident]
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise Refused(f"{where}: ‘waarde’ moet een getal van 0 tot en met {most} zijn.")
        norm = Norm(round(value * 10), _day(entry, "geldig_vanaf", where), _source(entry, where))
        norms[ident] = (*norms[ident], norm)
        eigen.add(ident)
    signals = _signals(data)
    eigen |= {ident for ident, signal in signals.items() if signal is not SIGNALS[ident]}
    bewaar = _kept(data)
    eigen |= {ident for ident, term in bewaar.items() if term is not BEWAARTERMIJNEN[ident]}
    for where, entry in _entries(data, "gelijkgestelde_dag"):
        equal[_day(entry, "datum", where)] = _source(entry, where).kort
    evaluatie = EVALUATION + tuple(
        EvaluationPolicy(_duration(entry, where), _day(entry, "geldig_vanaf", where), _source(entry, where))
        for where, entry in _entries(data, "ontzorg_evaluatie")
    )
    if len(evaluatie) > len(EVALUATION):
        eigen.add("ontzorg_evaluatie")
    gemeente = data.get("gemeente", DEFAULT_GEMEENTE)
    if not isinstance(gemeente, str) or not gemeente.strip():
        raise Refused("‘gemeente’ moet een naam zijn.")
    gronden = dict(GROUNDS)
    for where, entry in _entries(data, "verlengingsgrond"):
        grond = _ground(entry, where, gronden)
        gronden[grond.code] = grond
        eigen.add(grond.code)
    fines = data.get(_BOETE_ASIEL, True)
    if not isinstance(fines, bool):
        raise Refused(f"‘{_BOETE_ASIEL}’ moet true of false zijn, zonder aanhalingstekens.")
    if not fines:
        eigen.add(_BOETE_ASIEL)
    return Policy(
        gemeente.strip(),
        terms,
        equal,
        frozenset(eigen),
        file,
        boete_asiel=fines,
        normen=norms,
        gronden=gronden,
        ontzorg_evaluatie=evaluatie,
        signalen=signals,
        bewaartermijnen=bewaar,
    )


def _kept(data: Mapping[str, Any]) -> dict[str, RetentionTerm]:
    """The retention terms with those of a file, never longer than the law allows."""
    found = dict(BEWAARTERMIJNEN)
    for where, entry in _entries(data, "bewaartermijn"):
        ident = str(entry.get("id"))
        if ident not in found or found[ident].vast:
            free = ", ".join(i for i, t in BEWAARTERMIJNEN.items() if not t.vast)
            raise Refused(f"{where}: ‘{ident}’ is hier niet in te stellen; kies uit {free}.")
        own, by_law = _duration(entry, where), BEWAARTERMIJNEN[ident]
        if by_law.at_most and by_law.duration and own.after(_ANY_DAY) > by_law.duration.after(_ANY_DAY):
            raise Refused(
                f"{where}: langer dan {by_law.duration} mag niet ({by_law.source.kort}); kies een kortere termijn."
            )
        found[ident] = by_law._replace(duration=own, source=_source(entry, where))
    return found


def _ground(entry: Mapping[str, Any], where: str, known: Mapping[str, Grond]) -> Grond:
    """A ground for an extension by DUO, from the file and from the built-in ground with that code."""
    code = entry.get("id")
    if not isinstance(code, str) or not re.fullmatch(r"[a-z][a-z0-9_]{0,39}", code):
        raise Refused(f"{where}: ‘id’ moet een code zijn van kleine letters, cijfers en _.")
    before = known.get(code)
    for name in ("omschrijving", "voorwaarde", "zekerheid"):
        if name in entry and (not isinstance(entry[name], str) or not entry[name].strip()):
            raise Refused(f"{where}: ‘{name}’ moet een tekst zijn.")
    if before is None and "omschrijving" not in entry:
        raise Refused(f"{where}: een nieuwe grond vraagt een ‘omschrijving’.")
    for name, options in (("stelsel", STELSELS), ("doelgroep", DOELGROEPEN)):
        if name in entry and entry[name] not in options:
            raise Refused(f"{where}: ‘{name}’ kan zijn: {', '.join(options)}.")
    most = entry.get("hoogstens", False)
    if not isinstance(most, bool):
        raise Refused(f"{where}: ‘hoogstens’ moet true of false zijn, zonder aanhalingstekens.")
    source = _source(entry, where)
    source = source._replace(zekerheid=entry.get("zekerheid", source.zekerheid))
    own = {k: entry[k] for k in ("omschrijving", "voorwaarde", "stelsel", "doelgroep") if k in entry}
    if any(unit in entry for unit in _UNITS):
        own |= {"duur": _duration(entry, where), "hoogstens": most}
    return (before or Grond(code, code, "", source))._replace(bron=source, **own)


def _signals(data: Mapping[str, Any]) -> dict[str, Signal]:
    """The signals with the thresholds of a file, and without those that it turns off."""
    signals = dict(SIGNALS)
    seen: set[tuple[str, str]] = set()
    for where, entry in _entries(data, "signaal"):
        signal = signals.get(str(entry.get("id")))
        if signal is None:
            raise Refused(f"{where}: onbekend signaal ‘{entry.get('id')}’; kies uit {', '.join(signals)}.")
        source, name = _source(entry, where), str(entry.get("drempel", "aan"))
        if (signal.id, name) in seen:
            raise Refused(f"{where}: ‘{name}’ van ‘{signal.id}’ staat er twee keer; haal er één weg.")
        seen.add((signal.id, name))
        if "drempel" in entry:
            if "aan" in entry:
                raise Refused(
                    f"{where}: geef ‘drempel’ of ‘aan’, niet beide; schrijf voor het andere nog een [[signaal]]."
                )
            thresholds = tuple(_threshold(d, entry, where, source) if d.name == name else d for d in signal.thresholds)
            if thresholds == signal.thresholds and name not in (names := [d.name for d in signal.thresholds]):
                raise Refused(
                    f"{where}: het signaal ‘{signal.id}’ heeft geen drempel ‘{name}’; "
                    + (f"kies uit {', '.join(names)}." if names else "er valt alleen ‘aan’ in te stellen.")
                )
            signals[signal.id] = signal._replace(thresholds=thresholds)
        elif isinstance(entry.get("aan"), bool) and not set(entry) - {"id", "bron", "aan"}:
            signals[signal.id] = signal._replace(aan=entry["aan"])
        else:
            raise Refused(f"{where}: geef een ‘drempel’ met zijn waarde, of alleen aan = true of aan = false.")
    return signals


def _threshold(threshold: Threshold, entry: Mapping[str, Any], where: str, source: Source) -> Threshold:
    given = [unit for unit in (PERCENT, *_UNITS) if unit in entry]
    allowed = threshold.units
    if len(given) != 1 or given[0] not in allowed:
        raise Refused(f"{where}: geef bij de drempel ‘{threshold.name}’ precies één waarde, in {' of '.join(allowed)}.")
    if given[0] == PERCENT:
        return threshold._replace(value=_whole(entry, PERCENT, 100, where), source=source)
    duration = _duration(entry, where)
    return threshold._replace(value=duration.number, unit=duration.unit, source=source)


def _entries(data: Mapping[str, Any], name: str) -> list[tuple[str, Mapping[str, Any]]]:
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
        raise Refused(f"Schrijf ‘{name}’ als [[{name}]].")
    entries = []
    for number, entry in enumerate(tables, 1):
        where = f"[[{name}]] nummer {number}"
        _check_keys(entry, name, where)
        entries.append((where, entry))
    return entries


def _check_keys(entry: Mapping[str, Any], name: str, where: str) -> None:
    if wrong := sorted(set(entry) - _KEYS[name]):
        raise Refused(f"{where}: onbekend ‘{wrong[0]}’; toegestaan zijn {', '.join(sorted(_KEYS[name]))}.")


def _day(entry: Mapping[str, Any], key: str, where: str) -> str:
    value = entry.get(key)
    if not isinstance(value, date) or isinstance(value, datetime):
        raise Refused(
            f"{where}: ‘{key}’ moet een datum zijn, bijvoorbeeld {key} = 2025-01-01 (zonder aanhalingstekens)."
        )
    return value.isoformat()


def _source(entry: Mapping[str, Any], where: str) -> Source:
    value = entry.get("bron")
    if not isinstance(value, str) or not value.strip():
        raise Refused(f"{where}: ‘bron’ ontbreekt; noem het besluit of de beleidsregel waarop dit berust.")
    return Source(value.strip(), "eigen beleidsbestand", "zoals daar vermeld", LOKALE_BRON)


def _duration(entry: Mapping[str, Any], where: str) -> Duration:
    given = [unit for unit in _UNITS if unit in entry]
    if len(given) != 1:
        raise Refused(f"{where}: geef precies één lengte: dagen, weken, maanden of jaren.")
    return Duration(_whole(entry, given[0], _LONGEST[given[0]], where), given[0])


def _whole(entry: Mapping[str, Any], key: str, most: int, where: str) -> int:
    count = entry[key]
    if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= most:
        raise Refused(f"{where}: ‘{key}’ moet een heel getal van 1 tot en met {most} zijn.")
    return count
