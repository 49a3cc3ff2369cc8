# SPDX-License-Identifier: GPL-3.0-or-later
# The status board in the real window, by keys: a card moves to the next lane,
# which is one act that can be undone, and search holds for the board too.

import unittest

from journey import Journey
from screen import wait


class Board(Journey):
    def statuses(self):
        return sorted(p["status"] for p in self.listed("placements"))

    def test_board(self):
        self.ctl("sample", self.file)
        before = self.statuses()
        screen = self.start(self.file)
        screen.find("label", "Saved")
        self.to_roster(screen)
        screen.click("radio button", "Show as status board")
        screen.find("label", "Draft in review")
        screen.press("ctrl+f", "Down", "space", "alt+Right")
        wait("one step", lambda: self.statuses() != before)
        after = self.statuses()
        moved = [s for s in set(before) if before.count(s) > after.count(s)]
        self.assertEqual(moved, ["shortlisted"])
        self.assertEqual(after.count("contacted"),
                         before.count("contacted") + 1)
        screen.press("ctrl+z")
        wait("it to be undone", lambda: self.statuses() == before)
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
