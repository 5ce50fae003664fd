"""The glossary of `begrip`: the written terms of `begrippen.toml`, and the declarations and code lists of the program.

A new term, indicator or code list is included without a change of this module.
"""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, Final, NamedTuple

from inburgering_cli.core.text import fold
from inburgering_cli.law import codes, vocabulary
from inburgering_cli.law.figures import kpi
from inburgering_cli.law.figures.definitions import meaning
from inburgering_cli.law.terms import outcome
from inburgering_cli.law.terms.declared import Term, Version
from inburgering_cli.law.terms.policy import Policy
from inburgering_cli.law.words.data import own_data

_WORDS: Final = "begrippen.toml"
NOTA: Final = "nota"
#: Kinds of terms, with the Dutch word for each.
KINDS: Final[Mapping[str, str]] = {
    NOTA: "begrip uit de nota",
    "wet": "begrip uit de wet",
    "doelgroep": "doelgroep",
    "leerroute": "leerroute",
    "termijn": "termijn",
    "gebeurtenis": "feit met een dag",
    "indicator": "indicator",
    "signaal": "signaal",
    "status": "status van een termijn",
    "activiteit": "activiteit",
    "code": "waarde uit een lijst",
}
_PROGRAM: Final = "dit programma"
_LAST_DAY: Final = "9999-12-31"
#: Lists that join other lists.
_COMPOSED: Final = frozenset({"START_LABELS", "FEIT_LABELS", "PIP_BEVINDINGEN"})
_SHORTEST_STEM: Final = 4
_MOST_NEAR: Final = 5
#: How alike two words are that one may have meant for the other; a short word has few others that are near it.
_NEAR: Final = 0.75


class Concept(NamedTuple):
    """A term of the glossary. `code`: as scripts see it, if any."""

    begrip: str
    code: str | None
    soort: str
    betekenis: str
    bron: str


def lists() -> dict[str, Mapping[str, str]]:
    """The code lists of the program by the name of their constant."""
    return {
        name: value
        for module in (vocabulary, codes)
        for name, value in vars(module).items()
        if name.isupper() and name not in _COMPOSED and isinstance(value, Mapping) and _texts(value)
    }


def _texts(value: Mapping[Any, Any]) -> bool:
    return all(isinstance(k, str) and isinstance(v, str) for k, v in value.items())


def frame(policy: Policy) -> list[Concept]:
    """Every term, the written ones first; terms and norms as the policy has them."""
    words = own_data(_WORDS)
    return [
        *(Concept(t["naam"], None, t.get("soort", NOTA), t["betekenis"], t["bron"]) for t in words["begrip"]),
        *(_of_term(t) for t in policy.termijnen.values()),
        *_indicators(policy),
        *_signals(policy),
        *(Concept(label, key, "status", words["betekenis"][key], _PROGRAM) for key, label in outcome.STATUSES.items()),
        *_codes(policy),
    ]


def _of_term(term: Term) -> Concept:
    told = dict.fromkeys(_length(v) for v in term.versions)
    sources = dict.fromkeys(v.source.kort for v in term.versions)
    text = term.description[:1].upper() + term.description[1:]
    return Concept(term.id.replace("_", " "), term.id, "termijn", f"{text}. {'; '.join(told)}.", "; ".join(sources))


def _length(version: Version) -> str:
    start = " en ".join(vocabulary.FEIT_LABELS[s] for s in version.start)
    which = f"{vocabulary.STELSELS[version.stelsel]}: " if version.stelsel else ""
    return f"{which}{version.duration} vanaf {start}" if version.duration else f"{which}op de dag van {start}"


def _indicators(policy: Policy) -> Iterator[Concept]:
    for one in kpi.every(policy, _LAST_DAY):  # with the newest norm
        norm = "geen norm" if one.norm is None else f"norm {one.norm:g}{' %' if one.eenheid == 'procent' else ''}"
        text = f"{one.naam[:1].upper()}{one.naam[1:]} ({norm}). {meaning(one.id)}"
        yield Concept(one.id.replace("_", " "), one.id, "indicator", text, one.bron)


def _signals(policy: Policy) -> Iterator[Concept]:
    for one in policy.signalen.values():
        told = "; ".join(f"{threshold}: {threshold.description}" for threshold in one.thresholds)
        text = f"{one.description[:1].upper()}{one.description[1:]} ({one.severity}{'' if one.aan else ', staat uit'})."
        yield Concept(
            one.id.replace("_", " "), one.id, "signaal", f"{text} {told}.".removesuffix(" ."), one.source.kort
        )


def _codes(policy: Policy) -> Iterator[Concept]:
    words = own_data(_WORDS)
    meanings, own_kinds, told = words["betekenis"], words["eigen_soort"], words["lijst"]
    for name, values in lists().items():
        own, source = own_kinds.get(name, ("code", ""))
        what, where = told.get(name, (name.replace("_", " ").lower(), source or _PROGRAM))
        for key, label in values.items():
            place = where
            if f"{name}.{key}" in words["waarde"]:
                meaning, place = words["waarde"][f"{name}.{key}"]
            elif own == "gebeurtenis":
                meaning = _event(key, policy)
            elif own == "activiteit":
                meaning = _activity(key)
            elif own != "code" and key in meanings:
                meaning = meanings[key]
            else:
                meaning = f"{what[:1].upper()}{what[1:]}: {label}."
            yield Concept(label, key, own, meaning, source or place)


def _event(key: str, policy: Policy) -> str:
    starts = [t.id for t in policy.termijnen.values() if any(key in v.start for v in t.versions)]
    stops = [t.id for t in policy.termijnen.values() if any(v.stop == key for v in t.versions)]
    parts = [f"{word} {', '.join(ids)}" for word, ids in (("Start:", starts), ("Stopt:", stops)) if ids]
    return "; ".join(["Feit met een dag", *parts]) + "."


def _activity(key: str) -> str:
    kind = vocabulary.ACTIVITEITEN[key]
    names = ("taal", "werk", "participatie", "betaald")
    counts = [{"taal": "taal of opleiding", "betaald": "betaald werk"}.get(n, n) for n in names if getattr(kind, n)]
    return f"Activiteit; telt als {', '.join(counts) or 'ondersteuning, voor geen indicator'}."


def _plain(text: str) -> str:
    """A text for comparing: without capitals, accents, hyphens, underscores and spaces."""
    return fold(text).replace("-", "").replace("_", "").replace(" ", "")


def find(begrippen: Iterable[Concept], word: str) -> list[Concept]:
    """The terms that match a word, best first: equal, then beginning with it, then with it in the name or code.

    A longer form (statushouders) finds the term it begins with. When no name fits, the meanings are searched.
    """
    wanted = _plain(word)
    if not wanted:
        return []
    every = list(begrippen)
    ranked = [(rank, place) for place, one in enumerate(every) if (rank := _rank(one, wanted)) is not None]
    if ranked:
        return [every[place] for _, place in sorted(ranked)]
    return [one for one in every if wanted in _plain(one.betekenis)]


def _rank(one: Concept, wanted: str) -> int | None:
    names = [_plain(one.begrip), *([_plain(one.code)] if one.code else [])]
    if wanted in names:
        return 0
    if any(n.startswith(wanted) for n in names):
        return 1
    if any(wanted in n or (len(n) >= _SHORTEST_STEM and wanted.startswith(n)) for n in names):
        return 2
    return None


def near(begrippen: Iterable[Concept], word: str) -> list[str]:
    """Terms with a spelling close to a word that matches nothing."""
    by_name = {_plain(name): one.begrip for one in begrippen for name in (one.begrip, one.code or one.begrip)}
    return list(dict.fromkeys(by_name[k] for k in get_close_matches(_plain(word), by_name, n=_MOST_NEAR, cutoff=_NEAR)))
