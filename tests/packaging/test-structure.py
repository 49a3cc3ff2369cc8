# SPDX-License-Identifier: GPL-3.0-or-later
"""The folders of src/ stand in order, and every header stands alone.

test-structure.py BUILDDIR

ARCHITECTURE.md tells the order. A header is compiled by itself, with what its
own folder is compiled with, so it includes all that it needs and no folder
leans on the include paths of another.
"""

import json
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tap import ROOT, Plan

ORDER = ["base", "analytics", "chart", "model", "storage", "document",
         "exchange", "sync", "team", "report", "cli", "compat", "ui"]
# These stand side by side: none of them may include another.
APART = {"analytics", "chart", "model", "storage"}
# Written by hand, in no use: each has a safer or a newer way.
REFUSED = re.compile(
    r"\b(strcpy|strcat|sprintf|atoi|atol|atof|strtok|gets|"
    r"gtk_(dialog|tree_view|combo_box|info_bar|entry_completion)_new\w*|"
    r"adw_(leaflet|flap|squeezer|view_switcher_title)_new)\s*\(")
OLD_CLASSES = re.compile(
    r'class="(GtkDialog|GtkTreeView|GtkComboBox\w*|GtkInfoBar|AdwLeaflet|'
    r'AdwFlap|AdwSqueezer|AdwViewSwitcherTitle|GtkEntryCompletion)"')
SRC = ROOT / "src"
plan = Plan()


def room(path):
    """The folder of src/ that a file is in."""
    return path.relative_to(SRC).parts[0]


def text(path):
    """What a file says."""
    return path.read_text(encoding="utf-8")


def strays(path):
    """Includes of one file that break the order."""
    own = room(path)
    for include in re.findall(r'^\s*#\s*include\s*"([^"]+)"', text(path),
                              re.MULTILINE):
        other = include.split("/")[0]
        if other not in ORDER:
            if (path.parent / include).exists():
                yield f"{path}: {include} without its folder"
            continue
        later = ORDER.index(other) > ORDER.index(own)
        beside = other != own and {other, own} <= APART
        if later or beside:
            yield f"{path}: {include}"


def flags(build):
    """For each folder the compiler and what its sources are compiled with."""
    commands = json.loads(text(build / "compile_commands.json"))
    found = {}
    for command in commands:
        source = (build / command["file"]).resolve()
        if SRC not in source.parents:
            continue
        words = shlex.split(command["command"])
        if Path(words[0]).name == "ccache":
            words.pop(0)
        keep = [word for word in words[1:] if word.startswith(("-I", "-D", "-std",
                                                               "-W"))]
        found.setdefault(room(source), [words[0], *keep])
    return found


def compile_alone(build, compile_with, header):
    """What the compiler has against one header, or nothing."""
    result = subprocess.run(
        [*compile_with, "-Werror", "-fsyntax-only", "-x", "c", "-include",
         str(header), os.devnull],
        cwd=build, capture_output=True, text=True, check=False)
    return result.stderr if result.returncode else ""


def check_headers(build):
    """Every header, two at a time."""
    compile_with = flags(build)
    headers = [path for path in sorted(SRC.glob("**/*.h"))
               if room(path) in compile_with]
    with ThreadPoolExecutor(2) as pool:
        faults = list(pool.map(
            lambda path: compile_alone(build, compile_with[room(path)], path),
            headers))
    for folder in ORDER:
        pairs = [(path, fault) for path, fault in zip(headers, faults)
                 if room(path) == folder]
        if pairs:
            plan.check(f"{len(pairs)} headers of {folder} compile alone",
                       not any(fault for _, fault in pairs),
                       "\n".join(fault for _, fault in pairs))


def main(build):
    """All checks."""
    sources = sorted(SRC.glob("**/*.[ch]"))
    folders = {room(path) for path in sources}
    plan.check("every folder of src/ has its place in the order",
               folders <= set(ORDER), folders - set(ORDER))
    broken = [stray for path in sources for stray in strays(path)]
    plan.check("no folder includes a later one", not broken,
               "\n".join(broken))
    for name, good in (
            ("every source names its licence", lambda path:
             "SPDX-License-Identifier: GPL-3.0-or-later" in text(path)[:200]),
            ("every header is guarded by #pragma once", lambda path:
             path.suffix == ".c" or "#pragma once" in text(path)),
            ("nothing refused is called", lambda path:
             not REFUSED.search(text(path))),
            ("no file is longer than 1,000 lines", lambda path:
             text(path).count("\n") <= 1000)):
        bad = [str(path) for path in sources if not good(path)]
        plan.check(name, not bad, "\n".join(bad))
    old = [str(path) for path in sorted(ROOT.glob("ui/**/*.ui"))
           if OLD_CLASSES.search(text(path))]
    plan.check("no template uses a class that goes away", not old,
               "\n".join(old))
    check_headers(build)
    plan.done()


main(Path(sys.argv[1]))
