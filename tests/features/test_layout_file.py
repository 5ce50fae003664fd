"""Layouts: the examples are sound and say what they are; a wrong one is refused whole, with lines and keys."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inburgering_cli.core.errors import NotFound, Refused
from inburgering_cli.features.deliveries.layout import Flaw, Layout, read_layout
from inburgering_cli.features.deliveries.layout_file import builtin, builtin_text, load, parse
from inburgering_cli.features.deliveries.sources import DELIVERIES, PER, SOURCES

MINIMAL = """levering = "swi"
naam = "x"
bestandsnaam = "x-{tijdvak}.csv"
[vorm]
soort = "csv"
[[kolom]]
naam = "a"
bron = "dossier"
"""
FIXED = MINIMAL.replace('"csv"', '"vast"')
XML = MINIMAL.replace('soort = "csv"', 'soort = "xml"\nwortel = "W"\nrecord = "R"')


def refused(text: str) -> list[str]:
    with pytest.raises(Refused) as error:
        parse(text, "De indeling")
    return error.value.message.splitlines()[1:]


@pytest.mark.parametrize("soort", DELIVERIES)
def test_the_built_in_layouts_are_examples_and_say_so(soort: str) -> None:
    layout = builtin(soort)
    assert layout.levering == soort
    assert layout.getoetst is None
    assert "voorbeeld" in layout.naam
    assert "niet getoetst" in layout.titel
    assert "voorbeeld" in layout.bestandsnaam
    assert "niet is getoetst" in layout.status
    text = builtin_text(soort)
    assert text.startswith("# VOORBEELD")
    assert "conform" not in text.lower()


def test_the_smallest_layout_of_each_form_is_sound() -> None:
    for text in (MINIMAL, FIXED + "lengte = 9\n", XML):
        assert parse(text, "x").velden[0].bron == "dossier"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (MINIMAL.replace('"swi"', '"duo"'), "regel 1, sleutel ‘levering’: moet een van swi, srg, spuk zijn"),
        (MINIMAL.replace('naam = "x"\n', "", 1), "sleutel ‘naam’: ontbreekt"),
        (MINIMAL.replace("x-{tijdvak}", "../x-{tijdvak}"), "regel 3, sleutel ‘bestandsnaam’"),
        (MINIMAL.replace("x-{tijdvak}", ".x-{tijdvak}"), "regel 3, sleutel ‘bestandsnaam’"),
        (MINIMAL.replace("-{tijdvak}", ""), "moet {tijdvak} hebben"),
        (MINIMAL.replace('"csv"', '"xlsx"'), "regel 5, [vorm] sleutel ‘soort’"),
        (MINIMAL.replace('soort = "csv"', 'soort = "csv"\nwortel = "W"'), "regel 6, [vorm] sleutel ‘wortel’: hoort niet"),
        (MINIMAL.replace('"dossier"', '"dosier"'), "regel 8, [[kolom]] nummer 1 sleutel ‘bron’: ‘dosier’ is hier geen bron"),
        (MINIMAL.replace('bron = "dossier"', ""), "regel 6, [[kolom]] nummer 1 sleutel ‘bron’: geef óf een bron"),
        (MINIMAL + 'vast = "1"\n', "geef óf een bron"),
        (MINIMAL + "lente = 3\n", "nummer 1 sleutel ‘lente’: onbekende sleutel ‘lente’; bedoelt u ‘lengte’?"),
        (MINIMAL + "positie = 3\n", "regel 9, [[kolom]] nummer 1 sleutel ‘positie’: hoort niet"),
        (MINIMAL + 'datum = "JJJJMMDD"\n', "sleutel ‘datum’: hoort niet bij deze soort bestand of bron"),
        (MINIMAL + 'leeg = "soms"\n', "moet een van mag, melding, fout zijn"),
        (MINIMAL + 'leeg_mag_zonder = "pip_hir"\n', "bedoelt u pip_hier"),
        (MINIMAL + 'bij_nvt = "x"\n', "hoort bij alleen_bij"),
        (MINIMAL + 'bij_nog_niet = "x"\n', "hoort bij leeg_mag_zonder"),
        (MINIMAL + 'alleen_bij = { doelgroep = ["iedereen"] }\n', "regel 9, [[kolom]] nummer 1 sleutel ‘alleen_bij.doel"),
        (MINIMAL + 'alleen_bij = { route = ["z"] }\n', "onbekende sleutel ‘route’"),
        (MINIMAL + 'lengte = 2\nbij_leeg = "drie"\n', "‘drie’ is langer dan de lengte 2"),
        (MINIMAL.replace('"dossier"', '"leerroute"') + 'codes = { b1 = "B" }\n', "mist een code voor ‘z’"),
        (MINIMAL.replace('"dossier"', '"kennisgeving"') + 'codes = { x = "B" }\n', "dat is een datum"),
        (MINIMAL.replace('"dossier"', '"kennisgeving"') + 'datum = "YYYY"\n', "is geen datumvorm"),
        (MINIMAL + '[[kolom]]\nnaam = "a"\nbron = "bsn"\n', "regel 10, [[kolom]] nummer 2 sleutel ‘naam’: ‘a’"),
        (MINIMAL + '[[sluit]]\nnaam = "a"\nbron = "aantal_records"\n', "hoort niet bij csv"),
        (MINIMAL + '[selectie]\nactiviteiten = ["stage"]\n', "hoort alleen bij een levering per activiteit"),
        (MINIMAL + "[selectie]\nstelsels = []\n", "moet een lijst"),
        (MINIMAL.replace('"swi"', '"spuk"').replace("dossier", "telling") + "[selectie]\n", "ligt vast"),
        (MINIMAL.replace('"swi"', '"spuk"'), "‘dossier’ is hier geen bron"),
        (MINIMAL.replace('"a"', '"a\\u0007"'), "heeft een teken dat niet in een bestand kan"),
        (MINIMAL.replace('soort = "csv"', 'soort = "csv"\ncodering = "ascii"').replace('"a"', '"ë"'), "bestaat niet in ascii"),
        (MINIMAL.replace('soort = "csv"', 'soort = "csv"\naanhalingstekens = "nooit"').replace('"a"', '"a;b"'), "= nooit"),
        (FIXED, "sleutel ‘lengte’: ontbreekt"),
        (FIXED + "lengte = 9\nvulling = \"xy\"\n", "precies één teken"),
        (FIXED + 'lengte = 9\n[[kolom]]\nnaam = "b"\nvast = "x"\nlengte = 1\npositie = 9\n', "9 is al bezet"),
        (XML.replace('"a"', '"1a"'), "kan geen pad van XML-elementen zijn"),
        (XML.replace('"W"', '"xmlW"'), "kan geen naam van een XML-element zijn"),
        (XML.replace('"W"', '"W"\nopmerking = "a--b"'), "mag in XML geen ‘--’ hebben"),
        (XML.replace('"W"', '"W"\ncodering = "utf-8-bom"'), "schrijf utf-8"),
        (MINIMAL.replace("[[kolom]]", "[kolom]"), "schrijf dit als [[kolom]]"),
        (MINIMAL.partition("[[kolom]]")[0], "ten minste één [[kolom]]"),
        (MINIMAL.replace('naam = "x"', 'naam = "Conform CBS"'), "regel 2, sleutel ‘naam’: beweert iets over de voorschriften"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_key(text: str, told: str) -> None:
    lines = refused(text)
    assert any(told in line for line in lines), lines


def test_every_fault_is_told_at_once_and_texts_of_several_lines_do_not_mislead() -> None:
    text = (
        MINIMAL.replace('naam = "x"', 'naam = "x"\ntitel = """\n[[kolom]]\nlente = 1\n"""') + "lente = 1\nhoogte = 2\n"
    )
    lines = refused(text)
    assert [line.split(",")[0].strip() for line in lines] == ["regel 3", "regel 13", "regel 14"]


def test_a_layout_that_says_against_what_it_was_checked_may_claim_it() -> None:
    layout = parse('getoetst = "XSD 2026, J. Voorbeeld"\n' + MINIMAL.replace('naam = "x"', 'naam = "conform CBS"'), "x")
    assert "XSD 2026" in layout.status


@pytest.mark.parametrize("text", ["levering = ", "a = [1", "\x00", "a = 1\na = 2\n", "[" * 3000])
def test_what_is_no_toml_is_refused_in_dutch(text: str) -> None:
    with pytest.raises(Refused, match=r"TOML|genest"):
        parse(text, "De indeling")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        load(tmp_path / "geen.toml")
    with pytest.raises(Refused, match="kan niet worden gelezen"):
        load(tmp_path)
    (tmp_path / "latin.toml").write_bytes('naam = "ë"'.encode("latin-1"))
    with pytest.raises(Refused, match="UTF-8"):
        load(tmp_path / "latin.toml")
    (tmp_path / "big.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(Refused, match="te groot"):
        load(tmp_path / "big.toml")
    (tmp_path / "bom.toml").write_bytes(b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode())
    assert load(tmp_path / "bom.toml").naam == "x"


SCALAR: Any = (
    st.none() | st.booleans() | st.integers(-5, 5000) | st.text(max_size=8) | st.sampled_from(["csv", "fout", "bsn"])
)
ANY: Any = st.recursive(
    SCALAR, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
)
EXAMPLES = [tomllib.loads(builtin_text(s)) for s in DELIVERIES]
COLUMN_KEYS = [
    "naam", "bron", "vast", "codes", "datum", "lengte", "positie", "vulling", "uitlijning", "leeg", "leeg_mag_zonder",
    "alleen_bij", "bij_leeg", "bij_nvt", "bij_nog_niet", "onvolledig",
]  # fmt: skip
FORM_KEYS = [
    "soort", "codering", "regeleinde", "decimaalteken", "scheidingsteken", "aanhalingstekens", "formules", "kop", "wortel",
    "record", "naamruimte", "lege_elementen", "opmerking", "datum",
]  # fmt: skip


@settings(max_examples=300)
@given(st.data())
def test_a_spoiled_layout_is_sound_or_refused_with_dutch_faults(data: st.DataObject) -> None:
    """Whatever stands at a key of a sound layout: a layout or faults, each with a place; never another error."""
    document = {**data.draw(st.sampled_from(EXAMPLES))}
    for _ in range(data.draw(st.integers(1, 3))):
        where = data.draw(st.sampled_from(["top", "vorm", "kolom"]))
        if where == "top":
            document[data.draw(st.sampled_from([*document, "sluit", "voorloop", "vreemd"]))] = data.draw(ANY)
        elif where == "vorm" and isinstance(document.get("vorm"), dict):
            document["vorm"] = {**document["vorm"], data.draw(st.sampled_from(FORM_KEYS)): data.draw(ANY)}
        elif isinstance(columns := document.get("kolom"), list) and columns and isinstance(columns[0], dict):
            place = data.draw(st.integers(0, len(columns) - 1))
            if isinstance(columns[place], dict):
                spoiled = {**columns[place], data.draw(st.sampled_from(COLUMN_KEYS)): data.draw(ANY)}
                document["kolom"] = [*columns[:place], spoiled, *columns[place + 1 :]]
    found = read_layout(document)
    if isinstance(found, Layout):
        assert found.velden
        assert all(v.bron is None or v.bron in SOURCES[PER[found.levering]] for v in found.velden)
    else:
        assert found
        assert all(isinstance(g, Flaw) and g.message for g in found)


@given(st.text(max_size=60))
def test_any_text_is_a_layout_or_refused(text: str) -> None:
    with pytest.raises(Refused):
        parse(text, "De indeling")
