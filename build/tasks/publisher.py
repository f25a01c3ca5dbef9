"""Makes the publisher's key, and signs updates with it.

    python build/make.py publisher new FILE NAME    a new key; its public half goes into resources/
    python build/make.py publisher sign WHAT OUT [--key FILE] [--version V] [--file INSTALLER]

WHAT is codes, criteria, plans or program. The secret half stays in FILE, outside the repository:
whoever has it can put a program on every PC, so it belongs on a stick in a safe, and two copies.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from publishing import key as keys
from publishing import updates


def run(root: Path, words: list[str]) -> int:
    """The task."""
    reader = argparse.ArgumentParser(prog="make.py publisher")
    acts = reader.add_subparsers(dest="act", required=True)
    new = acts.add_parser("new")
    new.add_argument("file")
    new.add_argument("name")
    sign = acts.add_parser("sign")
    sign.add_argument("what", choices=updates.TITLES)
    sign.add_argument("out")
    sign.add_argument("--key")
    sign.add_argument("--version", default="")
    sign.add_argument("--file")
    chosen = reader.parse_args(words)
    if chosen.act == "new":
        if Path(chosen.file).resolve().is_relative_to(root) and ".out" not in chosen.file:
            reader.error("the secret must not lie in the repository")
        made = keys.make(Path(chosen.file), chosen.name)
        (root / "resources" / "publisher.csv").write_text(keys.table(root, made), encoding="utf-8")
        print(f"{chosen.file}: keep it safe, twice. Public half: resources/publisher.csv")
        return 0
    key = keys.of_build(root, chosen.key)
    if chosen.what == "program":
        if not chosen.file:
            reader.error("--file INSTALLER")
        given = [chosen.version] if chosen.version else []
        data = updates.of_program(Path(chosen.file), key, *given)
    else:
        data = updates.of_data(root, chosen.what, key, chosen.version)
    Path(chosen.out).write_bytes(data)
    print(f"{chosen.out}: {len(data)} bytes, signed by {key.name}")
    return 0
