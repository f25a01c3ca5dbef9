"""`python -m xatre` and the installed `xatre`: the one place that knows everyone."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; without a command it opens the desk. A frozen program first looks
    whether it is all there. The reading process for files from outside is this program again, with
    as little of it as it needs."""
    if sys.argv[1:2] == ["read-table"]:
        from xatre.outside.child import run as read_table

        return read_table(sys.argv[2:])
    if getattr(sys, "frozen", False):
        from xatre.errors import XatreError
        from xatre.work import installation

        try:
            installation.require_whole()
        except XatreError as fault:
            installation.tell_in_a_box(fault.words)
            return fault.exit_code
        installation.mark_running()

    from xatre.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
