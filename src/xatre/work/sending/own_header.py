"""What every package and return of this device says on its outside: who seals it, with which keys,
on which day, and how far the journal has come. Knows neither what is inside nor whom it is for.
"""

from __future__ import annotations

from xatre import __version__
from xatre.exchange.header import FileType, Header
from xatre.store.safety import journal
from xatre.work.session import Session


def own_header(session: Session, type: FileType, stream: str, sequence: int) -> Header:
    """The header of the next file of that series; the caller says the rest with `replace`."""
    facts, device = session.book.facts, session.book.device
    length, head = journal.head(session.book)
    return Header(
        type=type,
        unit=facts.unit,
        role=facts.role,
        device=facts.device,
        stream=stream,
        sequence=sequence,
        signing=device.signing_key,
        sealing=device.sealing_key,
        created=session.today.isoformat(),
        program=__version__,
        journal_length=length,
        journal_head=head,
        demo=facts.demo,
    )
