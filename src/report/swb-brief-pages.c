/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which blocks a brief has, on which page each stands, and how a page is
 * drawn: its pieces, its foot and, on the first, the contents. */
#include "report/swb-brief-pages.h"

#include "report/swb-block-chart.h"
#include "report/swb-block-facts.h"
#include "report/swb-block-gates.h"
#include "report/swb-block-plan.h"
#include "report/swb-block-table.h"
#include "report/swb-block-text.h"
#include "report/swb-paginator.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define REACH_HEIGHT 240.0
#define BAR_HEIGHT 23.0
#define BARS_HEIGHT 62.0 /* legend and note */
#define SHORT 0.2        /* of a page */

struct _SwbBriefPages
{
  const SwbBriefContent *content;
  SwbPageContext *context;
  SwbPageSize size;
  GPtrArray *blocks;
  GArray *pieces;
  GArray *entries;
  guint n_pages;
  double used; /* of the last page */
  double contents;
};

static void
add (SwbBriefPages *self, SwbBlock *block)
{
  g_ptr_array_add (self->blocks, block);
}

static void
add_notes (SwbBriefPages *self, GPtrArray *texts)
{
  for (guint i = 0; i < texts->len; i++)
    {
      SwbBlock *note = swb_block_note_new (g_ptr_array_index (texts, i));

      note->keep_next = i + 2 == texts->len; /* no lone note on a page */
      add (self, note);
    }
}

static gboolean
wants (const SwbBriefPages *self, SwbBriefSections section)
{
  return (self->content->sections & section) != 0;
}

static void
add_front (SwbBriefPages *self)
{
  const SwbBriefContent *content = self->content;
  SwbBlock *plan;

  add (self, swb_block_title_new (_ ("CAMPAIGN BRIEF"), content->name,
                                  content->line));
  add (self, swb_block_facts_new (content->facts, SWB_BRIEF_N_FACTS));
  if (wants (self, SWB_BRIEF_MESSAGE) &&
      (*content->message || *content->people))
    {
      add (self,
           swb_block_heading_new (_ ("What we want people to do"), "message"));
      if (*content->message)
        add (self, swb_block_paragraph_new (content->message));
      if (*content->people)
        add (self, swb_block_note_new (content->people));
    }
  plan = wants (self, SWB_BRIEF_PLAN) ? swb_block_plan_new (content) : NULL;
  if (plan)
    {
      add (self, swb_block_heading_new (_ ("How it unfolds"), "plan"));
      add (self, plan);
    }
  if (wants (self, SWB_BRIEF_GATES) && content->gates->len > 0)
    {
      add (self, swb_block_heading_new (_ ("The gates"), "gates"));
      add (self, swb_block_gates_new (content->gates));
    }
}

static void
add_tables (SwbBriefPages *self)
{
  const SwbBriefContent *content = self->content;

  if (wants (self, SWB_BRIEF_CREATORS))
    {
      add (self,
           swb_block_heading_new (_ ("Creators and deliverables"), "creators"));
      if (content->creators)
        add (self, swb_block_table_new (content->creators));
      add_notes (self, content->creator_notes);
    }
  if (wants (self, SWB_BRIEF_BUDGET))
    {
      add (self, swb_block_heading_new (_ ("Budget"), "budget"));
      if (content->budget)
        add (self, swb_block_table_new (content->budget));
      add_notes (self, content->budget_notes);
    }
}

static double
chart_height (const SwbBriefPages *self, guint index, double scale)
{
  return index == 0
             ? REACH_HEIGHT * scale
             : BARS_HEIGHT + BAR_HEIGHT * scale * self->content->n_bars[index];
}

/* Where money has nothing to show, the budget has said so already; where reach
 * has nothing, the methods tell why. */
static void
add_charts (SwbBriefPages *self, double scale)
{
  static const char *const dests[SWB_BRIEF_N_CHARTS] = { "reach", "spend-stage",
                                                         "spend-bucket" };

  for (guint i = 0; i < SWB_BRIEF_N_CHARTS; i++)
    {
      SwbChart *chart = self->content->charts[i];

      if (!wants (self, SWB_BRIEF_CHARTS) || !chart ||
          swb_chart_is_empty (chart))
        continue;
      add (self, swb_block_heading_new (swb_chart_get_title (chart), dests[i]));
      add (self, swb_block_chart_new (chart, chart_height (self, i, scale)));
    }
}

static void
add_back (SwbBriefPages *self)
{
  if (!wants (self, SWB_BRIEF_SOURCES))
    return;
  add (self, swb_block_heading_new (_ ("Sources and methods"), "sources"));
  if (self->content->sources)
    add (self, swb_block_table_new (self->content->sources));
  add_notes (self, self->content->methods);
}

static double
text_width (const SwbBriefPages *self)
{
  return self->size.width - 2.0 * self->size.margin;
}

static double
text_height (const SwbBriefPages *self)
{
  return self->size.height - self->size.top - self->size.bottom;
}

static void
list_entries (SwbBriefPages *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SwbBlock *block = g_ptr_array_index (self->blocks, i);
      const SwbContentsEntry entry = { block->outline, block->dest, 0 };

      if (entry.name)
        g_array_append_val (self->entries, entry);
    }
}

static void
number_entries (SwbBriefPages *self)
{
  guint n = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SwbPiece *piece = &g_array_index (self->pieces, SwbPiece, i);
      const SwbBlock *block = g_ptr_array_index (self->blocks, piece->block);

      if (block->outline && piece->first == 0)
        g_array_index (self->entries, SwbContentsEntry, n++).page = piece->page;
    }
}

static double
piece_end (const SwbBriefPages *self, const SwbPiece *piece)
{
  const SwbBlock *block = g_ptr_array_index (self->blocks, piece->block);
  double end = piece->y + block->header;

  for (guint i = 0; i < piece->n; i++)
    end += swb_block_get_item (block, piece->first + i)->height;
  return end;
}

static void
paginate (SwbBriefPages *self, double contents)
{
  const SwbPiece *last;

  g_clear_pointer (&self->pieces, g_array_unref);
  self->contents = contents;
  self->pieces = swb_paginate ((SwbBlock *const *) self->blocks->pdata,
                               self->blocks->len, text_height (self) - contents,
                               text_height (self), &self->n_pages);
  last = &g_array_index (self->pieces, SwbPiece, self->pieces->len - 1);
  self->used = piece_end (self, last);
}

/* Contents are for more than one page. */
static void
flow (SwbBriefPages *self, double scale)
{
  g_ptr_array_set_size (self->blocks, 0);
  g_array_set_size (self->entries, 0);
  add_front (self);
  add_tables (self);
  add_charts (self, scale);
  add_back (self);
  list_entries (self);
  for (guint i = 0; i < self->blocks->len; i++)
    swb_block_lay_out (g_ptr_array_index (self->blocks, i), self->context,
                       text_width (self));
  paginate (self, 0.0);
  if (self->n_pages > 1 && wants (self, SWB_BRIEF_CONTENTS))
    paginate (self, swb_contents_height (self->entries->len));
}

/* A last page with a few lines alone is drawn in by smaller charts, where that
 * is enough. */
static void
avoid_short_page (SwbBriefPages *self)
{
  const guint n = self->n_pages;

  if (n < 2 || self->used > text_height (self) * SHORT)
    return;
  flow (self, 0.8);
  if (self->n_pages == n)
    flow (self, 1.0);
}

/**
 * swb_brief_pages_new:
 * @content: what the brief says; has to outlive the pages
 *
 * Lays everything out. May run on any thread; the pages then belong to it.
 *
 * Returns: (transfer full): the pages
 */
SwbBriefPages *
swb_brief_pages_new (const SwbBriefContent *content)
{
  SwbBriefPages *self;

  g_return_val_if_fail (content, NULL);
  self = g_new0 (SwbBriefPages, 1);
  self->content = content;
  self->context = swb_page_context_new ();
  self->size = swb_paper_size (content->paper);
  self->entries = g_array_new (FALSE, FALSE, sizeof (SwbContentsEntry));
  self->blocks =
      g_ptr_array_new_with_free_func ((GDestroyNotify) swb_block_free);
  flow (self, 1.0);
  avoid_short_page (self);
  number_entries (self);
  return self;
}

/**
 * swb_brief_pages_free:
 * @pages: (transfer full) (nullable): pages
 */
void
swb_brief_pages_free (SwbBriefPages *pages)
{
  if (!pages)
    return;
  g_ptr_array_unref (pages->blocks);
  g_array_unref (pages->pieces);
  g_array_unref (pages->entries);
  swb_page_context_free (pages->context);
  g_free (pages);
}

/**
 * swb_brief_pages_get_n:
 * @pages: pages
 *
 * Returns: how many there are, at least 1
 */
guint
swb_brief_pages_get_n (const SwbBriefPages *pages)
{
  return pages->n_pages;
}

/**
 * swb_brief_pages_get_size:
 * @pages: pages
 *
 * Returns: their size in points
 */
SwbPageSize
swb_brief_pages_get_size (const SwbBriefPages *pages)
{
  return pages->size;
}

/**
 * swb_brief_pages_get_lowest:
 * @pages: pages
 *
 * Returns: by how many points the fullest page runs over its room; not above 0
 *   where all is well
 */
double
swb_brief_pages_get_lowest (const SwbBriefPages *pages)
{
  double most = -text_height (pages);

  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const SwbPiece *piece = &g_array_index (pages->pieces, SwbPiece, i);
      const double room =
          text_height (pages) - (piece->page == 0 ? pages->contents : 0.0);

      most = MAX (most, piece_end (pages, piece) - room);
    }
  return most;
}

/**
 * swb_brief_pages_get_warnings:
 * @pages: pages
 *
 * Returns: (element-type utf8): a sentence for each script without a font
 */
GPtrArray *
swb_brief_pages_get_warnings (const SwbBriefPages *pages)
{
  return swb_page_context_get_warnings (pages->context);
}

/**
 * swb_brief_pages_get_entries:
 * @pages: pages
 * @n_entries: (out): how many
 *
 * Returns: (array length=n_entries): the sections, for an outline
 */
const SwbContentsEntry *
swb_brief_pages_get_entries (const SwbBriefPages *pages, guint *n_entries)
{
  *n_entries = pages->entries->len;
  return (const SwbContentsEntry *) (gpointer) pages->entries->data;
}

static void
draw_dest (const SwbPaint *paint, const SwbBlock *block, const SwbPiece *piece)
{
  g_autofree char *name = NULL;

  if (!block->dest || piece->first > 0)
    return;
  name = g_strdup_printf ("name='%s'", block->dest);
  cairo_tag_begin (paint->cr, CAIRO_TAG_DEST, name);
  cairo_tag_end (paint->cr, CAIRO_TAG_DEST);
}

static void
draw_piece (SwbBriefPages *self, cairo_t *cr, const SwbPiece *piece)
{
  SwbBlock *block = g_ptr_array_index (self->blocks, piece->block);
  SwbPaint paint = { self->context, cr, self->size.margin,
                     self->size.top + piece->y, text_width (self) };

  draw_dest (&paint, block, piece);
  if (block->klass->tag)
    cairo_tag_begin (cr, block->klass->tag, NULL);
  if (block->klass->draw_header)
    block->klass->draw_header (block, &paint);
  paint.y += block->header;
  for (guint i = piece->first; i < piece->first + piece->n; i++)
    {
      block->klass->draw (block, &paint, i);
      paint.y += swb_block_get_item (block, i)->height;
    }
  if (block->klass->tag)
    cairo_tag_end (cr, block->klass->tag);
}

static void
draw_foot (SwbBriefPages *self, cairo_t *cr, guint page)
{
  const double y = self->size.height - 46.0;
  const SwbTextLook look = { .size = 9.5,
                             .lines = 1,
                             .color = swb_page_ink (SWB_CHART_INK_DIM) };
  /* Translators: the page and how many there are: "1 of 6". */
  g_autofree char *number =
      g_strdup_printf (_ ("%1$u of %2$u"), page + 1, self->n_pages);
  g_autoptr (PangoLayout) right =
      swb_page_text (self->context, &look, number, -1.0);
  double width;

  swb_page_rule (cr, self->size.margin, y - 9.0, text_width (self), 0.6,
                 swb_page_ink (SWB_CHART_INK_GRID));
  swb_page_text_size (right, &width, NULL);
  swb_page_draw_text (cr, right, &look,
                      self->size.width - self->size.margin - width, y);
  swb_page_put_text (self->context, cr, &look, self->content->footer,
                     &(cairo_rectangle_t){ self->size.margin, y,
                                           text_width (self) - width - 20.0,
                                           0 });
}

/**
 * swb_brief_pages_draw:
 * @pages: pages
 * @cr: a page of their size, in points
 * @page: which, from 0
 */
void
swb_brief_pages_draw (SwbBriefPages *pages, cairo_t *cr, guint page)
{
  const double contents = pages->contents;

  g_return_if_fail (page < pages->n_pages);
  for (guint i = 0; i < pages->pieces->len; i++)
    {
      const SwbPiece *piece = &g_array_index (pages->pieces, SwbPiece, i);

      if (piece->page == page)
        draw_piece (pages, cr, piece);
    }
  if (page == 0 && contents > 0)
    swb_contents_draw (
        &(SwbPaint){ pages->context, cr, pages->size.margin,
                     pages->size.height - pages->size.bottom - contents,
                     text_width (pages) },
        (const SwbContentsEntry *) (gpointer) pages->entries->data,
        pages->entries->len);
  draw_foot (pages, cr, page);
}
