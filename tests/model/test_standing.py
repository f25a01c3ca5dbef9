"""Lines that say again what was said before take back what came between; nothing else does."""

from __future__ import annotations

from xatre.model.revision import Revision, make_revision
from xatre.model.standing import after
from xatre.model.values import Fields

ABOUT = {"id": "0", "kind": "child", "unit": "02494@2025", "who": "Lan", "device": "0" * 64}


def _lines(*said: tuple[str, Fields]) -> list[Revision]:
    made: list[Revision] = []
    for number, (state, fields) in enumerate(said):
        parents = [made[-1].name] if made else []
        about = ABOUT | {"id": "01a20537-9388-7a19-8000-000000000001",
                         "when": f"2026-11-22T10:00:{number:02}.000000Z"}  # fmt: skip
        made.append(make_revision(fields=fields, state=state, parents=parents, **about))
    return made


def _after(lines: list[Revision], place: int) -> list[int] | None:
    named = {line.name: line for line in lines}
    found = after(named, lines[-1].name, lines[place].name)
    places = {line.name: number for number, line in enumerate(lines)}
    return None if found is None else [places[name] for name in found]


def test_what_was_taken_back_counts_for_nothing() -> None:
    one, two, three = {"a": "1"}, {"a": "2"}, {"a": "3"}
    lines = _lines(*(("complete", said) for said in (one, two, three, two)))
    assert _after(lines, 1) == []
    assert _after(lines, 2) is None
    assert _after(lines, 0) == [1]
    lines = _lines(*(("complete", said) for said in (one, two, three, two, one)))
    assert _after(lines, 0) == []


def test_rows_that_were_removed_again_are_not_there() -> None:
    row: Fields = {"g": {"r": {"+": "yes", "group": "01"}}}
    gone: Fields = {"a": "1", "g": {"r": {"group": "01"}}}
    lines = _lines(("complete", {"a": "1"}), ("complete", {"a": "1", **row}), ("complete", gone))
    assert _after(lines, 0) == []
    assert _after(lines, 1) is None


def test_a_voiding_takes_the_first_line_back() -> None:
    lines = _lines(("complete", {"a": "1"}), ("void", {"a": "1", "void_reason": "nhầm"}))
    assert _after(lines, 0) is None
    lines = _lines(("complete", {"a": "1"}), ("void", {"a": "2", "void_reason": "nhầm"}))
    assert _after(lines, 0) == [1]


def test_beside_a_line_of_two_parents_nothing_is_taken_back() -> None:
    first = _lines(("complete", {"a": "1"}), ("complete", {"a": "2"}))
    about = ABOUT | {"id": first[0].id, "when": "2026-11-22T11:00:00.000000Z"}
    both = make_revision(fields={"a": "1"}, parents=[line.name for line in first], **about)
    named = {line.name: line for line in (*first, both)}
    assert after(named, both.name, first[0].name) == [both.name]
    assert after(named, both.name, both.name) == []
