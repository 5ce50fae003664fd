"""Letters and other documents to people. `door` is the way in.

`documents` finds whose facts a document tells and notes that it was made, `fields` says these in Dutch, `blocks` fills the
template and takes it apart, `sheet` puts the blocks on a page or in a PDF.
"""
