"""Reports as files. Other folders use `door` only.

`make` counts in one pass over the dossiers, `sections` make tables and charts of the counts, `report` declares these
and the version for outside, `formats` write HTML, PDF, xlsx, CSV or JSON.
"""
