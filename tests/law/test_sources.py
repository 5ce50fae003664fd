"""Citations: which text of the law is named for which day, and that each one names an article that was read."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import inburgering_cli
from inburgering_cli import law
from inburgering_cli.core.dates import in_words
from inburgering_cli.law.handhaving import amounts
from inburgering_cli.law.sources import (
    ATW,
    DERIVED,
    INFERRED,
    LAW_TEXT,
    LAWS,
    NOT_REREAD,
    Source,
    awb,
    bi,
    nota,
    parts,
    pw,
    wi,
    wi2013,
)
from inburgering_cli.law.terms.declared import TERMS

MAKERS = {"wi": wi, "bi": bi, "wi2013": wi2013, "pw": pw, "awb": awb}

OLDEST = "oudste gelezen tekst hiervan geldig vanaf"


@pytest.mark.parametrize(
    ("source", "day", "kort", "text", "sure"),
    [
        (bi("5.3 lid 1"), "2021-12-31", "Bi 5.3 lid 1", f"{OLDEST} 1 januari 2022", INFERRED),
        (bi("5.3 lid 1"), "2022-01-01", "Bi 5.3 lid 1", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (bi("5.3 lid 1"), "2022-12-31", "Bi 5.3 lid 1", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (bi("5.3 lid 1"), "2023-01-01", "Bi 5.3 lid 1", "versie geldig vanaf 1 januari 2023", LAW_TEXT),
        (bi("5.3 lid 1"), "2026-04-01", "Bi 5.3 lid 1", "versie geldig vanaf 1 januari 2023", LAW_TEXT),
        (bi("5.3 lid 1"), "2026-04-02", "Bi 5.3 lid 1", "versie geldig vanaf 2 april 2026", LAW_TEXT),
        (bi("5.3 lid 1", DERIVED), "2022-12-31", "Bi 5.3 lid 1", "versie geldig vanaf 1 januari 2022", DERIVED),
        # the paragraphs of 5.3 had other numbers, and there was none about information of others
        (bi("5.3 lid 2"), "2022-12-31", "Bi 5.3 lid 2", f"{OLDEST} 1 januari 2023", INFERRED),
        (bi("5.3 lid 2"), "2023-01-01", "Bi 5.3 lid 2", "versie geldig vanaf 1 januari 2023", LAW_TEXT),
        (bi("5.3 lid 3"), "2022-12-31", "Bi 5.3 lid 2", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (bi("5.3 lid 4"), "2022-12-31", "Bi 5.3 lid 3", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (bi("5.3 lid 4"), "2023-01-01", "Bi 5.3 lid 4", "versie geldig vanaf 1 januari 2023", LAW_TEXT),
        (bi("4.3 lid 2"), "2026-04-01", "Bi 4.3 lid 2", f"{OLDEST} 2 april 2026", INFERRED),
        (bi("4.3 lid 1"), "2026-04-01", "Bi 4.3 lid 1", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (bi("5.4 lid 2"), "2022-12-31", "Bi 5.4 lid 2", f"{OLDEST} 1 januari 2023", INFERRED),
        (bi("5.4 lid 2"), "2023-01-01", "Bi 5.4 lid 2", "versie geldig vanaf 1 januari 2023", LAW_TEXT),
        (bi("3.14 lid 9"), "2024-06-01", "Bi 3.14 lid 9", f"{OLDEST} 20 november 2025", INFERRED),
        (bi("3.14 lid 9-10"), "2025-11-19", "Bi 3.14 lid 9-10", f"{OLDEST} 20 november 2025", INFERRED),
        (bi("3.14 lid 9-10"), "2025-11-20", "Bi 3.14 lid 9-10", "versie geldig vanaf 20 november 2025", LAW_TEXT),
        (bi("3.14 lid 2 en 3"), "2023-12-31", "Bi 3.14 lid 2 en 3", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (bi("3.14 lid 2 en 3"), "2024-01-01", "Bi 3.14 lid 2 en 3", "versie geldig vanaf 1 januari 2024", LAW_TEXT),
        (bi("3.1 lid 3"), "2026-04-01", "Bi 3.1 lid 3", f"{OLDEST} 2 april 2026", INFERRED),
        (wi("14 lid 6"), "2025-10-20", "Wi 14 lid 6", f"{OLDEST} 21 oktober 2025", INFERRED),
        (wi("14 lid 6"), "2025-10-21", "Wi 14 lid 6", "versie geldig vanaf 21 oktober 2025", LAW_TEXT),
        (wi("15 lid 4"), "2025-10-20", "Wi 15 lid 4", "versie geldig vanaf 1 januari 2022", LAW_TEXT),
        (wi("15 lid 4"), "2025-10-21", "Wi 15 lid 4", "versie geldig vanaf 21 oktober 2025", LAW_TEXT),
        (wi("11"), "2025-10-20", "Wi 11", f"{OLDEST} 21 oktober 2025", INFERRED),
        (wi("14, 22"), "2025-10-20", "Wi 14, 22", f"{OLDEST} 21 oktober 2025", INFERRED),
        (wi("14, 22"), "2025-10-21", "Wi 14, 22", "versie geldig vanaf 21 oktober 2025", LAW_TEXT),
        (wi2013("7b"), "2021-02-01", "Wi2013 7b", "oudste gelezen tekst hiervan geldig op 31 december 2021", INFERRED),
        (wi2013("7b"), "2024-02-01", "Wi2013 7b", "versie geldig op 31 december 2021", LAW_TEXT),
        (awb("5:10a", NOT_REREAD), "2020-01-01", "Awb 5:10a", "versie geldig vanaf 1 januari 2026", NOT_REREAD),
        (nota("1"), "2020-01-01", "nota 1", "2020", "gelezen in de nota"),
    ],
)  # fmt: skip
def test_a_citation_names_the_text_that_held_on_the_day(
    source: Source, day: str, kort: str, text: str, sure: str
) -> None:
    cited = source.on(day)
    assert cited == source._replace(kort=kort, versie=text, zekerheid=sure)
    assert source.on(day).in_full().endswith(f"{text} ({sure})")


def _made() -> Iterator[Source]:
    """Every citation of a law in the program: each call with its article, and the constants of `law`."""
    for path in Path(inburgering_cli.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS and node.args:
                yield from _of_call(node)
    for module in pkgutil.walk_packages(law.__path__, law.__name__ + "."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, Source):
                yield value


def _of_call(node: ast.Call) -> Iterator[Source]:
    assert isinstance(node.func, ast.Name)
    given = node.args[0]
    for article in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
        if isinstance(article, ast.Constant) and isinstance(article.value, str):
            more: list[Any] = [NOT_REREAD] if "NOT_REREAD" in ast.dump(node) else []
            yield MAKERS[node.func.id](article.value, *more)


def test_every_citation_of_a_law_names_articles_of_which_the_newest_text_was_read() -> None:
    found = {source for source in _made() if source.kort.split(" ")[0] in LAWS}
    assert {ATW, wi("15 lid 4"), awb("5:10a", NOT_REREAD)} <= found
    for source in found:
        known = LAWS[source.kort.split(" ")[0]]
        assert source.titel == known.titel
        for part in parts(source.kort):
            if source.zekerheid != NOT_REREAD:
                assert known.texts[-1].covers(part), source.kort


@pytest.mark.parametrize("wrong", ["Wi", "Wi vijftien", "Bi 5.3 lid", "Wi 15 lid 4 enzovoort", "Awb 6:7 6:8"])
def test_what_is_no_article_is_no_citation(wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        list(parts(wrong))


def test_no_rule_claims_a_text_younger_than_its_first_day() -> None:
    rules = [(v.geldig_vanaf, v.cited(v.geldig_vanaf)) for term in TERMS.values() for v in term.versions]
    rules += [
        (version.geldig_vanaf, version.source.on(version.geldig_vanaf))
        for rule in vars(amounts).values()
        if isinstance(rule, amounts.DatedRule)
        for version in rule.versions
    ]
    read = 0
    for day, source in rules:
        known = LAWS.get(source.kort.split(" ")[0])
        if known is None:
            continue
        first = [text.vanaf for text in known.texts if in_words(text.vanaf) in source.versie]
        assert len(first) == 1, source
        if source.zekerheid == LAW_TEXT:
            assert first[0] <= day, source
            read += 1
        if first[0] > day:
            assert source.versie.startswith("oudste gelezen tekst hiervan"), source
            assert source.zekerheid in {INFERRED, DERIVED}, source
    assert read > 2


def test_a_term_from_before_its_version_is_inferred() -> None:
    version = next(v for v in TERMS["pip"].versions if v.stelsel == "wi2021")
    version = version._replace(geldig_vanaf="2023-01-01", source=bi("5.3 lid 1"))
    assert version.cited("2022-12-31") == bi("5.3 lid 1").on("2023-01-01")._replace(zekerheid=INFERRED)
    assert version.cited("2023-01-01").zekerheid == LAW_TEXT


def test_a_citation_in_a_sentence_is_written_like_one() -> None:
    """What is written out in messages and templates names an article that was read too."""
    cited = re.compile(
        r"\b(Wi2013|Wi|Bi|Pw|Awb) (\d+[a-z]?(?:[.:]\d+[a-z]?)?(?: lid \d+(?:(?: en |-)\d+)*)?(?: onder [a-z])?)"
    )
    found = 0
    for path in Path(inburgering_cli.__file__).parent.rglob("*"):
        if path.suffix in {".py", ".txt", ".toml", ".html"}:
            for code, article in cited.findall(path.read_text()):
                (part,) = parts(f"{code} {article}")
                assert any(text.covers(part) for text in LAWS[code].texts) or part.article in {"1:3", "4:8", "5:10a"}, (
                    path.name,
                    article,
                )
                found += 1
    assert found > 100
