"""HTML pages and PDFs from templates, in one palette."""
