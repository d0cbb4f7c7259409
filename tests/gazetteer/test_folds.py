"""Of many folded spellings the likest are found as if each had been compared."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rapidfuzz import process
from rapidfuzz.distance import Indel

from geodata.gazetteer import Gazetteer
from geodata.gazetteer.folds import FOLD_DTYPE, FoldIndex, likest
from geodata.gazetteer.layout import FIELD, FOLD, LENGTH_SHIFT, fold_rows, letter_count, pack
from geodata.gazetteer.parts import open_part
from geodata.gazetteer.records import Record, Source
from geodata.gazetteer.romanisation import consonant_key, fold
from geodata.models import Place

LETTERS = "iuankrblsthdgWmj$zxf1"
FOLDED = st.text(LETTERS, min_size=1, max_size=70)
# Few letters, so that many are like one another.
ALIKE = st.text("ianr", min_size=1, max_size=30)
OTHER_SCRIPT = st.text("ɛŋ北京", min_size=1, max_size=30)
CUTOFF = 0.65


def rows_of(spellings):
    return b"".join(fold_rows(folded, number) for number, folded in enumerate(spellings))


def told_of(rows):
    return np.frombuffer(rows, FOLD_DTYPE)["told"]


def compared(readings, spellings):
    """How like each is, the likest first."""
    found = [
        (max(Indel.normalized_similarity(reading, folded) for reading in readings), number, folded)
        for number, folded in enumerate(spellings)
    ]
    return sorted((each for each in found if each[0] >= CUTOFF), key=lambda each: -each[0])


@given(FOLDED, FOLDED)
def test_no_spelling_is_more_like_than_its_letters(one, other):
    counted = (1 << LENGTH_SHIFT) - 1
    own = letter_count(one) & counted
    common = (own & letter_count(other)).bit_count() + len(one) - own.bit_count()
    most = 2 * common / (len(one) + len(other))
    assert most >= Indel.normalized_similarity(one, other) - 1e-9


@pytest.mark.parametrize("few", [0, 1 << 8])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(ALIKE | FOLDED, min_size=1, max_size=4),
    st.lists(ALIKE | FOLDED | OTHER_SCRIPT, max_size=40),
)
def test_the_likest_are_those_of_comparing_everything(monkeypatch, few, readings, spellings):
    monkeypatch.setattr("geodata.gazetteer.folds._FEW_COMPARED", few)
    rows = rows_of(spellings)
    told = told_of(rows)
    found = [(like, int(told[at]), text) for like, at, text in likest(readings, rows)]
    assert found == compared(readings, spellings)


def test_while_the_likest_are_asked_for_few_are_compared(monkeypatch):
    spellings = [f"{one}k{other}mnb{one}" for one in LETTERS for other in LETTERS]
    spellings += [f"dirzur{letter}" for letter in LETTERS]
    comparisons = []
    cdist = process.cdist

    def counting(readings, texts, **options):
        comparisons.append(len(texts))
        return cdist(readings, texts, **options)

    monkeypatch.setattr("geodata.gazetteer.folds.process.cdist", counting)
    found = likest(["dirzurna"], rows_of(spellings))
    assert [text for _, _, text in islice(found, 2)] == ["dirzura", "dirzurn"]
    assert sum(comparisons) <= len(LETTERS)


@given(st.lists(FOLDED | OTHER_SCRIPT, max_size=5))
def test_rows_hold_whole_spellings_however_long(spellings):
    rows = rows_of(spellings)
    assert len(rows) % FOLD.size == 0
    for number, folded in enumerate(spellings):
        found = {int(told_of(rows)[at]): text for _, at, text in likest([folded], rows)}
        assert found[number] == folded


NAMES = ("Barkaldir", "Barkildur", "Birkaldar", "Tell Masnab", "Umm al-Barakat wa al-Nakhil")


@pytest.fixture(params=["mapped", "read"])
def index(request, tmp_path, monkeypatch):
    if request.param == "read":
        monkeypatch.setattr("geodata.gazetteer.contents._LARGE", 1)
    records = (
        Record(Place(f"test:{n}", name, 30.0, 40.0, "village", "SYR"), (), prominence=n)
        for n, name in enumerate(NAMES)
    )
    source = Source("test", "1", lambda _skipped: records)
    return FoldIndex(open_part(source, tmp_path, below=[], lower=Gazetteer([])).folder)


def key_of(name):
    return pack(consonant_key(fold(name)))


def found_under(index, *keys, own=0):
    """Folded spellings in the order of their rows, and what is told of each."""
    rows = index.under(np.unique(np.array(keys, "u4")), own, 1)
    texts = {at: text for name in NAMES for _, at, text in likest([fold(name)], rows)}
    return [(texts[at], index.told(int(told_of(rows)[at])).split(FIELD)) for at in sorted(texts)]


def test_what_has_a_key_is_found_under_it(index):
    everything = [folded for folded, _ in found_under(index, *map(key_of, NAMES))]
    assert sorted(everything) == sorted(map(fold, NAMES))
    for name in NAMES:
        assert fold(name) in [folded for folded, _ in found_under(index, key_of(name))]
    assert found_under(index, key_of("Nowhere"), 0) == []


def test_under_one_key_the_most_prominent_come_first(index, monkeypatch):
    own = key_of("Barkaldir")
    found = found_under(index, own)
    assert [told for _, told in found] == [["birkaldar"], ["barkildur"], ["barkaldir"]]
    monkeypatch.setattr("geodata.gazetteer.folds._OWN", 2)
    assert found_under(index, own, own=own) == found[:2]
    monkeypatch.setattr("geodata.gazetteer.folds._NEAR", 1)
    monkeypatch.setattr("geodata.gazetteer.folds._FEW", 1)
    assert found_under(index, own) == found[:1]


def test_what_is_told_is_read_to_its_end(index, monkeypatch):
    key = key_of(NAMES[-1])
    found = found_under(index, key)
    monkeypatch.setattr("geodata.gazetteer.folds._USUAL", 1)
    assert found_under(index, key) == found
    assert found[0][1] == ["umm al barakat wa al nakhil"]
