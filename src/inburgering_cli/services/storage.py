"""The store itself: making it, and what is in it."""

import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inburgering_cli.services.environment import Omgeving, reading
from inburgering_cli.store import backup as copies
from inburgering_cli.store.database import SCHEMA_VERSION, Locatie, exists


def init(env: Omgeving) -> bool:
    """Make the store when it is not there yet, or bring an older one up to date; whether it was made."""
    from inburgering_cli.store.writing import open_or_create

    made = not exists(env.locatie.pad)
    open_or_create(Locatie(env.locatie.pad, genoemd=False))
    return made


def status(env: Omgeving) -> dict[str, Any]:
    """Path, size, file mode, schema, and the number of rows per table."""
    with reading(env) as connection:
        tables = [
            r[0]
            for r in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version' ORDER BY name"
            )
        ]
        counts = {t: connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in tables}
    info = env.locatie.pad.stat()
    return {
        "pad": str(env.locatie.pad.absolute()),
        "bytes": info.st_size,
        "rechten": f"{stat.S_IMODE(info.st_mode):04o}",
        "schema": SCHEMA_VERSION,
        "aantallen": counts,
    }


def backup(env: Omgeving, out: Path, bewaar: int | None) -> dict[str, Any]:
    """Copy the store to a folder under the moment of now, checked; then keep only the newest `bewaar` of its copies there.

    What is removed goes only when the new copy is sound and in its place. Other files in the folder are left alone.
    """
    store = env.locatie.pad
    target = out / f"{store.stem}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.db"
    copies.copy(store, target)
    ours = re.compile(re.escape(store.stem) + r"-[0-9]{8}T[0-9]{6}Z\.db")
    known = sorted((p for p in out.iterdir() if ours.fullmatch(p.name) and p.is_file()), key=lambda p: p.name)
    surplus = known[:-bewaar] if bewaar else []
    for old in surplus:
        old.unlink(missing_ok=True)
    return {
        "bestand": str(target),
        "bytes": target.stat().st_size,
        "bewaard": len(known) - len(surplus),
        "verwijderd": [str(old) for old in surplus],
    }
