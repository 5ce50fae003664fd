"""How a user says that a file is to be read: which column is which, what to leave out, which sheet and encoding."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Layout:
    """What the user said about a file. Headers are matched without capitals and signs.

    `columns`: our column for a header. `ignored`: headers of columns that are not read. `sheet`, `encoding`: empty when not
    said. `fills`: values for columns of ours where the file has none. `typed`: headers that must be in this file. `own`: our
    own export, whose first row is the header and every row a record.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    fills: Mapping[str, str] = field(default_factory=dict)
    typed: tuple[str, ...] = ()
    own: bool = False

    def over(self, other: "Layout") -> "Layout":
        """This layout with that of `other` under it."""
        return Layout(
            {**other.columns, **self.columns},
            tuple(dict.fromkeys((*other.ignored, *self.ignored))),
            self.sheet or other.sheet,
            self.encoding or other.encoding,
            {**other.fills, **self.fills},
            self.typed,
        )

    def as_dict(self) -> dict[str, Any]:
        """What was said, for a file."""
        return {name: value for name, value in asdict(self).items() if value and name not in ("typed", "own")}


PLAIN = Layout()
OWN = Layout(own=True)
