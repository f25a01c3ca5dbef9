"""Names for made-up people: by ethnic group and sex, drawn from the tables of `resources/demo`.

Knows names only; no person, household or record.
"""

from __future__ import annotations

from itertools import accumulate
from random import Random

from xatre import resources


class Draw:
    """A weighted draw from `a:3|b:1|c` (weight 1 where none is written)."""

    def __init__(self, written: str) -> None:
        parts = [part.rpartition(":") for part in written.split("|")]
        self.names = [name or last for name, _, last in parts]
        weights = (int(last) if name else 1 for name, _, last in parts)
        self._sums = list(accumulate(weights))

    def __call__(self, random: Random) -> str:
        return random.choices(self.names, cum_weights=self._sums)[0]


class Names:
    """The names of one province: which groups live there, how they are called."""

    def __init__(self, province: str) -> None:
        self._surnames = {
            row["ethnic_group"]: Draw(row["names"]) for row in resources.demo_rows("surnames")
        }
        self._middle = _by_sex("middle_names", "names")
        self._given = _by_sex("given_names", "names")
        self._patterns = _by_sex("name_patterns", "patterns")
        self._through_mother = {
            row["ethnic_group"]
            for row in resources.demo_rows("name_patterns")
            if row["family_from"] == "mother"
        }
        self._at_home = {
            row["ethnic_group"]: Draw(row["names"]) for row in resources.demo_rows("home_names")
        }
        weights = {row["province"]: row["weights"] for row in resources.demo_rows("ethnic_weights")}
        self._groups = Draw(weights.get(province, weights["*"]))
        villages = {
            one: row
            for row in resources.demo_rows("villages")
            for one in row["provinces"].split("|")
        }
        row = villages.get(province, villages["*"])
        self.village_kind, self.village_names = row["kind"], row["names"].split("|")

    def group(self, random: Random) -> str:
        """An ethnic group, as often as it lives in the province."""
        return self._groups(random)

    def surname(self, random: Random, group: str) -> str:
        return self._surnames[group](random)

    def comes_from_mother(self, group: str) -> bool:
        """Whether children bear the mother's family name (Ê-đê, Gia-rai)."""
        return group in self._through_mother

    def person(self, random: Random, group: str, sex: str, family: str, given: str = "") -> str:
        """A whole name; `given` where it is settled."""
        middle = self._middle.get((group, sex))
        return self._patterns[group, sex](random).format(
            family=family,
            middle=middle(random) if middle else "",
            given=given or self._given[group, sex](random),
        )

    def at_home(self, random: Random, group: str) -> str:
        """What a child is called at home."""
        return self._at_home.get(group, self._at_home["*"])(random)


def _by_sex(table: str, column: str) -> dict[tuple[str, str], Draw]:
    return {
        (row["ethnic_group"], row["sex"]): Draw(row[column]) for row in resources.demo_rows(table)
    }
