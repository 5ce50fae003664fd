"""Erasing dossiers from every table and file of the store; leaves one anonymised line in the trail."""

from collections.abc import Sequence
from typing import Any, Final

from inburgering_cli.core.dates import dutch
from inburgering_cli.core.errors import Refused
from inburgering_cli.files import atomic
from inburgering_cli.law import retention
from inburgering_cli.store import copies, reads
from inburgering_cli.store.erase import Removed, empty_trail, remove, scrub
from inburgering_cli.store.trail.chain import ERASE, SEAL
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading.lookup import Dossier, find
from inburgering_cli.work.writing.booking import Booking, open_booking

COMMAND: Final = ERASE
BEWAARTERMIJN: Final = "bewaartermijn"
#: Why a dossier is erased.
REASONS: Final = {
    BEWAARTERMIJN: "de bewaartermijn is om",
    "verzoek": "de persoon vroeg erom en de gemeente wees dat toe (AVG 17)",
    "vergissing": "het dossier had hier niet mogen staan",
}


def who(env: Environment, dossier: str) -> Dossier:
    """The dossier that would be erased. Raises `NotFound`."""
    with reading(env, whole=True) as connection:
        return find(env, connection, dossier)


def erase(env: Environment, dossier: str, reden: str) -> dict[str, Any]:
    """Erase one dossier; what was done. Raises `Refused` when its term is not over and no other reason was given."""
    return erase_all(env, [dossier], reden)[0]


def erase_all(env: Environment, dossiers: Sequence[str], reden: str) -> list[dict[str, Any]]:
    """Erase dossiers, all or none; what was done with each."""
    done = []
    with open_booking(env, COMMAND, images=False) as booking:
        for text in dossiers:
            found = booking.dossier(text)
            _check_term(booking, found, reden)
            merged = reads.dossier.merged_into(booking.writer.raw, found.id)
            gone = remove(booking.writer.raw, found.id)
            for nummer in (found.nummer, *merged):
                seal = empty_trail(booking.writer.raw, nummer)
                rows = gone.rows if nummer == found.nummer else 0
                booking.writer.trail(COMMAND, nummer, {"reden": reden, "rijen": rows, SEAL: seal})
            done.append(_told(found.nummer, reden, gone))
    if dossiers:
        tidy(env)
    if kept := list(copies.known(env.location.path)):
        env.warn(
            f"In {len(kept)} back-ups staat het nog, de nieuwste is {kept[0]}; `inburgering db retention` noemt welke te"
            " oud zijn. Pakketten en uitvoer die u eerder maakte, verwijdert u zelf."
        )
    return done


def tidy(env: Environment) -> None:
    """Scrub what was erased from the files of the store; warn when another program is in the way."""
    if env.trial is not None:
        return
    atomic.tidy(env.location.path.parent)
    if not scrub(env.location.path):
        env.warn(
            "De dossiers zijn gewist, maar een ander programma gebruikt het dossierbestand, of de schijf is vol: in de"
            " bestanden ervan kan nog iets staan. Sluit dat programma en geef `inburgering db retention --erase --yes`."
        )


def _told(nummer: str, reden: str, gone: Removed) -> dict[str, Any]:
    return {"dossier": nummer, "reden": reden, "rijen": gone.rows, "losgemaakt": gone.detached}


def _check_term(booking: Booking, found: Dossier, reden: str) -> None:
    env = booking.env
    facts = booking.facts(found.id)
    held = retention.retention(facts, env.policy.bewaartermijnen)
    if held is not None and held.status(env.peildatum) == retention.ELAPSED:
        return
    if held is None:
        why = "de inburgeringsplicht loopt nog, of er is niet vastgelegd hoe die eindigde"
        source = env.policy.bewaartermijnen[retention.PLICHT].source
    elif held.wissen_vanaf is None:
        why = f"voor ‘{held.term.description}’ is geen bewaartermijn gekozen (zet die in het beleidsbestand)"
        source = held.term.source
    else:
        why = f"{held.term.description} ({dutch(held.einde)}); bewaren tot {dutch(held.wissen_vanaf)}"
        source = held.term.source
    if reden == BEWAARTERMIJN:
        raise Refused(
            f"De bewaartermijn van dossier {found.nummer} is niet om: {why} ({source.kort}). Is er een andere reden, noem die"
            " dan: --reden verzoek of --reden vergissing.",
            field="reden",
        )
    env.warn(f"De bewaartermijn van dossier {found.nummer} was niet om: {why} ({source.kort}).")
