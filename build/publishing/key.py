"""The publisher's key: a file outside the repository, made once, kept by whoever publishes.

A build without one makes a trial key under `.out/`, puts only its public half into that build, and
says so: what is built so is for trying, not for giving out.
"""

from __future__ import annotations

import csv
import io
import json
import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyrage
from nacl.signing import SigningKey

from xatre import __version__
from xatre.exchange.header import Header
from xatre.resources import TRIAL_PUBLISHER as TRIAL

UNIT, DEVICE = "00@2025", "publisher"


@dataclass(frozen=True)
class PublisherKey:
    """Both halves. `sealing` is there because every file of ours names one; nothing is sealed."""

    name: str
    secret: SigningKey
    identity: str
    since: str
    trial: bool

    @property
    def signing(self) -> bytes:
        return bytes(self.secret.verify_key)

    def sign(self, message: bytes) -> bytes:
        return self.secret.sign(message).signature

    def header(self, sequence: int) -> Header:
        """The header of an update; `sequence` tells file names apart."""
        sealing = str(pyrage.x25519.Identity.from_str(self.identity).to_public())
        return Header(
            type="update",
            unit=UNIT,
            role="publisher",
            device=DEVICE,
            stream=DEVICE,
            sequence=sequence,
            signing=self.signing,
            sealing=sealing,
            created=date.today().isoformat(),
            program=__version__,
        )


def make(file: Path, name: str) -> PublisherKey:
    """A new key in a new file that only its owner can read. Raises FileExistsError."""
    content = {
        "name": name,
        "since": date.today().isoformat(),
        "signing": SigningKey.generate().encode().hex(),
        "sealing": str(pyrage.x25519.Identity.generate()),
    }
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "w", encoding="utf-8") as out:
        json.dump(content, out, ensure_ascii=False, indent=1)
    return read(file)


def read(file: Path) -> PublisherKey:
    """The key in a file that `make` wrote. Raises OSError, ValueError, KeyError."""
    content = json.loads(file.read_text(encoding="utf-8"))
    return PublisherKey(
        name=content["name"],
        secret=SigningKey(bytes.fromhex(content["signing"])),
        identity=content["sealing"],
        since=content["since"],
        trial=content["name"] == TRIAL,
    )


def of_build(root: Path, file: str | None) -> PublisherKey:
    """The key a build uses: from `file`, or the trial key, made where there is none."""
    if file:
        return read(Path(file))
    trial = root / ".out" / "publisher" / "trial.json"
    key = read(trial) if trial.is_file() else make(trial, TRIAL)
    print("TRIAL KEY: what is built now is for trying. Give --key FILE for what is given out.")
    return key


def table(root: Path, key: PublisherKey) -> str:
    """`publisher.csv` with this key in it."""
    present = (root / "resources" / "publisher.csv").read_text(encoding="utf-8")
    if key.signing.hex() in present:
        return present
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([key.name, key.signing.hex(), key.since])
    return present + line.getvalue()
