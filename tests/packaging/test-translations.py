# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source with text is listed, and every language is whole and sound."""

import re
import runpy
import tempfile
from pathlib import Path

from tap import ROOT, Plan

PO = ROOT / "po"
plan = Plan()
potfiles = runpy.run_path(str(ROOT / "tests" / "packaging" / "potfiles"))
found, listed = set(potfiles["found"]()), potfiles["listed"]()
plan.check("every source with text is in po/POTFILES.in",
           found <= set(listed),
           f"run make potfiles, for: {sorted(found - set(listed))}")
plan.check("po/POTFILES.in names no source without text",
           set(listed) <= found,
           f"run make potfiles, for: {sorted(set(listed) - found)}")
plan.check("po/POTFILES.in names each source once",
           len(listed) == len(set(listed)))

# xgettext cuts a text off where a macro of GLib follows; PRIu64 and its like
# from <inttypes.h> it knows.
CUT = re.compile(r'\b_\s*\(\s*"[^"]*"\s*(?!PRI)[A-Z_]{3,}')
cut = [path for path in listed
       if CUT.search((ROOT / path).read_text(encoding="utf-8"))]
plan.check("no text for people is cut off by a macro", not cut, cut)

languages = [line for line in
             (PO / "LINGUAS").read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")]
plan.check("every translation is in po/LINGUAS, in order",
           languages == sorted(path.stem for path in PO.glob("*.po")))
for language in languages:
    with tempfile.TemporaryDirectory() as folder:
        plan.tool(f"{language}: sound formats, header and plurals", "msgfmt",
                  "--check", "-o", str(Path(folder) / "x.mo"),
                  str(PO / f"{language}.po"))
plan.done()
