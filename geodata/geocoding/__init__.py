"""The geopy seam: geocoders that any program for geopy can use.

`DatelineGeocoder` looks names up in Dateline's own gazetteer, offline; `NominatimGeocoder` asks a
server for OpenStreetMap's places, and nothing does that unless somebody makes one. Both take the
same arguments, raise the same errors and give locations with the same fields.
"""

from geodata.geocoding.gazetteer import DatelineGeocoder
from geodata.geocoding.nominatim import NominatimGeocoder

__all__ = ["DatelineGeocoder", "NominatimGeocoder"]
