"""The door of deliveries: what other folders may use."""

from inburgering_cli.features.deliveries.deliver import CHECK as FINDING_FIELDS
from inburgering_cli.features.deliveries.deliver import Question, Receipt, ask, deliver, findings
from inburgering_cli.features.deliveries.layout_file import builtin_text, load
from inburgering_cli.features.deliveries.screen import CHECK, SOURCES, show_delivery
from inburgering_cli.features.deliveries.sources import DELIVERIES, rows

__all__ = (
    "CHECK", "DELIVERIES", "FINDING_FIELDS", "SOURCES", "Question", "Receipt", "ask", "builtin_text", "deliver", "findings",
    "load", "rows", "show_delivery",
)  # fmt: skip
