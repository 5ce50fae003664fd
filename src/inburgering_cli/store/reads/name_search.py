"""How a dossier is found by its name in SQL. Stdlib only."""

from collections.abc import Sequence


def named(given: Sequence[str], *, begins: bool = False) -> tuple[str, list[str]]:
    """The condition on a name with all these words in it, and its parameters.

    A word of the name begins with each of them, or has it anywhere; among others, a single letter always begins one.
    """
    alone = len(given) == 1
    parts = [
        ("' ' || zoeknaam", f" {word}") if begins or (len(word) == 1 and not alone) else ("zoeknaam", word)
        for word in given
    ]
    return " AND ".join(f"instr({where}, ?)" for where, _ in parts), [word for _, word in parts]
