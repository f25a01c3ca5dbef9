"""A few seconds of the fuzz target, the same files in each run; longer by XATRE_FUZZ_SECONDS."""

from __future__ import annotations

import os
import random

from fuzz_reader import LONGEST, fuzz, seconds_asked


def test_nothing_but_our_faults_escapes_the_reader() -> None:
    asked = "XATRE_FUZZ_SECONDS" in os.environ
    chance = random.Random() if asked else random.Random(20261120)
    tried = fuzz(seconds_asked(4.0), chance)
    assert tried.escaped == []
    assert tried.slowest < LONGEST
    # Each layer was reached: header, payload, frames, lines, and files that are still good.
    assert tried.codes.keys() >= {"XT-402", "XT-405", "XT-406", "XT-407", "read"}
