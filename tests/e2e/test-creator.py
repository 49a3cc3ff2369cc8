# SPDX-License-Identifier: GPL-3.0-or-later
# A creator's side page in the real window, by keys alone: a note is written, it
# is told and is in the file with its author, and it is there after a new start.

import unittest

from journey import Journey
from screen import wait

TABLE = """Name,Platform,Handle,Followers,City
Meera Iyer,Instagram,meera.iyer,48200,Chennai
Zoya Khan,Instagram,zoyadances,310000,Mumbai
"""
NOTE = "Sings in Tamil, answers late"


class Creator(Journey):
    def notes(self):
        return self.rows(
            "SELECT creator.name, note.text, note.author FROM note"
            " JOIN creator ON creator.id = note.subject WHERE NOT note.deleted")

    def open_creator(self, name):
        """Beside the roster, found by name."""
        screen = self.start(self.file)
        screen.find("label", "2 creators", exact=False)
        self.to_roster(screen)
        screen.press("ctrl+f")
        screen.type(name)
        screen.find("label", "1 of 2")
        screen.press("Down")
        wait("a cell with the focus", self.cell)
        screen.press("F6")
        wait("the side page", lambda: not self.cell())
        return screen

    def test_note(self):
        self.import_rows(TABLE)
        screen = self.open_creator("Meera")
        self.tab_to("New note")
        screen.type(NOTE)
        screen.press("ctrl+Return")
        screen.find("label", "Note added")
        screen.find("label", NOTE)
        wait("the file to have it", self.notes)
        screen.press("ctrl+z")
        wait("it to be taken back", lambda: not self.notes())
        screen.press("ctrl+shift+z")
        wait("it to be there again", self.notes)
        self.quit(screen)
        (who, text, author), = self.notes()
        self.assertEqual((who, text), ("Meera Iyer", NOTE))
        self.assertTrue(author)
        screen = self.open_creator("Meera")
        screen.find("label", NOTE)
        screen.find("label", author, exact=False)
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
