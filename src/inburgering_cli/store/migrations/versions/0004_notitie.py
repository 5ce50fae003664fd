"""Notes on a dossier."""

from alembic import op

from inburgering_cli.store.migrations.ddl import statements

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for statement in statements(4)[0]:
        op.execute(statement)
