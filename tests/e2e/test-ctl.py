# SPDX-License-Identifier: GPL-3.0-or-later
# swellboardctl from outside, as scripts use it: forms, exit codes, JSON, and a
# workspace that is told the same after every step.

import csv
import http.server
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import threading
import unittest
import uuid

CTL = sys.argv.pop(1)
REAL = pathlib.Path(os.environ.get("SWB_SHARED", ".")) / "data" / "real"
COMMANDS = ["new", "sample", "import", "list", "show", "undo", "redo",
            "history", "brief", "chart", "check", "compact", "sync",
            "export", "import-folder"]
TABLES = {
    "instagram-2022-03.csv": (1000, 997),
    "instagram-top200.csv": (200, 200),
    "tiktok-2022-06.csv": (1007, 990),
    "tiktok-2022-12.csv": (1000, 999),
    "youtube-2022-06.csv": (1021, 999),
}


class Ctl(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.home = pathlib.Path(self.folder.name)
        self.env = {
            **os.environ,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "LANGUAGE": "en",
            "TZ": "UTC",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent",
        }
        self.env.pop("SWELLBOARD_YOUTUBE_KEY", None)

    def ctl(self, *words, code=0, **more):
        done = subprocess.run([CTL, *map(str, words)], capture_output=True,
                              env={**self.env, **more}, timeout=120)
        out = done.stdout.decode()
        self.assertEqual(done.returncode, code,
                         f"{words}: {out}{done.stderr.decode()}")
        if code:
            self.assertIn("swellboardctl", done.stderr.decode())
        return out

    def json(self, *words, **more):
        return json.loads(self.ctl(*words, "--json", **more))

    def file(self, name):
        return self.home / name

    def table(self, name, text):
        path = self.file(name)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def real(self, name):
        path = REAL / name
        if not path.exists():
            self.skipTest(f"{path} is not here: set SWB_SHARED to the folder "
                          "that has data/real")
        return path


class Forms(Ctl):
    def test_help_and_version(self):
        self.assertIn("Exit codes", self.ctl("--help"))
        version = self.ctl("--version")
        self.assertRegex(version, r"^swellboardctl \d+\.\d+")
        for command in COMMANDS:
            self.assertIn(command, self.ctl("--help"))
            text = self.ctl(command, "--help")
            self.assertIn(f"swellboardctl {command}", text)
            self.assertIn("Exit codes", text)
            self.assertEqual(self.ctl(command, "--version"), version)

    def test_wrong_usage(self):
        for words in ([], ["frob"], ["new"], ["new", "a", "b"],
                      ["list", "a"], ["list", "a", "birds"],
                      ["import", "a"], ["new", "--frob", "a"],
                      ["chart", "a"], ["chart", "a", "--kind", "x", "-o", "y"],
                      ["sync", "a", "--source", "nobody"]):
            self.ctl(*words, code=2)

    def test_new_leaves_files_alone(self):
        path = self.table("there.swell", "mine")
        self.ctl("new", path, code=1)
        self.ctl("sample", path, code=1)
        self.assertEqual(path.read_text(), "mine")
        self.ctl("new", self.file("no/such/folder/x.swell"), code=1)

    def test_what_is_no_workspace(self):
        empty = self.table("empty.swell", "")
        other = self.table("other.swell", "SQLite format 3\0 and more")
        fifo = self.file("fifo.swell")
        os.mkfifo(fifo)
        for path in (empty, other, fifo, self.home, self.file("none.swell")):
            for command in ("show", "check", "undo", "history"):
                self.ctl(command, path, code=1)
        self.assertEqual(empty.read_bytes(), b"")

    def test_options_stand_anywhere(self):
        path = self.file("a.swell")
        self.ctl("new", path)
        for words in (["list", path, "accounts", "--json"],
                      ["list", "--json", path, "accounts"],
                      ["--json", "list", path, "accounts"],
                      ["list", path, "--json", "accounts"]):
            self.assertEqual(json.loads(self.ctl(*words)), [])


class Import(Ctl):
    def test_real_exports(self):
        for name, (rows, accounts) in TABLES.items():
            path = self.file(name + ".swell")
            self.ctl("new", path)
            told = self.json("import", path, self.real(name))
            self.assertEqual(told["rows"], rows)
            self.assertEqual(told["accounts_new"], accounts)
            self.assertEqual(told["accounts_updated"], 0)
            self.assertEqual(told["duplicates"], rows - accounts)
            self.assertEqual(told["wrong"], 0)
            self.assertEqual(len(self.json("list", path, "accounts")),
                             accounts)

    def test_values_and_undo(self):
        path = self.file("a.swell")
        self.ctl("new", path)
        self.ctl("import", path, self.real("instagram-2022-03.csv"))
        found = {a["handle"]: a for a in self.json("list", path, "accounts")}
        self.assertEqual(found["433"]["followers"], 48500000)
        self.assertEqual(found["433"]["date"], "2022-03-01")
        self.assertEqual(found["433"]["platform"], "instagram")
        self.assertEqual(found["_agentgirl_"]["name"], "НАСТЯ ИВЛЕЕВА")
        self.check_sources(path, "import:instagram-2022-03.csv")
        again = self.json("import", path, self.real("instagram-2022-03.csv"))
        self.assertEqual(again["accounts_new"], 0)
        self.assertEqual(again["accounts_updated"], 0)
        self.assertEqual(len(self.json("history", path)), 1)
        self.assertIn("Import 997 accounts from instagram-2022-03.csv",
                      self.ctl("undo", path))
        self.assertEqual(self.json("list", path, "accounts"), [])
        self.ctl("undo", path, code=1)
        self.ctl("redo", path)
        self.assertEqual(len(self.json("list", path, "accounts")), 997)
        self.ctl("redo", path, code=1)
        kinds = [entry["kind"] for entry in self.json("history", path)]
        self.assertEqual(kinds, ["redo", "undo", "act"])
        self.ctl("check", path)

    def check_sources(self, path, source):
        """Numbers say where they came from, to people and to programs."""
        creators = self.json("list", path, "creators")
        self.assertEqual({c["followers_source"] for c in creators}, {source})
        self.assertEqual({c["followers_date"] for c in creators},
                         {"2022-03-01"})
        titles, *rows = self.ctl("list", path, "creators").splitlines()
        self.assertEqual(titles.split("\t")[-2:], ["date", "source"])
        self.assertEqual({row.split("\t")[-1] for row in rows}, {source})

    def test_compact(self):
        path = self.file("a.swell")
        self.ctl("new", path)
        for i in range(3):
            table = self.table(f"{i}.csv", f"Handle,Followers\na{i},{i}00\n")
            self.ctl("import", path, table, "--platform", "instagram")
        before = self.json("list", path, "accounts")
        self.ctl("compact", path, code=2)
        self.ctl("compact", path, "--all", "--keep", "1", code=2)
        self.ctl("compact", path, "--keep", "-1", code=2)
        self.ctl("compact", path, "--before", "yesterday", code=2)
        self.ctl("compact", path, "--before", "2020-01-01", code=1)
        bytes_before = path.read_bytes()
        self.assertIn("2 acts of", self.ctl("compact", path, "--keep", "1",
                                            "--dry-run"))
        self.assertEqual(path.read_bytes(), bytes_before)
        self.assertIn("2 acts went out of the history",
                      self.ctl("compact", path, "--keep", "1"))
        told = self.json("history", path)
        self.assertEqual([e["kind"] for e in told], ["compaction", "act"])
        self.assertIn("(2 acts)", told[0]["name"])
        self.assertEqual(self.json("list", path, "accounts"), before)
        self.ctl("undo", path)
        self.assertEqual(len(self.json("list", path, "accounts")), 2)
        self.ctl("undo", path, code=1)
        self.ctl("compact", path, "--all")
        self.ctl("redo", path, code=1)
        self.ctl("check", path)

    def test_second_date_adds(self):
        path = self.file("a.swell")
        self.ctl("new", path)
        self.ctl("import", path, self.real("tiktok-2022-06.csv"))
        before = {a["handle"]: a for a in self.json("list", path, "accounts")}
        told = self.json("import", path, self.real("tiktok-2022-12.csv"),
                         "--dry-run")
        self.assertEqual(told["accounts_similar"], 12)
        self.assertEqual(told["accounts_similar_left_out"], 12)
        self.assertEqual(told["accounts_new"] + told["accounts_updated"], 987)
        self.ctl("import", path, self.real("tiktok-2022-12.csv"),
                 "--similar=guess", code=2)
        told = self.json("import", path, self.real("tiktok-2022-12.csv"),
                         "--similar=add")
        self.assertEqual(told["accounts_similar_left_out"], 0)
        after = {a["handle"]: a for a in self.json("list", path, "accounts")}
        self.assertEqual(len(after), 990 + told["accounts_new"] + 12)
        self.assertEqual(before["yzn47"]["followers"], 6100000)
        self.assertEqual(after["yzn47"]["followers"], 8900000)
        self.assertEqual(after["yzn47"]["date"], "2022-12-01")
        self.ctl("undo", path)
        now = {a["handle"]: a for a in self.json("list", path, "accounts")}
        self.assertEqual(now, before)

    def test_date_and_platform(self):
        path = self.file("a.swell")
        table = self.table("list.csv", "handle,followers\nmira,N/A\n@Kiran,5K\n")
        self.ctl("new", path)
        self.ctl("import", path, table, code=1)
        self.ctl("import", path, table, "--platform", "orkut", code=2)
        self.ctl("import", path, table, "--platform", "x", "--date", "1 May",
                 code=2)
        self.json("import", path, table, "--platform=YouTube",
                  "--date=2026-05-01")
        found = {a["handle"]: a for a in self.json("list", path, "accounts")}
        self.assertIsNone(found["mira"]["followers"])
        self.assertIsNone(found["mira"]["date"])
        self.assertEqual(found["Kiran"]["followers"], 5000)
        self.assertEqual(found["Kiran"]["date"], "2026-05-01")
        self.assertEqual(found["Kiran"]["platform"], "youtube")

    def test_wrong_rows_are_kept(self):
        path = self.file("a.swell")
        bad = b'ki"ran,"ma,ny"\r\n'
        table = self.table("insta.csv", b"handle,followers\r\nmira,5\r\n"
                           b"tara,6\r\n" + bad)
        kept = self.file("wrong.csv")
        self.ctl("new", path)
        told = self.json("import", path, table, "--wrong-rows", kept)
        self.assertEqual((told["rows"], told["wrong"]), (3, 1))
        self.assertEqual(
            kept.read_bytes().decode("utf-8-sig"),
            "Swellboard: line,Swellboard: problem,handle,followers\r\n"
            "4,\"followers: “ma,ny” is not a number from 0 up\"," + bad.decode())

    def test_audiences(self):
        path = self.file("a.swell")
        table = self.table(
            "insta 2026-05-01.csv",
            "Username,18-24 %,25-34 %,Top countries\n"
            'mira,41,30,"India 62%, USA 8%"\ntara,60,71,\nkiran,x,2,\n')
        self.ctl("new", path)
        told = self.json("import", path, table)
        self.assertEqual((told["accounts_new"], told["wrong"], told["odd"]),
                         (2, 1, 1))
        told = self.json("import", path, table)
        self.assertEqual((told["accounts_unchanged"], told["odd"]), (2, 1))
        done = subprocess.run([CTL, "import", path, table, "--dry-run"],
                              capture_output=True, env=self.env, text=True)
        self.assertIn("Line 3: Audience by age: the shares come to 131",
                      done.stderr)

    def test_dry_run_changes_nothing(self):
        path = self.file("a.swell")
        table = self.table("insta.csv", "handle\nmira\n")
        self.ctl("new", path)
        before = path.read_bytes()
        self.assertEqual(
            self.json("import", path, table, "--dry-run")["accounts_new"], 1)
        self.assertEqual(path.read_bytes(), before)

    def test_hostile_tables(self):
        path = self.file("a.swell")
        self.ctl("new", path)
        for text in (b"", b"\0" * 5000, b"PK\x03\x04zip", b"handle\n",
                     os.urandom(3000)):
            table = self.table("insta.csv", text)
            done = subprocess.run([CTL, "import", path, table],
                                  capture_output=True, env=self.env,
                                  timeout=60)
            self.assertIn(done.returncode, (0, 1))
        self.ctl("import", path, self.home, code=1)
        self.ctl("check", path)

    def test_terminal_gets_no_controls(self):
        path = self.file("a.swell")
        table = self.table(
            "insta.csv",
            "handle,name\nmira,\"=1+\u202e2\x1b[31m\"\n".encode())
        self.ctl("new", path)
        self.ctl("import", path, table)
        for words in (("list", path, "accounts"), ("history", path),
                      ("check", self.file("no\x1b[2J\u202e.swell")),
                      ("x\x1b]0;t\x07",)):
            done = subprocess.run([CTL, *words], capture_output=True,
                                  env=self.env, timeout=60)
            told = (done.stdout + done.stderr).decode()
            self.assertTrue(told)
            for sign in "\x1b\x07\x9b\u202e":
                self.assertNotIn(sign, told)
            if words[0] == "list":
                self.assertIn("'=1+\\u202E2[31m", told)

    def test_names_that_json_must_escape(self):
        path = self.file("a.swell")
        name = 'Quote " back \\ tab संगीत 😀'
        table = self.table(
            "insta.csv",
            'handle,name\nmira,"' + name.replace('"', '""') + '"\n')
        self.ctl("new", path)
        self.ctl("import", path, table)
        for locale in ("C.UTF-8", "C"):
            found = self.json("list", path, "accounts", LC_ALL=locale)
            self.assertEqual(found[0]["name"], name)


class Sample(Ctl):
    def setUp(self):
        super().setUp()
        self.path = self.file("sample.swell")
        self.ctl("sample", self.path)

    def test_lists(self):
        creators = self.json("list", self.path, "creators")
        self.assertEqual(len(creators), 120)
        self.assertEqual({c["tier"] for c in creators},
                         {"nano", "micro", "mid", "macro", "mega"})
        first = {c["languages"][0] for c in creators}
        self.assertGreaterEqual(len(first), 6)
        letters = "".join(c["name"] for c in creators)
        for script in ("सौ", "மீ", "다", "ل"):
            self.assertIn(script, letters)
        platforms = {a["platform"]
                     for a in self.json("list", self.path, "accounts")}
        self.assertEqual(platforms, {"instagram", "youtube", "tiktok"})
        everything = self.json("list", self.path, "placements")
        self.assertEqual(len({p["campaign"] for p in everything}), 4)
        placements = [p for p in everything
                      if p["campaign"] == "Saawan Ki Raat"]
        self.assertEqual(len(placements), 40)
        self.assertEqual(len({p["stage"] for p in placements}), 4)
        self.assertTrue(all(p["creator"] and p["handle"] for p in placements))
        lines = self.json("list", self.path, "lines")
        planned = sum(line["planned"]["minor"] for line in lines)
        self.assertEqual(planned, 498000000)

    def test_show(self):
        text = self.ctl("show", self.path)
        for words in ("Saawan Ki Raat", "₹50,00,000", "14 February 2027",
                      "Audio adoption", "Seeding", "over by ₹18,000",
                      "invented"):
            self.assertIn(words, text)
        lines = self.ctl("list", self.path, "lines")
        self.assertIn("unverified report", lines)

    def test_chart(self):
        for ending, magic in ((".png", b"\x89PNG"), (".svg", b"<?xml"),
                              (".pdf", b"%PDF")):
            out = self.file("reach" + ending)
            self.ctl("chart", self.path, "--kind", "reach", "-o", out)
            self.assertTrue(out.read_bytes().startswith(magic))
        self.ctl("chart", self.path, "--kind", "reach", "--campaign", "none",
                 "-o", self.file("x.png"), code=1)

    def test_calc_reach(self):
        # The same numbers as in the window and the brief.
        words = ("calc", "reach", "--workspace", self.path)
        question = json.loads(self.ctl(*words, "--print-input"))
        answer = json.loads(self.ctl(*words))
        self.assertEqual(answer["status"], "ok")
        self.assertEqual(len(question["creators"]), len(answer["curve"]))
        self.assertAlmostEqual(answer["curve"][-1]["reach"] / answer["reach"],
                               1, places=9)
        self.assertLess(answer["lower"], answer["reach"])
        self.assertLess(answer["reach"], answer["upper"])
        self.assertAlmostEqual(
            sum(answer["segments"].values()) / answer["reach"], 1, places=9)
        text = f'{answer["reach"] / 1e6:.1f}M people reached'
        self.assertIn(text, self.ctl("show", self.path))
        # An overlap that somebody measured, told beside the plan.
        pair = question["creators"][:2]
        question["overlaps"] = [{"first": pair[0]["name"],
                                 "second": pair[1]["name"], "of_smaller": 0.4}]
        table = self.table("reach.json", json.dumps(question))
        measured = json.loads(self.ctl("calc", "reach", table))
        self.assertEqual(measured["status"], "ok")
        self.assertNotEqual(measured["reach"], answer["reach"])

    def test_calc_forecast(self):
        words = ("calc", "forecast", "--workspace", self.path)
        unknown = json.loads(self.ctl(*words))
        self.assertEqual(unknown["status"], "not-enough")
        self.assertIn("tiktok", unknown["reason"])
        words += ("--set", "half_life=2", "--set", "draws=500", "--set",
                  "pairs=100", "--set", "daily=false")
        answer = json.loads(self.ctl(*words))
        self.assertEqual(answer["status"], "ok")
        self.assertEqual(set(answer["totals"]), {
            "views", "engagements", "reach", "adopters", "ugc"})
        for band in answer["totals"].values():
            self.assertLess(band["p10"], band["p50"])
            self.assertLess(band["p50"], band["p90"])
        self.assertGreater(answer["shares"]["reach"]["song"]["first"], 0.2)
        # The same for any number of threads.
        self.assertEqual(
            answer, json.loads(self.ctl(*words, "--set", "threads=3")))

    def test_calc_of_a_campaign(self):
        asked = {"portfolio": ["-s", "certify=false"],
                 "diversity": [], "matrix": [], "suspicion": []}
        answers = {}
        for model, words in asked.items():
            answers[model] = json.loads(self.ctl(
                "calc", model, "--workspace", self.path, *words))
            self.assertEqual(answers[model]["status"], "ok", model)
        budget = json.loads(self.ctl("calc", "portfolio", "-w", self.path,
                                     "--print-input"))["budget"]
        self.assertLessEqual(answers["portfolio"]["spend"], budget)
        self.ctl("calc", "bass", "-w", self.path, code=2)

    def test_calc_is_told_what_it_needs(self):
        models = self.ctl("calc")
        self.assertIn("forecast", models)
        table = self.table("posts.csv", "counts\n" + "\n".join(
            map(str, [96, 195, 238, 380, 1045, 1230, 1267, 1828, 1586, 1673,
                      1800, 1580, 1500])) + "\n")
        answer = json.loads(self.ctl("calc", "bass", table))
        self.assertAlmostEqual(answer["p"], 0.009442, places=6)
        self.ctl("calc", "nobody", code=2)
        self.ctl("calc", "bass", self.file("no-such.json"), code=1)
        self.ctl("calc", "curve", self.table("bad.json", "{nonsense"), code=1)

    def test_brief(self):
        out = self.file("brief.pdf")
        self.ctl("brief", "-o", out, self.path, "--date", "2026-11-21")
        self.assertTrue(out.read_bytes().startswith(b"%PDF"))
        self.assertGreater(out.stat().st_size, 20000)
        self.ctl("brief", self.path, code=2)
        # Never in the place of the workspace.
        self.ctl("brief", self.path, "-o", self.path, code=2)
        self.ctl("check", self.path)
        self.ctl("brief", self.path, "-o", out, "--paper", "a9", code=2)
        self.ctl("brief", self.path, "-o", self.file("no/such/x.pdf"), code=1)

    def test_damage_is_found(self):
        data = bytearray(self.path.read_bytes())
        at = data.find("Saawan Ki Raat".encode())
        data[at] = ord("Z")
        damaged = self.table("damaged.swell", bytes(data))
        self.ctl("check", self.path)
        self.ctl("check", damaged, code=3)
        self.ctl("show", damaged, code=3)
        self.assertEqual(damaged.read_bytes(), bytes(data))


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"items": [{
            "id": "UC" + "k" * 22,
            "snippet": {"title": "Kiran", "customUrl": "@kiran"},
            "statistics": {"subscriberCount": "12300", "viewCount": "99000",
                           "videoCount": "10",
                           "hiddenSubscriberCount": False},
        }]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


class Sync(Ctl):
    def test_refresh(self):
        path = self.file("a.swell")
        table = self.table("youtube.csv", "handle,followers\nkiran,10\n")
        self.ctl("new", path)
        self.ctl("import", path, table, "--date", "2026-01-01")
        self.ctl("sync", path, code=1)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}"
        told = self.json("sync", path, "--base-url", url,
                         SWELLBOARD_YOUTUBE_KEY="test-key")
        self.assertEqual((told["accounts"], told["updated"]), (1, 1))
        account = self.json("list", path, "accounts")[0]
        self.assertEqual(account["followers"], 12300)
        self.ctl("undo", path)
        self.assertEqual(self.json("list", path, "accounts")[0]["followers"],
                         10)


class Folder(Ctl):
    """Everything as CSV and JSON, and back."""

    def setUp(self):
        super().setUp()
        self.first = self.file("a.swell")
        self.out = self.file("out")
        self.ctl("sample", self.first)
        table = self.table("creators.csv",
                           "Name,Instagram,Followers,Notes\n"
                           "Asha,asha,1200,=1+1\n'Tis,tis,5,-5\n")
        self.ctl("import", self.first, table, "--date", "2026-01-01")
        self.ctl("undo", self.first)
        self.ctl("redo", self.first)
        self.ctl("export", self.first, self.out)

    def manifest(self, folder):
        return json.loads((folder / "workspace.json").read_text())

    @staticmethod
    def cell(value, kind):
        """What a value of the file should be in a cell."""
        if value is None:
            return ""
        if kind == "id":
            return str(uuid.UUID(bytes=value))
        if kind == "text":
            bare = value.lstrip("'")
            return "'" + value if bare and bare[0] in "=+-@\t\r\n" else value
        return value

    def test_python_reads_the_same_cells(self):
        file = sqlite3.connect(f"file:{self.first}?mode=ro", uri=True)
        self.addCleanup(file.close)
        compared = 0
        for table in self.manifest(self.out)["tables"]:
            kinds = [column["type"] for column in table["columns"]]
            names = [column["name"] for column in table["columns"]]
            key = ", ".join(map(str, range(1, min(3, len(names)) + 1)))
            rows = file.execute(f"SELECT {', '.join(names)} FROM "
                                f"{table['table']} ORDER BY {key}").fetchall()
            with open(self.out / table["file"], encoding="utf-8-sig",
                      newline="") as text:
                cells = list(csv.reader(text, strict=True))
            self.assertEqual(cells[0], names)
            self.assertEqual(len(cells) - 1, len(rows))
            self.assertEqual(table["rows"], len(rows))
            for row, read in zip(rows, cells[1:]):
                for value, kind, cell in zip(row, kinds, read):
                    if kind == "real" and value is not None:
                        self.assertEqual(float(cell), value)
                    elif kind == "int" and value is not None:
                        self.assertEqual(int(cell), value)
                    elif kind in ("id", "text") or value is None:
                        self.assertEqual(cell, self.cell(value, kind))
                    compared += 1
        self.assertGreater(compared, 5000)

    def test_nothing_is_lost(self):
        second, again = self.file("b.swell"), self.file("again")
        self.ctl("import-folder", self.out, second)
        self.ctl("check", second)
        self.ctl("export", second, again)
        for path in self.out.iterdir():
            text = path.read_bytes()
            other = (again / path.name).read_bytes()
            if path.name == "workspace.json":
                text, other = ([line for line in whole.splitlines()
                                if b'"exported"' not in line]
                               for whole in (text, other))
            self.assertEqual(text, other, path.name)
        self.assertEqual(len(list(self.out.iterdir())),
                         len(list(again.iterdir())))
        for command in (["history"], ["list", "creators"]):
            told = [self.json(command[0], path, *command[1:])
                    for path in (self.first, second)]
            self.assertEqual(told[0], told[1])
        for path in (self.first, second):
            self.ctl("undo", path)
        self.assertEqual(self.json("list", self.first, "creators"),
                         self.json("list", second, "creators"))

    def test_changed_on_purpose(self):
        second, third = self.file("b.swell"), self.file("c.swell")
        path = self.out / "creator.csv"
        path.write_bytes(path.read_bytes().replace(b",Asha,", b",Usha,"))
        self.ctl("import-folder", self.out, second, code=1)
        self.assertFalse(second.exists())
        self.ctl("import-folder", "--edited", self.out, second)
        self.assertIn("Usha", self.ctl("list", second, "creators"))
        path.write_bytes(path.read_bytes().replace(b",Usha,", b",Us,ha,"))
        self.ctl("import-folder", "--edited", self.out, third, code=1)
        self.assertFalse(third.exists())

    def test_other_files_are_left_alone(self):
        mine = self.file("mine")
        mine.mkdir()
        (mine / "a.txt").write_text("mine")
        self.ctl("export", self.first, mine, code=1)
        self.assertEqual([path.name for path in mine.iterdir()], ["a.txt"])
        self.ctl("import-folder", mine, self.file("b.swell"), code=1)
        self.ctl("import-folder", self.out, self.first, code=1)
        self.ctl("export", self.first, self.out)
        self.ctl("export", self.file("none.swell"), self.file("n"), code=1)
        self.assertFalse(self.file("n").exists())


if __name__ == "__main__":
    unittest.main()
