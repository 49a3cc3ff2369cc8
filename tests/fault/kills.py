# SPDX-License-Identifier: GPL-3.0-or-later
# What test-kill.py needs to kill programs and to look at what they left: a
# home folder of their own, a run that is ended at a moment or at a call, and
# what the state on the disk says about where the kill hit.

import configparser
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
MEMORY = "/dev/shm"
UNFILLED = 2 ** 63 - 1
KILL, TEAR, COUNT = -1, -2, 0  # of fail-io.h
PHASES = ["before the commit", "between commit and save", "in the save",
          "after the save"]


class Loss(AssertionError):
    """An act that was acknowledged is not there, or not as it was."""


def require(good, words):
    if not good:
        raise Loss(words)


class Left:
    """What a killed process left, seen without touching it."""

    def __init__(self, folder, about, last, names, strays):
        self.folder = folder
        self.about = about
        self.last = last
        self.names = names
        self.strays = strays
        self.saved = int(about["saved"]) if about else None


def room():
    try:
        there = os.statvfs(MEMORY)
    except OSError:
        return False
    return there.f_bavail * there.f_frsize > 512 << 20


class Home:
    """A person's folders, a program to run in them, and their workspace."""

    def __init__(self, ctl, shim, fast=False):
        """FAST: in memory where there is room; a kill leaves the same there,
        and does not wait for a disk."""
        self.ctl_path = ctl
        self.shim = shim
        self.home = pathlib.Path(tempfile.mkdtemp(
            prefix="swellboard-kill-", dir=MEMORY if fast and room() else None))
        self.documents = self.home / "documents"
        self.documents.mkdir()
        self.file = self.documents / "work.swell"
        self.working = self.home / "data/swellboard/working"
        self.env = {**os.environ, "HOME": str(self.home),
                    "XDG_DATA_HOME": str(self.home / "data"),
                    "XDG_CACHE_HOME": str(self.home / "cache"),
                    "XDG_CONFIG_HOME": str(self.home / "config"),
                    "XDG_STATE_HOME": str(self.home / "state"),
                    "TMPDIR": str(self.home),
                    "LC_ALL": "C.UTF-8", "LANGUAGE": "en", "TZ": "UTC",
                    "SWELLBOARD_YOUTUBE_KEY": "any",
                    "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}

    def close(self):
        shutil.rmtree(self.home, ignore_errors=True)
        pathlib.Path(str(self.home) + ".calls").unlink(missing_ok=True)

    def ctl(self, *words):
        done = subprocess.run([self.ctl_path, *map(str, words)], env=self.env,
                              capture_output=True, timeout=120)
        require(done.returncode == 0,
                (words, done.returncode, done.stderr.decode()))
        return done.stdout

    def history(self):
        """Of the oldest act first. Opens the workspace, takes up what was
        left and saves it."""
        told = json.loads(self.ctl("history", self.file, "--json"))
        return list(reversed(told))

    def creators(self):
        told = json.loads(self.ctl("list", self.file, "creators", "--json"))
        return [c["name"] for c in told]

    def start(self, words, fail=None):
        """FAIL is what fail-io.c shall do, and at which call."""
        env = dict(self.env)
        if fail is not None:
            how, at = fail
            env |= {"LD_PRELOAD": f"{self.shim} {env.get('LD_PRELOAD', '')}",
                    "SWB_FAIL_HOW": str(how),
                    "SWB_FAIL_AT": str(at), "SWB_FAIL_BELOW": str(self.home),
                    "SWB_FAIL_LIST": str(self.home) + ".calls",
                    "ASAN_OPTIONS": env.get("ASAN_OPTIONS", "") +
                    ":verify_asan_link_order=0:detect_leaks=0"}
        return subprocess.Popen([*map(str, words)], env=env,
                                stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE)

    def calls(self):
        """Name and path of each call that the last run told."""
        path = pathlib.Path(str(self.home) + ".calls")
        lines = path.read_text(errors="replace").splitlines()
        path.unlink()
        return [line.split(" ", 2)[1:] for line in lines]

    def folders(self):
        if not self.working.exists():
            return []
        return [f for f in self.working.iterdir() if f.is_dir()]

    def sha256(self):
        return hashlib.sha256(self.file.read_bytes()).hexdigest()

    def look(self):
        """What is there, of the newest working copy. The database is looked at
        in a copy, for reading it would already mend it."""
        strays = [p for p in self.documents.iterdir() if p != self.file]
        folders = sorted(self.folders(), key=lambda f: f.name)
        if not folders:
            return Left(None, None, None, [], strays)
        folder = folders[-1]
        about = configparser.ConfigParser(interpolation=None)
        about.read(folder / "about.ini")
        about = about["working-copy"] if "working-copy" in about else None
        names = [p.name for p in folder.iterdir()]
        with tempfile.TemporaryDirectory(dir=self.home) as copy:
            for name in ("workspace.db", "workspace.db-wal"):
                if name in names:
                    shutil.copy(folder / name, copy)
            last = last_action(pathlib.Path(copy) / "workspace.db")
        if about is not None and int(about["saved"]) == UNFILLED:
            last = None  # its document was not read to the end
        return Left(folder, about, last, names, strays)


def last_action(path):
    if not path.exists():
        return None
    with sqlite3.connect(path) as db:
        try:
            last, = db.execute(
                "SELECT ifnull(max(seq), 0) FROM action").fetchone()
        except sqlite3.DatabaseError:  # no schema yet, or not filled
            last = None
    db.close()
    return last


def phase(left, before, sha256_before, sha256_now):
    """Where the kill hit, by what is on the disk. BEFORE is the number of the
    last act before the run."""
    replacing = any(p.name.startswith(".") for p in left.strays)
    if replacing or "saving.swell" in left.names:
        return PHASES[2]
    if left.last is None or left.last <= before:
        return PHASES[0]
    if left.last <= left.saved:
        return PHASES[3]
    return PHASES[2] if sha256_now != sha256_before else PHASES[1]


def strata(calls):
    """The calls of a whole run, parted at the commit and at the save: three
    ranges of call numbers."""
    save = next((i for i, (_, path) in enumerate(calls)
                 if path.endswith("/saving.swell")), len(calls))
    commit = max((i for i, (name, path) in enumerate(calls[:save])
                  if name == "sync" and path.endswith(".db-wal")),
                 default=save - 1)
    edges = [1, commit + 2, save + 1, len(calls) + 1]
    return [(a, b) for a, b in zip(edges, edges[1:]) if b > a]


class Killer:
    """Runs programs of a home and ends them at points of their own life."""

    def __init__(self, home, random):
        self.home = home
        self.random = random
        self.usual = {}
        self.ranges = {}

    def learn(self, kind, words):
        """A run that nobody ends: how long it takes, which calls it makes."""
        began = time.monotonic()
        process = self.home.start(words, (COUNT, 0))
        out, err = process.communicate(timeout=120)
        require(process.returncode == 0, (words, err.decode()))
        self.usual[kind] = time.monotonic() - began
        self.ranges[kind] = strata(self.home.calls())
        return process.returncode, out.decode()

    def by_time(self, kind, words):
        process = self.home.start(words)
        try:
            out, err = process.communicate(
                timeout=self.random.random() * self.usual[kind])
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            out, err = process.communicate()
        return process.returncode, out.decode(), err.decode()

    def by_call(self, kind, words):
        first, end = self.random.choice(self.ranges[kind])
        how = self.random.choice([KILL, TEAR])
        process = self.home.start(words,
                                  (how, self.random.randrange(first, end)))
        out, err = process.communicate(timeout=120)
        self.home.calls()
        return process.returncode, out.decode(), err.decode()

    def kill(self, kind, words):
        """The exit code, negative where it was killed, and what it said."""
        way = self.random.choice([self.by_time, self.by_call])
        code, out, err = way(kind, words)
        require(code in (0, -signal.SIGKILL), (words, code, err))
        return code, out
