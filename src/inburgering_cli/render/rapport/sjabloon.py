"""The templates. What comes from a store is only ever filled in, escaped; it is never read as a template."""

from functools import cache
from pathlib import Path
from typing import Any, Final

SJABLONEN: Final = Path(__file__).with_name("sjablonen")


@cache
def _environment() -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(name: str, **values: Any) -> str:
    """A template with these values in it."""
    return str(_environment().get_template(name).render(**values))
