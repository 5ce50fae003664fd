"""The store itself: making it, and what is in it."""

import stat
from typing import Any

from inburgering_cli.services.environment import Omgeving, reading
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
