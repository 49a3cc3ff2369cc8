# SPDX-License-Identifier: GPL-3.0-or-later
"""Text from outside never reaches a place that reads markup.

Rows, status pages, groups and toasts of libadwaita take markup by default, so
"Rock & Roll" is shown as nothing at all and "<b>" as something else. Such a
call may have a constant, or a variable that was made with g_markup_*, or it
goes through src/ui/swb-ui-text.c, which escapes.
"""

import re

from tap import ROOT, Plan

SRC = ROOT / "src"
UI = ROOT / "ui"
# Escapes or switches markup off; its own test shows that it does.
HELPERS = {"ui/swb-ui-text.c"}
# The paragraph's own flag says that its text is markup; the two makers of such
# paragraphs escape, which test-report-pages holds them to.
KNOWN = {("report/swb-page.c", "pango_layout_set_markup")}
# The function, and which of its arguments is markup.
READERS = {
    "gtk_label_set_markup": 1,
    "gtk_label_set_markup_with_mnemonic": 1,
    "gtk_inscription_set_markup": 1,
    "gtk_tooltip_set_markup": 1,
    "gtk_widget_set_tooltip_markup": 1,
    "pango_layout_set_markup": 1,
    "pango_parse_markup": 0,
    "adw_preferences_row_set_title": 1,
    "adw_action_row_set_subtitle": 1,
    "adw_expander_row_set_subtitle": 1,
    "adw_status_page_set_title": 1,
    "adw_status_page_set_description": 1,
    "adw_preferences_group_set_title": 1,
    "adw_preferences_group_set_description": 1,
    "adw_preferences_page_set_description": 1,
    "adw_toast_new": 0,
    "adw_toast_set_title": 1,
    "adw_message_dialog_format_body_markup": 1,
    "adw_message_dialog_format_heading_markup": 1,
}
CALL = re.compile(r"\b(" + "|".join(READERS) + r") \(")
STRING = r'(?:"(?:[^"\\]|\\.)*"\s*)+'
CONSTANT = re.compile(
    rf"^(?:NULL|{STRING}|_ \({STRING}\)|_ \(\w+\[\w+\]\))$")
ESCAPED = r"\b{}\s*=\s*g_markup_(?:printf_escaped|escape_text) \("
TURNED_ON = re.compile(r"set_(?:\w+_)?use_markup \([^;]*TRUE")
NEW_WITH = re.compile(r"g_object_(?:new|set) \([^;]*"
                      r'"(?:use-markup|tooltip-markup|markup)"', re.S)
IN_UI = re.compile(r'name="(?:use-markup|heading-use-markup|body-use-markup)"'
                   r"[^>]*>\s*(?:true|yes|1)|name=\"tooltip-markup\"", re.I)
UI_CLASS = re.compile(
    r'<object class="Adw(?:ActionRow|ExpanderRow|ComboRow|EntryRow|StatusPage|'
    r'PreferencesGroup|PreferencesRow|Toast)"')
UI_BOUND = re.compile(
    r'<binding name="(title|subtitle|description)"|'
    r'name="(title|subtitle|description)"[^>]*bind-source')
plan = Plan()


def arguments(text, start):
    """The arguments of the call whose bracket opens at start."""
    depth, at, found, quoted = 0, start, [], False
    begin = start + 1
    while at < len(text):
        letter = text[at]
        if quoted:
            if letter == "\\":
                at += 1
            elif letter == '"':
                quoted = False
        elif letter == '"':
            quoted = True
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
            if depth == 0:
                return found + [text[begin:at].strip()]
        elif letter == "," and depth == 1:
            found.append(text[begin:at].strip())
            begin = at + 1
        at += 1
    return found


def function_before(text, at):
    """What stands in the function before at."""
    return text[text.rfind("\n{\n", 0, at):at]


def is_safe(argument, before):
    """Whether a text is known to be markup, or to hold none."""
    for part in re.split(r"\?|:(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", argument)[
            1 if "?" in argument else 0:]:
        part = part.strip()
        if CONSTANT.match(part):
            continue
        if re.match(r"^\w+$", part) and re.search(ESCAPED.format(part), before):
            continue
        return False
    return True


def faults(text, room=""):
    """Each place of a C source that gives markup what may be none."""
    for call in CALL.finditer(text):
        name = call.group(1)
        found = arguments(text, call.end() - 1)
        if (room, name) in KNOWN or len(found) <= READERS[name]:
            continue
        if not is_safe(found[READERS[name]],
                       function_before(text, call.start())):
            line = text.count("\n", 0, call.start()) + 1
            yield f"{room}:{line}: {name} ({found[READERS[name]]})"
    for sign in (TURNED_ON, NEW_WITH):
        for call in sign.finditer(text):
            yield f"{room}: {call.group(0)[:60]}"


def check_that_it_bites():
    """What must be found is found, and what is well is not."""
    bad = ("\n{\n  adw_toast_new (name);",
           "\n{\n  adw_toast_new (error->message);",
           '\n{\n  adw_preferences_row_set_title (row, ok ? _ ("a") : name);',
           "\n{\n  gtk_label_set_markup (label, g_strdup (name));",
           "\n{\n  char *s = g_markup_escape_text (a, -1);\n}\n\nvoid\nf (void)"
           "\n{\n  adw_toast_new (s);",
           "\n{\n  gtk_label_set_use_markup (label, TRUE);",
           '\n{\n  g_object_new (T, "use-markup", TRUE, NULL);')
    good = ('\n{\n  adw_toast_new (_ ("Saved, at last"));',
            '\n{\n  adw_toast_new (ok ? _ ("a: b") : "b");',
            "\n{\n  char *s = g_markup_escape_text (a, -1);\n"
            "  adw_toast_new (s);",
            "\n{\n  gtk_label_set_use_markup (label, FALSE);")
    for text in bad:
        plan.check("is found: " + text.split("\n")[-1].strip(),
                   list(faults(text)))
    for text in good:
        plan.check("is well: " + text.split("\n")[-1].strip(),
                   not list(faults(text)), list(faults(text)))


def check_sources():
    """Every C source, every template."""
    for path in sorted(SRC.rglob("*.c")):
        room = str(path.relative_to(SRC))
        if room in HELPERS:
            continue
        found = list(faults(path.read_text(), room))
        if CALL.search(path.read_text()) or found:
            plan.check(room, not found, "\n".join(found))
    for path in sorted(UI.glob("*.ui")):
        text = path.read_text()
        found = [m.group(0) for m in IN_UI.finditer(text)]
        if UI_CLASS.search(text):
            found += [m.group(0) for m in UI_BOUND.finditer(text)]
        plan.check(path.name, not found, "\n".join(found))


check_that_it_bites()
check_sources()
plan.done()
