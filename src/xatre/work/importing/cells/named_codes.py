"""What a cell means by a code: labels, synonyms, the beginning of a word, the two lists of ethnic
codes. A code, a sentence why there is none, or the question which list is meant.

Knows code lists alone; opens no book.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from xatre.model.codes import Codes
from xatre.model.fields import Choice, Choices, Field, YesNo
from xatre.model.text import clean, fold
from xatre.model.values import YES, Value
from xatre.work.importing.cells.cell_read import NOTHING, Read
from xatre.work.importing.cells.most_asked import MostAsked
from xatre.work.importing.cells.word_questions import WordQuestions

ETHNIC_LIST = "ethnic_list"
"""Which list bare ethnic codes are of: "1979" or "2008"; they agree on 17 of 54."""

TRUE = {"x", "xx", "v", "co", "1", "dung", "yes", "true", "✓", "✔", "√", "☑", "●", "+", "da", "roi",
        "da co", "*"}  # fmt: skip
FALSE = {"0", "khong", "no", "false", "-", "chua", "chua co", "khong co", "ko", "k"}
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
_NO_MARK = "Cột này để đánh dấu: ghi x, hoặc để trống."
_LIST_OPTIONS = (
    ("1979", "danh mục 1979 (121-TCTK/PPCĐ)"),
    ("2008", "danh mục 2008 (1019/QĐ-TCTK)"),
)


class NamedCodes:
    """Codes by what people call them. `answers` holds what a person answered, `asked` hears what
    is; guarded codes are offered with `hidden`."""

    def __init__(
        self, codes: Codes, answers: Mapping[str, str], asked: MostAsked, *, hidden: bool
    ) -> None:
        self._codes, self.answers = codes, answers
        self._words = WordQuestions(codes, answers, asked, hidden=hidden)

    def choice(self, field: Choice, words: str) -> Read:
        """The one code that is meant."""
        if field.codes == "ethnic_group" and re.fullmatch(r"\d{1,2}", words):
            return self._ethnic_code(words)
        code = self._named(field.codes, words)
        return Read(code) if code else self._words.read(field.codes, words)

    def knows(self, field: Field, words: str) -> bool:
        """Whether a field has a list, and it names a word itself."""
        return isinstance(field, Choice) and self._codes.named(field.codes, words) is not None

    def _named(self, list_name: str, words: str) -> str | None:
        for tried in (words, _ASIDE.sub(" ", words), re.sub(r"[.;,]+$", "", words)):
            plain = re.sub(
                r"^(dân tộc|người|trẻ em|trẻ|diện|hộ gia đình)\s+", "", clean(tried), flags=re.I
            )
            for one in (clean(tried), plain):
                code = self._codes.named(list_name, one) or self._codes.ended(list_name, one)
                if one and code:
                    return code.code
        # What is guarded is never guessed: "mồ côi" need not be of both parents.
        if len(fold(words)) <= 3 or self._is_guarded(list_name):
            return None
        offered = self._codes.find(list_name, words, 3)
        starts = [code for code in offered if fold(code.label).startswith(fold(words))]
        return starts[0].code if len(starts) == 1 and len(offered) == 1 else None

    def _is_guarded(self, list_name: str) -> bool:
        return any(code.hidden for code in self._codes.offered(list_name))

    def _ethnic_code(self, words: str) -> Read:
        which = self.answers.get(ETHNIC_LIST)
        if which not in ("1979", "2008"):
            return Read(question=ETHNIC_LIST, options=_LIST_OPTIONS)
        for code in self._codes.offered("ethnic_group"):
            if code.facts.get(f"code_{which}", "").lstrip("0") == words.lstrip("0") != "":
                return Read(code.code)
        return Read(fault=f"Danh mục dân tộc {which} không có mã này.")

    def choices(self, field: Choices, words: str) -> Read:
        """The codes that are meant, parted by semicolons, commas or lines."""
        chosen: dict[str, Value] = {}
        for part in re.split(r"\s*[;,\n]\s*", words):
            if not part:
                continue
            code = self._named(field.codes, part)
            found = Read(code) if code else self._words.read(field.codes, part)
            if found.fault:
                return found
            if isinstance(found.value, str):
                chosen[found.value] = YES
        return Read(chosen or None)

    def marked(self, list_name: str, code: str, head: str, words: str) -> Read:
        """What a cell under the head of one code says: a mark or the name of that code chooses it,
        the name of another that other one; any other words are asked."""
        plain = fold(words).strip(" .,;()")
        if not plain or plain in FALSE:
            return NOTHING
        own = fold(head.split(" / ")[-1])
        if plain in TRUE or plain in (own, own.removeprefix("ho ")):
            return Read(code)
        if named := self._named(list_name, words):
            meant, said = (self._codes.label(list_name, one) for one in (code, named))
            remark = f"Ô ghi “{clean(words)}” ở cột “{meant}”: lấy “{said}”."
            return Read(named, remark="" if named == code else remark)
        found = self._words.read(list_name, words, under=code)
        if isinstance(found.value, str):
            # What more the words say, as the sort of a disability, is kept.
            return Read(found.value, note=f"{self._codes.label(list_name, code)}: {clean(words)}")
        return replace(found, fault=_NO_MARK) if found.fault else found

    def yes_no(self, field: YesNo, words: str) -> Read:
        """Yes or no, as people mark it."""
        plain = fold(words)
        if plain in TRUE:
            return Read("yes")
        if plain in FALSE:
            return Read("no")
        code = self._codes.named(field.codes, words)
        return Read(code.code) if code else Read(fault="Ghi Có hoặc Không, hoặc đánh dấu x.")
