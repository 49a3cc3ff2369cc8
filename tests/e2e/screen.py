# SPDX-License-Identifier: GPL-3.0-or-later
"""A planner at the screen: finds widgets by role and name through AT-SPI, and
types and clicks through X. Used by the end-to-end tests."""

import collections
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 60
# What keeps a name from other text of the other direction.
ISOLATES = dict.fromkeys((0x2068, 0x2069))


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


def walk_wide(node):
    """As walk(), what is near to the window first: a toast is found before it
    goes, and titles and buttons before thousands of cells."""
    queue = collections.deque([node])
    while queue:
        node = queue.popleft()
        if node is not None:
            yield node
            queue.extend(node.get_child_at_index(i)
                         for i in range(node.get_child_count()))


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


def has_focus(node):
    return node is not None and node.get_state_set().contains(
        Atspi.StateType.FOCUSED)


class Screen:
    """The running program."""

    def __init__(self, program, home, arguments=()):
        self.home = home
        self.manager = subprocess.Popen(
            ["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.log = open(os.path.join(home, "program.log"), "w+")
        self.program = subprocess.Popen(
            [program, *arguments], stdout=self.log, stderr=self.log)
        self.latest = None
        self.listener = Atspi.EventListener.new(self._hear)
        self.listener.register("object:state-changed:focused")
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

    def _hear(self, event):
        if event.detail1:
            self.latest = event.source

    def focused(self):
        """What has the focus, or nothing. It is told when it moves, and only
        where that is not heard is the tree walked, which takes seconds."""
        for _ in range(10):
            while GLib.MainContext.default().iteration(False):
                pass
            try:
                if has_focus(self.latest):
                    return self.latest
            except GLib.Error:
                pass
            time.sleep(0.1)
        self.latest = next((n for n in walk(self.root) if has_focus(n)), None)
        return self.latest

    def focus(self):
        """The name of what has the focus, as a screen reader says it; an entry
        lends its own to the text inside."""
        node = self.focused()
        name = node and (node.get_name() or node.get_parent().get_name())
        return (name or "").translate(ISOLATES)

    def messages(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read()

    def _match(self, role, name, exact=True):
        for node in walk_wide(self.root):
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

    def takes_text(self):
        node = self.focused()
        return node is not None and \
            node.get_editable_text_iface() is not None

    def keys(self, text):
        """Types, wherever it goes."""
        subprocess.run(["xdotool", "type", "--delay", "8", "--", text],
                       check=True)
        time.sleep(0.2)

    def type(self, text):
        """Where text is taken: a field may come a moment after its key."""
        wait(f"a place to type “{text}” in", self.takes_text)
        self.keys(text)

    def in_front(self, title):
        """Waits until a window whose title begins so gets the keys. Not every
        field tells that it has the focus: those of a chooser and of an
        AdwEntryRow do not."""
        wait(f"“{title}” in front", lambda: subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"],
            capture_output=True, text=True, check=False)
            .stdout.startswith(title))
        time.sleep(0.5)

    def windows(self):
        """The program's windows as the display server knows them."""
        return subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid",
             str(self.program.pid)], capture_output=True, text=True,
            check=False).stdout.split()

    def close_by(self, end):
        """Does what ends the window in front, and waits until it has gone. Its
        tree is not looked at meanwhile: GTK 4.8 may crash when one is walked
        that is being taken down."""
        count = len(self.windows())
        end()
        wait("a window to be gone", lambda: len(self.windows()) < count)
        self.ready()
        time.sleep(0.5)

    def ready(self):
        """Waits until a window of the program gets the keys."""
        wait("a window for the keys", lambda: subprocess.run(
            ["xdotool", "getactivewindow"], capture_output=True, text=True,
            check=False).stdout.strip() in self.windows())

    def choose_file(self, title, path):
        """In a file chooser: the path is typed."""
        self.in_front(title)
        self.press("ctrl+a")
        self.keys(str(path))
        self.close_by(lambda: self.press("Return"))

    def open_file(self, title, path):
        """In a chooser for opening, a slash begins a path."""
        self.in_front(title)
        self.keys(str(path))
        time.sleep(0.5)
        self.close_by(lambda: self.press("Return"))

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
