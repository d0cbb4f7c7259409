"""Dateline turns written reports into a map of who did what, where and when."""
