"""A dossier that moves to another municipality, or is shown to whom it is about. `door` is the way in.

`move` makes a package of a dossier and a dossier of a package, `package` says what a package is, `package_files` writes and
reads it, `page` shows it.
"""
