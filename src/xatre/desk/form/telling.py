"""When what is wrong with a field is said: not before it was left (an empty one: left twice) or
completing was tried, nor of what stood there before. It knows names and values, no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from xatre.model.problem import NOT_WRITTEN, Problem
from xatre.model.values import Value


class Telling:
    """What was left, tried and written in since the checks looked."""

    def __init__(self, has_focus: Callable[[str], bool]) -> None:
        self._has_focus = has_focus
        self.problems: list[Problem] = []
        self.typing = ""
        """The field that is being written in."""
        self._leavings: dict[str, int] = {}
        self._tried = False
        self._unchecked: set[str] = set()
        """Fields without a message that were written in since the checks looked."""
        self._stored: Collection[str] = ()

    def begin(self, stored: Collection[str]) -> None:
        """A record is shown that has these fields."""
        self._stored, self._leavings, self._unchecked = stored, {}, set()
        self._tried, self.typing = False, ""

    def left(self, name: str) -> None:
        """The field was left."""
        self._leavings[name] = self._leavings.get(name, 0) + 1
        self.typing = "" if name == self.typing else self.typing

    def was_left(self, name: str) -> None:
        """The field counts as left, once."""
        self._leavings[name] = 1

    def written(self, name: str, *, has_message: bool) -> None:
        """The field is being written in."""
        self.typing = name
        if name and not has_message:
            self._unchecked.add(name)

    def try_all(self) -> None:
        """Completing was tried: all is said from now on."""
        self._tried, self.typing = True, ""

    def found(self, problems: Sequence[Problem]) -> None:
        """What the checks found."""
        self.problems = list(problems)
        self._unchecked &= {self.typing}

    def settled(self, faults: Mapping[str, str]) -> dict[str, str]:
        """Without the field that is being typed in: half a word is no fault yet."""
        return {
            path: words for path, words in faults.items() if path.partition("/")[0] != self.typing
        }

    def worst(
        self, faults: Mapping[str, str], values: Mapping[str, Value]
    ) -> dict[str, tuple[str, str]]:
        """What is to be said now, {path: (level, words)}: of each path the worst."""
        said = {
            path: ("error", words)
            for path, words in self.settled(faults).items()
            if self._may_say(path, False)
        }
        for level in ("error", "doubt"):
            for problem in self.problems:
                if problem.level == level and problem.path not in said:
                    empty = not _has_value(values, problem.path)
                    if problem.path.partition("/")[0] in self._unchecked or (
                        problem.code == NOT_WRITTEN and not empty
                    ):
                        continue  # said of what stood there before
                    if self._may_say(problem.path, empty):
                        said[problem.path] = (level, problem.text)
        return said

    def _may_say(self, path: str, empty: bool) -> bool:
        name = path.partition("/")[0]
        if self._tried:
            return True
        if not empty and name not in self._leavings:
            return name in self._stored and not self._has_focus(name)
        return self._leavings.get(name, 0) >= (2 if empty else 1)


def _has_value(values: Mapping[str, Value], path: str) -> bool:
    place: object = values
    for key in path.split("/"):
        place = place.get(key) if isinstance(place, Mapping) else None
    return place is not None
