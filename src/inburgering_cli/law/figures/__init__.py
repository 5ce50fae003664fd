"""Figures: indicators, trend, budget, SPUK."""
