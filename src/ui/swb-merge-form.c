/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators side by side, field by field, with what one of them would be. Where
 * all say the same there is nothing to choose and no button. */
#include "ui/swb-merge-form-private.h"

#include "base/swb-text.h"
#include "ui/swb-merge-words.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-tier-avatar.h"
#include "ui/swb-ui-text.h"

G_DEFINE_FINAL_TYPE (SwbMergeForm, swb_merge_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The one that most is told of stays: less has to be moved. Of equal ones the
 * first, which is the older one. */
static guint
find_kept (SwbMergeForm *self)
{
  guint kept = G_MAXUINT;
  guint most = 0;

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    {
      guint n = 1;

      for (guint t = 0; t < SWB_N_TABLES; t++)
        n += swb_merge_form_side (self, i)->counts[t] *
             (t == SWB_TABLE_PLACEMENT ? 1000 : 1);
      if (swb_merge_form_includes (self, i) && n > most)
        {
          kept = i;
          most = n;
        }
    }
  return kept;
}

static gboolean
is_chosen (SwbMergeForm *self, guint column, guint i)
{
  if (!swb_merge_form_includes (self, i))
    return FALSE;
  return self->choices[column][i] == NULL ||
         gtk_check_button_get_active (self->choices[column][i]);
}

/**
 * swb_merge_form_dup_result:
 * @self: a form
 * @column: a column of the table "creator"
 *
 * Returns: (transfer full) (nullable): what it would hold
 */
char *
swb_merge_form_dup_result (SwbMergeForm *self, guint column)
{
  const char *values[SWB_DUPLICATES_MOST];
  guint n = 0;

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);
  g_return_val_if_fail (column < SWB_CREATOR_N, NULL);

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    if (swb_merge_form_side (self, i)->values[column] != NULL &&
        is_chosen (self, column, i))
      values[n++] = swb_merge_form_side (self, i)->values[column];
  if (n == 0)
    return NULL;
  return swb_merge_column_is_list (column) && n > 1
             ? swb_merge_join_lists (values, n)
             : g_strdup (values[0]);
}

static gboolean
is_same_account (const SwbMergeAccount *a, const SwbMergeAccount *b)
{
  g_autofree char *here = swb_text_fold_handle (a->handle);
  g_autofree char *there = swb_text_fold_handle (b->handle);

  return a->platform == b->platform && *here != '\0' &&
         g_str_equal (here, there);
}

static gboolean
has_account (const GPtrArray *accounts, const SwbMergeAccount *account)
{
  for (guint i = 0; i < accounts->len; i++)
    if (is_same_account (accounts->pdata[i], account))
      return TRUE;
  return FALSE;
}

static char *
accounts_text (SwbMergeForm *self, const GPtrArray *accounts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      g_autofree char *one =
          swb_merge_account_text (accounts->pdata[i], self->grouping);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", one);
    }
  return accounts->len > 0 ? swb_text_lines (GTK_WIDGET (self), text->str)
                           : g_strdup (SWB_ROSTER_DASH);
}

/**
 * swb_merge_form_side_accounts:
 * @self: a form
 * @side: one of its sides
 *
 * Returns: (transfer full): its accounts, one a line
 */
char *
swb_merge_form_side_accounts (SwbMergeForm *self, const SwbMergeSide *side)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint a = 0; a < side->accounts->len; a++)
    g_ptr_array_add (all, &g_array_index (side->accounts, SwbMergeAccount, a));
  return accounts_text (self, all);
}

static char *
result_accounts_text (SwbMergeForm *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    for (guint a = 0; swb_merge_form_includes (self, i) &&
                      a < swb_merge_form_side (self, i)->accounts->len;
         a++)
      {
        SwbMergeAccount *account = &g_array_index (
            swb_merge_form_side (self, i)->accounts, SwbMergeAccount, a);

        if (!has_account (all, account))
          g_ptr_array_add (all, account);
      }
  return accounts_text (self, all);
}

static void
sum_counts (SwbMergeForm *self, guint without, guint counts[SWB_N_TABLES])
{
  for (guint t = 0; t < SWB_N_TABLES; t++)
    {
      counts[t] = 0;
      for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
        if (swb_merge_form_includes (self, i) && i != without)
          counts[t] += swb_merge_form_side (self, i)->counts[t];
    }
}

/* One creator has the accounts of all, so it is not below any of them. */
static int
result_tier (SwbMergeForm *self)
{
  int tier = -1;

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    if (swb_merge_form_includes (self, i))
      tier = MAX (tier, swb_merge_form_side (self, i)->tier);
  return tier;
}

static void
show_result (SwbMergeForm *self)
{
  g_autofree char *accounts = result_accounts_text (self);
  guint counts[SWB_N_TABLES];
  g_autofree char *counted = NULL;

  for (guint f = SWB_CREATOR_NAME; f < SWB_CREATOR_N; f++)
    {
      g_autofree char *value = swb_merge_form_dup_result (self, f);
      g_autofree char *text = swb_merge_field_text (f, value);

      if (self->results[f] != NULL)
        gtk_label_set_label (self->results[f], text);
      if (f == SWB_CREATOR_NAME)
        {
          gtk_label_set_label (self->name, text);
          adw_avatar_set_text (self->avatar, text);
          g_free (self->told_name);
          self->told_name = swb_text_name (text);
        }
      for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
        if (self->cells[f][i] != NULL)
          gtk_widget_set_sensitive (self->cells[f][i],
                                    swb_merge_form_includes (self, i));
    }
  swb_tier_avatar_show (GTK_WIDGET (self->avatar), result_tier (self));
  gtk_label_set_label (self->accounts, accounts);
  sum_counts (self, G_MAXUINT, counts);
  counted = swb_merge_counts_text (counts);
  gtk_label_set_label (self->counts,
                       *counted != '\0' ? counted : SWB_ROSTER_DASH);
}

/**
 * swb_merge_form_choice_changed:
 * @self: a form
 *
 * Shows the result of what is chosen and tells of it.
 */
void
swb_merge_form_choice_changed (SwbMergeForm *self)
{
  if (self->filling)
    return;
  show_result (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Who is left out gives nothing: of one value of several somebody else's is
 * taken. */
static void
choose_other (SwbMergeForm *self, guint column)
{
  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    if (self->choices[column][i] != NULL && swb_merge_form_includes (self, i))
      {
        gtk_check_button_set_active (self->choices[column][i], TRUE);
        return;
      }
}

/**
 * swb_merge_form_included_changed:
 * @self: a form
 *
 * Somebody was left out or taken in.
 */
void
swb_merge_form_included_changed (SwbMergeForm *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint f = SWB_CREATOR_NAME; f < SWB_CREATOR_N; f++)
    {
      g_autofree char *value = swb_merge_form_dup_result (self, f);

      if (value == NULL && !swb_merge_column_is_list (f))
        choose_other (self, f);
    }
  self->filling = FALSE;
  swb_merge_form_choice_changed (self);
}

/* Lists are joined; of other fields that of the one that stays is taken, or
 * the first that says something. */
static void
choose_first (SwbMergeForm *self)
{
  const guint kept = find_kept (self);

  for (guint c = SWB_CREATOR_NAME; c < SWB_CREATOR_N; c++)
    {
      const gboolean list = swb_merge_column_is_list (c);

      if (!list)
        choose_other (self, c);
      for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
        if (self->choices[c][i] != NULL && (list || i == kept))
          gtk_check_button_set_active (self->choices[c][i], TRUE);
    }
}

static void
clear (SwbMergeForm *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))))
    gtk_grid_remove (self->grid, child);
  memset (self->included, 0, sizeof self->included);
  memset (self->choices, 0, sizeof self->choices);
  memset (self->results, 0, sizeof self->results);
  memset (self->cells, 0, sizeof self->cells);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
}

static void
swb_merge_form_dispose (GObject *object)
{
  SwbMergeForm *self = SWB_MERGE_FORM (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_clear_pointer (&self->told_name, g_free);
  g_clear_object (&self->columns);

  G_OBJECT_CLASS (swb_merge_form_parent_class)->dispose (object);
}

static void
swb_merge_form_class_init (SwbMergeFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_merge_form_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "mergeform");

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_MERGE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_merge_form_init (SwbMergeForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->columns = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->grid = GTK_GRID (gtk_grid_new ());
  gtk_widget_set_overflow (GTK_WIDGET (self->grid), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "card");
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_widget_set_hexpand (GTK_WIDGET (self->grid), TRUE);
  gtk_widget_add_css_class (box, "merge-page");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->grid));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * swb_merge_form_set_grouping:
 * @self: a form
 * @grouping: how numbers are grouped, from the next sides on
 */
void
swb_merge_form_set_grouping (SwbMergeForm *self, SwbGrouping grouping)
{
  g_return_if_fail (SWB_IS_MERGE_FORM (self));

  self->grouping = grouping;
}

/**
 * swb_merge_form_set_sides:
 * @self: a form
 * @sides: (element-type SwbMergeSide): two to %SWB_DUPLICATES_MOST creators
 *
 * Shows these, with what is most likely wanted chosen.
 */
void
swb_merge_form_set_sides (SwbMergeForm *self, GPtrArray *sides)
{
  g_return_if_fail (SWB_IS_MERGE_FORM (self));
  g_return_if_fail (sides->len >= 2 && sides->len <= SWB_DUPLICATES_MOST);

  clear (self);
  self->sides = g_ptr_array_ref (sides);
  self->filling = TRUE;
  swb_merge_form_build (self);
  choose_first (self);
  self->filling = FALSE;
  show_result (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * swb_merge_form_get_n_included:
 * @self: a form
 *
 * Returns: how many creators would be merged
 */
guint
swb_merge_form_get_n_included (SwbMergeForm *self)
{
  guint n = 0;

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), 0);

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    n += swb_merge_form_includes (self, i);
  return n;
}

/**
 * swb_merge_form_get_n_left_out:
 * @self: a form
 *
 * Returns: how many creators would stay as they are
 */
guint
swb_merge_form_get_n_left_out (SwbMergeForm *self)
{
  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), 0);

  return swb_merge_form_n_sides (self) - swb_merge_form_get_n_included (self);
}

/**
 * swb_merge_form_get_name:
 * @self: a form with sides
 *
 * Returns: (transfer none): the name of the result
 */
const char *
swb_merge_form_get_name (SwbMergeForm *self)
{
  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);

  return self->told_name;
}

/**
 * swb_merge_form_dup_follows:
 * @self: a form with sides
 *
 * Returns: (transfer full): what goes from the others to the one that stays
 */
char *
swb_merge_form_dup_follows (SwbMergeForm *self)
{
  guint counts[SWB_N_TABLES];

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);

  sum_counts (self, find_kept (self), counts);
  return swb_merge_counts_text (counts);
}

/**
 * swb_merge_form_dup_merged:
 * @self: a form with sides
 *
 * Returns: (transfer full) (element-type SwbId): who is included, the one that
 *   stays first
 */
GArray *
swb_merge_form_dup_merged (SwbMergeForm *self)
{
  g_autoptr (GArray) merged = g_array_new (FALSE, FALSE, sizeof (SwbId));
  const guint kept = find_kept (self);

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);

  for (guint i = 0; i < swb_merge_form_n_sides (self); i++)
    if (i == kept)
      g_array_prepend_val (merged, swb_merge_form_side (self, i)->id);
    else if (swb_merge_form_includes (self, i))
      g_array_append_val (merged, swb_merge_form_side (self, i)->id);
  return g_steal_pointer (&merged);
}

/**
 * swb_merge_form_make_command:
 * @self: a form with two creators or more that are included
 *
 * Returns: (transfer full): what makes one of them
 */
SwbCommand *
swb_merge_form_make_command (SwbMergeForm *self)
{
  g_auto (SwbMergeFields) values = { { NULL } };
  g_autoptr (GArray) merged = NULL;
  const SwbId *ids;

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);
  g_return_val_if_fail (swb_merge_form_get_n_included (self) >= 2, NULL);

  merged = swb_merge_form_dup_merged (self);
  ids = (const SwbId *) (gconstpointer) merged->data;
  for (guint f = SWB_CREATOR_NAME; f < SWB_CREATOR_N; f++)
    values.values[f] = swb_merge_form_dup_result (self, f);
  return swb_merge_creators (&ids[0], &ids[1], merged->len - 1, &values);
}
