"""Every table follows from the declaration of its kind: bounds of numbers; and no answers that were half filled in."""

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
