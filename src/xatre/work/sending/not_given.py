"""Why records are not handed over: nothing there, not ours, to nobody, on its way already."""

from __future__ import annotations

from xatre.errors import UseError


class NothingToHandOver(UseError):
    """No completed record of that id here, or it is not ours."""

    code = "XT-217"
    sentence = "Không có hồ sơ hoàn thành nào mang mã này ở đơn vị mình để bàn giao."
    remedy = "Hoàn thành hồ sơ trước, rồi bàn giao."


class OnlyCasesGoUp(UseError):
    """A record of another kind to an office: the commune keeps those."""

    code = "XT-259"
    sentence = "Lên cơ quan cấp trên chỉ bàn giao được vụ việc. Chưa lập gói nào."
    remedy = "Hồ sơ loại khác vẫn của xã và tới cấp trên trong gói gửi thường lệ."


class NoUnitNamed(UseError):
    """A record to hand over, and nobody to hand it to."""

    code = "XT-243"
    sentence = "Chưa nói bàn giao hồ sơ cho đơn vị nào. Chưa lập gói nào."
    remedy = "Ghi mã đơn vị nhận (ở lệnh: --to MÃ) rồi bàn giao lại."


class ToItself(UseError):
    """The unit named is this one."""

    code = "XT-224"
    sentence = "Không bàn giao hồ sơ cho chính đơn vị mình được."
    remedy = "Chọn đơn vị nhận khác."


class GivenAlready(NothingToHandOver):
    """The record is the other unit's by now, with every line there is of it."""

    code = "XT-245"
    sentence = "Hồ sơ này đã thuộc {unit}, bên ấy có đủ. Chưa lập gói nào."
    remedy = "Không cần bàn giao lại."


class OnItsWay(UseError):
    """The record, or one that goes along, was given to another unit that has not accepted yet."""

    code = "XT-247"
    sentence = "Hồ sơ này đang bàn giao cho {unit}, chưa có biên nhận. Chưa lập gói nào."
    remedy = (
        "Nhận biên nhận của đơn vị ấy, bàn giao lại cho chính đơn vị ấy, hoặc hủy gói bàn giao."
    )


class NotOursToGive(NothingToHandOver):
    """The record is another unit's by now, and that is not the one it would be given to."""

    code = "XT-273"
    sentence = (
        "Hồ sơ này nay thuộc {unit}, ở đây chỉ giữ bản để xem, nên không bàn giao từ đây được. "
        "Chưa lập gói nào."
    )
    remedy = "Báo {unit} bàn giao, nếu hồ sơ phải chuyển tiếp."
