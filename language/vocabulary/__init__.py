"""The words of each language: one file per language and subject."""
