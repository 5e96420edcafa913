"""Dure at the size of a nation: what it takes, as ratios to limits and to plain tools."""
