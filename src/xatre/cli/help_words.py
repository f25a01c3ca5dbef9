"""What `--help` says of values that several commands take alike, and the kinds by their names."""

from __future__ import annotations

import argparse

HELP = {
    "book": "thư mục của sổ",
    "folder": "thư mục sẽ lập các sổ mẫu",
    "--children": "số trẻ của mỗi xã",
    "--communes": "số xã",
    "--seed": "số gốc: cùng số thì cùng sổ mẫu",
    "--date": "ngày coi như hôm nay (YYYY-MM-DD)",
    "--unit": "mã đơn vị",
    "name": "họ và tên cán bộ",
    "--new-password-file": "tệp chứa mật khẩu mới",
    "--to": "thư mục sẽ ghi vào",
    "backup": "tệp bản sao lưu (.xtbackup)",
    "kind": "loại hồ sơ, xem danh sách ở cuối",
    "--kind": "chỉ tìm trong một loại hồ sơ, xem danh sách ở cuối",
    "--reason": "lý do, ghi vào nhật ký",
    "field": "tên mục của hồ sơ",
    "--revision": "mã của bản được chọn, xem bằng lệnh show",
    "text": "chữ cần tìm",
    "--limit": "nhiều nhất bao nhiêu dòng",
    "--out": "tệp hoặc thư mục sẽ ghi ra",
    "card": "tệp thẻ (.xatre)",
    "--fingerprint": "40 số vân tay nghe qua điện thoại",
    "file": "tệp đọc vào",
    "--book": "sổ dùng để đối chiếu chữ ký",
    "package": "mã SHA-256 của gói hoặc 12 chữ đầu, xem bằng lệnh status",
    "--sheet": "tên trang tính",
    "--head-row": "dòng có tên cột, đếm từ 1",
    "--answer": "trả lời một câu hỏi của bảng, lặp lại được",
    "id": "mã hồ sơ (TE-00001, VV-2026-001) hoặc mã nhận dạng",
    "--year": "năm chấm điểm",
    "list": "danh sách cần rà soát",
    "--window-only": "chỉ mở cửa sổ rồi đóng",
    "words": "sổ, nếu có, rồi tệp cập nhật",
}
"""By the name of a value or its option."""


def help_of(names: tuple[str, ...]) -> str | None:
    """What to say of the first name that is known; None for none."""
    return next((HELP[name] for name in names if name in HELP), None)


def kinds_listed(command: argparse.ArgumentParser) -> str:
    """The kinds, a line each, where a command takes one; "" elsewhere."""
    if not any(action.dest == "kind" for action in command._actions):
        return ""
    from xatre.kinds import KINDS

    wide = max(len(name) for name in KINDS)
    lines = [f"  {name:<{wide}}  {kind.label}" for name, kind in KINDS.items()]
    return "\n".join(["", "các loại hồ sơ:", *lines, ""])
