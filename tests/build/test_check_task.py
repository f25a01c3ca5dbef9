"""`build/make.py check` finds each sort of fault in a small tree made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks import check, licenses


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree without a fault: one module, one resource with its source."""
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "whole.py").write_text('"""A module."""\n', encoding="utf-8")
    (tmp_path / "resources" / "codes").mkdir(parents=True)
    (tmp_path / "resources" / "codes" / "sex.csv").write_text("code\nmale\n", encoding="utf-8")
    (tmp_path / "resources" / "sources.csv").write_text(
        "path,what,origin,licence,licence_file\ncodes/*.csv,list,ours,ours,\n", encoding="utf-8"
    )
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "long.py").write_text("x = 1\n" * 500, encoding="utf-8")
    return tmp_path


def found(tree: Path) -> list[str]:
    names = check.tracked(tree)
    return [
        *check.long_files(tree, names),
        *check.twins(names),
        *check.stubs(tree, names),
        *check.hosts_and_paths(tree, names),
        *check.sources(tree, names),
    ]


def test_a_whole_tree_has_no_fault(tree: Path) -> None:
    assert check.tracked(tree) == [
        "resources/codes/sex.csv",
        "resources/sources.csv",
        "src/whole.py",
    ]
    assert found(tree) == []


# Written in pieces, so that the check does not find them here.
@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("x = 1  # TO" "DO later", "work left open"),
        ("    raise Not" "ImplementedError", "a stub"),
        ("@pytest.mark.xf" "ail", "a test passed over"),
        ("    pytest.sk" "ip('slow')", "a test passed over"),
        ("    assert Tr" "ue", "a test of nothing"),
        ("    except" ":", "a bare except"),
        ("# from files.python" "hosted.org", "a package host"),
        ("# https://registry.npm" "js.org/lucide", "a package host"),
        ("# pip --index" "-url x", "a package host"),
        ("# http://10.0.0." "7:8080/simple", "a package host"),
        ("PLACE = '/ho" "me/nam/xatre'", "a path of one machine"),
        ("PLACE = '/wo" "rk/xatre'", "a path of one machine"),
    ],
)  # fmt: skip
def test_a_planted_line_is_found(tree: Path, words: str, fault: str) -> None:
    (tree / "src" / "planted.py").write_text(f'"""A module."""\n{words}\n', encoding="utf-8")
    assert found(tree) == [f"src/planted.py:2: {fault}"]


@pytest.mark.parametrize(
    "words",
    [
        "see https://doc.qt.io/qt-6/ and /usr/share/doc",
        "homework/sheet and ../work/records/save.py",
        "    except OSError:",
    ],
)
def test_an_honest_line_is_left_alone(tree: Path, words: str) -> None:
    (tree / "src" / "honest.py").write_text(f"{words}\n", encoding="utf-8")
    assert found(tree) == []


def test_a_long_file_is_found_and_a_generated_one_is_not(tree: Path) -> None:
    lines = "x = 1\n" * (check.LONGEST + 1)
    (tree / "src" / "long.py").write_text(lines, encoding="utf-8")
    generated = tree / "src" / "xatre" / "desk" / "forms"
    generated.mkdir(parents=True)
    (generated / "window.py").write_text(lines, encoding="utf-8")
    (tree / "tests").mkdir(exist_ok=True)
    (tree / "tests" / "test_more.py").write_text(lines, encoding="utf-8")
    assert found(tree) == [f"src/long.py: {check.LONGEST + 1} lines, more than {check.LONGEST}"]


def test_two_test_modules_of_one_name_are_found(tree: Path) -> None:
    for folder in ("tests/desk", "tests/model"):
        (tree / folder).mkdir(parents=True)
        for name in ("test_table.py", "conftest.py"):
            (tree / folder / name).write_text('"""Tests."""\n', encoding="utf-8")
    assert found(tree) == ["tests/model/test_table.py: the same name as tests/desk/test_table.py"]


def test_a_resource_without_a_source_is_found(tree: Path) -> None:
    (tree / "resources" / "fonts").mkdir()
    (tree / "resources" / "fonts" / "new.ttf").write_bytes(b"\xff\xfe\x00")
    assert found(tree) == ["resources/fonts/new.ttf: no row in resources/sources.csv"]


def test_a_licence_file_that_is_not_there_is_found(tree: Path) -> None:
    with (tree / "resources" / "sources.csv").open("a", encoding="utf-8") as file:
        file.write("fonts/*.ttf,font,someone,OFL-1.1,licenses/gone.txt\n")
    assert found(tree) == ["resources/sources.csv: licenses/gone.txt is not there"]


def test_a_program_without_its_licence_is_found(tree: Path) -> None:
    requirements = tree / "build" / "requirements"
    requirements.mkdir(parents=True)
    (requirements / "run.txt").write_text(
        "pip==26.3 \\\n    --hash=sha256:0\norjson==3.13.0 \\\n    --hash=sha256:0\n"
        "cffi==2.1.1 ; implementation_name != 'PyPy' \\\n    --hash=sha256:0\n",
        encoding="utf-8",
    )
    folder = tree / "resources" / "licenses"
    folder.mkdir()
    (folder / "programs.csv").write_text(
        "name,version,licence,file\norjson,3.12.0,MIT,programs/orjson.txt\n"
        "readline,8,GPL-3.0-only,programs.csv\n",
        encoding="utf-8",
    )
    assert licenses.faults(tree) == [
        "licences: orjson 3.13.0 is not in the table",
        "licences: cffi 2.1.1 is not in the table",
        "licences: orjson has no file programs/orjson.txt",
        "licences: readline is GPL-3.0-only",
    ]


@pytest.mark.parametrize(
    ("licence", "refused"),
    [
        ("MIT", False),
        ("LGPL-3.0-only", False),
        ("LGPL-3.0-only OR GPL-3.0-only", False),
        ("GPL-2.0-or-later WITH Bootloader-exception", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", False),
        ("GPL-3.0-only", True),
        ("AGPL-3.0-or-later", True),
        ("GPL-2.0-only OR AGPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", True),
    ],
)
def test_which_licences_are_refused(licence: str, refused: bool) -> None:
    assert licenses.forbidden(licence) is refused


def test_this_tree_has_every_licence_and_source(root: Path) -> None:
    assert licenses.faults(root) == []
    assert list(check.sources(root, check.tracked(root))) == []


def test_this_tree_names_no_host_and_no_machine(root: Path) -> None:
    names = check.tracked(root)
    assert list(check.hosts_and_paths(root, names)) == []
    assert list(check.stubs(root, names)) == []
    assert list(check.twins(names)) == []
