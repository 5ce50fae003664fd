"""Fictional dossiers for the tests of the domain, and short ways to ask what became of their terms."""

from datetime import date, timedelta

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.terms.assess import Assessor
from inburgering_cli.law.terms.outcome import Outcome
from inburgering_cli.law.terms.policy import DEFAULT, Policy


def someone(**facts: str | int | None) -> Facts:
    """An asielstatushouder about whom nothing is known but what is given."""
    known: dict[str, str | int | None] = {
        "id": 1,
        "dossier": "2024-0001",
        "geslachtsnaam": "Test",
        "voorvoegsel": None,
        "voornamen": None,
        "doelgroep": "asielstatushouder",
        "gedetailleerde_doelgroep": None,
        "gemeente": None,
        "leerroute": None,
        "niveau": None,
        "reden_gesloten": None,
        **facts,
    }
    return Facts(**known)  # type: ignore[arg-type]  # the names are checked when it runs


def outcomes(facts: Facts, peildatum: str, policy: Policy = DEFAULT) -> dict[str, Outcome]:
    """The outcomes on a peildatum by the id of their term; fails when one stands there twice."""
    found = list(Assessor(policy, peildatum).assess(facts))
    by_id = {o.term.id: o for o in found}
    assert len(by_id) == len(found), "a term has more than one row"
    return by_id


def status(facts: Facts, term: str, peildatum: str) -> str:
    """The status of one term."""
    return outcomes(facts, peildatum)[term].status


def shifted(day: str, days: int) -> str:
    """`days` after `day`."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def example(**changes: str | None) -> Facts:
    """An asielstatushouder of 2024 with a whole first half year: PIP one day late, ontzorgen ended on its last day."""
    facts: dict[str, str | int | None] = {
        "plicht_begin": "2024-01-15",
        "kennisgeving": "2024-01-22",
        "huisvesting": "2024-03-18",
        "bijstand_ingang": "2024-03-18",
        "intake_start": "2024-03-25",
        "leerbaarheidstoets": "2024-05-06",
        "intake_afgerond": "2024-05-06",
        "pip_dagtekening": "2024-05-28",
        "pip_hier": "2024-05-28",
        "ontzorg_start": "2024-03-18",
        "ontzorg_einde": "2024-09-17",
        "taal_start": "2024-06-03",
        "integraal_aanbod_start": "2024-09-02",
        "participatie_start": "2024-09-02",
        **changes,
    }
    return someone(**facts)
