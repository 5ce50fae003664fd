"""A report as one page that stands alone: no script, nothing from elsewhere."""

from base64 import b64encode
from hashlib import sha256

from inburgering_cli.domain.rapport import UITLEG_EXTERN, Rapport
from inburgering_cli.render.rapport import woorden
from inburgering_cli.render.rapport.sjabloon import SJABLONEN, fill
from inburgering_cli.render.rapport.tekening import draw


def page(rapport: Rapport) -> str:
    """The page. Its policy lets a browser use the one style in it and nothing else."""
    style = (SJABLONEN / "rapport.css").read_text(encoding="utf-8")
    return fill(
        "rapport.html.j2",
        rapport=rapport,
        stijl=style,
        stijl_hash=b64encode(sha256(style.encode()).digest()).decode(),
        feiten=woorden.facts(rapport),
        uitleg_extern=UITLEG_EXTERN if rapport.extern else None,
        tekst=woorden.text,
        kolommen=woorden.columns,
        tekeningen={
            sectie.id: [draw(grafiek, f"{sectie.id}-{n}") for n, grafiek in enumerate(sectie.grafieken, 1)]
            for sectie in rapport.secties
        },
    )
