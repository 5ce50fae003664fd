"""Dossiers: adding, changing, closing."""

from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.law import rules
from inburgering_cli.law.facts import Facts, search_name
from inburgering_cli.law.plicht import age
from inburgering_cli.law.sources import wi
from inburgering_cli.records.field import fields_of, given
from inburgering_cli.records.kinds.dossier import DOSSIER, CaseRecord, CloseRecord
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment
from inburgering_cli.work.reading.duplicates import looks_alike
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing import identity
from inburgering_cli.work.writing.booking import (
    CHANGED,
    NEVER,
    NEW,
    UNCHANGED,
    Booking,
    open_booking,
)
from inburgering_cli.work.writing.identity import UNIQUE
from inburgering_cli.work.writing.records import Handling, record


def _facts(values: dict[str, Any]) -> Facts:
    """The facts of a dossier as its columns tell them, before it is stored."""
    known = {k: v for k, v in values.items() if k in _FACT_FIELDS}
    known["eerste_huisvesting"] = values.get("eerste_huisvesting") or values.get("huisvesting")
    return Facts(
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


_FACT_FIELDS = (set(Facts._fields) & set(fields_of(CaseRecord))) - {
    "geslachtsnaam", "voornamen", "voorvoegsel", "doelgroep", "gedetailleerde_doelgroep", "gemeente",
}  # fmt: skip


def _check(values: dict[str, Any], facts: Facts) -> None:
    rules.check_facts(facts)
    rules.check_case(
        dossier_gesloten=values.get("dossier_gesloten"),
        reden=values.get("reden"),
        geboortedatum=values.get("geboortedatum"),
        facts=facts,
    )


#: Columns that may say that somebody is not plichtig.
_SAYS_WHO: Final = frozenset({"geboortedatum", "nationaliteit", "plicht_begin"})


def _warn_of_plicht(booking: Booking, values: dict[str, Any], nummer: str) -> None:
    """Say why somebody is probably not plichtig. Of a file only who they are, in one sentence at the end."""
    if values.get("dossier_gesloten"):
        return
    peildatum = booking.env.peildatum
    start = values.get("plicht_begin") or peildatum
    birth, nationality = values.get("geboortedatum"), values.get("nationaliteit")
    stelsel = _facts(values).stelsel
    for doubt in age.doubts(birth, nationality, stelsel, start=start, day=peildatum, soon=peildatum):
        if booking.by_hand:
            booking.warn(doubt.warning(nummer))
        elif doubt.kind != age.AT_SCHOOL:
            booking.doubtful[nummer] = str(doubt)


def _named(booking: Booking, dossier: Dossier) -> dict[str, Any] | None:
    return reads.dossier.by_id(booking.writer.flushed, dossier.id)


def _existing(booking: Booking, values: dict[str, Any]) -> dict[str, Any] | None:
    """The stored dossier of this person: by BSN, else V-nummer; without both, one equal in all that was given."""
    for key in UNIQUE:
        if (value := values.get(key)) and (row := _stored_by(booking, key, value)):
            return row
    if values.get("bsn") or values.get("v_nummer"):
        return None
    if seen := booking.seen.get(_whole(values)):
        return seen
    return reads.dossier.equal(booking.writer.flushed, {"zoeknaam": search_name(values), **values})


_NAMES: Final = {"bsn": "BSN", "v_nummer": "V-nummer"}
_EARLIER: Final = "eerder in dit bestand"


def _stored_by(booking: Booking, key: str, value: str) -> dict[str, Any] | None:
    """The dossier that has this BSN or V-nummer, also when it was added a moment ago."""
    if (seen := booking.seen.get((key, value))) is not None:
        return seen
    found = booking.known(key, value)
    return None if found is None else _named(booking, found)


def _whole(values: dict[str, Any]) -> tuple[Any, ...]:
    return ("geheel", *sorted(values.items()))


def next_number(booking: Booking) -> str:
    """The number of the next dossier."""
    year = booking.env.peildatum[:4]
    last = booking.numbers.get(year)
    if last is None:
        last = reads.dossier.highest_number(booking.writer.raw, year)
        booking.before.setdefault(year, last)
    booking.numbers[year] = last + 1
    return f"{year}-{last + 1:04d}"


def store(booking: Booking, dossier: Dossier | None, record: CaseRecord) -> tuple[str, str | None]:
    """Add a dossier, or change the stored one of this person where the policy for doubles allows that."""
    values = given(record)
    if stored := _named(booking, dossier) if dossier else _existing(booking, values):
        nummer = str(stored["nummer"])
        if booking.on_duplicate == NEVER:
            raise _known(stored, values)
        identity.check(booking, Dossier(stored["id"], nummer, ""), stored, values)
        where = _EARLIER if booking.gave_out(nummer) else f"dossier {nummer}"
        changed = booking.differs(stored, values, f"Deze persoon ({where})")
        if not changed:
            return UNCHANGED, nummer
        _check_free(booking, stored["id"], changed)
        change(booking, stored, changed)
        booking.trail(nummer, CaseRecord(**changed))
        return CHANGED, nummer
    _check(values, _facts(values))
    namesakes = _check_alike(booking, values)
    nummer = next_number(booking)
    _warn_of_plicht(booking, values, nummer)
    fills = {name: text for name, text in booking.of_office.items() if name not in values}
    for name in fills:
        booking.filled[name] = booking.filled.get(name, 0) + 1
    row = {**fills, **values, "nummer": nummer, "zoeknaam": search_name(values)}
    row["id"] = booking.writer.add("dossier", row)
    namesakes.append(reads.dossier.Namesake._make(row.get(name) for name in reads.dossier.Namesake._fields))
    for key in UNIQUE:
        if values.get(key):
            booking.seen[key, values[key]] = row
    if not (values.get("bsn") or values.get("v_nummer")):
        booking.seen[_whole(values)] = row
    booking.trail(nummer, CaseRecord(**{**fills, **values}) if fills else record)
    return NEW, nummer


def _check_alike(booking: Booking, values: dict[str, Any]) -> list[reads.dossier.Namesake]:
    """Refuse a row of a file, and warn of a command, about somebody who may have a dossier; all who have this name."""
    namesakes = booking.namesakes(search_name(values))
    for other in namesakes if not booking.also_alike else ():
        if (same := looks_alike(values, other._asdict())) is None:
            continue
        who = f"dossier {other.nummer}" if not booking.gave_out(other.nummer) else f"{_EARLIER} ({other.nummer})"
        if booking.by_hand:
            booking.env.warn(
                f"Dossier {other.nummer} heeft dezelfde naam en {same}, en geen nummer dat beide onderscheidt. Is het dezelfde"
                " persoon? Vul dan een BSN of V-nummer in, of houd één dossier."
            )
            continue
        booking.refused_alike += 1
        raise Refused(
            f"dezelfde naam en {same} als {who}, en geen BSN of V-nummer dat beide onderscheidt. Is het dezelfde persoon, noem"
            " dan dat dossier in de kolom dossier; is het iemand anders, lees het bestand met --ook-dubbel",
            field="geslachtsnaam",
        )
    return namesakes


def _known(stored: dict[str, Any], values: dict[str, Any]) -> Refused:
    """The refusal of a person who has a dossier; names what is the same, the number, and what to do."""
    same = [key for key in UNIQUE if values.get(key) and stored.get(key) == values[key]]
    return _taken(same[0] if same else None, str(stored["nummer"]))


def _taken(key: str | None, nummer: str) -> Refused:
    if key is None:
        return Refused(
            f"Deze persoon heeft al dossier {nummer}, met precies deze gegevens. Is het toch iemand anders, geef dan ook"
            " voornamen, BSN of V-nummer."
        )
    sentence = "dit {} hoort bij één persoon en staat al in dossier {}; wijzigen gaat met `inburgering case edit {}`"
    if key == "bsn":
        return rules.refuse(sentence.format("BSN", nummer, nummer), wi("36"), key)
    return Refused(sentence.format("V-nummer", nummer, nummer) + ".", field=key)


def _check_free(booking: Booking, ident: int, values: dict[str, Any]) -> None:
    """Refuse a BSN or V-nummer that is somebody else's."""
    for key in UNIQUE:
        if value := values.get(key):
            other = _stored_by(booking, key, value)
            if other and other["id"] != ident and booking.gave_out(str(other["nummer"])):
                raise Refused(f"dit {_NAMES[key]} heeft {_EARLIER} iemand anders; een van beide klopt niet", field=key)
            if other and other["id"] != ident:
                raise _taken(key, str(other["nummer"]))


def change(booking: Booking, stored: dict[str, Any], changed: dict[str, Any]) -> None:
    """Change columns of a stored dossier, after its rules have been tried on the whole."""
    stored.update(changed)
    _check(stored, _facts(stored))  # before the CHECKs of the store refuse without naming the rule
    stored["zoeknaam"] = search_name(stored)
    booking.writer.change("dossier", stored["id"], {**changed, "zoeknaam": stored["zoeknaam"]})
    _check(stored, booking.check(stored["id"]))
    if not _SAYS_WHO.isdisjoint(changed):
        _warn_of_plicht(booking, stored, str(stored["nummer"]))


HANDLINGS = {"dossier": Handling(store=store)}


def add(env: Environment, new_record: CaseRecord) -> str:
    """Register a new dossier; its number. Raises `Refused` when it is known already or a rule forbids it."""
    nummer = str(record(env, DOSSIER, None, new_record, "case add"))
    env.last.remember(nummer)
    return nummer


def edit(env: Environment, dossier: str, record: CaseRecord, empty: list[str]) -> str:
    """Change fields of a dossier; `empty` names fields to empty. Gives the number."""
    values: dict[str, Any] = given(record)
    for name in empty:
        name = name.replace("-", "_").lower()
        if name not in fields_of(CaseRecord):
            raise Refused(
                f"‘{name[:40]}’ is geen veld van een dossier; welke er zijn, staat in `inburgering case edit --help`.",
                field="leeg",
            )
        if name in ("geslachtsnaam", "doelgroep"):
            raise Refused(f"{name} kan niet leeg zijn.", field="leeg")
        values[name] = None
    if not values:
        raise Refused("Er is niets om te wijzigen; noem minstens één veld (zie `inburgering case edit --help`).")
    with open_booking(env, "case edit") as booking:
        found = booking.dossier(dossier)
        alter(booking, found, values)
        if any(value and fields_of(CaseRecord)[name].shape == "fact" for name, value in values.items()):
            booking.warn_closed_before(found)
        booking.trail(found.nummer, record, leeg=[k for k, v in values.items() if v is None])
        return found.nummer


def alter(booking: Booking, dossier: Dossier, values: dict[str, Any]) -> None:
    """Give fields of a dossier these values, None to empty one. Raises `Refused` where a rule forbids it."""
    _check_free(booking, dossier.id, values)
    change(booking, _named(booking, dossier) or {}, values)


def close(env: Environment, dossier: str, record: CloseRecord) -> str:
    """Close a dossier with a reason; its number."""
    with open_booking(env, "case close") as booking:
        found = booking.dossier(dossier)
        stored = _named(booking, found) or {}
        if stored.get("dossier_gesloten"):
            raise Refused(
                f"Dossier {found.nummer} is al gesloten op {dutch(stored['dossier_gesloten'])}. Heropenen gaat met"
                f" `inburgering case edit {found.nummer} --leeg dossier_gesloten --leeg reden`.",
                field="datum",
            )
        change(booking, stored, {"dossier_gesloten": record.datum, "reden": record.reden})
        booking.warn_closed_before(found)
        booking.trail(found.nummer, record)
        return found.nummer
