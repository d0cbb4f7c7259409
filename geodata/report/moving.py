"""Frames as a file: a GIF that loops, or an MP4 for slides."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, repeat
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from matplotlib.colors import to_rgb
from PIL import Image

from geodata.kinds import FAMILIES
from geodata.report.film import Film, Pixels
from geodata.report.style import INK, QUIET, TONES
from geodata.symbols import colour

__all__ = ["write_gif", "write_mp4"]

_LENGTH = 24.0  # seconds that a film aims at
_SHORTEST, _LONGEST = 0.12, 1.0  # seconds that a frame is seen
_HOLD = 2.0  # seconds that the last one is
_COLOURS = 256
_BITS = 6  # of a colour that are looked at
Colours = npt.NDArray[np.uint8]


def _seconds(film: Film) -> float:
    """Seconds that a frame is seen, in hundredths, which is what a GIF can say."""
    number = max(len(film.timeline.periods), 1)
    return round(min(max(_LENGTH / number, _SHORTEST), _LONGEST), 2)


def write_gif(film: Film, path: Path, dpi: int, about: str) -> None:
    """Write a GIF that loops, all frames in the same colours."""
    number = max(len(film.timeline.periods), 1)
    seconds = _seconds(film)
    times = [*[round(1000 * seconds)] * (number - 1), round(1000 * max(seconds, _HOLD))]
    palette = _palette(film, dpi)
    nearest = _nearest(palette)
    pictures = (_in_colours(frame, palette, nearest) for frame in film.frames(dpi))
    first = next(pictures)
    first.save(
        path,
        "GIF",
        save_all=True,
        append_images=pictures,
        duration=times if number > 1 else times[0],
        loop=0,
        comment=about.encode("utf-8")[:250],
        optimize=False,
    )


def _in_colours(frame: Pixels, palette: Colours, nearest: Colours) -> Image.Image:
    red, green, blue = (frame >> (8 - _BITS)).transpose(2, 0, 1).astype(np.int32)
    picture = Image.fromarray(nearest[(red << 2 * _BITS) | (green << _BITS) | blue])
    picture.putpalette(palette.tobytes())
    return picture


def _nearest(palette: Colours) -> Colours:
    """Place in the palette of what is nearest to each colour, by its first bits.

    Pillow's own way to a given palette is coarser: it turns land and paper pink.
    """
    steps = (np.arange(2**_BITS, dtype=np.float32) + 0.5) * 2 ** (8 - _BITS) - 0.5
    green, blue = (one.ravel() for one in np.meshgrid(steps, steps, indexing="ij"))
    tones = palette.astype(np.float32)
    found = []
    for red in steps:  # a plane at a time: all at once would take half a gigabyte
        wanted = np.column_stack([np.full_like(green, red), green, blue])
        away = (tones**2).sum(axis=1) - 2 * wanted @ tones.T
        found.append(away.argmin(axis=1).astype(np.uint8))
    places = np.concatenate(found)
    kept = np.array(_kept()).reshape(-1, 3) >> (8 - _BITS)
    places[kept @ [1 << 2 * _BITS, 1 << _BITS, 1]] = np.arange(len(kept), dtype=np.uint8)
    return places


def _palette(film: Film, dpi: int) -> Colours:
    """Colours, (256, 3), of the fullest and of the last frame, which have all that is ever seen."""
    periods = film.timeline.periods
    fullest = max(range(len(periods)), key=lambda one: len(periods[one].located), default=0)
    wanted = {fullest, max(len(periods) - 1, 0)}
    frames = [frame for place, frame in enumerate(film.frames(dpi // 2)) if place in wanted]
    seen = Image.fromarray(np.vstack(frames))
    kept = _kept()
    free = _COLOURS - len(kept) // 3
    found = seen.quantize(free, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    every = [*kept, *(found.getpalette() or [])[: 3 * free]]
    every += kept[:3] * (_COLOURS - len(every) // 3)
    return np.array(every, dtype=np.uint8).reshape(-1, 3)


def _kept() -> list[int]:
    """Red, green and blue of what must keep its colour, however little of it there is."""
    tones = [*(colour(family) for family in FAMILIES), *TONES.values(), INK, QUIET, "#ffffff"]
    mixed = [np.array(to_rgb(tone)) for tone in tones]
    land = np.array(to_rgb(TONES["land"]))
    mixed += [
        share * tone + (1 - share) * land for tone in mixed[:7] for share in (0.28, 0.5, 0.75)
    ]
    return [round(255 * part) for tone in mixed for part in tone]


def write_mp4(film: Film, path: Path, dpi: int, about: str) -> None:
    """Write H.264 in an MP4 that every player and every slide show opens."""
    rate = Fraction(round(100 / _seconds(film)), 100)
    with av.open(
        str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"}
    ) as file:
        file.metadata["title"] = about
        stream = file.add_stream("libx264", rate=rate)
        stream.pix_fmt = "yuv420p"
        stream.codec_context.thread_count = 1  # the same film however many cores
        stream.options = {"crf": "18", "preset": "fast", "tune": "animation"}
        across, up = (int(side * dpi) // 2 * 2 for side in film.sheet.inches)  # H.264 wants it
        stream.width, stream.height = across, up
        for pixels in _held(film.frames(dpi), max(round(_HOLD * rate), 1)):
            even = np.ascontiguousarray(pixels[:up, :across])
            file.mux(stream.encode(av.VideoFrame.from_ndarray(even, format="rgb24")))
        file.mux(stream.encode())


def _held(frames: Iterator[Pixels], times: int) -> Iterator[Pixels]:
    """Repeat the last frame."""
    last = next(frames)
    for frame in frames:
        yield last
        last = frame
    yield from chain([last], repeat(last, times))
