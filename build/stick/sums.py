"""SHA256SUMS of a stick and its signature by the publisher's key, in the form of minisign, so that
anybody's tool can check it. A check that lies on the same stick can be forged with it: the
installer's own digest goes by another way, in the office's letter.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from nacl.signing import VerifyKey

from publishing.key import PublisherKey

SUMS, SIGNATURE, KEY = "SHA256SUMS", "SHA256SUMS.minisig", "khoa-noi-phat-hanh.pub"
CHECK = "kiem-tra.cmd"
PREHASHED = b"ED"
COUNT = b"set /a can=0\r\n"
"""Where the check is told how many files there must be: a list cut short shows."""


def sums(folder: Path) -> str:
    """A line a file: digest, two spaces, path; sums, their signature and the key apart."""
    lines = []
    for file in sorted(folder.rglob("*")):
        name = file.relative_to(folder).as_posix()
        if file.is_file() and name not in (SUMS, SIGNATURE, KEY):
            with file.open("rb") as data:
                lines.append(f"{hashlib.file_digest(data, 'sha256').hexdigest()}  {name}\n")
    return "".join(lines)


def write_check(pattern: Path, folder: Path) -> None:
    """Put the check onto the stick, all else being there. Raises ValueError."""
    content = pattern.read_bytes()
    if content.count(COUNT) != 1:
        raise ValueError(f"{pattern.name} does not ask for the count")
    (folder / CHECK).write_bytes(content)
    many = len(sums(folder).splitlines())
    told = content.replace(COUNT, COUNT.replace(b"0", str(many).encode()))
    (folder / CHECK).write_bytes(told)


def key_number(signing: bytes) -> bytes:
    """The eight bytes by which a signature names its key."""
    return hashlib.blake2b(signing, digest_size=8).digest()


def signature(data: bytes, key: PublisherKey, comment: str) -> str:
    """The minisign signature of `data`."""
    own = key.sign(hashlib.blake2b(data).digest())
    whole = key.sign(own + comment.encode("utf-8"))
    first = base64.b64encode(PREHASHED + key_number(key.signing) + own).decode()
    return (
        f"untrusted comment: {key.name}\n{first}\n"
        f"trusted comment: {comment}\n{base64.b64encode(whole).decode()}\n"
    )


def public(key: PublisherKey) -> str:
    """The public key as minisign reads it."""
    body = base64.b64encode(b"Ed" + key_number(key.signing) + key.signing).decode()
    return f"untrusted comment: {key.name}\n{body}\n"


def is_signed(data: bytes, signed: str, signing: bytes) -> bool:
    """Whether the signature is of these bytes, under this key."""
    try:
        _, first, comment, second = signed.splitlines()
        head = base64.b64decode(first)
        own = head[10:]
        VerifyKey(signing).verify(hashlib.blake2b(data).digest(), own)
        words = comment.removeprefix("trusted comment: ").encode("utf-8")
        VerifyKey(signing).verify(own + words, base64.b64decode(second))
    except Exception:  # whatever is wrong with it, it is not a signature
        return False
    return head[:10] == PREHASHED + key_number(signing)
