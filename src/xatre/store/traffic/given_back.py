"""What the office gave back, and therefore has, though no package of this book carried it.

Knows numbers of files that came and cards, never what is inside a file.
"""

from __future__ import annotations

from xatre.model.purposes import RESTORE
from xatre.store.connection import Database
from xatre.store.traffic import again, begun_again, former_offices
from xatre.store.traffic.peers import SUCCEEDED


def not_back(db: Database) -> str:
    """SQL, of a line `r`: that the office has not given it back; or has, and lost that book since,
    or has withdrawn what it had it from, or is trusted no more under any key. One that was revoked
    and goes on under keys trusted again has it still."""
    since = max(again.given_back_since(db), begun_again.last_file_before(db))
    former = ", ".join(f"'{key}'" for key in former_offices.keys(db))
    cards = "SELECT 1 FROM cards WHERE cards.role = 'office' AND cards.unit = incoming.unit"
    return (
        "AND NOT EXISTS (SELECT 1 FROM package_lines AS back JOIN incoming ON "
        "incoming.number = back.package WHERE back.revision = r.number "
        f"AND incoming.number > {since} AND incoming.outcome = 'return' "
        f"AND json_extract(incoming.header, '$.purpose') = '{RESTORE}' "
        "AND NOT EXISTS (SELECT 1 FROM cards WHERE cards.device = incoming.device "
        f"AND lower(hex(signing_key)) IN ({former})) "
        f"AND (EXISTS ({cards} AND revoked_from IS NULL) "
        f"OR NOT EXISTS ({cards} AND revoked_hash <> '{SUCCEEDED}')))"
    )
