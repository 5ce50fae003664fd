"""Reports as files, for people and for cron. `door` is the way in.

`make` counts in one pass over the dossiers, `sections` say what was counted, `report` is what they say it in (and what a
version for outside leaves out), `formats` write that as HTML, PDF, xlsx, CSV or JSON.
"""
