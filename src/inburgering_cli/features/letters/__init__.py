"""Letters and other documents to people. Other folders use `door` only.

`documents` finds the dossiers of a document and records that it was made, `fields` makes the fields of its template,
`blocks` fills the template and splits it into blocks, `sheet` makes HTML or PDF of the blocks.
"""
