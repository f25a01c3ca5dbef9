"""The smaller controls: choosing by keyboard, hiding again, messages, dialogs, words for charts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from xatre.desk.widgets import badge
from xatre.desk.widgets.buttons import Button, FilterButton
from xatre.desk.widgets.chart import Bar, Chart
from xatre.desk.widgets.check_box import CardGroup, ChoiceCard
from xatre.desk.widgets.clock import Clock, ClockFace, clock_badge
from xatre.desk.widgets.combo import Combo
from xatre.desk.widgets.day_box import CalendarPanel, DayBox
from xatre.desk.widgets.dialog import Dialog, error_dialog
from xatre.desk.widgets.focus_ring import FocusRing, stands_off
from xatre.desk.widgets.hidden_value import HiddenValue
from xatre.desk.widgets.message_bar import Message, MessageBar
from xatre.desk.widgets.progress import Progress
from xatre.desk.widgets.score_bar import Score, ScoreBar
from xatre.desk.widgets.search_box import SearchBox
from xatre.desk.widgets.segments import Segmented
from xatre.desk.widgets.step_bar import Step, StepBar
from xatre.desk.widgets.style import mark
from xatre.errors import DiskError
from xatre.model.text import DOTS

CHOICES = [("a", "Nam"), ("b", "Nữ"), ("c", "Không biết")]


def test_segments_are_moved_by_arrows_and_cleared(qtbot):
    control = Segmented(CHOICES)
    qtbot.addWidget(control)
    for key, value in (
        (Qt.Key.Key_Right, "a"),
        (Qt.Key.Key_Right, "b"),
        (Qt.Key.Key_End, "c"),
        (Qt.Key.Key_Left, "b"),
        (Qt.Key.Key_Delete, ""),
    ):
        qtbot.keyClick(control, key)
        assert control.value == value
    control.set_read_only(True)
    qtbot.keyClick(control, Qt.Key.Key_Right)
    assert control.value == ""


def test_a_click_chooses_a_segment(qtbot):
    control = Segmented(CHOICES)
    qtbot.addWidget(control)
    control.resize(300, 34)
    with qtbot.waitSignal(control.changed) as caught:
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
    assert caught.args == ["b"]
    assert control.accessibleDescription() == "Nữ"


def test_a_combo_tells_only_of_what_a_person_chose(qtbot):
    control = Combo(CHOICES)
    qtbot.addWidget(control)
    control.show()
    with qtbot.assertNotEmitted(control.changed):
        control.choose("b")
    with qtbot.waitSignal(control.changed) as caught:
        qtbot.keyClick(control, Qt.Key.Key_Down)
    assert caught.args == ["c"]
    with qtbot.waitSignal(control.changed) as caught:
        qtbot.keyClick(control, Qt.Key.Key_Delete)
    assert caught.args == [""]


def test_a_filter_is_taken_off_by_its_cross(qtbot):
    button = FilterButton("Thôn, bản", [("m", "Mồ Sì San")])
    qtbot.addWidget(button)
    button.choose("m")
    assert button.text() == "Mồ Sì San"
    with qtbot.waitSignal(button.changed) as caught:
        button.click()
    assert caught.args == [""]
    assert button.text() == "Thôn, bản"


def test_enter_presses_a_button(qtbot):
    button = Button("Nhận 2 gói", "primary", "package-check")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Return)
    button.forbid("Chưa chọn gói nào.")
    assert not button.isEnabled()
    assert button.toolTip() == "Chưa chọn gói nào."


def test_the_search_asks_a_moment_after_typing_and_at_once_when_emptied(qtbot, type_words):
    box = SearchBox("Tìm trẻ")
    qtbot.addWidget(box)
    with qtbot.waitSignal(box.searched, timeout=1000) as caught:
        type_words(box, "giàng")
    assert caught.args == ["giàng"]
    with qtbot.waitSignal(box.searched) as caught:
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert caught.args == [""]


def test_a_day_chosen_in_the_calendar_is_written(qtbot):
    box = DayBox()
    qtbot.addWidget(box)
    box.show()
    qtbot.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    panel = box.findChild(CalendarPanel)
    assert panel is not None
    with qtbot.waitSignal(box.picked):
        qtbot.keyClick(
            panel.focusProxy().findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return
        )
    assert len(box.text()) == 10


def test_a_shown_value_hides_when_the_record_is_left(qtbot):
    asked = []

    def ask(take):
        asked.append(1)
        take("Hà Nhì")

    whole = QWidget()
    qtbot.addWidget(whole)
    value = HiddenValue("Dân tộc", ask, whole)
    QVBoxLayout(whole).addWidget(value)
    whole.show()
    button = value.findChild(Button)
    button.click()
    assert value.words == "Hà Nhì"
    whole.hide()
    assert value.words == DOTS
    whole.show()
    button.click()
    assert len(asked) == 2


def test_one_message_at_a_time_and_the_last_ten_are_kept(qtbot):
    bar = MessageBar()
    qtbot.addWidget(bar)
    done = []
    for number in range(12):
        bar.show_message(Message("info", f"Việc {number}."))
    bar.show_message(Message("success", "Đã nhận.", "", "Hoàn tác", lambda: done.append(1)))
    assert len(bar.history) == 10
    assert bar.message.fact == "Đã nhận."
    bar.findChild(Button).click()
    assert done == [1]
    assert bar.message is None
    assert bar.isHidden()


def test_success_goes_by_itself_and_an_error_stays(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    line, bar = QLineEdit(window), MessageBar(window)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(bar)
    window.show()
    line.setFocus()
    bar._timer.setInterval(30)
    bar.show_message(Message("success", "Đã lưu."))
    qtbot.waitUntil(lambda: bar.message is None, timeout=1000)
    bar.show_message(Message("error", "Chưa lưu được."))
    qtbot.wait(80)
    assert bar.message is not None


def test_esc_is_the_quiet_answer_and_copied_details_are_whole(qtbot):
    dialog = Dialog(
        "Chưa ghi được", "Sổ vẫn nguyên.", ["Cắm USB khác."], [("Cần", "6 MB")], "XT-602"
    )
    qtbot.addWidget(dialog)
    dialog.add_button("later", "Để sau", "quiet")
    dialog.add_button("again", "Thử ghi lại", "primary", safe=True)
    dialog.show()
    assert dialog.width() == 640
    dialog._copy()
    assert QGuiApplication.clipboard().text() == (
        "XT-602 Chưa ghi được\nSổ vẫn nguyên.\nCắm USB khác.\nCần: 6 MB"
    )
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer == "later"


def test_a_fault_speaks_for_itself_in_a_dialog(qtbot):
    dialog = error_dialog(DiskError(what="hết chỗ"), "Không ghi được")
    qtbot.addWidget(dialog)
    again = dialog.add_button("again", "Thử lại", "primary", safe=True)
    again.click()
    assert dialog.answer == "again"


def test_a_chart_tells_every_value_also_the_missing_one(qtbot):
    bars = [Bar("T1", 2), Bar("T2", 0), Bar("T3", None), Bar("T4", 3, unfinished=True)]
    for lying in (False, True):
        chart = Chart("Vụ việc", "5 vụ", bars, lying=lying)
        qtbot.addWidget(chart)
        assert chart.accessibleName() == (
            "Vụ việc. 5 vụ. T1: 2; T2: 0; T3: chưa có; T4: 3 (chưa hết)"
        )
        assert not chart.grab().isNull()


def test_the_score_is_spoken_with_its_three_numbers(qtbot):
    bar = ScoreBar(Score(185, 90, 725, 800, "ngưỡng 800"))
    qtbot.addWidget(bar)
    assert bar.accessibleName().startswith("185 điểm tạm tính; 90 chưa tính được; 725")
    assert not bar.grab().isNull()


def test_every_clock_says_what_is_left(qtbot):
    for state in ("waiting", "running", "soon", "late", "done"):
        face = ClockFace(state, "còn 1 giờ", "Can thiệp", 0.4, "NĐ 56/2017 Đ31")
        clock = Clock(face)
        qtbot.addWidget(clock)
        assert clock.accessibleName() == "Can thiệp: còn 1 giờ"
        assert clock.toolTip() == "Can thiệp · NĐ 56/2017 Đ31"
        assert not clock.grab().isNull()
        assert clock_badge(face, "12 giờ").words == "12 giờ: còn 1 giờ"


def test_steps_are_one_stop_and_speak(qtbot):
    bar = StepBar()
    qtbot.addWidget(bar)
    bar.resize(1000, 66)
    bar.show_steps((Step("Tiếp nhận", "Mẫu 01", "done"), Step("Đánh giá", "Mẫu 02", "now", 2)), 0)
    with qtbot.waitSignal(bar.chosen) as caught:
        qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert caught.args == [1]
    assert bar.accessibleDescription() == "Bước 2 trên 2: Đánh giá, đang làm, 2 lỗi"
    assert not bar.grab().isNull()


def test_cards_are_one_stop(qtbot):
    group = CardGroup()
    qtbot.addWidget(group)
    for words in ("Lò Thị Ngọc Ưng", "Vàng A Dế"):
        group.add(ChoiceCard(words, "người duyệt", "hôm qua", group))
    group.choose(0)
    with qtbot.waitSignal(group.changed) as caught:
        qtbot.keyClick(group, Qt.Key.Key_Down)
    assert caught.args == [1]
    assert [card.chosen for card in group.cards] == [False, True]


def test_progress_can_be_stopped_once(qtbot):
    bar = Progress("Đang nhận")
    qtbot.addWidget(bar)
    bar.show_progress(1200, 5000)
    with qtbot.waitSignal(bar.stopped):
        bar.findChild(Button).click()
    assert not bar.findChild(Button).isEnabled()


def test_every_outcome_has_a_word_and_an_icon():
    assert set(badge.OUTCOMES) == {"taken", "already", "gap", "fork", "refused"}
    assert all(look.words and look.icon for look in badge.OUTCOMES.values())


def test_the_ring_lies_on_a_field_and_off_a_button_and_a_problem(show_active):
    window = QWidget()
    field, button = QLineEdit(window), Button("Lưu nháp", parent=window)
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(button)
    ring = FocusRing(window)
    show_active(window)
    field.setFocus()
    QApplication.processEvents()
    assert ring.ring().topLeft() == field.geometry().topLeft()
    assert not stands_off(field)
    assert stands_off(button)
    mark(field, problem="error")
    assert stands_off(field)
    field.hide()
    assert ring.ring() is None or ring.ring() == button.geometry()
