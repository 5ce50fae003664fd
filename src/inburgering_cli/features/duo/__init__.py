"""DUO's interface for municipalities: the shapes of its messages, and the edge where our facts become its fields and back."""
