# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop reads is valid, and speaks with one id.

test-desktop.py BUILDDIR
"""

import configparser
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from tap import APP_ID, ROOT, Plan

MIME = "application/vnd.swellboard.workspace"
DATA = ROOT / "data"
BUILT = Path(sys.argv[1]) / "data"
plan = Plan()


def workspace_header(application_id):
    """The first page of an SQLite file with this application id."""
    page = bytearray(4096)
    page[0:16] = b"SQLite format 3\0"
    page[68:72] = application_id
    return bytes(page)


def content_type(folder, name, content):
    """What the desktop takes a file for, given the types in folder."""
    path = Path(folder) / name
    path.write_bytes(content)
    env = dict(os.environ, XDG_DATA_HOME=folder, XDG_DATA_DIRS="/usr/share")
    shown = subprocess.run(["gio", "info", "-a", "standard::content-type",
                            str(path)], capture_output=True, text=True,
                           env=env, check=False).stdout
    found = re.search(r"standard::content-type: (\S+)", shown)
    return found.group(1) if found else shown


def check_by_tools():
    """The judgement of the tools that each format has."""
    plan.tool("the entry is valid", "desktop-file-validate",
              str(BUILT / f"{APP_ID}.desktop"))
    plan.tool("the metainfo is valid", "appstreamcli", "validate", "--no-net",
              "--strict", "--override=unknown-tag=pedantic",
              str(BUILT / f"{APP_ID}.metainfo.xml"))
    plan.tool("the settings are valid", "glib-compile-schemas", "--strict",
              "--dry-run", str(DATA))
    files = [DATA / f"{APP_ID}.mime.xml", *sorted(ROOT.glob("ui/**/*.ui")),
             *sorted(ROOT.glob("**/*.gresource.xml")),
             *sorted(ROOT.glob("icons/**/*.svg"))]
    plan.tool("all XML is well formed", "xmllint", "--noout", "--nonet",
              *map(str, files))


def check_entry():
    """The entry of the menu, and activation by the bus."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(BUILT / f"{APP_ID}.desktop", encoding="utf-8")
    entry = entry["Desktop Entry"]
    plan.check("the entry's icon is the id", entry["Icon"] == APP_ID)
    plan.check("the entry opens files", entry["Exec"] == "swellboard %U")
    plan.check("the entry's type is the workspace",
               entry["MimeType"] == MIME + ";")
    plan.check("the entry stands with office programs",
               entry["Categories"] == "Office;ProjectManagement;")
    plan.check("the bus can start it", entry["DBusActivatable"] == "true")
    service = configparser.ConfigParser(interpolation=None)
    service.read(BUILT / f"{APP_ID}.service", encoding="utf-8")
    service = service["D-BUS Service"]
    plan.check("the service has the id's name", service["Name"] == APP_ID)
    plan.check("the service starts an existing path", re.fullmatch(
        r"/.*/bin/swellboard --gapplication-service", service["Exec"]),
        service["Exec"])


def check_metainfo():
    """What a store shows."""
    root = ElementTree.parse(BUILT / f"{APP_ID}.metainfo.xml").getroot()
    summary = root.findtext("summary")
    plan.check("the summary has 10 to 25 characters", 10 <= len(summary) <= 25,
               summary)
    plan.check("the summary has neither article nor full stop",
               not re.match(r"(An?|The)\b", summary)
               and not summary.endswith("."), summary)
    plan.check("the metainfo has the id", root.findtext("id") == APP_ID)
    plan.check("the metainfo launches the entry",
               root.findtext("launchable") == f"{APP_ID}.desktop")
    plan.check("the metainfo tells the type",
               root.findtext("provides/mediatype") == MIME)
    shots = root.findall("screenshots/screenshot")
    plan.check("there are 3 to 6 screenshots, each with a caption",
               3 <= len(shots) <= 6
               and all(shot.findtext("caption") for shot in shots))
    version = re.search(r"^  version: '([\d.]+)'",
                        (ROOT / "meson.build").read_text(encoding="utf-8"),
                        re.MULTILINE).group(1)
    release = root.find("releases/release")
    plan.check("the newest release is this version",
               release.get("version") == version)
    plan.check("every release has notes", all(
        "".join(notes.itertext()).strip()
        for notes in root.findall("releases/release/description")))


def check_type():
    """The file type, asked of the desktop itself."""
    with tempfile.TemporaryDirectory() as folder:
        packages = Path(folder) / "mime" / "packages"
        packages.mkdir(parents=True)
        (packages / f"{APP_ID}.xml").write_bytes(
            (DATA / f"{APP_ID}.mime.xml").read_bytes())
        plan.tool("the type is taken in", "update-mime-database",
                  str(packages.parent))
        cases = (("plan.swell", b"not yet written", MIME),
                 ("plan", workspace_header(b"Swel"), MIME),
                 ("plan.swell", workspace_header(b"Swel"), MIME),
                 ("other", workspace_header(b"\0\0\0\0"),
                  "application/vnd.sqlite3"))
        for name, content, expected in cases:
            found = content_type(folder, name, content)
            plan.check(f"{name} of {len(content)} bytes is {expected}",
                       found == expected, found)


def check_icons():
    """One icon in colour, one symbolic, drawn and not pictures."""
    apps = ROOT / "icons" / "hicolor"
    for path, size in ((apps / "scalable" / "apps" / f"{APP_ID}.svg", 128),
                       (apps / "symbolic" / "apps" / f"{APP_ID}-symbolic.svg",
                        16)):
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        plan.check(f"{path.name} is {size} pixels square",
                   f'viewBox="0 0 {size} {size}"' in text)
        plan.check(f"{path.name} is drawn", "<path" in text
                   and "<image" not in text and "<text" not in text)


check_by_tools()
check_entry()
check_metainfo()
check_type()
check_icons()
plan.done()
