# SPDX-License-Identifier: GPL-3.0-or-later
"""A planner at the screen: finds widgets by role and name through AT-SPI, and
types and clicks through X. Used by the end-to-end tests."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60


class Gone(Exception):
    """Something that should have appeared did not."""


def wait(what, test, seconds=PATIENCE):
    """The first true answer of test(), which is asked again and again."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            found = test()
        except GLib.Error:
            found = None
        if found:
            return found
        time.sleep(0.1)
    raise Gone(what)


def walk(node, depth=0):
    """node and all below it that are on the screen."""
    if node is None or depth > 60:
        return
    yield node
    for i in range(node.get_child_count()):
        yield from walk(node.get_child_at_index(i), depth + 1)


def showing(node):
    """Whether node is on the screen. GTK 4.8 tells SHOWING of windows alone,
    so the rest is known by having a size."""
    states = node.get_state_set()
    if states.contains(Atspi.StateType.SHOWING):
        return True
    if not states.contains(Atspi.StateType.VISIBLE):
        return False
    component = node.get_component_iface()
    if component is None:
        return False
    extents = component.get_extents(Atspi.CoordType.WINDOW)
    return extents.width > 0 and extents.height > 0


def action_names(node):
    """What can be done with node. A widget that is being taken down says how
    many and not which."""
    action = node.get_action_iface()
    try:
        return [action.get_action_name(i)
                for i in range(action.get_n_actions())] if action else []
    except GLib.Error:
        return []


class Screen:
    """The running program."""

    def __init__(self, program, home, arguments=()):
        self.home = home
        self.manager = subprocess.Popen(
            ["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.log = open(os.path.join(home, "program.log"), "w+")
        self.program = subprocess.Popen(
            [program, *arguments], stdout=self.log, stderr=self.log)
        self.root = wait("the program on the accessibility bus", self._find)

    def _find(self):
        if self.program.poll() is not None:
            raise Gone("the program ended: " + self.messages())
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child and child.get_process_id() == self.program.pid:
                return child
        return None

    def messages(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def _match(self, role, name, exact=True):
        for node in walk(self.root):
            if role and node.get_role_name() != role:
                continue
            label = node.get_name() or ""
            if (label == name if exact else name.lower() in label.lower()) \
                    and showing(node):
                return node
        return None

    def find(self, role, name, exact=True, seconds=PATIENCE):
        return wait(f"{role or 'anything'} “{name}”",
                    lambda: self._match(role, name, exact), seconds)

    def has(self, role, name, exact=True):
        return self._match(role, name, exact) is not None

    def all(self, role):
        return [n for n in walk(self.root)
                if n.get_role_name() == role and showing(n)]

    def click(self, role, name, exact=True):
        node = self.find(role, name, exact)
        wait(f"“{name}” to be usable", lambda: self.usable(node))
        action = node.get_action_iface()
        for i in range(action.get_n_actions()):
            if action.get_action_name(i) in ("click", "activate"):
                action.do_action(i)
                return node
        raise Gone(f"“{name}” cannot be clicked")

    def act(self, name):
        """Does the action of that name, as a menu would; of several widgets
        that have it, the last one."""
        def last():
            found = None
            for node in walk(self.root):
                names = action_names(node)
                if name in names:
                    found = node.get_action_iface(), names.index(name)
            return found
        action, i = wait(f"the action {name}", last)
        action.do_action(i)

    def usable(self, node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    def press(self, *keys):
        for key in keys:
            subprocess.run(["xdotool", "key", "--clearmodifiers", key],
                           check=True)
            time.sleep(0.15)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", "--", text],
                       check=True)
        time.sleep(0.2)

    def choose_file(self, title, path):
        """In a file chooser: the path is typed."""
        self.find(None, title)
        time.sleep(0.5)
        self.press("ctrl+a")
        self.type(str(path))
        time.sleep(0.3)
        self.press("Return")
        # GTK 4.8 may crash when a tree is walked that is being taken down.
        time.sleep(1.5)

    def open_file(self, path):
        """In a chooser for opening, a slash begins a path."""
        time.sleep(1)
        self.type(str(path))
        time.sleep(0.5)
        self.press("Return")
        time.sleep(1.5)

    def own_messages(self):
        """The log without what GTK's own file chooser says on 4.8."""
        return "\n".join(line for line in self.messages().split("\n")
                         if "g_variant" not in line)

    def close(self):
        """Waits until the program has ended by itself."""
        status = self.program.wait(timeout=PATIENCE)
        self.manager.terminate()
        self.manager.wait()
        return status

    def kill(self):
        for process in (self.program, self.manager):
            if process.poll() is None:
                process.kill()
                process.wait()
        self.log.close()
