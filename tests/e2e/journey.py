# SPDX-License-Identifier: GPL-3.0-or-later
"""What end-to-end tests of the window share: a home of their own, the program
and swellboardctl."""

import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from screen import Screen, wait

PROGRAM, CTL = sys.argv[1:3]
del sys.argv[1:3]


class Journey(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = pathlib.Path(folder.name)
        self.file = self.home / "launch.swell"
        for name in ("data", "config", "cache", "state"):
            os.environ[f"XDG_{name.upper()}_HOME"] = str(self.home / name)
        self.screen = None
        self.addCleanup(self.end)

    def end(self):
        if self.screen:
            self.screen.kill()

    def start(self, *arguments):
        self.screen = Screen(PROGRAM, str(self.home), map(str, arguments))
        return self.screen

    def ctl(self, *arguments):
        done = subprocess.run([CTL, *map(str, arguments)], check=True,
                              capture_output=True, text=True)
        return done.stdout

    def import_rows(self, text, *options):
        """The workspace, made out of a table."""
        table = self.home / "people.csv"
        table.write_text(text)
        self.ctl("new", self.file)
        self.ctl("import", self.file, table, *options)

    def listed(self, what):
        """What the file holds, as another program is told."""
        return json.loads(self.ctl("list", self.file, what, "--json"))

    def rows(self, query):
        """What is in the file itself."""
        base = sqlite3.connect(f"file:{self.file}?immutable=1", uri=True)
        try:
            return base.execute(query).fetchall()
        finally:
            base.close()

    def cities(self):
        """By the name of the creator."""
        return {creator["name"]: ", ".join(creator["cities"])
                for creator in self.listed("creators")}

    def cell(self):
        """The cell of the grid that has the focus, as a screen reader says
        it."""
        name = self.screen.focus()
        return name if ":" in name else ""

    def go_to(self, column):
        """From the search to the first row's cell of COLUMN, as the keys
        go."""
        screen = self.screen
        screen.press("ctrl+f", "Down")
        wait("a cell with the focus", self.cell)
        screen.press("ctrl+Home")
        for _ in range(30):
            if self.cell().startswith(f"{column}:"):
                return
            screen.press("Right")
        self.fail(f"no column “{column}”")

    def tab_to(self, name, key="Tab", most=60):
        """As the keys go, until what has that name has the focus."""
        for _ in range(most):
            if name in self.screen.focus():
                return
            self.screen.press(key)
        self.fail(f"the keys never come to “{name}”")

    def press_until(self, screen, key, what, test):
        """A window that has just come takes its keys a moment later."""
        def pressed():
            if not test():
                screen.press(key)
            return test()
        wait(what, pressed)

    def at_roster(self, screen):
        """It alone has a status board: the pane beside a plan has creators,
        views and groups too."""
        return screen.has("radio button", "Show as status board")

    def to_roster(self, screen):
        self.press_until(screen, "alt+2", "the Roster page",
                         lambda: self.at_roster(screen))

    def quit(self, screen):
        self.press_until(screen, "ctrl+q", "the end",
                         lambda: screen.program.poll() is not None)
        self.assertEqual(screen.close(), 0)
        self.assertNotIn("CRITICAL **", screen.own_messages())

    def acts(self):
        return [(act["name"], act["kind"]) for act in json.loads(
            self.ctl("history", self.file, "--json"))]
