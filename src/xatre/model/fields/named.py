"""A field whose text is the id of something in the data: a plan, an indicator, a criteria set."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import ClassVar

from xatre.model.codes import Codes
from xatre.model.fields.chosen import Choice
from xatre.model.fields.written import Text
from xatre.model.values import Value


@dataclass(frozen=True)
class Named(Text, Choice):
    """An id that people are shown by its title, from the list `codes` that the data themselves
    make (`resources.codes`). Stored as any text: what another program wrote there is kept."""

    sort: ClassVar[str] = Text.sort

    def sample(self, random: Random, codes: Codes) -> Value:
        return Choice.sample(self, random, codes)
