"""What stands on every paper that leaves the program: who issues it, how secret it is, for whom,
which copy, by whom and when.

Laid out as papers of the administration are (NĐ 30/2020/NĐ-CP): who issues it at the left, the
name of the state at the right. The degree of secrecy and the scope of supply are those that
NĐ 56/2017/NĐ-CP Điều 24 khoản 3 asks for. Pure: takes plain values, gives escaped HTML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape

from xatre.model import days
from xatre.model.text import DOTS

UNVERIFIED = "chưa đối chiếu văn bản gốc"
NUMBERS = "TT"
NO_DAY = "ngày ...... tháng ...... năm ........"
LAW = "NĐ 56/2017/NĐ-CP Điều 24 khoản 3"
STAMP = "stamp"
"""The anchor of what a printer puts into the lower margin of every page."""

STYLE = """
td { vertical-align: top; }
.state { font-size: 12pt; font-weight: bold; }
.small { font-size: 10pt; }
.note { font-size: 11pt; }
.title { font-size: 14pt; font-weight: bold; }
.section { font-size: 13pt; font-weight: bold; }
.value { font-size: 12pt; }
.cell { font-size: 10pt; }
.tight { font-size: 9pt; }
"""
GRID = (
    "<table width='100%' border='1' cellspacing='0' cellpadding='2' "
    "style='border-collapse: collapse'>"
)


@dataclass(frozen=True)
class Printing:
    """What stands on a sheet beside what it is about.

    `agency` are the lines at the upper left, the last one in bold; `owner` the unit whose record
    it is; `at` the local time; `words` what references stand for, by the id they name; with
    `names` unset nobody is named and nothing hidden is said; `copy` the number of this copy among
    all that left the book, 0 for what nobody counts.
    """

    agency: Sequence[str]
    place: str
    owner: str
    at: datetime
    by: str
    title: str
    secrecy: str
    scope: str
    names: bool = False
    words: Mapping[str, str] = field(default_factory=dict)
    copy: int = 0


def whole(words: str) -> str:
    """Words of a title that no line may tear apart: TRẺ EM."""
    return words.replace("TRẺ EM", "TRẺ&nbsp;EM")


def page(body: str) -> str:
    """A whole sheet of paper from its parts."""
    return f"<html><head><style>{STYLE}</style></head><body>{body}</body></html>"


def head(said: Printing, number: str, form: str = "", made_on: str | None = None) -> str:
    """The upper part. `number` stands under the agency ("Số: …"), already escaped; `form` the name
    of an official form, at the upper right. The paper is of the day `made_on`, as stored; dots
    stand where that is no whole day, and without it the paper is of the day it leaves."""
    *upper, last = [escape(line.upper()) for line in said.agency]
    left = "".join(f"{line}<br>" for line in upper) + f"<b>{last}</b><br>_______"
    of = said.at.date() if made_on is None else days.whole_day(made_on)
    day = f"ngày {of.day:02} tháng {of.month:02} năm {of.year}" if of else NO_DAY
    top = f"<p align='right' class='small'><b>{escape(form)}</b></p>" if form else ""
    return (
        f"{top}<table width='100%' cellpadding='2'><tr>"
        f"<td width='42%' align='center' class='value'>{left}</td>"
        "<td width='58%' align='center' class='value'><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA "
        "VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br>_____________________</td></tr>"
        f"<tr><td align='center' class='note'>{number}</td>"
        f"<td align='center' class='value'><i>{escape(said.place)}, {day}</i></td></tr></table>"
    )


def marks(said: Printing) -> str:
    """How secret it is, for whom, whose record."""
    owner = f"<br><b>Nơi lập hồ sơ:</b> {escape(said.owner)}." if said.owner else ""
    return (
        f"<p class='note'><b>Mức độ bảo mật:</b> {escape(said.secrecy)}. "
        f"<b>Phạm vi cung cấp:</b> {escape(said.scope)} ({LAW}).{owner}</p>"
    )


def signatures(*who: tuple[str, str]) -> str:
    """Places to sign, side by side: title and what to do there. One alone stands at the right."""
    width = 100 // max(len(who), 2)
    cells = "".join(
        f"<td width='{width}%' align='center' class='value'>"
        f"<b>{whole(escape(title.upper()))}</b><br><i>({escape(how)})</i><br><br><br></td>"
        for title, how in who
    )
    left = f"<td width='{width}%'></td>" if len(who) == 1 else ""
    return f"<p></p><table width='100%' cellpadding='4'><tr>{left}{cells}</tr></table>"


def foot(said: Printing, nameless: bool = True) -> str:
    """Which copy, when, by whom, at the foot of every page; `nameless` says how people are printed
    where nobody is named."""
    copy = f"Bản số {said.copy}. " if said.copy else ""
    told = (
        ""
        if said.names or not nameless
        else f"Bản không tên: họ tên in bằng chữ đầu, mục riêng tư in bằng dấu {DOTS}.<br>"
    )
    return (
        f"<p class='small'><a name='{STAMP}'>{told}{copy}In lúc {said.at:%H:%M} ngày "
        f"{said.at:%d/%m/%Y}. Người in: {escape(said.by)}. Bản in từ sổ điện tử Xã Trẻ.</a></p>"
    )


def pairs(lines: Sequence[tuple[str, str]]) -> str:
    """Label and value, line by line; both already escaped."""
    rows = "".join(
        f"<tr><td width='38%' class='value'>{label}</td>"
        f"<td width='62%' class='value'>{value}</td></tr>"
        for label, value in lines
    )
    return f"{GRID}{rows}</table>"


def grid(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int] = (),
    style: str = "cell",
) -> str:
    """A table with a head that stands again on every page; everything already escaped. A first
    column of running numbers ("TT") is as narrow as they are."""
    sizes = [f" width='{width}%'" for width in widths] or [""] * len(heads)
    if heads[0] == NUMBERS:
        sizes[0] = f" width='{4 if len(rows) < 1000 else 6}%'"
    top = "".join(
        f"<th class='{style}'{size}>{name}</th>" for name, size in zip(heads, sizes, strict=True)
    )
    lines = ("".join(f"<td class='{style}'>{cell}</td>" for cell in row) for row in rows)
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"{GRID}<thead><tr>{top}</tr></thead>{body}</table>"
