#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Damages a large workspace by chance, opens it with swellboardctl, and looks
at what came of it: a sentence, or all rows as they were.

    damage-large.py SWELLBOARDCTL [WORKSPACE]

Without WORKSPACE one is made, of SWB_FAULT_CREATORS creators (60,000), large
enough to become a working copy as it lies. SWB_FAULT_FILES says how many
damages (10), SWB_SEED which. WORKSPACE itself is only read: a copy is damaged,
and mended after each.
"""

import contextlib
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CTL = Path(sys.argv[1]).resolve()
GIVEN = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
FILES = int(os.environ.get("SWB_FAULT_FILES", "10"))
SEED = int(os.environ.get("SWB_SEED", time.time_ns() % 1000000))
CREATORS = int(os.environ.get("SWB_FAULT_CREATORS", "60000"))
PAGE = 4096
MEGABYTE = 1 << 20
LONGEST = 600
REFUSED = (1, 3)  # exit statuses: it is no workspace, it is a damaged one


class Patient:
    """A copy of a workspace that is harmed and mended again."""

    def __init__(self, path, whole):
        self.path = path
        self.whole = whole
        self.size = whole.stat().st_size
        self.touched = []
        self.cut_at = None
        shutil.copy(whole, path)
        self.file = open(path, "r+b")
        self.original = open(whole, "rb")

    def read(self, at, n):
        self.file.seek(at)
        return self.file.read(n)

    def write(self, at, data):
        data = data[:max(0, self.size - at)]
        self.touched.append((at, len(data)))
        self.file.seek(at)
        self.file.write(data)
        self.file.flush()

    def cut(self, size):
        self.cut_at = size
        self.file.truncate(size)

    def append(self, data):
        self.cut_at = self.size
        self.file.seek(self.size)
        self.file.write(data)
        self.file.flush()

    def mend(self):
        if self.cut_at is not None:
            self.file.truncate(self.cut_at)
            self.original.seek(self.cut_at)
            self.file.seek(self.cut_at)
            shutil.copyfileobj(self.original, self.file, MEGABYTE)
            self.cut_at = None
        for at, n in self.touched:
            self.original.seek(at)
            self.file.seek(at)
            self.file.write(self.original.read(n))
        self.touched = []
        self.file.flush()

    def close(self):
        self.file.close()
        self.original.close()


def some_page(patient, chance):
    """Half of the time one of the first, which hold the schema and the roots."""
    n = patient.size // PAGE
    return chance.randrange(min(n, 80) if chance.random() < 0.5 else n) * PAGE


def flip(patient, chance):
    at = chance.randrange(patient.size)
    patient.write(at, bytes([patient.read(at, 1)[0] ^ 1 << chance.randrange(8)]))


def bytes_of_page(patient, chance):
    at = some_page(patient, chance)
    for _ in range(chance.randrange(1, 12)):
        patient.write(at + chance.randrange(PAGE), chance.randbytes(1))


def head_of_page(patient, chance):
    """Where SQLite keeps how many cells there are, and where."""
    at = some_page(patient, chance)
    patient.write(at + chance.randrange(16), chance.choice(
        [b"\0\0", b"\xff\xff", b"\x7f\xff\xff\xff", chance.randbytes(4)]))


def empty_page(patient, chance):
    patient.write(some_page(patient, chance),
                  chance.choice([b"\0", b"\xff"]) * PAGE)


def random_page(patient, chance):
    patient.write(some_page(patient, chance), chance.randbytes(PAGE))


def double_page(patient, chance):
    patient.write(some_page(patient, chance),
                  patient.read(some_page(patient, chance), PAGE))


def swap_pages(patient, chance):
    one, other = some_page(patient, chance), some_page(patient, chance)
    kept = patient.read(one, PAGE)
    patient.write(one, patient.read(other, PAGE))
    patient.write(other, kept)


def hole(patient, chance):
    """As a disk leaves it that lost what it had promised to write."""
    at = chance.randrange(patient.size) // PAGE * PAGE
    patient.write(at, bytes(chance.choice([16, 256]) * PAGE))


def cut(patient, chance):
    patient.cut(chance.randrange(1, patient.size))


def cut_and_deny(patient, chance):
    """Cut at a page, and the header says that this is all."""
    n = chance.randrange(1, patient.size // PAGE)
    patient.write(28, n.to_bytes(4, "big"))
    patient.cut(n * PAGE)


def add(patient, chance):
    patient.append(chance.randbytes(chance.randrange(1, 4 * PAGE)))


def header(patient, chance):
    patient.write(chance.randrange(100), chance.randbytes(1))


def free_pages(patient, chance):
    """A list of free pages that are not, or of none."""
    page = chance.randrange(1, patient.size // PAGE)
    patient.write(32, page.to_bytes(4, "big") +
                  chance.randrange(1, 9).to_bytes(4, "big"))


WAYS = [flip, bytes_of_page, head_of_page, empty_page, random_page, double_page,
        swap_pages, hole, cut, cut_and_deny, add, header, free_pages]


class Home:
    """A person's folders, empty before each look."""

    def __init__(self, folder):
        self.folder = folder / "home"
        self.env = {**os.environ, "HOME": str(self.folder),
                    "XDG_DATA_HOME": str(self.folder / "data"),
                    "XDG_CACHE_HOME": str(self.folder / "cache"),
                    "XDG_CONFIG_HOME": str(self.folder / "config"),
                    "TMPDIR": str(folder), "LC_ALL": "C.UTF-8",
                    "LANGUAGE": "en"}

    def empty(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()

    def run(self, *words):
        """The exit status, what was said on both ways, and for how long."""
        began = time.monotonic()
        done = subprocess.run([CTL, *map(str, words)], env=self.env,
                              capture_output=True, timeout=LONGEST, check=False)
        return (done.returncode, done.stdout.decode(), done.stderr.decode(),
                time.monotonic() - began)

    def copies(self):
        root = self.folder / "data/swellboard/working"
        return [f for f in root.glob("*") if f.is_dir()]

    def content(self):
        """How much of what is in the working copy."""
        copy, = self.copies()
        with contextlib.closing(sqlite3.connect(copy / "workspace.db")) as db:
            tables = [name for name, in db.execute(
                "SELECT name FROM sqlite_schema WHERE type='table'"
                " AND name NOT LIKE 'sqlite_%' ORDER BY name")]
            return [(table, *db.execute(
                f"SELECT count(*) FROM {table}").fetchone())
                for table in tables] + list(db.execute(
                    "SELECT total(length(name)), total(length(note))"
                    " FROM creator"))


def make_workspace(home, path):
    table = path.with_suffix(".csv")
    with open(table, "w", encoding="utf-8") as out:
        out.write("name,platform,handle,followers,city\n")
        for i in range(CREATORS):
            out.write(f"Name {i},instagram,name{i},{1000 + i},Pune\n")
    for words in (["new", path], ["import", path, table]):
        status, _, said, _ = home.run(*words)
        assert status == 0, said


def judge(home, patient, expected):
    """What is wrong with how a damaged file was taken, and how it was taken."""
    before = os.stat(patient.path)
    home.empty()
    status, out, said, seconds = home.run("show", patient.path)
    told = f"{said.strip() or 'opened'} ({seconds:.0f} s)"
    after = os.stat(patient.path)
    if (before.st_mtime_ns, before.st_size, before.st_ino) != \
            (after.st_mtime_ns, after.st_size, after.st_ino):
        return "the file was changed", told
    if status in REFUSED:
        if not said.startswith("swellboardctl show: ") or home.copies():
            return "no sentence, or something stayed behind", told
        return None, told
    if status != 0:
        return f"exit status {status}", told
    if out != expected[0] or home.content() != expected[1]:
        return "it was opened with other rows than it had", told
    status, _, said, _ = home.run("check", patient.path)
    if status not in (0, *REFUSED):
        return f"the check ended with {status}: {said}", told
    return None, told


def look_at_whole(home, patient):
    home.empty()
    status, out, said, seconds = home.run("show", patient.path)
    assert status == 0, said
    print(f"# whole: {patient.size:,} bytes, opened in {seconds:.0f} s")
    return out, home.content()


def work(folder):
    home = Home(folder)
    home.empty()
    whole = GIVEN or folder / "whole.swell"
    if GIVEN is None:
        make_workspace(home, whole)
    patient = Patient(folder / "damaged.swell", whole)
    expected = look_at_whole(home, patient)
    wrong = opened = 0
    for i in range(FILES):
        chance = random.Random(SEED + i)
        way = WAYS[(SEED + i) % len(WAYS)]
        way(patient, chance)
        fault, told = judge(home, patient, expected)
        patient.mend()
        wrong += fault is not None
        opened += told.startswith("opened")
        print(f"{'not ok' if fault else 'ok'} {i + 1} - seed {SEED + i},"
              f" {way.__name__}: {fault or ''} {told}", flush=True)
    patient.close()
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"# {FILES - opened} refused, {opened} as they were saved,"
          f" at most {most} MB of memory")
    print(f"1..{FILES}")
    return wrong


def main():
    print(f"# SWB_SEED={SEED}")
    with tempfile.TemporaryDirectory(prefix="swellboard-damage-") as folder:
        wrong = work(Path(folder))
    sys.exit(1 if wrong else 0)


main()
