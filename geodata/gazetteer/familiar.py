"""Words that many names share, by their common spellings: hills, springs, villages, fathers of.

Each line is one word; its first spelling stands for all. They are compared as they sound, so that
"kherbet" covers what only its digraphs or its ending tell apart.
"""

from __future__ import annotations

__all__ = ["FAMILIAR", "GENERIC", "PARTICLES"]

FAMILIAR = """
bu abu abou bou albu aboul abul abi abo
tal tall tell tel til tull tl
dair deir dayr deyr der dr
ain ayn ein ayoun oyoun uyun aayn aaioun en
bait beit bayt beyt bet
jabal jebel djebel gebel jabel jbl cebel jibal
shaikh sheikh shaykh sheykh cheikh sheik seyh shekh sheyh
kafr kafar kefr kfar kufr kfr kafer kefar
umm um om oum am ummu
burj borj bourj brj burc
qasr kasr ksar qsr
wadi ouadi vadi wad
qala qalat qalaat qalah qaleh qalaa kale kela kila
khirba khirbat khirbet kherbet khurba khurbat kharba khorba kherba khrba kh kheurbet hirba
mazra mazraa mazraat mezraat mezra mazrat mezraa mazrah mzra
sur sour
bin ibn ben
bani beni
bir beer bair byr ber beir
ras raas res
jisr djisr jesr gesr jsr cisr
sahl sehl shl
nahr nehr nhr
tapa tappeh tepe tepa tappa teppe tapeh depe tabh
hush hosh hawsh haouch houch haoush
haji hajji hajj haj hadj hac haci
ahmad ahmed ahmet
muhammad mohammed mohamad muhamad mohammad mohamed mehmet
abdallah abdullah abdulla
hasan hassan hasen
husain husayn hussein hosein huseyin husein
khan chan xan
""".strip().split("\n")

_GENERIC = """
qaryat qarya qariya qaryah karyat قریه
nahiyat nahiya nahiyah nahia ناحیه
qada qadha caza قضا
muhafazat mohafazat mohafaza muhafazah محافظه
mintaqat mantiqat منطقه
madinat مدینه
ostan ostane shahrestan bakhsh dehestan استان شهرستان بخش دهستان
ili ilcesi koyu bucagi
"""
GENERIC = frozenset(_GENERIC.split())
"""Words that say what a place is and stand in its name in some lists only."""

PARTICLES = frozenset({"i", "e", "ye", "yi", "y", "ol", "od", "or", "os", "osh", "ot", "oz", "on"})
"""The Persian ezafe, and the article as Persian has it."""
