"""The door of deliveries: other folders use what is named here, and nothing else of this folder."""

from inburgering_cli.features.deliveries.deliver import CONTROLE as VELDEN_CONTROLE
from inburgering_cli.features.deliveries.deliver import Verslag, Vraag, ask, deliver, findings
from inburgering_cli.features.deliveries.layout_file import builtin_text, load
from inburgering_cli.features.deliveries.screen import BRONNEN, CONTROLE, show_delivery
from inburgering_cli.features.deliveries.sources import LEVERINGEN, rows

__all__ = (
    "BRONNEN", "CONTROLE", "LEVERINGEN", "VELDEN_CONTROLE", "Verslag", "Vraag", "ask", "builtin_text", "deliver", "findings",
    "load", "rows", "show_delivery",
)  # fmt: skip
