"""States with a period: changes of doelgroep, where somebody lived before, the days on which decisions were announced."""

from alembic import op

from inburgering_cli.store.identity import fill_in
from inburgering_cli.store.migrations.ddl import statements

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    before, after = statements(5)
    for statement in (*before, fill_in(), *after):
        op.execute(statement)
