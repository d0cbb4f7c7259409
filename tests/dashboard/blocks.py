"""Reads the points that the browser fetches, in Python: what events.js sees."""

from __future__ import annotations

import base64
import json
import math
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from dashboard import assets
from dashboard.symbols import FAMILY_SYMBOLS
from geodata.webmap.points import COLUMNS, MODALITIES, PRECISIONS


def read_block(path: Path) -> list[dict[str, Any]]:
    """The points of one file, in plain values."""
    data = zlib.decompress(path.read_bytes(), wbits=31)
    start = 4 + int.from_bytes(data[:4], "little")
    header = json.loads(data[4:start])
    arrays: dict[str, np.ndarray] = {}
    for name, kind in COLUMNS.items():
        arrays[name] = np.frombuffer(data, kind, header["count"], start)
        start += arrays[name].nbytes
    assert start == len(data)
    return [_point(header, arrays, at) for at in range(header["count"])]


def _point(header: Mapping[str, Any], arrays: Mapping[str, np.ndarray], at: int) -> dict[str, Any]:
    raw = {name: int(array[at]) for name, array in arrays.items()}
    north = math.pi * (1 - 2 * raw["y"] / 2**32)
    return {
        "latitude": math.degrees(math.atan(math.sinh(north))),
        "longitude": raw["x"] / 2**32 * 360 - 180,
        "start": raw["start"],
        "end": raw["end"],
        "radius_km": raw["radius"] / 10,
        "confidence": raw["confidence"] / 255,
        "title": header["kinds"][raw["kind"]],
        "where": header["places"][raw["place"]],
        "area": header["areas"][raw["area"]],
        "family": list(FAMILY_SYMBOLS)[raw["family"]],
        "modality": MODALITIES[raw["modality"]],
        "precision": PRECISIONS[raw["precision"]],
    }


def read_points(blocks: Sequence[str], folder: Path | None = None) -> list[dict[str, Any]]:
    """All points of some blocks."""
    folder = folder or assets.points_folder()
    return [point for name in blocks for point in read_block(folder / f"{name}.gz")]


def shown_points(payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The points that a rerun tells the map to show."""
    points = read_points(payload["blocks"])
    if payload["shown"] is None:
        return points
    bits = np.unpackbits(np.frombuffer(base64.b64decode(payload["shown"]), np.uint8))
    return [point for point, bit in zip(points, bits.tolist(), strict=False) if bit]
