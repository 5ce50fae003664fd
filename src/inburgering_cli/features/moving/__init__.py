"""A dossier that moves to another municipality: the package out and in, and the page for the person."""
