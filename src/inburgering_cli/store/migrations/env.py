"""Alembic's environment: runs on the connection that `store.migrate` hands over; the schema version is user_version."""

from alembic import context
from sqlmodel import SQLModel

from inburgering_cli.store import tables  # noqa: F401  # declares the metadata

config = context.config
context.configure(connection=config.attributes["connection"], target_metadata=SQLModel.metadata)
context.run_migrations()
