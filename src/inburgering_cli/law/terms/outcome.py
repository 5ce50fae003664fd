"""The outcome of a term, and the statuses that it can have."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from inburgering_cli.law.states import Held
from inburgering_cli.law.terms.declared import Term, Version

REACHED: Final = "gehaald"
TOO_LATE: Final = "te_laat"
LAPSED: Final = "vervallen"
EXPIRED: Final = "verlopen"
RUNNING: Final = "lopend"
PAST: Final = "voorbij"
RESTS: Final = "rust"
STATUSES: Final[Mapping[str, str]] = {
    REACHED: "gehaald",
    TOO_LATE: "te laat",
    LAPSED: "vervallen",
    EXPIRED: "verlopen",
    RUNNING: "lopend",
    PAST: "voorbij",
    RESTS: "rust",
}


class Rest(NamedTuple):
    """Why the clock of a term stood still, and the last day that it would have had otherwise."""

    held: Held
    uiterlijk: str | None


class Outcome(NamedTuple):
    """The outcome of one term of one dossier. Days are ISO text.

    `uiterlijk`: the last day that counts, None while the clock waits or rests. `ongeschoven`: that day before the
    Algemene termijnenwet moved it.
    """

    term: Term
    version: Version
    start_gebeurtenis: str
    start: str
    uiterlijk: str | None
    ongeschoven: str | None
    gehaald_op: str | None
    status: str
    rust: Rest | None = None
