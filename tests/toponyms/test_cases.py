"""Our own table of sentences: spans, kinds, containers and roles, class by class."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from geodata.documents import from_text
from geodata.gazetteer import Gazetteer
from geodata.models import Toponym
from geodata.toponyms import find_toponyms

TABLE = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(case["text"], case["names"], id=f"{group}: {case['text'][:40]}")
    for group, held in TABLE.items()
    for case in held["cases"]
]


def expected(name: list[str] | dict[str, str]) -> dict[str, str]:
    return {"role": "literal"} | (name if isinstance(name, dict) else {"text": name[0]})


def said(toponym: Toponym, asked: dict[str, str]) -> dict[str, Any]:
    return {key: getattr(toponym, key) or "" for key in asked}


@pytest.mark.parametrize(("text", "names"), CASES)
def test_case(text: str, names: list[list[str] | dict[str, str]], gazetteer: Gazetteer) -> None:
    found = find_toponyms(from_text(text), gazetteer)
    assert [each.text for each in found] == [expected(name)["text"] for name in names]
    wanted = [expected(name) for name in names]
    assert [said(each, asked) for each, asked in zip(found, wanted, strict=True)] == wanted
