"""Cards and keys: only good keys, and trust only by all forty digits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from xatre.exchange import keys
from xatre.exchange.canonical import canonical
from xatre.exchange.card import confirm, fingerprint, make_card, read_card
from xatre.exchange.container import WrongHeader, WrongSignature, WrongType, wrap
from xatre.exchange.keys import FingerprintDiffers, KeyRefused

_LETTERS = keys._BECH32


def recipient_of(point: bytes) -> str:
    """The age recipient of any 32 bytes, good or bad."""
    number = int.from_bytes(point, "big") << 4
    values = [number >> shift & 31 for shift in range(255, -1, -5)]
    prefix = [3, 3, 3, 0, 1, 7, 5]
    check = keys._bech32_remainder([*prefix, *values, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> shift & 31 for shift in range(25, -1, -5)]
    return "age1" + "".join(_LETTERS[value] for value in values)


def test_a_card_comes_back_as_it_was(office):
    card = office.card(
        label="Sở Y tế tỉnh Lai Châu", profiles={"case": "no_identity", "child": "full"}
    )
    assert read_card(make_card(card, office.sign)) == card
    demo = office.card(demo=True)
    assert read_card(make_card(demo, office.sign)).demo


def test_the_fingerprint_is_forty_digits_over_every_part(office, commune):
    card = office.card()
    shown = fingerprint(card)
    groups = shown.split(" ")
    assert [len(group) for group in groups] == [5] * 8
    assert shown.replace(" ", "").isdecimal()
    for changed in (
        replace(card, unit="14@2025"),
        replace(card, role="commune"),
        replace(card, device=commune.device),
        replace(card, signing=commune.signing),
        replace(card, sealing=commune.sealing),
    ):
        assert fingerprint(changed) != shown
    assert fingerprint(replace(card, label="Tên khác", demo=True)) == shown


def test_the_fingerprint_of_known_keys_stays_as_it_is():
    sealing = "age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa"
    signing = bytes.fromhex("8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c")
    shown = keys.fingerprint("03562@2025", "commune", "device-1", signing, sealing)
    assert shown == "17802 58856 29618 82236 50875 20641 38478 97123"


def test_trust_needs_all_digits(office):
    card = office.card()
    shown = card.fingerprint
    for typed in (shown, shown.replace(" ", ""), shown.replace(" ", "-"), f"  {shown}\n"):
        confirm(card, typed)
    wrong_digit = str((int(shown[-1]) + 1) % 10)
    for typed in (shown[:-1], shown + "0", shown[:-1] + wrong_digit, "", "٠" * 40, "x" * 10**6):
        with pytest.raises(FingerprintDiffers):
            confirm(card, typed)


def test_another_hand_cannot_sign_a_card(office, stranger):
    forged = bytearray(make_card(stranger.card(), stranger.sign))
    start = forged.index(stranger.signing.hex().encode())
    forged[start : start + 64] = office.signing.hex().encode()
    with pytest.raises(WrongSignature):
        read_card(bytes(forged))


def test_low_order_and_twice_written_signing_keys_are_refused():
    prime = 2**255 - 19
    identity = (1).to_bytes(32, "little")
    order_four = bytes(32)
    order_eight = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
    above_the_prime = (prime + 1).to_bytes(32, "little")
    not_on_the_curve = (2).to_bytes(32, "little")
    for key in (identity, order_four, order_eight, above_the_prime, not_on_the_curve, b"short"):
        with pytest.raises(KeyRefused):
            keys.check_signing_key(key)


def test_low_order_and_twice_written_sealing_keys_are_refused(office):
    assert recipient_of(keys.recipient_bytes(office.sealing)) == office.sealing
    prime = 2**255 - 19
    order_eight = bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800")
    other_eight = bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157")
    points = [order_eight, other_eight]
    points += [
        number.to_bytes(32, "little") for number in (0, 1, prime - 1, prime, prime + 1, prime + 9)
    ]
    points += [point[:31] + bytes([point[31] | 128]) for point in points]
    for point in points:
        with pytest.raises(KeyRefused):
            keys.check_sealing_key(recipient_of(point))
    letter = "q" if office.sealing[20] != "q" else "p"
    for text in (
        "",
        "age1",
        office.sealing.upper(),
        office.sealing + "q",
        office.sealing[:20] + letter + office.sealing[21:],
    ):
        with pytest.raises(KeyRefused):
            keys.check_sealing_key(text)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        canonical({"extra": "1"}),
        canonical({"label": "x" * 201}),
        canonical({"label": "hai\ndòng"}),
        canonical({"label": {"a": "b"}}),
        canonical({"profiles": {"case": "everything"}}),
        canonical({"profiles": "full"}),
    ],
)
def test_a_card_of_any_other_form_is_refused(office, payload):
    header = office.header(type="card", sequence=0, recipient="")
    with pytest.raises(WrongHeader):
        read_card(wrap(header, payload, office.sign))


def test_a_package_is_no_card(small):
    with pytest.raises(WrongType):
        read_card(small)
