"""What is not sent, sent, taken and returned; at an office, who has sent what."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from xatre.model.devices import short_device
from xatre.store.keys import device
from xatre.store.traffic import packages, peers, statements
from xatre.store.traffic.peers import Peer
from xatre.store.traffic.return_numbers import last_return_number
from xatre.work.people.letters import is_by_card
from xatre.work.people.renewing import taken_beyond
from xatre.work.receiving import behind_office
from xatre.work.receiving.awaited import elsewhere_words, gaps_of, missing_words
from xatre.work.sending import elsewhere, given_before, kept_inside, left_behind
from xatre.work.sending.for_nobody import for_nobody
from xatre.work.sending.for_nobody import unsent as not_sent
from xatre.work.sending.profiles import travelling_kinds
from xatre.work.sending.sent import more_returned, returned_records
from xatre.work.session import Session
from xatre.work.units import bare


def status(session: Session) -> dict[str, object]:
    """`unsent` (records with a line in no package), `unsent_by_kind`, `sent` (packages sealed
    here, the last first), `returned` (our records that came back), `more_returned` (how many more
    came back than the return names), `not_here` (how many packages of ours the office has and a
    restored book has not), `units` (by enrolled unit what came from it). Kinds that the
    officer may not know of are left out. `mark` is what names a package to a
    person; `elsewhere` of a package: for another office than now,
    `for_nobody`: for one that is trusted no more, `dead`: a hand-over under keys that are over.
    `hand_over_again`: records given away of which lines of ours are not with their owner."""
    db = session.book.db
    kinds = travelling_kinds(session)
    inside = kept_inside.kept_inside(session.book)
    gone, nobody = elsewhere.gone_elsewhere(session), for_nobody(session)
    found = {} if session.at_office else not_sent(session, kinds)
    unsent = session.shown_counts(found)
    seen = statements.seen_by_siblings(db)
    return {
        "unit": session.unit,
        "role": session.book.facts.role,
        "unsent": sum(unsent.values()),
        "unsent_by_kind": unsent,
        "sent": [
            {
                "sequence": one.sequence,
                "sha256": one.sha256,
                "mark": one.sha256[: packages.SHORT],
                "to": one.recipient,
                "purpose": one.purpose,
                "created": one.created,
                "device": short_device(str(one.header["device"])),
                "seen_by": [short_device(device) for device in seen.get(one.sha256, ())],
                "lines": one.lines,
                "outcome": one.outcome or "sent",
                "returned_at": one.returned_at,
                "copied_out": kept_inside.is_out(one, inside),
                "elsewhere": one.sha256 in gone,
                "for_nobody": one.sha256 in nobody,
                "dead": given_before.is_dead(session, one, nobody),
            }
            for one in packages.sent(db)
        ],
        "returned": [
            {"record": one.id, "kind": one.kind, "code": one.reason_code, "text": one.reason}
            for one in returned_records(session)
        ],
        "more_returned": more_returned(session),
        "hand_over_again": [vars(one) for one in left_behind.left_behind(session)],
        "not_here": behind_office.packages_not_here(session),
        "siblings": siblings(session),
        "units": units(session),
    }


def siblings(session: Session) -> list[dict[str, object]]:
    """This unit itself, as `units` has others, where it has more devices than this book is and
    was."""
    unit, own = session.unit, device.all_ids(session.book.db)
    known = peers.enrolled(session.book.db, unit)
    if session.at_office or all(one.device in own for one in known):
        return []
    return [_unit(session, unit, session.codes.unit_label(unit), own)]


def units(session: Session) -> list[dict[str, object]]:
    """Every unit a card is trusted of, or that is expected: its packages and what is missing.
    `beyond_trust` of a package: above the last good one of a device that was revoked since."""
    db = session.book.db
    labels = peers.expected(db) if session.at_office else {}
    for peer in peers.enrolled(db):
        if peer.unit != session.unit:
            labels.setdefault(peer.unit, peer.label)
    return [_unit(session, unit, label) for unit, label in sorted(labels.items())]


def _unit(
    session: Session, unit: str, label: str, without: Collection[str] = ()
) -> dict[str, object]:
    """What is known of one unit; `without` are devices that are not named."""
    db = session.book.db
    trusted = [one for one in peers.enrolled(db, unit) if one.device not in without]
    beyond = {one.sha256 for one in taken_beyond(session, unit)}
    came = [one for one in packages.received(db, unit) if one.outcome != "return"]
    gaps, letters = gaps_of(session, unit), statements.letters(db, unit)
    last = last_return_number(db, "out" if session.at_office else "in", unit)
    return {
        "unit": unit,
        "code": bare(unit),
        "label": label,
        "packages": [
            {
                "sequence": one.sequence,
                "sha256": one.sha256,
                "mark": one.sha256[: packages.SHORT],
                "device": short_device(one.device),
                "purpose": one.header.get("purpose", ""),
                "stream": one.stream,
                "taken_at": one.taken_at,
                "created": one.header.get("created", ""),
                "withdrawn": bool(one.withdrawn_at),
                "beyond_trust": one.sha256 in beyond,
            }
            for one in came
        ],
        "missing": sorted({number for one in gaps for number in one.missing}),
        "gaps": [
            {
                "device": short_device(one.device),
                "purpose": one.purpose,
                "missing": one.missing,
                "elsewhere": one.elsewhere,
            }
            for one in gaps
        ],
        "missing_words": missing_words(gaps),
        "elsewhere_words": elsewhere_words(gaps),
        "last_return": last or None,
        "cards": len(trusted),
        "devices": [
            {
                "device": short_device(one.device),
                "letter": letters.get(one.device, ""),
                "role": one.role,
                "fingerprint": one.fingerprint,
                "active": one.active,
                "renewed": _is_old_key(session, one, letters),
            }
            for one in trusted
        ],
    }


def _is_old_key(session: Session, one: Peer, letters: Mapping[str, str]) -> bool:
    """Whether a device is over because its keys were renewed. Of a commune's own other PC the
    office tells no more than that it is over; but it gives a letter on to no device but the one
    that continues it. What a card alone says of a letter tells nothing."""
    if one.active or one.revoked_hash == peers.SUCCEEDED:
        return not one.active
    if session.at_office or one.unit != session.unit or one.last_good_file:
        return False
    letter = letters.get(one.device, "")
    return any(
        other.active
        and letters.get(other.device, "") == letter
        and not is_by_card(session, other.device)
        for other in peers.enrolled(session.book.db, one.unit)
    )
