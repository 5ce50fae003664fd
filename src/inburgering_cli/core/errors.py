"""Every way in which the program refuses, with its exit code and the key that scripts see."""

from typing import Final

#: The exit code after Ctrl-C.
INTERRUPTED: Final = 130


class Fout(Exception):
    """Base of all errors that a user may see.

    `melding` is a Dutch sentence: what is wrong and what to do. `veld` names the field (snake_case), `rij` the row of
    an imported file. Neither ever holds a BSN in full.
    """

    code = "fout"
    exit_code = 1

    def __init__(self, melding: str, *, veld: str | None = None, rij: int | None = None) -> None:
        super().__init__(melding)
        self.melding = melding
        self.veld = veld
        self.rij = rij


class GebruikFout(Fout):
    """The command line cannot be understood (exit 2)."""

    code = "gebruik"
    exit_code = 2


class Geweigerd(Fout):
    """A value is not valid or a rule forbids it; nothing was saved (exit 3)."""

    code = "geweigerd"
    exit_code = 3


class NietGevonden(Fout):
    """No such dossier, or more than one (exit 4)."""

    code = "niet_gevonden"
    exit_code = 4


class OpslagFout(Fout):
    """The store cannot be used: missing, locked, damaged, foreign, newer, full (exit 5)."""

    code = "opslag"
    exit_code = 5
