/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short texts that several widgets show. */
#include "ui/swb-ui-text.h"

#include "base/swb-text.h"

#include <glib/gi18n-lib.h>

#define EDGES 48 /* of a window around a dialog, in pixels */

/**
 * swb_state_text:
 * @state: where a document's acts are safe
 * @has_file: whether it has a file at all
 *
 * Returns: what the title says
 */
const char *
swb_state_text (SwbDocumentState state, gboolean has_file)
{
  switch (state)
    {
    case SWB_DOCUMENT_SAVED:
      return _ ("Saved");
    case SWB_DOCUMENT_SAVING:
      return _ ("Saving…");
    case SWB_DOCUMENT_READ_ONLY:
      return _ ("Read-only");
    case SWB_DOCUMENT_SAFE:
    default:
      return has_file ? _ ("Safe in recovery") : _ ("Safe, no file yet");
    }
}

/* Letters of a word that are laid out in one go, and of a name in a menu. */
#define MOST_OF_WORD 40
#define MOST_OF_NAME 60

/* A label that is asked how narrow it can be lays out one letter a line; with
 * so many letters a line there are fewer lines. */
#define LEAST_OF_LINE 10

/**
 * swb_prose_new:
 * @text: (nullable): text from anywhere
 *
 * Returns: (transfer floating): a label that shows it in lines of any width,
 *   quickly also where it is long or a word has no end
 */
GtkWidget *
swb_prose_new (const char *text)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_OF_LINE);
  swb_prose_set_text (GTK_LABEL (label), text);
  return label;
}

/**
 * swb_prose_set_text:
 * @label: what swb_prose_new() made
 * @text: (nullable): text from anywhere
 */
void
swb_prose_set_text (GtkLabel *label, const char *text)
{
  g_autofree char *broken = swb_text_break_words (text, MOST_OF_WORD);

  gtk_label_set_text (label, broken);
}

/**
 * swb_row_set_title:
 * @row: a row
 * @title: (nullable): text from anywhere
 *
 * Rows take markup by default; this one shows the text.
 */
void
swb_row_set_title (gpointer row, const char *title)
{
  g_autofree char *broken = swb_text_break_words (title, MOST_OF_WORD);

  adw_preferences_row_set_use_markup (row, FALSE);
  adw_preferences_row_set_title (row, broken);
}

/**
 * swb_row_set_subtitle:
 * @row: an #AdwActionRow
 * @subtitle: (nullable): text from anywhere
 *
 * Rows take markup by default; this one shows the text, also in its title.
 */
void
swb_row_set_subtitle (gpointer row, const char *subtitle)
{
  g_autofree char *broken = swb_text_break_words (subtitle, MOST_OF_WORD);

  adw_preferences_row_set_use_markup (row, FALSE);
  adw_action_row_set_subtitle (row, broken);
}

/**
 * swb_status_page_set_title:
 * @page: a page, whose title is markup
 * @text: text from anywhere
 */
void
swb_status_page_set_title (AdwStatusPage *page, const char *text)
{
  g_autofree char *shown = swb_text_show_sentence (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_status_page_set_title (page, escaped);
}

/**
 * swb_status_page_set_description:
 * @page: a page, whose description is markup
 * @text: text from anywhere
 */
void
swb_status_page_set_description (AdwStatusPage *page, const char *text)
{
  g_autofree char *shown = swb_text_show_sentence (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_status_page_set_description (page, escaped);
}

/**
 * swb_group_set_description:
 * @group: a group, whose description is markup
 * @text: text from anywhere
 */
void
swb_group_set_description (AdwPreferencesGroup *group, const char *text)
{
  g_autofree char *shown = swb_text_show_sentence (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_preferences_group_set_description (group, escaped);
}

/**
 * swb_toast_set_text:
 * @toast: a toast
 * @text: text from anywhere; titles of toasts are markup
 */
void
swb_toast_set_text (AdwToast *toast, const char *text)
{
  g_autofree char *shown = swb_text_show_sentence (text);
  g_autofree char *escaped = g_markup_escape_text (shown, -1);

  adw_toast_set_title (toast, escaped);
}

/**
 * swb_toast_new:
 * @text: text from anywhere
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
swb_toast_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");

  swb_toast_set_text (toast, text);
  return toast;
}

/**
 * swb_menu_label:
 * @text: a name from anywhere
 *
 * Returns: (transfer full): @text as the label of a menu item, in which an
 *   underscore alone would mark a key
 */
char *
swb_menu_label (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", "_", -1);

  return g_strjoinv ("__", parts);
}

/**
 * swb_menu_name:
 * @name: a name from anywhere
 *
 * Returns: (transfer full): @name as swb_menu_label(), but a menu is as wide as
 *   its items, and of a long name the beginning is enough
 */
char *
swb_menu_name (const char *name)
{
  g_autofree char *shown = swb_text_show_line (name, MOST_OF_NAME);

  return swb_menu_label (shown);
}

/**
 * swb_inscription_set_parts:
 * @inscription: a line
 * @text: what it says
 * @light: (nullable): what it says behind that, in lighter letters
 * @small: whether those are smaller, too
 */
void
swb_inscription_set_parts (GtkInscription *inscription,
                           const char *text,
                           const char *light,
                           gboolean small)
{
  g_autofree char *markup = NULL;
  /* Among lines that begin at the right, a line of the other direction still
   * does, and keeps its own order. */
  gboolean rtl =
      gtk_widget_get_direction (GTK_WIDGET (inscription)) == GTK_TEXT_DIR_RTL;
  const char *before = rtl ? "\u200f\u2068" : "";

  if (light == NULL || *light == '\0')
    markup = g_markup_printf_escaped ("%s%s", before, text);
  else if (small)
    markup = g_markup_printf_escaped (
        "%s%s <span size=\"smaller\" alpha=\"72%%\">%s</span>", before, text,
        light);
  else
    markup = g_markup_printf_escaped (
        "%s%s  <span weight=\"normal\" alpha=\"72%%\">%s</span>", before, text,
        light);
  gtk_inscription_set_markup (inscription, markup);
}

/**
 * swb_text_scale:
 * @widget: a widget
 *
 * What is as wide as so many letters cannot be so many pixels wide.
 *
 * Returns: how large the letters are that the person asked the desktop for; 1
 *   is the ordinary size, 2 is twice as large
 */
double
swb_text_scale (GtkWidget *widget)
{
  int dpi = -1;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024.0), 0.5, 4.0) : 1.0;
}

/**
 * swb_text_fit_window:
 * @window: a dialog that has not been shown, over its parent
 *
 * Makes it as wide as large letters need, but not wider than the parent.
 */
void
swb_text_fit_window (GtkWindow *window)
{
  GtkWindow *parent = gtk_window_get_transient_for (window);
  int room = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  room = MAX (room - EDGES, width);
  width = (int) (width * MAX (swb_text_scale (GTK_WIDGET (window)), 1.0));
  gtk_window_set_default_size (window, MIN (width, room), height);
}

/* Whether the first letter of a text is of a script that runs leftwards. */
static gboolean
starts_leftwards (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  switch (g_unichar_get_script (g_utf8_get_char (text)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * swb_text_line:
 * @widget: where it is shown
 * @text: one line
 *
 * A line of the other direction would begin at the other end: a mark that is
 * not seen tells it the direction of the window. From right to left it also
 * stands apart after the mark, so that its own signs ("@name") keep their
 * places.
 *
 * Returns: (transfer full): the line, with marks where it needs them
 */
char *
swb_text_line (GtkWidget *widget, const char *text)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (rtl && !starts_leftwards (text) && g_strcmp0 (text, "—") != 0)
    return g_strconcat ("\u200f\u2068", text, "\u2069", NULL);
  if (!rtl && starts_leftwards (text))
    return g_strconcat ("\u200e", text, NULL);
  return g_strdup (text);
}

/**
 * swb_text_lines:
 * @widget: where they are shown
 * @text: lines
 *
 * Returns: (transfer full): each as swb_text_line() makes it
 */
char *
swb_text_lines (GtkWidget *widget, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = swb_text_line (widget, lines[i]);

      g_free (lines[i]);
      lines[i] = line;
    }
  return g_strjoinv ("\n", lines);
}

/**
 * swb_text_number_xalign:
 * @widget: shows a number among others of its column
 *
 * Digits stand below digits of the same worth, so numbers end at the right in
 * every language; where lines begin there, that is where they begin.
 *
 * Returns: the number's place as labels count it
 */
float
swb_text_number_xalign (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? 0.0f : 1.0f;
}
