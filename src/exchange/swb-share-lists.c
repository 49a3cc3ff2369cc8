/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audience of an account as cells: one a kind, "Hindi 73 %; English 20 %",
 * then the day and the sources. An import reads the same shares from them. */
#include "exchange/swb-share-lists.h"

#include "base/swb-text.h"
#include "exchange/swb-share-cell.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* In the order of the file. */
static const struct
{
  SwbShareKind kind;
  const char *title;
} columns[] = {
  /* Translators: titles of columns; an import has to know the words, too. */
  { SWB_SHARE_COUNTRY, N_ ("Audience country") },
  { SWB_SHARE_REGION, N_ ("Audience city") },
  { SWB_SHARE_LANGUAGE, N_ ("Audience language") },
  { SWB_SHARE_AGE, N_ ("Audience age") },
  { SWB_SHARE_GENDER, N_ ("Audience gender") },
  { SWB_SHARE_AGE_GENDER, N_ ("Audience age and gender") },
  { SWB_SHARE_INTEREST, N_ ("Audience interest") },
  { SWB_SHARE_JOINT, N_ ("Audience segment") },
};

#define N_KINDS G_N_ELEMENTS (columns)

/* After them. */
static const char *const last_titles[] = { N_ ("Audience read on"),
                                           N_ ("Audience source") };

struct _SwbShareLists
{
  SwbAudienceReader *reader;
  GPtrArray *titles;
  SwbShareKind kinds[N_KINDS]; /* those that have a cell */
  guint n_kinds;
  GArray *some; /* SwbKnownShare, of one kind */
  GString *texts[N_KINDS];
  GString *sources;
};

/**
 * swb_share_lists_get_title:
 * @place: from 0
 *
 * Returns: (nullable): the title of a cell in English, to be translated; null
 *   beyond the last one
 */
const char *
swb_share_lists_get_title (guint place)
{
  if (place < N_KINDS)
    return columns[place].title;
  return place - N_KINDS < G_N_ELEMENTS (last_titles)
             ? last_titles[place - N_KINDS]
             : NULL;
}

/**
 * swb_share_lists_new:
 * @db: a connection, which outlives it
 * @error: why not
 *
 * Returns: (transfer full) (nullable): cells for the kinds of segments that the
 *   workspace has; none where it has no segments
 */
SwbShareLists *
swb_share_lists_new (SwbDatabase *db, GError **error)
{
  SwbAudienceReader *reader = swb_audience_reader_new (db, error);
  SwbShareLists *self;

  if (reader == NULL)
    return NULL;
  self = g_new0 (SwbShareLists, 1);
  self->reader = reader;
  self->titles = g_ptr_array_new ();
  self->some = g_array_new (FALSE, FALSE, sizeof (SwbKnownShare));
  self->sources = g_string_new (NULL);
  for (guint i = 0; i < N_KINDS; i++)
    {
      self->texts[i] = g_string_new (NULL);
      if (!swb_audience_reader_has_kind (reader, columns[i].kind))
        continue;
      self->kinds[self->n_kinds++] = columns[i].kind;
      g_ptr_array_add (self->titles, (gpointer) _ (columns[i].title));
    }
  if (self->n_kinds > 0)
    for (guint i = 0; i < G_N_ELEMENTS (last_titles); i++)
      g_ptr_array_add (self->titles, (gpointer) _ (last_titles[i]));
  return self;
}

/**
 * swb_share_lists_free:
 * @self: (transfer full) (nullable): cells
 */
void
swb_share_lists_free (SwbShareLists *self)
{
  if (self == NULL)
    return;
  swb_audience_reader_free (self->reader);
  g_ptr_array_unref (self->titles);
  g_array_unref (self->some);
  for (guint i = 0; i < N_KINDS; i++)
    g_string_free (self->texts[i], TRUE);
  g_string_free (self->sources, TRUE);
  g_free (self);
}

/**
 * swb_share_lists_get_titles:
 * @self: cells
 * @n_titles: (out): how many cells an account has
 *
 * Returns: (transfer none) (array length=n_titles): what they are called
 */
const char *const *
swb_share_lists_get_titles (const SwbShareLists *self, guint *n_titles)
{
  *n_titles = self->titles->len;
  return (const char *const *) self->titles->pdata;
}

/* The largest share first; ages as they follow each other. */
static int
compare_shares (gconstpointer a, gconstpointer b)
{
  const SwbKnownShare *x = a;
  const SwbKnownShare *y = b;
  int order = 0;

  if (x->kind == SWB_SHARE_AGE)
    {
      const guint64 one = g_ascii_strtoull (x->name, NULL, 10);
      const guint64 other = g_ascii_strtoull (y->name, NULL, 10);

      order = (one > other) - (one < other);
    }
  if (order == 0)
    order = (x->share < y->share) - (x->share > y->share);
  return order != 0 ? order : strcmp (x->name, y->name);
}

/* As many digits as the share has, and never an exponent. */
static void
append_percent (GString *text, double share)
{
  const double value = share * 100;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value > 0 && value < 1e-4)
    {
      g_ascii_formatd (number, sizeof number, "%.15f", value);
      for (gsize n = strlen (number); number[n - 1] == '0'; n--)
        number[n - 1] = '\0';
    }
  else
    g_ascii_formatd (number, sizeof number, "%.15g", value);
  g_string_append_printf (text, " %s %%", number);
}

/* Whether a list says the name as it stands, and nothing else. */
static gboolean
reads_back (const char *name)
{
  g_autofree char *cell = g_strconcat (name, " 1 %;", NULL);
  g_autoptr (GArray) parts = NULL;

  if (*name == '\0')
    return FALSE;
  if (strpbrk (name, "%{}[]|;:=()\"/-<") == NULL &&
      strlen (name) < SWB_SHARE_LONGEST)
    return TRUE;
  parts = g_array_new (FALSE, FALSE, sizeof (SwbSharePart));
  return swb_share_cell_read_list (cell, '.', parts) == SWB_SHARE_CELL_OK &&
         parts->len == 1 &&
         strcmp (g_array_index (parts, SwbSharePart, 0).who, name) == 0;
}

/* Without what a list would take for a sign of its own, and not longer than a
 * name in it can be. */
static char *
make_plain (const char *name)
{
  g_autofree char *plain = g_strdup (name);

  g_strdelimit (plain, "%{}[]|;:=()\"<", ' ');
  if (strlen (plain) >= SWB_SHARE_LONGEST)
    *g_utf8_find_prev_char (plain, plain + SWB_SHARE_LONGEST) = '\0';
  return swb_text_clean (plain, -1);
}

/* FALSE where nothing is left of the name: its share is not told. */
static gboolean
append_name (GString *text, const char *name)
{
  g_autofree char *plain = NULL;

  if (!reads_back (name))
    name = plain = make_plain (name);
  if (plain != NULL && !reads_back (plain))
    return FALSE;
  g_string_append (text, name);
  return TRUE;
}

/* A list of one whose name has a comma ends with the sign between shares, so
 * that the comma is none. */
static void
write_list (GString *text, GArray *shares)
{
  const guint n = MIN (shares->len, SWB_SHARE_CELL_MOST);
  guint told = 0;

  g_array_sort (shares, compare_shares);
  for (guint i = 0; i < n; i++)
    {
      const SwbKnownShare *share = &g_array_index (shares, SwbKnownShare, i);
      const gsize before = text->len;

      if (told > 0)
        g_string_append (text, "; ");
      if (append_name (text, share->name))
        {
          append_percent (text, share->share);
          told++;
        }
      else
        g_string_truncate (text, before);
    }
  if (told == 1 && strpbrk (text->str, ",/") != NULL)
    g_string_append_c (text, ';');
}

static void
add_source (GString *sources, const char *source)
{
  g_autofree char *clean = swb_text_clean (source, -1);

  if (*clean == '\0')
    return;
  if (sources->len > 0)
    g_string_append (sources, "; ");
  g_string_append (sources, clean);
}

/* The day is the oldest of them: none is told to be newer than it is. */
static void
fill_origin (SwbShareLists *self, const GArray *shares, SwbCell *cells)
{
  SwbDay day = SWB_DAY_NONE;

  g_string_truncate (self->sources, 0);
  for (guint i = 0; i < shares->len; i++)
    {
      const SwbKnownShare *share = &g_array_index (shares, SwbKnownShare, i);
      gboolean told = FALSE;

      if (share->day != SWB_DAY_NONE &&
          (day == SWB_DAY_NONE || share->day < day))
        day = share->day;
      for (guint k = 0; k < i && !told; k++)
        told = strcmp (g_array_index (shares, SwbKnownShare, k).source,
                       share->source) == 0;
      if (!told)
        add_source (self->sources, share->source);
    }
  if (day != SWB_DAY_NONE)
    cells[0] = (SwbCell){ .kind = SWB_CELL_DAY, .day = day };
  if (self->sources->len > 0)
    cells[1] = (SwbCell){ .kind = SWB_CELL_TEXT, .text = self->sources->str };
}

/**
 * swb_share_lists_read_ahead:
 * @self: cells
 * @accounts: (array length=n): whose cells are filled next, in this order
 * @n: how many
 * @n_next: (out): after how many of them to call this again
 * @cancellable: (nullable): stops it
 * @error: why not
 *
 * Returns: whether they could be read
 */
gboolean
swb_share_lists_read_ahead (SwbShareLists *self,
                            const SwbId *accounts,
                            guint n,
                            guint *n_next,
                            GCancellable *cancellable,
                            GError **error)
{
  *n_next = n;
  return self->n_kinds == 0 ||
         swb_audience_reader_read_ahead (self->reader, accounts, n, n_next,
                                         cancellable, error);
}

/**
 * swb_share_lists_fill:
 * @self: cells
 * @account: (nullable): whose audience; %NULL for nobody's
 * @cells: (out caller-allocates): its cells, as many as there are titles; texts
 *   are good until the next are filled
 * @error: why not
 *
 * Returns: whether they could be read
 */
gboolean
swb_share_lists_fill (SwbShareLists *self,
                      const SwbId *account,
                      SwbCell *cells,
                      GError **error)
{
  const GArray *shares;

  for (guint i = 0; i < self->titles->len; i++)
    cells[i] = (SwbCell){ .kind = SWB_CELL_EMPTY };
  if (account == NULL || self->n_kinds == 0)
    return TRUE;
  shares = swb_audience_reader_read (self->reader, account, error);
  if (shares == NULL || shares->len == 0)
    return shares != NULL;
  for (guint k = 0; k < self->n_kinds; k++)
    {
      g_array_set_size (self->some, 0);
      g_string_truncate (self->texts[k], 0);
      for (guint i = 0; i < shares->len; i++)
        if (g_array_index (shares, SwbKnownShare, i).kind == self->kinds[k])
          g_array_append_vals (self->some,
                               &g_array_index (shares, SwbKnownShare, i), 1);
      write_list (self->texts[k], self->some);
      if (self->texts[k]->len > 0)
        cells[k] =
            (SwbCell){ .kind = SWB_CELL_TEXT, .text = self->texts[k]->str };
    }
  fill_origin (self, shares, cells + self->n_kinds);
  return TRUE;
}
