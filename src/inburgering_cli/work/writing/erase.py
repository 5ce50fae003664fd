"""Erasing dossiers: out of every table and every file of the store, with one line left in the trail that is about nobody."""

from collections.abc import Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Geweigerd
from inburgering_cli.files import atomic
from inburgering_cli.law import retention
from inburgering_cli.store import copies, reads
from inburgering_cli.store.erase import Verwijderd, empty_trail, remove, scrub
from inburgering_cli.store.trail.chain import ERASE, SEAL
from inburgering_cli.work.environment import Omgeving, reading
from inburgering_cli.work.reading.lookup import Dossier, find
from inburgering_cli.work.writing.booking import Boeking, booking

OPDRACHT: Final = ERASE
BEWAARTERMIJN: Final = "bewaartermijn"
#: Why a dossier is erased.
REDENEN: Final = {
    BEWAARTERMIJN: "de bewaartermijn is om",
    "verzoek": "de persoon vroeg erom en de gemeente wees dat toe (AVG 17)",
    "vergissing": "het dossier had hier niet mogen staan",
}


def who(env: Omgeving, dossier: str) -> Dossier:
    """The dossier that would be erased. Raises `NietGevonden`."""
    with reading(env) as connection:
        return find(env, connection, dossier)


def erase(env: Omgeving, dossier: str, reden: str) -> dict[str, Any]:
    """Erase one dossier; what was done. Raises `Geweigerd` when its term is not over and no other reason was given."""
    return erase_all(env, [dossier], reden)[0]


def erase_all(env: Omgeving, dossiers: Sequence[str], reden: str) -> list[dict[str, Any]]:
    """Erase dossiers, all or none; what was done with each."""
    done = []
    with booking(env, OPDRACHT, beelden=False) as boeking:
        for text in dossiers:
            found = boeking.dossier(text)
            _check_term(boeking, found, reden)
            gone = remove(boeking.schrijver.raw, found.id)
            seal = empty_trail(boeking.schrijver.raw, found.nummer)
            boeking.schrijver.trail(OPDRACHT, found.nummer, {"reden": reden, "rijen": gone.rijen, SEAL: seal})
            done.append(_told(found.nummer, reden, gone))
    if dossiers:
        tidy(env)
    if kept := list(copies.known(env.locatie.pad)):
        env.warn(
            f"In {len(kept)} back-ups staat het nog, de nieuwste is {kept[0]}; `inburgering db retention` noemt welke te"
            " oud zijn. Pakketten en uitvoer die u eerder maakte, verwijdert u zelf."
        )
    return done


def tidy(env: Omgeving) -> None:
    """Leave no byte of what was erased in the files of the store; say so when another program is in the way."""
    if env.proef is not None:
        return
    atomic.tidy(env.locatie.pad.parent)
    if not scrub(env.locatie.pad):
        env.warn(
            "De dossiers zijn gewist, maar een ander programma gebruikt het dossierbestand, of de schijf is vol: in de"
            " bestanden ervan kan nog iets staan. Sluit dat programma en geef `inburgering db retention --erase --yes`."
        )


def _told(nummer: str, reden: str, gone: Verwijderd) -> dict[str, Any]:
    return {"dossier": nummer, "reden": reden, "rijen": gone.rijen, "losgemaakt": gone.losgemaakt}


def _check_term(boeking: Boeking, found: Dossier, reden: str) -> None:
    env = boeking.env
    facts = next(reads.facts.read(boeking.schrijver.raw, env.beleid, env.peildatum, ids=[found.id]))
    held = retention.bewaring(facts, env.beleid.bewaartermijnen)
    if held is not None and held.status(env.peildatum) == retention.VERSTREKEN:
        return
    if held is None:
        why = "de inburgeringsplicht loopt nog, of er is niet vastgelegd hoe die eindigde"
        source = env.beleid.bewaartermijnen[retention.PLICHT].bron
    elif held.wissen_vanaf is None:
        why = f"voor ‘{held.termijn.omschrijving}’ is geen bewaartermijn gekozen (zet die in het beleidsbestand)"
        source = held.termijn.bron
    else:
        why = f"{held.termijn.omschrijving} ({dutch(held.einde)}); bewaren tot {dutch(held.wissen_vanaf)}"
        source = held.termijn.bron
    if reden == BEWAARTERMIJN:
        raise Geweigerd(
            f"De bewaartermijn van dossier {found.nummer} is niet om: {why} ({source.kort}). Is er een andere reden, noem die"
            " dan: --reden verzoek of --reden vergissing.",
            veld="reden",
        )
    env.warn(f"De bewaartermijn van dossier {found.nummer} was niet om: {why} ({source.kort}).")
