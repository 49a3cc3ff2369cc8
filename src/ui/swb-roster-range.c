/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A range to type or to choose. Numbers are read as people write them; what
 * cannot be read is marked and changes nothing. */
#include "ui/swb-roster-range.h"

#include "ui/swb-roster-filter-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MOST_PRESETS 4
#define TYPING 250 /* milliseconds without a key until it counts */

struct _SwbRosterRange
{
  GtkWidget parent_instance;

  SwbFilterKind kind;
  SwbFilterRange range;
  char currency[4]; /* where none is typed */
  SwbGrouping grouping;
  gboolean filling;
  guint source;

  GtkWidget *grid;
  GtkWidget *least;
  GtkWidget *most;
  GtkWidget *presets;
  GtkWidget *note;
};

G_DEFINE_FINAL_TYPE (SwbRosterRange, swb_roster_range, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
mark (GtkWidget *entry, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
read_end (SwbRosterRange *self, GtkWidget *entry, char currency[4], double *end)
{
  gboolean right = swb_filter_parse_end (
      self->kind, gtk_editable_get_text (GTK_EDITABLE (entry)), currency, end);

  mark (entry, !right);
  return right;
}

/* Both ends of a fee are in one currency: that of the last one that names it.
 */
static gboolean
read_range (SwbRosterRange *self, SwbFilterRange *range)
{
  char currency[4];
  char other[4];
  gboolean right;

  memcpy (currency, self->currency, sizeof currency);
  right = read_end (self, self->least, currency, &range->least);
  memcpy (other, currency, sizeof other);
  right = read_end (self, self->most, other, &range->most) && right;
  if (right && !isnan (range->least) && !isnan (range->most) &&
      (strcmp (currency, other) != 0 || range->least > range->most))
    {
      mark (self->most, TRUE);
      return FALSE;
    }
  g_strlcpy (range->currency, self->kind == SWB_FILTER_FEE ? other : "",
             sizeof range->currency);
  return right;
}

static void
take (SwbRosterRange *self)
{
  SwbFilterRange range;

  g_clear_handle_id (&self->source, g_source_remove);
  if (!read_range (self, &range))
    return;
  self->range = range;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
typed_cb (gpointer user_data)
{
  SwbRosterRange *self = user_data;

  self->source = 0;
  take (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (SwbRosterRange *self)
{
  if (self->filling)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (TYPING, typed_cb, self);
}

static void
fill_entries (SwbRosterRange *self)
{
  g_autofree char *least = swb_filter_end_text (
      self->kind, self->range.least, self->range.currency, self->grouping);
  g_autofree char *most = swb_filter_end_text (
      self->kind, self->range.most, self->range.currency, self->grouping);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->least), least);
  gtk_editable_set_text (GTK_EDITABLE (self->most), most);
  self->filling = FALSE;
  mark (self->least, FALSE);
  mark (self->most, FALSE);
}

static void
preset_cb (SwbRosterRange *self, GtkButton *button)
{
  SwbFilterRange *preset = g_object_get_data (G_OBJECT (button), "swb-range");

  g_clear_handle_id (&self->source, g_source_remove);
  self->range = *preset;
  fill_entries (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
append_preset (SwbRosterRange *self, const SwbFilterRange *preset)
{
  g_autofree char *text =
      swb_filter_range_text (self->kind, preset, self->grouping);
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "preset");
  g_object_set_data_full (G_OBJECT (button), "swb-range",
                          g_memdup2 (preset, sizeof *preset), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (preset_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->presets), button);
}

static void
fill_presets (SwbRosterRange *self)
{
  SwbFilterRange presets[MOST_PRESETS];
  guint n =
      swb_filter_presets (self->kind, self->currency, presets, MOST_PRESETS);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->presets)) != NULL)
    gtk_box_remove (GTK_BOX (self->presets), child);
  for (guint i = 0; i < n; i++)
    append_preset (self, &presets[i]);
}

static void
swb_roster_range_dispose (GObject *object)
{
  SwbRosterRange *self = SWB_ROSTER_RANGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->presets, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_roster_range_parent_class)->dispose (object);
}

static void
swb_roster_range_class_init (SwbRosterRangeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_range_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_ROSTER_RANGE, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_entry (SwbRosterRange *self, const char *mnemonic, int row)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (mnemonic);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 16);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), entry, 1, row, 1, 1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (take), self);
  return entry;
}

static void
swb_roster_range_init (SwbRosterRange *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->range.least = self->range.most = NAN;
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 12);
  self->least = add_entry (self, _ ("_From"), 0);
  self->most = add_entry (self, _ ("_To"), 1);
  self->presets = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->note = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (self->note), 28);
  gtk_widget_add_css_class (self->note, "dim-label");
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->note, NULL, -1);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_widget_set_parent (self->presets, GTK_WIDGET (self));
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
}

static const char *
example (SwbFilterKind kind)
{
  if (kind == SWB_FILTER_ENGAGEMENT)
    /* Translators: an example of what can be typed */
    return _ ("3 %");
  /* Translators: an example of what can be typed */
  return kind == SWB_FILTER_FEE ? _ ("50,000") : _ ("10K");
}

/**
 * swb_roster_range_new:
 * @kind: a kind that holds a range
 *
 * Returns: (transfer floating): a range that is open at both ends
 */
GtkWidget *
swb_roster_range_new (SwbFilterKind kind)
{
  SwbRosterRange *self = g_object_new (SWB_TYPE_ROSTER_RANGE, NULL);

  self->kind = kind;
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->least), example (kind));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  swb_filter_title (kind), -1);
  return GTK_WIDGET (self);
}

/**
 * swb_roster_range_set:
 * @self: a range
 * @range: its ends
 * @currency: of a fee that is typed without one
 * @grouping: Indian or Western
 */
void
swb_roster_range_set (SwbRosterRange *self,
                      const SwbFilterRange *range,
                      const char *currency,
                      SwbGrouping grouping)
{
  g_return_if_fail (SWB_IS_ROSTER_RANGE (self));

  self->range = *range;
  self->grouping = grouping;
  g_strlcpy (self->currency,
             *range->currency != '\0' ? range->currency : currency,
             sizeof self->currency);
  fill_entries (self);
  fill_presets (self);
}

/**
 * swb_roster_range_get:
 * @self: a range
 * @range: (out): the ends that were read last
 */
void
swb_roster_range_get (SwbRosterRange *self, SwbFilterRange *range)
{
  g_return_if_fail (SWB_IS_ROSTER_RANGE (self));

  *range = self->range;
}

/**
 * swb_roster_range_set_note:
 * @self: a range
 * @note: (nullable): what has to be known of it
 */
void
swb_roster_range_set_note (SwbRosterRange *self, const char *note)
{
  g_return_if_fail (SWB_IS_ROSTER_RANGE (self));

  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, note != NULL);
}
