"""What `export`, `verify` and `receive` did, in sentences for a person at a terminal. With `--json`
none of this is printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xatre.kinds import KINDS
from xatre.model.text import in_sentence

if TYPE_CHECKING:
    from xatre.work.receiving.outcomes import Outcome
    from xatre.work.receiving.verify import Found
    from xatre.work.sending.outgoing import Sent


def of_sent(sent: Sent) -> str:
    """Where the package lies and what it carries."""
    return f"Đã chép gói số {sent.sequence} ra {sent.file}: {_counts(sent.counts)}."


def of_found(found: Found) -> str:
    """Whether a file is whole, and whose it is."""
    if found.fault is not None or found.inspected is None:
        return "Tệp không dùng được."
    header = found.inspected.header
    whole = f"Tệp còn nguyên, của đơn vị {header.unit}"
    if header.sequence:
        whole += f", gói số {header.sequence}"
    trusted = "Vân tay đã đăng ký" if found.trusted else "Chưa biết vân tay này có tin được không"
    told = f"{whole}. {trusted}: {found.inspected.fingerprint}."
    return f"{told} Trong gói có {_counts(found.counts)}." if found.counts else told


def of_outcome(one: Outcome, *, tried: bool) -> str:
    """What became of a file, or would with `tried`."""
    name = one.path.name
    if one.outcome == "refused":
        return f"{name}: {'sẽ không nhận' if tried else 'không nhận'}."
    if one.outcome == "fork":
        return f"{name}: trùng số với gói khác của cùng máy, chưa nhận."
    if one.outcome == "already":
        return f"{name}: đã nhận từ trước, không có gì mới."
    parts = [
        f"{count} {words}"
        for count, words in (
            (one.new, "mới"),
            (one.updated, "cập nhật"),
            (one.unchanged, "không đổi"),
            (one.conflict, "hai nơi ghi khác nhau"),
            (one.doubtful, "nghi ngờ"),
            (one.rejected, "trả lại"),
            (one.waiting, "chờ gói trước"),
        )
        if count
    ]
    told = f"{name}: {'đọc thử, sẽ nhận được' if tried else 'đã nhận'}"
    told += f" ({', '.join(parts)})." if parts else "."
    if one.missing:
        told += f" Còn thiếu gói số {', '.join(map(str, one.missing[:20]))}."
    if tried:
        told += " Chưa ghi gì vào sổ."
    elif one.return_file:
        told += f" Biên nhận: {one.return_file}."
    return told


def _counts(counts: Mapping[str, int]) -> str:
    told = [
        f"{count} {in_sentence(KINDS[name].label) if name in KINDS else name}"
        for name, count in counts.items()
        if count
    ]
    return ", ".join(told) or "không có bản ghi nào"
