"""What no table can be read from, through `xatre import`: a sentence, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bad_files import BAD
from command import PASSWORD, new_book, xatre
from xatre.store.lists.query import Query
from xatre.work.records import browse
from xatre.work.session import open_session


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_words(name: str, tmp_path: Path) -> None:
    data, code = BAD[name]
    book, file = new_book(tmp_path / "xa"), tmp_path / name
    file.write_bytes(data)
    ran = xatre("import", book, "child", file, "--json")
    assert ran.code == 4
    assert ran.words.startswith(code)
    session = open_session(book, PASSWORD)
    assert browse.count(session, Query("child")) == 0
    session.close()
