"""How many different words of a table are asked for: beyond some the column holds something else,
and no person answers a thousand questions.

Counts words; knows no question's text.
"""

from __future__ import annotations

from xatre.work.importing.cells.cell_read import Read

MOST = 100
"""Questions of one sort: more villages, or units, than a commune made of several has."""


class MostAsked:
    """Hears of every word that is to be asked for, in all the lists of one table."""

    def __init__(self) -> None:
        self._words: dict[str, set[str]] = {}

    def may(self, sort: str, words: str, most: int = MOST) -> bool:
        """Whether words of that sort may be asked for: they were before, or few are."""
        asked = self._words.setdefault(sort, set())
        if words not in asked and len(asked) >= most:
            return False
        asked.add(words)
        return True

    def bounded(self, found: Read, most: int = MOST) -> Read:
        """What was found, without its question where too many of that sort were asked already."""
        sort = found.question.partition(":")[0]
        return found if not sort or self.may(sort, found.question, most) else too_many(most)


def too_many(most: int = MOST) -> Read:
    """What a cell becomes whose words are not asked for any more."""
    return Read(
        fault=f"Cột có hơn {most} tên, chữ khác nhau phải hỏi như ô này: xem có đúng là cột của "
        "mục này không. Chọn mục khác cho cột, sửa tệp, hoặc trả lời các câu đã hỏi rồi xem tiếp."
    )
