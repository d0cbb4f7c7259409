"""All figures of events at once, the tables made of them, and the floors under them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import floors
from floors import under
from readme import share, table

from coding import reports, sets
from coding.agreement import MEASURES
from coding.notes import Half
from coding.scoring import figures

__all__ = ["SETS", "markdown", "pin", "reached", "take"]

_REPORTS: Mapping[str, Path] = {
    "own reports": reports.GOLD,
    "later own reports": reports.LATER,
    "varied own reports": reports.VARIED,
    "plain own reports": reports.PLAIN,
    "wide own reports": reports.WIDE,
}
SETS = (*sets.NOTES, "event-location", *_REPORTS)
_HALVES: tuple[Half, ...] = ("even", "odd")
_NAIVELY = "read naively"
Row = dict[str, Any]


def take(tools: sets.Tools) -> Row:
    """Measure both halves of every set; the confidence on the odd halves alone."""
    taken: Row = {"notes": [], "sentences": [], "reports": []}
    for name in sets.NOTES:
        for half in _HALVES:
            told = sets.note_outcomes(tools, name, half)
            rows = {"Dateline": figures(told)} | (sets.baselines(told) if half == "odd" else {})
            taken["notes"] += [_row(system, name, half, each) for system, each in rows.items()]
    for half in _HALVES:
        for name, naively in (("", False), (_NAIVELY, True)):
            known = sets.sentence_figures(tools, half, naively=naively)
            taken["sentences"].append(_row("Dateline", name, half, known))
        for name, path in _REPORTS.items():
            read = sets.report_readings(tools, half, path)
            taken["reports"].append(_row("Dateline", name, half, reports.figures(read)))
    every = sets.note_outcomes(tools, "the world", "odd", None)
    taken["calibration"] = {
        "notes, the first event": sets.calibrate(sets.first_of_notes(every)),
        "notes, all events": sets.calibrate(sets.all_of(every)),
        "own reports, all events": sets.calibrate(sets.all_of(sets.report_readings(tools, "odd"))),
    }
    return taken


def _row(system: str, name: str, half: Half, told: Mapping[str, float]) -> Row:
    return {"system": system, "set": name, "half": half} | {
        measure: round(value, 3) for measure, value in told.items()
    }


def markdown(taken: Row) -> str:
    """All tables."""
    return "\n\n".join((_notes(taken["notes"]), _others(taken), _calibration(taken["calibration"])))


def _notes(rows: list[Row]) -> str:
    head = ("notes", "half", "of each note", "notes", *MEASURES, "events a note", "of these right")
    lines: list[list[str]] = []
    for row in rows:
        name = row["set"] if row["system"] == "Dateline" else f"{row['set']}: {row['system']}"
        start = [name, row["half"]]
        end = [f"{row['events']:.2f}", share(row["right"])]
        number = str(round(row["notes"]))
        lines.append([*start, "best", number, *(share(row[each]) for each in MEASURES), *end])
        if row["system"] == "Dateline":
            surest = (share(row[f"surest {each}"]) for each in MEASURES)
            lines.append([*start, "surest", number, *surest, "", ""])
    return table(head, lines)


def _others(taken: Row) -> str:
    lines = [
        [f"event-location (the weights were fitted to it), {row['half']}: {sort}", share(row[sort])]
        for row in taken["sentences"]
        if row["set"] != _NAIVELY
        for sort in ("all", "with a place", "without")
    ]
    lines += [
        [f"the same with all its spans read as characters, {row['half']}: all", share(row["all"])]
        for row in taken["sentences"]
        if row["set"] == _NAIVELY
    ]
    lines += [
        [
            f"{row['set']}, {row['half']}: events right in what they say",
            f"{share(row['right'])} of {round(row['events'])}",
        ]
        for row in taken["reports"]
    ]
    lines += [
        [
            f"{row['set']}, {row['half']}: rows with a place and a day that are found",
            f"{share(row['found'])} of {round(row['rows'])}",
        ]
        for row in taken["reports"]
    ]
    return table(("", ""), lines)


def _calibration(columns: Mapping[str, Mapping[str, Any]]) -> str:
    by_low = [{row[0]: row for row in column["bins"]} for column in columns.values()]
    lows = sorted({low for rows in by_low for low in rows})
    lines = [
        [f"{low:.1f}\N{EN DASH}{low + 0.1:.1f}", *(_bin(rows.get(low)) for rows in by_low)]
        for low in lows
    ]
    errors = [share(column["expected_error"]) for column in columns.values()]
    head = ("confidence: share right (events), odd halves", *columns)
    return table(head, [*lines, ["expected calibration error", *errors]])


def _bin(row: list[float] | None) -> str:
    return f"{share(row[3])} ({row[1]})" if row else ""


def reached(name: str, tools: sets.Tools) -> dict[str, float]:
    """Figures of a set that floors are put under."""
    if name in sets.NOTES:
        told = sets.note_outcomes(tools, name, "all", 20)
        known = figures(told)
        return {each: known[each] for each in (*MEASURES, "surest type", "surest 25 km", "right")}
    if name == "event-location":
        return {"all": sets.sentence_figures(tools, "all")["all"]}
    known = reports.figures(sets.report_readings(tools, "all", _REPORTS[name]))
    return {each: known[each] for each in ("right", "found")}


def pin(tools: sets.Tools) -> None:
    """Measure every set and write its floors."""
    floors.pin("events", {name: under(reached(name, tools)) for name in SETS})
