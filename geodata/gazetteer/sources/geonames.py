"""GeoNames' conventions: what its feature codes mean here, and which alternate names are names."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from geodata.gazetteer.records import area_radius
from geodata.gazetteer.romanisation import ARTICLES

__all__ = ["Kind", "feature_radius", "kind_of", "population_radius", "spellings_of"]

_INHABITANTS_PER_SQUARE_KM = 5_000

_CLASSES = {
    "A": "district", "H": "river", "L": "region", "R": "facility", "S": "facility",
    "T": "mountain", "U": "sea", "V": "region",
}  # fmt: skip
"""Features of the classes, for every code that is not listed below."""

_FEATURES = {
    "country": "PCL PCLD PCLF PCLI PCLS TERR",
    "continent": "CONT",
    "province": "ADM1",
    # States and provinces of the past name no division of today: they are no more than an area.
    "region": "PCLH PCLIX ADM1H ADM2H ADM3H ADM4H ADM5H ADMDH ADMS LTER ZN ZNB BOG FLTM FLTT MGV "
    "MOOR MRSH MRSHN SBKH SWMP WTLD WTLDI PLN PLNX PLAT PLATX UPLD PEN PENX ISTH DLTA BDLD KRST "
    "LAVA PLDR CRDR INTF LEV CAPE PT PTS HDLD PROM BCH BCHS SHOR SPIT BAR OAS",
    "neighbourhood": "PPLX DEVH",
    # Barracks and ranges are told of as bases are; oil and mining camps as the works they serve.
    "base": "AIRB INSM MILB NVB BRKS MVA RNGA STNC",
    "camp": "CMP CMPLA CMPQ CMPRF",
    "crossing": "PSTB PSTC",
    "airport": "AIRF AIRH AIRP AIRQ AIRS",
    # What men built or dug, wherever GeoNames files it: in waters, areas, vegetation or relief.
    "facility": "ANCH DCK DCKB FISH HBR HBRX RSVT SYSI TNLC WLL WLLQ WLLS WTRH SPNG SPNS SPNT GYSR "
    "AMUS COLF CTRB GASF INDS MNA OILF PRT FORD",
    "lake": "LBED LGN LGNS LGNX LK LKC LKI LKN LKNI LKO LKOI LKS LKSB LKSC LKSI LKSN LKSNI LKX "
    "MFGN PND PNDI PNDN PNDNI PNDS PNDSF PNDSI PNDSN RSV RSVI",
    "sea": "BAY BAYS BGHT BNK CHN CHNM CHNN COVE CRNT ESTY FJD FJDS GULF INLT INLTQ OCN OVF RDST "
    "SD SEA SILL STRT WHRL",
    "island": "ATOL ISL ISLET ISLF ISLM ISLS ISLT ISLX RF RFC RFX SHOL",
    "desert": "DSRT DUNE ERG HMDA REG SAND TRGD",
    "valley": "CNYN DPR GRGE RVN SBED SINK VAL VALG VALS VALX WAD WADB WADJ WADM WADS WADX",
    "mountain": "CAPG DOMG GLCR RDGG",
}  # fmt: skip
_BY_CODE = {code: feature for feature, codes in _FEATURES.items() for code in codes.split()}

_PAST = """
    PCLH ADM1H ADM2H ADM3H ADM4H ADM5H ADMDH RGNH PPLCH PPLH PPLQ PPLW AIRQ BDGQ CMPQ DAMQ FRMQ
    MFGQ MLSGQ MNQ MSSNQ OILQ PPQ PRNQ RSTNQ RSTPQ RRQ CNLQ INLTQ STMQ WLLQ RUIN
"""
_GONE = frozenset(_PAST.split())
"""Abandoned, destroyed or historical: found by name, and never before a living namesake."""

_WEIGHTS = {"country": 10.0, "province": 0.1, "district": 0.02, "neighbourhood": 0.1}
"""How much an inhabitant counts: a report that says "Aleppo" means the city, not the province."""

_STANDING = {
    "PPLC": 100_000.0, "PPLA": 10_000.0, "PPLA2": 3_000.0, "PPLA3": 1_000.0, "PPLA4": 300.0,
    "ADM1": 5_000.0, "ADM2": 500.0, "ADM3": 100.0, "OCN": 1e6, "SEA": 3e5, "GULF": 1e5,
    "STRT": 3e4, "DSRT": 1e4, "RGN": 1e3,
}  # fmt: skip
_FEATURE_STANDING = {
    "base": 300.0, "camp": 300.0, "crossing": 300.0, "airport": 300.0, "city": 100.0,
    "village": 100.0, "neighbourhood": 10.0, "continent": 1e9, "country": 1e6,
}  # fmt: skip
"""Prominence without any inhabitants: GeoNames gives none for most places that reports name."""

_RADII = {
    "country": 300.0, "continent": 3_000.0, "province": 60.0, "district": 20.0, "region": 30.0,
    "sea": 150.0, "desert": 100.0, "river": 20.0, "lake": 5.0, "mountain": 5.0, "valley": 5.0,
    "island": 5.0, "airport": 3.0, "base": 3.0,
}  # fmt: skip
_CODE_RADII = {
    "OCN": 3_000.0, "SEA": 300.0, "BAY": 20.0, "BAYS": 20.0, "COVE": 5.0, "STRT": 50.0,
    "ADM3": 10.0, "ADM4": 5.0, "ADM5": 5.0, "LCTY": 5.0, "OAS": 5.0, "BTL": 5.0, "FLD": 5.0,
    "MTS": 50.0, "OILF": 10.0, "GASF": 10.0, "RD": 20.0, "RR": 20.0, "OILP": 20.0, "CAPE": 5.0,
    "PT": 5.0, "BCH": 5.0, "ADM1H": 60.0, "PCLH": 300.0, "ISLS": 30.0,
}  # fmt: skip


class Kind(NamedTuple):
    """What a feature code says of a place.

    ``feature`` is empty for populated places, which the number of inhabitants tells apart;
    ``radius_km`` is None where it depends on that number too.
    """

    feature: str
    radius_km: float | None
    weight: float
    standing: float


@cache
def kind_of(feature_class: str, code: str) -> Kind:
    """Look up what a feature class and code stand for.

    >>> kind_of("S", "AIRB").feature, kind_of("L", "MILB").feature, kind_of("S", "BDG").feature
    ('base', 'base', 'facility')
    >>> kind_of("P", "PPLQ").standing < kind_of("P", "PPL").standing
    True
    """
    populated = feature_class == "P" and code not in _BY_CODE
    feature = "" if populated else _BY_CODE.get(code) or _CLASSES.get(feature_class, "facility")
    radius = _CODE_RADII.get(code, _RADII.get(feature))
    standing = _STANDING.get(code, _FEATURE_STANDING.get(feature or "village", 0.0))
    if code in _GONE:
        return Kind(feature, radius, 0.0, 0.0)
    weight = 10.0 if code == "PPLC" else _WEIGHTS.get(feature, 1.0)
    return Kind(feature, radius, weight, standing)


def feature_radius(feature: str) -> float:
    """Radius in km of a place of which only the feature is known.

    >>> feature_radius("province"), feature_radius("village")
    (60.0, 2.0)
    """
    return _RADII.get(feature, 2.0)


def population_radius(population: int) -> float:
    """How far a town reaches from its centre, in km, guessed from its inhabitants.

    A disc at 5,000 inhabitants a square kilometre, at least 2 km and at most 30 km.

    >>> population_radius(0), round(population_radius(1_600_000), 1)
    (2.0, 10.1)
    """
    if population <= _INHABITANTS_PER_SQUARE_KM:
        return 2.0
    return round(min(max(area_radius(population / _INHABITANTS_PER_SQUARE_KM), 2.0), 30.0), 1)


_ORDINARY = (
    r"(?:[A-Z][^\W\d_][\w '\u2018\u2019`\u02bb\u02bc\u02bf-]{0,77}+(?<![A-Z\d_ -])"
    r"|[^\W\d_\u0000-\u024f][^,]{0,79}+)"
)
_is_ordinary = re.compile(_ORDINARY).fullmatch
_are_ordinary = re.compile(f"{_ORDINARY}(?:,{_ORDINARY})*+").fullmatch
"""A capital, letters, a small letter at the end; or another script: names beyond doubt."""

_POSTCODE = re.compile(r"[A-Z]{0,4}[- ]?\d{3,}.*|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
_LOCODE_LENGTH = 5


def spellings_of(name: str, alternates: str, alpha2: str = "") -> tuple[str, ...]:
    """Alternate names that a writer may use, from GeoNames' list of them, joined by commas.

    The lists also hold airport codes, UN/LOCODEs, postcodes, links, and machine transliterations in
    small letters: those would make places of English words.

    >>> spellings_of("Deir ez-Zor", "XDZ,Deir Ezzor,dyr alzwr,دير الزور,al-Dayr")
    ('Deir Ezzor', 'دير الزور', 'al-Dayr')
    >>> spellings_of("New York City", "NYC,LGA,USNYC,10001", "US")
    ('NYC',)
    >>> spellings_of("Ankara", "Ancara,an ka la")
    ('Ancara',)
    >>> spellings_of("Tiyas Air Base", "T4,Q12345,OSTI,https://en.wikipedia.org/wiki/T")
    ('T4',)
    """
    names = alternates.split(",")
    if _are_ordinary(alternates):
        return tuple(names)
    return tuple(
        [one for one in names if one and (_is_ordinary(one) or _usable(one, name, alpha2))]
    )


def _usable(spelling: str, name: str, alpha2: str) -> bool:
    first = spelling[0]
    if spelling.isascii() and not _plausible(spelling, name, alpha2):
        return False
    if first.islower() and first < "\u0250":
        article = re.split(r"[-\s'\u2019]", spelling, maxsplit=1)[0] in ARTICLES
        return article and not spelling.islower()  # "an ka la" is Ankara, by a machine
    return len(spelling) <= 80 and any(letter.isalpha() for letter in spelling)


def _plausible(spelling: str, name: str, alpha2: str) -> bool:
    """Whether letters and digits of ASCII are a name; of codes only initials and "T4" are."""
    if "/" in spelling or len(spelling) < 2 or _POSTCODE.fullmatch(spelling):
        return False
    if not spelling.isupper():
        return True
    if len(spelling) <= 4 and spelling.isalpha():
        initials = "".join(word[0] for word in re.findall(r"\w+", name)).upper()
        return initials.startswith(spelling)
    return not (alpha2 and len(spelling) == _LOCODE_LENGTH and spelling.startswith(alpha2))
