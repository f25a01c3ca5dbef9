"""The software bill of materials of the frozen program, as CycloneDX JSON.

    python build/make.py bill [windows|linux] [OUT]

From the pinned parts and the table of licences; nothing is looked up anywhere. Written beside every
program that is built.
"""

from __future__ import annotations

import csv
import json
import uuid
from pathlib import Path

from tasks.freeze import pins
from windows import house, parts
from xatre import __version__

SPACE = uuid.UUID("6f1f0f3e-2f7a-5c0e-9a63-6b1f5a1c0d11")
LANGUAGE = "1.5"
BUILDERS = ("pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "packaging", "pefile",
            "pywin32-ctypes", "setuptools")  # fmt: skip


def table(root: Path) -> list[dict[str, str]]:
    """The rows of `resources/licenses/programs.csv`."""
    file = root / "resources" / "licenses" / "programs.csv"
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def component(row: dict[str, str], hashes: dict[str, str]) -> dict[str, object]:
    """One part as CycloneDX has it."""
    name, version = row["name"], row["version"]
    made: dict[str, object] = {
        "type": "library",
        "bom-ref": f"{name}@{version}",
        "name": name,
        "version": version,
        "licenses": [{"expression": row["licence"]}],
        "properties": [{"name": "xatre:licence-file", "value": row["file"]}],
    }
    if name in hashes:
        made["purl"] = f"pkg:pypi/{name}@{version}"
        made["hashes"] = [{"alg": "SHA-256", "content": hashes[name]}]
    return made


def of_data(root: Path) -> list[dict[str, object]]:
    """What of others lies in `resources/`, by the table of sources."""
    found: list[dict[str, object]] = []
    with (root / "resources" / "sources.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["licence_file"]:
                found.append(
                    {
                        "type": "data",
                        "bom-ref": f"resources/{row['path']}",
                        "name": f"resources/{row['path']}",
                        "description": f"{row['what']} ({row['origin']})",
                        "licenses": [{"license": {"name": row["licence"]}}],
                    }
                )
    return found


def bill(root: Path, platform: str) -> dict[str, object]:
    """The whole bill."""
    hashes = {}
    if platform == "windows":
        hashes = {part.name: part.sha256 for part in parts.pinned(root, parts.WHEELS)}
    carried = [row for row in table(root) if row.get("on", "") in ("", platform)]
    tools: list[dict[str, object]] = [
        {"type": "application", "name": name, "version": pins(root, "build")[name]}
        for name in BUILDERS
    ]
    if platform == "windows":
        (python,) = parts.pinned(root, parts.PYTHON)
        hash_of_it = [{"alg": "SHA-256", "content": python.sha256}]
        tools.append({"type": "application", "name": python.name, "version": python.version,
                      "hashes": hash_of_it})  # fmt: skip
        tools += [
            {"type": "application", "name": name, "version": version, "publisher": "Debian"}
            for name, version in house.recorded(root).items()
        ]
    own = f"xatre@{__version__}"
    components = [component(row, hashes) for row in carried] + of_data(root)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": LANGUAGE,
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, json.dumps([platform, components]))}",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": own, "name": "xatre",
                          "version": __version__, "description": f"Xã Trẻ, {platform}"},
            "tools": {"components": tools},
        },
        "components": components,
        "dependencies": [{"ref": own, "dependsOn": [part["bom-ref"] for part in components]}],
    }  # fmt: skip


def write(root: Path, platform: str, file: Path) -> int:
    """Write it; how many parts it names."""
    made = bill(root, platform)
    file.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    listed = made["components"]
    assert isinstance(listed, list)
    return len(listed)


def run(root: Path, words: list[str]) -> int:
    """The task."""
    platform = words[0] if words else "windows"
    file = Path(words[1]) if len(words) > 1 else root / ".out" / f"xatre-{platform}.cdx.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    print(f"{file}: {write(root, platform, file)} parts")
    return 0
