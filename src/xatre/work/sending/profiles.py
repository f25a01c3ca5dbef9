"""Which profile each kind travels under: what the enrolled office's card asks, at the office its
own wish; without either, what each kind declares."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import orjson

from xatre.errors import UseError
from xatre.exchange.lines import PROFILES
from xatre.exchange.profile import Cutter, strictest
from xatre.kinds import KINDS
from xatre.store.traffic import again, peers
from xatre.work.session import Session

SETTING = "office.profiles"

PROFILE_WORDS = {
    "full": "đầy đủ",
    "no_identity": "không có danh tính",
    "figures": "chỉ số liệu",
    "none": "không gửi",
}


GOES_AGAIN = "Loại nào nay gửi đủ hơn thì gói tới gửi lại cả những bản ghi đã gửi ở dạng hẹp."
GOES_NO_MORE = (
    "Loại nào nay gửi hẹp hơn thì từ gói tới đi ít hơn; điều đã gửi nơi tiếp nhận vẫn giữ, không "
    "gửi lại."
)


class NotOfACommune(UseError):
    """A commune sends as the office's card asks; it does not choose."""

    code = "XT-205"
    sentence = "Chỉ nơi tiếp nhận chọn hồ sơ gửi lên ở dạng nào; xã gửi theo thẻ đã đăng ký."
    remedy = "Hỏi nơi tiếp nhận. Xem dạng đang dùng bằng: xatre profiles SỔ."


class NoSuchWish(UseError):
    """A kind that does not travel, or a profile that carries more than the kind declares."""

    code = "XT-206"
    sentence = "Không chọn được dạng gửi {profile} cho loại hồ sơ {kind}."
    remedy = "Chỉ chọn dạng hẹp hơn hoặc bằng dạng khai: full, no_identity, figures, none."


@dataclass(frozen=True)
class Wish:
    """How the office asks one kind to travel to it, and what it may ask: never more than the kind
    declares. `may_ask` are profiles, the widest first."""

    kind: str
    label: str
    profile: str
    may_ask: tuple[str, ...]


def wishes(session: Session) -> list[Wish]:
    """What an office's card asks of each kind of a commune's. Raises NotOfACommune."""
    if not session.at_office:
        raise NotOfACommune()
    cutter = cutter_in_force(session)
    return [
        Wish(name, _label(name), cutter.profiles[name], _may_ask(name))
        for name, kind in session.kinds.items()
        if kind.owner == "commune"
    ]


def ask_for(session: Session, wanted: Mapping[str, str]) -> None:
    """Ask that these kinds travel so; the office's card says it from now on, and a commune follows
    once it has enrolled that card again. Raises NotOfACommune, NoSuchWish, NoRight, DiskError."""
    session.require("officers")
    if not session.at_office:
        raise NotOfACommune()
    known = {one.kind: one.may_ask for one in wishes(session)}
    for kind, profile in wanted.items():
        if profile not in known.get(kind, ()):
            raise NoSuchWish(kind=kind[:40], profile=profile[:40])
    stored = session.book.setting(SETTING)
    asked = (orjson.loads(stored) if stored else {}) | dict(wanted)
    with session.book.transaction():
        session.book.set_setting(SETTING, orjson.dumps(asked).decode())
        session.note("profiles asked")


def follow(session: Session, before: Mapping[str, str]) -> list[str]:
    """Once an office's card has come: what of the wishes is new against the profiles `before`, in
    sentences. Of a kind that goes wider now all that was sent goes again. Raises DiskError."""
    now = cutter_in_force(session).profiles
    changed = [kind for kind in KINDS if now[kind] != before.get(kind, now[kind])]
    wider = [kind for kind in changed if _rank(now[kind]) < _rank(before[kind])]
    again.send_kinds_again(session.book.db, wider)
    told = [
        f"{_label(kind)}: từ nay gửi {PROFILE_WORDS[now[kind]]} (trước: "
        f"{PROFILE_WORDS[before[kind]]})."
        for kind in changed
        if kind in session.kinds
    ]
    if any(kind in session.kinds for kind in wider):
        told.append(GOES_AGAIN)
    if any(kind in session.kinds and kind not in wider for kind in changed):
        told.append(GOES_NO_MORE)
    return told


def _label(kind: str) -> str:
    return KINDS[kind].plural or KINDS[kind].label


def _rank(profile: str) -> int:
    return [str(one) for one in PROFILES].index(profile)


def _may_ask(kind: str) -> tuple[str, ...]:
    return tuple(one for one in PROFILES if strictest(KINDS[kind], one) == one)


def profiles_in_force(session: Session) -> Mapping[str, str]:
    """Kind → profile."""
    declared = {name: kind.profile for name, kind in KINDS.items()}
    if session.at_office:
        stored = session.book.setting(SETTING)
        return declared | (orjson.loads(stored) if stored else {})
    office = peers.office(session.book.db)
    return declared | dict(office.profile) if office else declared


def cutter_in_force(session: Session) -> Cutter:
    """What cuts each kind's lines to the profile in force."""
    return Cutter(KINDS, profiles_in_force(session))


def travelling_kinds(session: Session) -> list[str]:
    """The kinds of which this book's own lines travel: a commune's to the office, an office's
    with its returns."""
    return [
        name
        for name, profile in cutter_in_force(session).profiles.items()
        if profile != "none" and (KINDS[name].owner == "office") == session.at_office
    ]


def carries_names(cutter: Cutter | None, kinds: Iterable[str]) -> bool:
    """Whether a package of these kinds says who a child or one of its people is; without a
    `cutter` lines travel as they are."""
    return any(
        _names_people(kind) and (cutter is None or cutter.profiles.get(kind) == "full")
        for kind in kinds
    )


def _names_people(kind: str) -> bool:
    return kind not in KINDS or any(field.names_person for field in KINDS[kind].fields.values())
