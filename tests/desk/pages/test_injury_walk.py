"""Injuries written at the desk from nothing to the end: each official cause, harm by another
person, a death that came later, the same event written twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from at_desk import CHILD, Desk
from filling import Filling
from PySide6.QtWidgets import QWidget

from xatre.work.figures.injuries import injury_figures
from xatre.work.records import browse
from xatre.work.session import Session

Type = Callable[[QWidget, str], None]
CAUSES = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11")


def own_intent(session: Session) -> None:
    session.book.officer = replace(session.book.officer, role="entry", case_rights=False)


def test_an_injury_from_nothing_to_the_report(desk: Desk, type_words: Type) -> None:
    (child,) = desk.add("child", CHILD)
    form = Filling(desk, "injury", type_words).begin()
    assert not form.is_shown("subtype"), "first the cause"
    assert not form.is_shown("died_on"), "nobody died"
    form.fill(child=child, happened_on="01/07/2026", happened_at="1430", cause="08")
    assert not form.is_shown("full_name"), "the child is in the register"
    assert form.words("sex") == "Nữ"
    assert form.words("age") == "9"
    assert "drown_river" in form.offered("subtype")
    assert "fall_tree" not in form.offered("subtype")
    assert form.is_shown("could_swim")
    assert not form.is_shown("helmet")
    form.fill(
        subtype="drown_river", intent="unintentional", place="community",
        activity=form.offered("activity")[0], natures=["drowning"], outcome="recovered",
        could_swim="no", adult_watching="no", care=form.offered("care")[0], admitted_on="1/7/2026",
        discharged_on="3/7/2026", hospital_days="2", recorded_on="5/7/2026",
    )  # fmt: skip
    assert form.words("icd10") == "W65–W74"
    assert form.problems() == {}
    made = form.complete()
    assert made.fields["happened_at"] == "14:30"
    assert made.fields["code"] == "TN-2026-001"
    assert form.page.list.table.current is not None
    figures = desk.do(lambda session: injury_figures(session, *quarter(session)))
    assert figures.cell("08", "sex female") == (1, 0)
    assert figures.cell("08", "place community") == (1, 0)


def quarter(session: Session) -> tuple[object, object]:
    today = session.today
    return today.replace(month=7, day=1), today.replace(month=9, day=30)


@pytest.mark.parametrize("cause", CAUSES)
def test_each_official_cause_is_reached_with_what_it_asks(
    desk: Desk, type_words: Type, cause: str
) -> None:
    form = Filling(desk, "injury", type_words).begin()
    assert tuple(form.offered("cause")) == CAUSES
    form.fill(full_name="Lý Thị Mai", told_sex="female", told_born_on="2018", cause=cause)
    subtypes = form.offered("subtype")
    assert subtypes
    form.fill(subtype=subtypes[0], happened_on="1/7/2026", intent="unintentional", place="home",
              outcome="recovered")  # fmt: skip
    assert form.is_shown("cause_other") == (cause == "11")
    assert form.is_shown("helmet") == (cause == "03")
    assert form.is_shown("rabies_vaccine") == (cause == "07")
    if cause == "11":
        assert set(form.is_refused()) == {"cause_other"}
        form.fill(cause_other="Sét đánh")
    blocks = form.words("icd10")
    assert blocks
    assert form.pane.form.row("icd10").editor.controls()[0].property("readOnly")
    assert form.complete().fields["icd10"] == blocks


def test_what_contradicts_itself_is_not_completed(desk: Desk, type_words: Type) -> None:
    form = Filling(desk, "injury", type_words).begin()
    form.fill(full_name="Lý Thị Mai", told_born_on="9/3/2017", happened_on="1/7/2026",
              happened_at="25:00", cause="01", place="home", outcome="recovered",
              discharged_on="30/6/2026")  # fmt: skip
    wrong = form.is_refused()
    assert wrong["discharged_on"] == ("error", "Ra viện sớm hơn ngày xảy ra.")
    assert "giờ" in wrong["happened_at"][1].lower()
    form.fill(happened_on="8/3/2017", happened_at="7:05", discharged_on="")
    assert form.is_refused()["happened_on"][0] == "error"
    form.fill(happened_on="1/7/2026")
    assert form.complete().fields["happened_at"] == "07:05"


def test_a_death_that_came_later_has_its_own_day(desk: Desk, type_words: Type) -> None:
    form = Filling(desk, "injury", type_words).begin()
    form.fill(full_name="Lý Thị Mai", told_sex="female", told_born_on="2018",
              happened_on="30/6/2026", cause="03", place="community",
              outcome="in_treatment")  # fmt: skip
    id = form.complete().id
    form.open(id).fill(outcome="died")
    assert set(form.is_refused()) == {"died_on"}
    form.fill(died_on="29/6/2026")
    assert form.is_refused()["died_on"] == ("error", "Ngày tử vong sớm hơn ngày xảy ra.")
    form.fill(died_on="15/7/2026")
    assert form.complete().fields["died_on"] == "2026-07-15"
    figures = desk.do(lambda session: injury_figures(session, *quarter(session)))
    assert figures.cell("03", "all") == (0, 1), "hurt in June, dead in July"
    assert figures.earlier == 1


def test_harm_by_another_person_asks_for_a_case_and_leaves_open_lists(
    desk: Desk, type_words: Type
) -> None:
    (child,) = desk.add("child", CHILD)
    form = Filling(desk, "injury", type_words).begin()
    form.fill(child=child, happened_on="1/7/2026", cause="05", place="home", outcome="recovered")
    assert not form.is_shown("case")
    form.fill(intent="assault")
    level, sentence = form.problems()["case"]
    assert (level, "cần lập vụ việc" in sentence) == ("doubt", True)
    made = form.complete()
    desk.page("case")
    form.page.show_what(record_id=made.id)
    desk.settle()
    assert form.page.view.propose.isVisibleTo(form.page.view)
    form.page.view.propose.click()
    desk.settle()
    assert desk.window.current_key == "case"
    case = desk.page("case").case.forms.current
    assert case is not None
    assert case.record.fields["child"] == child
    assert case.record.fields["happened_on"] == "2026-07-01"
    linked = desk.do(lambda session: browse.record(session, "injury", made.id))
    assert linked.fields["case"] == case.record.id
    # Who has no right to cases finds no trace of it.
    wanted = browse.Query("injury")
    assert desk.do(lambda session: browse.count(session, wanted)) == 1
    desk.do(own_intent)
    assert desk.do(lambda session: browse.count(session, wanted)) == 0
    assert desk.do(lambda session: browse.counts(session)["injury"]) == 0


def test_the_same_event_written_twice_is_noticed(desk: Desk, type_words: Type) -> None:
    (child,) = desk.add("child", CHILD)
    told = {"child": child, "happened_on": "1/7/2026", "cause": "07", "place": "home",
            "outcome": "recovered"}  # fmt: skip
    Filling(desk, "injury", type_words).begin().fill(**told).complete()
    again = Filling(desk, "injury", type_words).begin().fill(**told)
    level, sentence = again.problems()["child"]
    assert level == "doubt"
    assert "Trùng" in sentence
    again.fill(cause="01")
    assert "child" not in again.problems()
