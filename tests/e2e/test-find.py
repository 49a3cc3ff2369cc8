# SPDX-License-Identifier: GPL-3.0-or-later
# Finding creators by the keyboard and the pointer, in the real window: words,
# chips with their counts, taking one away, a range as it is typed, a saved view
# that is there again after a new start.

import os
import unittest

from journey import Journey
from screen import Atspi, wait, walk


class Find(Journey):
    def setUp(self):
        super().setUp()
        # What the window remembers is there again after a new start.
        os.environ["GSETTINGS_BACKEND"] = "keyfile"
        self.ctl("sample", self.file)

    def open_roster(self):
        screen = self.start(self.file)
        screen.find("label", "Saved")
        tab = screen.find("page tab", "Roster")
        selection = tab.get_parent().get_selection_iface()
        if selection is None or not selection.select_child(
                tab.get_index_in_parent()):
            screen.click("page tab", "Roster")
        wait("the Roster page", lambda: self.at_roster(screen))
        return screen

    def count(self, screen, text):
        wait(f"“{text}” rows", lambda: screen.has("label", text))

    def read_count(self, screen, value):
        """What a value of the open chip says it would leave."""
        box = screen.find("check box", f"{value}, ", exact=False)
        return box.get_name().rpartition(", ")[2]

    def tab_to(self, screen, name):
        screen.find(None, name)
        for _ in range(20):
            # The page behind may have one of that name too.
            if any(inner.get_state_set().contains(Atspi.StateType.FOCUSED)
                   for node in walk(screen.root) if node.get_name() == name
                   for inner in walk(node)):
                return
            screen.press("Tab")
        self.fail(f"“{name}” is not reached with Tab")

    def test_by_keys(self):
        """To the chips with Tab; one is set and taken away by keys alone."""
        screen = self.open_roster()
        screen.press("ctrl+f", "Tab", "space")
        micro = self.read_count(screen, "Micro")
        screen.press("Tab", "space", "Escape")
        screen.find(None, "Tier: Micro")
        self.count(screen, f"{micro} of 120")
        screen.press("Delete")
        screen.find(None, "Filter by Tier")
        wait("everybody", lambda: screen.has("label", "120 creators",
                                             exact=False))
        self.quit(screen)

    def test_view(self):
        """A range as it is typed, saved under a name, is there again."""
        screen = self.open_roster()
        screen.press("ctrl+f", "Tab", "Tab", "Tab", "Tab", "space")
        screen.find("label", "From")
        screen.press("Tab")
        screen.type("50k")
        screen.press("Return", "Escape")
        screen.find(None, "Fee to ₹50,000")
        self.tab_to(screen, "View: Filtered")
        screen.press("space")
        screen.click("menu item", "Save as View…")
        screen.find("label", "Name of the View")
        screen.type("Cheap")
        screen.press("Return")
        screen.find(None, "View: Cheap")
        screen.find("label", "Saved")
        self.quit(screen)

        screen = self.open_roster()
        screen.find(None, "View: Cheap")
        screen.find(None, "Fee to ₹50,000")
        screen.press("ctrl+f")
        screen.type("nobody at all")
        screen.find("label", "Nobody Found")
        screen.find(None, "View: Cheap, changed")
        screen.click("push button", "Clear Search", exact=False)
        screen.find("label", "120 creators", exact=False)
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
