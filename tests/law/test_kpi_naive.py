"""The percentages of random caseloads, compared with a second count and with the deadline list itself."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.figures.indicators import round_half_up
from inburgering_cli.law.figures.kpi import Kpi, Span, count_all
from inburgering_cli.law.terms.policy import DEFAULT
from tests.law import naive
from tests.law.people import outcomes
from tests.law.strategies import DAYS, dossiers, examples

TERMS = {
    "integraal_aanbod_6m": ("integraal_aanbod", "huisvesting"),
    "participatie_12m": ("participatie_12m", "bijstand_ingang"),
    "participatie_3j": ("participatie_3j", "bijstand_ingang"),
}
OF_WHICH = {
    "participatie_12m": ("betaald_start", "vermogen_ja", "vermogen_nee"),
    "participatie_3j": ("betaald_na_3j", "vermogen_ja_na_3j", "vermogen_nee_na_3j"),
}
NORMS = {"integraal_aanbod_6m": 80, "participatie_3j": 70}
LEFT = ("verhuisd", "overleden", "vertrokken", "plicht_ingetrokken")
PERIODS = st.builds(Span, st.none() | DAYS, st.none() | DAYS)


def part_of(indicator: str, facts: Facts, peildatum: str, period: Span) -> list[str]:
    """What becomes of one dossier, by the text of the definitions."""
    term, event = TERMS[indicator]
    start = getattr(facts, event)
    if start is None or not (period.van or "") <= start <= (period.tot or "9999"):
        return []
    row = naive.rows(facts, peildatum).get(term)
    if row is None:  # a clock of the previous municipality
        return []
    assert row.uiterlijk is not None
    d = row.uiterlijk.isoformat()
    reached = row.done is not None and row.done <= row.uiterlijk
    if not reached and facts.reden_gesloten in LEFT and facts.dossier_gesloten and facts.dossier_gesloten < d:
        return ["uitgevallen"]
    if d > peildatum:
        return ["lopend", "lopend_gehaald"] if reached else ["lopend"]
    if not reached:
        return ["noemer", "niet_gehaald"]
    found = ["noemer", "teller"]
    if indicator in OF_WHICH:
        paid, able, unable = (day is not None and day <= d for day in (getattr(facts, n) for n in OF_WHICH[indicator]))
        if paid:
            found.append("waarvan_betaald")
        if able or not unable:
            found.append("waarvan_naar_vermogen" if able else "naar_vermogen_onbekend")
    return found


def rows_of(people: list[Facts], peildatum: str, period: Span) -> dict[str, Kpi]:
    return {r.id: r for r in count_all(people, [], DEFAULT, peildatum, period, names=True)}


@examples(120)
@given(st.lists(dossiers(), max_size=12, unique_by=lambda f: f.dossier), DAYS, PERIODS)
def test_the_percentages_are_those_of_a_second_count(people: list[Facts], peildatum: str, periode: Span) -> None:
    rows = rows_of(people, peildatum, periode)
    for name in TERMS:
        count = Counter(part for f in people for part in part_of(name, f, peildatum, periode))
        row = rows[name]
        assert (row.teller, row.noemer, row.lopend, row.lopend_gehaald, row.uitgevallen) == tuple(
            count[k] for k in ("teller", "noemer", "lopend", "lopend_gehaald", "uitgevallen")
        )
        if name in OF_WHICH:
            for part in ("waarvan_betaald", "waarvan_naar_vermogen", "naar_vermogen_onbekend"):
                assert getattr(row, part) == count[part] == len(row.dossiers[part])
                assert set(row.dossiers[part]) <= set(row.dossiers["teller"])
        if not count["noemer"]:
            assert row.waarde is None
            continue
        share = Decimal(100 * count["teller"]) / Decimal(count["noemer"])
        assert row.waarde == float(share.quantize(Decimal("0.1"), ROUND_HALF_UP))
        if name in NORMS:
            met = Fraction(100 * count["teller"], count["noemer"]) >= NORMS[name]
            assert row.oordeel == ("gehaald" if met else "niet_gehaald")


@examples(80)
@given(st.lists(dossiers(), max_size=12, unique_by=lambda f: f.dossier), DAYS, PERIODS)
def test_the_sum_of_the_parts_is_the_whole_and_each_number_has_its_names(
    people: list[Facts], peildatum: str, periode: Span
) -> None:
    rows = rows_of(people, peildatum, periode)
    for name in (*TERMS, "pip_op_tijd", "intake_op_tijd"):
        row = rows[name]
        names = row.dossiers
        assert (row.noemer or 0) + (row.lopend or 0) + (row.uitgevallen or 0) + (row.vrijgesteld or 0) == row.n
        for part in ("teller", "noemer", "lopend", "lopend_gehaald", "uitgevallen", "vrijgesteld"):
            assert len(names[part]) == getattr(row, part), part
        assert sorted(names["teller"] + names["niet_gehaald"]) == names["noemer"]
        assert set(names["lopend_gehaald"]) <= set(names["lopend"])
        everyone = names["noemer"] + names["lopend"] + names["uitgevallen"] + names["vrijgesteld"]
        assert len(set(everyone)) == len(everyone) == row.n
    routes = [rows[f"dossiers_{r}"].n for r in ("b1", "onderwijs", "z", "geen")]
    groups = [rows[f"dossiers_{g}"].n for g in ("asielstatushouder", "gezinsmigrant", "overige_migrant")]
    assert sum(routes) == sum(groups) == sum(f.dossier_gesloten is None for f in people)


@examples(80)
@given(st.lists(dossiers(), min_size=1, max_size=8, unique_by=lambda f: f.dossier), DAYS)
def test_the_report_and_the_deadline_list_agree_to_the_dossier(people: list[Facts], peildatum: str) -> None:
    rows = rows_of(people, peildatum, Span())
    for name, (term, _) in TERMS.items():
        found = {f.dossier: (f, o) for f in people if (o := outcomes(f, peildatum).get(term))}
        row = rows[name]
        assert row.n == len(found)
        assert set(row.dossiers["teller"]) | set(row.dossiers["lopend_gehaald"]) == {
            n for n, (_, o) in found.items() if o.status == "gehaald"
        }
        for number in row.dossiers["niet_gehaald"]:
            facts, outcome = found[number]
            on_its_day = outcome.status == "lopend" and outcome.uiterlijk == peildatum
            assert outcome.status in ("te_laat", "verlopen", "vervallen") or on_its_day
            if outcome.status == "vervallen":  # closed for a reason that still counts, or on the very day
                assert facts.reden_gesloten not in LEFT or facts.dossier_gesloten == outcome.uiterlijk
        for number in row.dossiers["lopend"]:
            assert (found[number][1].uiterlijk or "") > peildatum
    for name, terms in {
        "pip_op_tijd": ("pip", "pip_na_verhuizing", "pip_na_informatie"),
        "intake_op_tijd": ("intake",),
    }.items():
        statuses = Counter(o.status for f in people for t in terms if (o := outcomes(f, peildatum).get(t)) is not None)
        row = rows[name]
        assert row.teller == statuses["gehaald"]
        assert row.noemer == statuses["gehaald"] + statuses["te_laat"] + statuses["verlopen"]
        assert (row.lopend, row.uitgevallen) == (statuses["lopend"], statuses["vervallen"])


@given(st.integers(0, 10**7), st.integers(1, 10**5))
def test_rounding_is_that_of_decimal_half_up(teller: int, noemer: int) -> None:
    exact = Fraction(teller, noemer)
    tenths = int(exact * 10 + Fraction(1, 2))
    assert round_half_up(teller, noemer) == tenths / 10
