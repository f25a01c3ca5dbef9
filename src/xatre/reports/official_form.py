"""An official form as HTML for paper, filled from a record or empty for handwriting.

Every line of the form stands, written or dotted; a choice shows all its answers with the chosen
one marked. A form whose layout was not seen says so. Pure: it knows no book and no printer.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from xatre.model.codes import Code, Codes
from xatre.model.fields import Choice, Choices, Field, LongText, Rows, Sealed
from xatre.model.kind import Kind
from xatre.model.record import Record
from xatre.model.text import DOTS
from xatre.model.values import YES, Fields, Value, rows_in
from xatre.reports import letterhead
from xatre.reports.letterhead import UNVERIFIED, Printing
from xatre.reports.paper_forms import PaperForm, Part
from xatre.reports.wording import Wording

LINE = "." * 60
EMPTY, CHOSEN = "[&nbsp;&nbsp;]", "[<b>x</b>]"
MOST_BOXES = 9
"""A longer list is not printed as boxes."""
EMPTY_ROWS = 6
LEVELS = (("high", "Cao"), ("medium", "Trung bình"), ("low", "Thấp"))
NOT_SEEN = f"Dựng theo đề mục của nghị định, chưa đọc được mẫu gốc ({UNVERIFIED})."
RELEASED = "Phần người cung cấp thông tin được niêm kín trong sổ, không in."


@dataclass(frozen=True)
class Filling:
    """What a form is filled from; `about` are lines on whose form it is, label and escaped words;
    `withheld` the fields in which something is written that who prints may not see."""

    kind: Kind
    record: Record | None
    about: Sequence[tuple[str, str]] = ()
    withheld: Container[str] = ()


def official_form(
    form: PaperForm,
    filling: Filling,
    codes: Codes,
    printing: Printing,
    attached: tuple[PaperForm, Filling] | None = None,
) -> str:
    """The form; an empty one where `filling` has no record."""
    body = "".join(_Form(form, filling, codes, printing).parts())
    if attached is not None:
        behind, content = attached
        title = escape(_title(codes, behind.id).upper())
        body += (
            "<p style='page-break-before: always' align='center' class='title'>"
            f"KÈM THEO QUYẾT ĐỊNH: {title}</p>"
        )
        body += "".join(_Form(behind, content, codes, printing).content())
    return letterhead.page(body + letterhead.foot(printing))


def form_name(codes: Codes, id: str) -> str:
    """ "Mẫu số 05: Quyết định phê duyệt …"."""
    return codes.label("forms_nd56", id)


def _title(codes: Codes, id: str) -> str:
    name = form_name(codes, id).partition(":")[2].partition("(")[0].strip()
    return name.removeprefix("Dự thảo ")


class _Form:
    def __init__(self, form: PaperForm, filling: Filling, codes: Codes, printing: Printing) -> None:
        self.form, self.filling, self.codes, self.printing = form, filling, codes, printing
        self.wording = Wording(codes, printing)
        self.fields: Mapping[str, Value] = filling.record.fields if filling.record else {}
        self.blank = filling.record is None
        self.seen = codes.get("forms_nd56", form.id)
        self.starred = False

    def parts(self) -> Iterator[str]:
        made_on = self.fields.get(self.form.made_on)
        yield letterhead.head(
            self.printing,
            self._number(),
            f"Mẫu số {self.form.id} (NĐ 56/2017/NĐ-CP)",
            made_on if isinstance(made_on, str) else "",
        )
        title = letterhead.whole(escape(_title(self.codes, self.form.id).upper()))
        yield f"<p align='center' class='title'>{title}</p>"
        record = self.filling.record
        if record is not None and record.state != "complete":
            words = "ĐÃ HỦY" if record.state == "void" else "BẢN NHÁP, CHƯA HOÀN THÀNH"
            yield f"<p align='center' class='state'>{words}</p>"
        if self.seen is None or self.seen.facts.get("layout_seen") != "1":
            yield f"<p align='center' class='small'><i>{NOT_SEEN}</i></p>"
        yield letterhead.marks(self.printing)
        yield from self.content()
        yield letterhead.signatures(*self.form.signers)

    def _number(self) -> str:
        number = str(self.fields.get(self.form.number_field, ""))
        if "/" in number:
            return f"Số: {escape(number)}"
        return self.form.number.format(escape(number) or "." * 10)

    def content(self) -> Iterator[str]:
        """The lines of the form alone."""
        about = list(self.filling.about)
        if about and self.form.parts[0].title:
            yield letterhead.pairs(about)
            about = []
        for part in self.form.parts:
            yield from self._part(part, about)
            about = []
        if self.starred:
            yield f"<p class='small'>* Dòng này {UNVERIFIED}.</p>"

    def _part(self, part: Part, before: Sequence[tuple[str, str]]) -> Iterator[str]:
        if part.title:
            yield f"<p class='section'>{escape(part.title)}</p>"
        lines = list(before)
        for name in part.fields:
            one = self.filling.kind.fields[name]
            if self.blank and name in self.form.told:
                continue
            if isinstance(one, Rows) and not self._hides(one):
                if lines:
                    yield letterhead.pairs(lines)
                lines = []
                yield self._risk(one) if _is_risk(one) else self._rows(one)
            else:
                lines.append((self._label(one), self._value(one)))
        if lines:
            yield letterhead.pairs(lines)

    def _label(self, one: Field) -> str:
        if not one.verified:
            self.starred = True
            return f"{escape(one.label)} *"
        return escape(one.label)

    def _hides(self, one: Field) -> bool:
        """Whether something is written there that may not be said; what is empty stays a line to
        write on."""
        if one.name in self.filling.withheld:
            return True
        value = self.fields.get(one.name)
        written = bool(rows_in(value)) if isinstance(one, Rows) else bool(value)
        return written and self.wording.is_private(one)

    def _value(self, one: Field) -> str:
        if isinstance(one, Sealed):
            return "<br>".join(
                f"{escape(part.label)}: {LINE[:34]}" for part in one.parts
            ) if self.blank else RELEASED  # fmt: skip
        if self._hides(one):
            return DOTS
        value = self.fields.get(one.name)
        if one.computed and self.blank:
            return LINE
        if isinstance(one, Choice | Choices) and one.name not in self.form.told:
            offered = [code for code in self.codes.offered(one.codes) if not code.parent]
            if 0 < len(offered) <= MOST_BOXES:
                return self._boxes(one, offered, value)
        if value is None:
            lines = 4 if isinstance(one, LongText) and self.blank else 1
            return "<br>".join([LINE] * lines)
        return self.wording.words(one, value)

    def _boxes(self, one: Field, offered: Sequence[Code], value: Value | None) -> str:
        chosen = {value} if isinstance(value, str) else set()
        if isinstance(value, dict):
            chosen = {code for code, leaf in value.items() if leaf == YES}
        known = {code.code for code in offered}
        boxes = [
            f"{CHOSEN if code.code in chosen else EMPTY}&nbsp;{escape(code.label)}"
            for code in offered
        ]
        boxes += [
            f"{CHOSEN}&nbsp;{escape(self.codes.label(getattr(one, 'codes', ''), str(code)))}"
            for code in sorted(map(str, chosen - known))
        ]
        short = sum(len(code.label) for code in offered) < 60
        return ("&nbsp;&nbsp; " if short else "<br>").join(boxes)

    def _risk(self, table: Rows) -> str:
        """A table of risks: what is asked, and the three answers with the given one marked."""
        written = rows_in(self.fields.get(table.name))
        lines = []
        for code in self.codes.offered(table.row_codes, within=table.row_within):
            row = written.get(code.code, {})
            star = "" if code.verified else " *"
            self.starred = self.starred or bool(star)
            answers = [
                f"{CHOSEN if row.get('level') == level else EMPTY} "
                f"{escape(code.facts.get(level, '') or word)}"
                for level, word in LEVELS
            ]
            lines.append([f"{escape(code.label)}{star}", *answers])
        heads = ["Nội dung", *(word for _, word in LEVELS)]
        return letterhead.grid(heads, lines, (40, 20, 20, 20)) + self._notes(table, written)

    def _notes(self, table: Rows, written: Mapping[str, Fields]) -> str:
        """Further cells of a risk table, such as notes, under it."""
        lines = [
            f"{escape(self.codes.label(table.row_codes, id))}: {self.wording.words(part, words)}"
            for id, row in written.items()
            for part in table.fields
            if part.name != "level" and (words := row.get(part.name)) is not None
        ]
        return "".join(f"<p class='small'>{line}</p>" for line in lines)

    def _rows(self, table: Rows) -> str:
        written = list(rows_in(self.fields.get(table.name)).values())
        heads = ["TT", *(self._label(part) for part in table.fields)]
        if self.blank:
            rows = [[f"{n}<br>&nbsp;", *("" for _ in table.fields)] for n in range(1, EMPTY_ROWS)]
        else:
            rows = [
                [str(n), *(self.wording.words(part, row.get(part.name)) for part in table.fields)]
                for n, row in enumerate(written, 1)
            ]
        if not rows:
            return f"<p class='value'>{escape(table.label)}: {LINE}</p>"
        return letterhead.grid(heads, rows)


def _is_risk(table: Rows) -> bool:
    return bool(table.row_codes) and any(part.name == "level" for part in table.fields)
