# SPDX-License-Identifier: GPL-3.0-or-later
# Kills swellboardctl at random moments while it imports, undoes and redoes.
# What it acknowledged stays, what it did not is there whole or not at all, and
# the workspace opens every time.

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import time

CTL = sys.argv[1]
KILLS = int(os.environ.get("SWB_FAULT_KILLS", "40"))
SECONDS = max(35, KILLS)


class Harness:
    def __init__(self, home, seed):
        self.home = home
        self.random = random.Random(seed)
        self.file = home / "work.swell"
        self.tables = 0
        self.history = []
        self.usual = 0.2
        self.env = {**os.environ, "HOME": str(home),
                    "XDG_DATA_HOME": str(home / "data"),
                    "XDG_CACHE_HOME": str(home / "cache"),
                    "XDG_CONFIG_HOME": str(home / "config"),
                    "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC",
                    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}

    def ctl(self, *words):
        done = subprocess.run([CTL, *map(str, words)], env=self.env,
                              capture_output=True, timeout=60)
        assert done.returncode == 0, (words, done)
        return done.stdout

    def words(self):
        acts = [e for e in self.history if e["kind"] == "act"]
        choice = self.random.random()
        if choice < 0.25 and any(not e["undone"] for e in acts):
            return ["undo", self.file]
        if choice < 0.4 and any(e["undone"] for e in acts):
            return ["redo", self.file]
        self.tables += 1
        table = self.home / "table.csv"
        table.write_text("name,platform,handle,followers\n"
                         f"N{self.tables},instagram,n{self.tables},1000\n")
        return ["import", self.file, table]

    def start(self, words):
        return subprocess.Popen([CTL, *map(str, words)], env=self.env,
                                stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL)

    def finish(self, words):
        """One act that nobody kills, to know how long it takes."""
        began = time.monotonic()
        process = self.start(words)
        code = process.wait(60)
        self.usual = time.monotonic() - began
        return code

    def kill(self, words):
        """The exit code, or None where it was killed first."""
        process = self.start(words)
        time.sleep(self.random.random() * self.usual * 1.1)
        code = process.poll()
        if code is None:
            process.kill()
            process.wait()
        return code

    def verify(self, code):
        """The file is in order, nothing old went, and the new is whole."""
        self.ctl("check", self.file)
        now = json.loads(self.ctl("history", self.file, "--json"))
        old = [e["id"] for e in self.history]
        ids = [e["id"] for e in now]
        new = len(ids) - len(old)
        assert ids[new:] == old, "the history lost an act"
        assert new == 1 if code == 0 else new in (0, 1), (code, new)
        self.history = now
        live = sum(1 for e in now if e["kind"] == "act" and not e["undone"])
        people = json.loads(self.ctl("list", self.file, "creators", "--json"))
        assert len(people) == live, (len(people), live)
        self.ctl("check", self.file)


def main():
    seed = int(os.environ.get("SWB_SEED", time.time_ns() % 1000000))
    print(f"seed {seed}")
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        harness = Harness(pathlib.Path(folder), seed)
        harness.ctl("new", harness.file)
        end = time.monotonic() + SECONDS
        harness.verify(harness.finish(harness.words()))
        while killed < KILLS and time.monotonic() < end:
            words = harness.words()
            code = harness.kill(words)
            assert code in (None, 0, 1), code
            killed += code is None
            harness.verify(code)
        left = list((harness.home / "data/swellboard/working").iterdir())
    assert killed >= KILLS // 4, f"only {killed} kills"
    assert len(left) < 20, f"{len(left)} working copies were left"
    print(f"killed {killed} times, {len(harness.history)} acts")


main()
