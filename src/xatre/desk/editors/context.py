"""What editors may ask of the rest of the program: code lists, records, sealing, pictures.

Whatever may take time answers later, through the function `take` given with the question.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from xatre.desk.widgets.search_list import Found, Take
from xatre.errors import UseError
from xatre.model.codes import Codes
from xatre.model.values import Fields, Value


class NothingToSealWith(UseError):
    """A sealed block in a form that belongs to no open book."""

    code = "XT-292"
    sentence = "Chưa niêm phong được phần người báo tin: biểu mẫu này không thuộc sổ nào đang mở."
    remedy = "Mở sổ, mở lại hồ sơ rồi ghi tiếp."


def _find_nothing(kind: str, typed: str, take: Take) -> None:
    take(())


def _title_is_id(kind: str, record_id: str, take: Callable[[str], None]) -> None:
    take(record_id)


def _make_nothing(kind: str, typed: str, take: Callable[[str], None]) -> None:
    take("")


def _cannot_seal(name: str, fields: Fields) -> str:
    raise NothingToSealWith()


def _cannot_unseal(name: str, sealed: str, take: Callable[[Fields | None], None]) -> None:
    take(None)


def _cannot_store(file: Path, take: Callable[[Mapping[str, str] | None], None]) -> None:
    take(None)


def _cannot_read(item: Mapping[str, Value], take: Callable[[bytes | None], None]) -> None:
    take(None)


@dataclass
class EditorContext:
    """Given to every editor of a form.

    find_records      (kind, typed, take): `take` gets a sequence of Found(id, words)
    record_title      (kind, id, take): `take` gets the words for that record
    make_record       (kind, words, take): `take` gets the id of a record made of that name, ""
                      for none; offered for the kinds `makes`, each with what the offer says
    seal              (field name, fields) → ciphertext, at once
    unseal            (field name, ciphertext, take): `take` gets the fields, or None if not allowed
    store_attachment  (file, take): `take` gets {"sha256", "type", "size", "label"}, or None
    read_attachment   (item, take): `take` gets the bytes of the picture, or None
    guarded           whether this person may see and choose hidden codes (case rights)
    unit_year         the code set whose units are offered
    """

    codes: Codes
    today: Callable[[], date] = date.today
    find_records: Callable[[str, str, Take], None] = _find_nothing
    record_title: Callable[[str, str, Callable[[str], None]], None] = _title_is_id
    make_record: Callable[[str, str, Callable[[str], None]], None] = _make_nothing
    makes: Mapping[str, str] = field(default_factory=dict)
    seal: Callable[[str, Fields], str] = _cannot_seal
    unseal: Callable[[str, str, Callable[[Fields | None], None]], None] = _cannot_unseal
    store_attachment: Callable[[Path, Callable[[Mapping[str, str] | None], None]], None] = (
        _cannot_store
    )
    read_attachment: Callable[[Mapping[str, Value], Callable[[bytes | None], None]], None] = (
        _cannot_read
    )
    guarded: bool = True
    unit_year: int = 2025
    new_row_id: Callable[[], str] = field(default=lambda: f"r{secrets.token_hex(5)}")

    def find_units(self, typed: str, level: str, year: int = 0) -> Sequence[Found]:
        """Units of the code set of a year (0: of today) that a person may mean, typed with or
        without accents."""
        if not typed.strip():
            return ()
        rows = self.codes.find_units(typed, level, 20, year or self.unit_year)  # type: ignore[arg-type]
        values = (f"{row.code}@{row.year}" for row in rows)
        return [Found(value, self.codes.unit_label(value)) for value in values]

    def find_codes(self, list_name: str, typed: str, within: str) -> Sequence[Found]:
        """Codes of a list a person may mean, under the parent `within` where there is one."""
        return [
            Found(code.code, code.label)
            for code in self.codes.find(list_name, typed, 400)
            if (not within or code.parent == within) and (self.guarded or not code.hidden)
        ][:60]

    def offered(self, list_name: str, within: str = "") -> list[tuple[str, str]]:
        """All codes offered, as (code, label)."""
        codes = self.codes.offered(list_name, within, self.today(), hidden=self.guarded)
        return [(code.code, code.label) for code in codes]
