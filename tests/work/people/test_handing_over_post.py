"""The minutes between two officers: counts, drafts, clocks, the last package; nobody's name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from work_samples import CASE, add

from two_books import CHILD, send, trust
from xatre.store.keys.slots import Cost
from xatre.store.safety import journal
from xatre.work.people import officers
from xatre.work.people.handing_over_post import make_handover_minutes
from xatre.work.session import NoRight, Session, open_session


def test_it_tells_what_is_handed_over_and_names_no_child(
    commune: Session, office: Session, tmp_path: Path
) -> None:
    trust(commune, office, tmp_path)
    for name in ("TENBIMAT Một", "TENBIMAT Hai"):
        add(commune, "child", **CHILD | {"full_name": name})
    send(commune, office, tmp_path)
    add(commune, "child", **CHILD | {"full_name": "TENBIMAT Ba"})
    add(commune, "child", draft=True, full_name="TENBIMAT Bốn")
    add(commune, "case", **CASE | {"told_name": "TENBIMAT"})
    html = make_handover_minutes(commune, "Vàng <A> Dế")
    read = re.sub(r"<[^>]*>", "|", html)
    assert re.search(r"\|Người nhận\|+Vàng &lt;A&gt; Dế\|", read)
    assert re.search(r"\|Trẻ em\|+3\|+0\|+1\|+1\|", read)
    assert "Trẻ em TE-00004, ghi lần cuối 20/11/2026" in read
    assert "số 1 ngày 20/11/2026" in html
    assert "đã có biên nhận" in html
    assert re.search(r"\|Biên nhận cuối\|+Sở Y tế tỉnh Lai Châu: số 1\|", read)
    assert "|VV-" in read.partition("Mã vụ việc")[2]
    assert "TENBIMAT" not in html
    last = list(journal.entries(commune.book.db, commune.book.device.id))[-1]
    assert (last.act, last.subject) == ("printed", "#1 | biên bản bàn giao sổ |  | nameless")
    assert "số 1" in make_handover_minutes(office)


def test_cases_are_told_to_those_with_the_right_alone(commune: Session) -> None:
    add(commune, "case", **CASE)
    word = "mật khẩu của người khác"
    for name, role in (("Vàng A", "entry"), ("Lý B", "viewer")):
        officers.add_officer(
            commune, name, role=role, password=word, case_rights=False, cost=Cost.test()
        )
    folder = commune.book.folder
    commune.close()
    clerk = open_session(folder, word, "Vàng A", commune.clock)
    html = make_handover_minutes(clerk)
    assert "Vụ việc" not in html.partition("3. Vụ việc")[0]
    assert "Không có hạn nào đang chạy" in html
    clerk.close()
    viewer = open_session(folder, word, "Lý B", commune.clock)
    with pytest.raises(NoRight):
        make_handover_minutes(viewer)
    viewer.close()
