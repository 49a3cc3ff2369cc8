# SPDX-License-Identifier: GPL-3.0-or-later
# The main job of a planner from start to finish, in the real window: make a
# workspace, import a real export, make a campaign, book a placement, change the
# budget, undo, export the brief, close, and find everything again.

import json
import os
import pathlib
import subprocess
import time
import unittest

from journey import CTL, Journey
from screen import wait

REAL = pathlib.Path(os.environ.get("SWB_SHARED", ".")) / "data" / "real"
EXPORT = REAL / "instagram-2022-03.csv"

# Where the real export is absent: as dirty, and invented.
INVENTED = """Influencer insta name,instagram name,Followers,Followers Numbers
one_a,One,48.5M,48500000
two_b,Two,12.7M,12700000
three_c,Three,N/A,N/A
one_a,One again,48.5M,48500000
"""


class Window(Journey):
    def table(self):
        if EXPORT.is_file():
            return EXPORT, 997
        print("# the real exports are not here: an invented one is used")
        path = self.home / "instagram-2022-03.csv"
        path.write_text(INVENTED)
        return path, 3

    def make_workspace(self, screen):
        screen.click("push button", "New Workspace")
        screen.find("label", "No Creators Yet")
        screen.press("ctrl+s")
        screen.choose_file("Save Workspace As", self.file)
        screen.find("label", "Saved")
        self.assertTrue(self.file.is_file())

    def import_table(self, screen):
        path, accounts = self.table()
        screen.press("ctrl+i")
        screen.click("push button", "Choose File", exact=False)
        screen.open_file("Choose a Table", path)
        screen.click("push button", "Preview", exact=False)
        screen.close_by(lambda: screen.click(
            "push button", f"Import {accounts} Accounts", exact=False))
        screen.find("label", f"{accounts} creators")

    def make_campaign(self, screen):
        screen.click("push button", "New Campaign", exact=False)
        screen.find("label", "What Is Launched")
        screen.in_front("New Campaign")
        screen.keys("Monsoon Song")
        screen.press("Tab", "Tab")
        screen.keys("2027-02-14")
        screen.press("Tab", "Tab")
        screen.keys("50 lakh")
        screen.close_by(lambda: screen.press("Return"))
        screen.find("label", "Monsoon Song")
        screen.find("label", "₹50,00,000 planned of ₹50,00,000", exact=False)

    def book(self, screen):
        screen.press("ctrl+f")
        time.sleep(0.5)
        screen.press("Down", "ctrl+b")
        screen.click("push button", "Book on", exact=False)
        time.sleep(1)
        wait("a placement in the charts", lambda: screen.has(
            "label", "people reached", exact=False) or screen.has(
            "label", "1 chosen", exact=False))

    def change_budget(self, screen):
        """By keys alone: to the budget, its first line, planned, edit."""
        screen.press("ctrl+f", "F6", "F6", "Down", "Down", "Right", "F2")
        wait("the field of the sum", screen.takes_text)
        screen.press("ctrl+a")
        screen.type("24 lakh")
        screen.press("Return")
        screen.find("label", "₹49,00,000 planned", exact=False)

    def test_whole_job(self):
        screen = self.start()
        self.make_workspace(screen)
        self.import_table(screen)
        self.make_campaign(screen)
        self.book(screen)
        self.change_budget(screen)
        screen.press("ctrl+z")
        screen.find("label", "₹50,00,000 planned", exact=False)
        brief = self.home / "brief.pdf"
        screen.press("ctrl+p")
        screen.find("label", "Sections")
        screen.click("push button", "Export…")
        screen.choose_file("Export Brief", brief)
        wait("the brief", brief.is_file)
        screen.press("ctrl+w")
        self.assertEqual(screen.close(), 0)
        self.assertNotIn("CRITICAL **", screen.own_messages())
        self.look_at_file()
        self.look_at_brief(brief)
        self.open_again()

    def test_import_with_errors(self):
        """Wrong rows are told and saved, what is like somebody is asked, and
        one undo takes it all back."""
        table = self.home / "insta-agency.csv"
        self.ctl("new", self.file)
        table.write_text("handle,name,followers\nasha,Asha Rao,48.5K\n")
        self.ctl("import", self.file, table)
        table.write_text("Creators of November\n\n"
                         "handle,name,followers\nasha.2,Asha Rao,50K\n"
                         "biju,Biju Nair,many\nchitra,Chitra Sen,9K\n"
                         "dev,Dev Anand,7K\n")
        screen = self.start(self.file)
        screen.find("label", "1 creator")
        screen.press("ctrl+i")
        screen.click("push button", "Choose File", exact=False)
        screen.open_file("Choose a Table", table)
        screen.click("push button", "Preview", exact=False)
        screen.find("label", "4 rows were read. 1 of them is wrong and is left "
                    "out.")
        screen.find("label", "1 row waits for your choice. Choose, or untick "
                    "it.")
        screen.click("push button", "Merge All", exact=False)
        wrong = self.home / "wrong.csv"
        screen.click("push button", "Save Wrong Rows", exact=False)
        screen.choose_file("Save Wrong Rows", wrong)
        wait("the wrong rows", wrong.is_file)
        screen.find("label", "The wrong rows are saved in", exact=False)
        screen.close_by(lambda: screen.click(
            "push button", "Import 3 Accounts", exact=False))
        screen.find("label", "3 creators")
        self.assertIn("“many” is not a number", wrong.read_text("utf-8-sig"))
        self.assertIn("biju,Biju Nair,many", wrong.read_text("utf-8-sig"))
        screen.press("ctrl+z")
        screen.find("label", "1 creator")
        screen.press("ctrl+w")
        self.assertEqual(screen.close(), 0)
        self.assertNotIn("CRITICAL **", screen.own_messages())
        self.assertEqual([a["handle"] for a in self.listed("accounts")],
                         ["asha"])

    def look_at_file(self):
        self.assertEqual(len(self.listed("placements")), 1)
        history = json.loads(self.ctl("history", self.file, "--json"))
        names = [act["name"] for act in history]
        self.assertTrue(any("Import" in name for name in names), names)
        self.assertTrue(any("Plan ₹24,00,000" in name for name in names), names)
        self.ctl("check", self.file)

    def look_at_brief(self, brief):
        text = subprocess.run(["pdftotext", str(brief), "-"], check=True,
                              capture_output=True, text=True).stdout
        self.assertIn("Monsoon Song", text)
        self.assertIn("₹50,00,000", text)

    def open_again(self):
        screen = self.start(self.file)
        screen.find("label", "Monsoon Song")
        button = screen.find("push button", "Redo")
        self.assertTrue(screen.usable(button), "the undo history is there")
        screen.press("ctrl+q")
        self.assertEqual(screen.close(), 0)

    def elsewhere(self, *arguments):
        """Somebody at another machine, who shares only the file."""
        far = dict(os.environ, XDG_DATA_HOME=str(self.home / "far"))
        return subprocess.run([CTL, *map(str, arguments)], check=True, env=far,
                              capture_output=True, text=True).stdout

    def test_two_writers(self):
        """What somebody else saved meanwhile is neither lost nor silently
        replaced, by the window or by who comes after it."""
        self.ctl("sample", self.file)
        screen = self.start(self.file)
        screen.find("label", "Saved")
        theirs = self.home / "theirs.swell"
        self.elsewhere("undo", self.file)
        theirs.write_bytes(self.file.read_bytes())
        screen.press("ctrl+z")
        screen.find("push button", "Changed Elsewhere…")
        screen.find("label", "Safe in recovery")
        screen.find("push button", "Keep Both", exact=False)
        self.assertEqual(self.file.read_bytes(), theirs.read_bytes())
        screen.kill()
        after = subprocess.run([CTL, "redo", str(self.file)],
                               capture_output=True, text=True)
        self.assertEqual(after.returncode, 1)
        self.assertIn("changed", after.stderr)
        self.assertEqual(self.file.read_bytes(), theirs.read_bytes())

    def test_keep_both(self):
        """Who chose to keep both has a file of their own; the other is as
        somebody else left it."""
        self.ctl("sample", self.file)
        screen = self.start(self.file)
        screen.find("label", "Saved")
        self.elsewhere("undo", self.file)
        theirs = self.file.read_bytes()
        screen.press("ctrl+z", "ctrl+shift+z")
        screen.find("push button", "Keep Both", exact=False)
        screen.click("push button", "Keep Both", exact=False)
        mine = self.home / "mine.swell"
        screen.choose_file("Keep Both", mine)
        wait("my file", mine.is_file)
        screen.find("label", "Saved")
        self.quit(screen)
        self.assertEqual(self.file.read_bytes(), theirs)
        self.file = mine
        self.assertEqual(self.saved_kinds(), ["redo", "undo", "act"])

    def saved_kinds(self):
        """Of the acts in the file itself, the last first."""
        told = self.elsewhere("history", self.file, "--json")
        return [act["kind"] for act in json.loads(told)]

    def test_killed(self):
        """What a crash left is found: by the file itself, and by whoever opens
        another one."""
        other = self.home / "other.swell"
        stick = self.home / "stick"
        stick.mkdir()
        self.file = stick / "launch.swell"
        self.ctl("sample", self.file)
        self.ctl("sample", other)
        screen = self.start(self.file)
        screen.find("label", "Saved")
        # With the stick pulled out no save comes before the end.
        away = stick.rename(self.home / "away")
        screen.press("ctrl+z")
        screen.find("label", "Safe in recovery")
        screen.kill()
        away.rename(stick)
        self.assertEqual(self.saved_kinds(), ["act"])
        screen = self.start(other)
        screen.find("label", "Work on “launch.swell” is safe", exact=False)
        screen.click("push button", "Show…")
        screen.find("label", "Safe in Recovery")
        screen.find("push button", "Discard Work on “launch.swell”…",
                    exact=False)
        self.quit(screen)
        screen = self.start(self.file)
        screen.find("label", "Saved")
        self.quit(screen)
        self.assertEqual(self.saved_kinds(), ["undo", "act"])

    def test_looking_beside(self):
        """While the window has it open, a terminal can read it."""
        self.ctl("sample", self.file)
        screen = self.start(self.file)
        screen.find("label", "Saved")
        self.assertEqual(len(self.acts()), 1)
        changing = subprocess.run([CTL, "undo", str(self.file)],
                                  capture_output=True, text=True)
        self.assertEqual(changing.returncode, 1)
        self.assertIn("already open", changing.stderr)
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
