"""The columns of households and of ontzorgen per household."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from inburgering_cli.law import codes as c
from inburgering_cli.law import vocabulary as v
from inburgering_cli.screen.column import Column, day, euro, words, yes_no


def _list(value: Sequence[str]) -> str:
    return ", ".join(value)


def _sentences(value: Sequence[str]) -> str:
    return " ".join(value)


def _place(row: Mapping[str, Any]) -> str:
    return ", ".join(str(row[k]) for k in ("adres", "postcode", "woonplaats") if row[k])


HUISHOUDENS: Final = (
    Column("huishouden", "huishouden", free=True),
    Column("dossiers", "leden", _list),
    Column("aanvrager", "aanvrager", fixed=True),
    Column("ontzorgd", "ontzorgd", _list),
    Column("brieven", "brieven", right_aligned=True, fixed=True),
    Column("ontbreekt", "ontbreekt", _sentences, from_width=100),
)
MEMBERS: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("rol", "rol", lambda k: c.ROLLEN.get(k or "", "")),
    Column("woont_er", "woont er", yes_no, fixed=True),
    Column("ontzorgd", "ontzorgd", yes_no, fixed=True),
    Column("ontzorgd_sinds", "sinds", day, fixed=True),
    Column("recht_op_ontzorgen", "recht", yes_no, fixed=True),
    Column("bron", "bron", from_width=100),
)
LETTERS: Final = (
    Column("aan", "brief aan", _list, free=True),
    Column("adres", "adres", row=_place, free=True),
    Column("contacttaal", "taal", free=True),
    Column("tolk_nodig", "tolk", yes_no, fixed=True),
)
OVERVIEW: Final = (
    Column("huishouden", "huishouden", free=True),
    Column("dossiers", "dossiers", _list),
    Column("bijstand", "bijstand", euro, right_aligned=True, fixed=True),
    Column("ingehouden", "vaste lasten", euro, right_aligned=True, fixed=True),
    Column("rest", "rest", euro, right_aligned=True, fixed=True),
    Column("toeslagen", "toeslagen", euro, right_aligned=True, fixed=True, from_width=90),
    Column("te_besteden", "te besteden", euro, right_aligned=True, fixed=True),
    *(Column(k, k, euro, right_aligned=True, fixed=True, from_width=160) for k in v.KOSTEN),
)
CHECK: Final = (
    Column("dossier", "dossier", fixed=True),
    Column("naam", "naam", proper_name=True),
    Column("einde", "einde", day, fixed=True),
    Column("evaluatie_uiterlijk", "evalueren tot", day, fixed=True),
    Column("evaluatie_gehouden", "gehouden", day, fixed=True),
    Column("status", "status", words, fixed=True),
)
