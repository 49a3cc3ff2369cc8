/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One judged row in the list of an import: a tick, whose row it is, and what
 * becomes of it or why it is wrong. */
#include "ui/swb-import-line.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "ui/swb-import-changes.h"
#include "ui/swb-import-choice.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

struct _SwbImportLine
{
  GtkWidget parent_instance;

  SwbImportPreview *preview;
  guint row;
  SwbGrouping grouping;
  gboolean busy;
  GtkWidget *main;
  GtkWidget *choice;
  GtkWidget *changes;
  GtkWidget *tick;
  GtkInscription *who;
  GtkInscription *handle;
  GtkInscription *followers;
  GtkInscription *verdict;
};

G_DEFINE_FINAL_TYPE (SwbImportLine, swb_import_line, GTK_TYPE_WIDGET)

/* Letters of a name; the line has room for far fewer. */
#define LONGEST 200

enum
{
  TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
toggled_cb (SwbImportLine *self)
{
  if (self->busy || self->preview == NULL)
    return;
  swb_import_preview_set_ticked (
      self->preview, self->row,
      gtk_check_button_get_active (GTK_CHECK_BUTTON (self->tick)));
  g_signal_emit (self, signals[TICKED], 0);
}

static void
show_changes (SwbImportLine *self)
{
  swb_import_changes_set_row (SWB_IMPORT_CHANGES (self->changes), self->preview,
                              self->row, self->grouping);
}

/* Whom the row is about decides what it changes. */
static void
chosen_cb (SwbImportLine *self)
{
  show_changes (self);
  g_signal_emit (self, signals[TICKED], 0);
}

static void
updated_cb (SwbImportLine *self)
{
  show_changes (self);
  g_signal_emit (self, signals[TICKED], 0);
}

static GtkInscription *
add_text (
    SwbImportLine *self, int least, int chars, float xalign, gboolean expand)
{
  GtkWidget *text = gtk_inscription_new (NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), (guint) least);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), (guint) chars);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), xalign);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, expand);
  /* A text that is cut would stand at the top of more height. */
  gtk_widget_set_valign (text, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->main), text);
  return GTK_INSCRIPTION (text);
}

static void
swb_import_line_dispose (GObject *object)
{
  SwbImportLine *self = SWB_IMPORT_LINE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (swb_import_line_parent_class)->dispose (object);
}

static void
swb_import_line_class_init (SwbImportLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_line_dispose;

  signals[TICKED] =
      g_signal_new ("ticked", SWB_TYPE_IMPORT_LINE, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "importline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_import_line_init (SwbImportLine *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  self->main = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->main, GTK_WIDGET (self));
  self->tick = gtk_check_button_new ();
  gtk_box_append (GTK_BOX (self->main), self->tick);
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  self->who = add_text (self, 8, 14, 0, TRUE);
  self->handle = add_text (self, 8, 14, 0, FALSE);
  self->followers = add_text (
      self, 12, 12, swb_text_number_xalign (GTK_WIDGET (self)), FALSE);
  self->verdict = add_text (self, 14, 30, 0, TRUE);
  self->choice = swb_import_choice_new ();
  gtk_widget_set_margin_start (self->choice, 38);
  gtk_widget_set_parent (self->choice, GTK_WIDGET (self));
  g_signal_connect_object (self->choice, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->changes = swb_import_changes_new ();
  gtk_widget_set_margin_start (self->changes, 38);
  gtk_widget_set_parent (self->changes, GTK_WIDGET (self));
  g_signal_connect_object (self->changes, "chosen", G_CALLBACK (updated_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self->handle), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->followers), "numeric");
}

/**
 * swb_import_line_new:
 *
 * Returns: (transfer floating): an empty line
 */
GtkWidget *
swb_import_line_new (void)
{
  return g_object_new (SWB_TYPE_IMPORT_LINE, NULL);
}

static void
set_class (SwbImportLine *self, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self->verdict), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->verdict), name);
}

/* From right to left too it begins where the line does. */
static void
set_line (GtkInscription *inscription, const char *text)
{
  g_autofree char *line =
      text != NULL ? swb_text_line (GTK_WIDGET (inscription), text) : NULL;

  gtk_inscription_set_text (inscription, line);
}

static const char *
say_verdict (SwbImportVerdict verdict)
{
  if (verdict == SWB_IMPORT_DUPLICATE)
    return _ ("Duplicate, the first row counts");
  return swb_import_verdict_name (verdict);
}

/* "Updated", "New"; of a wrong row why: "Line 3, followers: …"; of an odd one
 * what is. */
static void
show_verdict (SwbImportLine *self)
{
  SwbImportVerdict verdict =
      swb_import_preview_get_verdict (self->preview, self->row);
  gboolean wrong = verdict == SWB_IMPORT_WRONG;
  g_autofree char *why =
      wrong ? swb_import_preview_dup_message (self->preview, self->row)
            : swb_import_preview_dup_warning (self->preview, self->row);
  gboolean told = *why != '\0';

  set_line (self->verdict, told ? why : say_verdict (verdict));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->verdict), told ? why : NULL);
  set_class (self, "error", wrong);
  set_class (self, "warning", told && !wrong);
  gtk_widget_set_sensitive (self->tick, !wrong);
}

static void
show_tick (SwbImportLine *self, const char *who)
{
  g_autofree char *label =
      who != NULL ? swb_text_tell (_ ("Import %s"), who)
                  : g_strdup_printf (
                        _ ("Import line %" PRIu64),
                        swb_import_preview_get_line (self->preview, self->row));

  self->busy = TRUE;
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (self->tick),
      swb_import_preview_get_ticked (self->preview, self->row));
  self->busy = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
add_words (GString *words, GtkInscription *inscription)
{
  const char *text = gtk_inscription_get_text (inscription);

  if (text == NULL || *text == '\0')
    return;
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, text);
}

/* The ear has the row, not its columns. The focus is on what holds the line. */
static void
tell (SwbImportLine *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GString) words = g_string_new (NULL);

  add_words (words, self->verdict);
  add_words (words, self->handle);
  add_words (words, self->followers);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words->str, -1);
  if (row == NULL)
    return;
  g_string_truncate (words, 0);
  add_words (words, self->who);
  add_words (words, self->verdict);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

/**
 * swb_import_line_set_row:
 * @self: a line
 * @preview: (nullable): what an import would do
 * @row: the judged row to show
 * @grouping: Indian or Western
 */
void
swb_import_line_set_row (SwbImportLine *self,
                         SwbImportPreview *preview,
                         guint row,
                         SwbGrouping grouping)
{
  g_autofree char *name = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *at = NULL;
  g_autofree char *count = NULL;
  gint64 followers;

  g_return_if_fail (SWB_IS_IMPORT_LINE (self));

  g_set_object (&self->preview, preview);
  self->row = row;
  self->grouping = grouping;
  swb_import_choice_set_row (SWB_IMPORT_CHOICE (self->choice), preview, row);
  show_changes (self);
  if (preview == NULL)
    return;
  name =
      swb_text_show_line (swb_import_preview_get_name (preview, row), LONGEST);
  handle = swb_text_show_line (swb_import_preview_get_handle (preview, row),
                               LONGEST);
  followers = swb_import_preview_get_followers (preview, row);
  if (*handle != '\0')
    at = g_strconcat ("@", handle, NULL);
  if (followers >= 0)
    count = swb_number_format_count (followers, grouping);
  if (*name == '\0')
    {
      g_free (name);
      name = g_strdup (handle);
    }
  set_line (self->who, name);
  set_line (self->handle, at);
  set_line (self->followers, count != NULL ? count : "–");
  show_verdict (self);
  show_tick (self, name);
  tell (self);
}
