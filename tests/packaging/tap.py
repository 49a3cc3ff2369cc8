# SPDX-License-Identifier: GPL-3.0-or-later
"""A few lines of TAP, so that each check is counted by itself."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP_ID = "io.github.swellboard.Swellboard"


class Plan:
    """Checks in a row; done() tells how many there were."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name, good, why=""):
        """One check; why is said when it fails."""
        self.count += 1
        if not good:
            self.failed += 1
            for line in str(why).splitlines():
                print(f"# {line}", file=sys.stderr)
        print(f"{'ok' if good else 'not ok'} {self.count} - {name}", flush=True)

    def tool(self, name, *command, env=None):
        """A check that a program of the system makes."""
        try:
            result = subprocess.run(command, capture_output=True, text=True,
                                    env=env, check=False)
        except FileNotFoundError:
            self.check(name, False, f"{command[0]} is missing: run make check, "
                       "which installs it")
            return ""
        self.check(name, result.returncode == 0,
                   result.stdout + result.stderr)
        return result.stdout

    def done(self):
        """Ends the program."""
        print(f"1..{self.count}")
        sys.exit(1 if self.failed or not self.count else 0)
