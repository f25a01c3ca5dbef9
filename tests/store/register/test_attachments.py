from __future__ import annotations

from collections.abc import Callable

import pytest
from book_samples import NOW, PASSWORD

from xatre.store import faults
from xatre.store.book import Book
from xatre.store.keys import rekey
from xatre.store.register import attachments, pictures

PNG_HEADER = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"


def segment(marker: int, body: bytes) -> bytes:
    """One JPEG segment with its length."""
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


def picture(
    sort: str, width: int = 40, height: int = 30, comment: bytes = b"", frame: int = 0xC0
) -> bytes:
    """The beginning of a picture file, as far as its header, and some bytes after it."""
    if sort == "PNG":
        size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
        return PNG_HEADER + size + b"\x08\x02\x00\x00\x00" + bytes(40)
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return (
        b"\xff\xd8"
        + segment(0xE0, b"JFIF\0" + bytes(9))
        + (segment(0xFE, comment) if comment else b"")
        + segment(0xDB, bytes(65))
        + segment(0xC4, bytes(20))
        + b"\xff"  # a filling byte, which may stand before any marker
        + segment(frame, b"\x08" + size + b"\x03" + bytes(9))
        + bytes(40)
    )


def as_it_is(content: bytes, sort: str) -> bytes:
    return content


@pytest.mark.parametrize("frame", [0xC0, 0xC2])
@pytest.mark.parametrize("comment", [b"", b"x" * 3000])
def test_jpeg_shapes(comment: bytes, frame: int) -> None:
    assert pictures.shape(picture("JPEG", 41, 31, comment, frame)) == pictures.Shape("jpeg", 41, 31)


def test_png_shape() -> None:
    assert pictures.shape(picture("PNG", 41, 31)) == pictures.Shape("png", 41, 31)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(50),
        b"%PDF-1.7",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x00" + bytes(40),
        b"\xff\xd8\xff\xda" + bytes(40),
        b"\xff\xd8" + b"\xff" * 4000,
        b"\x89PNG\r\n\x1a\n",
        PNG_HEADER,
        PNG_HEADER + bytes(30),
    ],
)
def test_what_is_no_picture(content: bytes) -> None:
    with pytest.raises(pictures.NotAPicture, match="XT-158"):
        pictures.shape(content)


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (30_000, 2), (11_000, 11_000)])
def test_pictures_made_to_eat_memory(width: int, height: int) -> None:
    bomb = PNG_HEADER + width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes(20)
    with pytest.raises(pictures.PictureTooLarge, match="XT-159"):
        pictures.shape(bomb)


def test_too_many_bytes() -> None:
    with pytest.raises(pictures.PictureTooLarge, match="6,0 MB"):
        pictures.shape(picture("PNG") + bytes(6_000_000))


def test_kept_encrypted_and_read_again_also_after_a_rekey(book: Book) -> None:
    content = picture("JPEG", comment=b"taken at home")
    clean = picture("JPEG")
    kept = attachments.add(book, content, lambda given, sort: clean, NOW)
    assert (kept.type, kept.size) == ("jpeg", len(clean))
    assert attachments.get(book, kept.id) == kept
    stored = (book.folder / "attachments" / kept.id).read_bytes()
    assert clean[:20] not in stored
    rekey.rekey(book)
    book.close()
    with Book.open(book.folder, password=PASSWORD, now=NOW) as again:
        assert attachments.read(again, kept.id) == clean
        assert attachments.unreadable(again) == []


@pytest.mark.parametrize("made", [lambda: b"nonsense", lambda: picture("PNG")])
def test_what_comes_out_of_the_encoder_is_looked_at_too(
    book: Book, made: Callable[[], bytes]
) -> None:
    with pytest.raises(pictures.NotAPicture):
        attachments.add(book, picture("JPEG"), lambda given, sort: made())
    assert list((book.folder / "attachments").iterdir()) == []


def test_changed_swapped_and_lost_files_show(book: Book) -> None:
    one, two, three = (
        attachments.add(book, picture("PNG", side), as_it_is, NOW) for side in (10, 20, 30)
    )
    folder = book.folder / "attachments"
    (folder / one.id).write_bytes((folder / two.id).read_bytes())
    (folder / two.id).unlink()
    for bad in (one, two):
        with pytest.raises(faults.BookDamaged, match="đính kèm"):
            attachments.read(book, bad.id)
    assert attachments.unreadable(book) == sorted([one.id, two.id])
    assert attachments.read(book, three.id)
    with pytest.raises(faults.BookDamaged):
        attachments.read(book, "nobody")
