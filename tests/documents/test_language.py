"""The language of a report."""

from __future__ import annotations

import subprocess
import sys

import pytest

from geodata.documents.language import find_language

ENGLISH = (
    "The army said on Monday that its men had not been there when the shells, which were fired "
    "from the hills, hit the market, but that they would look into it."
)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (ENGLISH, "en"),
        ("Three killed near Homs, two hurt: governor", "en"),
        (
            "De politie was die dag in de stad, en er was geen sprake van een aanslag of een bom.",
            "nl",
        ),
        ("Politiet har ikke set manden i den lille by, men han har en have ved havnen.", "da"),
        ("Die Armee war in der Stadt, und was man dort fand, war eine Bombe an der Brücke.", "de"),
        ("L'armée est entrée dans la ville lundi, et des habitants ont fui vers le nord.", "fr"),
        ("قتل رجلان قرب مدينة دير الزور في شرق سوريا يوم الاثنين", "ar"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert find_language(text) == language


@pytest.mark.parametrize("text", [ENGLISH, "A bomb exploded near Homs on Monday, killing two."])
def test_plain_english_needs_no_model(text: str) -> None:
    code = (
        "import sys; from geodata.documents.language import find_language as find;"
        "print(find(sys.argv[1]), 'py3langid' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, text], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["en", "False"]
