"""`python -m xatre` and the installed `xatre`: the one place that knows everyone."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; without a command it opens the desk."""
    from xatre.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
