# SPDX-License-Identifier: GPL-3.0-or-later
# A table with errors brought in, in the real window and by keys alone: a column
# is chosen by typing, what the file says otherwise is taken for one row, a row
# like another one of the file is decided, the wrong rows are saved, mended and
# brought in, leaving asks first, and each import is one undo.

import time
import unittest

from journey import Journey
from screen import wait, walk

KNOWN = """Name,Platform,Handle,Followers,City,Niche
Meera Iyer,Instagram,meera.iyer,48200,Chennai,dance
Rohan Nair,Instagram,rohanreacts,46000,Kochi,music
"""

TABLE = """Name,Platform,Handle,Followers,Base,Niche
Meera Iyer,Instagram,meera.iyer,51000,Madurai,fitness
Rohan Nair,Instagram,rohanreacts,47000,Delhi,
Zoya Khan,Instagram,zoyadances,310000,Mumbai,dance
Zoya Khan,YouTube,zoya.tv,9000,,
Layla Hassan,Instagram,layla,many,Dubai,covers
"""


class Import(Journey):
    def setUp(self):
        super().setUp()
        self.import_rows(KNOWN)
        self.table = self.home / "agency.csv"
        self.table.write_text(TABLE)

    def open_table(self, path):
        screen = self.screen
        screen.press("ctrl+i")
        screen.find(None, "Choose a Table")
        wait("the first button", lambda: "Choose File" in screen.focus())
        screen.press("Return")
        screen.open_file("Choose a Table", path)
        screen.find(None, "What the Table Says")

    def choose_column(self):
        """What “Base” holds, by its first letters."""
        screen = self.screen
        self.tab_to("What “Base” holds")
        button = screen.focused()

        def chosen():
            """The list follows what is typed a moment later."""
            screen.press("space")
            screen.keys("City")
            time.sleep(0.5)
            screen.press("Return")
            time.sleep(0.5)
            return "City" in [node.get_name() for node in walk(button)]
        wait("the column to be chosen", chosen)

    def test_by_keys(self):
        screen = self.start(self.file)
        screen.find("label", "2 creators")
        self.open_table(self.table)
        self.choose_column()
        # Leaving would lose what was set: Esc asks, and Esc stays.
        screen.press("Escape")
        screen.find(None, "Discard This Import?")
        screen.close_by(lambda: screen.press("Escape"))
        screen.press("ctrl+Return")
        screen.find("label", "5 rows were read. 1 of them is wrong and is left "
                    "out.")
        screen.find(None, "Kept: City Kochi (the file says Delhi)",
                    exact=False)
        self.decide()
        wrong = self.save_wrong()
        screen.close_by(lambda: screen.press("ctrl+Return"))
        screen.find("label", "3 creators")
        wait("the file to have it", lambda: self.cities() == {
            "Meera Iyer": "Chennai", "Rohan Nair": "Delhi",
            "Zoya Khan": "Mumbai"})
        self.mend(wrong)
        screen.press("ctrl+z")
        screen.find("label", "3 creators")
        screen.press("ctrl+z")
        screen.find("label", "2 creators")
        wait("the file as it was", lambda: self.cities() == {
            "Meera Iyer": "Chennai", "Rohan Nair": "Kochi"})
        self.quit(screen)

    def decide(self):
        """In the list: the second row takes the file's word, the fourth is of
        the creator of the third."""
        screen = self.screen
        self.tab_to("All")
        self.tab_to("Import Meera Iyer")
        screen.press("Home", "Down", "plus", "Down", "Down", "4")
        screen.find(None, "City Kochi → Delhi", exact=False)

    def save_wrong(self):
        screen = self.screen
        wrong = self.home / "wrong.csv"
        screen.press("alt+s")
        screen.choose_file("Save Wrong Rows", wrong)
        wait("the wrong rows", wrong.is_file)
        screen.find("label", "The wrong rows are saved in", exact=False)
        screen.find("push button", "Show Folder", exact=False)
        text = wrong.read_text("utf-8-sig")
        self.assertIn("Layla Hassan,Instagram,layla,many,Dubai,covers", text)
        self.assertIn("Followers: “many” is not a number", text)
        return wrong

    def mend(self, wrong):
        """The saved rows come in as they are, once they are right."""
        wrong.write_text(wrong.read_text("utf-8-sig").replace(",many,",
                                                              ",9000,"))
        self.open_table(wrong)
        self.screen.press("Return")
        self.screen.find("label", "1 row was read, and it is right.")
        self.screen.close_by(lambda: self.screen.press("Return"))
        self.screen.find("label", "4 creators")


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
