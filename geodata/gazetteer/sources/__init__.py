"""Where places come from, one module a source; each has ``source(…) -> Source``."""
