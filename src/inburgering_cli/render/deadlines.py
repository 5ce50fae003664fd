"""The deadline list as JSON, quickly: what a term and a start day share is written once."""

import sys
from collections.abc import Sequence

from inburgering_cli.render.output import to_json
from inburgering_cli.services.overview import Deadline


def emit_json(found: Sequence[Deadline], peildatum: str) -> None:
    """Write the list to stdout."""
    sys.stdout.write(to_json([d.as_dict(peildatum) for d in found]) + "\n")
