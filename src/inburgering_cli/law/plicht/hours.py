"""Accounts of hours: which hours count for which norm, how many there are, and what is missing.

Hours are whole hundredths, as they are stored. The hours of a month count from the last day of that month, or from the
last day of their activity when that came first; those of a single day from that day. In wi2021 hours count from the day after
the first PIP (Bi 5.3 lid 5), except those of intake and maatschappelijke begeleiding. The month of that PIP cannot be split:
its hours of an activity that ran on that day count only as far as it was recorded which of them came before.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from inburgering_cli.core.dates import add_months, day_after, days_between, dutch
from inburgering_cli.law.facts import Facts
from inburgering_cli.law.sources import SECONDARY, Source, bi, nota, wi
from inburgering_cli.law.vocabulary import ACTIVITEITEN, ASIEL, B1, ONDERWIJS, SOORTEN_ACTIVITEIT, WI2013, WI2021, Z

#: Hundredths in an hour.
HOUR: Final = 100


class Norm(NamedTuple):
    """A number of whole hours that has to be reached, with the source that says so."""

    uren: int
    source: Source

    @property
    def amount_of_parts(self) -> int:
        """The norm in hundredths."""
        return self.uren * HOUR


ZROUTE_PILOT: Final = Norm(1600, nota("1"))
ZROUTE_CURSUS: Final = Norm(800, bi("3.14 lid 2 en 3"))
ZROUTE_PARTICIPATIE: Final = Norm(800, bi("3.14 lid 2"))
AFSCHALEN: Final = Norm(600, bi("5.5"))
#: Which hours make those 600: Dutch with alfabetisering, of lessons and of the intake; KNM is not among them.
_AFSCHALEN_HOURS: Final = bi("5.5 lid 1 en 2")
PVT_HOURS: Final = Norm(12, bi("3.1 lid 3"))
#: The hours of leerroute that the PIP of an asielstatushouder names.
INTENSITY: Final = wi("15 lid 2")
#: The number is in the Regeling, which was not read. So it gives a warning, never a refusal.
MAP_PRAKTIJK: Final = Norm(40, bi("3.2 lid 4", SECONDARY))

#: Hours count from this many days after the first PIP: with the inburgeringstermijn, on the day after it (Bi 5.3 lid 5; that
#: the day of the PIP itself gives none is our reading).
DAYS_AFTER_PIP: Final = 1
#: The schools of Bi 3.14 lid 10: codes of `vocabulary.SCHOOLSOORTEN`.
SCHOOLS: Final = ("vso", "praktijkonderwijs", "entree")
#: How long before the PIP hours at such a school may lie to be deducted (lid 9).
SCHOOL_MONTHS: Final = 24
#: Lessons in Dutch, with alfabetisering (Bi 5.5). A leerwerktraject is not: its hours cannot be split.
NT2: Final = ("taalles", "vaktaal", "alfabetisering", "taalschakeltraject")
#: The course of the Z-route, which has lessons KNM as well (Bi 3.14 lid 2).
CURSUS: Final = (*NT2, "knm")
PARTICIPATIE: Final = tuple(hours_kind for hours_kind, kind in ACTIVITEITEN.items() if kind.participatie)
#: An exemption in these words tells of a visual or auditory disability.
DISABILITY: Final = ("visu", "audit", "blind", "doof", "slechtz", "slechth")
#: Hours outside activities.
OTHER_POSTS: Final[Mapping[str, str]] = {
    "map": "MAP, buiten de praktijk",
    "map_praktijk": "MAP, in de praktijk",
    "pvt": "PVT",
    "intake_nt2": "taalles tijdens de intake",
    "intake_knm": "KNM tijdens de intake",
    "intake_taal": "taalles en KNM samen tijdens de intake",
    "intake_participatie": "participatie tijdens de intake",
    "begeleiding": "maatschappelijke begeleiding",
    "in_mindering": "school van vóór het PIP, door het college in mindering gebracht",
}
_INTAKE: Final = ("intake_nt2", "intake_knm", "intake_taal")
#: What counts for lowering to A2; the mixed hours of the intake do so because their KNM cannot be told apart.
_TO_A2: Final = (*NT2, "intake_nt2", "intake_taal")
#: Those of which a part may not count for it: KNM, or another subject than Dutch.
_UNSURE: Final = ("intake_taal", "taalschakeltraject")
_BESIDE: Final = ("map", "map_praktijk", "pvt", "intake_participatie", "begeleiding")
#: Why hours that are not course or participation themselves count in the Z-route.
_WHY: Final[Mapping[str, Source]] = {
    "map": bi("3.14 lid 5"),
    "map_praktijk": bi("3.14 lid 5"),
    "pvt": bi("3.14 lid 5"),
    **dict.fromkeys(_INTAKE, bi("3.14 lid 6")),
    "in_mindering": bi("3.14 lid 9"),
    "intake_participatie": bi("3.14 lid 6"),
    "begeleiding": bi("3.14 lid 6"),
}


class Post(NamedTuple):
    """The hours of one kind, in hundredths: of an activity of this kind, or of a key of `OTHER_POSTS`.

    `gevolgd` counts on the peildatum; `te_vroeg` was not after the day of the first PIP; `later` belongs to a month that
    is not over. `aangeboden` and the two kinds of absence are those of the months that are over. `pip_maand` belongs to
    the month of the first PIP, and it is not known what came after it. `school`: what of `te_vroeg` was at a school of Bi
    3.14 lid 10. `onverklaard`: see `unexplained`, of the months that are over.
    """

    soort: str
    gevolgd: int
    te_vroeg: int = 0
    later: int = 0
    aangeboden: int = 0
    geoorloofd: int = 0
    ongeoorloofd: int = 0
    pip_maand: int = 0
    school: int = 0
    onverklaard: int = 0


def unexplained(
    offered: float | None, attended: float | None, with_leave: float | None, without: float | None
) -> float | None:
    """Hours offered of which it was not recorded how they went; None when it is not known what was offered.

    `store.reads.progress.unexplained` is the same in SQL.
    """
    return None if offered is None else round(offered - sum(known or 0 for known in (attended, with_leave, without)), 2)


class HoursState(NamedTuple):
    """The hours of one dossier on a peildatum.

    `intensiteit`: whole hours of leerroute in the PIP that holds. `ontheffing`: the hours of participation (hundredths) that
    DUO's ontheffing leaves. `beperking`: an exemption was recorded for a visual or auditory disability.
    """

    posten: tuple[Post, ...] = ()
    intensiteit: int | None = None
    ontheffing: int | None = None
    beperking: bool = False


class HoursStep(NamedTuple):
    """One step of an account: a sentence, with the hours (hundredths) that it adds; None when it adds none."""

    text: str
    uren: int | None = None


class Account(NamedTuple):
    """The hours for one norm, in hundredths; `norm` None: no number has to be reached."""

    id: str
    name: str
    norm: int | None
    gevolgd: int
    source: Source
    steps: tuple[HoursStep, ...]

    @property
    def rest(self) -> int:
        """What is still missing."""
        return max((self.norm or 0) - self.gevolgd, 0)

    @property
    def reached(self) -> bool | None:
        """Whether the norm was reached; None without one."""
        return None if self.norm is None else self.gevolgd >= self.norm

    def as_dict(self) -> dict[str, Any]:
        """The account as JSON shows it, in hours."""
        return {
            "onderdeel": self.id,
            "omschrijving": self.name,
            "norm": None if self.norm is None else self.norm / HOUR,
            "gevolgd": self.gevolgd / HOUR,
            "rest": None if self.norm is None else self.rest / HOUR,
            "gehaald": self.reached,
            "bron": self.source.kort,
            "stappen": [{"tekst": s.text, "uren": None if s.uren is None else s.uren / HOUR} for s in self.steps],
        }


#: The accounts that complete the Z-route.
ZROUTE: Final = frozenset({"zroute", "zroute_cursus", "zroute_participatie"})
#: The accounts whose norm must be reached within the inburgeringstermijn, so that a pace can be expected.
WITH_TEMPO: Final = ZROUTE | {"leerroute"}


def hour_accounts(facts: Facts, hours_state: HoursState) -> list[Account]:
    """The accounts that hold for a dossier: by its stelsel, doelgroep and leerroute."""
    return [*with_pace(facts, hours_state), *_without_pace(facts, hours_state)]


def with_pace(facts: Facts, hours_state: HoursState) -> Iterator[Account]:
    """Those of `WITH_TEMPO`: of the Z-route, and of the hours that the PIP names."""
    route, new = facts.leerroute, facts.stelsel == WI2021
    if route == Z and not new:
        yield _account(
            "zroute", "Z-route: alle uren", ZROUTE_PILOT, facts, hours_state,
            (*CURSUS, *PARTICIPATIE, *_INTAKE, *_BESIDE),
            HoursStep("De nota noemt één aantal uren voor de hele route; elke soort telt mee (onze lezing)."),
        )  # fmt: skip
    elif route == Z:
        yield _account(
            "zroute_cursus", "Z-route: taalles met alfabetisering en KNM", ZROUTE_CURSUS, facts, hours_state,
            (*CURSUS, *_INTAKE, "in_mindering"), *_zroute_notes(facts, hours_state),
        )  # fmt: skip
        if facts.doelgroep == ASIEL:
            yield _participation(facts, hours_state)
    if hours_state.intensiteit is not None and route in (B1, ONDERWIJS):
        posten = (*CURSUS, "opleiding") if route == ONDERWIJS else CURSUS
        yield _account(
            "leerroute",
            "uren leerroute in het PIP",
            Norm(hours_state.intensiteit, INTENSITY if new else nota("3.2")),
            facts,
            hours_state,
            posten,
        )


def _without_pace(facts: Facts, hours_state: HoursState) -> Iterator[Account]:
    route, new = facts.leerroute, facts.stelsel == WI2021
    if route == B1 and new:
        yield _account(
            "afschalen", "uren waarna de B1-route naar A2 mag", AFSCHALEN, facts, hours_state, _TO_A2,
            *_a2_notes(facts.dossier, hours_state),
            HoursStep("Lessen tellen als ze zijn gevolgd bij een school met keurmerk of een taalschakelinstelling (Bi 5.5)."),
        )  # fmt: skip
    if new and route != ONDERWIJS:
        yield _account(
            "map", "praktijkuren van de MAP", MAP_PRAKTIJK, facts, hours_state, ("map_praktijk",),
            HoursStep("Uren tijdens de intake mag de gemeente aftrekken (Bi 3.2 lid 3): leg ze dan vast als MAP-uren."),
        )  # fmt: skip
    if new:
        yield _account(
            "pvt", "uren van het PVT", PVT_HOURS, facts, hours_state, ("pvt",),
            HoursStep("Uren tijdens de intake mag de gemeente aftrekken (Bi 3.1 lid 5): leg ze dan vast als PVT-uren."),
        )  # fmt: skip
    if any(post.soort == "alfabetisering" for post in hours_state.posten):
        own = _account(
            "alfabetisering", "alfabetisering", Norm(0, nota("tabel 1.0")), facts, hours_state, ("alfabetisering",)
        )
        yield own._replace(norm=None)


def _participation(facts: Facts, hours_state: HoursState) -> Account:
    norm, steps = ZROUTE_PARTICIPATIE, []
    left = norm.amount_of_parts
    if hours_state.ontheffing is not None and hours_state.ontheffing < left:
        left = hours_state.ontheffing
        steps.append(HoursStep(f"DUO verleende ontheffing: {in_hours(left)} uur participatie blijft over (Bi 2.7)."))
    if school := sum(post.school for post in hours_state.posten):
        steps.append(
            HoursStep(f"{in_hours(school)} uur school van vóór het eerste PIP is geen participatie: zie de cursusuren.")
        )
    found = _account(
        "zroute_participatie", "Z-route: participatie", norm, facts, hours_state, (*PARTICIPATIE, *_BESIDE), *steps
    )
    return found._replace(norm=left)


def _account(
    ident: str, name: str, norm: Norm, facts: Facts, hours_state: HoursState, kinds: tuple[str, ...], *notes: HoursStep
) -> Account:
    """Add up what counts. Steps: what each kind of hours gives, what does not count and why, then the remarks."""
    old = facts.stelsel == WI2013
    zroute = ident in ZROUTE and not old
    total, steps, early, later, undecided = 0, [], 0, 0, 0
    for post in hours_state.posten:
        if post.soort not in kinds:
            continue
        counted = _counted(post, old=old)
        early += 0 if old else post.te_vroeg - (post.school if zroute else 0)
        undecided += 0 if old else post.pip_maand
        later += post.later
        if counted:
            total += counted
            why = f" ({_WHY[post.soort].kort})" if zroute and post.soort in _WHY else ""
            steps.append(HoursStep(f"{post_name(post.soort)}: {in_hours(counted)} uur{why}{_offered(post)}.", counted))
    if early:
        steps.append(
            HoursStep(
                f"{in_hours(early)} uur is van vóór of op de dag van het eerste PIP ({dutch(facts.pip_dagtekening)}) en telt"
                " niet mee (Bi 5.3 lid 5; de dag zelf: onze lezing)."
            )
        )
    if undecided:
        steps.append(HoursStep(_undecided_sentence(facts, undecided)))
    if later:
        steps.append(
            HoursStep(f"{in_hours(later)} uur hoort bij een maand die nog loopt; die telt vanaf de laatste dag ervan.")
        )
    return Account(ident, name, norm.amount_of_parts, total, norm.source, (*steps, *notes))


def _counted(post: Post, *, old: bool) -> int:
    """The hours of a post that count; under wi2013 those from before the PIP too (`old`)."""
    return post.gevolgd + (post.te_vroeg + post.pip_maand if old else 0)


def _undecided_sentence(facts: Facts, hours: int) -> str:
    month = (facts.pip_dagtekening or "")[:7]
    return (
        f"{in_hours(hours)} uur is van de maand van het eerste PIP ({dutch(facts.pip_dagtekening)}); wat van vóór het PIP is,"
        " telt niet mee (Bi 5.3 lid 5). Ze tellen pas mee als vaststaat welke dat zijn: `inburgering activiteit hours"
        f" {facts.dossier} SOORT --maand {month} --voor-pip UREN --wijzig`."
    )


def _zroute_notes(facts: Facts, hours_state: HoursState) -> Iterator[HoursStep]:
    """What has to be known of the course hours of the Z-route before the norm is taken for settled."""
    if any(post.soort == "taalschakeltraject" and post.gevolgd for post in hours_state.posten):
        yield HoursStep("Van een taalschakeltraject tellen alleen de uren Nederlands en KNM (Bi 5.4 lid 4 c).")
    if school := sum(post.school for post in hours_state.posten):
        month = add_months(str(facts.pip_dagtekening), -SCHOOL_MONTHS)[:7]
        yield HoursStep(
            f"{in_hours(school)} uur aan het vso (arbeidsmarktgericht of dagbesteding), het praktijkonderwijs of een"
            f" entreeopleiding ligt in de maanden vanaf {month} tot en met het eerste PIP: de uren Nederlands en KNM daarvan"
            " mag het college in mindering brengen (Bi 3.14 lid 9 en 10; niet in de tekst van 12 juni 2024). Leg vast"
            f" hoeveel: `inburgering activiteit add {facts.dossier} opleiding --start DATUM --in-mindering UREN --wijzig`."
        )
    if hours_state.beperking:
        yield HoursStep(
            "Er ligt een ontheffing vast die een visuele of auditieve beperking noemt. Daarbij kan een lagere urennorm gelden"
            " (Bi 3.14 lid 8); het getal staat in de Regeling inburgering 2021, die hiervoor niet is gelezen."
        )


def _a2_notes(dossier: str, hours_state: HoursState) -> Iterator[HoursStep]:
    """What does not count for lowering to A2, or perhaps not: KNM, and what else is in hours that cannot be split."""
    followed = {post.soort: post.gevolgd for post in hours_state.posten if post.gevolgd}
    yield from map(HoursStep, _doubts(dossier, followed))
    if knm := followed.get("knm", 0) + followed.get("intake_knm", 0):
        yield HoursStep(f"{in_hours(knm)} uur KNM telt hier niet mee ({_AFSCHALEN_HOURS.kort}).")


def _doubts(dossier: str, followed: Mapping[str, int]) -> Iterator[str]:
    """Sentences about the hours of `_UNSURE`, by kind: what of them does not count for lowering to A2."""
    if mixed := followed.get("intake_taal"):
        yield (
            f"{in_hours(mixed)} uur van de intake ligt vast als taalles en KNM samen; KNM telt niet mee voor afschalen"
            f" ({_AFSCHALEN_HOURS.kort}). Leg ze apart vast: `inburgering case correct {dossier} intake-1 --veld uren_nt2=UREN"
            " --veld uren_knm=UREN --leeg uren_taal --reden anders`"
            f" (welke intake: `inburgering case records {dossier}`)."
        )
    if bridging := followed.get("taalschakeltraject"):
        yield (
            f"{in_hours(bridging)} uur is van een taalschakeltraject; daarvan tellen voor afschalen alleen de uren Nederlands"
            f" ({_AFSCHALEN_HOURS.kort})."
        )


def _offered(post: Post) -> str:
    """What was offered, and how much of that was missed or is not accounted for, where that is known."""
    if not post.aangeboden:
        return ""
    absent = (("met reden", post.geoorloofd), ("zonder reden", post.ongeoorloofd))
    away = ", ".join(f"{how} {in_hours(hours)}" for how, hours in absent if hours)  # none may also be not recorded
    unknown = f"; {in_hours(post.onverklaard)} uur niet verklaard" if post.onverklaard else ""
    return f"; aangeboden {in_hours(post.aangeboden)}" + (f"; afwezig {away}" if away else "") + unknown


def last_full_month(peildatum: str) -> str:
    """The last month of which all days have been on the peildatum, as `2024-06`: its hours count."""
    return add_months(day_after(peildatum), -1)[:7]


def post_name(hours_kind: str) -> str:
    """What a kind of hours is called."""
    return OTHER_POSTS.get(hours_kind) or SOORTEN_ACTIVITEIT[hours_kind]


def in_hours(parts: int) -> str:
    """Hundredths of hours as Dutch people write them: 599,75."""
    return f"{parts / HOUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")


class CourseHours(NamedTuple):
    """The hours that count for lowering to A2 (Bi 5.5), in hundredths.

    `unsure`: those among them that cannot be split and of which a part may not count; `doubts`: sentences that say so.
    `undecided`: the sentence about hours of the month of the PIP, which are left out.
    """

    total: int
    unsure: int = 0
    doubts: tuple[str, ...] = ()
    undecided: str = ""


def cursusuren(facts: Facts, hours_state: HoursState) -> CourseHours | None:
    """The hours that count for lowering to A2; None when no course hours were ever recorded."""
    own = {post.soort: post for post in hours_state.posten if post.soort in _TO_A2}
    if not own:
        return None
    old = facts.stelsel == WI2013
    counted = {kind: _counted(post, old=old) for kind, post in own.items()}
    undecided = 0 if old else sum(post.pip_maand for post in own.values())
    return CourseHours(
        sum(counted.values()),
        sum(counted.get(kind, 0) for kind in _UNSURE),
        tuple(_doubts(facts.dossier, counted)),
        _undecided_sentence(facts, undecided) if undecided else "",
    )


def expected(norm: int, start: str, einde: str, peildatum: str) -> int:
    """The part of `norm` that a steady pace from the day after `start` to `einde` gives by now, rounded down.

    `start`: the day of the fact that starts the term. That day does not count (Wi 11 lid 2).
    """
    whole = days_between(start, einde)
    over = min(max(days_between(start, peildatum), 0), whole)
    return norm * over // whole if whole > 0 else norm


class Pace(NamedTuple):
    """What a steady pace gives by now, in hundredths, and whether the hours followed are behind that."""

    expected: int
    behind: bool


def pace(account: Account, start: str, einde: str, peildatum: str, threshold: int) -> Pace | None:
    """The pace of an account in a term: behind when below `threshold` percent of a steady pace.

    None for an account without a norm, or whose norm has no last day.
    """
    if account.norm is None or account.id not in WITH_TEMPO:
        return None
    due = expected(account.norm, start, einde, peildatum)
    return Pace(due, 100 * account.gevolgd < threshold * due)
