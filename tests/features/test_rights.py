"""What a person who asks for their data is told about purposes, senders, receivers and retention."""

from inburgering_cli.features.moving.rights import PURPOSES, about
from inburgering_cli.law.retention import BEWAARTERMIJNEN
from inburgering_cli.records.reference import of_dossiers
from tests.law.people import someone


def test_every_group_of_data_of_a_person_has_a_purpose() -> None:
    assert {kind.keeps for kind in of_dossiers().values()} <= set(PURPOSES)


def test_only_what_is_recorded_is_told_and_what_is_unknown_is_said() -> None:
    empty = about({}, someone(), BEWAARTERMIJNEN)
    assert [name for name, _ in empty["Waarvoor wij uw gegevens gebruiken"]] == ["Dossier", "Spoor"]
    assert [name for name, _ in empty["Van wie wij uw gegevens hebben"]] == ["Gemeente", "Niet vastgelegd"]
    assert [name for name, _ in empty["Wie uw gegevens krijgt"]] == ["Niemand"]
    parts: dict[str, list[dict[str, str]]] = {
        "naar_duo": [{}],
        "van_duo": [{}],
        "verwijzingen": [{"partner": "Coherente"}, {"partner": "Coherente"}],
    }
    full = about(parts, someone(), BEWAARTERMIJNEN)
    assert dict(full["Wie uw gegevens krijgt"])["Verwezen naar"].startswith("Coherente. ")
    assert "DUO" in dict(full["Wie uw gegevens krijgt"])
    assert "DUO" in dict(full["Van wie wij uw gegevens hebben"])


def test_retention_is_that_of_the_policy() -> None:
    def kept(**facts: str) -> str:
        return about({}, someone(**facts), BEWAARTERMIJNEN)["Hoe lang wij uw gegevens bewaren"][0][1]

    assert kept().startswith("Uw dossier is open.")
    assert kept(voldaan="2024-09-01") == "Vanaf 01-09-2029 moeten wij uw dossier wissen (Bi 9.9 lid 1)."
    moved = kept(dossier_gesloten="2024-09-01", reden_gesloten="verhuisd")
    assert moved == "Voor uw dossier is geen bewaartermijn gekozen (geen termijn in Bi 9.9)."
