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
from xatre.model.text import in_sentence
from xatre.store.traffic import again, peers
from xatre.work.session import Session

SETTING = "office.profiles"

PROFILE_WORDS = {
    "full": "đầy đủ",
    "no_identity": "không có danh tính",
    "figures": "chỉ số liệu",
    "none": "không gửi",
}


NOW = "{kind}: từ nay gửi {now} (trước: {before})."
WOULD = "Thẻ này đổi cách gửi {kind}: sẽ gửi {now} (đang gửi: {before})."
"""What is told of a kind that travels otherwise now, and that would."""
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
    change = _Change(before, cutter_in_force(session).profiles)
    again.send_kinds_again(session.book.db, change.wider)
    return change.told(session, NOW)


def would_follow(session: Session, wished: Mapping[str, str]) -> list[str]:
    """What trusting a card with these wishes would change, in sentences: to be told before that.
    Nothing at an office, or where no office was ever trusted."""
    before = last_in_force(session)
    if before is None:
        return []
    return _Change(before, _with(wished)).told(session, WOULD)


@dataclass(frozen=True)
class _Change:
    """Profiles before and now."""

    before: Mapping[str, str]
    now: Mapping[str, str]

    @property
    def changed(self) -> list[str]:
        return [kind for kind in KINDS if self.now[kind] != self.before.get(kind, self.now[kind])]

    @property
    def wider(self) -> list[str]:
        return [kind for kind in self.changed if _rank(self.now[kind]) < _rank(self.before[kind])]

    def told(self, session: Session, how: str) -> list[str]:
        """By kind that this officer may know of, and what becomes of what was sent."""
        known = [kind for kind in self.changed if kind in session.kinds]
        wider = [kind for kind in known if kind in self.wider]
        told = [
            how.format(
                kind=_label(kind) if how == NOW else in_sentence(_label(kind)),
                now=PROFILE_WORDS[self.now[kind]],
                before=PROFILE_WORDS[self.before[kind]],
            )
            for kind in known
        ]
        told += [GOES_AGAIN] if wider else []
        return told + ([GOES_NO_MORE] if len(known) > len(wider) else [])


def _label(kind: str) -> str:
    return KINDS[kind].plural or KINDS[kind].label


def _rank(profile: str) -> int:
    return [str(one) for one in PROFILES].index(profile)


def _may_ask(kind: str) -> tuple[str, ...]:
    return tuple(one for one in PROFILES if strictest(KINDS[kind], one) == one)


def profiles_in_force(session: Session) -> Mapping[str, str]:
    """Kind → profile."""
    declared = _declared()
    if session.at_office:
        stored = session.book.setting(SETTING)
        return declared | (orjson.loads(stored) if stored else {})
    office = peers.office(session.book.db)
    return declared | dict(office.profile) if office else declared


def last_in_force(session: Session) -> Mapping[str, str] | None:
    """How each kind travels to the office or, where that is trusted no more, travelled to it last:
    what was sent is as narrow as that. None where no office was ever trusted, and at an office."""
    known = [] if session.at_office else peers.enrolled(session.book.db, role="office")
    last = max(
        known, key=lambda one: (one.active, one.revoked_hash != peers.SUCCEEDED), default=None
    )
    return _with(last.profile) if last is not None else None


def _with(wished: Mapping[str, str]) -> Mapping[str, str]:
    return Cutter(KINDS, _declared() | dict(wished)).profiles


def _declared() -> dict[str, str]:
    return {name: kind.profile for name, kind in KINDS.items()}


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
