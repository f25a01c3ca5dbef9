"""What each action on a separation writes (NĐ 56/2017 Đ32; TT 14/2020 Đ14)."""

from __future__ import annotations

from xatre.model.record import Record
from xatre.model.values import IN, YES, Fields, Value
from xatre.work.cases import approval
from xatre.work.cases.approval import require_form
from xatre.work.cases.doing import Changes, Doing, Written, by_carer, change, made


def separate(doing: Doing) -> Written:
    form = require_form(doing.session, doing.given, "decision_")
    preset: Fields = {"decision_form": form, "from_day": doing.today}
    if form == approval.MACHINE:
        # Their own account signs for nobody else, and today.
        doing = doing.without("decision_signer", "decision_signed_on")
        preset |= {"decision_signer": doing.officer, "decision_signed_on": doing.today}
    paper = doing.write("separation", {**preset, "separation_state": "running"})
    grounds = paper.fields.get("grounds")
    changes: Changes = {"separated": "yes"}
    if grounds:
        changes["separation_grounds"] = grounds
    return Written(paper, changes)


def extend(doing: Doing) -> Written:
    paper = _separation(doing)
    rows: dict[str, Value] = dict(paper.fields.get("extensions") or {})  # type: ignore[arg-type]
    reason = doing.require_reason()
    row: dict[str, Value] = {IN: YES, "extended_to": doing.day("extended_to"), "reason": reason}
    for name in ("number", "signed_on"):
        if doing.given.get(name):
            row[name] = doing.day(name) if name == "signed_on" else doing.text(name)
    rows[f"r{len(rows) + 1}"] = row
    return Written(change(doing, paper, extensions=rows, separation_state="extended"))


def reassess(doing: Doing) -> Written:
    """A Mẫu 03 for the separation, and its day and conclusion on the separation itself (Đ32.3)."""
    found = doing.write(
        "specific_assessment",
        made(doing, purpose="end_separation", harmer_is_carer=by_carer(doing)),
    )
    told: Fields = {
        "reassessed_on": found.fields["made_on"],
        "reassessment": found.fields["conclusion"],
    }
    return Written(change(doing, _separation(doing), **told))


def ask_court(doing: Doing) -> Written:
    told: dict[str, Value] = {"court_asked": "yes", "court_asked_on": doing.day("court_asked_on")}
    if doing.given.get("court_result"):
        told |= {"court_result": doing.text("court_result"), "separation_state": "court"}
    return Written(change(doing, _separation(doing), **told))


def cancel(doing: Doing) -> Written:
    form = require_form(doing.session, doing.given, "cancel_")
    if form == approval.MACHINE:
        doing = doing.without("cancel_signer", "cancel_signed_on")
    told: dict[str, Value] = {
        "separation_state": "cancelled",
        "ended_on": doing.day("ended_on"),
        "cancel_form": form,
        "cancel_signer": doing.text("cancel_signer", doing.officer),
        "cancel_signed_on": doing.day("cancel_signed_on"),
    }
    if doing.given.get("cancel_number"):
        told["cancel_number"] = doing.text("cancel_number")
    scans, before = doing.given.get("paper"), _separation(doing).fields.get("paper")
    if isinstance(scans, dict):
        told["paper"] = {**before, **scans} if isinstance(before, dict) else scans
    return Written(change(doing, _separation(doing), **told))


def end_separation(doing: Doing) -> Written:
    told = {"separation_state": "ended", "ended_on": doing.day("ended_on")}
    return Written(change(doing, _separation(doing), **told))


def _separation(doing: Doing) -> Record:
    found = doing.now.facts.separation
    assert found is not None  # `separated` was asked for
    return found
