"""The columns of households and of ontzorgen per household."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.screen.output import Kolom, day, euro, words


def _list(value: Sequence[str]) -> str:
    return ", ".join(value)


def _sentences(value: Sequence[str]) -> str:
    return " ".join(value)


def _place(row: Mapping[str, Any]) -> str:
    return ", ".join(str(row[k]) for k in ("adres", "postcode", "woonplaats") if row[k])


HUISHOUDENS: Final = (
    Kolom("huishouden", "huishouden", vrij=True),
    Kolom("dossiers", "leden", _list),
    Kolom("aanvrager", "aanvrager", vast=True),
    Kolom("ontzorgd", "ontzorgd", _list),
    Kolom("brieven", "brieven", rechts=True, vast=True),
    Kolom("ontbreekt", "ontbreekt", _sentences, vanaf=100),
)
LEDEN: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam", eigennaam=True),
    Kolom("rol", "rol", lambda k: c.ROLLEN.get(k or "", "")),
    Kolom("woont_er", "woont er", lambda yes: "ja" if yes else "nee", vast=True),
    Kolom("ontzorgd", "ontzorgd", lambda yes: "ja" if yes else "nee", vast=True),
    Kolom("ontzorgd_sinds", "sinds", day, vast=True),
    Kolom("recht_op_ontzorgen", "recht", lambda yes: "ja" if yes else "nee", vast=True),
    Kolom("bron", "bron", vanaf=100),
)
BRIEVEN: Final = (
    Kolom("aan", "brief aan", _list, vrij=True),
    Kolom("adres", "adres", rij=_place, vrij=True),
    Kolom("contacttaal", "taal", vrij=True),
    Kolom("tolk_nodig", "tolk", lambda yes: "ja" if yes else "nee", vast=True),
)
OVERZICHT: Final = (
    Kolom("huishouden", "huishouden", vrij=True),
    Kolom("dossiers", "dossiers", _list),
    Kolom("bijstand", "bijstand", euro, rechts=True, vast=True),
    Kolom("ingehouden", "vaste lasten", euro, rechts=True, vast=True),
    Kolom("rest", "rest", euro, rechts=True, vast=True),
    Kolom("toeslagen", "toeslagen", euro, rechts=True, vast=True, vanaf=90),
    Kolom("te_besteden", "te besteden", euro, rechts=True, vast=True),
    *(Kolom(k, k, euro, rechts=True, vast=True, vanaf=160) for k in v.KOSTEN),
)
CONTROLE: Final = (
    Kolom("dossier", "dossier", vast=True),
    Kolom("naam", "naam", eigennaam=True),
    Kolom("einde", "einde", day, vast=True),
    Kolom("evaluatie_uiterlijk", "evalueren tot", day, vast=True),
    Kolom("evaluatie_gehouden", "gehouden", day, vast=True),
    Kolom("status", "status", words, vast=True),
)
