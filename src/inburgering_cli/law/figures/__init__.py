"""Everything that is counted: indicators, trend, budget, SPUK."""
