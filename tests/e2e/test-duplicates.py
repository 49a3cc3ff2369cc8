# SPDX-License-Identifier: GPL-3.0-or-later
# Duplicates in the real window: an import leaves some, they are found, compared,
# merged, taken back and merged again, and the file holds what was decided.

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

THREE = """Name,Platform,Handle,Followers,City
Zoya Khan,Instagram,zoyadances,310000,Mumbai
Zoya K.,TikTok,zoyadances,90000,Pune
Zoya Malik,YouTube,zoyadances,4000,Delhi
"""


class Duplicates(Journey):
    def begin(self, table):
        self.import_rows(table, "--similar", "add")
        return self.start(self.file)

    def creators(self):
        return {creator["name"]: creator
                for creator in self.listed("creators")}

    def open_duplicates(self, creators, groups):
        screen = self.screen
        screen.find("label", creators)
        menu = screen.find(None, "Roster menu")
        menu.get_child_at_index(0).get_action_iface().do_action(0)
        time.sleep(0.5)
        screen.click(None, "Find Duplicates…")
        screen.find("label", groups)

    def accounts(self):
        """Of each creator, by name."""
        return sorted(self.rows(
            "SELECT creator.name, platform FROM account"
            " JOIN creator ON creator.id = account.creator"
            " WHERE NOT account.deleted AND NOT creator.deleted"))

    def test_left_out(self):
        """One of three stays as it is, in the window and in the file."""
        screen = self.begin(THREE)
        before = self.accounts()
        self.open_duplicates("3 creators", "1 group to look at")
        self.tab_to("Merge Zoya Malik too")
        screen.press("space")
        screen.find("label", "1 creator who is left out will be asked about "
                    "next", exact=False)
        screen.click("push button", "Merge 2 Creators", exact=False)
        screen.find("label", "2 creators merged into Zoya Khan")
        merged = [("Zoya Khan", "instagram"), ("Zoya Khan", "tiktok"),
                  ("Zoya Malik", "youtube")]
        wait("the file", lambda: self.accounts() == merged)
        # Who was left out is asked about, and is somebody else.
        screen.click("push button", "Not the Same", exact=False)
        screen.find("label", "All Looked At")
        self.press_until(screen, "Escape", "the window to be closed",
                         lambda: not screen.has("label", "All Looked At"))
        screen.find("label", "2 creators")
        screen.ready()
        screen.press("ctrl+z")
        wait("them to be asked about again",
             lambda: self.acts()[0][1] == "undo")
        self.assertEqual(self.accounts(), merged)
        screen.press("ctrl+z")
        wait("all three to be back", lambda: self.accounts() == before)
        self.quit(screen)
        self.assertEqual(self.accounts(), before)

    def test_merge(self):
        screen = self.begin(TABLE)
        self.open_duplicates("5 creators", "2 groups to look at")
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
        self.assertEqual(len([a for a in self.listed("accounts")
                              if a["handle"] == "meera.iyer"]), 2)
        self.quit(screen)
        self.assertEqual(len(self.creators()), 4)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
