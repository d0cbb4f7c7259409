"""Room 4: choosing the place that a name stands for, with the whole document in view.

``naming`` gathers what each name may stand for, ``evidence`` weighs the candidates against each
other, ``certainty`` says how often such a choice is right, ``choosing`` answers, in words, and
``explaining`` tells what spoke for each of the candidates.
"""

from geodata.places.choosing import resolve
from geodata.places.explaining import Ranked, explain
from geodata.places.model import SHIPPED, Model

__all__ = ["SHIPPED", "Model", "Ranked", "explain", "resolve"]
