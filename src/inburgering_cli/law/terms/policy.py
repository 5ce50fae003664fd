"""The terms, norms, signals and holidays in force. What only some commands need is loaded when it is asked for.

`policy_file` lays a municipality's own policy over the built-in one.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.core.workdays import GELIJKGESTELD
from inburgering_cli.law.terms.declared import TERMIJNEN, Termijn

if TYPE_CHECKING:
    from inburgering_cli.law.figures.indicators import Norm
    from inburgering_cli.law.handhaving.extension import Grond
    from inburgering_cli.law.ontzorgen.policy import Evaluatiebeleid
    from inburgering_cli.law.retention import Bewaartermijn
    from inburgering_cli.law.signals.declared import Signaal

STANDAARD_GEMEENTE: Final = "Ouder-Amstel"


class Beleid:
    """What is in force. `eigen`: ids of terms, norms and signals that come from the municipality's file.

    `boete_asiel`: a fine for an asielstatushouder may be recorded (with its reason); the program never proposes one.
    `lijsten`: the properties below that a file changes; the others are the built-in ones.
    """

    def __init__(
        self,
        gemeente: str = STANDAARD_GEMEENTE,
        termijnen: Mapping[str, Termijn] = TERMIJNEN,
        gelijkgesteld: Mapping[str, str] = GELIJKGESTELD,
        eigen: frozenset[str] = frozenset(),
        bestand: str | None = None,
        *,
        boete_asiel: bool = True,
        **lijsten: Any,
    ) -> None:
        self.gemeente = gemeente
        self.termijnen = termijnen
        self.gelijkgesteld = gelijkgesteld
        self.eigen = eigen
        self.bestand = bestand
        self.boete_asiel = boete_asiel
        self.__dict__.update(lijsten)  # in the place where a cached property keeps what it found

    @cached_property
    def normen(self) -> "Mapping[str, tuple[Norm, ...]]":
        """The norms of the indicators, by id."""
        from inburgering_cli.law.figures.indicators import NORMEN

        return NORMEN

    @cached_property
    def gronden(self) -> "Mapping[str, Grond]":
        """The grounds for an extension by DUO, by code."""
        from inburgering_cli.law.handhaving.extension import GRONDEN

        return GRONDEN

    @cached_property
    def ontzorg_evaluatie(self) -> "tuple[Evaluatiebeleid, ...]":
        """When ontzorgen is evaluated."""
        from inburgering_cli.law.ontzorgen.policy import EVALUATIE

        return EVALUATIE

    @cached_property
    def signalen(self) -> "Mapping[str, Signaal]":
        """The signals with their thresholds, by id."""
        from inburgering_cli.law.signals.declared import SIGNALEN

        return SIGNALEN

    @cached_property
    def bewaartermijnen(self) -> "Mapping[str, Bewaartermijn]":
        """How long data are kept, by id."""
        from inburgering_cli.law.retention import BEWAARTERMIJNEN

        return BEWAARTERMIJNEN


STANDAARD: Final = Beleid()
