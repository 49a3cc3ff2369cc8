# SPDX-License-Identifier: GPL-3.0-or-later
"""The store's pictures are in the tree, as large as the metainfo says."""

import xml.etree.ElementTree as ElementTree

from tap import APP_ID, ROOT, Plan


def png_size(path):
    """Width and height of a PNG, or None."""
    head = path.read_bytes()[:24] if path.exists() else b""
    if head[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:], "big")


plan = Plan()
metainfo = ElementTree.parse(ROOT / "data" / f"{APP_ID}.metainfo.xml.in")
for image in metainfo.getroot().findall("screenshots/screenshot/image"):
    name = image.text.rsplit("/", 1)[1]
    size = png_size(ROOT / "data" / "screenshots" / name)
    plan.check(f"{name} is there, as large as told",
               size == (int(image.get("width")), int(image.get("height"))),
               f"data/screenshots/{name}: {size}")
plan.done()
