"""Deliveries to CBS and the ministry, by a layout."""
