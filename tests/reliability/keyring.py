"""A keyring for tests: entries in a JSON file that an environment variable names."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    """Chosen with PYTHON_KEYRING_BACKEND."""

    priority = 1

    def _path(self) -> Path:
        return Path(os.environ["TEST_SLEUTELBOS"])

    def _all(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._path().read_text()) if self._path().exists() else {}
        return found

    def get_password(self, service: str, username: str) -> str | None:
        return self._all().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path().write_text(json.dumps({**self._all(), f"{service} {username}": password}))
