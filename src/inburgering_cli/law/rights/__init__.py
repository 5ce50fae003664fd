"""Entitlements, arrival, household and the inburgeringsaanbod."""
