# SPDX-License-Identifier: GPL-3.0-or-later
# Tiers in the real window: a platform gets a boundary of its own, a preset is
# chosen by its source, who moves is told before and after, and undo takes each
# step back.

import unittest

from journey import Journey
from screen import wait

TABLE = """Name,Platform,Handle,Followers
Meera Iyer,Instagram,meera.iyer,48200
Zoya Khan,Instagram,zoyadances,310000
Rohan Nair,YouTube,rohanreacts,46000
Layla Hassan,TikTok,layla,9000
"""
FIRST = {"Meera Iyer": "micro", "Zoya Khan": "mid", "Rohan Nair": "micro",
         "Layla Hassan": "nano"}


class Tiers(Journey):
    def setUp(self):
        super().setUp()
        self.import_rows(TABLE)
        self.start(self.file)
        self.screen.find("label", "4 creators", exact=False)

    def tiers(self):
        return {creator["name"]: creator["tier"]
                for creator in self.listed("creators")}

    def wait_tiers(self, **moved):
        wanted = {name: moved.get(name.split()[0], tier)
                  for name, tier in FIRST.items()}
        wait(f"the file to hold {wanted}", lambda: self.tiers() == wanted)

    def open_tiers(self):
        self.screen.act("roster.tiers")
        self.screen.find("label", "Nobody moves")

    def test_tiers(self):
        screen = self.screen
        self.wait_tiers()
        # Her tier is of Instagram alone: he has nearly as many on YouTube.
        self.open_tiers()
        screen.find("label", "Later and Fohr 2021: nano under 10,000", False)
        self.tab_to("Instagram: Micro begins")
        screen.type("50k")
        screen.find("label", "1 creator moves: 1 micro to nano", False)
        self.wait_tiers()
        screen.press("ctrl+Return")
        screen.find("label", "1 creator moved to another tier")
        self.wait_tiers(Meera="nano")
        # The preset says where it is from, and holds for every platform.
        self.open_tiers()
        screen.find("label", "Briefing articles on film songs, unverified",
                    False)
        self.tab_to("Wide micro")
        screen.press("space")
        screen.find("label", "2 creators move: 2 nano to micro", False)
        self.wait_tiers(Meera="nano")
        screen.press("ctrl+Return")
        screen.find("label", "2 creators moved to another tier")
        self.wait_tiers(Layla="micro")
        self.press_until(screen, "ctrl+z", "the boundary of before",
                         lambda: self.tiers()["Layla Hassan"] == "nano")
        self.wait_tiers(Meera="nano")
        screen.press("ctrl+z")
        self.wait_tiers()
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
