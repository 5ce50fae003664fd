"""Encrypting the store, taking that away, another key, and a copy of the key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Geweigerd, OpslagFout
from inburgering_cli.store import copies
from inburgering_cli.store.database import Locatie, check_header
from inburgering_cli.store.driver import look, sqlcipher
from inburgering_cli.store.encryption.keys import Bestand, Sleutel, holder, known, new_key, new_name, new_password
from inburgering_cli.store.encryption.rewrite import rewrite
from inburgering_cli.store.trail import looks
from inburgering_cli.work.environment import Omgeving

_BY_HEART: Final = "uw wachtwoord; dat staat nergens"


def encrypt(env: Omgeving, *, wachtwoord: bool) -> dict[str, Any]:
    """Encrypt the store, with a key that is made where there is none yet. Says where the key is."""
    pad = _current(env)
    if look(pad):
        raise Geweigerd(
            f"Het dossierbestand {pad} is al versleuteld; een andere sleutel geeft u het met `inburgering db rekey`."
        )
    sqlcipher()
    naam = new_name()
    if wachtwoord:
        key, where = new_password(naam), _BY_HEART
    else:
        keys = holder(naam)
        if not (found := keys.read()):
            keys.write(found := [new_key()])
        key, where = found[0], str(keys)
        if isinstance(keys, Bestand) and keys.pad.absolute().parent == pad.absolute().parent:
            env.warn(
                "Het sleutelbestand staat in de map van het dossierbestand. Wie de map meeneemt, heeft beide: zet het ergens"
                " anders."
            )
    _rewrite(env, Sleutel(key, naam))
    env.warn(
        "Zonder wachtwoord zijn alle gegevens voorgoed weg: bewaar het ook op een andere, veilige plaats."
        if wachtwoord
        else "Zonder sleutel zijn alle gegevens voorgoed weg: bewaar een kopie op een andere, veilige plaats"
        " (inburgering db key --out PAD)."
    )
    _warn_of(env, [copy for copy in _copies(pad) if not look(copy)])
    return {"pad": str(pad.absolute()), "versleuteld": True, "sleutel": where}


def decrypt(env: Omgeving) -> dict[str, Any]:
    """Make a plain store of it. The key stays where it is: older backups need it."""
    pad = _encrypted(env)
    _rewrite(env, None)
    env.warn(
        "Wie bij het bestand kan, kan nu lezen wat erin staat. De sleutel blijft bewaard: back-ups van eerder gaan alleen"
        " daarmee open."
    )
    return {"pad": str(pad.absolute()), "versleuteld": False, "sleutel": None}


def rekey(env: Omgeving, *, wachtwoord: bool) -> dict[str, Any]:
    """Encrypt the store anew with another key. The one before is kept behind it, for older backups."""
    pad = _encrypted(env)
    naam = known(look(pad) or b"").naam
    if wachtwoord:
        key, where = new_password(naam), _BY_HEART
    else:
        keys = holder(naam)
        key, where = new_key(), str(keys)
        keys.write([key, *keys.read()])  # first: whenever this stops, the key that the store has is there
    _rewrite(env, Sleutel(key, naam))
    if older := list(_copies(pad)):
        env.warn(
            f"Kopieën van ervoor (aantal {len(older)}, de nieuwste is {older[0]}) houden hun eigen sleutel. Is die in"
            " verkeerde handen, maak dan een nieuwe back-up en verwijder ze."
        )
    return {"pad": str(pad.absolute()), "versleuteld": True, "sleutel": where}


def copy_key(env: Omgeving, out: Path) -> dict[str, Any]:
    """Write the key of the store to a new key file."""
    pad = _encrypted(env)
    if out.exists():
        raise Geweigerd(f"Op {out} staat al een bestand; kies een ander pad.", veld="out")
    Bestand(out).write([known(look(pad) or b"").waarde])
    if not looks.note(pad, env.opdracht, {None: {"sleutel": "gekopieerd"}}):
        env.warn("Dit kon niet in het spoor worden genoteerd.")
    return {"pad": str(pad.absolute()), "bestand": str(out)}


def _current(env: Omgeving) -> Path:
    """The path of the store, which is brought up to date when it is older."""
    from inburgering_cli.store.write import open_or_create

    check_header(env.locatie.pad)
    open_or_create(Locatie(env.locatie.pad, genoemd=True))
    return env.locatie.pad


def _encrypted(env: Omgeving) -> Path:
    pad = _current(env)
    if not look(pad):
        raise Geweigerd(f"Het dossierbestand {pad} is niet versleuteld; dat doet u met `inburgering db encrypt`.")
    return pad


def _rewrite(env: Omgeving, key: Sleutel | None) -> None:
    def noted(fresh: Path) -> None:
        if not looks.note(fresh, env.opdracht, {None: {"versleuteld": key is not None}}):
            raise OpslagFout("Dit kon niet in het spoor worden genoteerd; er is niets veranderd.")

    rewrite(env.locatie.pad, key, noted)


def _copies(pad: Path) -> Iterator[Path]:
    """What is known of copies of the store, and of stores that it replaced."""
    yield from copies.known(pad)
    yield from copies.replaced(pad)


def _warn_of(env: Omgeving, plain: list[Path]) -> None:
    if plain:
        env.warn(
            "Deze kopieën van het dossierbestand zijn niet versleuteld: "
            + ", ".join(str(copy) for copy in plain)
            + ". Maak een nieuwe back-up met `inburgering db backup` en verwijder ze."
        )
