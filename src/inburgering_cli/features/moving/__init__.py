"""Packages of a dossier, for another municipality or for the person concerned. Other folders use `door` only.

`move` exports and imports a package, `package` defines its format, `package_files` writes and reads it, `page` makes
its HTML page.
"""
