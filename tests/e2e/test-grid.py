# SPDX-License-Identifier: GPL-3.0-or-later
# Creators changed as on a sheet, in the real window and by keys alone: a cell is
# edited, cells are copied and pasted, many creators are edited at once, all of
# it is taken back, and the file holds what was left.

import unittest

from journey import Journey
from screen import wait

TABLE = """Name,Platform,Handle,Followers,City,Niche
Meera Iyer,Instagram,meera.iyer,48200,Chennai,dance
Zoya Khan,Instagram,zoyadances,310000,Mumbai,dance
Rohan Nair,YouTube,rohanreacts,46000,Kochi,music
Layla Hassan,TikTok,layla,9000,Dubai,covers
"""


class Grid(Journey):
    def setUp(self):
        super().setUp()
        self.import_rows(TABLE)
        self.start(self.file)

    def wait_cities(self, *cities):
        names = ("Zoya Khan", "Meera Iyer", "Rohan Nair", "Layla Hassan")
        wanted = dict(zip(names, cities))
        wait(f"the file to hold {wanted}", lambda: self.cities() == wanted)

    def test_keys(self):
        screen = self.screen
        screen.find("label", "4 creators", exact=False)
        self.to_roster(screen)
        self.go_to("City")
        self.assertEqual(self.cell(), "City: Mumbai")
        screen.press("F2")
        screen.type("Pune")
        screen.press("Return")
        self.wait_cities("Pune", "Chennai", "Kochi", "Dubai")
        wait("the cursor below", lambda: self.cell() == "City: Chennai")
        # Two cells to the two below them.
        screen.press("Up", "shift+Down", "ctrl+c", "Down", "ctrl+v")
        self.wait_cities("Pune", "Chennai", "Pune", "Chennai")
        screen.press("ctrl+z")
        self.wait_cities("Pune", "Chennai", "Kochi", "Dubai")
        # All of them at once, told first.
        screen.press("ctrl+Home", "ctrl+shift+End", "alt+Return")
        screen.find(None, "Edit 4 Creators")
        screen.press("Tab", "Tab")
        screen.type("Goa")
        screen.find("label", "4 cells change")
        screen.press("Return")
        self.wait_cities("Goa", "Goa", "Goa", "Goa")
        screen.press("ctrl+z")
        self.wait_cities("Pune", "Chennai", "Kochi", "Dubai")
        screen.press("ctrl+z")
        self.wait_cities("Mumbai", "Chennai", "Kochi", "Dubai")
        # What is done again is what the file holds when all is closed.
        screen.press("ctrl+shift+z", "ctrl+shift+z")
        self.wait_cities("Goa", "Goa", "Goa", "Goa")
        self.quit(screen)
        self.assertEqual(set(self.cities().values()), {"Goa"})


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
