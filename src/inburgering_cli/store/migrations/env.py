"""Alembic's environment: uses the connection of `store.migrate`; the schema version is user_version."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
