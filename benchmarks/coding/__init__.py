"""How well events are coded: what is measured, what it is measured with, and what is compared."""
