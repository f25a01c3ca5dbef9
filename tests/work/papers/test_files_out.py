"""What a line of *Tệp đã xuất* says of a package: its number, whom it went to, whether it names."""

from __future__ import annotations

from pathlib import Path

import pytest

from two_books import CHILD, trust
from xatre.work.papers.files_out import files_out
from xatre.work.records import save
from xatre.work.sending.export import seal_package
from xatre.work.session import Session


@pytest.mark.parametrize("profile", ["full", "no_identity"])
def test_a_package_says_its_number_its_receiver_and_whether_it_names(
    commune: Session, office: Session, tmp_path: Path, profile: str
) -> None:
    office.book.set_setting("office.profiles", f'{{"child": "{profile}"}}')
    trust(commune, office, tmp_path)
    save.add_records(commune, "child", [CHILD])
    seal_package(commune)
    (line,) = files_out(commune)
    assert (line.act, line.names) == ("package", profile == "full")
    assert line.what == "Gói 1, gửi Sở Y tế tỉnh Lai Châu"
