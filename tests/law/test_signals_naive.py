"""The signals of random dossiers, compared with a second computation from the text of the signals, day by day."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from inburgering_cli.law.facts import Facts
from inburgering_cli.law.plicht.hours import HoursState, Post
from inburgering_cli.law.signals.sums import Sums
from tests.law import naive
from tests.law.naive import months_on, weeks_on
from tests.law.strategies import DAY_FACTS, DAYS, dossiers, examples
from tests.law.test_signals import found

_LESSONS = ("taalles", "vaktaal", "alfabetisering", "taalschakeltraject")
_WORK = ("opleiding", "leerwerktraject", "stage", "map", "pvt", "intake_participatie", "begeleiding")


def _staten() -> st.SearchStrategy[HoursState]:
    """Hours of any kind; some of before the PIP, some not over yet."""
    hours = st.integers(0, 60_000)
    kinds = (*_LESSONS, *_WORK, "taalmaatje", "intake_taal", "map_praktijk")
    posts = st.lists(
        st.builds(Post, st.sampled_from(kinds), hours, hours, hours), unique_by=lambda post: post.soort, max_size=5
    )
    return st.builds(HoursState, posts.map(tuple), st.none() | st.integers(1, 900), st.none() | hours)


@st.composite
def sums(draw: st.DrawFn) -> Sums:
    """Any sums at all."""
    day = st.none() | DAYS
    absence = draw(st.booleans())
    return Sums(
        heeft_bsn=draw(st.booleans()),
        pip_concept=draw(st.booleans()),
        intensiteit_route=draw(st.sampled_from([None, 400])),
        alfabetisering=draw(st.sampled_from([None, "nvt"])),
        uren=draw(_staten()),
        aangeboden=draw(st.integers(100, 30_000)),
        ongeoorloofd=draw(st.integers(1, 6_000)) if absence else 0,
        verzuim_maand=draw(DAYS)[:7] if absence else None,
        onverklaard=1_000,
        onverklaard_maand=draw(st.none() | DAYS.map(lambda text: text[:7])),
        map_begin=draw(day),
        pvt_begin=draw(day),
        gesprek=draw(day),
        maatregel=draw(day),
        evaluatie=draw(day),
        laatste=draw(day),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def expected_signals(f: Facts, s: Sums, peildatum: str) -> dict[str, str]:
    """Which signals there are, with how serious they are, by the letter of their descriptions."""
    today = date.fromisoformat(peildatum)
    if f.dossier_gesloten or f.voldaan or f.zroute_afgerond:
        return {}
    rows = {k: r for k, r in naive.rows(f, peildatum).items() if r.status in ("lopend", "verlopen") and r.uiterlijk}
    pilot = (f.plicht_begin or f.kennisgeving or f.huisvesting or "2022-01-01") < "2022-01-01"
    asylum = f.doelgroep == "asielstatushouder"
    signed = _day(f.pip_dagtekening)
    moved = _day(f.huisvesting) if f.pip_vorige_gemeente else None
    here = max(signed, moved or signed) if signed else None  # since when this municipality guides somebody
    out: dict[str, str] = {}

    def near(name: str, horizon: date) -> bool:
        return name in rows and (rows[name].uiterlijk or horizon) <= horizon

    def over(name: str) -> bool:
        return rows[name].status == "verlopen"

    for name in ("pip", "pip_na_informatie", "pip_na_verhuizing"):
        if near(name, weeks_on(today, 3)):
            out["pip_dreigt"] = "hoog" if over(name) else "middel"
    if near("start_leerroute", weeks_on(today, 4)):
        out["geen_start_route"] = "hoog" if over("start_leerroute") else "middel"
    if signed and asylum and not pilot and not f.aanbod and not f.vrijgesteld and here and today >= weeks_on(here, 4):
        out["geen_aanbod"] = "hoog"
    if "voortgangsgesprek" in rows:
        if over("voortgangsgesprek"):
            out["gesprek_te_laat"] = "middel"
    elif here and today >= months_on(max(here, _day(s.gesprek) or here), 6):
        out["gesprek_te_laat"] = "middel"
    if s.verzuim_maand and Fraction(s.ongeoorloofd, s.aangeboden) > Fraction(1, 5):
        year, month = int(s.verzuim_maand[:4]), int(s.verzuim_maand[5:])
        after = months_on(date(year, month, 1), 1)
        acted = [d for d in (_day(s.gesprek), _day(s.maatregel)) if d and d >= after]
        if not acted:
            out["verzuim"] = "hoog"
    if s.onverklaard_maand:
        out["uren_niet_verklaard"] = "laag"
    term = rows.get("inburgeringstermijn")
    if term and term.uiterlijk:
        begun_here = max(term.start, moved or term.start)
        if months_on(begun_here, 6) <= today:
            whole = (term.uiterlijk - begun_here).days + 1
            part = Fraction(min((today - begun_here).days + 1, whole), whole) if whole > 0 else Fraction(1)
            if any(
                Fraction(done) < Fraction(4, 5) * (norm * part // 1) for done, norm in _norms(f, s.uren, pilot=pilot)
            ):
                out["uren_achter"] = "middel"
        if term.status == "verlopen":
            out["termijn_loopt_af"] = "hoog"
        else:
            for months, severity in ((3, "hoog"), (6, "middel"), (12, "laag")):
                if term.uiterlijk <= months_on(today, months):
                    out["termijn_loopt_af"] = severity
                    break
    for name, begun in (("map", s.map_begin), ("pvt", s.pvt_begin)):
        row = rows.get(name)
        since = max(row.start, moved or row.start) if row else today
        if row and row.uiterlijk and not begun and 2 * (today - since).days >= (row.uiterlijk - since).days:
            out[f"{name}_niet_begonnen"] = "hoog" if over(name) else "middel"
    if f.ontzorg_start and near("ontzorgen", weeks_on(today, 8)):
        last = rows["ontzorgen"].uiterlijk
        assert last is not None
        if over("ontzorgen"):
            out["ontzorgen_eindigt"] = "hoog"
        elif not s.evaluatie or date.fromisoformat(s.evaluatie) < last - timedelta(weeks=8):
            out["ontzorgen_eindigt"] = "middel"
    if near("integraal_aanbod", months_on(today, 2)):
        out["integraal_aanbod_dreigt"] = "middel"
    permit = _day(f.vergunning_geldig_tot)
    if permit and permit <= months_on(today, 6):
        out["vergunning_verloopt"] = "hoog" if permit < today else "middel"
    ours = (signed + timedelta(days=1) if signed else None, term.uiterlijk if term else None)
    for theirs, here in zip((_day(f.duo_termijn_begin), _day(f.duo_termijn_einde)), ours, strict=True):
        if theirs and not pilot and not f.vrijgesteld and (not here or abs((here - theirs).days) > 1):
            out["duo_verschilt"] = "hoog"
    if f.pip_hier and not pilot:
        lacks_intensity = asylum and f.leerroute == "b1" and f.niveau != "a2" and not s.intensiteit_route
        lacks_literacy = asylum and f.aanbod and not s.alfabetisering
        if not s.heeft_bsn or f.leerroute is None or lacks_intensity or lacks_literacy:
            out["onvolledig_levering"] = "middel"
    out |= _silence(f, s, today)
    return out


def _norms(f: Facts, known: HoursState, *, pilot: bool) -> list[tuple[int, int]]:
    """Hours done and wanted, in hundredths."""

    def done(*kinds: str) -> int:
        return sum(p.gevolgd + (p.te_vroeg + p.pip_maand if pilot else 0) for p in known.posten if p.soort in kinds)

    if f.leerroute == "z" and pilot:
        return [(done(*_LESSONS, *_WORK, "intake_taal", "map_praktijk"), 160_000)]
    if f.leerroute == "z":
        rows = [(done(*_LESSONS, "intake_taal"), 80_000)]
        if f.doelgroep == "asielstatushouder":
            rows.append(
                (done(*_WORK, "map_praktijk"), min(80_000, 80_000 if known.ontheffing is None else known.ontheffing))
            )
        return rows
    if f.leerroute is None or known.intensiteit is None:
        return []
    return [(done(*_LESSONS, *(("opleiding",) if f.leerroute == "onderwijs" else ())), known.intensiteit * 100)]


def _silence(f: Facts, s: Sums, today: date) -> dict[str, str]:
    events = (
        f.plicht_begin, f.kennisgeving, f.koppeling, f.huisvesting, f.bijstand_ingang, f.bijstand_einde, f.intake_start,
        f.leerbaarheidstoets, f.intake_afgerond, f.info_derden_gevraagd, f.info_derden_ontvangen, f.pip_dagtekening,
        f.pip_gewijzigd, f.aanbod, f.integraal_aanbod_start, f.ontzorg_start, f.ontzorg_einde, f.pvt_ondertekend,
        f.map_eindgesprek, s.laatste,
    )  # fmt: skip
    days = [date.fromisoformat(e) for e in events if e]
    appointment = _day(f.gesprek_gepland)
    if days and weeks_on(max(days), 12) <= today and not (appointment and appointment >= today):
        return {"dossier_stil": "laag"}
    return {}


@examples(500)
@given(dossiers(), sums(), DAYS)
def test_the_signals_of_any_dossier_are_what_a_second_computation_gives(
    facts: Facts, added: Sums, peildatum: str
) -> None:
    open_ = facts._replace(dossier_gesloten=None, reden_gesloten=None, voldaan=None, zroute_afgerond=None)
    for one in (facts, open_):
        ours = {ident: message.severity for ident, message in found(one, peildatum, added).items()}
        assert ours == expected_signals(one, added, peildatum)


@given(dossiers(), sums(), DAYS)
def test_a_signal_is_there_from_the_day_that_it_names(facts: Facts, added: Sums, peildatum: str) -> None:
    future = [name for name in DAY_FACTS if (getattr(facts, name) or "") > peildatum]
    nothing: dict[str, Any] = dict.fromkeys((*future, "dossier_gesloten", "voldaan", "zroute_afgerond"))
    one = facts._replace(**nothing)
    for ident, message in found(one, peildatum, added).items():
        # a record of the future does not exist, and those two follow from a record of the very day
        if message.since is None or (
            ident in ("onvolledig_levering", "verzuim", "uren_niet_verklaard", "dossier_stil", "gesprek_te_laat")
        ):
            continue
        assert message.since <= peildatum, ident
        day_before = (date.fromisoformat(message.since) - timedelta(days=1)).isoformat()
        if all((getattr(one, name) or "") <= day_before for name in DAY_FACTS):
            earlier = found(one, day_before, added).get(ident)
            assert earlier is None or earlier.severity != message.severity, ident
            on_the_day = found(one, message.since, added)[ident]
            assert (on_the_day.severity, on_the_day.since) == (message.severity, message.since), ident
