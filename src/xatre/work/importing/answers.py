"""The answers that a plan is made with, and which of them answered anything: one that nobody asked
for, or that is none of the options, is told and never used.

Values only; knows no question.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class Answers(Mapping[str, str]):
    """Key of a question → answer. `given` is what a person says now; below it stand those of the
    file that the rows were set aside from, and `kept` ones of files before."""

    def __init__(
        self, given: Mapping[str, str] | None = None, kept: Mapping[str, str] | None = None
    ) -> None:
        self.given = {key: said for key, said in (given or {}).items() if said}
        self.kept = dict(kept or {})
        self._of_file: dict[str, str] = {}
        self.used: set[str] = set()
        """The keys of those that something was asked for."""

    def of_file(self, answers: Mapping[str, str]) -> None:
        """Use what was answered of the file that the rows were set aside from."""
        self._of_file |= answers

    def remembered(self) -> dict[str, str]:
        """Those of files before that something was asked for."""
        own = self.given.keys() | self._of_file.keys()
        return {key: one for key, one in self.kept.items() if key in self.used - own}

    def __getitem__(self, key: str) -> str:
        for answers in (self.given, self._of_file, self.kept):
            if key in answers:
                self.used.add(key)
                return answers[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter({**self.kept, **self._of_file, **self.given})

    def __len__(self) -> int:
        return len({**self.kept, **self._of_file, **self.given})
