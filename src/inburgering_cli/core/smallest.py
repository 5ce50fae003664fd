"""A bounded list that keeps the smallest items."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")


class Foremost(Generic[_T]):
    """Keeps the first `most` items by `order`; the others are dropped, so memory stays small."""

    def __init__(self, most: int, order: Callable[[_T], Any]) -> None:
        self._most = most
        self._order = order
        self._kept: list[tuple[Any, _T]] = []
        self._last: Any = None  # the key of the last one kept; an item that is not below it is dropped

    def add(self, item: _T) -> None:
        """Add an item, unless `most` smaller ones are there."""
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
        """The items kept, in order; equal items in the order in which they were added."""
        self._choose()
        return [item for _, item in self._kept]
