"""Dates: the corpora, the figures, the peer and the floors that ``dates.py`` puts together."""
