"""Pages and PDFs: one way to HTML, one way to PDF, one palette."""
