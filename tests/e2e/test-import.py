# SPDX-License-Identifier: GPL-3.0-or-later
# A table with errors brought in, in the real window and by keys alone: a column
# is chosen by typing, what the file says otherwise is taken for one row, a row
# like another one of the file is decided, the wrong rows are saved, mended and
# brought in, leaving asks first, and each import is one undo.

import json
import time
import unittest

from journey import Journey
from screen import Atspi, wait, walk

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


# What keeps a name from other text of the other direction.
ISOLATES = dict.fromkeys((0x2068, 0x2069))


class Import(Journey):
    def setUp(self):
        super().setUp()
        self.table = self.home / "agency.csv"
        self.table.write_text(KNOWN)
        self.ctl("new", self.file)
        self.ctl("import", self.file, self.table)
        self.table.write_text(TABLE)

    def cities(self):
        return {creator["name"]: ", ".join(creator["cities"])
                for creator in json.loads(
                    self.ctl("list", self.file, "creators", "--json"))}

    def focused(self):
        """The name of what has the focus."""
        for node in walk(self.screen.root):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return (node.get_name() or "").translate(ISOLATES)
        return ""

    def tab_to(self, name, key="Tab", most=60):
        """As the keys go, until what has that name has the focus."""
        for _ in range(most):
            if name in self.focused():
                return
            self.screen.press(key)
        self.fail(f"the keys never come to “{name}”")

    def open_table(self, path):
        screen = self.screen
        screen.press("ctrl+i")
        screen.find(None, "Choose a Table")
        wait("the first button", lambda: "Choose File" in self.focused())
        screen.press("Return")
        screen.open_file(path)
        screen.find(None, "What the Table Says")

    def choose_column(self):
        """What “Base” holds, by its first letters."""
        screen = self.screen
        self.tab_to("What “Base” holds")
        screen.press("space")
        time.sleep(0.5)
        screen.type("City")
        time.sleep(0.5)
        screen.press("Return")
        time.sleep(0.5)

    def test_by_keys(self):
        screen = self.start(self.file)
        screen.find("label", "2 creators")
        self.open_table(self.table)
        self.choose_column()
        # Leaving would lose what was set: Esc asks, and Esc stays.
        screen.press("Escape")
        screen.find(None, "Discard This Import?")
        screen.press("Escape")
        time.sleep(1)
        screen.press("ctrl+Return")
        screen.find("label", "5 rows were read. 1 of them is wrong and is left "
                    "out.")
        screen.find(None, "Kept: City Kochi (the file says Delhi)",
                    exact=False)
        self.decide()
        wrong = self.save_wrong()
        screen.press("ctrl+Return")
        time.sleep(4)
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
        for _ in range(20):
            screen.press("Tab")
            if any(node.get_role_name() == "list item" for node in
                   self.focus_path()):
                break
        screen.press("Home", "Down", "plus", "Down", "Down", "4")
        time.sleep(1)
        screen.find(None, "City Kochi → Delhi", exact=False)

    def focus_path(self):
        for node in walk(self.screen.root):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return [node]
        return []

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
        time.sleep(1)
        return wrong

    def mend(self, wrong):
        """The saved rows come in as they are, once they are right."""
        wrong.write_text(wrong.read_text("utf-8-sig").replace(",many,",
                                                              ",9000,"))
        self.open_table(wrong)
        self.screen.press("Return")
        self.screen.find("label", "1 row was read, and it is right.")
        self.screen.press("Return")
        time.sleep(4)
        self.screen.find("label", "4 creators")


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
