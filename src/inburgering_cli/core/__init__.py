"""Days, money, text and errors: what every floor uses. Standard library only; knows nothing of the rest."""
