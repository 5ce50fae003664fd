"""Random dossiers, with days close enough together that they meet at each other's last days."""

from datetime import date

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.vocabulary import GEBEURTENISSEN, HULPFEITEN, REDENEN_GESLOTEN
from tests.law.people import someone


def examples(count: int) -> settings:
    """So many random examples, however slow the machine is."""
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.too_slow])


DAY_FACTS = (*GEBEURTENISSEN, *HULPFEITEN)
#: Month ends, holidays, the change of law, and the last days that follow from them.
SPECIAL = st.sampled_from(
    [
        "2020-08-31", "2021-02-28", "2021-12-31", "2022-01-01", "2023-08-31", "2024-01-19", "2024-02-17", "2024-02-29",
        "2024-03-18", "2024-03-29", "2024-04-02", "2024-04-29", "2024-05-27", "2024-05-28", "2024-09-17", "2024-12-25",
        "2024-12-30", "2025-02-28", "2025-05-05", "2027-02-28", "2027-03-18",
    ]
)  # fmt: skip
DAYS = st.one_of(st.dates(date(2020, 6, 1), date(2027, 12, 31)).map(date.isoformat), SPECIAL)


@st.composite
def dossiers(draw: st.DrawFn) -> Facts:
    """Any facts at all, also such as the rules would refuse: what is counted must not depend on that."""
    days = {name: draw(st.none() | DAYS) for name in DAY_FACTS}
    days["reden_gesloten"] = draw(st.sampled_from(list(REDENEN_GESLOTEN))) if days["dossier_gesloten"] else None
    return someone(
        dossier=f"2024-{draw(st.integers(1, 9999)):04}",
        doelgroep=draw(st.sampled_from(["asielstatushouder", "asielstatushouder", "gezinsmigrant", "overige_migrant"])),
        gedetailleerde_doelgroep=draw(st.sampled_from([None, "gezinsvormer_met_asielstatushouder"])),
        leerroute=draw(st.sampled_from([None, "b1", "onderwijs", "z"])),
        **days,
    )
