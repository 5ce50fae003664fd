"""What may stand in each kind of field, and how a whole record is read or refused."""

import inspect
import pkgutil
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.core.errors import Fault, Refused, UsageFault
from inburgering_cli.law import vocabulary as v
from inburgering_cli.records import field as records_field
from inburgering_cli.records import kinds
from inburgering_cli.records.field import Miss, Parse, Reader, Record, fields_of
from inburgering_cli.records.kinds.activiteit import ActiviteitRecord
from inburgering_cli.records.kinds.dossier import CaseRecord
from inburgering_cli.records.kinds.intake import IntakeRecord
from inburgering_cli.records.kinds.ontzorgen import CostRecord

TODAY = "2024-06-01"
MODELS: list[type] = [
    one
    for module in pkgutil.iter_modules(kinds.__path__)
    for _, one in inspect.getmembers(import_module(f"{kinds.__name__}.{module.name}"), inspect.isclass)
    if issubclass(one, Record) and one is not Record
]


@pytest.mark.parametrize(
    ("parse", "text", "value"),
    [
        (records_field.fact, "2024-06-01", "2024-06-01"),
        (records_field.fact, "vandaag", "2024-06-01"),
        (records_field.plan, "02-06-2024", "2024-06-02"),
        (records_field.birth_date, "1990-05", "1990-05"),
        (records_field.birth_date, "2024-06-01", "2024-06-01"),
        (records_field.one_of_codes(v.DOELGROEPEN), "asielstatushouder", "asielstatushouder"),
        (records_field.one_of_codes(v.DOELGROEPEN), " Overige Migrant ", "overige_migrant"),
        (records_field.one_of_codes(v.DOELGROEPEN), "OVERIGE-MIGRANT", "overige_migrant"),
        (records_field.v_nummer, "0012345678", "0012345678"),
        (records_field.whole_number(1, 5), "1", 1),
        (records_field.whole_number(1, 5), "005", 5),
        (records_field.bedrag, "712,5", 71250),
        (records_field.bedrag, "712.05", 71205),
        (records_field.bedrag, "712", 71200),
        (records_field.bedrag, "0", 0),
        (records_field.bedrag, "99999,00", 9_999_900),
        (records_field.decimal_number(1, 1, 10, "CIJFER"), "7,5", 75),
        (records_field.decimal_number(1, 1, 10, "CIJFER"), "10", 100),
        (records_field.decimal_number(1, 1, 10, "CIJFER"), "1,0", 10),
        (records_field.flag, "Ja", True),
        (records_field.flag, "0", False),
        (records_field.text_of_length(5), "vijf.", "vijf."),
        (records_field.text_of_length(), "e\u0301", "é"),
        (
            records_field.pairs_of(v.ZRM_DOMEINEN, records_field.whole_number(1, 5), "meting", "DOMEIN=1..5"),
            "Justitie = 3",
            ("justitie", 3),
        ),
        (
            records_field.pairs_of(v.LEEFGEBIEDEN, records_field.text_of_length(), "leefgebied", "NAAM=TEKST"),
            "vve=a=b",
            ("vve", "a=b"),
        ),
    ],
)
def test_a_text_is_read_as_this_value(parse: Parse, text: str, value: object) -> None:
    read = parse(text, TODAY)
    assert read == value
    assert type(read) is type(value)


PAIR = records_field.pairs_of(v.ZRM_DOMEINEN, records_field.whole_number(1, 5), "meting", "DOMEIN=1..5")


@pytest.mark.parametrize(
    ("parse", "text", "words"),
    [
        (records_field.fact, "2024-06-02", "02-06-2024 ligt na de peildatum 01-06-2024; een feit kan niet vooruit"),
        (records_field.fact, "morgen", "een feit kan niet vooruit"),
        (records_field.fact, "gisternacht", "is geen datum"),
        (records_field.birth_date, "2024-06-02", "geboortedatum kan niet na de peildatum"),
        (records_field.birth_date, "2025", "geboortedatum kan niet na de peildatum"),
        (
            records_field.one_of_codes(v.DOELGROEPEN),
            "toerist",
            "kies uit asielstatushouder, gezinsmigrant, overige_migrant",
        ),
        (records_field.v_nummer, "123456789", "precies 10 cijfers"),
        (records_field.v_nummer, "12345678901", "precies 10 cijfers"),
        (records_field.v_nummer, "٠٠١٢٣٤٥٦٧٨", "precies 10 cijfers"),
        (records_field.bsn, "99999001", "dit zijn er 8"),
        (records_field.whole_number(1, 5), "0", "een heel getal van 1 tot en met 5"),
        (records_field.whole_number(1, 5), "6", "een heel getal van 1 tot en met 5"),
        (records_field.whole_number(1, 5), "1,0", "een heel getal"),
        (records_field.whole_number(1, 5), "-1", "een heel getal"),
        (records_field.whole_number(1, 5), "٣", "een heel getal"),
        (records_field.bedrag, "712,555", "een getal van 0 tot en met 99999"),
        (records_field.bedrag, "1.234,50", "een getal van 0"),
        (records_field.bedrag, "-1", "een getal van 0"),
        (records_field.bedrag, "€ 5", "een getal van 0"),
        (records_field.bedrag, "99999,01", "een getal van 0 tot en met 99999"),
        (records_field.bedrag, "", "een getal van 0"),
        (records_field.bedrag, "NaN", "een getal van 0"),
        (records_field.bedrag, "1e3", "een getal van 0"),
        (records_field.decimal_number(1, 1, 10, "CIJFER"), "0,9", "een getal van 1 tot en met 10"),
        (records_field.decimal_number(1, 1, 10, "CIJFER"), "10,1", "een getal van 1 tot en met 10"),
        (records_field.decimal_number(1, 1, 10, "CIJFER"), "7,55", "een getal van 1 tot en met 10"),
        (records_field.flag, "misschien", "schrijf ja of nee"),
        (records_field.text_of_length(5), "zestig", "te lang: 6 tekens, hoogstens 5"),
        (records_field.text_of_length(), "a\0b", "NUL-teken"),
        (PAIR, "justitie", "is geen meting; schrijf DOMEIN=1..5"),
        (PAIR, "justitie= ", "is geen meting; schrijf DOMEIN=1..5"),
        (PAIR, "politie=3", "kies uit financien"),
        (PAIR, "justitie=6", "een heel getal van 1 tot en met 5"),
    ],
)
def test_a_text_is_refused_with_what_is_wrong(parse: Parse, text: str, words: str) -> None:
    with pytest.raises(Fault) as refusal:
        parse(text, TODAY)
    assert words in refusal.value.message
    assert isinstance(refusal.value, UsageFault | Refused)


@given(st.integers(0, 9_999_900))
def test_an_amount_is_whole_cents_however_it_is_written(cents: int) -> None:
    for mark in ",.":
        assert records_field.bedrag(f"{cents // 100}{mark}{cents % 100:02}", TODAY) == cents


@given(st.text(max_size=20))
def test_any_text_is_an_amount_in_bounds_or_a_refusal(text: str) -> None:
    try:
        cents = records_field.bedrag(text, TODAY)
    except Fault:
        return
    assert 0 <= cents <= 9_999_900


def test_a_whole_record_is_read_and_blank_cells_count_as_not_given() -> None:
    texts: dict[str, str | list[str] | None] = {
        "soort": "Taalles", "start": "01-06-2024", "einde": " ", "uren_per_week": "", "naar_vermogen": "ja", "aanbieder": None,
    }  # fmt: skip
    record = Reader(ActiviteitRecord, TODAY).read(texts)
    assert isinstance(record, ActiviteitRecord)
    assert record == ActiviteitRecord(soort="taalles", start="2024-06-01", naar_vermogen=True)
    assert records_field.given(record) == {"soort": "taalles", "start": "2024-06-01", "naar_vermogen": True}


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_fields() -> None:
    wrong = Reader(ActiviteitRecord, TODAY).read({"soort": "dansles", "einde": "31-02-2024", "uren_per_week": "100"})
    assert isinstance(wrong, list)
    assert [(m.veld, m.value, m.usage_) for m in wrong] == [
        ("soort", "dansles", True),
        ("einde", "31-02-2024", True),
        ("uren_per_week", "100", False),
        ("start", "", True),
    ]
    assert wrong[-1] == Miss("start", "", "ontbreekt", usage_=True)


def test_a_field_that_is_required_and_wrong_is_told_once() -> None:
    wrong = Reader(CostRecord, TODAY).read({"soort": "benzine", "bedrag": "5"})
    assert isinstance(wrong, list)
    assert [m.veld for m in wrong] == ["soort"]


def test_a_change_requires_nothing() -> None:
    assert Reader(ActiviteitRecord, TODAY, partly=True).read({"aanbieder": "x"}) == ActiviteitRecord(aanbieder="x")


@pytest.mark.parametrize("text", ["999990019", "99999001", "bsn 999990020"])
def test_what_identifies_somebody_is_never_shown_and_a_bsn_elsewhere_is_masked(text: str) -> None:
    wrong = Reader(CaseRecord, TODAY).read(
        {"geslachtsnaam": "x" * 201, "doelgroep": text, "bsn": "12345678", "v_nummer": text, "geboortedatum": text}
    )
    assert isinstance(wrong, list)
    told = {m.veld: m for m in wrong}
    for name in ("geslachtsnaam", "bsn", "v_nummer", "geboortedatum"):
        assert told[name].value is None, name
    digits = "".join(c for c in text if c.isdigit())
    if len(digits) == 9:
        for m in wrong:
            assert digits not in f"{m.value} {m.message}"


@pytest.mark.parametrize("text", ["31-02-1990", "31 mei 1990", "1890", "’90‘’"])
def test_a_wrong_birth_date_is_refused_without_repeating_it(text: str) -> None:
    wrong = Reader(CaseRecord, TODAY, partly=True).read({"geboortedatum": text})
    assert isinstance(wrong, list)
    ((name, value, told),) = [(m.veld, m.value, m.message) for m in wrong]
    assert (name, value) == ("geboortedatum", None)
    assert told.startswith("deze waarde ")
    assert text not in told


def test_parts_of_a_repeated_field_come_from_a_list_or_from_one_cell() -> None:
    for given_ in (["vve=ja", "opleiding=mbo"], "vve=ja| opleiding=mbo |", ["vve=ja", " ", "opleiding=mbo"]):
        record = Reader(IntakeRecord, TODAY).read({"datum": TODAY, "leefgebied": given_})
        assert isinstance(record, IntakeRecord)
        assert record.leefgebied == (("vve", "ja"), ("opleiding", "mbo"))


def test_a_part_named_twice_is_refused() -> None:
    wrong = Reader(IntakeRecord, TODAY).read({"datum": TODAY, "zrm": "justitie=1|Justitie=2"})
    assert isinstance(wrong, list)
    assert [(m.veld, m.message) for m in wrong] == [("zrm", "hetzelfde onderwerp staat er twee keer")]


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_each_input_model_is_frozen_optional_and_described_in_dutch(model: type) -> None:
    described = fields_of(model)
    assert described
    record = model()
    for name, field in described.items():
        assert getattr(record, name) is None
        assert field.help
        assert field.flag or field.metavar
        with pytest.raises(AttributeError):
            setattr(record, name, "x")


def test_names_and_free_notes_are_marked_as_personal_in_every_model() -> None:
    personal = {"geslachtsnaam", "bsn", "v_nummer", "voornamen", "voorvoegsel", "geboortedatum", "nationaliteit"}
    assert personal <= {n for n, f in fields_of(CaseRecord).items() if f.personal}
    for model in MODELS:
        for name, field in fields_of(model).items():
            if field.parse.__qualname__.startswith("pairs_of") or (
                field.metavar == "TEKST"
                and name not in ("aanbieder", "partner", "gemeente", "azc", "klantmanager", "huishouden")
            ):
                assert field.personal, f"{model.__name__}.{name}"


@pytest.mark.parametrize(("text", "month"), [("2024-06", "2024-06"), ("06-2024", "2024-06"), ("6-2024", "2024-06")])
def test_a_month(text: str, month: str) -> None:
    assert records_field.month(text, TODAY) == month


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "juni", "2024", "2024-6", "24-06", "2024-06-01", "1899-01", "00-2024"]
)
def test_what_is_no_month(text: str) -> None:
    with pytest.raises(Fault):
        records_field.month(text, TODAY)


def test_the_month_of_the_peildatum_is_the_last_that_counts() -> None:
    assert records_field.month("2024-06", "2024-06-01") == "2024-06"
    with pytest.raises(Refused, match="kan niet vooruit"):
        records_field.month("2024-07", "2024-06-30")


@pytest.mark.parametrize("text", ["1191AB", "1191 ab", " 1191  Ab "])
def test_a_postcode(text: str) -> None:
    assert records_field.postcode(text, TODAY) == "1191AB"


@pytest.mark.parametrize("text", ["0191AB", "1191", "1191A", "119 1ABC", "1191Á9"])
def test_what_is_no_postcode(text: str) -> None:
    with pytest.raises(Refused, match="1191 AB"):
        records_field.postcode(text, TODAY)


def test_a_quarter_of_an_hour_fits() -> None:
    assert records_field.hours_number("0,25", TODAY) == 25
    assert records_field.hours_number("44.5", TODAY) == 4450
