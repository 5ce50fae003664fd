"""Tables made from the declaration of their kind: with bounds of numbers, and without half filled-in answers."""

from alembic import op

from inburgering_cli.store.migrations.ddl import statements

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    before, after = statements(3)
    for statement in (*before, *after):
        op.execute(statement)
