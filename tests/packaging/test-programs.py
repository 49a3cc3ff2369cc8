# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs link what they should, and each command explains itself.

test-programs.py BUILDDIR
"""

import os
import re
import subprocess
import sys
from pathlib import Path

from tap import ROOT, Plan

COMMANDS = ("new", "sample", "import", "list", "show", "brief", "chart",
            "check", "history", "sync", "undo", "redo")
BUILD = Path(sys.argv[1])
CTL = str(BUILD / "src" / "cli" / "swellboardctl")
plan = Plan()


def output(*command):
    """What a command prints, and how it ends."""
    result = subprocess.run(command, capture_output=True, text=True,
                            env=dict(os.environ, LC_ALL="C.UTF-8"),
                            check=False)
    return result.stdout, result.returncode


linked, _ = output("ldd", CTL)
plan.check("swellboardctl links neither GTK nor libadwaita",
           "libglib" in linked
           and not re.search(r"lib(gtk|adwaita)-", linked),
           linked)
version = re.search(r"^  version: '([\d.]+)'",
                    (ROOT / "meson.build").read_text(encoding="utf-8"),
                    re.MULTILINE).group(1)
told, status = output(CTL, "--version")
plan.check("swellboardctl tells this version",
           status == 0 and version in told, told)
listed, status = output(CTL, "--help")
plan.check("the help names every command", status == 0 and all(
    re.search(rf"^\s+{name}\b", listed, re.MULTILINE) for name in COMMANDS),
    listed)
for name in COMMANDS:
    told, status = output(CTL, name, "--help")
    plan.check(f"{name} explains itself", status == 0
               and f"swellboardctl {name}" in told, told)
_, status = output(CTL, "no-such-command")
plan.check("wrong usage has its own exit code", status == 2, status)
plan.done()
