"""Signs of writing that several stages read alike."""

__all__ = ["APOSTROPHES"]

APOSTROPHES = "'`\u2018\u2019\u02bb\u02bc\u02be\u02bf"
"""What stands for an apostrophe, an ayin or a hamza inside of a word: "Ra'in", "Ta\u2018izz"."""
