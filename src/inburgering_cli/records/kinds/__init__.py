"""The input models: what can be registered, one declaration for the command, its import and its messages.

One module per subject, imported by itself: making a dataclass takes time that a command should not pay for another's.
"""
