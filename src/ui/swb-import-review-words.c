/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, in sentences. */
#include "ui/swb-import-review-words.h"

#include <glib/gi18n-lib.h>

/* @format has "%s" for @count. */
static void
add_sentence (GString *text,
              const char *format,
              guint count,
              SwbGrouping grouping)
{
  g_autofree char *number = swb_number_format_count (count, grouping);
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "%s", number, 1);
  g_string_append_c (text, ' ');
  g_string_append (text, sentence->str);
}

static GString *
begin (SwbImportPreview *preview, SwbGrouping grouping)
{
  guint n = swb_import_preview_get_n_rows (preview);
  guint n_wrong = swb_import_preview_count (preview, SWB_IMPORT_WRONG);
  g_autofree char *rows = swb_number_format_count (n, grouping);
  g_autofree char *wrong = swb_number_format_count (n_wrong, grouping);
  GString *text = g_string_new (NULL);

  if (n_wrong == 0)
    g_string_append_printf (
        text,
        ngettext ("%s row was read, and it is right.",
                  "%s rows were read, and all of them are right.", n),
        rows);
  else
    g_string_append_printf (
        text,
        ngettext ("%s rows were read. %s of them is wrong and is left out.",
                  "%s rows were read. %s of them are wrong and are left out.",
                  n_wrong),
        rows, wrong);
  return text;
}

/**
 * swb_import_review_sentence:
 * @preview: what an import would do
 * @grouping: Indian or Western
 *
 * Returns: (transfer full): how many rows there are, and what is to be known
 *   of some of them before they come in
 */
char *
swb_import_review_sentence (SwbImportPreview *preview, SwbGrouping grouping)
{
  guint n_again = swb_import_preview_count (preview, SWB_IMPORT_DUPLICATE);
  guint n_odd = swb_import_preview_count_warnings (preview);
  guint n_crowded = swb_import_preview_count_crowded (preview);
  GString *text = begin (preview, grouping);

  if (n_again > 0)
    add_sentence (text,
                  ngettext ("%s of them repeats an account, whose first row "
                            "counts.",
                            "%s of them repeat an account, whose first row "
                            "counts.",
                            n_again),
                  n_again, grouping);
  if (n_odd > 0)
    add_sentence (text,
                  ngettext ("In %s of them the shares of the audience "
                            "are odd: look at it below.",
                            "In %s of them the shares of the audience "
                            "are odd: look at them below.",
                            n_odd),
                  n_odd, grouping);
  if (n_crowded > 0)
    add_sentence (
        text,
        ngettext ("%s of them has a word in its name that very many creators "
                  "have, and was compared only with those who have two words "
                  "of it, all of it, or its handle.",
                  "%s of them have a word in their names that very many "
                  "creators have, and were compared only with those who have "
                  "two words of it, all of it, or the handle.",
                  n_crowded),
        n_crowded, grouping);
  return g_string_free (text, FALSE);
}
