"""The SQL of `store/as_of.sql`, from the kinds of records: what exists on a day, for `store/as_of.py`.

`make migration` writes it. :p is the day, :m its month.
"""

from inburgering_cli.records.kind import OWNER, Kind
from inburgering_cli.records.kinds import all_kinds
from inburgering_cli.records.kinds.dossier import DOSSIER

_END = ";\n"
_LATER = "'9999'"  # after every day and month


def views() -> str:
    """The question for the first days of dossiers, and the views, each under the name of the table it stands for."""
    records = [kind for kind in all_kinds().values() if kind is not DOSSIER]
    made = [_first_days(records), *(_view(kind) for kind in (DOSSIER, *records) if kind is DOSSIER or kind.day)]
    return "".join(statement + _END for statement in made)


def _facts(kind: Kind) -> list[str]:
    """The days of a record from which its dossier exists: those of facts, not of plans."""
    names = (kind.day,) if isinstance(kind.day, str) else kind.day
    return [name for name in names if name and kind.fields[name].shape != "plan"]


def _own() -> list[str]:
    return [name for name, spec in DOSSIER.stored.items() if spec.shape == "fact"]


def _begun(dossier: str) -> str:
    """Whether a dossier has a fact of its own up to the day."""
    return f"({' OR '.join(f'{dossier}.{name} <= :p' for name in _own())})"


def _first_days(records: list[Kind]) -> str:
    """The earliest dated fact of each dossier: NULL for one without any. A month counts from its first day."""
    days = [f"ifnull(d.{name}, {_LATER})" for name in _own()]
    for kind in records:
        if OWNER in kind.columns_of_table and not kind.via[0]:
            for name in _facts(kind):
                first = f"min({name})" + (" || '-01'" if kind.fields[name].shape == "month" else "")
                days.append(f"ifnull((SELECT {first} FROM main.{kind.table} WHERE {OWNER} = d.id), {_LATER})")
    earliest = ",\n  ".join(days)
    return (
        f"SELECT d.id, nullif(min(\n  {earliest}), {_LATER})\n FROM main.dossier d WHERE NOT ifnull({_begun('d')}, 0)"
    )


def _view(kind: Kind) -> str:
    parent = (f"{kind.via[0]}_id",) if kind.via[0] else ()
    plain = [name for name in kind.columns_of_table if name not in kind.stored]
    columns = ", ".join([*plain, *(_column(kind, name) for name in kind.stored)])
    where = [_exists(kind)]
    if parent:  # the parent may begin later in the same month
        where.append(f"(t.maand < :m OR EXISTS (SELECT 1 FROM {kind.via[0]} a WHERE a.id = t.{parent[0]}))")
    return f"CREATE TEMP VIEW {kind.table} AS SELECT {columns}\n FROM main.{kind.table} t\n WHERE {' AND '.join(where)}"


def _column(kind: Kind, name: str) -> str:
    """A column as it is known on the day."""
    spec = kind.stored[name]
    days = [f"t.{spec.since[0]}" if len(spec.since) == 1 else f"coalesce({', '.join(f't.{s}' for s in spec.since)})"]
    later = [f"{day} > :p" for day in days if spec.since]
    if spec.shape == "fact" and name != kind.day:
        later.append(f"t.{name} > :p")
    return f"iif({' OR '.join(later)}, NULL, t.{name}) AS {name}" if later else name


def _exists(kind: Kind) -> str:
    """Which rows exist on the day."""
    if kind is DOSSIER:
        return f"({_begun('t')}\n OR exists_by_records(t.id))"
    one = isinstance(kind.day, str)
    names = (kind.day,) if isinstance(kind.day, str) else kind.day
    known = [
        f"t.{name} IS NOT NULL"
        if kind.fields[name].shape == "plan"
        else f"t.{name} <= {':m' if kind.fields[name].shape == 'month' else ':p'}"
        for name in names
    ]
    sure = one and kind.fields[names[0]].required and names[0] not in kind.maybe
    if sure:
        return known[0]
    there = f" AND EXISTS (SELECT 1 FROM temp.dossier d WHERE d.id = t.{OWNER})"
    if one:
        return f"({known[0]} OR (t.{names[0]} IS NULL{there}))"
    return f"({' OR '.join(known)}){there}"
