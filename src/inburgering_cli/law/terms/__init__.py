"""The terms of law and of local policy: declared, assessed, explained."""
