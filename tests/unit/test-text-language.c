/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of any script come from a font for their script, in each locale: with
 * the C locale's language Tamil was set from two fonts, with dotted circles. */
#include "chart/swb-text-language.h"

#include <pango/pangocairo.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *script;   /* what the font's name ends with or holds */
  const char *language; /* that each run must have */
} Name;

static const Name names[] = {
  { "ஓவியா செந்தில்வள் பா", "Tamil", "ta" },
  { "क्षत्रिय स्त्री", "Devanagari", "hi" },
  { "ক্ষেত্র", "Bengali", "bn" },
  { "క్షేత్రం", "Telugu", "te" },
  { "ಕ್ಷೇತ್ರ", "Kannada", "kn" },
  { "ക്ഷേത്രം", "Malayalam", "ml" },
  { "ਸਿੰਘ", "Gurmukhi", "pa" },
  { "ક્ષેત્ર", "Gujarati", "gu" },
  { "ශ්‍රී", "Sinhala", "si" },
  { "ٹھیک", NULL, "ar" },
  { "김민준", "KR", "ko" },
  { "ひらがな", "JP", "ja" },
  { "น้ำ", "Thai", "th" },
};

static gboolean
is_installed (PangoContext *context, const char *family)
{
  PangoFontFamily **families = NULL;
  gboolean found = FALSE;
  int n = 0;

  pango_context_list_families (context, &families, &n);
  for (int i = 0; i < n && !found; i++)
    found = strcmp (pango_font_family_get_name (families[i]), family) == 0;
  g_free (families);
  return found;
}

static void
check_run (PangoLayoutRun *run, const Name *name, gboolean fonts)
{
  PangoFontDescription *font = pango_font_describe (run->item->analysis.font);

  g_assert_cmpstr (pango_language_to_string (run->item->analysis.language), ==,
                   name->language);
  if (fonts && name->script != NULL)
    g_assert_nonnull (
        strstr (pango_font_description_get_family (font), name->script));
  pango_font_description_free (font);
}

static void
check_name (PangoContext *context, const Name *name)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autofree char *noto =
      g_strdup_printf ("Noto Sans %s", name->script ? name->script : "");
  g_autofree char *cjk = g_strdup_printf ("Noto Sans CJK %s", name->script);
  gboolean fonts = is_installed (context, noto) || is_installed (context, cjk);
  PangoLayoutLine *line;

  if (!fonts)
    g_test_message ("no Noto font for %s here: its language alone is tested",
                    name->text);
  pango_layout_set_text (layout, name->text, -1);
  line = pango_layout_get_line_readonly (layout, 0);
  g_assert_nonnull (line->runs);
  for (GSList *at = line->runs; at != NULL; at = at->next)
    check_run (at->data, name, fonts);
  if (fonts)
    g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
}

static PangoContext *
new_context (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}

static void
test_runs (void)
{
  PangoContext *context = new_context ();

  swb_text_language_apply (context);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    check_name (context, &names[i]);
  g_object_unref (context);
}

/* A language that Pango knows is the reader's own: Japanese keeps its Han. */
static void
test_known (void)
{
  const char *known[] = { "en-us", "hi-in", "ja-jp", "ko", "es-mx", "ta" };

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    {
      PangoLanguage *language = pango_language_from_string (known[i]);

      g_assert_true (swb_text_language_for (language) == language);
    }
  g_assert_cmpstr (pango_language_to_string (swb_text_language_for (
                       pango_language_from_string ("c"))),
                   ==, "en");
  g_assert_cmpstr (pango_language_to_string (swb_text_language_for (NULL)), ==,
                   "en");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-language/runs", test_runs);
  g_test_add_func ("/text-language/known", test_known);
  return g_test_run ();
}
