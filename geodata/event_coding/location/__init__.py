"""Where it happened: of all the places in a sentence, the one that the event took place at.

    names of the sentence → clues of each → the likeliest, or none → its statement of place → spot

``clues`` lists what speaks for and against a name: the word that governs it ("hit targets in …",
"fired from …", "over …"), its clause, its distance, the names beside it. ``model.toml`` weighs the
clues, learned from sentences in which people marked the place of a verb. What a name then means on
the map ("Harri village near Albu Kamal, in Deir Ezzor") is read by the rules of ``statement``.
"""

from geodata.event_coding.location.certain import (
    UNDER_WAY,
    is_destination,
    is_placeless,
    is_survivors,
)
from geodata.event_coding.location.finding import (
    find_coded_spot,
    find_place,
    find_spot,
    find_spots,
)
from geodata.event_coding.location.layout import lay_out

__all__ = [
    "UNDER_WAY",
    "find_coded_spot",
    "find_place",
    "find_spot",
    "find_spots",
    "is_destination",
    "is_placeless",
    "is_survivors",
    "lay_out",
]
