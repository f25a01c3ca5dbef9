"""Hidden codes are not told by `show` to an officer without case rights, and stay when such an
officer writes the record."""

from __future__ import annotations

import json
from dataclasses import replace

from work_samples import CHILD, INJURY, add

from xatre.work.records import browse, save
from xatre.work.session import Session

GROUPS = {"a": {"group": "G05", "from_day": "2026-01-05"},
          "b": {"group": "G08", "from_day": "2026-02-05"}}  # fmt: skip


def without_right(session: Session) -> None:
    session.book.officer = replace(session.book.officer, role="entry", case_rights=False)


def test_show_leaves_out_what_this_officer_is_not_shown(commune: Session) -> None:
    child = add(commune, "child", **CHILD, special_groups=GROUPS)
    injury = add(commune, "injury", **INJURY, intent="self_harm")
    without_right(commune)
    shown = browse.show(commune, "child", child)
    assert shown["record"]["special_groups"] == {"b": GROUPS["b"]}  # type: ignore[index]
    assert "G05" not in json.dumps(shown)
    assert "HIV" not in json.dumps(shown, ensure_ascii=False)
    told = browse.show(commune, "injury", injury)["record"]
    assert isinstance(told, dict)
    assert told["cause"] == INJURY["cause"]


def test_what_was_not_shown_stays_when_the_record_is_given_back(commune: Session) -> None:
    child = add(commune, "child", **CHILD, special_groups=GROUPS)
    without_right(commune)
    shown = browse.show(commune, "child", child)["record"]
    assert isinstance(shown, dict)
    for name in [one for one in shown if one in ("code", "visible_groups")]:
        del shown[name]
    done = save.add_records(commune, "child", [shown | {"other_names": "Bông"}])
    assert done.saved == [child], done.problems
    kept = browse.record(commune, "child", child).fields
    assert kept["other_names"] == "Bông"
    groups = kept["special_groups"]
    assert isinstance(groups, dict)
    assert {row["group"] for row in groups.values() if isinstance(row, dict)} == {"G05", "G08"}


def test_a_draft_over_a_record_is_told_without_it_too(commune: Session) -> None:
    child = add(commune, "child", **CHILD)
    revision = browse.record(commune, "child", child).revision
    given = {"id": child, "revision": revision, "special_groups": GROUPS}
    assert save.add_records(commune, "child", [given], draft=True).saved == [child]
    without_right(commune)
    draft = browse.show(commune, "child", child)["draft"]
    assert "G05" not in json.dumps(draft)
    assert "G08" in json.dumps(draft)
