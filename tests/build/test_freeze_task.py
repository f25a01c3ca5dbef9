"""The freezing task: where it writes, what the spec keeps and drops, which tools it asks for.

Freezing itself takes a minute and is `python build/make.py freeze`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks import freeze


@pytest.fixture(scope="module")
def is_needed(root: Path) -> Callable[[str], bool]:
    """The spec's own function, without PyInstaller."""
    tree = ast.parse((root / freeze.SPEC).read_text(encoding="utf-8"))
    kept = [
        node
        for node in tree.body
        if isinstance(node, (ast.Import, ast.FunctionDef))
        or (isinstance(node, ast.ImportFrom) and node.module == "pathlib")
        or (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id in ("QT_MODULES", "QT_LIBRARIES", "PLUGINS", "GTK")
        )
    ]
    names: dict[str, object] = {"EXE": object}
    exec(compile(ast.Module(kept, []), freeze.SPEC, "exec"), names)
    function = names["is_needed"]
    assert callable(function)
    return function


def test_everything_is_written_under_out(tmp_path: Path) -> None:
    for place in (*freeze.folders(tmp_path).values(), freeze.program(tmp_path)):
        assert place.is_relative_to(tmp_path / ".out" / "freeze")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6Svg.so.6",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\plugins\\imageformats\\qjpeg.dll",
        "PySide6\\Qt6Core.dll",
        "PySide6\\QtPrintSupport.pyd",
        "resources/fonts/XaTre-Regular.ttf",
        "sqlcipher3/_sqlite3.cpython-311-x86_64-linux-gnu.so",
        "python3.11/lib-dynload/_sqlite3.cpython-311-x86_64-linux-gnu.so",
        "_cffi_backend.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_the_program_needs_is_kept(is_needed: Callable[[str], bool], name: str) -> None:
    assert is_needed(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\opengl32sw.dll",
        "PySide6\\plugins\\tls\\qopensslbackend.dll",
        "libcairo.so.2",
        "zstandard/_cffi.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_what_it_does_not_need_is_dropped(is_needed: Callable[[str], bool], name: str) -> None:
    assert not is_needed(name)


def test_the_spec_says_one_folder_unpacked(root: Path) -> None:
    spec = (root / freeze.SPEC).read_text(encoding="utf-8")
    assert "COLLECT(" in spec
    assert "exclude_binaries=True" in spec
    assert "upx=True" not in spec
    assert '"resources"), "resources")' in spec
    assert '"_cffi_backend"' in spec


def test_pins_are_read_from_a_hashed_file(tmp_path: Path) -> None:
    folder = tmp_path / "build" / "requirements"
    folder.mkdir(parents=True)
    (folder / "build.in").write_text("# why\n-r run.in\nno-such-tool\n", encoding="utf-8")
    (folder / "build.txt").write_text(
        "no-such-tool==1.2 ; sys_platform == 'linux' \\\n    --hash=sha256:00\n    # via x==1\n",
        encoding="utf-8",
    )
    assert freeze.pins(tmp_path, "build") == {"no-such-tool": "1.2"}
    assert freeze.missing_tools(tmp_path) == ["no-such-tool"]


def test_sizes_are_of_the_largest_parts_first(tmp_path: Path) -> None:
    (tmp_path / "_internal" / "PySide6").mkdir(parents=True)
    (tmp_path / "_internal" / "PySide6" / "a.so").write_bytes(b"1" * 30)
    (tmp_path / "_internal" / "b.so").write_bytes(b"1" * 10)
    (tmp_path / "xatre").write_bytes(b"1" * 20)
    assert freeze.sizes(tmp_path) == {"PySide6/a.so": 30, "xatre": 20, "b.so": 10}


def test_packages_that_nobody_pinned_are_found(tmp_path: Path, root: Path) -> None:
    work = tmp_path / ".out" / "freeze" / "work" / "xatre"
    work.mkdir(parents=True)
    entries = [
        ("json.decoder", "json/decoder.py", "PYMODULE"),
        ("_sysconfigdata__linux_x86_64-linux-gnu", "_sysconfigdata.py", "PYMODULE"),
        ("xatre.errors", "xatre/errors.py", "PYMODULE"),
        ("orjson", "orjson/__init__.py", "PYMODULE"),
        ("nacl.signing", "nacl/signing.py", "PYMODULE"),
        ("pytest", "pytest/__init__.py", "PYMODULE"),
    ]
    (work / "PYZ-00.toc").write_text(repr(("PYZ-00.pyz", entries)), encoding="utf-8")
    requirements = tmp_path / "build" / "requirements"
    requirements.mkdir(parents=True)
    pinned = (root / "build" / "requirements" / "run.txt").read_text(encoding="utf-8")
    (requirements / "run.txt").write_text(pinned, encoding="utf-8")
    assert freeze.strangers(tmp_path, work.parent) == ["pytest"]
