# SPDX-License-Identifier: GPL-3.0-or-later
# The roster in the real window: five hundred cells filled down in one act,
# creators deleted and brought back by the toast; and what goes out of it, as
# another program reads it.

import json
import time
import unittest
import xml.etree.ElementTree as ET
import zipfile

from journey import Journey
from screen import Atspi, wait, walk

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MANY = 500
FORMULA = "=1+1 Rhea"
HEAD = "Name,Platform,Handle,Followers,City,Contact\n"


class Roster(Journey):
    def open(self, rows):
        table = self.home / "people.csv"
        table.write_text(HEAD + "".join(rows))
        self.ctl("new", self.file)
        self.ctl("import", self.file, table, "--similar", "add")
        screen = self.start(self.file)
        screen.find("label", f"{len(rows)} creators", exact=False)
        self.to_roster(screen)
        return screen

    def creators(self):
        return json.loads(self.ctl("list", self.file, "creators", "--json"))

    def cities(self):
        return {", ".join(creator["cities"]) for creator in self.creators()}

    def focus(self):
        for node in walk(self.screen.root):
            if node.get_state_set().contains(Atspi.StateType.FOCUSED) and \
                    ":" in (node.get_name() or ""):
                return node.get_name()
        return ""

    def go_to_city(self):
        screen = self.screen
        screen.press("ctrl+f", "Down")
        wait("a cell with the focus", self.focus)
        screen.press("ctrl+Home")
        for _ in range(14):
            if self.focus().startswith("City:"):
                return
            screen.press("Right")
        self.fail("no column of cities")

    def test_fill_down(self):
        screen = self.open([f"Mina {i},Instagram,mina{i},{9000 + i},Goa,\n"
                            for i in range(MANY)])
        self.go_to_city()
        screen.press("F2")
        screen.type("Pune")
        screen.press("Return", "Up")
        wait("the first city", lambda: self.cities() == {"Goa", "Pune"})
        screen.press("ctrl+shift+Down", "ctrl+d")
        wait("all cities", lambda: self.cities() == {"Pune"})
        self.assertEqual(len(self.creators()), MANY)
        screen.press("ctrl+z")
        wait("the cities of before", lambda: sorted(
            ", ".join(c["cities"]) for c in self.creators())
            == ["Goa"] * (MANY - 1) + ["Pune"])
        self.quit(screen)

    def test_delete(self):
        screen = self.open(["Meera,Instagram,meera.iyer,48200,Chennai,\n",
                            "Zoya,Instagram,zoyadances,310000,Mumbai,\n",
                            "Rohan,YouTube,rohanreacts,46000,Kochi,\n"])
        everybody = self.creators()
        self.go_to_city()
        screen.press("shift+Down", "shift+Delete")
        screen.find("label", "2 creators deleted")
        wait("one to be left", lambda: len(self.creators()) == 1)
        screen.click("push button", "Undo", exact=False)
        wait("everybody to be back", lambda: self.creators() == everybody)
        self.quit(screen)

    def export(self, item, title, path):
        screen = self.screen
        menu = screen.find(None, "Roster menu")
        menu.get_child_at_index(0).get_action_iface().do_action(0)
        time.sleep(0.5)
        screen.click(None, "Export")
        time.sleep(0.5)
        screen.click(None, item)
        screen.choose_file(title, path)
        wait("the file", lambda: path.is_file() and path.stat().st_size > 0)

    def read_sheet(self, path):
        """As any other program would: texts by cell, and the formulas."""
        with zipfile.ZipFile(path) as book:
            names = book.namelist()
            shared = [
                "".join(t.text or "" for t in item.iter(SHEET + "t"))
                for item in ET.fromstring(book.read("xl/sharedStrings.xml"))
            ] if "xl/sharedStrings.xml" in names else []
            sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))
        texts = []
        for cell in sheet.iter(SHEET + "c"):
            if cell.get("t") == "s":
                texts.append(shared[int(cell.find(SHEET + "v").text)])
            elif cell.get("t") == "inlineStr":
                texts.append("".join(t.text or ""
                                     for t in cell.iter(SHEET + "t")))
        return texts, list(sheet.iter(SHEET + "f"))

    def test_out(self):
        screen = self.open([
            "Meera,Instagram,meera.iyer,48200,Chennai,meera@example.org\n",
            f"{FORMULA},Instagram,rhea,310000,Mumbai,rhea@example.org\n"])
        book = self.home / "people.xlsx"
        self.export("Spreadsheet (XLSX)…", "Export 2 Creators", book)
        wait("a whole book", lambda: zipfile.is_zipfile(book))
        texts, formulas = self.read_sheet(book)
        self.assertEqual(formulas, [])
        self.assertIn("Meera", texts)
        self.assertTrue(any("1+1 Rhea" in text for text in texts), texts)
        cards = self.home / "people.vcf"
        self.export("Contact Cards (VCF)…", "Export Contact Cards", cards)
        screen.find("label", "2 contact cards exported")
        text = cards.read_text("utf-8")
        self.assertEqual(text.count("BEGIN:VCARD"), 2)
        self.assertEqual(text.count("END:VCARD"), 2)
        self.assertIn("meera@example.org", text)
        self.assertIn("rhea@example.org", text)
        # The keys are heard again once menu and chooser are gone.
        self.press_until(screen, "ctrl+f", "the search", lambda: any(
            node.get_name() == "Search the roster" and
            node.get_state_set().contains(Atspi.StateType.FOCUSED)
            for node in walk(screen.root)))
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
