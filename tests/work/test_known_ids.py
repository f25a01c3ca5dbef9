"""An id that is given must be of the kind that is written, or of nothing yet."""

from __future__ import annotations

import pytest

from xatre.work import keeping
from xatre.work.records import browse, save
from xatre.work.session import Session

CHILD = {"full_name": "Giàng Thị Ngọc Ánh", "born_on": "2017-03-09", "sex": "female"}


@pytest.mark.parametrize("draft", [True, False])
def test_an_id_of_another_kind_is_refused_and_its_draft_stays(
    commune: Session, draft: bool
) -> None:
    (id,) = save.add_records(commune, "child", [CHILD], draft=True).saved
    wrong = {"id": id, "happened_on": "2020-01-05", "cause": "01", "place": "01"}
    added = save.add_records(commune, "injury", [wrong | {"outcome": "01"}], draft=draft)
    assert (added.saved, added.problems[0].code) == ([], "XT-131")
    assert browse.record(commune, "child", id).fields["full_name"] == CHILD["full_name"]
    assert keeping.check_book(commune) == []
