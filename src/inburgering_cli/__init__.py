"""inburgering-cli: dossiers, terms and indicators for a klantmanager inburgering."""

__version__ = "0.1.0"
