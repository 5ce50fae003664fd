"""The sociale kaart as it stands in a municipality, and the referrals that are still open."""

from collections import Counter
from difflib import get_close_matches
from sqlite3 import Connection
from typing import Any

from inburgering_cli.core.dates import days_between
from inburgering_cli.core.errors import NotFound
from inburgering_cli.core.text import clean, fold
from inburgering_cli.law.facts import list_name
from inburgering_cli.law.words.sociale_kaart import NOTA, about, card
from inburgering_cli.records.kinds.network import PARTNER
from inburgering_cli.store import reads
from inburgering_cli.work.environment import Environment, reading
from inburgering_cli.work.reading import records


def partners(
    env: Environment, *, onderwerp: str | None = None, kind: str | None = None, eigen: bool = False, alle: bool = False
) -> list[dict[str, Any]]:
    """The partners in the order of the alphabet, each with the number of open referrals.

    `onderwerp`: only those with this text in their name or subjects. `eigen`: only what the municipality itself recorded.
    `alle`: the hidden ones too.
    """
    with reading(env) as connection:
        counts = reads.partner.open_counts(connection, env.peildatum)
    open_now = Counter({fold(name): count for name, count in counts})
    rows = [
        {**row, "open_verwijzingen": open_now[fold(row["naam"])]}
        for row in card(records.register(env, PARTNER))
        if (alle or eigen or not row["verborgen"])
        and (onderwerp is None or about(row, onderwerp))
        and (kind is None or row["soort"] == kind)
        and not (eigen and row["herkomst"] == NOTA)
    ]
    return sorted(rows, key=lambda row: fold(row["naam"]))


def partner(env: Environment, text: str) -> dict[str, Any]:
    """The one partner that `text` means: its whole name, or a part of it. Raises `NotFound`, with names that are near."""
    known = partners(env, alle=True)
    wanted = fold(text)
    found = [r for r in known if fold(r["naam"]) == wanted] or [r for r in known if wanted in fold(r["naam"])]
    if len(found) == 1:
        return found[0]
    shown = clean(text[:60])
    if found:
        names = ", ".join(clean(r["naam"]) for r in found)
        raise NotFound(f"‘{shown}’ past bij meer partners: {names}. Noem de hele naam.", field="naam")
    by_name = {fold(r["naam"]): r["naam"] for r in known}
    near = ", ".join(clean(by_name[k]) for k in get_close_matches(wanted, by_name))
    raise NotFound(
        f"Op de sociale kaart staat geen partner ‘{shown}’."
        + (
            f" Bedoelt u {near}?"
            if near
            else " Voeg een eigen partner toe met `inburgering partner add NAAM --soort publiek`."
        ),
        field="naam",
    )


def open_referrals(env: Environment, partner_of: str | None = None) -> list[dict[str, Any]]:
    """The referrals that are not finished, of open dossiers, the oldest first; `dagen`: since the referral."""
    name = None if partner_of is None else fold(partner(env, partner_of)["naam"])
    with reading(env) as connection:
        return [row for row in _open(connection, env.peildatum) if name is None or fold(row["partner"]) == name]


def _open(connection: Connection, peildatum: str) -> list[dict[str, Any]]:
    return [
        {
            "dossier": one.nummer,
            "naam": list_name(one.geslachtsnaam, one.voorvoegsel, one.voornamen),
            "partner": one.partner,
            "datum": one.datum,
            "onderwerp": one.onderwerp,
            "dagen": days_between(one.datum, peildatum),
        }
        for one in reads.partner.open_referrals(connection, peildatum)
    ]
