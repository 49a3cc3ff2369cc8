/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window that tells what a paste into the roster would do: how many cells
 * change, which cannot and why, and what becomes of rows past the end. */
#include "ui/swb-roster-paste.h"

#include "ui/swb-roster-changes.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterPaste
{
  AdwWindow parent_instance;

  GtkLabel *sentence;
  GtkLabel *note;
  GtkWidget *over;
  AdwActionRow *over_row;
  GtkSwitch *add;
  SwbRosterChanges *changes;
  gboolean changes_any;
};

G_DEFINE_FINAL_TYPE (SwbRosterPaste, swb_roster_paste, ADW_TYPE_WINDOW)

enum
{
  ACCEPT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/**
 * swb_roster_paste_accept:
 * @self: a window
 * @add: whether rows past the end become creators
 *
 * Closes it as its button does.
 */
void
swb_roster_paste_accept (SwbRosterPaste *self, gboolean add)
{
  g_return_if_fail (SWB_IS_ROSTER_PASTE (self));

  g_object_ref (self);
  g_signal_emit (self, signals[ACCEPT], 0, add);
  gtk_window_close (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbRosterPaste *self = SWB_ROSTER_PASTE (widget);

  swb_roster_paste_accept (self, gtk_widget_get_visible (self->over) &&
                                     gtk_switch_get_active (self->add));
}

static void
update_cb (SwbRosterPaste *self)
{
  const gboolean add =
      gtk_widget_get_visible (self->over) && gtk_switch_get_active (self->add);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paste.accept",
                                 add || self->changes_any);
}

static void
swb_roster_paste_class_init (SwbRosterPasteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SWB_TYPE_ROSTER_CHANGES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-paste.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, SwbRosterPaste, name)
  BIND (sentence);
  BIND (note);
  BIND (over);
  BIND (over_row);
  BIND (add);
  BIND (changes);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_install_action (widget_class, "paste.accept", NULL,
                                   accept_action);
  signals[ACCEPT] =
      g_signal_new ("accept", SWB_TYPE_ROSTER_PASTE, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
swb_roster_paste_init (SwbRosterPaste *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_over (SwbRosterPaste *self, guint n_over)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("Add %u new creator", "Add %u new creators", n_over), n_over);

  gtk_widget_set_visible (self->over, n_over > 0);
  swb_row_set_title (self->over_row, title);
}

/**
 * swb_roster_paste_present:
 * @parent: a widget of the window that it belongs to
 * @preview: (transfer full): what would change
 * @n_over: how many rows run past the end of the list
 * @note: (nullable): what else is left out
 *
 * Returns: (transfer none): the window, shown
 */
SwbRosterPaste *
swb_roster_paste_present (GtkWidget *parent,
                          SwbRosterEditPreview *preview,
                          guint n_over,
                          const char *note)
{
  SwbRosterPaste *self = g_object_new (SWB_TYPE_ROSTER_PASTE, "transient-for",
                                       gtk_widget_get_root (parent), NULL);
  g_autofree char *sentence = swb_roster_changes_sentence (&preview->counts);

  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
  show_over (self, n_over);
  self->changes_any = preview->counts.cells[SWB_ROSTER_EDIT_CHANGES] > 0;
  swb_roster_changes_set_preview (self->changes, preview);
  update_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}
