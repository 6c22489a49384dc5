"""Whole logical rows: over page breaks, out of fused rows and stacked cells."""
