"""The errors of the program, each with its exit code and the key that scripts see."""

from typing import Final

#: The exit code after Ctrl-C.
INTERRUPTED: Final = 130


class Fault(Exception):
    """Base of all errors that a user may see.

    `message` is a Dutch sentence: what is wrong and what to do. `field` names the field (snake_case), `row` the row of
    an imported file. None of them holds a full BSN.
    """

    code = "fout"
    exit_code = 1

    def __init__(self, message: str, *, field: str | None = None, row: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.veld = field
        self.row = row


class UsageFault(Fault):
    """The command line cannot be understood (exit 2)."""

    code = "gebruik"
    exit_code = 2


class Refused(Fault):
    """A value is not valid or a rule forbids it; nothing was saved (exit 3)."""

    code = "geweigerd"
    exit_code = 3


class NotFound(Fault):
    """No such dossier, or more than one (exit 4)."""

    code = "niet_gevonden"
    exit_code = 4


class StoreFault(Fault):
    """The store cannot be used: missing, locked, damaged, foreign, newer, full (exit 5)."""

    code = "opslag"
    exit_code = 5


def os_reason(error: OSError) -> str:
    """A system error as a Dutch phrase."""
    import errno

    known = {
        errno.EACCES: "geen toegang (controleer de rechten)",
        errno.EPERM: "geen toegang (controleer de rechten)",
        errno.ENOENT: "het bestand of de map bestaat niet",
        errno.ENOSPC: "de schijf is vol",
        errno.EROFS: "het bestandssysteem is alleen-lezen",
        errno.ENOTDIR: "een deel van het pad is geen map",
        errno.EISDIR: "het is een map",
        errno.EEXIST: "er staat al iets met die naam",
        errno.EFBIG: "het bestand mag niet groter worden",
        errno.EDQUOT: "de ruimte voor deze gebruiker is op",
        errno.ENAMETOOLONG: "de naam is te lang",
    }
    return known.get(error.errno or 0, f"systeemfout {error.errno}")
