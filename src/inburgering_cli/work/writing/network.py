"""Partners, referrals, taakstelling, budget, spending, and marks from the surveys."""

from collections.abc import Callable
from typing import Any

from inburgering_cli.core.errors import Refused
from inburgering_cli.core.text import fold
from inburgering_cli.law.words.sociale_kaart import is_built_in, partner_name
from inburgering_cli.store import reads
from inburgering_cli.work.reading.lookup import Dossier
from inburgering_cli.work.writing.booking import Booking
from inburgering_cli.work.writing.records import Entry, Handling


def _with_gemeente(booking: Booking, _: Dossier | None, __: Any, values: dict[str, Any]) -> dict[str, Any]:
    own = booking.env.policy.gemeente
    typed = values.get("gemeente") or own
    return {**values, "gemeente": own if fold(typed) == fold(own) else booking.spelled(typed)}


def _named(column: str) -> Callable[[Booking, Dossier | None, Any, dict[str, Any]], dict[str, Any]]:
    """The name of a partner as the sociale kaart writes it, so that capitals make no second partner."""

    def with_name(booking: Booking, _: Dossier | None, __: Any, values: dict[str, Any]) -> dict[str, Any]:
        name = partner_name(values[column])
        own = reads.partner.own(booking.writer.raw, name)
        return {**values, column: own[0] if own else name}

    return with_name


def _partner_named(booking: Booking, dossier: Dossier | None, record: Any, values: dict[str, Any]) -> dict[str, Any]:
    booking.writer.flush()  # the same file may have the name in other capitals
    return _named("naam")(booking, dossier, record, values)


def _provider_named(booking: Booking, _: Dossier | None, __: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The name of a provider as the register has it, so that capitals make no second provider."""
    own = reads.aanbieder.named(booking.writer.flushed, values["naam"])
    return {**values, "naam": own.naam if own else values["naam"]}


def _check_referral(new: Entry) -> None:
    name = partner_name(new.record.partner)
    own = reads.partner.own(new.booking.writer.raw, name)
    if own and own[1]:
        new.booking.env.warn(f"{name} is verborgen op de sociale kaart; controleer de naam van de partner.")
    elif own is None and not is_built_in(name):
        new.booking.env.warn(
            f"{name} staat niet op de sociale kaart; voeg de partner toe met"
            f" `inburgering partner add '{name}' --soort publiek`."
        )


def _check_mark(new: Entry) -> None:
    if new.record.groep == "partners" and new.dossier is not None:
        raise Refused("Een cijfer van een partner hoort niet bij een dossier; noem --partner.", field="groep")
    if new.record.groep == "inburgeraars" and new.record.partner:
        raise Refused("Een cijfer van een inburgeraar heeft geen partner; noem het dossier.", field="partner")


HANDLINGS = {
    "partner": Handling(fills=_partner_named),
    "aanbieder": Handling(fills=_provider_named),
    "verwijzing": Handling(fills=_named("partner"), rule=_check_referral),
    "taakstelling": Handling(fills=_with_gemeente),
    "budget": Handling(fills=_with_gemeente),
    "uitgave": Handling(fills=_with_gemeente),
    "enquete": Handling(rule=_check_mark),
}
