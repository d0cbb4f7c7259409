"""Words that reports capitalise: a name that merely resembles one of them is not looked for."""

from __future__ import annotations

from geodata.gazetteer.romanisation import fold

__all__ = ["EVERYDAY"]

_WORDS = """
monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december today tomorrow yesterday morning evening night
week month year north south east west northern southern eastern western central post times news
press agency reuters army force forces police military government minister ministry president
prime general colonel commander chief party front group movement council court parliament state
states province district county city town village camp base border crossing road street river
valley mountain desert people civilians soldiers fighters rebels militants attack strike strikes
airstrike bomb bombing explosion killed wounded dead war peace truce ceasefire report reports
reported said says statement source sources according while after before during between against
under over from with without their there these those this that what when where which who whom
whose will would could should have been were being more most many much some such than then them
they very just also only other another first second third last next new old great united nations
security human rights watch international national foreign islamic arab christian muslim sunni
shiite photo image video read share follow email militia militias brigade division battalion
regiment unit units guard guards children women men doctors hospital school mosque church
university assembly congress senate committee commission coalition alliance union league
federation organization observatory ministry embassy pentagon kremlin campaign election economy
market energy pipeline refinery weather flood earthquake football cup match coach youtube facebook
twitter telegram newspaper editor correspondent analyst analysts official officials spokesman
spokeswoman spokesperson resident residents activist activists witness witnesses revolutionary
popular democratic liberation resistance salvation victory independence freedom justice hope
orange mobile although however meanwhile because several perhaps especially
"""
EVERYDAY = frozenset(fold(word) for word in _WORDS.split())
"""The words as they fold."""
