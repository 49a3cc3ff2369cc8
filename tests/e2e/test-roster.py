# SPDX-License-Identifier: GPL-3.0-or-later
# The roster in the real window: five hundred cells filled down in one act,
# creators deleted and brought back by the toast; and what goes out of it, as
# another program reads it.

import subprocess
import unittest
import xml.etree.ElementTree as ET
import zipfile

from journey import Journey
from screen import wait

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MANY = 500
FORMULA = "=1+1 Rhea"
HEAD = "Name,Platform,Handle,Followers,City,Contact\n"


class Roster(Journey):
    def open(self, rows):
        self.import_rows(HEAD + "".join(rows), "--similar", "add")
        screen = self.start(self.file)
        screen.find("label", f"{len(rows)} creators", exact=False)
        self.to_roster(screen)
        return screen

    def creators(self):
        """Without the file that told of them last."""
        return [{key: told for key, told in creator.items()
                 if key != "followers_source"}
                for creator in self.listed("creators")]

    def held(self):
        """The cities, each once."""
        return set(self.cities().values())

    def test_fill_down(self):
        screen = self.open([f"Mina {i},Instagram,mina{i},{9000 + i},Goa,\n"
                            for i in range(MANY)])
        self.go_to("City")
        screen.press("F2")
        screen.type("Pune")
        screen.press("Return", "Up")
        wait("the first city", lambda: self.held() == {"Goa", "Pune"})
        screen.press("ctrl+shift+Down", "ctrl+d")
        wait("all cities", lambda: self.held() == {"Pune"})
        self.assertEqual(len(self.creators()), MANY)
        screen.press("ctrl+z")
        wait("the cities of before", lambda: sorted(self.cities().values())
             == ["Goa"] * (MANY - 1) + ["Pune"])
        self.quit(screen)

    def test_paste_many(self):
        """A range out of another program is one act, whole in the file."""
        screen = self.open([f"Mina {i},Instagram,mina{i},{9000 + i},Goa,\n"
                            for i in range(MANY)])
        before = self.creators()
        subprocess.run(["xclip", "-selection", "clipboard"], check=True,
                       input="".join(f"Tamil\tPlace {i}\n"
                                     for i in range(MANY)), text=True)
        self.go_to("Language")
        screen.press("ctrl+v")
        # Who has most comes first.
        pasted = {f"Mina {MANY - 1 - i}": f"Place {i}" for i in range(MANY)}
        wait("the cells", lambda: self.cities() == pasted)
        self.assertEqual({tuple(c["languages"]) for c in self.creators()},
                         {("ta",)})
        wait("the cell to say so", lambda: self.cell() == "Language: Tamil")
        screen.press("Right")
        wait("the next cell", lambda: self.cell() == "City: Place 0")
        screen.press("ctrl+z")
        wait("the cells of before", lambda: self.creators() == before)
        self.quit(screen)
        self.assertEqual([kind for _, kind in self.acts()],
                         ["undo", "act", "act"])
        self.assertEqual(self.creators(), before)

    def test_delete(self):
        screen = self.open(["Meera,Instagram,meera.iyer,48200,Chennai,\n",
                            "Zoya,Instagram,zoyadances,310000,Mumbai,\n",
                            "Rohan,YouTube,rohanreacts,46000,Kochi,\n"])
        everybody = self.creators()
        self.go_to("City")
        screen.press("shift+Down", "shift+Delete")
        screen.find("label", "2 creators deleted")
        wait("one to be left", lambda: len(self.creators()) == 1)
        screen.click("push button", "Undo", exact=False)
        wait("everybody to be back", lambda: self.creators() == everybody)
        self.quit(screen)

    def export(self, item, title, path):
        screen = self.screen
        # By keys: the pane of the plan behind has such a menu too.
        screen.press("ctrl+f")
        self.tab_to("Roster menu")
        screen.press("space")
        for choice in ("Export", item):
            wait(f"“{choice}” in the menu", lambda choice=choice:
                 screen.focus() == choice or screen.press("Down"))
            screen.press("Return")
        if item == "Creators…":
            screen.in_front("Export ")
            screen.click("push button", "Choose File", exact=False)
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

    def test_out_and_in(self):
        """What a view wrote changes nobody when it comes back."""
        screen = self.open([
            "Meera,Instagram,meera.iyer,48200,Chennai,meera@example.org\n",
            f"{FORMULA},Instagram,rhea,310000,Chennai,rhea@example.org\n",
            "Rohan,YouTube,rohanreacts,46000,Kochi,\n"])
        before = self.creators()
        screen.press("ctrl+f")
        screen.type("chennai")
        screen.find("label", "2 of 3")
        book = self.home / "view.xlsx"
        self.export("Creators…", "Export to File", book)
        wait("a whole book", lambda: zipfile.is_zipfile(book))
        self.assertNotIn("Rohan", self.read_sheet(book)[0])
        screen.press("ctrl+i")
        screen.click("push button", "Choose File", exact=False)
        screen.open_file("Choose a Table", book)
        screen.click("push button", "Preview", exact=False)
        screen.find("label", "2 rows were read, and all of them are right.")
        screen.find("label", "The same numbers once more")
        self.assertFalse(screen.has("label", "→", exact=False))
        screen.close_by(lambda: screen.click(
            "push button", "Import 2 Accounts", exact=False))
        wait("the import", lambda: len(self.acts()) == 2)
        self.quit(screen)
        self.assertEqual(self.creators(), before)

    def test_out(self):
        screen = self.open([
            "Meera,Instagram,meera.iyer,48200,Chennai,meera@example.org\n",
            f"{FORMULA},Instagram,rhea,310000,Mumbai,rhea@example.org\n"])
        book = self.home / "people.xlsx"
        self.export("Creators…", "Export to File", book)
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
        self.press_until(screen, "ctrl+f", "the search", lambda:
                         "Search the roster" in screen.focus())
        self.quit(screen)


if __name__ == "__main__":
    unittest.main(verbosity=2, warnings="ignore")
