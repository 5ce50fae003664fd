"""Bringing an older store up to date with Alembic. Loaded only when a store is older than the program."""

import contextlib
import os
import sqlite3
from pathlib import Path
from typing import cast

from inburgering_cli.domain.errors import OpslagFout
from inburgering_cli.store.backup import fill
from inburgering_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, explain_sqlite, os_reason


def upgrade(pad: Path) -> None:
    """Back up the store beside it, then run every migration in one transaction; a failure leaves it as it was."""
    backup = pad.with_name(f"{pad.name}.voor-schema-{SCHEMA_VERSION}")
    try:
        _backup(pad, backup)
        run(pad)
    except sqlite3.Error as error:
        raise explain_sqlite(error, pad) from None
    except OSError as error:
        raise OpslagFout(f"De back-up {backup} kan niet worden gemaakt: {os_reason(error)}.") from None


def run(pad: Path, version: int = SCHEMA_VERSION) -> None:
    """Run the migrations on a file up to a version; foreign keys stay off meanwhile and are checked at the end."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy.exc import DBAPIError

    from inburgering_cli.store.writing import make_engine

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    engine = make_engine(pad, foreign_keys=False)
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, f"{version:04d}")
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
                raise OpslagFout(f"De store {pad} heeft {len(broken)} losse verwijzingen en is niet bijgewerkt.")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={version}")
    except DBAPIError as error:
        raise explain_sqlite(cast("sqlite3.Error", error.orig), pad) from None
    finally:
        engine.dispose()


def _backup(pad: Path, backup: Path) -> None:
    with contextlib.suppress(FileExistsError):
        os.close(os.open(backup, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    fill(pad, backup)
