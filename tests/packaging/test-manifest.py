# SPDX-License-Identifier: GPL-3.0-or-later
"""Lint of the Flatpak manifest: identity, least rights, pinned sources.

The rules are those that a store publishes for manifests, so far as they bear
on this program, and the rights that the project allows itself.
"""

import json
import re

from tap import APP_ID, ROOT, Plan

RIGHTS = {"--share=ipc", "--share=network", "--socket=wayland",
          "--socket=fallback-x11", "--device=dri"}
KEYS = {"id", "runtime", "runtime-version", "sdk", "command", "cleanup",
        "separate-locales", "finish-args", "modules"}


def sources(modules):
    """Every (module, source), nested modules too."""
    for module in modules:
        yield from sources(module.get("modules", []))
        for source in module["sources"]:
            yield module["name"], source


def pinned(source):
    """Whether the same bytes come each time."""
    kind = source["type"]
    if kind in ("archive", "file"):
        return (source["url"].startswith("https://")
                and re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")))
    if kind == "git":
        return (source["url"].startswith("https://") and "tag" in source
                and re.fullmatch(r"[0-9a-f]{40}", source.get("commit", "")))
    return kind in ("dir", "patch")


plan = Plan()
path = ROOT / "flatpak" / f"{APP_ID}.json"
manifest = json.loads(path.read_text(encoding="utf-8"))
rights = manifest["finish-args"]

plan.check("the file is named after the id", manifest["id"] == APP_ID)
plan.check("no key that is not known", set(manifest) <= KEYS,
           set(manifest) - KEYS)
plan.check("runtime and SDK of GNOME",
           manifest["runtime"] == "org.gnome.Platform"
           and manifest["sdk"] == "org.gnome.Sdk"
           and re.fullmatch(r"\d+", manifest["runtime-version"]))
plan.check("the command is the window", manifest["command"] == "swellboard")
plan.check("just the rights that are needed",
           set(rights) == RIGHTS and len(rights) == len(RIGHTS),
           sorted(set(rights) ^ RIGHTS))
plan.check("translations stay in the bundle",
           manifest["separate-locales"] is False)
plan.check("headers and static libraries are cleaned",
           {"/include", "/lib/pkgconfig", "*.a", "*.la"}
           <= set(manifest["cleanup"]))
plan.check("the program is the last module",
           manifest["modules"][-1]["name"] == "swellboard"
           and manifest["modules"][-1]["buildsystem"] == "meson")
for module in manifest["modules"]:
    options = module.get("build-options", {})
    plan.check(f"{module['name']}: no network while building",
               "--share=network" not in options.get("build-args", []))
for name, source in sources(manifest["modules"]):
    plan.check(f"{name}: {source['type']} source is pinned", pinned(source),
               source)
local = [name for name, source in sources(manifest["modules"])
         if source["type"] == "dir"]
plan.check("only the program comes from a folder", local == ["swellboard"],
           local)

needed = set(re.findall(r"(?:dependency|find_library)\('([\w.+-]+)'",
                        (ROOT / "meson.build").read_text(encoding="utf-8")))
names = {module["name"] for module in manifest["modules"]}
OUTSIDE = {"gsl": "gsl", "glpk": "glpk", "libpq": "libpq",
           "xlsxwriter": "libxlsxwriter"}
for dependency, module in OUTSIDE.items():
    plan.check(f"{module} is a module just when meson asks for {dependency}",
               (dependency in needed) == (module in names))
plan.done()
