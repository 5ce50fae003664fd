"""What is refused: with which exit code, in which words, and that nothing is saved, not even in the trail."""

import json
import sqlite3
from pathlib import Path

import pytest

from inburgering_cli.cli.shell import context
from tests.cli.conftest import BSN
from tests.conftest import Runner

OTHER_BSN = "999900109"
ASIEL = ("case", "add", "--geslachtsnaam", "X", "--doelgroep", "asielstatushouder")

#: The command, what the sentence must hold (the rule and its source), and the field that is named.
BY_A_RULE: dict[str, tuple[tuple[str, ...], tuple[str, ...], str | None]] = {
    "ontzorgen for a gezinsmigrant": (
        ("ontzorg", "start", "Öztürk", "--datum", "2024-05-01"),
        ("ontzorgen is er alleen voor asielstatushouders", "Pw 56a"),
        "doelgroep",
    ),
    "A2 in a first PIP": (
        ("route", "assign", "Berg", "b1", "--niveau", "a2", "--datum", "2024-05-01"),
        ("niveau A2 in de B1-route kan niet in een eerste PIP", "DUO"),
        "niveau",
    ),
    "A2 with the onderwijsroute": (
        ("route", "assign", "Berg", "onderwijs", "--niveau", "a2", "--datum", "2024-05-01"),
        ("A2 gaat niet samen met de onderwijsroute", "DUO"),
        "niveau",
    ),
    "Z with B1": (
        ("route", "assign", "Berg", "z", "--niveau", "b1", "--datum", "2024-05-01"),
        ("B1 gaat niet samen met de Z-route", "DUO"),
        "niveau",
    ),
    "a dagtekening before huisvesting": (
        ("pip", "create", "Berg", "--dagtekening", "2024-03-31"),
        ("31-03-2024", "huisvesting", "01-04-2024", "DUO"),
        "pip_hier",
    ),
    "a second BSN": ((*ASIEL, "--bsn", BSN), ("BSN", "één persoon", "2025-0001", "case edit", "Wi 36"), "bsn"),
    "the BSN of somebody else": (
        ("case", "edit", "Berg", "--bsn", BSN),
        ("BSN", "één persoon", "2025-0001", "Wi 36"),
        "bsn",
    ),
    "the V-nummer of somebody else": (
        ("case", "edit", "Berg", "--v-nummer", "0123456789"),
        ("V-nummer", "één persoon", "2025-0001"),
        "v_nummer",
    ),
    "a BSN of 8 digits": ((*ASIEL, "--bsn", "99999001"), ("9 cijfers", "8", "voorloopnul", "BRP"), "bsn"),
    "a BSN that fails the elfproef": ((*ASIEL, "--bsn", "999990018"), ("elfproef", "BRP"), "bsn"),
    "a BSN of zeros": ((*ASIEL, "--bsn", "000000000"), ("elfproef", "BRP"), "bsn"),
    "a BSN with letters": ((*ASIEL, "--bsn", "99999001a"), ("alleen uit cijfers", "BRP"), "bsn"),
    "an activity that ends before it starts": (
        ("activiteit", "add", "Berg", "taalles", "--start", "2024-05-02", "--einde", "2024-05-01"),
        ("einde (01-05-2024) ligt vóór de start (02-05-2024)", "nota 3.3"),
        "einde",
    ),
    "stopping before the start": (
        ("activiteit", "stop", "Tesfay", "taalles", "--einde", "2024-06-02"),
        ("einde (02-06-2024) ligt vóór de start (03-06-2024)", "nota 3.3"),
        "einde",
    ),
    "ontzorgen that ends before it starts": (
        ("ontzorg", "start", "Berg", "--datum", "2024-05-02", "--einde", "2024-05-01"),
        ("einde (01-05-2024) ligt vóór de start (02-05-2024)", "Pw 56a"),
        "einde",
    ),
    "bijstand that ends before it starts": (
        ("case", "edit", "Tesfay", "--bijstand-einde", "2024-03-17"),
        ("einde bijstand (17-03-2024) ligt vóór ingang bijstand (18-03-2024)", "Pw"),
        "bijstand_einde",
    ),
    "a fact in the future": (
        ("case", "edit", "Tesfay", "--voldaan", "2024-10-01"),
        ("01-10-2024 ligt na de peildatum 30-09-2024", "feit"),
        "voldaan",
    ),
    "a dagtekening in the future": (
        ("pip", "create", "Berg", "--dagtekening", "morgen"),
        ("na de peildatum",),
        "dagtekening",
    ),
    "telefoon outside the closed list": (
        ("ontzorg", "start", "Berg", "--datum", "2024-05-01", "--telefoon", "10"),
        ("telefoon staat niet op de gesloten lijst", "Pw 56a lid 2"),
        "soort",
    ),
    "afschalen with too few hours": (
        ("route", "downscale", "Tesfay", "--datum", "2024-09-01", "--uren", "599"),
        ("600", "599", "Bi 5.5"),
        "uren",
    ),
    "afschalen outside the B1-route": (
        ("route", "downscale", "Berg", "--datum", "2024-09-01"),
        ("alleen in de B1-route", "Wi 17 lid 3"),
        "datum",
    ),
    "a new version without a reason": (
        ("pip", "revise", "Tesfay", "--dagtekening", "2024-09-01"),
        ("gewijzigd PIP vraagt een reden", "Bi 5.3 lid 6"),
        "reden",
    ),
    "a new version before the last": (
        ("pip", "revise", "Tesfay", "--dagtekening", "2024-05-28", "--reden", "x"),
        ("na die van het vorige PIP", "28-05-2024", "DUO"),
        "dagtekening",
    ),
    "an offer by the municipality to a gezinsmigrant": (
        ("case", "edit", "Öztürk", "--aanbod", "2024-05-01"),
        ("inburgeringsaanbod", "alleen voor asielstatushouders", "Wi 16"),
        "aanbod",
    ),
    "a detailed group of another group": (
        ("case", "edit", "Berg", "--gedetailleerde-doelgroep", "gezinsvormer"),
        ("gezinsvormer hoort niet bij asielstatushouder", "Wi 13, 19"),
        "gedetailleerde_doelgroep",
    ),
    "an outcome beside an exemption": (
        (
            "intake",
            "record",
            "Berg",
            "--datum",
            "2024-05-01",
            "--toets-uitslag",
            "onbekend",
            "--toets-ontheffing",
            "visueel",
        ),
        ("uitslag en een ontheffing", "Wi 14 lid 6"),
        "toets_ontheffing",
    ),
    "a second first PIP": (("pip", "create", "Tesfay"), ("heeft al een PIP", "pip revise"), None),
    "signing without a concept": (
        ("pip", "sign", "Berg", "--dagtekening", "2024-05-01"),
        ("geen concept-PIP", "pip create"),
        None,
    ),
    "extending what does not run": (
        ("ontzorg", "extend", "Berg", "--tot", "2024-12-31"),
        ("Er loopt geen ontzorgen", "ontzorg start"),
        None,
    ),
    "the same intake again": (
        ("intake", "record", "Tesfay", "--datum", "2024-03-25", "--deel", "1"),
        ("staat er al",),
        None,
    ),
    "closing without a reason": (
        ("case", "edit", "Berg", "--dossier-gesloten", "2024-05-01"),
        ("een datum én een reden",),
        "reden",
    ),
    "an edit of nothing": (("case", "edit", "Berg"), ("niets om te wijzigen",), None),
    "emptying what is required": (
        ("case", "edit", "Berg", "--leeg", "doelgroep"),
        ("doelgroep kan niet leeg zijn",),
        "leeg",
    ),
    "emptying what is no field": (("case", "edit", "Berg", "--leeg", "foo"), ("‘foo’ is geen veld",), "leeg"),
    "a name with NUL": (
        ("case", "add", "--geslachtsnaam", "a\0b", "--doelgroep", "overige_migrant"),
        ("NUL",),
        "geslachtsnaam",
    ),
    "a name that is too long": (
        ("case", "add", "--geslachtsnaam", "a" * 201, "--doelgroep", "overige_migrant"),
        ("te lang: 201 tekens",),
        "geslachtsnaam",
    ),
    "a mark above 10": (
        ("enquete", "record", "--groep", "partners", "--datum", "vandaag", "--score", "10,1"),
        ("1 tot en met 10",),
        "score",
    ),
}


@pytest.mark.parametrize("what", BY_A_RULE)
def test_a_rule_refuses_names_itself_and_saves_nothing(caseload: Runner, what: str) -> None:
    command, words, field = BY_A_RULE[what]
    before = caseload.dump()
    result = caseload(*command, "-o", "json")
    assert result.code == 3, result.err
    assert result.out == ""
    for word in words:
        assert word in result.err
    assert list(result.fault) == ["fout", "melding", "veld", "rij"]
    assert (result.fault["fout"], result.fault["veld"], result.fault["rij"]) == ("geweigerd", field, None)
    assert result.err.startswith("Fout: " + result.fault["melding"].splitlines()[0])
    assert caseload.dump() == before


def test_without_json_there_is_only_the_sentence(caseload: Runner) -> None:
    result = caseload("ontzorg", "start", "Öztürk", "--datum", "2024-05-01")
    assert result.err == "Fout: ontzorgen is er alleen voor asielstatushouders (Pw 56a lid 1).\n"


USAGE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "no such command": (("case", "ad"), ("‘ad’ bestaat niet", "add")),
    "no such group": (("foo",), ("‘foo’ bestaat niet", "--help")),
    "no such option": (("case", "list", "--opne"), ("--opne bestaat hier niet", "--open")),
    "an option without its value": (("case", "add", "--geslachtsnaam"), ("--geslachtsnaam vraagt een waarde",)),
    "a flag with a value": (("case", "list", "--open=ja"), ("--open kan geen waarde hebben",)),
    "an argument missing": (("case", "show"), ("DOSSIER ontbreekt",)),
    "a route missing": (("route", "assign", "Berg", "--datum", "vandaag"), ("ROUTE ontbreekt",)),
    "an argument too many": (("case", "show", "a", "b"), ("Er staat te veel: b.",)),
    "required options missing": (("case", "add"), ("--geslachtsnaam ontbreekt", "--doelgroep ontbreekt")),
    "no such format": (("case", "list", "-o", "xml"), ("xml", "table, json, csv")),
    "csv of a write": (("case", "add", "-o", "csv"), ("csv", "table, json")),
    "no such status": (("deadline", "list", "--status", "foo"), ("foo", "te_laat")),
    "no such term": (("deadline", "list", "--termijn", "foo"), ("foo", "integraal_aanbod")),
    "no number of days": (("deadline", "list", "--within", "x"), ("--within",)),
    "a negative number of days": (("deadline", "list", "--within", "-1"), ("0 tot en met 36500",)),
    "no such group of people": (("case", "list", "--doelgroep", "asiel"), ("asiel", "gezinsmigrant")),
    "no such route": (("case", "list", "--route", "c1"), ("c1", "onderwijs")),
    "no such kind of activity": (("activiteit", "add", "Berg", "zingen", "--start", "vandaag"), ("zingen", "taalles")),
    "a period that ends before it begins": (
        ("report", "kpi", "--van", "2024-02-01", "--tot", "2024-01-01"),
        ("--tot", "--van"),
    ),
    "no such kind of import": (("import", "foo", "x.csv"), ("foo", "cases, intakes")),
    "an import of nothing": (("import",), ("import cases",)),
    "no such policy for doubles": (("import", "cases", "x.csv", "--on-duplicate", "x"), ("skip, update, fail",)),
}


@pytest.mark.parametrize("what", USAGE)
def test_a_command_line_that_cannot_be_understood(caseload: Runner, what: str) -> None:
    command, words = USAGE[what]
    before = caseload.dump()
    result = caseload(*command)
    assert result.code == 2, result.err
    assert result.out == ""
    assert result.err.startswith("Fout: ")
    for word in words:
        assert word in result.err
    assert caseload.dump() == before


def test_a_fault_of_usage_is_json_too(caseload: Runner) -> None:
    fault = caseload("deadline", "list", "--within", "x", "--output=json").fault
    assert (fault["fout"], fault["veld"]) == ("gebruik", "within")


def test_not_found(caseload: Runner) -> None:
    for command in (
        ("case", "show", "Niemand"),
        ("deadline", "list", "--dossier", "2020-0001"),
        ("deadline", "explain", "Berg", "bezwaar"),
        ("policy", "show", "foo"),
        ("import", "cases", "bestaat-niet.csv"),
        ("case", "edit", "Niemand", "--azc", "x"),
    ):
        result = caseload(*command, "-o", "json")
        assert result.code == 4, command
        assert result.out == ""
        assert result.fault["fout"] == "niet_gevonden"


def test_a_store_that_is_not_there(inburgering: Runner, tmp_path: Path) -> None:
    inburgering.store = tmp_path / "typefout.db"
    for command in ((), ("case", "list"), ("report", "kpi"), ASIEL, ("db", "status")):
        result = inburgering(*command, "-o", "json")
        assert result.code == 5, command
        assert result.out == ""
        assert "Er is geen dossierbestand" in result.err
        assert "db init" in result.err
        assert result.fault["fout"] == "opslag"
    assert not list(tmp_path.glob("typefout*"))


def test_a_store_of_another_kind_is_refused_and_left_alone(inburgering: Runner, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.db"
    with sqlite3.connect(foreign) as connection:
        connection.execute("CREATE TABLE t (x)")
    for name, content in (("text.db", b"just text\n" * 50), ("empty.db", b""), ("foreign.db", foreign.read_bytes())):
        inburgering.store = tmp_path / name
        inburgering.store.write_bytes(content)
        for command in (("case", "list"), ASIEL):
            result = inburgering(*command)
            assert result.code == 5
            assert result.err.startswith("Fout: ")
        assert inburgering.store.read_bytes() == content


def test_attention_is_given_only_when_asked_for(caseload: Runner) -> None:
    assert caseload("deadline", "list").code == 0
    asked = caseload("deadline", "list", "--fail-overdue", "-o", "json")
    assert asked.code == 10
    assert any(row["status"] == "verlopen" for row in asked.data)
    assert asked.err == ""
    assert caseload("deadline", "list", "--fail-overdue", "--dossier", "Tesfay").code == 0


@pytest.mark.parametrize("crash", [RuntimeError("secret 999990019"), KeyError("x"), RecursionError()])
def test_a_defect_is_a_dutch_sentence_and_exit_1(
    caseload: Runner, monkeypatch: pytest.MonkeyPatch, crash: Exception
) -> None:
    def fail(*_: object) -> None:
        raise crash

    monkeypatch.setattr(context, "environment", fail)
    result = caseload("case", "list", "-o", "json")
    assert result.code == 1
    assert result.out == ""
    assert result.err.startswith("Fout: Er is een fout in het programma (")
    assert "Traceback" not in result.err
    assert "999990019" not in result.err
    assert result.fault["fout"] == "fout"


def test_ctrl_c_is_no_defect(caseload: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(context, "environment", interrupt)
    result = caseload("case", "list")
    assert (result.code, result.err) == (130, "Afgebroken; er is niets half opgeslagen.\n")


@pytest.mark.parametrize("typed", [OTHER_BSN, "999 900 109", "9999.00.109", f"x {OTHER_BSN}"])
@pytest.mark.parametrize(
    "command",
    [
        ("case", "show", "{}"),
        ("case", "search", "a", "{}"),
        ("{}",),
        ("case", "add", "--geslachtsnaam", "A", "--doelgroep", "{}"),
        ("case", "add", "--geslachtsnaam", "A", "--doelgroep", "overige_migrant", "--kennisgeving", "{}"),
        ("case", "edit", "Berg", "--leeg", "{}"),
        ("--peildatum", "{}", "case", "list"),
        ("deadline", "list", "--status", "{}"),
        ("deadline", "list", "--dossier", "{}"),
        ("deadline", "explain", "Tesfay", "{}"),
        ("policy", "show", "{}"),
        ("import", "{}", "x.csv"),
        ("intake", "record", "Berg", "--datum", "vandaag", "--deel", "{}"),
        ("case", "list", "-o", "{}"),
    ],
    ids=" ".join,
)
def test_no_message_repeats_a_bsn(caseload: Runner, command: tuple[str, ...], typed: str) -> None:
    result = caseload(*(part.format(typed) for part in command))
    assert result.code in (2, 3, 4)
    digits = "".join(c for c in result.out + result.err if c.isdigit() or c.isalpha())
    assert OTHER_BSN not in digits


def test_a_bsn_is_masked_wherever_a_dossier_is_shown(caseload: Runner) -> None:
    seen = ""
    for command in (
        (),
        ("case", "list"),
        ("case", "show", BSN),
        ("case", "search", BSN),
        ("case", "timeline", BSN),
        ("deadline", "list", "--all"),
        ("deadline", "explain", BSN),
        ("intake", "show", BSN),
        ("pip", "show", BSN),
        ("ontzorg", "show", BSN),
        ("activiteit", "list", BSN),
        ("report", "kpi", "--names"),
    ):
        for form in ("table", "json", "csv"):
            result = caseload.ok(*command, "-o", form)
            seen += result.out + result.err
    assert BSN not in seen
    assert "*****0019" in seen


def test_the_trail_holds_no_bsn_and_no_name(caseload: Runner) -> None:
    with sqlite3.connect(caseload.store) as connection:
        trail = json.dumps(connection.execute("SELECT * FROM spoor").fetchall(), ensure_ascii=False)
    for secret in (BSN, "Tesfay", "Selam", "kapper", "0123456789"):
        assert secret not in trail
    assert "2025-0001" in trail
