"""Below the table: what the chosen file holds that a person must look at."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from xatre.desk import theme
from xatre.desk.pages.exchange import words
from xatre.desk.pages.exchange.clash_pair import ClashHeads, ClashPair
from xatre.desk.widgets.badge import Badge
from xatre.desk.widgets.buttons import Button
from xatre.desk.widgets.heading import SectionHeading
from xatre.desk.widgets.side_pane import Pairs, SidePane
from xatre.desk.widgets.text import Picture, Words
from xatre.work.people.senders import WHY_MISSING
from xatre.work.receiving.comparing import Difference
from xatre.work.receiving.outcomes import Outcome

MOST_SHOWN = 30
"""Clashes drawn at once; the rest are counted."""


KEPT_ASIDE = (
    "{count} hồ sơ bị loại",
    "Các hồ sơ này không vào sổ; biên nhận gửi lại xã kèm lý do.",
)
SENT_BACK = (
    "{count} hồ sơ bị trả lại",
    "Bên nhận chưa lấy các hồ sơ này, vì lý do ghi bên cạnh.",
)
"""Heading and words above lines that an office keeps aside, and above those that a return names."""


class OutcomeDetail(SidePane):
    """Shows one outcome.

    chosen(kind, id, path, revision)   a side was chosen
    fork_asked                         a person wants to take both packages of one number
    remark_asked(difference)           the office wants to ask the commune
    """

    chosen = Signal(str, str, str, str)
    fork_asked = Signal()
    remark_asked = Signal(object)

    def __init__(self, *, at_office: bool, parent: QWidget | None = None) -> None:
        super().__init__("Chi tiết tệp đang chọn", parent, margin=24)
        self._at_office = at_office
        self.hide_names = False
        self.pairs: list[ClashPair] = []
        self.fork_button: Button | None = None
        self.remark_buttons: list[Button] = []

    def show_outcome(
        self,
        outcome: Outcome | None,
        choices: dict[tuple[str, str, str], str],
        *,
        taken: bool,
    ) -> None:
        """Show it; `choices` are the sides chosen so far, `taken` whether it is in the book."""
        self.clear()
        self.pairs, self.fork_button, self.remark_buttons = [], None, []
        if outcome is None:
            return
        if outcome.fault is not None:
            self._fault(outcome)
        elif outcome.differences:
            self._differences(outcome, choices, taken)
        else:
            self._quiet(outcome)
        if outcome.rejections:
            self._rejections(outcome)

    def _title(self, outcome: Outcome, what: str) -> SectionHeading:
        of = f", gói {outcome.sequence}" if outcome.type == "package" else ""
        of = f", biên nhận {outcome.sequence}" if outcome.type == "return" else of
        heading = SectionHeading(f"{words.sender(outcome)}{of}: {what}")
        self.column.addWidget(heading)
        return heading

    def _fault(self, outcome: Outcome) -> None:
        fault = outcome.fault
        if fault is None:
            return
        what = "hai gói cùng số" if outcome.outcome == "fork" else "từ chối"
        self._title(outcome, what)
        self._line(fault.happened)
        self._line(fault.to_do)
        facts = self._pairs(3)
        facts.add("Tệp", outcome.file)
        if outcome.claimed:
            facts.add("Ghi trên tệp, chưa kiểm được", outcome.claimed)
        facts.add("Mã lỗi", fault.code)
        facts.add("Mã tệp", outcome.sha256[:16] or "–")
        self.column.addSpacing(4)
        self.column.addWidget(facts)
        if outcome.outcome == "fork":
            self.fork_button = Button("Nhận cả hai…", "secondary", "git-fork")
            self.fork_button.clicked.connect(self.fork_asked)
            self.column.addSpacing(4)
            self.column.addWidget(self.fork_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _differences(
        self, outcome: Outcome, choices: dict[tuple[str, str, str], str], taken: bool
    ) -> None:
        found = outcome.differences
        heading = self._title(outcome, f"{len(found)} chỗ hai bên ghi khác nhau")
        may_decide = not self._at_office and not taken
        if may_decide:
            done = sum((one.kind, one.id, one.path) in choices for one in found)
            tone = "green" if done == len(found) else "amber"
            heading.add(Badge(f"đã chọn {done} trên {len(found)}", tone))
        here = "Sở đang có" if self._at_office else "Máy này đang có"
        came = "Xã gửi" if self._at_office else "Máy kia gửi"
        if all(side.came for one in found for side in one.sides):
            here, came = "Bản ghi trước", "Bản ghi sau"
        self.column.addWidget(ClashHeads(here, came))
        for one in found[:MOST_SHOWN]:
            pair = ClashPair(one, may_decide=may_decide, hide_names=self.hide_names)
            pair.choose(choices.get((one.kind, one.id, one.path), ""))
            pair.chosen.connect(self.chosen)
            self.pairs.append(pair)
            self.column.addWidget(pair)
        if len(found) > MOST_SHOWN:
            self._line(f"Còn {len(found) - MOST_SHOWN} chỗ nữa, xem ở Tổng quan sau khi nhận.")
        if self._at_office:
            self._ask_commune(found, taken)
        else:
            self._line(
                "Chỗ chưa chọn vẫn giữ cả hai bản, không mất gì; việc chọn hiện lại ở Tổng quan.",
                "info",
            )

    def _ask_commune(self, found: list[Difference], taken: bool) -> None:
        self._line(
            "Hồ sơ là của xã nên xã chọn. Cả hai bản được giữ, không mất gì; nơi nhận có thể hỏi "
            "xã bằng một nhận xét, đi cùng biên nhận.",
            "info",
        )
        for one in {(one.kind, one.id): one for one in found[:MOST_SHOWN]}.values():
            asked = f"Hỏi xã về {one.code}…" if one.code else "Hỏi xã…"
            ask = Button(asked, "secondary", "message-square", small=True)
            ask.forbid("" if taken else "Nhận gói trước, rồi hỏi xã")
            ask.clicked.connect(partial(self.remark_asked.emit, one))
            self.remark_buttons.append(ask)
            self.column.addWidget(ask, 0, Qt.AlignmentFlag.AlignLeft)

    def _quiet(self, outcome: Outcome) -> None:
        self._title(outcome, words.why(outcome)[:1].lower() + words.why(outcome)[1:])
        if outcome.note:
            self._line(outcome.note, "info")
        if outcome.whole_gap:
            self._line(
                f"Gói này vẫn nhận được. {WHY_MISSING}"
                if self._at_office
                else "Gói này vẫn nhận được. Dòng nào cần gói còn thiếu thì chờ, và tự vào sổ khi "
                "gói ấy tới."
            )
        facts = self._pairs(4)
        facts.add("Tệp", outcome.file)
        if outcome.same_as:
            facts.add("Giống hệt tệp", outcome.same_as)
        facts.add("Ngày ký", words.day_words(outcome.created) or "–")
        facts.add("Nghi ngờ", words.number(outcome.doubtful) + " hồ sơ")
        facts.add("Chờ gói trước", words.number(outcome.waiting) + " dòng")
        self.column.addWidget(facts)

    def _rejections(self, outcome: Outcome) -> None:
        self.column.addSpacing(8)
        heading, rest = SENT_BACK if outcome.type == "return" else KEPT_ASIDE
        self.column.addWidget(SectionHeading(heading.format(count=outcome.rejected)))
        self._line(rest, "info")
        for one in outcome.rejections[:MOST_SHOWN]:
            named = one.record_code or one.record[-8:]
            row = QHBoxLayout()
            row.setSpacing(12)
            about = Words(f"{one.kind_label} {named}", "name")
            about.setFixedWidth(226)
            row.addWidget(about, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Words(f"{one.words} ({one.code})", "text", wrap=True), 1)
            self.column.addLayout(row)

    def _pairs(self, columns: int) -> Pairs:
        pairs = Pairs(columns, self.widget())
        pairs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return pairs

    def _line(self, said: str, icon: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        if icon:
            row.addWidget(Picture(icon, theme.INK2, 14).beside(12), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(said, "note" if icon else "text", wrap=True), 1)
        self.column.addLayout(row)
