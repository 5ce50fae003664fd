"""The glossary (`begrip`) and the sociale kaart."""
