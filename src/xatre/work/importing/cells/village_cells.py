"""What a cell says by the name of a village: the one it means, the question which of several or
what to do, a new one. A village's name may stand before its old commune: "Bản Khuân (Tiến Bộ)".

Asks the villages of the book; writes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from xatre.model.text import clean, fold
from xatre.model.values import Fields
from xatre.work.importing.cells.cell_read import NOTHING, Read
from xatre.work.importing.cells.most_asked import MostAsked, too_many
from xatre.work.importing.cells.places import Villages
from xatre.work.importing.cells.unit_names import UnitNames
from xatre.work.session import Session

NEW, NONE = "new", "none"
WHICH = "which_village"
"""The question which of several villages of one name is meant."""

_MOST_OTHERS = 200
"""Villages that are offered though their names are not near."""
_BEFORE_COMMUNE = re.compile(r"(.+?)\s*(?:[,;(]|\s-\s)\s*([^()]+?)\s*\)?")


class VillageCells:
    """Reads names of villages. `answers` holds what a person answered, `asked` hears what is."""

    def __init__(
        self, session: Session, answers: Mapping[str, str], units: UnitNames, asked: MostAsked
    ) -> None:
        self.villages = Villages(session)
        self._unit, self._answers, self._units, self._asked = session.unit, answers, units, asked
        # One pair a village, in however many questions it is offered.
        self._offers = {id: (id, words) for id, words in self.villages.shown.items()}

    def read(self, words: str) -> Read:
        """The village that is meant. A new one is `@village ` and its name."""
        key, blanket = fold(words), self._answers.get("village", "")
        answered = self._answers.get(f"village:{key}") or self._answers.get(f"{WHICH}:{key}")
        if answered and answered not in (NEW, NONE) and (id := self._answered(answered)):
            return Read(id)
        if NONE in (answered, blanket):
            return NOTHING
        name, unit = self._parted(words)
        found, unsaid = self.villages.all_named(name), list[str]()
        if unit:
            of_it = [id for id in found if self.villages.former(id) == unit]
            unsaid = [id for id in found if not self.villages.former(id)]
            found = of_it
        if len(found) == 1:
            return Read(found[0])
        if answered == NEW:
            return Read(f"@village {clean(words)}")
        if found:
            # A blanket answer for villages the book has not makes no third of one name.
            which = Read(question=f"{WHICH}:{key}", options=(*self._options(found), *_LEAVE))
            return self._asked.bounded(which)
        # A name that the book has not, to be made without asking too: a wrong column has thousands.
        if not self._asked.may("village", fold(name)):
            return too_many()
        near = [*unsaid, *(id for id in self.villages.near(name) if id not in unsaid)]
        if blanket == NEW and not near:
            return Read(f"@village {clean(words)}")
        make = (NEW, f"Lập thôn, bản mới: {clean(words)}")
        others = [id for id in self.villages.in_order if id not in near][:_MOST_OTHERS]
        options = (*self._options(near), make, *_LEAVE, *self._options(others))
        return Read(question=f"village:{key}", options=options)

    def read_beside(self, words: str, unit: str, *, decides: bool) -> Read:
        """The village that is meant in a row of that old commune; where the commune does not
        decide, villages of one name are asked for by commune all the same."""
        if self._parted(words)[1]:
            return self.read(words)  # it says so itself
        found = self.villages.all_named(words)
        of_it = [id for id in found if self.villages.former(id) == unit]
        unsaid = [id for id in found if not self.villages.former(id)]
        if decides and len(fitting := of_it or unsaid) == 1:
            return Read(fitting[0])
        both = f"{clean(words)} ({self._units.label(unit)})"
        if not found:
            # As if the cell said both; one answer may hold for all communes that have none of
            # their own.
            if self._answers.get(f"village:{fold(both)}"):
                return self.read(both)
            said = self._answers.get(f"village:{fold(words)}", "")
            same = self.read(words) if said and said != NEW else None
            made = Read(f"@village {both}") if said == NEW else self.read(both)
            return same or (made if decides else self.read(words))
        if len(found) == 1 and not decides:
            return Read(found[0])
        key = f"{WHICH}:{fold(both)}"
        answered = self._answers.get(key, "")
        if answered == NONE or self._answers.get("village") == NONE:
            return NOTHING
        if answered == NEW:
            return Read(f"@village {both}")
        if id := self._answered(answered):
            return Read(id)
        make = (NEW, f"Lập thôn, bản mới: {both}")
        options = (*self._options(of_it or found), make, *_LEAVE)
        return self._asked.bounded(Read(question=key, options=options, asked_of=both))

    def _answered(self, answer: str) -> str:
        """The village of the book that an answer is: its id, or its name where one has it."""
        if answer in self.villages.shown:
            return answer
        by_words = [id for id, words in self.villages.shown.items() if words == clean(answer)]
        found = by_words or self.villages.all_named(answer)
        return found[0] if len(found) == 1 else ""

    def begun(self, words: str) -> Fields:
        """The fields of a village that is to be made by that name."""
        name, unit = self._parted(words)
        kind, whole = self.villages.kind_and_name(name)
        made: Fields = {"village_kind": kind, "name": whole}
        return made | {"former_unit": unit} if unit else made

    def _parted(self, words: str) -> tuple[str, str]:
        """The name of the village, and its old commune where one stands behind it."""
        behind = _BEFORE_COMMUNE.fullmatch(clean(words))
        if behind is None or self.villages.all_named(words):
            return words, ""
        old = self._units.named_before(behind[2], "commune", {})
        if old.value:
            return behind[1], old.value
        today = self._units.named(behind[2], "commune", {})
        return (behind[1] if today.value == self._unit else words), ""

    def _options(self, ids: list[str]) -> tuple[tuple[str, str], ...]:
        return tuple(self._offers[id] for id in ids)


_LEAVE = ((NONE, "Để trống"),)
