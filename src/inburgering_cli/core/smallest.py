"""The first few of many, by an order."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")


class Foremost(Generic[_T]):
    """Keeps the first `most` of what is added, however much that is."""

    def __init__(self, most: int, order: Callable[[_T], Any]) -> None:
        self._most = most
        self._order = order
        self._kept: list[tuple[Any, _T]] = []
        self._last: Any = None  # whatever does not come before this one is not among the first

    def add(self, item: _T) -> None:
        """One more to choose from."""
        key = self._order(item)
        if self._last is not None and key >= self._last:
            return
        self._kept.append((key, item))
        if len(self._kept) > 20 * self._most:
            self._choose()

    def _choose(self) -> None:
        self._kept.sort(key=itemgetter(0))
        del self._kept[self._most :]
        if len(self._kept) == self._most:
            self._last = self._kept[-1][0]

    def first(self) -> list[_T]:
        """The first ones, in order; of equals the one that was added first."""
        self._choose()
        return [item for _, item in self._kept]
