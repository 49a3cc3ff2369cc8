# SPDX-License-Identifier: GPL-3.0-or-later
"""What meson asks for is what make run installs."""

import re

from tap import ROOT, Plan

plan = Plan()
packages = (ROOT / ".ci" / "packages").read_text(encoding="utf-8")
rows = [line.split() for line in packages.splitlines()
        if line and not line.startswith("#")]
plan.check("each line has a group, a package and how to ask", all(
    2 <= len(row) <= 3 and row[0] in ("build", "test", "ci", "shots", "bench")
    and (len(row) == 2 or re.match(r"(pkg|cmd):.", row[2]))
    for row in rows))
plan.check("each package stands once",
           len({row[1] for row in rows}) == len(rows))
asked = {row[2][4:] for row in rows
         if row[0] == "build" and row[2:] and row[2].startswith("pkg:")}
# What comes with a package that is listed by another of its modules.
WITH = {"glib-2.0": "gio-unix-2.0", "gio-2.0": "gio-unix-2.0"}
meson = (ROOT / "meson.build").read_text(encoding="utf-8")
for name in re.findall(r"dependency\('([\w.+-]+)'", meson):
    plan.check(f"{name} is in .ci/packages", WITH.get(name, name) in asked)
plan.done()
