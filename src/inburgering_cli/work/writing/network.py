"""What stands around the dossiers: partners and referrals, taakstelling, budget and spending."""

from collections.abc import Callable
from typing import Any

from inburgering_cli.core.text import fold
from inburgering_cli.law.words.sociale_kaart import is_built_in, partner_name
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Boeking
from inburgering_cli.work.writing.records import Entry, Handling


def _with_gemeente(boeking: Boeking, _: Dossier | None, __: Any, values: dict[str, Any]) -> dict[str, Any]:
    own = boeking.env.beleid.gemeente
    typed = values.get("gemeente")
    return {**values, "gemeente": typed if typed and fold(typed) != fold(own) else own}


def _named(column: str) -> Callable[[Boeking, Dossier | None, Any, dict[str, Any]], dict[str, Any]]:
    """The name of a partner as the sociale kaart writes it, so that capitals make no second partner."""

    def with_name(boeking: Boeking, _: Dossier | None, __: Any, values: dict[str, Any]) -> dict[str, Any]:
        naam = partner_name(values[column])
        own = reads.partner.own(boeking.schrijver.raw, naam)
        return {**values, column: own[0] if own else naam}

    return with_name


def _partner_named(boeking: Boeking, dossier: Dossier | None, invoer: Any, values: dict[str, Any]) -> dict[str, Any]:
    boeking.schrijver.flush()  # the same file may have the name in other capitals
    return _named("naam")(boeking, dossier, invoer, values)


def _check_referral(new: Entry) -> None:
    naam = partner_name(new.invoer.partner)
    own = reads.partner.own(new.boeking.schrijver.raw, naam)
    if own and own[1]:
        new.boeking.env.warn(f"{naam} is verborgen op de sociale kaart; controleer de naam van de partner.")
    elif own is None and not is_built_in(naam):
        new.boeking.env.warn(
            f"{naam} staat niet op de sociale kaart; voeg de partner toe met"
            f" `inburgering partner add '{naam}' --soort publiek`."
        )


HANDLINGS = {
    "partner": Handling(fills=_partner_named),
    "verwijzing": Handling(fills=_named("partner"), rule=_check_referral),
    "taakstelling": Handling(fills=_with_gemeente),
    "budget": Handling(fills=_with_gemeente),
    "uitgave": Handling(fills=_with_gemeente),
}
