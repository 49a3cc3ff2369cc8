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
 * swb_text_language_is_known:
 *
 * Returns: whether Pango knows the scripts of the process's language, so that
 *   no context needs another
 */
gboolean
swb_text_language_is_known (void)
{
  PangoLanguage *given = pango_language_get_default ();

  return swb_text_language_for (given) == given;
}

/**
 * swb_text_language_apply:
 * @context: of our own or of a widget
 *
 * Sets the language for text of any script, by the process's locale. An
 * attribute would not do: newer versions of Pango take its language for that
 * of every run.
 */
void
swb_text_language_apply (PangoContext *context)
{
  g_return_if_fail (PANGO_IS_CONTEXT (context));
  pango_context_set_language (
      context, swb_text_language_for (pango_language_get_default ()));
}
