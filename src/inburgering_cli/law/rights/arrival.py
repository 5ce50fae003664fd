"""What is not recorded yet of an arrival: from an AZC or from another municipality."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from inburgering_cli.law import codes as c
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import nota, wi, wi2013
from inburgering_cli.law.vocabulary import ASIEL, WI2021

Records = Sequence[Mapping[str, Any]]
_HANDED_ON: Final = (
    "De overdracht aan de volgende gemeente: `inburgering case export {d} --out MAP` en `inburgering overdracht"
    " record {d} verhuizing_uit"
    " --datum DATUM --gehouden`."
)


def missing(facts: Facts, azc: str | None, records: Mapping[str, Records]) -> list[str]:
    """What is missing of the arrival or the move, as Dutch sentences with the command that records it.

    `records`: the parts voorinburgering, klantprofiel, overdrachten and begeleiding of the dossier.
    """
    d = facts.dossier
    handed = {r["soort"] for r in records["overdrachten"]}
    if facts.dossier_gesloten is not None:
        left = facts.reden_gesloten == "verhuisd" and "verhuizing_uit" not in handed
        return [_HANDED_ON.format(d=d)] if left else []
    found = []
    if facts.doelgroep == ASIEL and facts.pip_vorige_gemeente is None:
        if facts.koppeling is None:
            found.append(f"De koppeling door het COA: `inburgering case edit {d} --koppeling DATUM`.")
        if (azc or facts.koppeling) and "azc" not in handed:
            found.append(
                f"De warme overdracht van het AZC: `inburgering overdracht record {d} azc --datum DATUM --gehouden`,"
                " of met --reden"
                " waarom die er niet was."
            )
        if (azc or facts.koppeling) and not records["voorinburgering"]:
            found.append(
                f"De voorinburgering in het AZC ({nota('2.1').kort}): `inburgering voorinburgering add {d} ONDERDEEL"
                " --start DATUM`."
            )
        known = {r["onderwerp"] for r in records["klantprofiel"]}
        if lacking := [label for key, label in c.KLANTPROFIEL.items() if key not in known and key != "overig"]:
            what = "Het klantprofiel" if not known else f"In het klantprofiel: {', '.join(lacking)}"
            found.append(
                f"{what} ({nota('2.1').kort}): `inburgering klantprofiel record {d} ONDERWERP --datum DATUM --inhoud"
                " TEKST`."
            )
    if facts.doelgroep == ASIEL and facts.huisvesting is not None:
        here = [r for r in records["begeleiding"] if r["einde"] is None or r["einde"] >= facts.huisvesting]
        if not here:
            source = wi("13") if facts.stelsel == WI2021 else wi2013("18")
            found.append(
                f"De maatschappelijke begeleiding ({source.kort}): `inburgering begeleiding add {d} --start DATUM`."
            )
    if facts.pip_vorige_gemeente is not None and "verhuizing_in" not in handed:
        found.append(
            f"De overdracht van de vorige gemeente: `inburgering overdracht record {d} verhuizing_in --datum DATUM"
            " --gehouden`."
        )
    return found
