"""The figures of places as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from readme import share, table

__all__ = ["markdown"]

_TO = "\N{EN DASH}"
_PUBLISHED = (
    # names F1, F1@161, accuracy@161: the best in each of nine systems whose outputs are published
    ("LGL", "best published, not measured here", ".747", ".500", ".80"),
    ("GeoVirus", "best published, not measured here", ".928", ".673", ".79"),
)
_PUBLISHED_SPEED = ("geoparser, published, not measured here", "", "1.3")


def markdown(figures: Mapping[str, Any]) -> str:
    """All tables."""
    return "\n\n".join(
        (
            _places(figures["places"]),
            _errors(figures["places"]),
            _speed(figures["speed"]),
            _corpora(figures["corpora"]),
            _calibration(figures["calibration"]),
            "Peers that are not measured:\n" + "\n".join(f"- {why}" for why in figures["absent"]),
        )
    )


def _interval(values: Sequence[float]) -> str:
    value, low, high = map(share, values)
    return f"{value} ({low}{_TO}{high})"


def _places(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("", "names F1", "precision", "recall", "F1@161", "accuracy@161")
    return table(head, _placed_lines(rows))


def _placed_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[Sequence[str]]:
    for corpus, system, *shares in _PUBLISHED:
        yield (f"**{corpus}**", *[""] * 5)
        for row in rows:
            if row["corpus"] == corpus:
                yield (
                    row["system"],
                    _interval(row["recognition"]),
                    share(row["precision"]),
                    share(row["recall"]),
                    _interval(row["end_to_end"]),
                    _interval(row["accuracy"]),
                )
        yield (system, shares[0], "", "", *shares[1:])


def _errors(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("", "", "mean km", "median km", "AUC", "one to one: names F1", "F1@161")
    return table(
        head,
        (
            (
                row["corpus"],
                row["system"],
                str(row["mean_km"]),
                str(row["median_km"]),
                share(row["auc"]),
                *map(share, row["one_to_one"]),
            )
            for row in rows
        ),
    )


def _speed(rows: Sequence[Mapping[str, Any]]) -> str:
    head = ("documents of 570 words a second", "names found", "names placed")
    lines = [(row["system"], str(row["found"]), str(row["placed"])) for row in rows]
    return table(head, [*lines, _PUBLISHED_SPEED])


def _corpora(rows: Sequence[Mapping[str, Any]]) -> str:
    columns = {
        "recognition": "names F1",
        "precision": "precision",
        "recall": "recall",
        "within_25": "25 km",
        "within_161": "161 km",
        "end_to_end": "F1@161",
        "accuracy": "accuracy@161",
        "roles": "roles",
    }
    return table(
        ("", "texts", *columns.values()),
        (
            (
                row["corpus"] + (" (the tagger has seen it)" if row["seen"] else ""),
                str(row["texts"]),
                *(share(row.get(key)) for key in columns),
            )
            for row in rows
        ),
    )


def _calibration(corpora: Mapping[str, Mapping[str, Any]]) -> str:
    lows = sorted({row[0] for corpus in corpora.values() for row in corpus["bins"]})
    by_low = [{row[0]: row for row in corpus["bins"]} for corpus in corpora.values()]
    lines = [
        (f"{low:.1f}{_TO}{low + 0.1:.1f}", *(_bin(bins.get(low)) for bins in by_low))
        for low in lows
    ]
    errors = (share(corpus["expected_error"]) for corpus in corpora.values())
    return table(
        ("confidence: share right (names)", *corpora),
        [*lines, ("expected calibration error", *errors)],
    )


def _bin(row: Sequence[float] | None) -> str:
    return f"{share(row[3])} ({row[1]})" if row else ""
