"""The geopy seam: Dateline's gazetteer as a geocoder that any program for geopy can use."""

from geodata.geocoding.gazetteer import DatelineGeocoder

__all__ = ["DatelineGeocoder"]
