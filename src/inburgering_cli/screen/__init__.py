"""What people and scripts see: columns declared once, shown as a table, JSON or CSV."""
