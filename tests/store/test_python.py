"""A store opened from Python: the example of its page, what it gives, and that nothing can be written through it."""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from sqlmodel import delete, select

from inburgering_cli import store
from inburgering_cli.core.errors import StoreFault
from inburgering_cli.store.encryption import key_source
from tests.conftest import Runner
from tests.store.test_upgrade import frozen

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "python.md"
PEILDATUM = "2026-09-30"


@pytest.fixture
def full(inburgering: Runner) -> Runner:
    """The fictional caseload."""
    inburgering.peildatum = PEILDATUM
    for own_name in ("cases", "intakes", "pips", "routes"):
        inburgering.ok("import", own_name, str(ROOT / "examples" / f"{own_name}.csv"))
    return inburgering


def follow(page: Path) -> dict[str, Any]:
    """What the names stand for after the code of a page."""
    (code,) = re.findall(r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, str(page), "exec"), names)  # it is our own page
    return names


def expected(runner: Runner) -> list[dict[str, Any]]:
    """What the example of the page has to give, as the command and a plain query say."""
    with closing(sqlite3.connect(runner.store)) as connection:
        asked = "SELECT nummer, gemeente, doelgroep FROM dossier WHERE huishouden IS NOT NULL"
        chosen = {nummer: (gemeente, doelgroep) for nummer, gemeente, doelgroep in connection.execute(asked)}
    return [
        dict(zip(("dossier", "gemeente", "doelgroep"), (line["dossier"], *chosen[line["dossier"]]), strict=True))
        | {name: line[name] for name in ("termijn", "uiterlijk", "status")}
        for line in runner.json("deadline", "list", "--all", "--status", "verlopen")
        if line["dossier"] in chosen
    ]


def test_the_example_of_the_page_gives_what_the_commands_give(full: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(full.store, full.store.with_name("caseload.db"))
    monkeypatch.chdir(full.store.parent)
    terms = follow(PAGE)["terms"]
    assert len(terms) > 3
    assert terms == expected(full)


def test_the_terms_are_those_of_the_list(full: Runner) -> None:
    policy = ROOT / "examples" / "beleid-ouder-amstel.toml"
    with store.session(full.store) as session:
        assert store.deadlines(session, PEILDATUM) == full.json("deadline", "list", "--all")
        own = store.deadlines(session, PEILDATUM, policy=policy)
    assert own == json.loads(full.ok("--beleid", str(policy), "deadline", "list", "--all", "-o", "json").out)


def test_every_table_has_its_class(full: Runner) -> None:
    with store.session(full.store) as session:
        for table in store.schema.Dossier.metadata.sorted_tables:
            session.exec(select(table)).first()


def test_nothing_can_be_written_through_it(full: Runner) -> None:
    before = full.dump()
    with store.session(full.store) as session:
        with pytest.raises(OperationalError, match="readonly"):
            session.exec(delete(store.schema.Spoor))
        session.rollback()
        session.add(store.schema.Partner(id=1, naam="Verzonnen"))
        with pytest.raises(OperationalError, match="readonly"):
            session.commit()
    assert full.dump() == before


def test_one_transaction_sees_one_moment(full: Runner) -> None:
    with store.session(full.store) as session:
        count = len(session.exec(select(store.schema.Dossier)).all())
        full.ok("case", "add", "--geslachtsnaam", "Verzonnen", "--doelgroep", "gezinsmigrant")
        assert len(session.exec(select(store.schema.Dossier)).all()) == count
        session.rollback()
        assert len(session.exec(select(store.schema.Dossier)).all()) == count + 1


@pytest.mark.parametrize("kind", ["missing", "older", "foreign"])
def test_a_file_that_is_no_store_of_this_version_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "store.db"
    if kind == "older":
        frozen(path)
    elif kind == "foreign":
        path.write_bytes(b"iets anders")
    with pytest.raises(StoreFault), store.session(path):
        pass


def test_an_encrypted_store_opens_with_its_key(full: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sqlcipher3")
    key, before = full.store.with_name("sleutel"), full.json("deadline", "list", "--all")
    full.ok("--sleutelbestand", str(key), "db", "encrypt")
    monkeypatch.setattr(key_source, "_source", key_source.KeySource())
    with store.session(full.store, key_file=key) as session:
        assert store.deadlines(session, PEILDATUM) == before
    monkeypatch.setenv("INBURGERING_SLEUTELBESTAND", str(key))
    with store.session(full.store) as session:
        assert session.exec(select(store.schema.Dossier)).first()
        with pytest.raises(OperationalError, match="readonly"):
            session.exec(delete(store.schema.Dossier))
