# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real programs while they act, import, save, migrate, open and
refresh: half of the time at a moment by chance, half at a call by chance of
those that change a file. What was acknowledged stays, what was not is there
whole or not at all, the file is whole before anybody mends it, and nothing
piles up.

    test-kill.py SWELLBOARDCTL ACTING SHIM [--bite] [--window SWELLBOARD]

SWB_FAULT_KILLS says how many (200), SWB_SEED which. With --bite the harness
itself harms what the killed program left, and must see that.
"""

import collections
import concurrent.futures
import contextlib
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time

from kills import HERE, PHASES, Home, Killer, Loss, phase, require

CTL, ACTING, SHIM = sys.argv[1:4]
BITE = "--bite" in sys.argv
WINDOW = sys.argv[sys.argv.index("--window") + 1] \
    if "--window" in sys.argv and "DISPLAY" in os.environ else None
KILLS = int(os.environ.get("SWB_FAULT_KILLS", "200"))
SEED = int(os.environ.get("SWB_SEED", time.time_ns() % 1000000))
TWICE = 0.25
WINDOW_SECONDS = 5
GOLDEN = HERE.parent / "golden/workspaces"


def table(home, rows):
    """A table of creators; ROWS are their names."""
    path = home.home / "table.csv"
    path.write_text("name,platform,handle,followers\n" + "".join(
        f"{name},instagram,{name.lower()},1000\n" for name in rows))
    return path


def rows_noted(path, in_runs):
    """How many rows each act made, by its number; in runs where it was done in
    this working copy, by themselves where it came out of a file."""
    with contextlib.closing(
            sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as db:
        noted = collections.Counter(dict(db.execute(
            "SELECT action, count(*) FROM action_row GROUP BY 1")))
        there, = db.execute("SELECT count(*) FROM sqlite_schema"
                            " WHERE name='action_run'").fetchone()
        require(in_runs or not there, "there are runs in a file")
        if there:
            noted.update(dict(db.execute(
                "SELECT action, sum(length(ids)/16) FROM action_run"
                " GROUP BY 1")))
        return dict(noted)


class Journey:
    """Acts on one document, killed again and again. A kind of act that
    takes another way has another name in kind()."""

    name = "act"
    anew = 40  # kills after which a fresh document is taken

    def __init__(self, seed):
        self.home = Home(CTL, SHIM, seed % 3 > 0)
        self.random = random.Random(seed)
        self.killer = Killer(self.home, self.random)
        self.known = []
        self.n = 0
        self.count = collections.Counter()

    def begin(self):
        """A fresh document, and a run that nobody ends."""
        shutil.rmtree(self.home.home / "data", ignore_errors=True)
        self.home.file.unlink(missing_ok=True)
        self.make()
        self.known = self.home.history()
        self.settle()

    def settle(self):
        """To be done before each run."""

    def make(self):
        self.home.ctl("new", self.home.file)

    def words(self):
        """One act; which undo or redo is possible is known only after each
        verification."""
        live = [e for e in self.known if e["kind"] == "act"]
        choice = self.random.random()
        if choice < 0.25 and any(not e["undone"] for e in live):
            return [CTL, "undo", self.home.file]
        if choice < 0.5 and self.known and self.known[-1]["kind"] == "undo":
            return [CTL, "redo", self.home.file]
        return self.importing(1)

    def importing(self, rows):
        self.n += 1
        names = [f"N{self.n}R{i}" for i in range(rows)]
        return [CTL, "import", self.home.file, table(self.home, names)]

    def again(self):
        """An act that is possible whatever became of the one before."""
        return self.importing(1)

    def kind(self, words):
        return words[1]

    def most(self):
        """How many new acts one run may leave."""
        return 1

    def acknowledge(self, code, out):
        """How many acts the run said to have done."""
        return 1 if code == 0 else 0

    def creators(self, now):
        """How many creators there are after the acts of NOW."""
        return sum(e["created"] > 0 and e["kind"] == "act" and
                   not e["undone"] for e in now)

    def verify(self, there, runs=1):
        """Nothing old went, the new is whole, and it reaches the file. THERE
        is how many new acts there must be."""
        home = self.home
        home.ctl("check", home.file)
        now = home.history()
        ids = [e["id"] for e in now]
        old = [e["id"] for e in self.known]
        require(ids[:len(old)] == old, "the history lost an act")
        new = len(ids) - len(old)
        require(there <= new <= self.most() * runs,
                f"{there} acts were there, now there are {new}")
        home.ctl("check", home.file)
        self.look_after()
        names = home.creators()
        require(len(names) == self.creators(now),
                f"{len(names)} creators of {self.creators(now)}")
        self.known = now
        return names

    def look_after(self):
        """What the recovery leaves: one working copy that says what the file
        is, and nothing beside the document."""
        left = self.home.look()
        require(not left.strays, f"strays beside the document: {left.strays}")
        require(len(self.home.folders()) == 1,
                f"{len(self.home.folders())} working copies: " +
                str([sorted(p.name for p in f.iterdir())
                     for f in self.home.folders()]))
        require(left.last == left.saved, "the recovered acts were not saved")
        require(left.about["sha256"] == self.home.sha256(),
                "the copy does not know its file")

    def run(self, kills):
        done = 0
        fresh = 0  # at how many kills the document was
        self.begin()
        while done < kills:
            if done - fresh >= self.anew:
                fresh = done
                self.begin()
            words = self.words()
            kind = self.kind(words)
            if kind not in self.killer.usual or self.random.random() < 0.03:
                code, out = self.killer.learn(kind, words)
                self.verify(self.acknowledge(code, out))
                self.settle()
                continue
            self.sequence = self.known_sequence()
            done += self.kill(words)
            self.settle()

    def kill(self, words):
        """How many runs were killed: now and then the one that takes up what
        the first left is killed too. One may be done before."""
        killed, there = self.kill_once(words)
        runs = 1
        if killed and self.random.random() < TWICE:
            second, acts = self.kill_once(self.again())
            killed += second
            there = max(there, acts)
            runs = 2
        self.verify(there, runs)
        return killed

    def kill_once(self, words):
        """Whether it was killed, and how many acts are there for good."""
        before = self.home.sha256()
        seen = self.sequence
        code, out = self.killer.kill(self.kind(words), words)
        there = self.acknowledge(code, out)
        if code == 0:
            return 0, there
        left = self.home.look()
        self.count[phase(left, seen, before, self.home.sha256())] += 1
        self.sequence = max(seen, left.last or 0)
        # What is committed stays, told or not.
        there = max(there, self.sequence - self.known_sequence())
        if BITE:
            self.harm(left)
        return 1, there

    def known_sequence(self):
        return self.known[-1]["sequence"] if self.known else 0

    def harm(self, left):
        """As if nothing had been synced: the log of the working copy goes."""
        if left.folder is not None:
            (left.folder / "workspace.db-wal").unlink(missing_ok=True)


class Acting(Journey):
    """Many acts in one run with saves beside them; each is told when it is
    durable. TOLD are those since the last verification."""

    name = "acts beside saves"
    anew = 10
    acts = 18

    def __init__(self, seed):
        super().__init__(seed)
        self.told = []

    def words(self):
        self.n += 1
        return [ACTING, self.home.file, f"A{self.n}", self.acts]

    def again(self):
        return self.words()

    def kind(self, words):
        return "acting"

    def most(self):
        return self.acts

    def acknowledge(self, code, out):
        self.told += out.split()
        return len(self.told)

    def verify(self, there, runs=1):
        names = super().verify(there, runs)
        require(set(self.told) <= set(names), "an acknowledged act is lost")
        self.told = []
        return names


class Importing(Journey):
    """2,000 rows in one act, and taking them back."""

    name = "import of 2,000 rows"
    anew = 8
    rows = 2000

    def again(self):
        return self.importing(self.rows)

    def words(self):
        if self.known and not self.known[-1]["undone"] and \
                self.known[-1]["kind"] != "undo":
            return [CTL, "undo", self.home.file]
        return self.importing(self.rows)

    def creators(self, now):
        return super().creators(now) * self.rows


class Large(Importing):
    """An act whose record is kept in runs, taking it back and doing it again;
    the save makes rows of the runs."""

    name = "import of 8,000 rows"
    anew = 6
    rows = 8000
    runs_from = 16384

    def words(self):
        last = self.known[-1] if self.known else None
        if last and last["kind"] == "undo" and self.random.random() < 0.7:
            return [CTL, "redo", self.home.file]
        return super().words()

    def verify(self, there, runs=1):
        names = super().verify(there, runs)
        folder, = self.home.folders()
        made = {e["sequence"]: e["created"] for e in self.known
                if e["created"] > 0}
        require(all(n >= self.runs_from for n in made.values()),
                f"acts of {made} rows have no runs")
        require(rows_noted(self.home.file, False) == made,
                f"the record of {made} is not whole in the file")
        require(rows_noted(folder / "workspace.db", True) == made,
                f"the record of {made} is not whole in the working copy")
        return names


class Saving(Journey):
    """One row into a document that takes its time to be written."""

    name = "save of a larger file"
    rows = 6000
    anew = 1000000

    def make(self):
        super().make()
        names = [f"Base{i}" for i in range(self.rows)]
        self.home.ctl("import", self.home.file, table(self.home, names))

    def words(self):
        return self.importing(1)

    def creators(self, now):
        return self.rows + len(now) - 1


class Migrating(Journey):
    """A file of an older schema, every time anew; every other time with a
    working copy of that schema that holds acts of its own."""

    name = "migration"
    anew = 1000000

    def __init__(self, seed):
        super().__init__(seed)
        self.histories = {}

    def make(self):
        self.settle()

    def settle(self):
        home = self.home
        golden = self.random.choice(sorted(GOLDEN.glob("schema-*.swell")))
        shutil.rmtree(home.home / "data", ignore_errors=True)
        shutil.copy(golden, home.file)
        if self.random.random() < 0.5:
            self.leave_copy(golden)
            self.old = "copy"
        else:
            self.old = "file"
        self.known = self.history_of(golden)

    def leave_copy(self, golden):
        folder = self.home.working / "01900000-0000-7000-8000-000000000000"
        folder.mkdir(parents=True)
        shutil.copy(golden, folder / "workspace.db")
        (folder / "about.ini").write_text(
            f"[working-copy]\nuri={self.home.file.as_uri()}\netag=\n"
            f"sha256={self.home.sha256()}\nsaved=1\n")

    def history_of(self, golden):
        """Asked once of a copy that nobody kills."""
        if golden not in self.histories:
            other = Home(CTL, SHIM, True)
            shutil.copy(golden, other.file)
            self.histories[golden] = other.history(), len(other.creators())
            other.close()
        self.golden = golden
        return self.histories[golden][0]

    def words(self):
        return self.importing(1)

    def kind(self, words):
        return self.old

    def creators(self, now):
        known, base = self.histories[self.golden]
        return base + len(now) - len(known)


class Opening(Saving):
    """Reading a document into a fresh working copy. Nothing is changed."""

    name = "opening"
    rows = 2000

    def settle(self):
        shutil.rmtree(self.home.home / "data", ignore_errors=True)

    def words(self):
        return [CTL, "show", self.home.file]

    def again(self):
        return self.words()

    def acknowledge(self, code, out):
        return 0

    def most(self):
        return 0


class Adopting(Opening):
    """The same of a document whose copy becomes the working copy as it lies."""

    name = "opening of a large file"
    rows = 11000
    least = 4 << 20

    def make(self):
        super().make()
        require(self.home.file.stat().st_size > self.least,
                "the document is not large")


class Refreshing(Journey):
    """Fresh numbers of accounts from a source on the loopback."""

    name = "refresh"
    anew = 1000000

    def __init__(self, seed):
        super().__init__(seed)
        self.server = subprocess.Popen(
            [sys.executable, HERE.parent / "servers/youtube-mock.py"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.port = int(self.server.stdout.readline())

    def make(self):
        super().make()
        rows = "".join(f"Y{i},youtube,y{i},5\n" for i in range(12))
        path = self.home.home / "table.csv"
        path.write_text("name,platform,handle,followers\n" + rows)
        self.home.ctl("import", self.home.file, path)
        self.base = self.home.home / "base.swell"
        shutil.copy(self.home.file, self.base)

    def settle(self):
        shutil.rmtree(self.home.home / "data", ignore_errors=True)
        shutil.copy(self.base, self.home.file)
        self.known = self.home.history()

    def again(self):
        return self.words()

    def words(self):
        return [CTL, "sync", self.home.file, "--base-url",
                f"http://127.0.0.1:{self.port}"]

    def creators(self, now):
        return 12


class Watching(Acting):
    """The window, which takes up what was left and saves it. Nobody acts in
    it; what it has to keep was done before."""

    name = "window"

    def kill(self, words):
        """The acts are killed first, then the window."""
        self.killer.usual["window"] = WINDOW_SECONDS
        killed, there = self.kill_once(words)
        runs = 1
        while there == 0:
            second, there = self.kill_once(self.words())
            killed += second
            runs += 1
        before = self.home.sha256()
        code, _, err = self.killer.by_time("window",
                                           [WINDOW, self.home.file])
        require(code < 0, f"the window ended: {code} {err}")
        left = self.home.look()
        self.count[phase(left, self.known_sequence(), before,
                         self.home.sha256())] += 1
        self.verify(there, runs)
        return killed + 1


# How many of a hundred kills.
SHARES = [(Journey, 17), (Acting, 21), (Importing, 12), (Large, 7),
          (Saving, 11), (Migrating, 14), (Opening, 4), (Adopting, 4), (Refreshing, 6)]
if WINDOW is not None:
    SHARES.append((Watching, 4))



def travel(journey_class, kills, seed):
    journey = journey_class(seed)
    try:
        journey.run(kills)
        return journey.name, journey.count, None
    except Loss as loss:
        return journey.name, journey.count, loss
    finally:
        if hasattr(journey, "server"):
            journey.server.kill()
            journey.server.wait()
            journey.server.stdout.close()
        journey.home.close()


def tell(n, good, name, words):
    print(f"{'ok' if good else 'not ok'} {n} - {name}: {words}", flush=True)


def journeys():
    for i, (journey, share) in enumerate(SHARES):
        yield journey, max(1, round(KILLS * share / 100)), SEED + i


def main():
    print(f"# SWB_SEED={SEED}, {KILLS} kills")
    total = collections.Counter()
    well = True
    n = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(travel, *j) for j in journeys()]:
            name, count, loss = future.result()
            n += 1
            total.update(count)
            told = ", ".join(f"{count[p]} {p}" for p in PHASES)
            if loss is not None:
                print(f"# {name}: {loss}")
            tell(n, loss is None, name, f"{count.total()} kills: {told}")
            well = well and loss is None
    told = ", ".join(f"{total[p]} {p}" for p in PHASES)
    everywhere = all(total[p] > 0 for p in PHASES[:3])
    tell(n + 1, everywhere, "all", f"{total.total()} kills: {told}")
    print(f"1..{n + 1}")
    sys.exit(0 if well and everywhere else 1)


def bite():
    """Each journey with acts must report a loss when the log goes."""
    print(f"# SWB_SEED={SEED}")
    bitten = 0
    for i, journey in enumerate((Acting, Journey)):
        name, count, loss = travel(journey, 60, SEED + i)
        tell(i + 1, loss is not None, name,
             f"after {count.total()} kills: {loss}")
        bitten += loss is not None
    print("1..2")
    sys.exit(0 if bitten == 2 else 1)


if BITE:
    bite()
else:
    main()
