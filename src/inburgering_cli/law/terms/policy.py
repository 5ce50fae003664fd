"""The terms, norms, signals and holidays in force. Parts that few commands need are loaded late.

`policy_file` puts a municipality's own policy over the built-in one.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from inburgering_cli.core.workdays import EQUATED
from inburgering_cli.law.terms.declared import TERMS, Term

if TYPE_CHECKING:
    from inburgering_cli.law.figures.indicators import Norm
    from inburgering_cli.law.handhaving.extension import Grond
    from inburgering_cli.law.ontzorgen.policy import EvaluationPolicy
    from inburgering_cli.law.retention import RetentionTerm
    from inburgering_cli.law.signals.declared import Signal

DEFAULT_GEMEENTE: Final = "Ouder-Amstel"


class Policy:
    """The policy in force. `eigen`: ids of terms, norms and signals that come from the municipality's file.

    `boete_asiel`: a fine for an asielstatushouder may be recorded (with its reason); the program never proposes one.
    `lists`: the properties below that a file changes; the others are the built-in ones.
    """

    def __init__(
        self,
        gemeente: str = DEFAULT_GEMEENTE,
        terms: Mapping[str, Term] = TERMS,
        gelijkgesteld: Mapping[str, str] = EQUATED,
        eigen: frozenset[str] = frozenset(),
        file: str | None = None,
        *,
        boete_asiel: bool = True,
        **lists: Any,
    ) -> None:
        self.gemeente = gemeente
        self.termijnen = terms
        self.gelijkgesteld = gelijkgesteld
        self.eigen = eigen
        self.bestand = file
        self.boete_asiel = boete_asiel
        self.__dict__.update(lists)  # where a cached property keeps its value

    @cached_property
    def normen(self) -> "Mapping[str, tuple[Norm, ...]]":
        """The norms of the indicators, by id."""
        from inburgering_cli.law.figures.indicators import NORMS

        return NORMS

    @cached_property
    def gronden(self) -> "Mapping[str, Grond]":
        """The grounds for an extension by DUO, by code."""
        from inburgering_cli.law.handhaving.extension import GROUNDS

        return GROUNDS

    @cached_property
    def ontzorg_evaluatie(self) -> "tuple[EvaluationPolicy, ...]":
        """When ontzorgen is evaluated."""
        from inburgering_cli.law.ontzorgen.policy import EVALUATION

        return EVALUATION

    @cached_property
    def signalen(self) -> "Mapping[str, Signal]":
        """The signals with their thresholds, by id."""
        from inburgering_cli.law.signals.declared import SIGNALS

        return SIGNALS

    @cached_property
    def bewaartermijnen(self) -> "Mapping[str, RetentionTerm]":
        """How long data are kept, by id."""
        from inburgering_cli.law.retention import BEWAARTERMIJNEN

        return BEWAARTERMIJNEN


DEFAULT: Final = Policy()
