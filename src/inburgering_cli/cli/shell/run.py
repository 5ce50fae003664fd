"""Runs the command line and turns errors into sentences and exit codes."""

import contextlib
import os
import signal
import sys
from typing import NoReturn

from inburgering_cli.cli.shell.arguments import as_utf8, wants_json
from inburgering_cli.core.errors import INTERRUPTED, Fault, StoreFault, UsageFault
from inburgering_cli.core.telling import tell
from inburgering_cli.core.text import clean, without_bsn


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code; errors go to stderr in Dutch."""
    for stream in (sys.stdout, sys.stderr):
        _make_safe(stream)
    for name in ("SIGTERM", "SIGHUP"):
        if (number := getattr(signal, name, None)) and signal.getsignal(number) is not signal.SIG_IGN:  # nohup
            signal.signal(number, _terminate)
    arguments = [as_utf8(argument) for argument in arguments]
    if arguments[:1] == ["--aanvullen"]:
        from inburgering_cli.cli.shell import completion

        return completion.run(arguments[1:])
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
        return code
    except Fault as error:
        return _report(error, arguments)
    except OSError as error:
        from inburgering_cli.core.errors import os_reason

        _drop_output()
        return _report(
            StoreFault(
                f"Lezen of schrijven{f' van {error.filename}' if error.filename else ''} is"
                f" mislukt: {os_reason(error)}."
            ),
            arguments,
        )
    except KeyboardInterrupt:
        tell("Afgebroken; er is niets half opgeslagen.")
        return INTERRUPTED
    except MemoryError:
        return _report(StoreFault("Er is te weinig geheugen voor deze opdracht."), arguments)
    except Exception as error:  # a user never sees a traceback
        if os.environ.get("INBURGERING_TRACEBACK"):
            import traceback

            told = traceback.format_exc().splitlines()
            sys.stderr.write("\n".join(clean(without_bsn(line)) for line in told) + "\n")
        return _report(
            Fault(
                f"Er is een fout in het programma ({type(error).__name__}); uw gegevens zijn niet half opgeslagen."
                " Meld dit met de opdracht die u gaf, zonder persoonsgegevens."
            ),
            arguments,
        )


def _invoke(arguments: list[str]) -> int:
    import typer
    from typer.exceptions import TyperException

    from inburgering_cli.cli.shell.faults import translate
    from inburgering_cli.cli.shell.root import app

    try:
        result = typer.main.get_command(app).main(args=arguments, prog_name="inburgering", standalone_mode=False)
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error.message)
            return 0
        param = getattr(error, "param", None)
        raise UsageFault(translate(error), field=getattr(param, "name", None)) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    if result == INTERRUPTED:  # Typer returns this at Ctrl-C
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _drop_output() -> None:
    """Discard buffered output: flushing it at exit would raise again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _report(error: Fault, arguments: list[str]) -> int:
    # a store error holds paths and byte counts, no BSN; any other message may repeat what was typed
    message = error.message if isinstance(error, StoreFault) else without_bsn(error.message)
    tell("Fout: " + "\n".join(message.splitlines()))
    if wants_json(arguments):
        import json

        detail = {"fout": error.code, "melding": message, "veld": error.veld, "rij": error.row}
        sys.stderr.write(json.dumps(detail) + "\n")
    return error.exit_code


def _make_safe(stream: object) -> None:
    """Use UTF-8 for files and pipes; a terminal that cannot show a character gets a substitute."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    encoding = (getattr(stream, "encoding", None) or "").lower().replace("-", "")
    isatty = getattr(stream, "isatty", lambda: False)()
    if encoding == "utf8":
        reconfigure(errors="backslashreplace")
    elif isatty:
        from inburgering_cli.screen.plain import register

        reconfigure(errors=register())
    else:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def _terminate(number: int, _: object) -> NoReturn:
    with contextlib.suppress(OSError):  # the terminal may have gone
        os.write(2, b"Gestopt; er is niets half opgeslagen.\n")
    raise SystemExit(128 + number)
