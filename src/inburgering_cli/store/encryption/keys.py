"""The keys of encrypted stores: where they are kept, and which one fits. Loaded for encrypted stores only.

A key is 256 random bits, kept in a key file or in the keyring of the system, or derived from a password and not kept.
A file or keyring entry holds one key a line, the newest first: older ones open older backups.
"""

import hashlib
import os
import re
import secrets
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from inburgering_cli.core.errors import Refused, StoreFault, os_reason
from inburgering_cli.store.encryption.key_source import MARK, key_source

_SERVICE: Final = "inburgering-cli"
_BYTES: Final = 32
_NAME_BYTES: Final = 12  # behind the mark
_LINE: Final = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)
_SHORTEST: Final = 12  # characters of a password
#: scrypt as OWASP asks for it: 128 MB and some tenths of a second for each guess.
_SCRYPT: Final = {"n": 2**17, "r": 8, "p": 1, "maxmem": 2**28}
_HOW: Final = (
    "Noem het sleutelbestand (--sleutelbestand, INBURGERING_SLEUTELBESTAND of het configuratiebestand), of geef de opdracht in"
    " een terminal: dan wordt naar het wachtwoord gevraagd."
)


class KeyFault(StoreFault):
    """There is no key, or none that fits."""

    code = "sleutel"


class Key(NamedTuple):
    """A key and the name of its store."""

    value: bytes
    name: bytes

    @property
    def literal(self) -> str:
        """The raw key and the salt, as SQLCipher takes them."""
        return f"x'{self.value.hex()}{self.name.hex()}'"

    def __repr__(self) -> str:
        return "Sleutel(…)"


class Holder(Protocol):
    """A place where keys are kept. `read` gives none when there are none yet; `write` returns when they are stored."""

    def read(self) -> list[bytes]:
        """The keys, newest first."""

    def write(self, keys: Sequence[bytes]) -> None:
        """Replace the keys by these."""

    def __str__(self) -> str:
        """Its name, as part of a Dutch sentence."""


_told: set[Path] = set()


class KeyFile:
    """A file that only its owner can read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __str__(self) -> str:
        return f"het sleutelbestand {self.path}"

    def read(self) -> list[bytes]:
        """The keys in the file; lines that begin with # are for people."""
        try:
            text = self.path.read_text(encoding="ascii")
            mode = stat.S_IMODE(self.path.stat().st_mode)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise KeyFault(f"Het sleutelbestand {self.path} kan niet worden gelezen: {os_reason(error)}.") from None
        except UnicodeDecodeError:
            text, mode = "?", 0
        lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
        if not lines or not all(_LINE.fullmatch(line) for line in lines):
            raise KeyFault(f"{self.path} is geen sleutelbestand van dit programma; controleer het pad.")
        if os.name == "posix" and mode & 0o077 and self.path not in _told:
            _told.add(self.path)
            print(
                f"Let op: anderen op deze computer kunnen het sleutelbestand {self.path} lezen. Herstel dit met:"
                f" chmod 600 '{self.path}'",
                file=sys.stderr,
            )
        return [bytes.fromhex(line) for line in lines]

    def write(self, keys: Sequence[bytes]) -> None:
        """Written beside the file first, so that it always holds the old keys or the new ones."""
        text = "# Sleutel van inburgering-cli; wie dit leest, kan het dossierbestand openen.\n"
        text += "".join(f"{key.hex()}\n" for key in keys)
        real = Path(os.path.realpath(self.path))
        fresh = real.with_name(f".{real.name}.{os.getpid()}.nieuw")
        try:
            real.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            try:
                with os.fdopen(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                fresh.replace(real)
            finally:
                fresh.unlink(missing_ok=True)
        except OSError as error:
            raise KeyFault(f"Het sleutelbestand {self.path} kan niet worden gemaakt: {os_reason(error)}.") from None


class Keyring:
    """The keyring of the system, under the name of the store, so that copies elsewhere find their key too."""

    def __init__(self, name: bytes) -> None:
        self.name = name[len(MARK) :].hex()

    def __str__(self) -> str:
        return f"de sleutelbos van dit systeem, onder {_SERVICE} {self.name}"

    def read(self) -> list[bytes]:
        """The keys; none when there is no keyring or it stays locked."""
        try:
            text = _keyring().get_password(_SERVICE, self.name)
        except Exception:  # each kind of keyring has errors of its own
            return []
        return [bytes.fromhex(part) for part in (text or "").split() if _LINE.fullmatch(part)]

    def write(self, keys: Sequence[bytes]) -> None:
        """One entry, replaced as a whole."""
        try:
            _keyring().set_password(_SERVICE, self.name, " ".join(key.hex() for key in keys))
        except Exception:
            raise KeyFault(
                "Dit systeem heeft geen sleutelbos die te gebruiken is. Noem een sleutelbestand (--sleutelbestand PAD) of kies"
                " --wachtwoord; er is niets veranderd."
            ) from None


def _keyring() -> Any:
    import keyring

    return keyring


_known: dict[bytes, bytes] = {}


def unlock(path: Path, name: bytes, opened: Callable[[Key], sqlite3.Connection | None]) -> sqlite3.Connection:
    """Open a store with the first key that fits. Raises `KeyFault` when there is none, or none fits."""
    tried = False
    for key in _candidates(path, name):
        tried = True
        if connection := opened(Key(key, name)):
            _known[name] = key
            return connection
    if not tried:
        raise KeyFault(f"Het dossierbestand {path} is versleuteld en er is geen sleutel. {_HOW}")
    raise KeyFault(
        f"Het dossierbestand {path} gaat niet open: de sleutel past niet, of het bestand is beschadigd. Aan het bestand is"
        " niets veranderd."
    )


def known(name: bytes) -> Key:
    """The key that opened a store in this process."""
    return Key(_known[name], name)


def remember(key: Key) -> None:
    """Keep a key in mind for a store that it will open."""
    _known[key.name] = key.value


def _candidates(path: Path, name: bytes) -> Iterator[bytes]:
    """The key that opened this store before, then those from the key file, the keyring or the user."""
    if name in _known:
        yield _known[name]
    source = key_source()
    if source.file:
        keys = KeyFile(source.file).read()
        if not keys:
            raise KeyFault(f"Het sleutelbestand {source.file} bestaat niet; controleer het pad.")
        yield from keys
    elif keys := Keyring(name).read():
        yield from keys
    elif source.vraag and name not in _known:
        yield typed(source.vraag(f"Wachtwoord van {path}: "), name)


def typed(text: str, name: bytes) -> bytes:
    """The key from typed text: derived from a password, or a key itself, copied from the key file."""
    if _LINE.fullmatch(text.strip()):
        return bytes.fromhex(text.strip())
    return hashlib.scrypt(text.encode(), salt=name, dklen=_BYTES, **_SCRYPT)


def new_name() -> bytes:
    """A name for a store that will be encrypted."""
    return MARK + secrets.token_bytes(_NAME_BYTES)


def new_key() -> bytes:
    """256 random bits."""
    return secrets.token_bytes(_BYTES)


def new_password(name: bytes) -> bytes:
    """The key of a password that the user chooses, typed twice. Raises `Refused` when that goes wrong."""
    question = key_source().vraag
    if not question:
        raise Refused(
            "Een wachtwoord wordt in een terminal gevraagd; die is er niet. Noem een sleutelbestand.",
            field="wachtwoord",
        )
    text = question(f"Nieuw wachtwoord (minstens {_SHORTEST} tekens): ")
    if len(text) < _SHORTEST:
        raise Refused(
            f"Kies een wachtwoord van minstens {_SHORTEST} tekens; er is niets veranderd.", field="wachtwoord"
        )
    if question("Nog eens: ") != text:
        raise Refused("De wachtwoorden zijn niet gelijk; er is niets veranderd.", field="wachtwoord")
    return typed(text, name)


def holder(name: bytes) -> Holder:
    """Where the key of a store is kept or will be: the named key file, else the keyring."""
    source = key_source()
    return KeyFile(source.file) if source.file else Keyring(name)
