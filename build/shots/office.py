"""The receiving office: outcomes of files, a clash, a fork, taking, the communes."""

from __future__ import annotations

import shutil
from pathlib import Path

from shots import books
from shots.stage import Stage


def play(stage: Stage, folder: Path) -> None:
    """Six communes, their outcomes, a package twice and one cut short."""
    office, communes = books.demo(folder / "so", 60, communes=6, seed=2)
    stick = folder / "usb"
    _write_packages(office, communes, folder, stick)
    stage.open(office)
    stage.page("overview")
    stage.take("so-tong-quan")
    page = stage.page("exchange")
    stage.take("so-goi-da-nhan")
    page.read([stick])
    stage.settle()
    table = page.reading.table
    for number, outcome in enumerate(table_outcomes(page)):
        table.go_to_number(number)
        stage.take(f"so-nhan-goi-{number + 1}-{outcome}")
    forked = [number for number, one in enumerate(table_outcomes(page)) if one == "fork"]
    if forked:
        table.go_to_number(forked[0])
        stage.settle()
        stage.over("so-hai-goi-cung-so", page.reading.detail.fork_button.click)
    page.primary_button().click()
    stage.take("so-da-nhan")
    page.leave()
    stage.take("so-goi-da-nhan-sau")
    page.inbox.watch(stick)
    stage.settle()
    stage.take("so-thu-muc-cho")
    stage.page("child")
    stage.take("so-tre-em")
    stage.page("senders")
    stage.take("so-don-vi-gui")
    senders = stage.page("senders")
    senders.table.go_to(next(one.unit for one in senders.senders if one.missing))
    stage.take("so-don-vi-gui-thieu-goi")
    remark = stage.page("remark")
    stage.take("so-nhan-xet")
    child = stage.page("child")
    child.acts.remark(child.list.current_id)
    stage.settle()
    stage.take("so-ghi-nhan-xet")
    remark.leave()
    stage.settle()
    stage.resize(1366, 697)
    stage.page("exchange").read([stick])
    stage.take("so-nhan-goi-697")


def table_outcomes(page: object) -> list[str]:
    """The outcomes in the order they stand."""
    from xatre.desk.pages.exchange import words

    return [one.outcome for one in words.in_order(page.reading.outcomes)]  # type: ignore[attr-defined]


def _write_packages(
    office: books.Book, communes: list[books.Book], folder: Path, stick: Path
) -> None:
    stick.mkdir(parents=True)
    before = folder / "truoc"
    clashing, already, gap, fork, clean, late = communes
    # 0: two devices of one commune wrote the same birth day apart.
    id = books.children_of(clashing, 1)[0]
    books.write_apart(clashing, id, "Tẩn Thị Mẫu", born_on="2017-03-10")
    books.take(office, [books.send(clashing, before)])
    books.write_apart(
        clashing, id, "Phàn A Mẫu", born_on="2017-03-11", full_name="Giàng Thị Ngọc Mẫu"
    )
    books.send(clashing, stick)
    # 1: the same file again.
    file = books.send(already, stick)
    books.take(office, [file])
    # 2: the second of three is missing.
    books.take(office, [books.send(gap, before)])
    born = {"full_name": "Lý A Mẫu", "born_on": "2020-05-01", "sex": "male"}
    books.add_children(gap, born)
    books.send(gap, before)
    books.add_children(gap, born | {"full_name": "Lý Thị Mẫu", "sex": "female"})
    books.send(gap, stick)
    # 3: two packages of one number.
    first = books.send(fork, before)
    books.take(office, [first])
    books.forget_last_package(fork, first)
    books.add_children(fork, born)
    books.send(fork, stick)
    # 4: new and nothing else, twice; 5: half of a package came.
    again = books.send(clean, stick)
    shutil.copy(again, stick / f"ban-sao-{again.name}")
    (stick / "goi-xa.xatre").write_bytes(b"khong phai goi")
    cut = books.send(late, before)
    (stick / cut.name).write_bytes(cut.read_bytes()[:-100])
