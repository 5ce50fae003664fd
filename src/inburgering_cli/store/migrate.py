"""Migrates an older store with Alembic. Only loaded when a store is older than the program."""

import contextlib
import logging
import os
import sqlite3
from pathlib import Path
from typing import cast

from inburgering_cli.core.errors import StoreFault, os_reason
from inburgering_cli.store.backup import copy
from inburgering_cli.store.database import APPLICATION_ID, SCHEMA_VERSION, check_header, explain_sqlite
from inburgering_cli.store.driver import connect, connect_to_write, dbapi, errors
from inburgering_cli.store.guard import check_schema


def backup_of(path: Path) -> Path:
    """Where the store as it was before the upgrade is kept."""
    return path.with_name(f"{path.name}.voor-schema-{SCHEMA_VERSION}")


def upgrade(path: Path) -> Path:
    """Back up the store beside it, then run every migration in one transaction; returns the path of the copy.

    Every page of the copy is checked before anything changes; a failure leaves the store as it was.
    """
    kept = backup_of(path)
    fresh = kept.with_name(f".{kept.name}.{os.getpid()}.nieuw")
    try:
        copy(path, fresh)
        version = check_header(fresh)
        with contextlib.closing(connect(fresh, "ro")) as checked:
            check_schema(checked, path, whole=False)
        if version < SCHEMA_VERSION:  # else another process has just migrated it, and the copy has the new schema
            fresh.replace(kept)
            run(path)
    except errors() as error:
        raise explain_sqlite(error, path) from None
    except OSError as error:
        raise StoreFault(f"De back-up {kept} kan niet worden gemaakt: {os_reason(error)}.") from None
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def run(path: Path, version: int = SCHEMA_VERSION) -> None:
    """Run the migrations on a file up to a version; foreign keys are off meanwhile and checked at the end."""
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import StaticPool, create_engine
    from sqlalchemy.exc import DBAPIError

    # else a signal while a connection closes prints a traceback
    logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with contextlib.closing(connect_to_write(path, foreign_keys=False)) as raw:
        engine = create_engine(
            "sqlite://", module=dbapi(path), creator=lambda: raw, poolclass=StaticPool, hide_parameters=True
        )
        try:
            with engine.begin() as connection:
                raw.execute("BEGIN IMMEDIATE")
                config.attributes["connection"] = connection
                command.upgrade(config, f"{version:04d}")
                _check_references(raw, path)
                raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
                raw.execute(f"PRAGMA user_version={version}")
        except DBAPIError as error:
            raise explain_sqlite(cast("sqlite3.Error", error.orig), path) from None


def _check_references(connection: sqlite3.Connection, path: Path) -> None:
    if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
        raise StoreFault(
            f"Het dossierbestand {path} heeft {len(broken)} losse verwijzingen en is niet bijgewerkt. Zet een back-up terug"
            f" met `inburgering --db '{path}' db restore BACK-UP`."
        )
