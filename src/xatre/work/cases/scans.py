"""Scans of what was signed on paper, beside the paper of a step: decision, separation, minutes.

What decodes and encodes a picture is given by the caller.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from xatre.errors import UseError
from xatre.kinds import KINDS
from xatre.kinds.case_procedure import CASE_PROCEDURE
from xatre.model.fields import Attachment
from xatre.model.values import IN, YES
from xatre.work.records import pictures
from xatre.work.session import Session

WRITES = {"close": "decision"}
"""Actions whose paper is of another kind than the one they change."""


class NoPlaceForScan(UseError):
    """A scan was given to a step that writes no paper with pictures."""

    code = "XT-268"
    sentence = "Việc “{step}” không kèm ảnh chụp. Chưa ghi gì."
    remedy = "Bỏ --scan, hoặc thêm ảnh vào giấy tờ của bước ấy."


def scan_field(name: str) -> Attachment | None:
    """Where the paper of an action keeps scans; None where it keeps none."""
    action = CASE_PROCEDURE.actions.get(name)
    if action is None:
        return None
    fields = KINDS[WRITES.get(name, action.kind)].fields.values()
    return next((field for field in fields if isinstance(field, Attachment)), None)


def with_scans(
    session: Session,
    name: str,
    given: Mapping[str, object],
    files: Sequence[Path],
    reencode: Callable[[bytes, str], bytes],
) -> dict[str, object]:
    """What is given for the paper of an action, with these pictures taken into the book.

    Raises NoPlaceForScan, NoPictureFile, NotAPicture, PictureTooLarge, NoRight, DiskError.
    """
    if not files:
        return dict(given)
    field = scan_field(name)
    if field is None:
        raise NoPlaceForScan(step=name[:40])
    before = given.get(field.name)
    rows: dict[str, object] = dict(before) if isinstance(before, dict) else {}
    for file in files:
        item = pictures.add_picture(session, file, reencode)
        rows[f"s{secrets.token_hex(5)}"] = {IN: YES, **item}
    return {**given, field.name: rows}
