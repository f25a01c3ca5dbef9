"""Arrows between the layers run one way: model ← kinds ← store | exchange | reports ← work ←
desk | cli, and model ← outside ← work. Reads the imports of every module, late ones too.

Between modules no circle may close while they are imported."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "xatre"

COMMON = {
    "collecting",
    "data_lists",
    "errors",
    "itself",
    "paths",
    "resource_files",
    "resources",
    "unit_files",
    "whole_files",
}
MAY_IMPORT = {
    "model": set(),
    "kinds": {"model"},
    "store": {"model", "kinds"},
    "exchange": {"model", "kinds"},
    "reports": {"model", "kinds"},
    "outside": {"model"},
    "work": {"model", "kinds", "store", "exchange", "reports", "outside"},
    "desk": {"model", "kinds", "work", "reports", "exchange"},
    "cli": {"model", "kinds", "work"},
}
LATE_PAPER = {"desk.paper", "desk.loading", "desk.self_test"}
"""What cli may import, inside a function only."""

SQL = {"sqlite3", "sqlcipher3", "sqlite_utils", "pysqlite3"}
QT = {"PySide6", "shiboken6"}
INPUT_OUTPUT = {"os", "pathlib", "io", "shutil", "subprocess", "socket", "tempfile", "importlib"}


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


def imports(file: Path) -> Iterator[tuple[str, bool]]:
    """Every imported module of `file` and whether it is imported late (inside a function)."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    late = {
        id(inner)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef))
        for inner in ast.walk(function)
    }
    typing_only = {
        id(inner)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and "TYPE_CHECKING" in ast.dump(test.test)
        for inner in ast.walk(test)
    }
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in late
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == "xatre" or node.module in {f"xatre.{layer}" for layer in MAY_IMPORT}:
                for alias in node.names:
                    yield f"{node.module}.{alias.name}", id(node) in late
            else:
                yield node.module, id(node) in late


def faults(file: Path) -> list[str]:
    layer = file.relative_to(SOURCE).parts[0]
    found = []
    for name, late in imports(file):
        top = name.split(".")[0]
        if layer in MAY_IMPORT and top == "xatre" and "." in name:
            target = name.split(".")[1]
            inside = ".".join(name.split(".")[1:3])
            allowed = MAY_IMPORT[layer] | COMMON | {layer, "__version__"}
            if target not in allowed and not (layer == "cli" and late and inside in LATE_PAPER):
                found.append(f"{layer} imports {name}")
        if top in SQL and layer != "store":
            found.append(f"SQL outside store: {name}")
        if top in QT and layer != "desk":
            found.append(f"Qt outside desk: {name}")
        if layer in ("model", "kinds") and top in INPUT_OUTPUT:
            found.append(f"input or output in {layer}: {name}")
    return found


@pytest.mark.parametrize("file", modules(), ids=lambda file: str(file.relative_to(SOURCE)))
def test_arrows_run_one_way(file: Path) -> None:
    assert faults(file) == []


def test_the_test_sees_a_wrong_arrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "model" / "wrong.py"
    wrong.parent.mkdir()
    wrong.write_text("from xatre.store import book\nimport sqlite3\nimport pathlib\n")
    monkeypatch.setattr(f"{__name__}.SOURCE", tmp_path)
    assert len(faults(wrong)) == 3


def imported_at_once(file: Path) -> Iterator[str]:
    """What the import of `file` imports before it is over: nothing of functions, nothing for the
    type checker alone. A name taken out of a package is the module of that name, where there is
    one."""
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting += node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                path = SOURCE.parent.joinpath(*inner.split("."))
                is_module = path.with_suffix(".py").exists() or (path / "__init__.py").exists()
                yield inner if is_module else node.module
        waiting += ast.iter_child_nodes(node)


def circles() -> list[set[str]]:
    """Modules that reach each other while they are imported."""
    arrows: dict[str, set[str]] = {}
    for file in modules():
        parts = file.relative_to(SOURCE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        arrows[name] = {one for one in imported_at_once(file) if one != name}

    def reached(start: str) -> set[str]:
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for one in arrows.get(waiting.pop(), set()) - found:
                found.add(one)
                waiting.append(one)
        return found

    ways = {name: reached(name) for name in arrows}
    return [{name} | {one for one in ways[name] if name in ways.get(one, ())}
            for name in arrows if name in ways[name]]  # fmt: skip


def test_no_circle_closes_while_modules_are_imported() -> None:
    assert circles() == []


def test_the_test_sees_a_circle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = tmp_path / "xatre"
    (top / "model").mkdir(parents=True)
    head = "from typing import TYPE_CHECKING\n"
    for name, words in {
        "one": "from xatre.model import two\n",
        "two": "from xatre.model.three import x\n",
        "three": "try:\n    import xatre.model.one\nexcept ImportError:\n    x = 1\n",
        "late": "def f():\n    from xatre.model import typed\n",
        "typed": head + "if TYPE_CHECKING:\n    from xatre.model import late\n",
        "alone": "from xatre.model import one\n",
    }.items():
        (top / "model" / f"{name}.py").write_text(words)
    monkeypatch.setattr(f"{__name__}.SOURCE", top)
    whole = {f"xatre.model.{name}" for name in ("one", "two", "three")}
    assert circles() == [whole] * 3


def test_only_resources_reads_resources() -> None:
    readers = [
        str(file.relative_to(SOURCE))
        for file in modules()
        if "_resources" in file.read_text(encoding="utf-8")
    ]
    assert readers == ["resource_files.py"]


def test_every_module_says_what_it_knows() -> None:
    silent = [
        str(file.relative_to(SOURCE))
        for file in modules()
        if "forms" not in file.parts and not ast.get_docstring(ast.parse(file.read_text("utf-8")))
    ]
    assert silent == []


def test_files_are_read_in_one_sitting() -> None:
    long = [
        f"{file.relative_to(SOURCE)}: {lines}"
        for file in modules()
        if "forms" not in file.parts and (lines := len(file.read_text("utf-8").splitlines())) > 300
    ]
    assert long == []
