"""Dateline in the browser: one small module a concern; ``app.py`` draws them together."""
