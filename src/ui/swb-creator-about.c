/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a creator is and does: name, languages, cities, country, niches and
 * formats, each changed by itself. */
#include "ui/swb-creator-about.h"

#include "base/swb-language.h"
#include "base/swb-text.h"
#include "ui/swb-creator-editor.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>

struct _SwbCreatorAbout
{
  SwbCreatorCard parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbCreatorAbout, swb_creator_about, SWB_TYPE_CREATOR_CARD)

static const guint columns[] = {
  SWB_CREATOR_NAME,    SWB_CREATOR_LANGUAGES, SWB_CREATOR_CITIES,
  SWB_CREATOR_COUNTRY, SWB_CREATOR_NICHES,    SWB_CREATOR_FORMATS,
};

static const char *
column_title (guint column)
{
  switch (column)
    {
    case SWB_CREATOR_NAME:
      return _ ("Name");
    case SWB_CREATOR_LANGUAGES:
      return _ ("Languages");
    case SWB_CREATOR_CITIES:
      return _ ("Cities");
    case SWB_CREATOR_COUNTRY:
      return _ ("Country");
    case SWB_CREATOR_NICHES:
      return _ ("Niches");
    default:
      return _ ("Formats");
    }
}

static char *
column_text (const SwbCreatorDetails *details, guint column)
{
  g_autofree char *codes = NULL;

  switch (column)
    {
    case SWB_CREATOR_NAME:
      return g_strdup (details->name);
    case SWB_CREATOR_LANGUAGES:
      codes = g_strjoinv (", ", (char **) details->languages);
      return swb_roster_languages_text (codes);
    case SWB_CREATOR_CITIES:
      return g_strjoinv (", ", (char **) details->cities);
    case SWB_CREATOR_COUNTRY:
      return swb_roster_countries_text (details->country);
    case SWB_CREATOR_NICHES:
      return g_strjoinv (", ", (char **) details->niches);
    default:
      return g_strjoinv (", ", (char **) details->formats);
    }
}

static void
fill (SwbCreatorCard *card, const SwbCreatorDetails *details)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = column_text (details, columns[i]);
      const char *shown = text != NULL && *text != '\0' ? text : "–";
      const SwbCreatorRow row = { .title = column_title (columns[i]),
                                  .value = shown,
                                  .tooltip = shown,
                                  .key = i };

      gtk_widget_add_css_class (swb_creator_card_add_row (card, &row), "fact");
    }
}

static gboolean
check_languages (const char *text, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (*part != '\0' && swb_language_code (part) == NULL)
        {
          g_autofree char *problem =
              swb_text_tell (_ ("“%s” is no language known here"), part);

          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                               problem);
          return FALSE;
        }
    }
  return TRUE;
}

static SwbCommand *
make (SwbCreatorEditor *editor,
      const SwbCreatorDetails *about,
      gconstpointer item,
      GError **error)
{
  const guint column = *(const guint *) item;
  const char *text = swb_creator_editor_get_text (editor, 0);

  if (column == SWB_CREATOR_LANGUAGES && !check_languages (text, error))
    return NULL;
  /* It is shown by its name and stays the code that it is. */
  if (column == SWB_CREATOR_COUNTRY)
    {
      g_autofree char *shown = swb_roster_countries_text (about->country);

      if (g_str_equal (text, shown))
        text = about->country;
    }
  return swb_creator_set_text (about, column, text, error);
}

static void
edit (SwbCreatorCard *card, guint key)
{
  const SwbCreatorDetails *details = swb_creator_card_get_details (card);
  g_autofree char *text = column_text (details, columns[key]);
  SwbCreatorEditor *editor;

  if (!swb_creator_card_can_edit (card))
    return;
  editor = swb_creator_editor_new (GTK_WIDGET (card),
                                   swb_creator_card_get_document (card),
                                   details, column_title (columns[key]));
  swb_creator_editor_add_text (editor, column_title (columns[key]), text);
  swb_creator_editor_ask (editor, make, &columns[key], _ ("Creator changed"));
}

static void
swb_creator_about_class_init (SwbCreatorAboutClass *klass)
{
  SwbCreatorCardClass *card_class = SWB_CREATOR_CARD_CLASS (klass);

  card_class->fill = fill;
  card_class->edit = edit;
}

static void
swb_creator_about_init (SwbCreatorAbout *self)
{
  swb_creator_card_set_up (SWB_CREATOR_CARD (self), "about", _ ("About"), NULL);
}
