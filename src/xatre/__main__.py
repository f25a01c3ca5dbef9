"""`python -m xatre` and the installed `xatre`: the one place that knows everyone."""

from __future__ import annotations

import sys

from xatre.itself import LOOK_FOR_DOUBLES, READ_TABLE


def main() -> int:
    """Run the command line; without a command it opens the desk. A frozen program first looks
    whether it is all there. The process that reads files from outside and the second one that
    looks for doubles are this program again, with as little of it as they need."""
    if sys.argv[1:2] == [READ_TABLE]:
        from xatre.outside.child import run as read_table

        return read_table(sys.argv[2:])
    if sys.argv[1:2] == [LOOK_FOR_DOUBLES]:
        from xatre.work.doubles.second_process import run as look_for_doubles

        return look_for_doubles()
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
