"""OpenStreetMap's objects as places: id, feature, country and reach, from Nominatim's answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from geopy.exc import GeocoderParseError
from geopy.location import Location

from geodata.gazetteer.codes import alpha3_of
from geodata.gazetteer.distance import great_circle_km
from geodata.geocoding.seam import as_location
from geodata.models import Place

__all__ = ["ATTRIBUTION", "location"]

ATTRIBUTION = "© OpenStreetMap contributors"
"""What the licence (ODbL) wants said wherever the data is shown."""

_LEAST_KM = 0.1
_STATES = ("state", "province", "region", "governorate", "state_district")
_FEATURES = {
    feature: frozenset(types.split())
    for feature, types in {
        "continent": "continent",
        "country": "country",
        "region": "region",
        "province": "state province governorate",
        "district": "county district state_district municipality administrative subdistrict",
        "city": "city town",
        "village": "village hamlet isolated_dwelling farm allotments locality",
        "neighbourhood": "suburb quarter neighbourhood borough city_district city_block",
        "island": "island islet archipelago",
        "sea": "sea ocean bay strait",
        "river": "river stream canal wadi",
        "lake": "water lake reservoir lagoon",
        "mountain": "peak volcano mountain_range ridge hill massif",
        "valley": "valley gorge",
        "desert": "desert dune sand",
        "base": "base military airfield barracks naval_base military_base",
        "airport": "aerodrome airport",
        "crossing": "border_control",
        "camp": "refugee_site",
    }.items()
}
"""Feature of the gazetteer ← types of OpenStreetMap."""
_BY_TYPE = {kind: feature for feature, kinds in _FEATURES.items() for kind in kinds}


def location(found: Mapping[str, Any]) -> Location:
    """Lay out one place of Nominatim's answer.

    Parameters
    ----------
    found
        An object of the answer in its format ``json`` or ``jsonv2``, with address details.

    Returns
    -------
    geopy.location.Location
        ``raw`` has the fields of a `Place` and the attribution that the licence asks for.

    Raises
    ------
    geopy.exc.GeocoderParseError
        When it is no place: no position, no name.

    Examples
    --------
    >>> one = {"osm_type": "node", "osm_id": 7, "lat": "34.45", "lon": "40.92", "class": "place",
    ...        "type": "town", "display_name": "Al Bukamal, Syria",
    ...        "address": {"state": "Deir ez-Zor", "country_code": "sy"},
    ...        "boundingbox": ["34.41", "34.49", "40.88", "40.96"]}
    >>> raw = location(one).raw
    >>> raw["id"], raw["feature"], raw["country"], raw["admin1"], raw["radius_km"]
    ('osm:node/7', 'city', 'SYR', 'Deir ez-Zor', 5.8)
    """
    try:
        return as_location(_place(found), str(found["display_name"]), attribution=ATTRIBUTION)
    except (KeyError, TypeError, ValueError, AttributeError, UserWarning) as error:
        message = f"no place: {error!r}"
        raise GeocoderParseError(message) from error


def _place(found: Mapping[str, Any]) -> Place:
    address = found.get("address") or {}
    return Place(
        id=_id(found),
        name=found.get("name") or str(found["display_name"]).partition(",")[0],
        latitude=float(found["lat"]),
        longitude=float(found["lon"]),
        feature=_feature(found),
        country=alpha3_of(address.get("country_code", "").upper()),
        admin1=next((address[key] for key in _STATES if key in address), None),
        population=_population(found),
        radius_km=_radius_km(found.get("boundingbox")),
    )


def _id(found: Mapping[str, Any]) -> str:
    """Id in OpenStreetMap; a postal code, say, is no object there and has the server's own id."""
    if "osm_id" in found:
        return f"osm:{found['osm_type']}/{found['osm_id']}"
    return f"nominatim:{found['place_id']}"


def _feature(found: Mapping[str, Any]) -> str:
    """Feature by the type; for an area by what kind of address it makes; a facility otherwise."""
    kinds = (found.get("addresstype"), found.get("type"), found.get("class", found.get("category")))
    return next((_BY_TYPE[kind] for kind in kinds if kind in _BY_TYPE), "facility")


def _population(found: Mapping[str, Any]) -> int:
    population = str((found.get("extratags") or {}).get("population", ""))
    return int(population) if population.isdecimal() else 0


def _radius_km(box: Any) -> float:
    """Half the diagonal of a bounding box: how far from its middle the place reaches.

    >>> _radius_km(None)
    0.1
    """
    if not box:
        return _LEAST_KM
    south, north, west, east = map(float, box)
    across = great_circle_km(south, west, np.array([north]), np.array([east]))
    return max(_LEAST_KM, round(float(across[0]) / 2, 1))
