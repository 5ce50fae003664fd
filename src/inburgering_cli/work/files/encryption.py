"""Encrypting the store, taking that away, another key, and a copy of the key."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from inburgering_cli.core.errors import Refused, StoreFault
from inburgering_cli.store import copies
from inburgering_cli.store.database import Location, check_header
from inburgering_cli.store.driver import look, sqlcipher
from inburgering_cli.store.encryption.keys import Key, KeyFile, holder, known, new_key, new_name, new_password
from inburgering_cli.store.encryption.rewrite import rewrite
from inburgering_cli.store.trail import looks
from inburgering_cli.work.environment import Environment

_BY_HEART: Final = "uw wachtwoord; dat staat nergens"


def encrypt(env: Environment, *, password: bool) -> dict[str, Any]:
    """Encrypt the store, with a key that is made where there is none yet. Says where the key is."""
    path = _current(env)
    if look(path):
        raise Refused(
            f"Het dossierbestand {path} is al versleuteld; een andere sleutel geeft u het met `inburgering db rekey`."
        )
    sqlcipher()
    name = new_name()
    if password:
        key, where = new_password(name), _BY_HEART
    else:
        keys = holder(name)
        if not (found := keys.read()):
            keys.write(found := [new_key()])
        key, where = found[0], str(keys)
        if isinstance(keys, KeyFile) and keys.path.absolute().parent == path.absolute().parent:
            env.warn(
                "Het sleutelbestand staat in de map van het dossierbestand. Wie de map meeneemt, heeft beide: zet het ergens"
                " anders."
            )
    _rewrite(env, Key(key, name))
    env.warn(
        "Zonder wachtwoord zijn alle gegevens voorgoed weg: bewaar het ook op een andere, veilige plaats."
        if password
        else "Zonder sleutel zijn alle gegevens voorgoed weg: bewaar een kopie op een andere, veilige plaats"
        " (inburgering db key --out PAD)."
    )
    _warn_of(env, [copy for copy in _copies(path) if not look(copy)])
    return {"pad": str(path.absolute()), "versleuteld": True, "sleutel": where}


def decrypt(env: Environment) -> dict[str, Any]:
    """Make a plain store of it. The key stays where it is: older backups need it."""
    path = _encrypted(env)
    _rewrite(env, None)
    env.warn(
        "Wie bij het bestand kan, kan nu lezen wat erin staat. De sleutel blijft bewaard: back-ups van eerder gaan alleen"
        " daarmee open."
    )
    return {"pad": str(path.absolute()), "versleuteld": False, "sleutel": None}


def rekey(env: Environment, *, password: bool) -> dict[str, Any]:
    """Encrypt the store anew with another key. The one before is kept behind it, for older backups."""
    path = _encrypted(env)
    name = known(look(path) or b"").name
    if password:
        key, where = new_password(name), _BY_HEART
    else:
        keys = holder(name)
        key, where = new_key(), str(keys)
        keys.write([key, *keys.read()])  # first: whenever this stops, the key that the store has is there
    _rewrite(env, Key(key, name))
    if older := list(_copies(path)):
        env.warn(
            f"Kopieën van ervoor (aantal {len(older)}, de nieuwste is {older[0]}) houden hun eigen sleutel. Is die in"
            " verkeerde handen, maak dan een nieuwe back-up en verwijder ze."
        )
    return {"pad": str(path.absolute()), "versleuteld": True, "sleutel": where}


def copy_key(env: Environment, out: Path) -> dict[str, Any]:
    """Write the key of the store to a new key file."""
    path = _encrypted(env)
    if out.exists():
        raise Refused(f"Op {out} staat al een bestand; kies een ander pad.", field="out")
    KeyFile(out).write([known(look(path) or b"").value])
    if not looks.note(path, env.command, {None: {"sleutel": "gekopieerd"}}):
        env.warn("Dit kon niet in het spoor worden genoteerd.")
    return {"pad": str(path.absolute()), "bestand": str(out)}


def _current(env: Environment) -> Path:
    """The path of the store, which is brought up to date when it is older."""
    from inburgering_cli.store.write import open_or_create

    check_header(env.location.path)
    open_or_create(Location(env.location.path, named=True))
    return env.location.path


def _encrypted(env: Environment) -> Path:
    path = _current(env)
    if not look(path):
        raise Refused(f"Het dossierbestand {path} is niet versleuteld; dat doet u met `inburgering db encrypt`.")
    return path


def _rewrite(env: Environment, key: Key | None) -> None:
    def noted(fresh: Path) -> None:
        if not looks.note(fresh, env.command, {None: {"versleuteld": key is not None}}):
            raise StoreFault("Dit kon niet in het spoor worden genoteerd; er is niets veranderd.")

    rewrite(env.location.path, key, noted)


def _copies(path: Path) -> Iterator[Path]:
    """The known copies of the store, and stores that it replaced."""
    yield from copies.known(path)
    yield from copies.replaced(path)


def _warn_of(env: Environment, plain: list[Path]) -> None:
    if plain:
        env.warn(
            "Deze kopieën van het dossierbestand zijn niet versleuteld: "
            + ", ".join(str(copy) for copy in plain)
            + ". Maak een nieuwe back-up met `inburgering db backup` en verwijder ze."
        )
