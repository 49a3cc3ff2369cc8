# SPDX-License-Identifier: GPL-3.0-or-later
"""In one menu no two entries have the same mnemonic: a key does one thing."""

import re
import xml.etree.ElementTree as ET

from tap import ROOT, Plan

plan = Plan()


def entries(menu):
    """Labels of a menu, over its sections, without those of submenus."""
    for child in menu:
        if child.tag == "section":
            yield from entries(child)
        elif child.tag in ("item", "submenu"):
            yield from (a.text for a in child.findall("attribute")
                        if a.get("name") == "label")


def find_twice(menu):
    """Pairs of labels with one mnemonic."""
    seen = {}
    for label in entries(menu):
        found = re.search(r"_(\w)", label)
        if found is None:
            continue
        key = found[1].lower()
        if key in seen:
            yield f"{seen[key]} and {label}"
        seen[key] = label


N_MENUS = 0
for path in sorted((ROOT / "ui").glob("*.ui")):
    menus = [m for m in ET.parse(path).iter() if m.tag in ("menu", "submenu")]
    N_MENUS += len(menus)
    twice = [pair for menu in menus for pair in find_twice(menu)]
    if menus:
        plan.check(f"mnemonics of {path.name}", not twice, "\n".join(twice))
plan.check("there are menus", N_MENUS > 5)
plan.done()
