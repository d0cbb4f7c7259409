"""``dateline geocode``: where a name is."""

# ruff: noqa: PLC0415

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from geodata.cli import console, places
from geodata.cli.options import examples, gazetteer_option
from geodata.errors import GeocodingError

if TYPE_CHECKING:
    from geopy.location import Location

__all__ = ["geocode"]

_A_LIST = 10
"""Names at once that are no longer somebody looking something up."""


@click.command(
    epilog=examples(
        'dateline geocode "Nawa, Daraa" "Al Bukamal district of Deir Ezzor"',
        "dateline geocode Tripoli --limit 3 --country ly",
        "dateline geocode Al-Tanf Raqqa --json",
        "DATELINE_CONTACT=you@example.org dateline geocode --nominatim Kafr-Hawar",
    )
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@gazetteer_option
@click.option("--limit", type=click.IntRange(1, 50), default=1, show_default=True, metavar="N")
@click.option("--country", "countries", multiple=True, metavar="CODE", help="As sy or SYR.")
@click.option(
    "--nominatim",
    "ask_nominatim",
    is_flag=True,
    help="Ask OpenStreetMap for what the gazetteer lacks; DATELINE_NOMINATIM names the server.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a name, a line each.")
def geocode(
    names: tuple[str, ...],
    extra: tuple[Path, ...],
    *,
    as_json: bool,
    ask_nominatim: bool,
    **options: Any,
) -> int:
    """Place names by the gazetteer, best first; "Nawa, Daraa" says where to look."""
    finder = _Finder(extra, ask_nominatim=ask_nominatim, **options)
    if ask_nominatim:
        _warn_of_lists(names)
    width = max(map(len, names))
    failed = False
    for name in names:
        found = []
        try:
            found = finder(name)
        except GeocodingError as error:
            failed = True
            console.complain(error)
        if as_json:
            click.echo(_json(name, found))
        for one in () if as_json else found:
            click.echo(f"{name:<{width}}  {_line(one)}")
    return console.FAILED if failed else 0


class _Finder:
    """Finds a name in the gazetteer, and with Nominatim what the gazetteer lacks."""

    def __init__(
        self,
        extra: tuple[Path, ...],
        *,
        ask_nominatim: bool,
        limit: int,
        countries: tuple[str, ...],
    ) -> None:
        from geodata.geocoding import DatelineGeocoder, NominatimGeocoder

        # First what can be wrong at once; the index may take a minute to build.
        asked = [NominatimGeocoder()] if ask_nominatim else []
        self._gazetteer = places.open_gazetteer(extra)
        self._geocoders: list[Any] = [DatelineGeocoder(gazetteer=self._gazetteer), *asked]
        self._options = {"exactly_one": False, "limit": limit, "country_codes": countries}

    def __call__(self, name: str) -> list[Location]:
        """Places of the first geocoder that knows the name, best first."""
        for geocoder in self._geocoders:
            found = geocoder.geocode(name, **self._options)
            if found:
                return cast("list[Location]", found)
        raise GeocodingError(self._unknown(name))

    def _unknown(self, name: str) -> str:
        """Say that there is no such place, and what comes nearest to it."""
        near = self._gazetteer.candidates(name, limit=1)
        guess = f"; the nearest spelling is {near[0].spelling!r}" if near else ""
        where = ", here or in OpenStreetMap" if len(self._geocoders) > 1 else ""
        return f"no place is called {name!r}{where}{guess}: check the spelling, or add the place"


def _warn_of_lists(names: tuple[str, ...]) -> None:
    from geodata.geocoding.nominatim import is_public

    if len(names) > _A_LIST and is_public():
        console.say(
            "note: OpenStreetMap's public server is not for lists of names; "
            "set DATELINE_NOMINATIM to a server of your own"
        )


def _json(name: str, found: list[Location]) -> str:
    return json.dumps({"name": name, "candidates": list(map(_flat, found))}, ensure_ascii=False)


def _flat(found: Location) -> dict[str, Any]:
    """Location under the names of the data contract."""
    place = dict(found.raw)
    return {"place_id": place.pop("id"), **place}


def _line(found: Location) -> str:
    from geodata.geocoding.osm import ATTRIBUTION

    raw = found.raw
    position = f"{found.latitude:9.4f}, {found.longitude:9.4f}"
    # The licence wants to be named wherever the data is shown; the ids name the other sources.
    whose = f"  {ATTRIBUTION}" if raw["attribution"] == ATTRIBUTION else ""
    return f"{position}  {found.address} ({_remark(raw)})  {raw['id']}{whose}"


def _remark(raw: Mapping[str, Any]) -> str:
    """Say what kind of place it is, and how far off it may be or how its spelling differs."""
    if "reason" in raw:
        return f"within {raw['radius_km']:.0f} km: {raw['reason']}"
    likeness = raw.get("similarity", 1)
    alike = "" if likeness == 1 else f", {likeness:.0%} alike"
    return f"{raw['feature']}{alike}"
