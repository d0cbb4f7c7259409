"""Room 3: a name → the places it may stand for, with every spelling of it."""

from geodata.gazetteer.gazetteer import Candidate, Gazetteer

__all__ = ["Candidate", "Gazetteer"]
