"""Settings kept in a book for everyone who opens it: names, and when it locks by itself."""

from __future__ import annotations

from xatre.errors import UseError
from xatre.model.text import clean
from xatre.work.session import Session

UPPER_LABEL, UNIT_NAME, IDLE_MINUTES = "desk.upper_label", "desk.unit_name", "desk.idle_minutes"
CODE_NOT_CHECKED = "desk.code_not_checked"
"""Set while nobody has typed back the recovery code from its paper."""
LONGEST_NAME = 120
SHORTEST_IDLE, LONGEST_IDLE = 1, 60


class BadPreference(UseError):
    """A setting cannot be kept so."""

    code = "XT-246"
    sentence = "Chưa đổi thiết lập: {what}."
    remedy = "Sửa lại rồi lưu."


def name_unit(session: Session, *, upper_label: str = "", unit_name: str = "") -> None:
    """How the unit above is called, and how an office calls itself; "" goes back to the usual
    name. Only an administrator may. Raises NoRight, BadPreference, DiskError."""
    session.require("officers")
    for name, value in ((UPPER_LABEL, upper_label), (UNIT_NAME, unit_name)):
        plain = clean(value)
        if len(plain) > LONGEST_NAME:
            raise BadPreference(what=f"tên dài quá {LONGEST_NAME} ký tự")
        session.book.set_setting(name, plain)


def lock_after(session: Session, minutes: int) -> int:
    """Lock by itself after so many minutes of nobody there. Raises BadPreference, DiskError."""
    if not SHORTEST_IDLE <= minutes <= LONGEST_IDLE:
        raise BadPreference(what=f"số phút từ {SHORTEST_IDLE} đến {LONGEST_IDLE}")
    session.book.set_setting(IDLE_MINUTES, str(minutes))
    return minutes


def code_was_checked(session: Session) -> None:
    """The recovery code was typed back from its paper. Raises DiskError."""
    session.book.set_setting(CODE_NOT_CHECKED, "")
