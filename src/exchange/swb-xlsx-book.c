/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a spreadsheet share. ECMA-376 part 1: 18.2 workbook, 18.4
 * shared strings, 18.8 styles; the names of parts come from relationships. */
#include "exchange/swb-xlsx-book.h"

#include "exchange/swb-exchange-error.h"
#include "exchange/swb-xlsx-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Texts that cells share, in bytes; a million rows of real work have less. */
#define MOST_TEXT (256 * 1024 * 1024)

static void
sheet_free (gpointer data)
{
  SwbXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->part);
  g_free (sheet);
}

/**
 * swb_xlsx_book_free:
 * @book: (transfer full): a book
 */
void
swb_xlsx_book_free (SwbXlsxBook *book)
{
  g_ptr_array_unref (book->sheets);
  g_ptr_array_unref (book->strings);
  g_array_unref (book->meanings);
  g_free (book->strings_part);
  g_free (book->styles_part);
  g_free (book);
}

/* Relationships name their target from the folder of the part, or from the root
 * with a slash. */
static char *
resolve (const char *folder, const char *target)
{
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *plain = g_canonicalize_filename (target, root);

  return g_strdup (plain + 1);
}

/* Fills BY_ID with the targets of the sheets that hold cells, and BY_KIND with
 * those of all others. */
static gboolean
read_relations (GBytes *bytes,
                const char *part_name,
                const char *folder,
                GHashTable *by_id,
                GHashTable *by_kind,
                GError **error)
{
  g_autoptr (SwbXlsxPart) part =
      swb_xlsx_part_open (bytes, part_name, NULL, error);
  GError *problem = NULL;

  if (part == NULL)
    return FALSE;
  while (swb_xlsx_part_next (part, &problem))
    {
      g_autofree char *id = NULL;
      g_autofree char *type = NULL;
      g_autofree char *target = NULL;
      const char *kind;

      if (!swb_xlsx_part_begins (part, "Relationship"))
        continue;
      id = swb_xlsx_part_dup_attribute (part, "Id");
      type = swb_xlsx_part_dup_attribute (part, "Type");
      target = swb_xlsx_part_dup_attribute (part, "Target");
      kind = type != NULL ? strrchr (type, '/') : NULL;
      if (id == NULL || kind == NULL || target == NULL)
        continue;
      if (strcmp (kind, "/worksheet") == 0)
        g_hash_table_insert (by_id, g_steal_pointer (&id),
                             resolve (folder, target));
      else
        g_hash_table_insert (by_kind, g_strdup (kind + 1),
                             resolve (folder, target));
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static void
add_sheet (SwbXlsxBook *book, SwbXlsxPart *part, GHashTable *by_id)
{
  g_autofree char *id = swb_xlsx_part_dup_attribute (part, "id");
  g_autofree char *state = swb_xlsx_part_dup_attribute (part, "state");
  const char *target = id != NULL ? g_hash_table_lookup (by_id, id) : NULL;
  SwbXlsxSheet *sheet;
  guint place = book->sheets->len;

  if (target == NULL)
    return;
  sheet = g_new0 (SwbXlsxSheet, 1);
  sheet->name = swb_xlsx_part_dup_attribute (part, "name");
  if (sheet->name == NULL)
    sheet->name = g_strdup (target);
  sheet->part = g_strdup (target);
  sheet->hidden = state != NULL && strcmp (state, "visible") != 0;
  while (!sheet->hidden && place > 0 &&
         ((SwbXlsxSheet *) book->sheets->pdata[place - 1])->hidden)
    place--;
  g_ptr_array_insert (book->sheets, (int) place, sheet);
}

static gboolean
read_workbook (SwbXlsxBook *book,
               GBytes *bytes,
               const char *name,
               GHashTable *by_id,
               GError **error)
{
  g_autoptr (SwbXlsxPart) part = swb_xlsx_part_open (bytes, name, NULL, error);
  GError *problem = NULL;

  if (part == NULL)
    return FALSE;
  while (swb_xlsx_part_next (part, &problem))
    if (swb_xlsx_part_begins (part, "workbookPr"))
      {
        g_autofree char *flag = swb_xlsx_part_dup_attribute (part, "date1904");

        book->from_1904 = flag != NULL && (strcmp (flag, "1") == 0 ||
                                           strcmp (flag, "true") == 0);
      }
    else if (swb_xlsx_part_begins (part, "sheet"))
      add_sheet (book, part, by_id);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  if (book->sheets->len > 0)
    return TRUE;
  g_set_error_literal (error, SWB_EXCHANGE_ERROR, SWB_EXCHANGE_ERROR_EMPTY,
                       _ ("There is no sheet in this spreadsheet"));
  return FALSE;
}

/* Where the workbook is: what the package's own relationships say. */
static char *
find_workbook (GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) by_kind =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *name;

  if (!read_relations (bytes, "_rels/.rels", "", by_id, by_kind, error))
    return NULL;
  name = g_hash_table_lookup (by_kind, "officeDocument");
  return g_strdup (name != NULL ? name : "xl/workbook.xml");
}

/**
 * swb_xlsx_book_open:
 * @bytes: a spreadsheet's file
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR
 *
 * Reads which sheets there are. swb_xlsx_book_load() reads what their cells
 * need.
 *
 * Returns: (transfer full) (nullable): the book
 */
SwbXlsxBook *
swb_xlsx_book_open (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (SwbXlsxBook) book = g_new0 (SwbXlsxBook, 1);
  g_autoptr (GHashTable) by_id =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) by_kind =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *name = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *base = NULL;
  g_autofree char *relations = NULL;

  book->sheets = g_ptr_array_new_with_free_func (sheet_free);
  book->strings = g_ptr_array_new_with_free_func (g_free);
  book->meanings = g_array_new (FALSE, FALSE, sizeof (SwbXlsxMeaning));
  name = find_workbook (bytes, error);
  if (name == NULL)
    return NULL;
  folder = g_path_get_dirname (name);
  base = g_path_get_basename (name);
  relations = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !read_relations (bytes, relations, folder, by_id, by_kind, error) ||
      !read_workbook (book, bytes, name, by_id, error))
    return NULL;
  book->strings_part =
      g_strdup (g_hash_table_lookup (by_kind, "sharedStrings"));
  book->styles_part = g_strdup (g_hash_table_lookup (by_kind, "styles"));
  return g_steal_pointer (&book);
}

/* Formats 14 to 22 and 45 to 47 are dates and times everywhere, 27 to 36 and 50
 * to 58 in East Asia. */
static SwbXlsxMeaning
meaning_of_number (guint number)
{
  if (number == 9 || number == 10)
    return SWB_XLSX_PERCENT;
  if ((number >= 18 && number <= 21) || (number >= 45 && number <= 47) ||
      number == 32 || number == 33 || number == 55 || number == 56)
    return SWB_XLSX_TIME;
  if ((number >= 14 && number <= 22) || (number >= 27 && number <= 36) ||
      (number >= 50 && number <= 58))
    return SWB_XLSX_DATE;
  return SWB_XLSX_PLAIN;
}

/* Behind a piece that is shown as it stands: "text", \x, _x, *x, [Red]. */
static const char *
skip_literal (const char *at)
{
  const char *end;

  switch (*at)
    {
    case '"':
      end = strchr (at + 1, '"');
      return end != NULL ? end + 1 : at + strlen (at);
    case '[':
      end = strchr (at, ']');
      return end != NULL ? end + 1 : at + strlen (at);
    case '\\':
    case '_':
    case '*':
      return at[1] != '\0' ? g_utf8_next_char (at + 1) : at + 1;
    default:
      return at;
    }
}

/* "[h]", "[mm]": time that has passed; "[Magenta]" is a colour. */
static gboolean
is_elapsed (const char *at)
{
  gsize n = at[0] == '[' ? strspn (at + 1, "hHmMsS") : 0;

  return n > 0 && at[1 + n] == ']';
}

/**
 * swb_xlsx_meaning_of_format:
 * @format: a number format, "yyyy-mm-dd" or "0.0%"
 *
 * Looks at its first section only; the others are of negative numbers, of zero
 * and of text.
 *
 * Returns: what a number shown so is
 */
SwbXlsxMeaning
swb_xlsx_meaning_of_format (const char *format)
{
  gboolean time = FALSE;
  gboolean month = FALSE;
  const char *at = format;

  if (g_ascii_strcasecmp (format, "General") == 0)
    return SWB_XLSX_PLAIN;
  while (*at != '\0' && *at != ';')
    {
      const char *behind = skip_literal (at);

      time = time || is_elapsed (at);
      if (behind != at)
        {
          at = behind;
          continue;
        }
      if (*at == '%')
        return SWB_XLSX_PERCENT;
      if (strchr ("yYdD", *at) != NULL)
        return SWB_XLSX_DATE;
      time = time || strchr ("hHsS", *at) != NULL;
      month = month || *at == 'm' || *at == 'M';
      at++;
    }
  return time ? SWB_XLSX_TIME : month ? SWB_XLSX_DATE : SWB_XLSX_PLAIN;
}

static void
note_format (SwbXlsxPart *part, GHashTable *own)
{
  g_autofree char *number = swb_xlsx_part_dup_attribute (part, "numFmtId");
  g_autofree char *code = swb_xlsx_part_dup_attribute (part, "formatCode");

  if (number != NULL && code != NULL)
    g_hash_table_insert (
        own, GUINT_TO_POINTER ((guint) g_ascii_strtoull (number, NULL, 10)),
        GINT_TO_POINTER ((int) swb_xlsx_meaning_of_format (code)));
}

static void
note_style (SwbXlsxBook *book, SwbXlsxPart *part, GHashTable *own)
{
  g_autofree char *text = swb_xlsx_part_dup_attribute (part, "numFmtId");
  guint number = text == NULL ? 0 : (guint) g_ascii_strtoull (text, NULL, 10);
  gpointer found = NULL;
  SwbXlsxMeaning meaning = meaning_of_number (number);

  if (g_hash_table_lookup_extended (own, GUINT_TO_POINTER (number), NULL,
                                    &found))
    meaning = (SwbXlsxMeaning) GPOINTER_TO_INT (found);
  g_array_append_val (book->meanings, meaning);
}

static gboolean
read_styles (SwbXlsxBook *book,
             GBytes *bytes,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SwbXlsxPart) part =
      swb_xlsx_part_open (bytes, book->styles_part, cancellable, error);
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  GError *problem = NULL;
  gboolean cells = FALSE;

  if (part == NULL)
    return FALSE;
  while (swb_xlsx_part_next (part, &problem))
    {
      if (swb_xlsx_part_begins (part, "numFmt"))
        note_format (part, own);
      if (swb_xlsx_part_begins (part, "cellXfs"))
        cells = TRUE;
      if (cells && swb_xlsx_part_begins (part, "xf"))
        note_style (book, part, own);
      if (swb_xlsx_part_ends (part, "cellXfs"))
        cells = FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

/**
 * swb_xlsx_unescape:
 * @text: a text of a spreadsheet
 *
 * Letters that XML cannot have are written _x000D_; a real "_x000D_" begins
 * with _x005F_.
 *
 * Returns: (transfer full): the text as it was typed
 */
char *
swb_xlsx_unescape (const char *text)
{
  GString *out;
  const char *at = text;

  if (strstr (text, "_x") == NULL)
    return g_strdup (text);
  out = g_string_new (NULL);
  while (*at != '\0')
    {
      char *end = NULL;
      guint64 letter = 0;

      if (strncmp (at, "_x", 2) == 0 && g_ascii_isxdigit (at[2]))
        letter = g_ascii_strtoull (at + 2, &end, 16);
      if (end == at + 6 && *end == '_' && letter != 0 &&
          g_unichar_validate ((gunichar) letter))
        {
          g_string_append_unichar (out, (gunichar) letter);
          at = end + 1;
        }
      else
        g_string_append_c (out, *at++);
    }
  return g_string_free (out, FALSE);
}

/* What the part is of all that is read. */
static double
part_of (SwbXlsxPart *part, gint64 rest)
{
  const double size = (double) swb_xlsx_part_get_size (part);

  return size > 0 ? size / (size + (double) rest) : 0;
}

/* One <si>: its texts joined, without how they are to be read aloud. */
static gboolean
read_strings (SwbXlsxBook *book,
              GBytes *bytes,
              gint64 rest,
              SwbProgress *progress,
              double *share,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (SwbXlsxPart) part =
      swb_xlsx_part_open (bytes, book->strings_part, cancellable, error);
  g_autoptr (GString) text = g_string_new (NULL);
  GError *problem = NULL;
  gsize total = 0;
  gboolean inside = FALSE;
  guint spoken = 0;

  if (part == NULL)
    return FALSE;
  *share = part_of (part, rest);
  swb_progress_push (progress, 0, *share);
  swb_xlsx_part_watch (part, progress);
  while (total <= MOST_TEXT && swb_xlsx_part_next (part, &problem))
    {
      if (swb_xlsx_part_begins (part, "rPh"))
        spoken = 1;
      if (swb_xlsx_part_ends (part, "rPh"))
        spoken = 0;
      if (swb_xlsx_part_begins (part, "t"))
        inside = TRUE;
      if (swb_xlsx_part_ends (part, "t"))
        inside = FALSE;
      if (inside && spoken == 0 && swb_xlsx_part_is_text (part))
        swb_xlsx_part_append_text (part, text);
      if (swb_xlsx_part_ends (part, "si"))
        {
          total += text->len + sizeof (gpointer);
          g_ptr_array_add (book->strings, swb_xlsx_unescape (text->str));
          g_string_truncate (text, 0);
        }
    }
  if (total > MOST_TEXT)
    g_set_error_literal (&problem, SWB_EXCHANGE_ERROR,
                         SWB_EXCHANGE_ERROR_TOO_LARGE,
                         _ ("The texts of the spreadsheet unpack to more than "
                            "256 MB. Split it and import the parts"));
  swb_progress_pop (progress);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

/**
 * swb_xlsx_book_load:
 * @book: a book
 * @bytes: the file that it was opened from
 * @rest: how many bytes are to be read afterwards
 * @progress: (nullable): told how much of it and the rest is read; the rest is
 *   a part that was begun when it ends
 * @cancellable: (nullable): to stop it
 * @error: %SWB_EXCHANGE_ERROR, or cancelled
 *
 * Reads the texts that cells share and what the styles mean. A spreadsheet need
 * have neither.
 *
 * Returns: whether it could be read
 */
gboolean
swb_xlsx_book_load (SwbXlsxBook *book,
                    GBytes *bytes,
                    gint64 rest,
                    SwbProgress *progress,
                    GCancellable *cancellable,
                    GError **error)
{
  double from = 0;

  if ((book->strings_part != NULL &&
       !read_strings (book, bytes, rest, progress, &from, cancellable,
                      error)) ||
      (book->styles_part != NULL &&
       !read_styles (book, bytes, cancellable, error)))
    return FALSE;
  swb_progress_push (progress, from, 1);
  return TRUE;
}
