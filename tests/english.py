"""English in what people read: common words of it that are no Dutch, less the words of the program itself."""

import re
from typing import Final

#: Common English words, and those of Typer, Click, Python, SQLite and the file system; none is a Dutch word as well.
WORDS: Final = (
    "aborted aborting about above after again allowed already also although always among an and another any anything are "
    "argument arguments around available away back because been before below better between both broken but cannot change "
    "changed character characters choice choices choose chosen click close closed command commands complete completion "
    "connection contain contains could couldn't create created database default delete deleted denied describe did didn't "
    "different directory disk doesn't done down each either else empty entry env environment error errors every everything "
    "example exceeds exist exists exit expected fail failed failure false few field fields file files find first folder "
    "following for found from give given got great greater has have haven't here him how however if illegal indexed "
    "install installation instead integer into invalid it it's its just key keys know known least left less like "
    "line lines locked looks make malformed many may maybe mean message might missing more most much multiple must my name "
    "named names need needed never new next no none nor not nothing now null number numbers off once one only operation "
    "option options other others our out output parameter parameters parse path permission please possibilities possible "
    "press provide provided quit range read readable reason received required requires result right row rows run same say "
    "see seem several she should show shown since some something such suggest supported syntax take takes text than that "
    "the their them then there these they thing this those through took traceback tried true try two typed unable unclosed "
    "undefined under unexpected unknown unrecognized unsupported up upon us usage use used user using valid value values "
    "very warning were what when where which while who whole whose why will with within without would writable "
    "write written wrong yes yet you your"
)
_ENGLISH: Final = re.compile(rf"(?<![\w’'-])(?:{'|'.join(WORDS.split())})(?![\w’'=-])", re.IGNORECASE)
#: The words of the program itself, English or the field's own by contract: commands, options, values and files.
_OWN: Final = re.compile(
    r"`[^`]*`|‘[^’]*’|“[^”]*”"  # a command to copy; what somebody typed; a name in a file
    r"|(?<!\w)--\S+|(?<!\w)-[a-z]\b|\binburgering(?: --\S+ \S+)*(?: [a-z_]+)+"  # options and commands
    r"|(?:/[^\s,;]+)+|\S+\.(?:csv|json|xlsx|toml|ics|db|html|pdf)\b"  # paths and files
    r"|(?:kies uit|minstens één vorm:) [a-z0-9_, ]+|[a-z0-9_]+(?:\|[a-z0-9_]+)+|standaard fail"  # values to choose from
    r"|\bdb key\b|\bpip install '[^']*'|\bmake docs\b"  # a command after an option; commands of others
    r"|true of false|= (?:true|false)"  # TOML
)


def english(text: str) -> list[str]:
    """The English words in a text that somebody reads."""
    return _ENGLISH.findall(_OWN.sub(" ", text))
