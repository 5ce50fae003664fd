"""The whole store as tables for others: which columns the file of a kind has.

They are those of `import` with the number of the dossier before them, so that each file can also be read by itself.
"""

from typing import Final

from inburgering_cli.records.kind import Kind

DOSSIER: Final = "dossier"
CASES: Final = "cases"
#: Tells of an export what is in it, so that a folder from which something is missing is not taken for whole.
CONTENT: Final = "export.json"


def of_dossier(kind: Kind) -> bool:
    """Whether the records of this kind are dossiers, or have or may have one."""
    return kind.plural == CASES or kind.owner is not False


def columns(kind: Kind) -> list[str]:
    """The columns of the file of a kind."""
    return [DOSSIER, *kind.fields] if of_dossier(kind) else list(kind.fields)
