"""Every step of the Windows trial, in the order they stand on one another."""

from __future__ import annotations

from collections.abc import Callable

from windows.trial_of_program import OfProgram
from windows.trial_of_setup import OfSetup
from windows.trial_of_stick import OfStick


class WindowsTrial(OfSetup, OfProgram, OfStick):
    """`steps()` gives them with words."""

    def steps(self) -> list[tuple[str, Callable[[], str]]]:
        return [
            ("first install: its page, cancelled", self.first_pages),
            ("silent install of the previous version", self.install_old),
            ("the installed program tries itself", self.try_itself),
            ("first-run wizard driven by keys", self.drive_wizard),
            ("a record saved, found, the book checked", self.save_record),
            ("a table of Excel read, nothing written", self.read_table),
            ("package to a Linux book, return back", self.send_to_linux),
            ("package of a Linux book taken by Windows", self.take_from_linux),
            ("upgrade refused while the program runs", self.upgrade_while_running),
            ("no room on the disk", self.no_room),
            ("a truncated installer", self.truncated),
            ("kills in mid-upgrade, mended by running again", self.kill_upgrade),
            ("upgrade with its data, pages looked at", self.upgrade),
            ("downgrade refused", self.downgrade),
            ("Windows before 1809 refused", self.old_windows),
            ("one file deleted, as by an antivirus", self.deleted_file),
            (".xatre opens in the viewer", self.viewer),
            ("125 % and 150 %", self.scaling),
            ("another language and time zone", self.elsewhere),
            ("the stick's check: a changed file, a lost one", self.stick_check),
            ("portable folder: five words, locked, full, move to the PC", self.portable),
            ("two users of one PC", self.second_user),
            ("signed update taken, changed one refused", self.update),
            ("silent uninstall keeps the data", self.uninstall),
            ("uninstall asked twice removes the data", self.uninstall_all),
        ]
