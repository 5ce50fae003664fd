"""The program with SQLCipher on a store that is not encrypted: what the encryption itself costs, is what it takes more."""

import sqlite3

from sqlcipher3 import dbapi2

sqlite3.connect = dbapi2.connect

from inburgering_cli.__main__ import main  # noqa: E402  # it has to find the other one

main()
