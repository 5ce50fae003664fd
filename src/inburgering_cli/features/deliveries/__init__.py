"""Deliveries to CBS (SWI, SRG) and the counts of the SPUK, by a layout that users can edit. `door` is the way in.

`layout_file` reads a TOML file and `layout` makes a layout of it, or says all that is wrong. `sources` has what a column may
name and which dossiers belong; `deliver` walks the dossiers, `render` makes text of a record, `xsd` checks the file, `screen`
shows what came of it. Two things stand on lower floors: the SQL behind a source (`store/reads/delivery`) and what the SPUK
counts (`law/figures/spuk`).
"""
