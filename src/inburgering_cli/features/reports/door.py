"""The door of reports: what other folders may use."""

from pathlib import Path

from inburgering_cli.features.reports.formats import chosen, files
from inburgering_cli.features.reports.make import make
from inburgering_cli.features.reports.report import KINDS
from inburgering_cli.features.reports.sections.figures import Question
from inburgering_cli.files.atomic import folder, write_all
from inburgering_cli.work.environment import Environment

__all__ = ("KINDS", "Question", "chosen", "write")


def write(env: Environment, question: Question, formats: tuple[str, ...], out: Path) -> list[Path]:
    """Write the files of a report into a folder (0700, files 0600), all or none; return their paths."""
    made = list(files(make(env, question), formats))
    if folder(out):
        env.warn(f"Anderen op deze computer kunnen de map {out} lezen. Herstel dit met: `chmod 700 '{out}'`")
    return write_all(out, made)
