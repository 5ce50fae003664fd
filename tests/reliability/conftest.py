"""The caseload that the tests of commands use, here as well."""

from tests.cli.conftest import caseload, caseload_store

__all__ = ["caseload", "caseload_store"]
