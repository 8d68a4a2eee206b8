"""Scorers of understanding over outside data."""
