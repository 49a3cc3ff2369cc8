# SPDX-License-Identifier: GPL-3.0-or-later
# Columns of the roster in the real window, with the pointer: a click on a title
# sorts, one with Shift sorts further, and a title that is dragged over the edge
# of the pinned columns is pinned, or let go.

import subprocess
import time
import unittest

from journey import Journey
from screen import Atspi, wait, walk

TABLE = """Name,Platform,Handle,Followers,City,Niche
Meera Iyer,Instagram,meera.iyer,48200,Chennai,dance
Zoya Khan,Instagram,zoyadances,310000,Mumbai,dance
Rohan Nair,YouTube,rohanreacts,46000,Kochi,music
"""


class Columns(Journey):
    def setUp(self):
        super().setUp()
        self.import_rows(TABLE)
        self.start(self.file)
        self.screen.find("label", "3 creators", exact=False)
        self.to_roster(self.screen)

    def titles(self):
        """The columns' titles by name, with what is said of their order."""
        return {node.get_name(): node for node in walk(self.screen.root)
                if self.is_title(node)}

    def is_title(self, node):
        return node.get_role_name() == "filler" and node.get_name() and \
            node.get_parent().get_role_name() == "table row"

    def middle(self, name):
        node = wait(f"the title {name}", lambda: self.titles().get(name))
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        window = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowgeometry", "--shell"],
            check=True, capture_output=True, text=True).stdout
        place = dict(line.split("=") for line in window.split())
        return (int(place["X"]) + box.x + box.width // 2,
                int(place["Y"]) + box.y + box.height // 2)

    def pointer(self, *words):
        subprocess.run(["xdotool", *map(str, words)], check=True)
        time.sleep(0.2)

    def order(self, name):
        return self.titles()[name].get_description()

    def pinned(self):
        """The titles in the part that stays."""
        part = self.screen.find(None, "Creators, pinned columns")
        return [node.get_name() for node in walk(part)
                if self.is_title(node)]

    def drag(self, name, other):
        x, y = self.middle(name)
        to_x, to_y = self.middle(other)
        self.pointer("mousemove", x, y, "mousedown", 1)
        for step in range(1, 9):
            self.pointer("mousemove", x + (to_x - x) * step // 8, to_y)
        self.pointer("mouseup", 1)

    def test_pointer(self):
        self.pointer("mousemove", *self.middle("Platform"), "click", 1)
        wait("one column", lambda: self.order("Platform") ==
             "Smallest or first first")
        self.pointer("mousemove", *self.middle("Followers"), "keydown",
                     "shift", "click", 1, "keyup", "shift")
        wait("two columns", lambda: self.order("Followers") ==
             "Smallest or first first, level 2 of 2 of the order")
        # An arrow goes with its title.
        self.drag("Platform", "Followers")
        wait("its arrow in its new place", lambda: self.order("Platform") ==
             "Smallest or first first, level 1 of 2 of the order")
        self.assertEqual(self.order("Handle"), "")
        self.pointer("mousemove", *self.middle("Name"), "click", 3)
        self.screen.click(None, "Pin")
        wait("a pinned column", lambda: self.pinned() == ["Name"])
        self.drag("Handle", "Name")
        wait("a second one", lambda: sorted(self.pinned()) ==
             ["Handle", "Name"])
        self.drag("Handle", "Followers")
        wait("it to be let go", lambda: self.pinned() == ["Name"])
        self.assertNotIn("CRITICAL **", self.screen.own_messages())


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
