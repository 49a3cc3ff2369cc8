# SPDX-License-Identifier: GPL-3.0-or-later
# Finding creators by the keyboard and the pointer, in the real window: words,
# chips with their counts, taking one away, a range as it is typed, a saved view
# that is there again after a new start.

import os
import unittest

from journey import Journey
from screen import wait


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

    def first_names(self, screen):
        """Of the rows, as the keys go down them."""
        screen.press("ctrl+f", "Down")
        names = []
        for _ in range(6):
            wait("a name", lambda: self.cell().startswith("Name: ")
                 and self.cell() not in names)
            names.append(self.cell())
            screen.press("Down")
        return names

    def read_count(self, screen, value):
        """What a value of the open chip says it would leave."""
        box = screen.find("check box", f"{value}, ", exact=False)
        return box.get_name().rpartition(", ")[2]

    def is_in(self, node, name):
        """Whether NODE is a part of what has that name: a button has another
        one inside."""
        for _ in range(4):
            if node is None or node.get_name() == name:
                return node is not None
            node = node.get_parent()
        return False

    def tab_to(self, screen, name):
        screen.find(None, name)
        for _ in range(20):
            if self.is_in(screen.focused(), name):
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
        """A tier and a range as it is typed, saved under a name: a new start
        shows the same creators."""
        screen = self.open_roster()
        screen.press("ctrl+f", "Tab", "space")
        screen.find("check box", "Micro, ", exact=False)
        screen.press("Tab", "space", "Escape")
        screen.find(None, "Tier: Micro")
        # What has no chip where the window is narrow is in a menu.
        self.tab_to(screen, "Add a filter")
        screen.press("space")
        wait("the fee in the menu", lambda: screen.focus() == "Fee" or
             screen.press("Down"))
        screen.press("Return")
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
        count = screen.find("label", " of 120", exact=False).get_name()
        names = self.first_names(screen)
        self.quit(screen)

        screen = self.open_roster()
        screen.find(None, "View: Cheap")
        screen.find(None, "Tier: Micro")
        screen.find(None, "Fee to ₹50,000")
        self.count(screen, count)
        self.assertEqual(self.first_names(screen), names)
        screen.press("ctrl+f")
        screen.type("nobody at all")
        screen.find("label", "Nobody Found")
        screen.find(None, "View: Cheap, changed")
        screen.click("push button", "Clear Search", exact=False)
        self.count(screen, count)
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
