"""Whether the store is on a network share or in a synchronised folder, where its log is not safe. Stdlib only."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

#: File systems that other machines write to as well; SQLite's log needs memory that all readers share.
_NETWORK: Final = (
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "glusterfs", "lustre", "davfs", "9p", "drvfs",
    "vboxsf", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.s3fs",
    "fuse.curlftpfs", "fuse.vmhgfs-fuse",
)  # fmt: skip
#: Folders that a program copies to elsewhere, by the beginning of their name in lower case.
_SYNCED: Final = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "nextcloud", "owncloud", "icloud", "mobile documents",
    "pcloud", "stackdrive", "sharepoint", "surfdrive", "box sync", "syncthing",
)  # fmt: skip
#: Files that such a program leaves in its folder.
_MARKS: Final = (".stfolder", ".dropbox", ".owncloudsync.log", ".sync_journal.db")
MOUNTS: Final = Path("/proc/self/mounts")


def mounts() -> list[tuple[str, str]]:
    """(folder, kind of file system) of every mount; empty where the system does not tell."""
    try:
        text = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return []
    return [(_plain(parts[1]), parts[2]) for line in text.splitlines() if len(parts := line.split()) > 2]


def _plain(folder: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        folder = folder.replace(code, sign)
    return folder


def unsafe(path: Path, mounted: Iterable[tuple[str, str]] | None = None) -> str | None:
    """Why a store at this path is not safe, as part of a Dutch sentence; None when nothing is known against it."""
    real = Path(os.path.realpath(path))
    if str(real).startswith("\\\\"):
        return f"op een netwerkschijf ({real.anchor})"
    kind = _kind(real, mounts() if mounted is None else mounted)
    if kind in _NETWORK:
        return f"op een netwerkschijf ({kind})"
    for folder in real.parents:
        if folder.name.lower().startswith(_SYNCED) or any((folder / mark).exists() for mark in _MARKS):
            return f"in een map die wordt gesynchroniseerd ({folder.name})"
    return None


def _kind(real: Path, mounted: Iterable[tuple[str, str]]) -> str | None:
    """The file system of the mount nearest to the path; the last one, when several are mounted there."""
    best, found = -1, None
    for folder, kind in mounted:
        parts = Path(folder).parts
        if len(parts) >= best and real.parts[: len(parts)] == parts:
            best, found = len(parts), kind
    return found
