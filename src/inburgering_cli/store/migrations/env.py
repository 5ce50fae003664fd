"""Alembic's environment: runs on the connection that `store.migrate` hands over; the schema version is user_version."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
