"""The store itself: making, status, backup, restore, migration."""

import stat
from pathlib import Path
from typing import Any

from inburgering_cli.files.atomic import tidy
from inburgering_cli.store import backup as copying
from inburgering_cli.store import copies, reads
from inburgering_cli.store.database import SCHEMA_VERSION, Location, check_header, exists
from inburgering_cli.store.driver import look
from inburgering_cli.store.identity import mark_in, mark_of
from inburgering_cli.work.environment import Environment, reading


def init(env: Environment) -> bool:
    """Make the store when it is not there yet, or bring an older one up to date; whether it was made."""
    from inburgering_cli.store.write import open_or_create

    made = not exists(env.location.path)
    open_or_create(Location(env.location.path, named=False))
    return made


def status(env: Environment) -> dict[str, Any]:
    """Path, size, file mode, schema, and the number of rows per table."""
    with reading(env, whole=True) as connection:
        counts, mark = reads.record.counts(connection), mark_of(connection)
    info = env.location.path.stat()
    return {
        "pad": str(env.location.path.absolute()),
        "bestand": mark,
        "bytes": info.st_size,
        "rechten": f"{stat.S_IMODE(info.st_mode):04o}",
        "versleuteld": look(env.location.path) is not None,
        "schema": SCHEMA_VERSION,
        "aantallen": counts,
    }


def backup(env: Environment, out: Path, bewaar: int | None) -> dict[str, Any]:
    """Copy the store to a folder under the moment of now, checked; then keep only the newest `bewaar` of its copies there.

    Older copies go only when the new one is checked and in place. The new one is never removed, whatever the clock said.
    Other files in the folder stay, and so do copies under the same name without the mark of this store.
    """
    store = env.location.path
    tidy(out)
    target = out / copies.name_of(store)
    copying.copy(store, target)
    copies.remember(store, out)
    named, mark = [other for other in copies.copies_in(out, store) if other != target], mark_in(target, store)
    others = [other for other in named if mark_in(other, store) == mark]
    if bewaar and (foreign := len(named) - len(others)):
        env.warn(
            f"Kopieën in {out} die blijven staan, van een ander dossierbestand met deze naam of zonder kenmerk: {foreign}."
        )
    if later := [other for other in others if other.name > target.name]:
        env.warn(
            f"{later[-1]} heeft een tijd in de toekomst: de klok stond of staat verkeerd. Die geldt als de laatste back-up;"
            " verwijder of hernoem hem als hij dat niet is."
        )
    surplus = others[: len(others) - (bewaar - 1)] if bewaar and len(others) >= bewaar else []
    for old in surplus:
        old.unlink(missing_ok=True)
    return {
        "bestand": str(target),
        "bytes": target.stat().st_size,
        "bewaard": 1 + len(others) - len(surplus),
        "verwijderd": [str(old) for old in surplus],
    }


def restore(env: Environment, source: Path) -> dict[str, Any]:
    """Put a copy back in the place of the store; where the store as it was is kept."""
    from inburgering_cli.store.restore import restore

    tidy(env.location.path.parent)
    own, theirs = mark_in(env.location.path, env.location.path), mark_in(source, env.location.path)
    kept = restore(source, env.location.path)
    if own and theirs and own != theirs:
        env.warn(f"De back-up is van een ander dossierbestand ({theirs}) dan wat hier stond ({own}). Klopt dat?")
    schema = check_header(env.location.path)
    if schema < SCHEMA_VERSION:
        env.warn(f"De back-up is van schema {schema}; werk het dossierbestand bij met `inburgering db migrate`.")
    return {
        "pad": str(env.location.path.absolute()),
        "teruggezet": str(source),
        "bewaard": None if kept is None else str(kept),
        "schema": schema,
    }


def migrate(env: Environment) -> dict[str, Any]:
    """Bring an older store up to date, after a checked copy of it."""
    before = check_header(env.location.path)
    kept = None
    if before < SCHEMA_VERSION:
        from inburgering_cli.store.migrate import upgrade

        kept = upgrade(env.location.path)
    return {
        "pad": str(env.location.path.absolute()),
        "van": before,
        "naar": SCHEMA_VERSION,
        "back_up": kept and str(kept),
    }
