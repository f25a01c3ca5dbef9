"""The files of `resources/`: where they lie, their bytes, rows and objects, and the updates laid
over them. What they mean is `resources`' work.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from xatre.errors import XatreError


class ResourceError(XatreError):
    """A file that comes with the program is missing or damaged; the books are untouched."""

    code = "XT-910"
    sentence = "Dữ liệu đi kèm chương trình bị thiếu hoặc hỏng: {file}. Sổ vẫn nguyên như trước."
    remedy = "Cài lại chương trình, hoặc gỡ bản cập nhật danh mục vừa nhận."


updates: dict[str, bytes] = {}
"""Signed and checked updates by the path they stand in for (`resources.lay_over`)."""


@cache
def root() -> Path:
    """The folder `resources/`: of the frozen program, of the installed wheel, or of the source.

    Raises ResourceError where there is none.
    """
    here = Path(__file__).resolve()
    frozen = getattr(sys, "_MEIPASS", "")
    for folder in (
        *([Path(frozen) / "resources"] if frozen else []),
        here.parent / "_resources",
        here.parents[2] / "resources",
    ):
        if folder.is_dir():
            return folder
    raise ResourceError(file="resources")


def path(*parts: str) -> Path:
    """The path of a file or folder that comes with the program. Raises ResourceError."""
    found = root().joinpath(*parts)
    if not found.exists():
        raise ResourceError(file="/".join(parts))
    return found


def data(*parts: str) -> bytes:
    """The bytes of a resource, or of the update laid over it. Raises ResourceError."""
    name = "/".join(parts)
    if name in updates:
        return updates[name]
    try:
        return path(*parts).read_bytes()
    except OSError as error:
        raise ResourceError(file=name) from error


def text(*parts: str) -> str:
    """A resource as UTF-8 text with `\\n` line ends. Raises ResourceError."""
    try:
        return data(*parts).decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise ResourceError(file="/".join(parts)) from error


def names(folder: str, ending: str) -> list[str]:
    """Names of the files of a folder with that ending, without it, updates among them, sorted."""
    found = {file.name for file in path(folder).iterdir()}
    found |= {name.rpartition("/")[2] for name in updates if name.startswith(f"{folder}/")}
    return sorted(name.removesuffix(ending) for name in found if name.endswith(ending))


def rows(*parts: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file. Raises ResourceError; no header, or a row of another length, is
    damage."""
    import csv
    import io

    reader = csv.reader(io.StringIO(text(*parts)))
    header = next(reader, [])
    if not header:
        raise ResourceError(file="/".join(parts))
    for row in reader:
        if len(row) != len(header):
            raise ResourceError(file="/".join(parts))
        yield dict(zip(header, row, strict=True))


def json_object(*parts: str) -> Mapping[str, Any]:
    """The object of a JSON file. Raises ResourceError."""
    try:
        content = json.loads(text(*parts))
    except ValueError as error:
        raise ResourceError(file="/".join(parts)) from error
    if not isinstance(content, dict):
        raise ResourceError(file="/".join(parts))
    return content


def objects_by_id(folder: str) -> Mapping[str, Mapping[str, Any]]:
    """The objects of every JSON file of a folder by their `id`. Raises ResourceError."""
    found = [json_object(folder, f"{name}.json") for name in names(folder, ".json")]
    if not all(isinstance(content.get("id"), str) for content in found):
        raise ResourceError(file=folder)
    return MappingProxyType({content["id"]: content for content in found})
