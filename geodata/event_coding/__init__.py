"""Room seven: join the evidence of a report into events.

    sentence → triggers → happenings (kind, roles, toll, modality, place, day)
                               │
             continuation → coreference → worth telling? → Event

There is no parser and no model: each step is a table or a rule with a name, so that an analyst
can be told why an event came out as it did.
"""

from geodata.event_coding.assembly import build_events

__all__ = ["build_events"]
