"""How well and how fast dates are found and resolved, beside HeidelTime, in one run.

    python benchmarks/dates.py [--errors] [--genre narrative] [--no-peer] [--pin] [FOLDER]

Measured on WikiWars (not part of Dateline) and on our own articles. Only points of time count:
values that begin with a year, also before Christ. ``extent`` wants the same first and last
character, ``found`` an overlap, ``value`` an overlap and the same value, ``strict`` both.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from timexes.corpus import OWN, WIKIWARS, History, own, points, wikiwars
from timexes.floors import pin
from timexes.scoring import MEASURES, f1, score
from timexes.systems import ARTICLE, System, dateline, heideltime, lack, seconds


def measured(system: System, histories: Sequence[History], *, errors: bool = False) -> None:
    """Print a system's figures: each text's, and those of all."""
    total: Counter[str] = Counter()
    for history in histories:
        counts, wrong = score(points(history.gold), points(system.find(history.document)))
        total += counts
        print(
            f"  {history.document.id:28} value {f1(counts, 'value'):.3f}"
            f"  extent {f1(counts, 'extent'):.3f}  found {f1(counts, 'found'):.3f}"
        )
        for line in wrong if errors else []:
            print(f"      {line}")
    told = "  ".join(f"{what} {f1(total, what):.3f}" for what in MEASURES)
    print(f"{system.name}: F1 of {total['gold']} points: {told}")


def compared(histories: Sequence[History], ours: System) -> None:
    """Print the peer's figures, and how many times as fast we are."""
    reason = lack()
    if reason:
        print(f"HeidelTime is not measured: {reason}")
        return
    for mode in ("narrative", "news"):
        measured(heideltime(mode), histories)
    documents = [history.document for history in histories]
    article = seconds(ours, documents, times=5)
    peer = seconds(heideltime("narrative"), documents[:3], times=1)
    print(
        f"an article of {ARTICLE:,} characters: HeidelTime {peer:.2f} s a call, "
        f"Dateline {article * 1000:.2f} ms, {peer / article:,.0f} times as fast"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=WIKIWARS)
    parser.add_argument("--genre", choices=["auto", "news", "narrative"], default="auto")
    parser.add_argument("--errors", action="store_true", help="list every difference")
    parser.add_argument("--no-peer", action="store_true", help="leave HeidelTime out")
    parser.add_argument("--pin", action="store_true", help="write the floors of the tests anew")
    options = parser.parse_args()
    ours = dateline(options.genre)
    print(f"our own articles ({OWN.name})")
    measured(ours, list(own()), errors=options.errors)
    histories = list(wikiwars(options.folder))
    if not histories:
        print(f"no histories in {options.folder}: WikiWars is not beside the checkout")
        return
    print("WikiWars")
    measured(ours, histories, errors=options.errors)
    article = seconds(ours, [history.document for history in histories], times=5)
    print(f"an article of {ARTICLE:,} characters in {article * 1000:.2f} ms")
    if not options.no_peer:
        compared(histories, ours)
    if options.pin:
        pin()


if __name__ == "__main__":
    main()
