"""Reading marked places, and learning from them."""

import json

import pytest
from coding.located import read_sentences
from marked_places import read_marked
from train_location import Lesson, fit, written

from geodata.event_coding.location.model import Model

TEXT = "Shells hit the Gaza Strip on Monday, not far from Nablus."


def mark(start, end, label):
    return {"start": start, "end": end, "label": label}


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ([(15, 25)], ["Gaza Strip"]),
        ([(3, 4)], ["Gaza Strip"]),
        ([(11, 11)], ["Nablus"]),
        ([(15, 25), (11, 11)], ["Gaza Strip", "Nablus"]),
        ([], []),
        ([(90, 90)], []),
    ],
)
def test_places_are_marked_by_characters_or_by_tokens(tmp_path, places, names):
    spans = [mark(7, 10, "VERB"), *(mark(*place, "LOCATION") for place in places)]
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"text": TEXT, "answer": "accept", "spans": spans}) + "\n")
    (record,) = read_marked(path)
    assert [record.text[start:end] for start, end in record.places] == names
    assert record.text[slice(*record.verb)] == "hit"


def test_read_naively_all_numbers_are_characters(tmp_path):
    spans = [mark(7, 10, "VERB"), mark(3, 5, "LOCATION"), mark(90, 90, "LOCATION")]
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"text": TEXT, "answer": "accept", "spans": spans}) + "\n")
    (record,) = read_marked(path, naively=True)
    assert record.places == ((3, 5),)


def test_all_verbs_of_a_sentence_are_in_one_half(tmp_path):
    path = tmp_path / "marked.jsonl"
    texts = [f"X was hit{' and shelled' * times}." for times in range(8) for _ in range(2)]
    lines = [
        json.dumps({"text": text, "answer": "accept", "spans": [mark(6, 9, "VERB")]})
        for text in texts
    ]
    path.write_text("\n".join(lines))
    halves = [{each.text for each in read_sentences(path, half=half)} for half in ("even", "odd")]
    assert halves[0] | halves[1] == set(texts)
    assert not halves[0] & halves[1]
    assert all(halves)


def test_records_with_two_verbs_are_left_out(tmp_path):
    spans = [mark(7, 10, "VERB"), mark(0, 6, "VERB")]
    path = tmp_path / "marked.jsonl"
    path.write_text(json.dumps({"text": TEXT, "answer": None, "spans": spans}) + "\n")
    assert read_marked(path) == []


def lessons(count):
    """ "in" is where it happened, "from" is not, and from alone there is no place."""
    both = Lesson(0, (("relation in", "always"), ("relation from", "always")), (True, False), 1.0)
    lone = Lesson(1, (("relation from", "always"),), (False,), 1.0, none=True)
    return [both, lone] * count


def test_the_model_learns_what_is_right_and_when_to_say_none():
    model = fit(lessons(20))
    assert model.score(["relation in", "always"]) > 0 > model.score(["relation from", "always"])


def test_a_rare_clue_is_not_learned():
    assert fit(lessons(2)).weights == {}


def test_what_is_written_is_read_back():
    model = Model({'between " behind': 0.5, "relation in before": -1.25, "always": 0.1})
    card = {
        "penalty": 4.0,
        "sentences": 2,
        "notes": 0,
        "even": 0.5,
        "odd": 0.5,
        "today": "today",
    }
    assert Model.read(written(model, **card)).weights == model.weights
