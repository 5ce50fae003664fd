"""For Python users: a read-only SQLModel session on a checked store, and the terms of its dossiers.

See `docs/python.md`. No command loads this.
"""

import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from sqlite3 import Connection as Raw
from typing import Any, Final, cast

from sqlalchemy import Connection, NullPool, create_engine, event
from sqlmodel import Session

from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.line import Deadline, in_order
from inburgering_cli.law.terms.policy import DEFAULT
from inburgering_cli.law.terms.policy_file import read_policy
from inburgering_cli.store import reads
from inburgering_cli.store.database import open_read
from inburgering_cli.store.driver import dbapi
from inburgering_cli.store.encryption.key_source import KeySource, use_keys

_KEY_FILE: Final = "INBURGERING_SLEUTELBESTAND"


@contextmanager
def session(
    path: str | Path, *, key_file: str | Path | None = None, ask: Callable[[str], str] | None = None
) -> Iterator[Session]:
    """A read-only session on a store, which is checked as a command checks it; each transaction sees one snapshot.

    The key of an encrypted store comes from `key_file`, the file that INBURGERING_SLEUTELBESTAND names, or the keyring;
    without any of these `ask` (such as `getpass.getpass`) is called for a password. Raises `StoreFault` when the store
    cannot be used, and SQLAlchemy's `OperationalError` for any write.
    """
    named = key_file or os.environ.get(_KEY_FILE)
    if named or ask:
        use_keys(KeySource(Path(named).expanduser() if named else None, ask))
    store_path = Path(path).expanduser()
    engine = create_engine(
        "sqlite://",
        module=dbapi(store_path),
        creator=lambda: open_read(store_path),
        poolclass=NullPool,
        hide_parameters=True,
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not _raw(connection).in_transaction:
            connection.exec_driver_sql("BEGIN")

    with Session(engine) as opened:
        opened.connection()  # so that a fault of the store is raised here
        yield opened


def deadlines(session: Session, peildatum: str | date, *, policy: str | Path | None = None) -> list[dict[str, Any]]:
    """Every term of every dossier as it stands on a day: the rows of `deadline list --all -o json`, in that order.

    `policy`: the policy file of the municipality, when it has one.
    """
    day = date.fromisoformat(str(peildatum)).isoformat()
    counted_by = DEFAULT
    if policy is not None:
        path = Path(policy).expanduser()
        counted_by = read_policy(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
    assess = Assessor(counted_by, day, None, informative=True).assess
    raw = _raw(session.connection())
    found = [Deadline(facts, outcome) for facts in reads.facts.read(raw, counted_by, day) for outcome in assess(facts)]
    return [line.as_dict(day) for line in sorted(found, key=in_order)]


def _raw(connection: Connection) -> Raw:
    return cast("Raw", connection.connection.driver_connection)
