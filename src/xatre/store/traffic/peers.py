"""The cards this book trusts, after a person typed their fingerprint, and the units it expects.

Knows keys as bytes and text. What a card file looks like is the business of `exchange/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import orjson

from xatre.errors import UseError
from xatre.store.connection import Database, transaction

SUCCEEDED = "succeeded"
"""In place of a hash: a device that is over because its keys were renewed, not for mistrust."""
BY_NUMBER = "by number"
"""In place of a hash: a person said up to which number packages count that had not come yet."""


class UnknownCard(UseError):
    """No card of that fingerprint is enrolled here."""

    code = "XT-241"
    sentence = "Sổ chưa ghi nhận thẻ nào có dấu vân này."
    remedy = "Xem lại danh sách thẻ."


@dataclass(frozen=True, kw_only=True)
class Peer:
    """One enrolled device. `profile` is, for an office, how each kind may travel to it.
    Of a revoked one nothing above the sequence `revoked_from` counts, whose file has
    `revoked_hash`, or SUCCEEDED or BY_NUMBER in its place."""

    fingerprint: str
    unit: str
    role: str
    device: str
    label: str
    signing_key: bytes
    sealing_key: str
    profile: Mapping[str, str] = field(default_factory=dict)
    enrolled_at: str = ""
    revoked_from: int | None = None
    revoked_hash: str = ""

    @property
    def active(self) -> bool:
        """Whether packages are still sealed to it."""
        return self.revoked_from is None

    @property
    def last_good_file(self) -> str:
        """The hash of the last file that counts of a revoked device; "" where none is known."""
        return "" if self.revoked_hash in (SUCCEEDED, BY_NUMBER) else self.revoked_hash


_COLUMNS = (
    "fingerprint, unit, role, device, label, signing_key, sealing_key, profile, enrolled_at, "
    "revoked_from, revoked_hash"
)


def enrol(db: Database, peer: Peer) -> None:
    """Trust a card; the same card again brings its label and profile up to date."""
    with transaction(db):
        db.conn.execute(
            f"INSERT INTO cards ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (fingerprint) DO UPDATE SET label = excluded.label, "
            "profile = excluded.profile",
            (
                peer.fingerprint, peer.unit, peer.role, peer.device, peer.label, peer.signing_key,
                peer.sealing_key, orjson.dumps(dict(peer.profile)).decode(), peer.enrolled_at,
                peer.revoked_from, peer.revoked_hash,
            ),
        )  # fmt: skip
        expect(db, {peer.unit: peer.label} if peer.role == "commune" else {})


def enrolled(db: Database, unit: str = "", role: str = "") -> list[Peer]:
    """The cards of a unit or role, or all, the last enrolled first."""
    return _read(
        db,
        "(unit = ?1 OR ?1 = '') AND (role = ?2 OR ?2 = '') ORDER BY enrolled_at DESC, fingerprint",
        (unit, role),
    )


def office(db: Database) -> Peer | None:
    """The receiving office a commune sends to: the last enrolled that is not revoked."""
    return next((peer for peer in enrolled(db, role="office") if peer.active), None)


def by_signing_key(db: Database, signing_key: bytes) -> Peer | None:
    """The enrolled device that signs with this key, or None."""
    return next(iter(_read(db, "signing_key = ?", (signing_key,))), None)


def by_fingerprint(db: Database, fingerprint: str) -> Peer:
    """One card. Raises UnknownCard."""
    found = _read(db, "fingerprint = ?", (fingerprint,))
    if not found:
        raise UnknownCard()
    return found[0]


def revoke(db: Database, fingerprint: str, last_good: int, last_hash: str = "") -> None:
    """Trust a device no further than its file number `last_good`. The earliest wins.

    Raises UnknownCard.
    """
    peer = by_fingerprint(db, fingerprint)
    if peer.revoked_from is None or last_good < peer.revoked_from:
        db.conn.execute(
            "UPDATE cards SET revoked_from = ?, revoked_hash = ? WHERE fingerprint = ?",
            (last_good, last_hash, fingerprint),
        )


def revoked(db: Database, unit: str = "") -> list[Peer]:
    """The devices trusted no more, to be named in returns."""
    where = "revoked_from IS NOT NULL AND (unit = ?1 OR ?1 = '') ORDER BY fingerprint"
    return _read(db, where, (unit,))


def expect(db: Database, units: Mapping[str, str]) -> None:
    """Units an office waits for packages from, with their labels."""
    db.conn.executemany(
        "INSERT INTO expected_units VALUES (?, ?) "
        "ON CONFLICT (unit) DO UPDATE SET label = excluded.label WHERE excluded.label <> ''",
        list(units.items()),
    )


def no_longer_expect(db: Database, units: Iterable[str]) -> None:
    """Stop waiting for these units."""
    db.conn.executemany("DELETE FROM expected_units WHERE unit = ?", [(one,) for one in units])


def expected(db: Database) -> dict[str, str]:
    """Unit → label of all that are expected."""
    return dict(db.conn.execute("SELECT unit, label FROM expected_units ORDER BY unit").fetchall())


def _read(db: Database, where: str, values: tuple[object, ...]) -> list[Peer]:
    rows = db.conn.execute(f"SELECT {_COLUMNS} FROM cards WHERE {where}", values).fetchall()
    return [
        Peer(
            fingerprint=row[0], unit=row[1], role=row[2], device=row[3], label=row[4],
            signing_key=row[5], sealing_key=row[6], profile=orjson.loads(row[7]),
            enrolled_at=row[8], revoked_from=row[9], revoked_hash=row[10],
        )
        for row in rows
    ]  # fmt: skip
