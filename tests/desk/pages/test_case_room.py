"""The upper part of a case folds while its form is scrolled, and gives its height to the form."""

from __future__ import annotations

from at_desk import Desk
from test_case_walk import open_case

from xatre.desk.pages.case.case_room import SCROLLED, WON
from xatre.desk.pages.case.case_sheet import CaseSheet
from xatre.desk.widgets.badge import Badge
from xatre.desk.widgets.step_bar import HEIGHT, LOW


def intake(desk: Desk) -> CaseSheet:
    """A case at its first form, which is longer than the glass."""
    desk.window.resize(1366, 720)
    case, _ = open_case(desk)
    case.go_to_step(0)
    desk.settle()
    return case


def test_clocks_fold_into_the_head_while_the_form_is_scrolled(desk: Desk) -> None:
    case = intake(desk)
    pane = case.forms.current
    assert pane is not None
    bar, before = pane.form.verticalScrollBar(), pane.form.height()
    assert case.ui.clock_strip.isVisible()
    assert case.ui.steps.height() == HEIGHT
    bar.setValue(12)
    desk.settle()
    assert case.ui.clock_strip.isVisible(), "a small move folds nothing"
    bar.setValue(bar.maximum() // 2)
    desk.settle()
    assert not case.ui.clock_strip.isVisible()
    assert case.ui.steps.height() == LOW
    assert pane.form.height() - before >= 80
    words = [badge.accessibleName() for badge in case.head.findChildren(Badge)]
    assert any(word.startswith("Khẩn cấp: quá") for word in words), words
    bar.setValue(0)
    desk.settle()
    assert case.ui.clock_strip.isVisible()
    assert pane.form.height() == before


def test_another_step_begins_unfolded(desk: Desk) -> None:
    case = intake(desk)
    bar = case.forms.current.form.verticalScrollBar()
    bar.setValue(bar.maximum())
    desk.settle()
    assert case.room.folded
    case.go_to_step(1)
    desk.settle()
    assert not case.room.folded
    assert case.ui.steps.height() == HEIGHT


def test_a_form_that_would_fit_folded_does_not_jump(desk: Desk) -> None:
    case = intake(desk)
    pane = case.forms.current
    assert pane is not None
    bar = pane.form.verticalScrollBar()
    bar.setValue(0)
    for _ in range(3):
        taller = max(0, bar.maximum() - WON + 20)
        desk.window.resize(1366, desk.window.height() + taller)
        desk.settle()
    assert SCROLLED < bar.maximum() <= WON
    bar.setValue(bar.maximum())
    desk.settle()
    assert bar.value() > SCROLLED
    assert not case.room.folded
