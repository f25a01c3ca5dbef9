"""Writes the vectors beside this file: small files with keys that anyone may know, good ones
and one fault each, and `expected.json` that says what a reader must make of them.

    python tests/exchange/vectors/make.py

Sealing is random, so each run gives other bytes; they are made anew only with a new format.
"""

from __future__ import annotations

import hashlib
import json
import sys
from binascii import hexlify
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyrage
import zstandard
from nacl.signing import SigningKey

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[2] / "src"))

from xatre.exchange import package  # noqa: E402
from xatre.exchange.canonical import canonical  # noqa: E402
from xatre.exchange.card import Card, make_card  # noqa: E402
from xatre.exchange.container import MAGIC, signed_bytes  # noqa: E402
from xatre.exchange.header import Header  # noqa: E402
from xatre.exchange.keys import key_id  # noqa: E402
from xatre.exchange.lines import PackageLine, whole  # noqa: E402
from xatre.exchange.package import seal  # noqa: E402
from xatre.exchange.returns import (  # noqa: E402
    Missing,
    PackageOutcome,
    RejectedLine,
    Return,
    seal_return,
)
from xatre.exchange.statement import elsewhere_note, state_hand_over  # noqa: E402
from xatre.model.revision import make_revision  # noqa: E402

COMMUNE_SEED, OFFICE_SEED, OTHER_SEED = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32
COMMUNE_AGE = "AGE-SECRET-KEY-1SEAH68VN00GWS8T4WZKDDUVCNFGSK59SR4GLSYX7WVN3YAPJ406SHPX9GP"
OFFICE_AGE = "AGE-SECRET-KEY-1LP32AJ6X5C72FY2GDXW4QYAS68ZCU8A3L3ZEAADH6AE05Y9HGYXQE2PRJ3"
OTHER_AGE = "AGE-SECRET-KEY-1T2XC4USL65E37U90TZKY4JMKTXSR98SA3DD46Z7DAEZNZP7NMZKSS3KAZ9"
LOW_ORDER = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"
LOW_ORDER_AGE = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
"""Thirty-two zero bytes: of small order, and well written."""

compress = zstandard.ZstdCompressor(write_checksum=True).compress


def sealing_of(identity: str) -> str:
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


def sign_with(seed: bytes) -> Any:
    return lambda message: SigningKey(seed).sign(message).signature


def header(**changes: Any) -> Header:
    about: dict[str, Any] = {
        "type": "package",
        "unit": "03562@2025",
        "role": "commune",
        "device": "device-of-the-commune",
        "stream": "stream-of-the-commune",
        "sequence": 12,
        "signing": bytes(SigningKey(COMMUNE_SEED).verify_key),
        "sealing": sealing_of(COMMUNE_AGE),
        "created": "2026-11-20",
        "program": "0.1.0",
        "recipient": "12@2025",
        "recipients": frozenset((key_id(sealing_of(OFFICE_AGE)),)),
        "previous": "ab" * 32,
        "journal_length": 41,
        "journal_head": "cd" * 32,
    }
    return Header(**(about | changes))


OFFICE = {
    "unit": "12@2025",
    "role": "office",
    "device": "device-of-the-office",
    "stream": "stream-of-the-office",
    "signing": bytes(SigningKey(OFFICE_SEED).verify_key),
    "sealing": sealing_of(OFFICE_AGE),
    "recipient": "03562@2025",
    "recipients": frozenset((key_id(sealing_of(COMMUNE_AGE)),)),
    "previous": "",
}
FIRST = make_revision(
    id="019a1111-0000-7000-8000-000000000001",
    kind="child",
    unit="03562@2025",
    who="Lò Văn Ổn",
    when="2026-11-20T02:41:07Z",
    device="device-of-the-commune",
    fields={"full_name": "Vừ Thị Mỷ", "born_on": "2017-03", "ids": {"r1": {"+": "yes", "n": "1"}}},
    nonce=bytes(range(16)),
)
SECOND = make_revision(
    id=FIRST.id,
    kind="child",
    unit="03562@2025",
    who="Lò Văn Ổn",
    when="2026-11-21T02:41:07Z",
    device="device-of-the-commune",
    fields={"full_name": "Vừ Thị Mỷ", "born_on": "2017-03-09"},
    parents=[FIRST.name],
    open=["sex"],
    nonce=bytes(range(16, 32)),
)
TAKEN = make_revision(
    id=FIRST.id,
    kind="child",
    unit="03549@2025",
    who="Lý A Páo",
    when="2026-11-22T02:41:07Z",
    device="device-of-another",
    fields={"full_name": "Vừ Thị Mỷ", "born_on": "2017-03-09"},
    parents=[SECOND.name],
    open=["sex"],
    nonce=bytes(range(32, 48)),
)
"""The unit that the child was given to accepts it, and says nothing else new."""
CUT = PackageLine(
    make_revision(
        id="019a1111-0000-7000-8000-000000000002",
        kind="case",
        unit="03562@2025",
        who="Lò Văn Ổn",
        when="2026-11-20T02:41:07Z",
        device="device-of-the-commune",
        fields={"intake_channel": "phone"},
    ).line,
    b"",
    "ef" * 32,
    "no_identity",
)
CARD = Card(
    unit="12@2025",
    role="office",
    device="device-of-the-office",
    stream="stream-of-the-office",
    signing=bytes(SigningKey(OFFICE_SEED).verify_key),
    sealing=sealing_of(OFFICE_AGE),
    created="2026-11-20",
    program="0.1.0",
    label="Sở Y tế tỉnh Lai Châu",
    profiles={"case": "no_identity", "child": "full"},
)


def file_of(
    head: bytes, payload: bytes, signed_as: str = "package", seed: bytes = COMMUNE_SEED
) -> bytes:
    """A file with any header bytes, signed well."""
    signature = sign_with(seed)(signed_bytes(signed_as, head))  # type: ignore[arg-type]
    return MAGIC + len(head).to_bytes(4, "big") + head + signature + payload


def entries(of: Header, payload: bytes) -> dict[str, object]:
    sizes = {"payload_size": str(len(payload)), "payload_sha256": sha256(payload)}
    return of.entries() | sizes


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def sealed(plain: bytes, identity: str = OFFICE_AGE) -> bytes:
    recipient = pyrage.x25519.Recipient.from_str(sealing_of(identity))
    return pyrage.encrypt(plain, [recipient])


def inside(text: bytes, counts: dict[str, str], of: Header | None = None) -> bytes:
    """A package with any text inside."""
    manifest = (of or header()).manifest() | {"counts": counts}
    frames = compress(canonical(manifest) + b"\n") + compress(text)
    return wrapped(package._pad(frames))


def wrapped(plain: bytes, identity: str = OFFICE_AGE, **changes: Any) -> bytes:
    payload = sealed(plain, identity)
    return file_of(canonical(entries(header(**changes), payload)), payload)


def line(body: bytes) -> bytes:
    return inside(b"w %b %b\n" % (hexlify(bytes(range(16))), body), {"w": "1"})


def bomb() -> bytes:
    zeros = zstandard.ZstdCompressor(level=19).compress(bytes(80 * 1024 * 1024))
    manifest = canonical(header().manifest() | {"counts": {"w": "1"}}) + b"\n"
    return wrapped(package._pad(compress(manifest) + zeros))


def good() -> dict[str, bytes]:
    office = replace(header(), **OFFICE, type="return", sequence=3)  # type: ignore[arg-type]
    content = Return(
        number=3,
        packages=(
            PackageOutcome(
                sha256="ab" * 32,
                stream="stream-of-the-commune",
                sequence=11,
                outcome="taken",
                counts={"new": 3},
                device="device-of-the-commune",
                journal_length=40,
                journal_head="cd" * 32,
            ),
        ),
        rejected=(
            RejectedLine(
                package="ab" * 32, record=FIRST.id, revision=FIRST.name, code="XT-104",
                sentence="Chưa ghi giới tính.",
            ),
        ),
        missing=(Missing(stream="stream-of-the-commune", sequence=10),),
    )  # fmt: skip
    given = state_hand_over(
        record=FIRST.id, kind="child", from_unit="03562@2025", to_unit="03549@2025",
        lines=frozenset((FIRST.name, SECOND.name)),
        signing=bytes(SigningKey(OTHER_SEED).verify_key), sign=sign_with(OTHER_SEED),
    )  # fmt: skip
    repeated = Return(number=4, packages=content.packages, hand_overs=(given,))
    to_office, to_commune = [sealing_of(OFFICE_AGE)], [sealing_of(COMMUNE_AGE)]
    lines = [whole(FIRST), whole(SECOND), CUT]
    return {
        "package": seal(header(), lines, to_office, sign_with(COMMUNE_SEED)),
        "package-empty": seal(header(sequence=13), [], to_office, sign_with(COMMUNE_SEED)),
        "package-elsewhere": seal(
            header(sequence=14), [elsewhere_note("stream-of-the-commune", [11, 9]), whole(FIRST)],
            to_office, sign_with(COMMUNE_SEED),
        ),
        "return": seal_return(office, content, [], to_commune, sign_with(OFFICE_SEED)),
        "return-with-hand-over": seal_return(
            replace(office, sequence=4), repeated, [], to_commune, sign_with(OFFICE_SEED)
        ),
        "return-of-changed-hands": seal_return(
            replace(office, sequence=5), replace(repeated, number=5),
            [whole(FIRST), whole(SECOND), whole(TAKEN), CUT], to_commune, sign_with(OFFICE_SEED),
        ),
        "card": make_card(CARD, sign_with(OFFICE_SEED)),
    }  # fmt: skip


def faults(whole_package: bytes) -> dict[str, tuple[str, bytes]]:
    """Name → the code a reader must give, and the bytes."""
    length = int.from_bytes(whole_package[8:12], "big")
    head, payload = whole_package[12 : 12 + length], whole_package[76 + length :]
    flipped = bytearray(whole_package)
    flipped[12 + length] ^= 1
    changed = bytearray(whole_package)
    changed[-1] ^= 1
    card = header(type="card", sequence=0, recipient="", recipients=frozenset(), previous="")
    strange = canonical({"label": "x", "more": "1"})
    weak = canonical(entries(card, b"{}") | {"signing": LOW_ORDER})
    weak_age = canonical(entries(card, b"{}") | {"sealing": LOW_ORDER_AGE})
    body, text = FIRST.line, b"w %b %b\n" % (hexlify(FIRST.nonce), FIRST.line)
    other = bytes(SigningKey(OTHER_SEED).verify_key)
    dirty = bytearray(package._pad(compress(canonical(header().manifest()) + b"\n")))
    dirty[-1] = 1
    no_number = replace(header(), type="return")
    frames = compress(canonical(no_number.manifest()) + b"\n")
    unnumbered = sealed(package._pad(frames))
    return {
        "not-ours": ("XT-401", b"PK\x03\x04 another program's file"),
        "line-ends-turned": ("XT-401", whole_package.replace(b"\r\n", b"\n")),
        "cut-short": ("XT-402", whole_package[:-100]),
        "cut-in-header": ("XT-402", whole_package[:100]),
        "bytes-behind": ("XT-402", whole_package + b"\n"),
        "payload-changed": ("XT-402", bytes(changed)),
        "newer-form": ("XT-404", b"XATRE2\r\n" + whole_package[8:200]),
        "header-too-long": ("XT-403", MAGIC + (65_537).to_bytes(4, "big") + b"{" * 100),
        "header-key-twice": (
            "XT-407",
            file_of(head.replace(b'"role"', b'"role":"office","role"'), payload),
        ),
        "header-with-space": ("XT-407", file_of(head.replace(b'":"', b'": "', 1), payload)),
        "header-strange-key": ("XT-407", file_of(head.replace(b'{"', b'{"a":"1","', 1), payload)),
        "header-number": ("XT-407", file_of(head.replace(b'"12",', b"12,", 1), payload)),
        "header-counts-from-zero": (
            "XT-407",
            file_of(head.replace(b'"sequence":"12"', b'"sequence":"0"'), payload),
        ),
        "header-lacks-stream": (
            "XT-407",
            file_of(head.replace(b'"stream":"stream-of-the-commune",', b""), payload),
        ),
        "signing-key-weak": ("XT-308", file_of(weak, b"{}", "card")),
        "sealing-key-weak": ("XT-308", file_of(weak_age, b"{}", "card")),
        "signature-changed": ("XT-301", bytes(flipped)),
        "signature-of-a-card": ("XT-301", file_of(head, payload, "card")),
        "signed-by-another": (
            "XT-301",
            file_of(
                canonical(entries(header(signing=other), payload)), payload, seed=OTHER_SEED
            ),
        ),
        "sealed-to-others": (
            "XT-304",
            wrapped(
                bytes(8192), OTHER_AGE, recipients=frozenset((key_id(sealing_of(OTHER_AGE)),))
            ),
        ),
        "names-a-key-it-is-not-sealed-to": ("XT-402", wrapped(bytes(8192), OTHER_AGE)),
        "padding-not-zero": ("XT-402", wrapped(bytes(dirty))),
        "another-header-inside": ("XT-309", inside(b"", {}, header(unit="03549@2025"))),
        "bomb": ("XT-403", bomb()),
        "counts-too-few": ("XT-402", inside(text, {"w": "2"})),
        "counts-too-many-to-be-true": ("XT-403", inside(b"", {"w": "999999999"})),
        "line-of-no-form": ("XT-406", inside(b"w capital {}\n", {"w": "1"})),
        "line-without-end": ("XT-402", inside(text[:-1], {"w": "1"})),
        "record-key-twice": ("XT-405", line(body.replace(b'"kind"', b'"kind":"case","kind"'))),
        "record-with-space": ("XT-405", line(body.replace(b'":"', b'": "', 1))),
        "record-not-nfc": ("XT-405", line(body.replace("ừ".encode(), "u\u031b\u0300".encode()))),
        "record-not-utf8": ("XT-405", line(body.replace("ừ".encode(), b"\xff\xfe"))),
        "record-list": ("XT-405", line(body.replace(b'"2017-03"', b'["2017-03"]'))),
        "record-number": ("XT-405", line(body.replace(b'"2017-03"', b"2017"))),
        "record-deep": (
            "XT-405",
            line(body.replace(b'"2017-03"', b'{"a":' * 2000 + b'"x"' + b"}" * 2000)),
        ),
        "return-without-number": (
            "XT-406",
            file_of(canonical(entries(no_number, unnumbered)), unnumbered, "return"),
        ),
        "card-strange-key": (
            "XT-407",
            file_of(canonical(entries(card, strange)), strange, "card"),
        ),
    }  # fmt: skip


def main() -> None:
    made = good()
    wrong = faults(made["package"])
    for old in HERE.glob("*.xatre"):
        old.unlink()
    for name, data in {**made, **{name: data for name, (_, data) in wrong.items()}}.items():
        (HERE / f"{name}.xatre").write_bytes(data)
    lines = [FIRST.name, SECOND.name, CUT.name]
    told = {
        "keys": {
            "commune": {
                "signing": header().signing.hex(),
                "sealing": header().sealing,
                "age": COMMUNE_AGE,
            },
            "office": {"signing": CARD.signing.hex(), "sealing": CARD.sealing, "age": OFFICE_AGE},
        },
        "good": {
            "package": {"signer": "commune", "reader": "office", "lines": lines},
            "package-empty": {"signer": "commune", "reader": "office", "lines": []},
            "package-elsewhere": {
                "signer": "commune",
                "reader": "office",
                "lines": [FIRST.name],
            },
            "return": {"signer": "office", "reader": "commune", "lines": [], "number": "3"},
            "return-with-hand-over": {
                "signer": "office",
                "reader": "commune",
                "lines": [],
                "number": "4",
            },
            "return-of-changed-hands": {
                "signer": "office",
                "reader": "commune",
                "lines": [FIRST.name, SECOND.name, TAKEN.name, CUT.name],
                "number": "5",
            },
            "card": {"fingerprint": CARD.fingerprint, "label": CARD.label},
        },
        "faults": {name: code for name, (code, _) in sorted(wrong.items())},
    }
    words = json.dumps(told, indent=1, ensure_ascii=False)
    (HERE / "expected.json").write_text(words + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
