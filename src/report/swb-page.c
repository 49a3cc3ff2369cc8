/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper and text. Text is shaped by Pango with unhinted metrics, so that lines
 * break the same at every resolution; letters without a font are remembered. */
#include "report/swb-page.h"

#include "base/swb-text.h"
#include "chart/swb-text-language.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _SwbPageContext
{
  PangoContext *pango;
  GHashTable *scripts; /* GUnicodeScript -> the first text that has it */
  GPtrArray *warnings;
};

/**
 * swb_paper_size:
 * @paper: a paper
 *
 * Returns: its size and margins in points
 */
SwbPageSize
swb_paper_size (SwbPaper paper)
{
  if (paper == SWB_PAPER_LETTER)
    return (SwbPageSize){ 612.0, 792.0, 54.0, 46.0, 64.0 };
  return (SwbPageSize){ 595.276, 841.89, 48.0, 46.0, 64.0 };
}

/**
 * swb_paper_parse:
 * @text: "a4" or "letter", in any case
 * @paper: (out): the paper
 *
 * Returns: whether there is such a paper
 */
gboolean
swb_paper_parse (const char *text, SwbPaper *paper)
{
  static const char *const names[SWB_N_PAPERS] = { "a4", "letter" };

  g_return_val_if_fail (text && paper, FALSE);
  for (int i = 0; i < SWB_N_PAPERS; i++)
    if (g_ascii_strcasecmp (text, names[i]) == 0)
      {
        *paper = (SwbPaper) i;
        return TRUE;
      }
  return FALSE;
}

static PangoContext *
new_pango_context (void)
{
  PangoContext *pango =
      pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (pango, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (pango, FALSE);
  swb_text_language_apply (pango);
  pango_context_set_base_dir (pango, PANGO_DIRECTION_LTR);
  return pango;
}

/**
 * swb_page_context_new:
 *
 * Returns: (transfer full): a context for the calling thread only
 */
SwbPageContext *
swb_page_context_new (void)
{
  SwbPageContext *self = g_new0 (SwbPageContext, 1);

  self->pango = new_pango_context ();
  self->scripts = g_hash_table_new (NULL, NULL);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * swb_page_context_free:
 * @self: (transfer full) (nullable): a context
 */
void
swb_page_context_free (SwbPageContext *self)
{
  if (!self)
    return;
  g_object_unref (self->pango);
  g_hash_table_unref (self->scripts);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

/**
 * swb_page_context_get_warnings:
 * @self: a context
 *
 * Returns: (element-type utf8): a sentence for every script that no installed
 *   font can write, in the order of its first text
 */
GPtrArray *
swb_page_context_get_warnings (const SwbPageContext *self)
{
  return self->warnings;
}

static const char *
script_name (GUnicodeScript script)
{
  static const struct
  {
    GUnicodeScript script;
    const char *name;
  } names[] = {
    { G_UNICODE_SCRIPT_ARABIC, N_ ("Arabic") },
    { G_UNICODE_SCRIPT_ARMENIAN, N_ ("Armenian") },
    { G_UNICODE_SCRIPT_BENGALI, N_ ("Bengali") },
    { G_UNICODE_SCRIPT_CYRILLIC, N_ ("Cyrillic") },
    { G_UNICODE_SCRIPT_DEVANAGARI, N_ ("Devanagari") },
    { G_UNICODE_SCRIPT_GEORGIAN, N_ ("Georgian") },
    { G_UNICODE_SCRIPT_GREEK, N_ ("Greek") },
    { G_UNICODE_SCRIPT_GUJARATI, N_ ("Gujarati") },
    { G_UNICODE_SCRIPT_GURMUKHI, N_ ("Gurmukhi") },
    { G_UNICODE_SCRIPT_HAN, N_ ("Chinese") },
    { G_UNICODE_SCRIPT_HANGUL, N_ ("Hangul") },
    { G_UNICODE_SCRIPT_HEBREW, N_ ("Hebrew") },
    { G_UNICODE_SCRIPT_HIRAGANA, N_ ("Hiragana") },
    { G_UNICODE_SCRIPT_KANNADA, N_ ("Kannada") },
    { G_UNICODE_SCRIPT_KATAKANA, N_ ("Katakana") },
    { G_UNICODE_SCRIPT_KHMER, N_ ("Khmer") },
    { G_UNICODE_SCRIPT_LAO, N_ ("Lao") },
    { G_UNICODE_SCRIPT_LATIN, N_ ("Latin") },
    { G_UNICODE_SCRIPT_MALAYALAM, N_ ("Malayalam") },
    { G_UNICODE_SCRIPT_MYANMAR, N_ ("Burmese") },
    { G_UNICODE_SCRIPT_ORIYA, N_ ("Odia") },
    { G_UNICODE_SCRIPT_SINHALA, N_ ("Sinhala") },
    { G_UNICODE_SCRIPT_TAMIL, N_ ("Tamil") },
    { G_UNICODE_SCRIPT_TELUGU, N_ ("Telugu") },
    { G_UNICODE_SCRIPT_THAI, N_ ("Thai") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].script == script)
      return _ (names[i].name);
  return NULL;
}

static void
warn (SwbPageContext *self, gunichar letter, const char *text)
{
  const GUnicodeScript script = g_unichar_get_script (letter);
  const char *name = script_name (script);
  g_autofree char *quoted = NULL;

  if (!g_hash_table_add (self->scripts, GINT_TO_POINTER ((int) script + 1)))
    return;
  quoted = swb_text_name (text);
  if (name)
    g_ptr_array_add (
        self->warnings,
        g_strdup_printf (_ ("No installed font has %s letters: “%s” is printed "
                            "as boxes. Install one, such as Noto Sans."),
                         name, quoted));
  else
    g_ptr_array_add (
        self->warnings,
        g_strdup_printf (_ ("No installed font has the sign U+%04X: “%s” is "
                            "printed with a box. Install one, such as Noto "
                            "Sans."),
                         letter, quoted));
}

static void
note_missing (SwbPageContext *self, PangoLayout *layout)
{
  PangoLayoutIter *iter;

  if (pango_layout_get_unknown_glyphs_count (layout) == 0)
    return;
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run && i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          warn (self, run->glyphs->glyphs[i].glyph & ~PANGO_GLYPH_UNKNOWN_FLAG,
                pango_layout_get_text (layout));
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

static void
set_font (PangoLayout *layout, const SwbTextLook *look)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family_static (font, "Sans");
  pango_font_description_set_absolute_size (font, look->size * PANGO_SCALE);
  if (look->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

static void
set_spacing (PangoLayout *layout, double spacing)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (
      list, pango_attr_letter_spacing_new ((int) (spacing * PANGO_SCALE)));
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

/**
 * swb_page_text:
 * @self: a context
 * @look: how it looks
 * @text: the text
 * @width: where lines end, in points; negative for one long line
 *
 * Text in another direction keeps its own order, yet lines start on the left.
 *
 * Returns: (transfer full): the text, shaped
 */
PangoLayout *
swb_page_text (SwbPageContext *self,
               const SwbTextLook *look,
               const char *text,
               double width)
{
  PangoLayout *layout = pango_layout_new (self->pango);
  g_autofree char *shown = swb_text_show (text);

  set_font (layout, look);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, look->align);
  if (look->leading > 0)
    pango_layout_set_line_spacing (layout, (float) look->leading);
  if (look->markup)
    pango_layout_set_markup (layout, shown, -1);
  else
    pango_layout_set_text (layout, shown, -1);
  if (look->spacing > 0)
    set_spacing (layout, look->spacing);
  if (width >= 0)
    {
      pango_layout_set_width (layout, (int) ceil (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      if (look->lines > 0)
        {
          pango_layout_set_height (layout, -look->lines);
          pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        }
    }
  note_missing (self, layout);
  return layout;
}

/**
 * swb_page_text_size:
 * @text: shaped text
 * @width: (out) (optional): in points
 * @height: (out) (optional): in points
 */
void
swb_page_text_size (PangoLayout *text, double *width, double *height)
{
  int w, h;

  pango_layout_get_size (text, &w, &h);
  if (width)
    *width = (double) w / PANGO_SCALE;
  if (height)
    *height = (double) h / PANGO_SCALE;
}

/**
 * swb_page_draw_text:
 * @cr: where to
 * @text: shaped text
 * @look: its ink
 * @x: left edge, in points
 * @y: upper edge
 */
void
swb_page_draw_text (
    cairo_t *cr, PangoLayout *text, const SwbTextLook *look, double x, double y)
{
  swb_page_set_ink (cr, look->color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, text);
}

/**
 * swb_page_put_text:
 * @self: a context
 * @cr: where to
 * @look: how it looks
 * @text: the text
 * @box: where; its height is not read
 */
void
swb_page_put_text (SwbPageContext *self,
                   cairo_t *cr,
                   const SwbTextLook *look,
                   const char *text,
                   const cairo_rectangle_t *box)
{
  g_autoptr (PangoLayout) layout = swb_page_text (self, look, text, box->width);

  swb_page_draw_text (cr, layout, look, box->x, box->y);
}

/**
 * swb_page_check_text:
 * @self: a context
 * @text: text that others draw
 *
 * Adds a warning where no font has its letters.
 */
void
swb_page_check_text (SwbPageContext *self, const char *text)
{
  const SwbTextLook look = { .size = 10.0 };

  g_object_unref (swb_page_text (self, &look, text, -1.0));
}

/**
 * swb_page_ink:
 * @ink: what for
 *
 * Returns: the colour of the print palette
 */
SwbColor
swb_page_ink (SwbChartInk ink)
{
  return swb_chart_palette_color (SWB_CHART_PALETTE_PRINT, ink);
}

/**
 * swb_page_set_ink:
 * @cr: where to
 * @color: the colour to go on with
 */
void
swb_page_set_ink (cairo_t *cr, SwbColor color)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}

/**
 * swb_page_rule:
 * @cr: where to
 * @x: left end, in points
 * @y: its middle
 * @width: how long
 * @line: how thick
 * @color: its ink
 */
void
swb_page_rule (
    cairo_t *cr, double x, double y, double width, double line, SwbColor color)
{
  cairo_save (cr);
  swb_page_set_ink (cr, color);
  cairo_set_line_width (cr, line);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
  cairo_restore (cr);
}
