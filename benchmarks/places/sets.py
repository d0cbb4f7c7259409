"""What is measured: every corpus with its file, and how its annotation is to be read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotated import GoldArticle, acled, event_location, geovirus, lgl, named, own_articles
from coded_headlines import read_headlines
from corpora import RE3D, conll, gum, re3d

from geodata.documents import from_text
from places.scoring import RADIUS_KM, Figures, Tally, figures, tally, within
from places.systems import System

__all__ = ["OWN", "SETS", "Corpus", "Measured", "headline", "measure"]

OWN = Path(__file__).resolve().parents[2] / "tests" / "gold" / "places"
_NOTES = "events/acled-2022-half.csv"
_HEADLINES = "events/ucdp-ged-syria.csv"


@dataclass(frozen=True)
class Corpus:
    """A corpus, and what its annotation allows to be said.

    ``kind``: "places" has the names of a text and their points, "roles" what they stand for too,
    "names" the names alone, "spots" one name of a text and its point, "mentions" some names.
    ``demonyms`` says whether its annotators tag "Syrian". ``seen`` says that the tagger was trained
    on it, so that the figure shows what it holds and not how well it finds.
    """

    name: str
    path: str
    read: Callable[[Path], Sequence[GoldArticle]]
    kind: str
    demonyms: bool = False
    seen: bool = False

    def file(self, corpora: Path) -> Path:
        """Where it is: our own articles are in the tree, all others in the folder of corpora."""
        return OWN if self.path == "" else corpora / self.path


@dataclass(frozen=True)
class Measured:
    figures: Figures
    tallies: tuple[Tally, ...]


def _own(folder: Path) -> list[GoldArticle]:
    return list(own_articles(folder).values())


def _re3d(folder: Path) -> list[GoldArticle]:
    return named(each for part in RE3D for each in re3d(folder / part))


def _documents(path: Path) -> list[GoldArticle]:
    return named(conll(path, whole=True))


SETS = (
    Corpus("LGL", "places/lgl.xml", lgl, "places", demonyms=True),
    Corpus("GeoVirus", "places/GeoVirus.xml", geovirus, "places"),
    Corpus("own articles", "", _own, "roles", demonyms=True),
    Corpus("CoNLL-2003 testb", "names/conll2003/eng.testb", _documents, "names"),
    Corpus(
        "WNUT-17 test",
        "names/wnut17/CONLL-format/data/test/emerging.test.annotated",
        lambda path: named(conll(path)),
        "names",
    ),
    Corpus(
        "GUM test",
        "names/gum/CONLL-format/data/test/gum-test.conll",
        lambda path: named(gum(path)),
        "names",
    ),
    Corpus(
        "Wikigold",
        "names/wikigold/CONLL-format/data/wikigold.conll.txt",
        _documents,
        "names",
        seen=True,
    ),
    Corpus("re3d", "names/re3d", _re3d, "names", seen=True),
    Corpus("ACLED notes, the world", _NOTES, acled, "spots"),
    Corpus(
        "ACLED notes, Syria, Iraq, Yemen",
        _NOTES,
        partial(acled, countries=("Syria", "Iraq", "Yemen")),
        "spots",
    ),
    Corpus("UCDP headlines, Syria", _HEADLINES, partial(read_headlines, half=1), "spots"),
    Corpus("event-location", "events/event-location.jsonl", event_location, "mentions"),
)


_NAMES = "recognition", "precision", "recall"
_TOLD = {
    "places": (*_NAMES, "end_to_end", "accuracy"),
    "roles": (*_NAMES, "end_to_end", "accuracy", "roles"),
    "names": _NAMES,
    "spots": ("recall", "within_25", "within_161"),
    "mentions": ("recall",),
}


def measure(system: System, corpus: Corpus, articles: Sequence[GoldArticle]) -> Measured:
    """Let a system read the articles and score what it gives."""
    tallies = []
    for number, article in enumerate(articles):
        document = from_text(article.text, id=str(number), title=article.title)
        found = system.find(document, article)
        counted = [each for each in found if corpus.demonyms or each.role != "demonym"]
        tallies.append(tally(counted, article.toponyms, located_only=corpus.kind == "places"))
    return Measured(figures(tallies), tuple(tallies))


def headline(corpus: Corpus, measured: Measured) -> dict[str, float]:
    """Figures that the annotation of a corpus can bear, by name."""
    summed = measured.figures
    every = {
        "recognition": summed.recognition.value,
        "precision": summed.precision,
        "recall": summed.recall,
        "end_to_end": summed.end_to_end.value,
        "accuracy": summed.accuracy.value,
        "roles": summed.roles,
        "within_25": within(measured.tallies, 25),
        "within_161": within(measured.tallies, RADIUS_KM),
    }
    return {name: every[name] for name in _TOLD[corpus.kind]}
