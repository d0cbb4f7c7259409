import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.gazetteer.layout import pack
from geodata.gazetteer.matching import Likeness, Query, near_keys, without_kind
from geodata.gazetteer.romanisation import consonant_key, fold, normalise


def similarity(name, spelling):
    return Query(name).similarity(fold(spelling), normalise(spelling))


@pytest.mark.parametrize(
    ("name", "nearer", "further"),
    [
        ("Hasakeh", "Al Hasakah", "Al Husayniyah"),
        ("Khan Sheikhoun", "Khān Shaykhūn", "Khan Shamat"),
        ("Zinjubar", "Zinjibār", "Zanjīrah"),
        ("Deir Hafer", "Dayr Ḩāfir", "Dayr Ḩassān"),
        ("Telabyad", "Tall Abyad", "Tall Abyar"),
    ],
)
def test_a_romanisation_is_nearer_than_another_name(name, nearer, further):
    assert similarity(name, nearer) > 0.65 > similarity(name, further)


def test_the_parts_of_a_likeness_can_be_read():
    likeness = Query("Hasakeh").likeness(fold("Al Hasakah"), "al hasakah")
    assert likeness.same_fold
    assert likeness.consonants == likeness.sounds == 1
    assert likeness.letters == pytest.approx(12 / 14)


def test_each_part_counts():
    same = Likeness(1, 1, 1, same_fold=True, one_script=True, length=8)
    others = [
        Likeness(0.5, 1, 1, same_fold=True, one_script=True, length=8),
        Likeness(1, 0.5, 1, same_fold=True, one_script=True, length=8),
        Likeness(1, 1, 0.5, same_fold=True, one_script=True, length=8),
        Likeness(1, 1, 1, same_fold=False, one_script=True, length=8),
        Likeness(1, 1, 1, same_fold=True, one_script=False, length=8),
        Likeness(1, 1, 1, same_fold=True, one_script=True, length=3),
    ]
    assert all(other.similarity < same.similarity for other in others)


def test_a_name_without_vowels_is_compared_to_one_with_them():
    assert similarity("دير الزور", "Deir ez-Zor") > similarity("دير الزور", "Dayr az Zarrah")
    assert not Query("دير الزور").likeness("dirzur", "deir ez zor").one_script


def test_a_doubtful_letter_is_read_both_ways():
    assert fold("Khan Shaykhun") in Query("Chan Szajchun").folds
    assert pack(consonant_key(fold("Khan Shaykhun"))) in Query("Chan Szajchun").codes()


def test_only_the_beginning_of_a_key_is_sorted_by_and_the_rest_is_compared():
    query = Query("Khirbat al Muhammadiyah")
    assert query.may_be(fold("Khirbat al Mahmadiya"))
    assert pack(consonant_key(fold("Khirbat Mahmut"))) in query.codes()
    assert not query.may_be(fold("Khirbat al Muhammadiyah ash Sharqiyah"))


@pytest.mark.parametrize("word", ["Monday", "Forces", "Minister", "Republic of", "Abu"])
def test_everyday_and_short_words_are_not_compared_or_are_no_crash(word):
    query = Query(word)
    assert query.comparable == (word == "Republic of")


def test_a_short_key_is_looked_up_as_romanisations_confuse_it():
    codes = near_keys("krk")
    assert pack("jrk") in codes
    assert pack("kmk") not in codes
    assert pack("krdb") not in codes


def test_the_last_word_says_the_kind():
    assert without_kind("idlib province") == ("idlib", {"province", "district"})
    assert without_kind("khirbat") == ("", frozenset())


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_have_a_similarity(name, spelling):
    query = Query(name)
    assert 0 <= query.similarity(fold(spelling), normalise(spelling)) <= 0.97
    assert len(query.codes()) < 1000


def one_letter_away(key):
    for position in range(len(key) + 1):
        head, tail = key[:position], key[position:]
        for letter in "bdfhjklmnrstwz":
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
        if tail:
            yield head + tail[1:]


@given(st.text("bdfhjklmnrstwz$x1", min_size=5, max_size=16))
def test_a_long_key_is_looked_up_with_any_letter_wrong(key):
    wanted = {pack(key), *map(pack, one_letter_away(key))}
    assert set(near_keys(key).tolist()) == wanted
