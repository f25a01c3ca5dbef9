"""What files are for, and how a unit is written, stand in one place."""

from __future__ import annotations

import re
from pathlib import Path

from xatre.desk.pages.exchange.words import PURPOSES as WORDS
from xatre.exchange.header import Header
from xatre.model.purposes import OF_OTHER_STREAMS, PURPOSES
from xatre.work.series import COUNTED_APART

SOURCES = Path(__file__).parents[2] / "src/xatre"


def test_every_purpose_has_words_for_a_person() -> None:
    assert set(WORDS) == {"", *PURPOSES}
    assert all(WORDS[purpose] for purpose in PURPOSES)
    assert set(COUNTED_APART) == set(OF_OTHER_STREAMS)


def test_packages_of_other_streams_are_told_apart_by_their_names() -> None:
    common = {"unit": "03562@2025", "device": "device-1", "stream": "stream-1", "sequence": 1}
    keys = {"signing": b"", "sealing": "", "created": "", "program": ""}
    names = {
        Header(type="package", role="commune", purpose=purpose, **common, **keys).file_name  # type: ignore[arg-type]
        for purpose in ("", *OF_OTHER_STREAMS)
    }
    assert len(names) == 1 + len(OF_OTHER_STREAMS)


def test_how_a_unit_is_written_and_what_a_file_is_for_are_said_once() -> None:
    files = SOURCES.rglob("*.py")
    texts = {file.relative_to(SOURCES).as_posix(): file.read_text("utf-8") for file in files}
    assert [name for name, words in texts.items() if r"\d{2,5}@" in words] == ["model/units.py"]
    told = re.compile(r"purpose\W{1,6}(?:==|!=|<>|=|in)\W{1,4}(?:handover|devices|restore)\b")
    assert [name for name, words in texts.items() if told.search(words)] == []
