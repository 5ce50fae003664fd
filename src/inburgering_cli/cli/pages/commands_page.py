"""docs/commands.md: every command with its options, from its help. Run as a module to print the page."""

from collections.abc import Iterator

from inburgering_cli.cli.pages.reference import EXITCODES, Described, described


def page() -> str:
    """The whole page in Markdown."""
    root, *commands = described()
    lines = [
        "# Opdrachten",
        "",
        "Gemaakt uit de hulp van het programma met `make docs`; niet met de hand wijzigen. Hoe de opdrachten samen een",
        "dossier van begin tot eind volgen, staat in de [handleiding](handleiding.md). De voorbeelden passen bij de",
        "fictieve caseload van [examples](../examples/README.md), op 30 september 2026.",
        "",
        *_body(root),
        "## Exitcodes",
        "",
        *(f"- `{code}`: {what}" for code, what in EXITCODES),
    ]
    for one in commands:
        depth = "##" if one.name.count(" ") == 1 else "###"
        lines += [*([""] if lines[-1] else []), f"{depth} {one.name.removeprefix('inburgering ')}", "", *_body(one)]
    return "\n".join(lines).rstrip() + "\n"


def _body(one: Described) -> Iterator[str]:
    for paragraph in one.text:
        yield from (paragraph, "")
    if one.group and one.name != "inburgering":
        return
    yield from (f"    {one.name} {one.usage_}", "")
    if one.example:
        yield from ("Voorbeeld:", "", f"    {one.example}", "")
    for title, rows in (("argument", one.arguments), ("optie", one.options)):
        if rows:
            yield from (f"| {title} | betekenis |", "|---|---|")
            yield from (f"| `{_cell(name)}` | {_cell(what)} |" for name, what in rows)
            yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")
