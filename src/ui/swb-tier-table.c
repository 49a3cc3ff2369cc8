/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From how many followers each tier begins: a row a platform, to be typed. A
 * platform without numbers of its own shows those of every platform, dimmed. */
#include "ui/swb-tier-table.h"

#include "base/swb-number.h"
#include "base/swb-text.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-roster-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define N_ROWS (SWB_N_PLATFORMS + 1)

/* More people there are not. */
#define MOST_FOLLOWERS 1e11

struct _SwbTierTable
{
  GtkWidget parent_instance;

  GtkGrid *grid;
  GtkEditable *entries[N_ROWS][SWB_N_BOUNDS];
  GtkWidget *resets[N_ROWS];
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SwbTierTable, swb_tier_table, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
row_name (guint row)
{
  return row < SWB_N_PLATFORMS ? swb_platform_name ((SwbPlatform) row)
                               : _ ("Every platform");
}

/* "10K", and "12,345" where that would lose something. */
static char *
bound_text (gint64 least)
{
  g_autofree char *compact =
      swb_number_format_compact ((double) least, SWB_GROUPING_WESTERN);
  double value;

  if (swb_number_parse (compact, '.', &value) == SWB_NUMBER_OK &&
      value == (double) least)
    return g_steal_pointer (&compact);
  return swb_number_format_count (least, SWB_GROUPING_WESTERN);
}

static const char *
entry_text (SwbTierTable *self, guint row, guint bound)
{
  return self->entries[row][bound] != NULL
             ? gtk_editable_get_text (self->entries[row][bound])
             : "";
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

static gboolean
row_is_set (SwbTierTable *self, guint row)
{
  for (guint b = 0; b < SWB_N_BOUNDS; b++)
    if (!is_blank (entry_text (self, row, b)))
      return TRUE;
  return FALSE;
}

static void
mark (SwbTierTable *self, guint row, guint bound, gboolean wrong)
{
  GtkWidget *entry = GTK_WIDGET (self->entries[row][bound]);

  if (entry == NULL)
    return;
  if (wrong)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
      wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
read_entry (
    SwbTierTable *self, guint row, guint bound, gint64 *least, GError **error)
{
  const char *text = entry_text (self, row, bound);
  g_autofree char *told = NULL;
  double value;

  if (is_blank (text) && row != SWB_TIER_EVERY)
    return TRUE; /* as on every platform */
  if (swb_number_parse (text, '.', &value) == SWB_NUMBER_OK && value >= 0 &&
      value <= MOST_FOLLOWERS)
    {
      *least = llround (value);
      return TRUE;
    }
  told = swb_text_show_line (text, 40);
  g_set_error (error, SWB_TIER_ERROR, SWB_TIER_ERROR_NOT_ASCENDING,
               _ ("“%s” is no number of followers; write 10k or 10,000"), told);
  return FALSE;
}

static gboolean
read_row (SwbTierTable *self, SwbTierPlan *plan, guint row, GError **error)
{
  memcpy (plan->least[row], plan->least[SWB_TIER_EVERY],
          sizeof plan->least[row]);
  plan->is_set[row] = row == SWB_TIER_EVERY || row_is_set (self, row);
  for (guint b = 0; plan->is_set[row] && b < SWB_N_BOUNDS; b++)
    if (!read_entry (self, row, b, &plan->least[row][b], error))
      {
        mark (self, row, b, TRUE);
        return FALSE;
      }
  return TRUE;
}

/* What a platform without numbers of its own has. */
static void
show_inherited (SwbTierTable *self)
{
  for (guint row = 0; row < SWB_N_PLATFORMS; row++)
    for (guint b = 0; b < SWB_N_BOUNDS && self->entries[row][b] != NULL; b++)
      gtk_entry_set_placeholder_text (GTK_ENTRY (self->entries[row][b]),
                                      entry_text (self, SWB_TIER_EVERY, b));
  for (guint row = 0; row < SWB_N_PLATFORMS; row++)
    if (self->resets[row] != NULL)
      gtk_widget_set_sensitive (self->resets[row], row_is_set (self, row));
}

static void
edited_cb (SwbTierTable *self)
{
  if (self->filling)
    return;
  show_inherited (self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
reset_cb (GtkButton *button, SwbTierTable *self)
{
  for (guint row = 0; row < SWB_N_PLATFORMS; row++)
    if (self->resets[row] == GTK_WIDGET (button))
      {
        self->filling = TRUE;
        for (guint b = 0; b < SWB_N_BOUNDS; b++)
          gtk_editable_set_text (self->entries[row][b], "");
        self->filling = FALSE;
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[row][0]));
      }
  edited_cb (self);
}

static void
add_heads (SwbTierTable *self)
{
  for (guint b = 0; b < SWB_N_BOUNDS; b++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *shape = swb_roster_mark_new (FALSE);
      /* Translators: %s is a tier, whose least followers stand below */
      g_autofree char *text =
          g_strdup_printf (_ ("%s from"), swb_roster_tier_name ((int) b + 1));
      GtkWidget *label = gtk_label_new (text);

      swb_roster_mark_set (SWB_ROSTER_MARK (shape), (int) b + 1, NULL);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_box_append (GTK_BOX (box), shape);
      gtk_box_append (GTK_BOX (box), label);
      gtk_grid_attach (self->grid, box, (int) b + 1, 0, 1, 1);
    }
}

static GtkWidget *
entry_new (SwbTierTable *self, guint row, guint bound)
{
  GtkWidget *entry = gtk_entry_new ();
  /* Translators: a platform, a tier */
  g_autofree char *told =
      g_strdup_printf (_ ("%s: %s begins at so many followers"), row_name (row),
                       swb_roster_tier_name ((int) bound + 1));

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 7);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 9);
  gtk_entry_set_alignment (GTK_ENTRY (entry), 1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "numeric");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (edited_cb), self);
  self->entries[row][bound] = GTK_EDITABLE (entry);
  return entry;
}

static void
add_row (SwbTierTable *self, guint row, int at)
{
  GtkWidget *label = gtk_label_new (row_name (row));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (row == SWB_TIER_EVERY)
    gtk_widget_add_css_class (label, "heading");
  gtk_grid_attach (self->grid, label, 0, at, 1, 1);
  for (guint b = 0; b < SWB_N_BOUNDS; b++)
    gtk_grid_attach (self->grid, entry_new (self, row, b), (int) b + 1, at, 1,
                     1);
  if (row != SWB_TIER_EVERY)
    {
      GtkWidget *reset = gtk_button_new_from_icon_name ("edit-clear-symbolic");
      /* Translators: %s is a platform */
      g_autofree char *told = g_strdup_printf (
          _ ("Give %s the numbers of every platform"), row_name (row));

      gtk_widget_add_css_class (reset, "flat");
      gtk_widget_set_tooltip_text (reset, told);
      gtk_accessible_update_property (GTK_ACCESSIBLE (reset),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
      g_signal_connect (reset, "clicked", G_CALLBACK (reset_cb), self);
      gtk_grid_attach (self->grid, reset, SWB_N_BOUNDS + 1, at, 1, 1);
      self->resets[row] = reset;
    }
}

static void
swb_tier_table_dispose (GObject *object)
{
  SwbTierTable *self = SWB_TIER_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  memset (self->entries, 0, sizeof self->entries);
  memset (self->resets, 0, sizeof self->resets);

  G_OBJECT_CLASS (swb_tier_table_parent_class)->dispose (object);
}

static void
swb_tier_table_class_init (SwbTierTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_tier_table_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "tiertable");

  signals[EDITED] =
      g_signal_new ("edited", SWB_TYPE_TIER_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_tier_table_init (SwbTierTable *self)
{
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_grid_set_row_spacing (self->grid, 6);
  gtk_grid_set_column_spacing (self->grid, 8);
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
}

/**
 * swb_tier_table_set_platforms:
 * @self: a table
 * @platforms: (array length=n_platforms): which have a row, in this order
 * @n_platforms: how many
 */
void
swb_tier_table_set_platforms (SwbTierTable *self,
                              const SwbPlatform *platforms,
                              guint n_platforms)
{
  GtkWidget *child;

  g_return_if_fail (SWB_IS_TIER_TABLE (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  memset (self->entries, 0, sizeof self->entries);
  memset (self->resets, 0, sizeof self->resets);
  add_heads (self);
  add_row (self, SWB_TIER_EVERY, 1);
  for (guint i = 0; i < n_platforms; i++)
    add_row (self, platforms[i], (int) i + 2);
}

/**
 * swb_tier_table_set_plan:
 * @self: a table with platforms
 * @plan: what to show; a platform without a row is not shown
 */
void
swb_tier_table_set_plan (SwbTierTable *self, const SwbTierPlan *plan)
{
  g_return_if_fail (SWB_IS_TIER_TABLE (self));

  self->filling = TRUE;
  for (guint row = 0; row < N_ROWS; row++)
    for (guint b = 0; b < SWB_N_BOUNDS && self->entries[row][b] != NULL; b++)
      {
        g_autofree char *text =
            plan->is_set[row] ? bound_text (plan->least[row][b]) : NULL;

        gtk_editable_set_text (self->entries[row][b], text ? text : "");
        mark (self, row, b, FALSE);
      }
  self->filling = FALSE;
  show_inherited (self);
}

/**
 * swb_tier_table_get_plan:
 * @self: a table with platforms
 * @plan: (out): what was typed
 * @error: what is wrong with it, as a sentence; the entry is marked
 *
 * Returns: whether it can be used
 */
gboolean
swb_tier_table_get_plan (SwbTierTable *self, SwbTierPlan *plan, GError **error)
{
  SwbPlatform platform;
  guint bound;

  g_return_val_if_fail (SWB_IS_TIER_TABLE (self), FALSE);

  *plan = (SwbTierPlan){ { FALSE } };
  for (guint row = 0; row < N_ROWS; row++)
    for (guint b = 0; b < SWB_N_BOUNDS; b++)
      mark (self, row, b, FALSE);
  if (!read_row (self, plan, SWB_TIER_EVERY, error))
    return FALSE;
  for (guint row = 0; row < SWB_N_PLATFORMS; row++)
    if (!read_row (self, plan, row, error))
      return FALSE;
  if (swb_tier_plan_check (plan, &platform, &bound, error))
    return TRUE;
  mark (self, platform, bound, TRUE);
  return FALSE;
}

/**
 * swb_tier_table_get_entry:
 * @self: a table with platforms
 * @platform: one of them, or %SWB_TIER_EVERY
 * @bound: 0 for micro to 3 for mega
 *
 * Returns: (transfer none) (nullable): where it is typed
 */
GtkEditable *
swb_tier_table_get_entry (SwbTierTable *self, SwbPlatform platform, guint bound)
{
  g_return_val_if_fail (SWB_IS_TIER_TABLE (self), NULL);
  g_return_val_if_fail (platform < N_ROWS && bound < SWB_N_BOUNDS, NULL);

  return self->entries[platform][bound];
}
