# SPDX-License-Identifier: GPL-3.0-or-later
# Duplicates in the real window: an import leaves some, they are found, compared,
# merged, taken back and merged again, and the file holds what was decided.

import json
import time
import unittest

from journey import Journey
from screen import wait

TABLE = """Name,Platform,Handle,Followers,City,Niche
Meera Iyer,Instagram,meera.iyer,48200,Chennai,"dance, fitness"
Meera I.,YouTube,meera.iyer,12900,Madurai,"Dance, travel"
Zoya Khan,Instagram,zoyadances,310000,Mumbai,dance
Rohan Nair,YouTube,rohanreacts,46000,Kochi,music
Nair Rohan,TikTok,rn.music,9000,Kochi,music
"""


class Duplicates(Journey):
    def setUp(self):
        super().setUp()
        table = self.home / "people.csv"
        table.write_text(TABLE)
        self.ctl("new", self.file)
        self.ctl("import", self.file, table, "--similar", "add")
        self.start(self.file)

    def creators(self):
        return {creator["name"]: creator for creator in json.loads(
            self.ctl("list", self.file, "creators", "--json"))}

    def open_duplicates(self):
        screen = self.screen
        screen.find("label", "5 creators")
        menu = screen.find(None, "Roster menu")
        menu.get_child_at_index(0).get_action_iface().do_action(0)
        time.sleep(0.5)
        screen.click(None, "Find Duplicates…")
        screen.find("label", "2 groups to look at")

    def test_merge(self):
        screen = self.screen
        self.open_duplicates()
        screen.find("label", "Same handle @meera.iyer on Instagram and "
                             "YouTube")
        screen.find("label", "Chennai, Madurai")
        screen.find("label", "dance, fitness, travel")
        screen.click("push button", "Merge 2 Creators", exact=False)
        screen.find("label", "1 group to look at")
        screen.find("label", "2 creators merged into Meera Iyer")
        screen.press("ctrl+z")
        screen.find("label", "2 groups to look at")
        screen.press("ctrl+Return")
        screen.find("label", "1 group to look at")
        screen.find("label", "Same name")
        screen.click("push button", "Not the Same", exact=False)
        screen.find("label", "All Looked At")
        # The first one may be for the toast.
        self.press_until(screen, "Escape", "the window to be closed",
                         lambda: not screen.has("label", "All Looked At"))
        screen.find("label", "4 creators")
        wait("the file", lambda: len(self.creators()) == 4)
        meera = self.creators()["Meera Iyer"]
        self.assertEqual(meera["cities"], ["Chennai", "Madurai"])
        self.assertNotIn("Meera I.", self.creators())
        accounts = json.loads(self.ctl("list", self.file, "accounts", "--json"))
        self.assertEqual(len([a for a in accounts
                              if a["handle"] == "meera.iyer"]), 2)
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
