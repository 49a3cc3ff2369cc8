/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language by which Pango chooses fonts. Pango gives a run of another
 * script that script's own language only where it knows the scripts of the
 * context's language; for "c" (LANG=C) it knows none, and fonts get mixed. */
#include "chart/swb-text-language.h"

/**
 * swb_text_language_for:
 * @language: (nullable): the language of a context or of the process
 *
 * Returns: (transfer none): @language where Pango knows its scripts, else
 *   English: with it each run gets the language of its own script, and so a
 *   font that holds all of it
 */
PangoLanguage *
swb_text_language_for (PangoLanguage *language)
{
  int n_scripts = 0;

  if (language != NULL &&
      pango_language_get_scripts (language, &n_scripts) != NULL &&
      n_scripts > 0)
    return language;
  return pango_language_from_string ("en");
}

/**
 * swb_text_language_apply:
 * @context: a context of our own, not a widget's
 *
 * Sets the language for text of any script, by the process's locale.
 */
void
swb_text_language_apply (PangoContext *context)
{
  g_return_if_fail (PANGO_IS_CONTEXT (context));
  pango_context_set_language (
      context, swb_text_language_for (pango_language_get_default ()));
}

/**
 * swb_text_language_attributes:
 *
 * For widgets, whose context belongs to GTK.
 *
 * Returns: (transfer full) (nullable): the attribute that gives a text of any
 *   script its fonts, or %NULL where the process's locale needs none
 */
PangoAttrList *
swb_text_language_attributes (void)
{
  PangoLanguage *given = pango_language_get_default ();
  PangoLanguage *language = swb_text_language_for (given);
  PangoAttrList *list;

  if (language == given)
    return NULL;
  list = pango_attr_list_new ();
  pango_attr_list_insert (list, pango_attr_language_new (language));
  return list;
}
