"""Deliveries to CBS (SWI, SRG) and the counts of the SPUK, by a layout that users can edit. Other folders use `door`
only.

`layout_file` reads a TOML file, `layout` makes a layout of it or reports all faults. `sources` lists the sources of
columns and selects dossiers; `deliver` walks the dossiers, `render` makes text of a record, `xsd` validates the file,
`screen` shows the result. The SQL of the sources is in `store/reads/delivery`, the counts of the SPUK are in
`law/figures/spuk`.
"""
