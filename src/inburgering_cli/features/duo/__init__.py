"""Deliveries to DUO and messages from DUO. Other folders use `door` only.

Out: `messages` makes the requests of a person with `requests`, `deliver` selects the new ones, `folder` writes them.
In: `incoming` reads the files of DUO, `receive` stores them in dossiers. Both validate with `shapes`; `days` converts
the ends of periods. The rules and events of DUO are in `law/duo`.
"""
