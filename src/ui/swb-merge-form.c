/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators side by side, field by field, with what one of them would be. Where
 * all say the same there is nothing to choose and no button. */
#include "ui/swb-merge-form.h"

#include "base/swb-text.h"
#include "document/swb-duplicates.h"
#include "document/swb-merge.h"
#include "ui/swb-merge-words.h"
#include "ui/swb-roster-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MOST SWB_DUPLICATES_MOST
#define AVATAR 40
#define LEAST_WIDTH 130

struct _SwbMergeForm
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkGrid *grid;

  GPtrArray *sides;      /* SwbMergeSide */
  GtkSizeGroup *columns; /* equally wide */
  SwbGrouping grouping;
  GtkCheckButton *included[MOST]; /* null where there are only two */
  GtkCheckButton *choices[SWB_CREATOR_N][MOST];
  GtkLabel *results[SWB_CREATOR_N];
  GtkWidget *cells[SWB_CREATOR_N][MOST];
  AdwAvatar *avatar;
  GtkLabel *name;
  GtkLabel *accounts;
  GtkLabel *counts;
  char *told_name;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SwbMergeForm, swb_merge_form, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order in which they are shown. */
static const guint fields[] = {
  SWB_CREATOR_NAME,    SWB_CREATOR_LANGUAGES, SWB_CREATOR_CITIES,
  SWB_CREATOR_COUNTRY, SWB_CREATOR_NICHES,    SWB_CREATOR_FORMATS,
  SWB_CREATOR_TAGS,    SWB_CREATOR_CONTACT,   SWB_CREATOR_DISCLOSURE,
  SWB_CREATOR_NOTE,
};

G_STATIC_ASSERT (G_N_ELEMENTS (fields) == SWB_CREATOR_N - 1);

static guint
n_sides (SwbMergeForm *self)
{
  return self->sides != NULL ? self->sides->len : 0;
}

static const SwbMergeSide *
get_side (SwbMergeForm *self, guint i)
{
  return g_ptr_array_index (self->sides, i);
}

static gboolean
is_included (SwbMergeForm *self, guint i)
{
  return self->included[i] == NULL ||
         gtk_check_button_get_active (self->included[i]);
}

/* The one that most is told of stays: less has to be moved. Of equal ones the
 * first, which is the older one. */
static guint
find_kept (SwbMergeForm *self)
{
  guint kept = G_MAXUINT;
  guint most = 0;

  for (guint i = 0; i < n_sides (self); i++)
    {
      guint n = 1;

      for (guint t = 0; t < SWB_N_TABLES; t++)
        n += get_side (self, i)->counts[t] *
             (t == SWB_TABLE_PLACEMENT ? 1000 : 1);
      if (is_included (self, i) && n > most)
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
  if (!is_included (self, i))
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
  const char *values[MOST];
  guint n = 0;

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);
  g_return_val_if_fail (column < SWB_CREATOR_N, NULL);

  for (guint i = 0; i < n_sides (self); i++)
    if (get_side (self, i)->values[column] != NULL &&
        is_chosen (self, column, i))
      values[n++] = get_side (self, i)->values[column];
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
  return g_strdup (accounts->len > 0 ? text->str : SWB_ROSTER_DASH);
}

static char *
side_accounts_text (SwbMergeForm *self, const SwbMergeSide *side)
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

  for (guint i = 0; i < n_sides (self); i++)
    for (guint a = 0;
         is_included (self, i) && a < get_side (self, i)->accounts->len; a++)
      {
        SwbMergeAccount *account =
            &g_array_index (get_side (self, i)->accounts, SwbMergeAccount, a);

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
      for (guint i = 0; i < n_sides (self); i++)
        if (is_included (self, i) && i != without)
          counts[t] += get_side (self, i)->counts[t];
    }
}

static void
show_result (SwbMergeForm *self)
{
  g_autofree char *accounts = result_accounts_text (self);
  guint counts[SWB_N_TABLES];
  g_autofree char *counted = NULL;

  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autofree char *value = swb_merge_form_dup_result (self, fields[f]);
      g_autofree char *text = swb_merge_field_text (fields[f], value);

      if (self->results[fields[f]] != NULL)
        gtk_label_set_label (self->results[fields[f]], text);
      if (fields[f] == SWB_CREATOR_NAME)
        {
          gtk_label_set_label (self->name, text);
          adw_avatar_set_text (self->avatar, text);
          g_free (self->told_name);
          self->told_name = swb_text_name (text);
        }
      for (guint i = 0; i < n_sides (self); i++)
        if (self->cells[fields[f]][i] != NULL)
          gtk_widget_set_sensitive (self->cells[fields[f]][i],
                                    is_included (self, i));
    }
  gtk_label_set_label (self->accounts, accounts);
  sum_counts (self, G_MAXUINT, counts);
  counted = swb_merge_counts_text (counts);
  gtk_label_set_label (self->counts,
                       *counted != '\0' ? counted : SWB_ROSTER_DASH);
}

static void
choice_cb (SwbMergeForm *self)
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
  for (guint i = 0; i < n_sides (self); i++)
    if (self->choices[column][i] != NULL && is_included (self, i))
      {
        gtk_check_button_set_active (self->choices[column][i], TRUE);
        return;
      }
}

static void
included_cb (SwbMergeForm *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      g_autofree char *value = swb_merge_form_dup_result (self, fields[f]);

      if (value == NULL && !swb_merge_column_is_list (fields[f]))
        choose_other (self, fields[f]);
    }
  self->filling = FALSE;
  choice_cb (self);
}

static GtkWidget *
label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (label), 8);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
field_label_new (const char *name)
{
  GtkWidget *label = label_new (name, "dim-label");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  return label;
}

static void
attach (SwbMergeForm *self,
        GtkWidget *child,
        const char *style,
        guint column,
        guint row)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (cell, "merge-cell");
  if (style != NULL)
    gtk_widget_add_css_class (cell, style);
  gtk_widget_set_hexpand (cell, column > 0);
  if (column > 0)
    {
      gtk_widget_set_size_request (cell, LEAST_WIDTH, -1);
      gtk_size_group_add_widget (self->columns, cell);
    }
  gtk_box_append (GTK_BOX (cell), child);
  gtk_grid_attach (self->grid, cell, (int) column, (int) row, 1, 1);
}

static GtkWidget *
result_label (SwbMergeForm *self, const char *name, guint row)
{
  GtkWidget *label = label_new (NULL, NULL);
  /* Translators: %s is a field, such as Cities */
  g_autofree char *told = g_strdup_printf (_ ("%s of the result"), name);

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told, -1);
  attach (self, label, "merge-result", n_sides (self) + 1, row);
  return label;
}

static GtkWidget *
head_new (SwbMergeForm *self, guint i)
{
  const SwbMergeSide *side = get_side (self, i);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *name =
      swb_merge_field_text (SWB_CREATOR_NAME, side->values[SWB_CREATOR_NAME]);
  GtkWidget *avatar = adw_avatar_new (AVATAR, name, TRUE);
  GtkWidget *label = label_new (name, "heading");

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_yalign (GTK_LABEL (label), 0.5f);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), label);
  if (n_sides (self) > 2)
    {
      GtkWidget *check = gtk_check_button_new ();
      /* Translators: %s is a name */
      g_autofree char *told = g_strdup_printf (_ ("Merge %s too"), name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (check, told);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (included_cb),
                                self);
      gtk_box_prepend (GTK_BOX (box), check);
      self->included[i] = GTK_CHECK_BUTTON (check);
    }
  return box;
}

static void
add_heads (SwbMergeForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  attach (self, label_new (NULL, NULL), "merge-head", 0, 0);
  for (guint i = 0; i < n_sides (self); i++)
    attach (self, head_new (self, i), "merge-head", i + 1, 0);
  self->avatar = ADW_AVATAR (adw_avatar_new (AVATAR, NULL, TRUE));
  self->name = GTK_LABEL (label_new (NULL, "heading"));
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), label_new (_ ("Result"), "merge-caption"));
  gtk_box_append (GTK_BOX (names), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->avatar));
  gtk_box_append (GTK_BOX (box), names);
  attach (self, box, "merge-result", n_sides (self) + 1, 0);
}

/* Whether there is something to choose: two who say different things. */
static gboolean
differs (SwbMergeForm *self, guint column)
{
  const char *first = NULL;

  for (guint i = 0; i < n_sides (self); i++)
    {
      const char *value = get_side (self, i)->values[column];

      if (value == NULL)
        continue;
      if (first != NULL && !g_str_equal (first, value))
        return TRUE;
      first = value;
    }
  return FALSE;
}

static gboolean
is_told (SwbMergeForm *self, guint column)
{
  for (guint i = 0; i < n_sides (self); i++)
    if (get_side (self, i)->values[column] != NULL)
      return TRUE;
  return FALSE;
}

static GtkWidget *
choice_new (SwbMergeForm *self, guint column, guint i, const char *text)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *told =
      g_strdup_printf ("%s: %s", swb_merge_field_name (column), text);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label_new (text, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, told, -1);
  for (guint other = 0; other < i && !swb_merge_column_is_list (column);
       other++)
    if (self->choices[column][other] != NULL)
      {
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                    self->choices[column][other]);
        break;
      }
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (choice_cb), self);
  self->choices[column][i] = GTK_CHECK_BUTTON (check);
  return check;
}

static void
add_value (SwbMergeForm *self, guint column, guint i, guint row)
{
  const char *value = get_side (self, i)->values[column];
  g_autofree char *text = swb_merge_field_text (column, value);
  GtkWidget *child = value != NULL && differs (self, column)
                         ? choice_new (self, column, i, text)
                         : label_new (text, value == NULL ? "dim-label" : NULL);

  self->cells[column][i] = child;
  attach (self, child, NULL, i + 1, row);
}

static void
add_field (SwbMergeForm *self, guint column, guint row)
{
  const char *name = swb_merge_field_name (column);

  attach (self, field_label_new (name), NULL, 0, row);
  for (guint i = 0; i < n_sides (self); i++)
    add_value (self, column, i, row);
  self->results[column] = GTK_LABEL (result_label (self, name, row));
}

static void
add_accounts (SwbMergeForm *self, guint row)
{
  attach (self, field_label_new (_ ("Accounts")), NULL, 0, row);
  for (guint i = 0; i < n_sides (self); i++)
    {
      g_autofree char *text = side_accounts_text (self, get_side (self, i));

      attach (self, label_new (text, "numeric"), NULL, i + 1, row);
    }
  self->accounts = GTK_LABEL (result_label (self, _ ("Accounts"), row));
  gtk_widget_add_css_class (GTK_WIDGET (self->accounts), "numeric");
}

static void
add_counts (SwbMergeForm *self, guint row)
{
  attach (self, field_label_new (_ ("Belongs to it")), NULL, 0, row);
  for (guint i = 0; i < n_sides (self); i++)
    {
      g_autofree char *text =
          swb_merge_counts_text (get_side (self, i)->counts);

      attach (self,
              label_new (*text != '\0' ? text : SWB_ROSTER_DASH, "numeric"),
              NULL, i + 1, row);
    }
  self->counts = GTK_LABEL (result_label (self, _ ("Belongs to it"), row));
  gtk_widget_add_css_class (GTK_WIDGET (self->counts), "numeric");
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
      for (guint i = 0; i < n_sides (self); i++)
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
  guint row = 0;

  g_return_if_fail (SWB_IS_MERGE_FORM (self));
  g_return_if_fail (sides->len >= 2 && sides->len <= MOST);

  clear (self);
  self->sides = g_ptr_array_ref (sides);
  self->filling = TRUE;
  add_heads (self);
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    {
      const guint column = fields[f];

      if (column == SWB_CREATOR_NAME ? differs (self, column)
                                     : is_told (self, column))
        add_field (self, column, ++row);
      if (column == SWB_CREATOR_NAME)
        add_accounts (self, ++row);
    }
  add_counts (self, ++row);
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

  for (guint i = 0; i < n_sides (self); i++)
    n += is_included (self, i);
  return n;
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
 * swb_merge_form_make_command:
 * @self: a form with two creators or more that are included
 *
 * Returns: (transfer full): what makes one of them
 */
SwbCommand *
swb_merge_form_make_command (SwbMergeForm *self)
{
  g_auto (SwbMergeFields) values = { { NULL } };
  const guint kept = find_kept (self);
  SwbId others[MOST];
  guint n = 0;

  g_return_val_if_fail (SWB_IS_MERGE_FORM (self), NULL);
  g_return_val_if_fail (swb_merge_form_get_n_included (self) >= 2, NULL);

  for (guint i = 0; i < n_sides (self); i++)
    if (is_included (self, i) && i != kept)
      others[n++] = get_side (self, i)->id;
  for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
    values.values[fields[f]] = swb_merge_form_dup_result (self, fields[f]);
  return swb_merge_creators (&get_side (self, kept)->id, others, n, &values);
}
