"""The people of a book: added, dropped, their passwords; opening by the recovery code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from xatre.store.book import Book
from xatre.store.keys import new_code, passwords
from xatre.store.keys import officers as stored
from xatre.store.keys.officers import Officer
from xatre.store.keys.slots import Cost
from xatre.work import keeping
from xatre.work.keeping import OldBackup
from xatre.work.people import renewing
from xatre.work.session import Session


@dataclass(frozen=True)
class Recovered:
    """A book opened by its recovery code: who is in it, and the new code, shown once."""

    officers: list[dict[str, object]]
    recovery_code: str


@dataclass(frozen=True)
class Dropped:
    """Someone is out of the book: the new recovery code, shown once; the new device and the
    fingerprint that the other side must type; backups that the old key still opens; which card the
    other side must trust before the new one, "" for none."""

    recovery_code: str
    device: str
    fingerprint: str
    backups: tuple[OldBackup, ...]
    enrol_first: str = ""


def list_officers(session: Session) -> list[dict[str, object]]:
    """`{name, role, case_rights}` of each, in the order they were added."""
    return [_shown(officer) for officer in session.book.officers()]


def add_officer(
    session: Session,
    name: str,
    *,
    role: str,
    password: str,
    case_rights: bool,
    cost: Cost | None = None,
) -> Officer:
    """Give someone a way in. Raises NoRight, NotThisOfficer, WeakPassword, DiskError."""
    session.require("officers")
    return stored.add(
        session.book,
        name,
        role,
        password,
        case_rights=case_rights,
        cost=cost,
        now=session.clock(),
    )


def change_officer(
    session: Session, name: str, *, role: str | None = None, case_rights: bool | None = None
) -> Officer:
    """Change someone's role or case rights; None leaves it. Raises NoRight, NotThisOfficer,
    DiskError."""
    session.require("officers")
    return stored.change(
        session.book, name, role=role, case_rights=case_rights, now=session.clock()
    )


def plan_dropping(session: Session, name: str) -> Officer:
    """Who would be dropped; nothing is done yet. Raises NoRight, NotThisOfficer."""
    session.require("officers")
    return stored.to_drop(session.book, name)


def drop_officer(session: Session, name: str, cost: Cost | None = None) -> Dropped:
    """Take someone's way in, and change all that they may have kept: the data key, the recovery
    code and this device's keys. Until the other side has enrolled the new card it takes nothing
    from here. Raises NoRight, NotThisOfficer, DiskError."""
    session.require("officers")
    old, first = keeping.backups_of_this_key(session), renewing.enrol_first(session)
    code = stored.drop(
        session.book,
        name,
        cost=cost,
        now=session.clock(),
        with_it=lambda: renewing.begin_again(session),
    )
    device, mark = session.book.facts.device, renewing.own_fingerprint(session)
    return Dropped(code, device, mark, tuple(old), first)


BEFORE_DROPPING = (
    "Bớt một người thì máy này đổi khóa và sổ có mã khôi phục mới: phải ghi thẻ mới và nhờ bên "
    "kia đăng ký lại, trước đó bên kia chưa nhận gói nào của máy này; mã khôi phục cũ hết dùng."
)


def before_dropping(session: Session) -> str:
    """What a person is told before someone is dropped: what new keys and a new code mean, and which
    card must be trusted first."""
    return f"{BEFORE_DROPPING} {renewing.enrol_first(session)}".rstrip()


def after_dropping(dropped: Dropped) -> list[str]:
    """What is left to do by hand once someone was dropped, in sentences."""
    told = [
        "Máy này có khóa mới: ghi thẻ mới và nhờ bên kia đăng ký bằng 40 số vân tay. Trước đó bên "
        "kia chưa nhận gói nào của máy này. Gói chưa có biên nhận thì gói tới gửi lại; hồ sơ đang "
        "bàn giao thì bàn giao lại; biên nhận bên kia chưa nhận thì lập lại. "
        f"{dropped.enrol_first}".rstrip()
    ]
    if dropped.backups:
        told.append(
            "Những bản sao lưu này mở được bằng mật khẩu hoặc khóa cũ; chép bản mới rồi hủy chúng:"
        )
        told += [
            f"{one.name} ({one.taken}, {'cạnh sổ' if one.beside else 'đã chép ra nơi khác'})"
            for one in dropped.backups
        ]
    return told


def change_password(session: Session, current: str, new: str, cost: Cost | None = None) -> None:
    """The officer at the book changes their own. Raises WrongPassword, WeakPassword, DiskError."""
    stored.change_password(session.book, current, new, cost=cost, now=session.clock())


def reset_password(session: Session, name: str, new: str, cost: Cost | None = None) -> None:
    """An administrator gives someone a new password. Raises as `stored.reset_password`."""
    session.require("officers")
    stored.reset_password(session.book, name, new, cost=cost, now=session.clock())


def recover(
    folder: Path, *, code: str, password: str, officer: str = "", cost: Cost | None = None
) -> Recovered:
    """Open by the recovery code, set a new password and a new code, and close again.

    Raises as `Book.recover`.
    """
    book, new_code = Book.recover(
        folder, code=code, new_password=password, officer=officer, cost=cost
    )
    with book:
        return Recovered([_shown(one) for one in book.officers()], new_code)


def draw_recovery_code(session: Session, password: str) -> str:
    """A new code to be written on paper; it opens nothing, and the old one holds, until
    `put_recovery_code`. Raises NoRight, WrongPassword, MustWait."""
    session.require("officers")
    return new_code.draw_code(session.book, password, session.clock())


def put_recovery_code(session: Session, code: str, cost: Cost | None = None) -> None:
    """The code was read back from its paper: it holds, the old paper ends. Raises NoRight,
    DiskError."""
    session.require("officers")
    new_code.put_in_force(session.book, code, cost=cost, now=session.clock())


def is_at_the_book(session: Session, name: str) -> bool:
    """Whether the officer of that name is the one who opened the book."""
    return stored.same_name(session.book.officer.name, name)


def propose_password() -> str:
    """Five words the program proposes."""
    return passwords.propose_five_words()


def check_password(password: str, portable: bool = False) -> None:
    """Raise WeakPassword where a new password would be refused."""
    passwords.require_good(password, portable)


def same_code_group(typed: str, group: str) -> bool:
    """Whether one group of a recovery code was typed right; case, spaces and letters that look
    alike do not matter."""
    return passwords.read_recovery_code(typed) == group


def _shown(officer: Officer) -> dict[str, object]:
    return {"name": officer.name, "role": officer.role, "case_rights": officer.case_rights}
