"""Room 6: who acts. A register of known actors, and where a text names them.

Kinds of actor: ``state``, ``government``, ``military`` (the armed forces of a state), ``police``,
``armed-group``, ``coalition`` (an alliance of states or groups), ``political`` (parties and
movements), ``organisation`` (the UN, aid, monitors), ``person``, ``civilians``, ``community`` (a
people or a faith), ``media`` (who publishes: a source, never a party to an event), and ``unlisted``
for a named group that the register does not know.
"""

from geodata.actors.find import find_actors
from geodata.actors.register import ActorRegister, default_register
from geodata.actors.rows import KINDS

__all__ = ["KINDS", "ActorRegister", "default_register", "find_actors"]
