/* SPDX-License-Identifier: GPL-3.0-or-later */
/* README.txt of an export: its files explained to whoever finds them. */
#include "exchange/swb-archive.h"

#include <glib/gi18n-lib.h>

/**
 * swb_archive_readme:
 *
 * Returns: (transfer full): the text, in the language of the person
 */
char *
swb_archive_readme (void)
{
  const char *const parts[] = {
    _ ("This folder holds everything that is in a workspace of Swellboard, in "
       "files that any spreadsheet or program can read."),
    _ ("Swellboard makes the same workspace out of it again, history included: "
       "choose “Open Exported Folder…” in the main menu, or run\n\n"
       "    swellboardctl import-folder FOLDER FILE.swell"),
    _ ("WHAT IS IN IT\n\n"
       "workspace.json: the versions of the format and of the tables, and for "
       "each table its columns, how many rows it has, and the SHA-256 of its "
       "file. By these Swellboard sees whether the folder is whole.\n\n"
       "creator.csv, placement.csv, line.csv and so on: a table each. A row "
       "has "
       "its own id; other tables name it by that id. “deleted” is 1 where "
       "somebody deleted the row: undo can bring it back.\n\n"
       "action.csv, action_setting.csv, action_row.csv: the history. An action "
       "is what somebody did; its settings tell the old and the new value of "
       "each field, its rows what it made.\n\n"
       "attachments: the files that were attached to something, each named by "
       "its SHA-256; attachment.csv tells what they are called and whose they "
       "are.\n\n"
       "kept.csv: what a newer Swellboard wrote and this one does not know."),
    _ ("HOW VALUES ARE WRITTEN\n\n"
       "The files are UTF-8 with a byte-order mark; commas stand between "
       "cells, "
       "and the first row names the columns.\n\n"
       "An empty cell is a value that nobody told; \"\" is an empty text.\n\n"
       "Days are like 2026-11-21, times like 2026-11-21T09:30:00.000000Z in "
       "UTC, numbers have a point and no groups. Amounts are a currency and "
       "its "
       "smallest units: INR 4500000 is 45,000 rupees.\n\n"
       "A text that begins with = + - @, a tab or a line break has an "
       "apostrophe before it, so that no spreadsheet runs it as a formula; one "
       "apostrophe is taken away again where such a sign stands behind the "
       "apostrophes.\n\n"
       "In the history a value stands behind its type: int:5, real:0.5, "
       "text:Pune, id: and a UUID, blob: and hex digits."),
    _ ("IF YOU CHANGE A FILE\n\n"
       "Swellboard then sees that it is not what was exported, and asks. It "
       "checks every row and tells the file, the line and the column of what "
       "it "
       "cannot take."),
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_string_append_printf (text, "%s%s\n", i == 0 ? "" : "\n", parts[i]);
  g_string_replace (text, "\n", "\r\n", 0);
  return g_string_free (text, FALSE);
}
