"""inburgering db encrypt, decrypt, rekey and key: encryption of the store."""

from pathlib import Path
from typing import Annotated

import typer

from inburgering_cli.cli.shell.confirm import Yes, agree
from inburgering_cli.cli.shell.options import WriteOutput, chosen, env_of, say, tell_done

Password = Annotated[
    bool,
    typer.Option("--wachtwoord", help="Vraag een wachtwoord, in plaats van een sleutel te maken.", show_default=False),
]


def encrypt(ctx: typer.Context, wachtwoord: Password = False, output: WriteOutput = "table") -> None:
    """Versleutel het dossierbestand; alle opdrachten werken daarna gewoon door.

    De sleutel komt in het sleutelbestand dat u noemt (--sleutelbestand PAD, voor de opdracht), en anders in de sleutelbos van
    dit systeem. Zonder sleutel zijn de gegevens voorgoed weg: bewaar een kopie op een andere plaats.

    Voorbeeld: inburgering --sleutelbestand sleutel.txt db encrypt
    """
    from inburgering_cli.work.files import encryption

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    done = encryption.encrypt(env, password=wachtwoord)
    tell_done(formaat, done, f"Het dossierbestand {done['pad']} is versleuteld. De sleutel: {done['sleutel']}.")
    say(env)


def decrypt(ctx: typer.Context, yes: Yes = False, output: WriteOutput = "table") -> None:
    """Maak het dossierbestand weer leesbaar zonder sleutel, na bevestiging.

    Voorbeeld: inburgering --sleutelbestand sleutel.txt db decrypt --yes
    """
    from inburgering_cli.work.files import encryption

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    agree(f"Het dossierbestand {env.location.path} is daarna leesbaar voor wie bij het bestand kan.", yes=yes)
    done = encryption.decrypt(env)
    tell_done(formaat, done, f"Het dossierbestand {done['pad']} is niet meer versleuteld.")
    say(env)


def rekey(ctx: typer.Context, wachtwoord: Password = False, output: WriteOutput = "table") -> None:
    """Geef een versleuteld dossierbestand een nieuwe sleutel; de oude blijft bewaard voor back-ups van eerder.

    Voorbeeld: inburgering --sleutelbestand sleutel.txt db rekey
    """
    from inburgering_cli.work.files import encryption

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    done = encryption.rekey(env, password=wachtwoord)
    told = f"Het dossierbestand {done['pad']} heeft een nieuwe sleutel: {done['sleutel']}. Bewaar er een kopie van."
    tell_done(formaat, done, told)
    say(env)


def key(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", metavar="PAD", help="Nieuw sleutelbestand.", show_default=False)],
    output: WriteOutput = "table",
) -> None:
    """Schrijf een kopie van de sleutel naar een bestand, om elders te bewaren. Wie het leest, kan het dossierbestand openen.

    Voorbeeld: inburgering --sleutelbestand sleutel.txt db key --out kopie-sleutel.txt
    """
    from inburgering_cli.work.files import encryption

    formaat, env = chosen(output, ("table", "json")), env_of(ctx)
    done = encryption.copy_key(env, out.expanduser())
    told = f"De sleutel van {done['pad']} staat nu ook in {done['bestand']}."
    tell_done(formaat, done, f"{told} Bewaar dat bestand niet bij het dossierbestand.")
    say(env)
