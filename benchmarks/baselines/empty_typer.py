"""A Typer program that does nothing, as its documentation writes one."""

import typer

app = typer.Typer()


@app.command()
def main() -> None:
    """Nothing."""


if __name__ == "__main__":
    app()
