"""FORMAT.md is enough: a reader written from it alone, without this program's modules."""

from __future__ import annotations

import hashlib
import io
import json

import pyrage
import zstandard
from nacl.signing import VerifyKey

from xatre.exchange.lines import PackageLine
from xatre.exchange.package import seal
from xatre.exchange.returns import Missing, Return, seal_return


def a_strangers_reader(data: bytes, identity: str) -> tuple[dict, list[bytes]]:
    assert data[:8] == b"XATRE1\r\n"
    end = 12 + int.from_bytes(data[8:12], "big")
    header_bytes, signature, payload = data[12:end], data[end : end + 64], data[end + 64 :]
    header = json.loads(header_bytes)
    canonical = json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical.encode() == header_bytes
    signed = b"xatre/1/" + header["type"].encode() + b"\0" + header_bytes
    VerifyKey(bytes.fromhex(header["signing"])).verify(signed, signature)
    assert len(payload) == int(header.pop("payload_size"))
    assert hashlib.sha256(payload).hexdigest() == header.pop("payload_sha256")
    plain = pyrage.decrypt(payload, [pyrage.x25519.Identity.from_str(identity)])
    length = int.from_bytes(plain[:8], "big")
    compressed, rest = plain[8 : 8 + length], plain[8 + length :]
    assert rest == bytes(len(rest))
    decompressor = zstandard.ZstdDecompressor(max_window_size=8 * 1024 * 1024)
    text = decompressor.stream_reader(io.BytesIO(compressed), read_across_frames=True).read()
    first, *others = text.split(b"\n")
    assert others.pop() == b""
    manifest = json.loads(first)
    counts = manifest.pop("counts", {})
    assert manifest == header
    assert sum(map(int, counts.values())) == len(others)
    return header, others


def test_a_stranger_reads_a_package(commune, office, revision):
    whole, cut = revision(1), revision(2, fields={})
    lines = [
        PackageLine(whole.line, whole.nonce),
        PackageLine(cut.line, b"", "ab" * 32, "no_identity"),
    ]
    data = seal(commune.header(purpose="full"), lines, [office.sealing], commune.sign)
    header, (first, second) = a_strangers_reader(data, office.identity)
    assert header["unit"] == "03562@2025"
    assert header["purpose"] == "full"
    letter, nonce, body = first.split(b" ", 2)
    assert letter == b"w"
    assert hashlib.sha256(bytes.fromhex(nonce.decode()) + body).hexdigest() == whole.name
    assert json.loads(body)["fields"]["full_name"] == "Vừ Thị Mỷ 1"
    assert second.split(b" ", 3)[:3] == [b"c", b"ab" * 32, b"no_identity"]


def test_a_stranger_reads_a_return(commune, office):
    content = Return(number=3, missing=(Missing(stream="stream-1", sequence=11),))
    data = seal_return(office.header(type="return"), content, [], [commune.sealing], office.sign)
    _, lines = a_strangers_reader(data, commune.identity)
    assert [json.loads(line[2:]) for line in lines] == [
        {"about": "return", "number": "3"},
        {"about": "missing", "stream": "stream-1", "sequence": "11"},
    ]
