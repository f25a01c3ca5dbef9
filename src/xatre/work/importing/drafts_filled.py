"""Drafts that an import wrote into, and taking that back. A draft has no history, so what it said
before is kept in the book until the import is undone.

Knows drafts and their import's number; reads no file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypedDict

import orjson

from xatre.model.values import Fields
from xatre.store.register import drafts, records
from xatre.store.register.drafts import Draft
from xatre.work.session import Session

_KEPT = "import.drafts."
"""Before the number of an import: of each draft its kind, what it said and what it was made say."""


class _Filled(TypedDict):
    kind: str
    was: Fields
    now: Fields


@dataclass
class TakenBack:
    """How many drafts say again what they said, how many are gone; `left` are kind, id and why."""

    done: int = 0
    gone: int = 0
    left: list[tuple[str, str, str]] = field(default_factory=list)


def note(session: Session, number: int, before: Draft, after: Draft) -> None:
    """Keep what an import changed of a draft. Raises DiskError."""
    changed = [
        name
        for name in before.fields.keys() | after.fields.keys()
        if before.fields.get(name) != after.fields.get(name)
    ]
    kept = _kept(session, number)
    kept[after.id] = {
        "kind": after.kind,
        "was": {name: before.fields[name] for name in changed if name in before.fields},
        "now": {name: after.fields[name] for name in changed if name in after.fields},
    }
    _keep(session, number, kept)


def take_back(session: Session, number: int) -> TakenBack:
    """Let the drafts that an import wrote into say what they said, but for those where somebody
    changed that since: these stay, to be asked of again. Raises DiskError."""
    db, kept, found = session.book.db, _kept(session, number), TakenBack()
    for id, what in list(kept.items()):
        one = drafts.draft(db, id)
        if one is None and records.get(db, what["kind"], id) is None:
            found.gone += 1
        elif one is None or one.base:
            found.left.append((what["kind"], id, "bản nháp đã hoàn thành sau đó"))
            continue
        elif any(one.fields.get(name) != what["now"].get(name) for name in _names(what)):
            found.left.append((what["kind"], id, "bản nháp đã sửa sau đó"))
            continue
        else:
            rest = {name: one.fields[name] for name in one.fields.keys() - _names(what)}
            fields: Fields = rest | what["was"]
            drafts.save_draft(db, one.kind, id, one.unit, fields, one.base, saved_at=session.now)
            found.done += 1
        del kept[id]
    _keep(session, number, kept)
    return found


def _names(what: _Filled) -> set[str]:
    return what["was"].keys() | what["now"].keys()


def _kept(session: Session, number: int) -> dict[str, _Filled]:
    kept: dict[str, _Filled] = orjson.loads(session.book.setting(f"{_KEPT}{number}", "") or "{}")
    return kept


def _keep(session: Session, number: int, kept: dict[str, _Filled]) -> None:
    session.book.set_setting(f"{_KEPT}{number}", orjson.dumps(kept).decode() if kept else "")
