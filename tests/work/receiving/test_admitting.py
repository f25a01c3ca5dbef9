"""What a watched folder calls refused is refused when it is taken in; the rest is not."""

from __future__ import annotations

from pathlib import Path

from hostile import child, hostile, text_of

from two_books import trust
from xatre.work.receiving import inbox
from xatre.work.receiving.receive import receive_files
from xatre.work.session import Session


def test_the_folder_and_the_taking_agree(commune: Session, office: Session, tmp_path: Path) -> None:
    trust(commune, office, tmp_path)
    folder = tmp_path / "chờ"
    folder.mkdir()
    text = text_of([child(commune.unit)])
    taken = tmp_path / "trước.xatre"
    taken.write_bytes(hostile(commune, office, text))
    assert receive_files(office, [taken])[0].outcome == "taken"
    files = {
        "good": hostile(commune, office, text, sequence=2),
        "again": taken.read_bytes(),
        "fork": hostile(commune, office, text + text_of([child(commune.unit, nonce=b"1" * 16)])),
        "elsewhere": hostile(commune, office, text, sequence=3, recipient="04@2025"),
        "other keys": hostile(commune, office, text, sequence=4, recipients=frozenset({"0" * 16})),
        "other name": hostile(commune, office, text, sequence=5, device="may-khac-1"),
        "cut": taken.read_bytes()[:-3],
    }
    for name, data in files.items():
        (folder / f"{name}.xatre").write_bytes(data)
    inbox.watch(office, folder)
    waiting = inbox.look(office)
    assert waiting is not None
    assert {file.stem for file in waiting.files} == {"good"}
    refused = {file.stem for file in waiting.refused}
    assert refused == {"fork", "elsewhere", "other keys", "other name", "cut"}
    outcomes = receive_files(office, [*waiting.files, *waiting.refused], dry_run=True)
    assert {one.path.stem for one in outcomes if one.fault} == refused
