"""A book restored from a backup has less than the office: a return names packages that a device of
this book sealed and that are not in it. Its officer is told until the office gave the records back.
"""

from __future__ import annotations

from collections.abc import Iterable

from xatre.exchange.returns import Return
from xatre.model.purposes import RESTORE
from xatre.store.keys import device
from xatre.store.traffic import again, packages
from xatre.work.session import Session
from xatre.work.units import bare

NOT_HERE = "return.packages_not_here"
"""The setting of the packages the office took and this book does not know, by their marks."""
GIVEN_BACK = "return.packages_given_back"
"""The setting of those that the office named when it last gave the records back."""
WITHDRAWN_THERE = "return.withdrawn_not_here"
"""The setting of the packages the office has withdrawn and this book does not know."""
ASK_FOR_THEM = (
    "Nơi nhận có nhiều hơn sổ này: {count} gói do sổ này lập mà ở đây không còn, vì sổ đã dựng lại "
    "từ bản sao lưu cũ hơn. Xin nơi nhận trả lại hồ sơ, rồi nhận tệp ấy ở đây: tại nơi nhận nhấn "
    "Trả lại hồ sơ…, hoặc xatre export SỔ --to {unit} --full --out THƯ_MỤC."
)


def compare(session: Session, content: Return, purpose: str) -> str:
    """Hold the packages of ours that the office's return names against those known here, and keep
    what is found; the sentence to tell, "" where nothing is lacking. Raises DiskError."""
    known = {one.sha256 for one in packages.sent(session.book.db)}
    ours = set(device.all_ids(session.book.db))
    lacking = {
        one.sha256[: packages.SHORT]
        for one in content.packages
        if one.device in ours and one.outcome in packages.TAKEN and one.sha256 not in known
    }
    withdrawn = {
        one.sha256[: packages.SHORT]
        for one in content.packages
        if one.outcome == packages.WITHDRAWN and one.sha256 not in known
    }
    if purpose == RESTORE:
        _keep(session, GIVEN_BACK, lacking)
    elif withdrawn - _kept(session, WITHDRAWN_THERE):
        # What such a package carried nobody here can tell: all that was given back goes again.
        again.send_given_back_again(session.book.db)
    _keep(session, WITHDRAWN_THERE, withdrawn)
    _keep(session, NOT_HERE, lacking - _kept(session, GIVEN_BACK))
    return told(session)


def told(session: Session) -> str:
    """That the office has more than this book, and what to ask it for; "" where it has not."""
    count = packages_not_here(session)
    return ASK_FOR_THEM.format(count=count, unit=bare(session.unit)) if count else ""


def packages_not_here(session: Session) -> int:
    """How many packages of ours the last return named that this book has neither made nor been
    given back."""
    return len(_kept(session, NOT_HERE))


def _kept(session: Session, setting: str) -> set[str]:
    return set(session.book.setting(setting).split())


def _keep(session: Session, setting: str, marks: Iterable[str]) -> None:
    session.book.set_setting(setting, " ".join(sorted(marks)))
