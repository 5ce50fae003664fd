"""Validates JSON against the schemas of DUO."""

import json
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any
from uuid import UUID

from inburgering_cli.core.errors import Refused


@cache
def schema(name: str) -> dict[str, Any]:
    """One of the schemas of this package."""
    text = resources.files(__package__).joinpath(f"schemas/{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _validator(name: str) -> Callable[[Any], Any]:
    import fastjsonschema  # takes 10 ms to import

    compiled: Callable[[Any], Any] = fastjsonschema.compile(
        schema(name), formats={"date": _is_day, "date-time": _is_moment, "uuid": _is_uuid}, use_default=False
    )
    return compiled


def check(name: str, data: Any) -> None:
    """Raise `Refused` when `data` does not match the schema `name`.

    The message names the field but not the value, which may identify somebody.
    """
    import fastjsonschema

    try:
        _validator(name)(data)
    except fastjsonschema.JsonSchemaValueException as error:
        field = ".".join(str(part) for part in error.path[1:]) or name
        raise Refused(f"‘{field}’ {_reason(error.rule, error.rule_definition)}", field=field) from None


def _reason(rule: str | None, wanted: Any) -> str:
    if rule == "required":
        return f"mist een verplicht veld ({', '.join(wanted)})"
    if rule == "enum":
        return f"kan hier niet; DUO kent {', '.join(str(w) for w in wanted)}"
    if rule == "type":
        return f"is niet van de soort {wanted}"
    if rule == "additionalProperties":
        return "heeft een veld dat DUO niet kent"
    if rule == "format":
        return f"is geen geldige {'dag' if wanted == 'date' else 'waarde'} ({wanted})"
    return f"heeft niet de vorm die DUO voorschrijft ({rule}: {wanted})"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_moment(text: str) -> bool:
    try:
        return len(text) > len("2024-01-01T") and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
