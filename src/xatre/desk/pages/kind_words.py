"""How people speak of each kind: what one of it is called, how adding one is said, what its empty
list says. A kind not named here gets plain words made from its label.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from xatre.kinds import KINDS
from xatre.model.kind import Kind
from xatre.model.text import in_sentence, show_number


@dataclass(frozen=True)
class KindWords:
    """Words for one kind. `noun` counts ("trẻ"), `add` is on the button, `first` on the one of an
    empty list, `nothing` begins the sentence of an empty list, `use` says what the list is for."""

    noun: str
    add: str
    first: str
    nothing: str
    use: str
    add_icon: str = "plus"


WORDS: dict[str, KindWords] = {
    "child": KindWords(
        "trẻ",
        "Thêm trẻ",
        "Thêm trẻ đầu tiên",
        "Chưa ghi trẻ nào",
        "Ghi từng trẻ đang sống tại xã, kể cả trẻ chưa khai sinh. Danh sách, vụ việc và số liệu "
        "đều lấy từ sổ này.",
        "user-plus",
    ),
    "case": KindWords(
        "vụ việc",
        "Tiếp nhận vụ việc",
        "Tiếp nhận vụ việc",
        "Chưa có vụ việc nào",
        "Ghi ngay khi nhận tin, kể cả khi chưa rõ tên trẻ. Thời hạn được tính từ giờ nhận tin.",
        "shield-plus",
    ),
    "incident": KindWords(
        "vụ",
        "Ghi vụ có nhiều trẻ",
        "Ghi vụ đầu tiên",
        "Chưa ghi vụ có nhiều trẻ nào",
        "Một vụ gộp các vụ việc của từng trẻ trong cùng một sự việc.",
    ),
    "injury": KindWords(
        "trường hợp",
        "Ghi tai nạn",
        "Ghi trường hợp đầu tiên",
        "Chưa ghi tai nạn thương tích nào",
        "Ghi từng trường hợp khi biết tin, kể cả trường hợp nhẹ. Báo cáo quý gửi cấp trên được "
        "lập từ sổ này.",
    ),
    "birth": KindWords(
        "trường hợp",
        "Ghi khai sinh",
        "Ghi trường hợp đầu tiên",
        "Chưa ghi khai sinh nào",
        "Theo dõi từng trẻ mới sinh tới khi đăng ký xong, để không trẻ nào quá hạn 60 ngày.",
    ),
    "village": KindWords(
        "thôn, bản",
        "Thêm thôn, bản",
        "Thêm thôn, bản đầu tiên",
        "Chưa ghi thôn, bản, tổ dân phố nào",
        "Danh sách của xã; hồ sơ trẻ chọn thôn, bản từ đây.",
    ),
    "population": KindWords(
        "bảng",
        "Ghi dân số",
        "Ghi bảng đầu tiên",
        "Chưa ghi dân số năm nào",
        "Số dân và số trẻ theo năm là mẫu số của các chỉ tiêu.",
    ),
    "remark": KindWords(
        "nhận xét",
        "Ghi nhận xét",
        "Ghi nhận xét",
        "Chưa có nhận xét nào",
        "Nơi nhận ghi nhận xét về một hồ sơ; xã đọc rồi sửa ở sổ của mình.",
        "message-square",
    ),
}


COMES_IN = (
    "Hồ sơ do các xã ghi, tới đây theo gói. Nhận gói ở trang Gửi – Nhận; ở đây xem và ghi nhận xét."
)
OFFICE_USES = {
    "remark": "Ghi nhận xét từ một hồ sơ đã nhận; xã đọc rồi sửa ở sổ của mình.",
}


def kind_words(kind: Kind, *, at_office: bool = False) -> KindWords:
    """The words for a kind; at an office, which writes none of the communes' records, those of
    what came in."""
    label = in_sentence(kind.label)
    words = WORDS.get(
        kind.name,
        KindWords("hồ sơ", f"Ghi {label}", "Ghi hồ sơ đầu tiên", f"Chưa ghi {label} nào", ""),
    )
    if not at_office:
        return words
    if kind.owner == "office":
        return replace(words, use=OFFICE_USES.get(kind.name, words.use))
    return replace(words, nothing=f"Chưa nhận hồ sơ {label} nào", use=COMES_IN)


SHORT = {
    "village": "Thôn, bản",
    "incident": "Vụ chung",
    "injury": "Tai nạn",
    "criteria": "Tiêu chí",
    "population": "Dân số",
    "figure": "Chỉ tiêu",
}
"""Kinds in a line of counts."""


def count_words(counts: Mapping[str, int]) -> str:
    """ "Trẻ em 1.284 · Vụ việc 60": kinds in the order of the declarations, papers of a case
    among its cases. A line never breaks between a kind and its number."""
    found: dict[str, int] = {}
    for name, number in counts.items():
        parent = KINDS[name].parent or name
        found[parent] = found.get(parent, 0) + number
    parts = []
    for name, kind in KINDS.items():
        if found.get(name):
            label = SHORT.get(name, kind.plural or kind.label)
            parts.append(f"{label} {show_number(str(found[name]))}".replace(" ", "\xa0"))
    return " · ".join(parts)
