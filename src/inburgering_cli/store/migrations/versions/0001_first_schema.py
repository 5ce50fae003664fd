"""First schema."""

from alembic import op

from inburgering_cli.store.migrations.ddl import statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(1)[0]:
        op.execute(statement)
