"""What goes to DUO and what comes from it. `door` is the way in.

Out: `messages` makes the requests of a person in the words of `requests`, `deliver` decides which are new, `folder` writes
them. In: `incoming` reads what DUO sent, `receive` puts it in the dossiers. Both check against DUO's own `shapes`, and `days`
turns the ends of periods. DUO's rules and events stand in `law/duo`.
"""
