"""Dossiers: adding, changing, closing."""

from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Feiten, search_name
from inburgering_cli.law.sources import wi
from inburgering_cli.records.field import fields_of, given
from inburgering_cli.records.kinds.dossier import DOSSIER, CaseInvoer, SluitInvoer
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Omgeving
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import (
    GEWIJZIGD,
    NIEUW,
    NOOIT,
    ONGEWIJZIGD,
    Boeking,
    booking,
)
from inburgering_cli.work.writing.records import Handling, record


def _facts(values: dict[str, Any]) -> Feiten:
    """The facts of a dossier that is nothing yet but what was typed."""
    known = {k: v for k, v in values.items() if k in _FACT_FIELDS}
    return Feiten(
        id=0,
        dossier="",
        geslachtsnaam=values["geslachtsnaam"],
        voorvoegsel=None,
        voornamen=None,
        doelgroep=values["doelgroep"],
        gedetailleerde_doelgroep=values.get("gedetailleerde_doelgroep"),
        gemeente=None,
        leerroute=None,
        niveau=None,
        reden_gesloten=None,
        pip_dagtekening=values.get("pip_vorige_gemeente"),
        **known,
    )


_FACT_FIELDS = (set(Feiten._fields) & set(fields_of(CaseInvoer))) - {
    "geslachtsnaam", "voornamen", "voorvoegsel", "doelgroep", "gedetailleerde_doelgroep", "gemeente",
}  # fmt: skip


def _check(values: dict[str, Any], facts: Feiten) -> None:
    rules.check_facts(facts)
    rules.check_case(
        dossier_gesloten=values.get("dossier_gesloten"),
        reden=values.get("reden"),
        geboortedatum=values.get("geboortedatum"),
        facts=facts,
    )


def _named(boeking: Boeking, dossier: Dossier) -> dict[str, Any] | None:
    return reads.dossier.by_id(boeking.schrijver.flushed, dossier.id)


def _existing(boeking: Boeking, values: dict[str, Any]) -> dict[str, Any] | None:
    """The stored dossier that this is: the same BSN, else V-nummer; without either, one equal in all that is given."""
    for key in _UNIQUE:
        if (value := values.get(key)) and (row := _stored_by(boeking, key, value)):
            return row
    if values.get("bsn") or values.get("v_nummer"):
        return None
    if seen := boeking.seen.get(_whole(values)):
        return seen
    return reads.dossier.equal(boeking.schrijver.flushed, values)


_UNIQUE = ("bsn", "v_nummer")
_NAMES: Final = {"bsn": "BSN", "v_nummer": "V-nummer"}
_EARLIER: Final = "eerder in dit bestand"


def _stored_by(boeking: Boeking, key: str, value: str) -> dict[str, Any] | None:
    """The dossier that has this BSN or V-nummer, also when it was added a moment ago."""
    if (seen := boeking.seen.get((key, value))) is not None:
        return seen
    found = boeking.known(key, value)
    return None if found is None else _named(boeking, found)


def _whole(values: dict[str, Any]) -> tuple[Any, ...]:
    return ("geheel", *sorted(values.items()))


def _next_number(boeking: Boeking) -> str:
    year = boeking.env.peildatum[:4]
    last = boeking.numbers.get(year)
    if last is None:
        last = reads.dossier.highest_number(boeking.schrijver.raw, year)
        boeking.before.setdefault(year, last)
    boeking.numbers[year] = last + 1
    return f"{year}-{last + 1:04d}"


def store(boeking: Boeking, dossier: Dossier | None, invoer: CaseInvoer) -> tuple[str, str | None]:
    """Add a dossier, or change the one it already is (or is said to be) where the policy for doubles allows that."""
    values = given(invoer)
    if stored := _named(boeking, dossier) if dossier else _existing(boeking, values):
        nummer = str(stored["nummer"])
        if boeking.bij_dubbel == NOOIT:
            raise _known(stored, values)
        where = _EARLIER if boeking.gave_out(nummer) else f"dossier {nummer}"
        changed = boeking.differs(stored, values, f"Deze persoon ({where})")
        if not changed:
            return ONGEWIJZIGD, nummer
        _check_free(boeking, stored["id"], changed)
        change(boeking, stored, changed)
        boeking.trail(nummer, CaseInvoer(**changed))
        return GEWIJZIGD, nummer
    _check(values, _facts(values))
    nummer = _next_number(boeking)
    row = {**values, "nummer": nummer, "zoeknaam": search_name(values)}
    row["id"] = boeking.schrijver.add("dossier", row)
    for key in _UNIQUE:
        if values.get(key):
            boeking.seen[key, values[key]] = row
    if not (values.get("bsn") or values.get("v_nummer")):
        boeking.seen[_whole(values)] = row
    boeking.trail(nummer, invoer)
    return NIEUW, nummer


def _known(stored: dict[str, Any], values: dict[str, Any]) -> Geweigerd:
    """The refusal of a person who has a dossier; names what is the same, the number, and what to do."""
    same = [key for key in _UNIQUE if values.get(key) and stored.get(key) == values[key]]
    return _taken(same[0] if same else None, str(stored["nummer"]))


def _taken(key: str | None, nummer: str) -> Geweigerd:
    if key is None:
        return Geweigerd(
            f"Deze persoon heeft al dossier {nummer}, met precies deze gegevens. Is het toch iemand anders, geef dan"
            " ook"
            " voornamen, BSN of V-nummer."
        )
    sentence = "dit {} hoort bij één persoon en staat al in dossier {}; wijzigen gaat met `inburgering case edit {}`"
    if key == "bsn":
        return rules.refuse(sentence.format("BSN", nummer, nummer), wi("36"), key)
    return Geweigerd(sentence.format("V-nummer", nummer, nummer) + ".", veld=key)


def _check_free(boeking: Boeking, ident: int, values: dict[str, Any]) -> None:
    """Refuse a BSN or V-nummer that is somebody else's."""
    for key in _UNIQUE:
        if value := values.get(key):
            other = _stored_by(boeking, key, value)
            if other and other["id"] != ident and boeking.gave_out(str(other["nummer"])):
                raise Geweigerd(f"dit {_NAMES[key]} heeft {_EARLIER} iemand anders; een van beide klopt niet", veld=key)
            if other and other["id"] != ident:
                raise _taken(key, str(other["nummer"]))


def change(boeking: Boeking, stored: dict[str, Any], changed: dict[str, Any]) -> None:
    """Change columns of a stored dossier, after its rules have been tried on the whole."""
    stored.update(changed)
    _check(stored, _facts(stored))  # before the CHECKs of the store refuse without naming the rule
    stored["zoeknaam"] = search_name(stored)
    boeking.schrijver.change("dossier", stored["id"], {**changed, "zoeknaam": stored["zoeknaam"]})
    _check(stored, boeking.check(stored["id"]))


HANDLINGS = {"dossier": Handling(store=store)}


def add(env: Omgeving, invoer: CaseInvoer) -> str:
    """Register a new dossier; its number. Raises `Geweigerd` when it is known already or a rule forbids it."""
    nummer = str(record(env, DOSSIER, None, invoer, "case add"))
    env.laatste.remember(nummer)
    return nummer


def edit(env: Omgeving, dossier: str, invoer: CaseInvoer, leeg: list[str]) -> str:
    """Change fields of a dossier; `leeg` names fields to empty. Gives the number."""
    values: dict[str, Any] = given(invoer)
    for name in leeg:
        name = name.replace("-", "_").lower()
        if name not in fields_of(CaseInvoer):
            raise Geweigerd(
                f"‘{name[:40]}’ is geen veld van een dossier; welke er zijn, staat in `inburgering case edit --help`.",
                veld="leeg",
            )
        if name in ("geslachtsnaam", "doelgroep"):
            raise Geweigerd(f"{name} kan niet leeg zijn.", veld="leeg")
        values[name] = None
    if not values:
        raise Geweigerd("Er is niets om te wijzigen; noem minstens één veld (zie `inburgering case edit --help`).")
    with booking(env, "case edit") as boeking:
        found = boeking.dossier(dossier)
        alter(boeking, found, values)
        boeking.trail(found.nummer, invoer, leeg=[k for k, v in values.items() if v is None])
        return found.nummer


def alter(boeking: Boeking, dossier: Dossier, values: dict[str, Any]) -> None:
    """Give fields of a dossier these values, None to empty one. Raises `Geweigerd` where a rule forbids it."""
    _check_free(boeking, dossier.id, values)
    change(boeking, _named(boeking, dossier) or {}, values)


def close(env: Omgeving, dossier: str, invoer: SluitInvoer) -> str:
    """Close a dossier with a reason; its number."""
    with booking(env, "case close") as boeking:
        found = boeking.dossier(dossier)
        stored = _named(boeking, found) or {}
        if stored.get("dossier_gesloten"):
            raise Geweigerd(
                f"Dossier {found.nummer} is al gesloten op {dutch(stored['dossier_gesloten'])}. Heropenen gaat met"
                f" `inburgering case edit {found.nummer} --leeg dossier_gesloten --leeg reden`.",
                veld="datum",
            )
        change(boeking, stored, {"dossier_gesloten": invoer.datum, "reden": invoer.reden})
        boeking.trail(found.nummer, invoer)
        return found.nummer
