/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the columns of a table hold: a row for each with its first values and a
 * choice; where a row of the table has several accounts, of which one it tells.
 */
#include "ui/swb-import-columns.h"

#include "base/swb-text.h"
#include "exchange/swb-import-sample.h"
#include "ui/swb-drop-down.h"
#include "ui/swb-import-share.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define N_SAMPLES 3
#define MOST_COLUMNS 120

struct _SwbImportColumns
{
  AdwPreferencesGroup parent_instance;

  SwbImportTable *table;
  GPtrArray *rows;     /* AdwActionRow, owned by the group */
  GPtrArray *accounts; /* GtkDropDown a column, owned by its row */
  GPtrArray *shares;   /* SwbImportShare a column, likewise */
  GtkWidget *several;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SwbImportColumns,
                     swb_import_columns,
                     ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The first values that say something, "48.5M · 12.3M · 880K". */
static char *
samples (SwbImportTable *table, guint column)
{
  GString *text = g_string_new (NULL);
  guint n_rows = MIN (swb_import_table_get_n_rows (table), 50);
  guint n = 0;

  for (guint row = 0; row < n_rows && n < N_SAMPLES; row++)
    {
      g_autofree char *cell = swb_import_table_dup_cell (table, row, column);
      g_autofree char *start = NULL;

      if (cell == NULL || *g_strstrip (cell) == '\0')
        continue;
      start =
          g_utf8_strlen (cell, -1) > 30 ? g_utf8_substring (cell, 0, 30) : NULL;
      g_string_append_printf (text, "%s%s%s", n++ > 0 ? " · " : "",
                              start != NULL ? start : cell,
                              start != NULL ? "…" : "");
    }
  if (n == 0)
    g_string_append (text, _ ("Empty in the first rows"));
  return g_string_free (text, FALSE);
}

/* The first values, and what of them cannot be read as the person says. */
static void
show_values (SwbImportColumns *self, guint column)
{
  GtkWidget *row = self->rows->pdata[column];
  g_autofree char *values = samples (self->table, column);
  g_autofree char *example = NULL;
  g_autofree char *all = NULL;
  guint n = swb_import_table_count_unread (self->table, column, &example);
  const SwbMapping *mapping = swb_import_table_get_mapping (self->table);

  if (mapping->columns[column].field == SWB_FIELD_IGNORE)
    gtk_widget_add_css_class (row, "import-left-out");
  else
    gtk_widget_remove_css_class (row, "import-left-out");
  if (n == 0)
    {
      swb_row_set_subtitle (row, values);
      gtk_widget_remove_css_class (row, "import-unread");
      return;
    }
  all = g_strdup_printf (
      ngettext ("%u cell of the first rows cannot be read: “%s”",
                "%u cells of the first rows cannot be read, such as “%s”", n),
      n, example);
  swb_row_set_subtitle (row, all);
  gtk_widget_add_css_class (row, "import-unread");
}

static guint
column_of (GtkDropDown *choice)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (choice), "swb-column"));
}

/* Only what an account says can be of one of several. */
static void
show_account (SwbImportColumns *self, guint column)
{
  GtkWidget *choice = self->accounts->pdata[column];
  const SwbMapping *mapping = swb_import_table_get_mapping (self->table);
  gboolean was = self->busy;

  gtk_widget_set_visible (
      choice, gtk_switch_get_active (GTK_SWITCH (self->several)) &&
                  swb_field_is_of_account (mapping->columns[column].field));
  self->busy = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                              mapping->columns[column].platform);
  self->busy = was;
}

static void
field_cb (SwbImportColumns *self, GParamSpec *pspec, GtkDropDown *choice)
{
  guint column = column_of (choice);

  if (self->busy)
    return;
  swb_import_table_set_field (self->table, column,
                              (SwbField) gtk_drop_down_get_selected (choice));
  show_values (self, column);
  show_account (self, column);
  swb_import_share_update (self->shares->pdata[column]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
account_cb (SwbImportColumns *self, GParamSpec *pspec, GtkDropDown *choice)
{
  if (self->busy)
    return;
  swb_import_table_set_account (
      self->table, column_of (choice),
      (SwbPlatform) gtk_drop_down_get_selected (choice));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
share_cb (SwbImportColumns *self, GtkWidget *share)
{
  guint column;

  if (g_ptr_array_find (self->shares, share, &column))
    show_values (self, column);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
several_cb (SwbImportColumns *self)
{
  if (self->busy || self->table == NULL)
    return;
  for (guint i = 0; i < self->accounts->len; i++)
    {
      if (!gtk_switch_get_active (GTK_SWITCH (self->several)))
        swb_import_table_set_account (self->table, i, SWB_PLATFORM_OTHER);
      show_account (self, i);
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
new_choice (SwbImportColumns *self,
            const char *const *names,
            guint column,
            const char *format,
            const char *title,
            GCallback callback)
{
  g_autofree char *label = swb_text_tell (format, title);
  GtkWidget *choice = swb_drop_down_new (names, label);

  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (choice), "swb-column",
                     GUINT_TO_POINTER (column));
  g_signal_connect_object (choice, "notify::selected", callback, self,
                           G_CONNECT_SWAPPED);
  return choice;
}

static GtkWidget *
new_field_choice (SwbImportColumns *self, guint column, const char *title)
{
  const char *names[SWB_N_FIELDS + 1] = { NULL };
  GtkWidget *choice;

  for (guint i = 0; i < SWB_N_FIELDS; i++)
    names[i] = swb_field_name ((SwbField) i);
  /* Translators: %s is the title of a column */
  choice = new_choice (self, names, column, _ ("What “%s” holds"), title,
                       G_CALLBACK (field_cb));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice),
                              swb_import_table_get_field (self->table, column));
  return choice;
}

static GtkWidget *
new_account_choice (SwbImportColumns *self, guint column, const char *title)
{
  const char *names[SWB_N_PLATFORMS + 1] = { NULL };

  names[0] = _ ("The row’s account");
  for (guint i = 1; i < SWB_N_PLATFORMS; i++)
    names[i] = swb_platform_name ((SwbPlatform) i);
  /* Translators: %s is the title of a column */
  return new_choice (self, names, column, _ ("Whose account “%s” tells"), title,
                     G_CALLBACK (account_cb));
}

static void
add_column (SwbImportColumns *self, guint column)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = swb_import_table_dup_title (self->table, column);
  g_autofree char *flat = g_strdelimit (g_strdup (title), "\n\r", ' ');
  GtkWidget *field;
  GtkWidget *account = new_account_choice (self, column, flat);
  GtkWidget *share = swb_import_share_new (self->table, column, flat);

  swb_row_set_title (row, flat);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  g_signal_connect_object (share, "changed", G_CALLBACK (share_cb), self,
                           G_CONNECT_SWAPPED);
  field = new_field_choice (self, column, flat);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), field);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), field);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), share);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), account);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->accounts, account);
  g_ptr_array_add (self->shares, share);
  show_values (self, column);
  show_account (self, column);
}

static gboolean
has_several (SwbImportTable *table)
{
  const SwbMapping *mapping = swb_import_table_get_mapping (table);

  for (guint i = 0; i < mapping->n_columns; i++)
    if (mapping->columns[i].platform != SWB_PLATFORM_OTHER)
      return TRUE;
  return FALSE;
}

/**
 * swb_import_columns_show:
 * @self: a group
 * @table: the table whose columns to show
 */
void
swb_import_columns_show (SwbImportColumns *self, SwbImportTable *table)
{
  guint n, skip;

  g_return_if_fail (SWB_IS_IMPORT_COLUMNS (self));

  g_set_object (&self->table, table);
  self->busy = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->accounts, 0);
  g_ptr_array_set_size (self->shares, 0);
  gtk_switch_set_active (GTK_SWITCH (self->several), has_several (table));
  n = MIN (swb_import_table_get_n_columns (table), MOST_COLUMNS);
  skip = swb_import_table_get_mapping (table)->n_remarks;
  for (guint i = 0; i < n; i++)
    add_column (self, i);
  for (guint i = 0; i < MIN (skip, n); i++)
    gtk_widget_set_visible (self->rows->pdata[i], FALSE);
  self->busy = FALSE;
}

static void
swb_import_columns_dispose (GObject *object)
{
  SwbImportColumns *self = SWB_IMPORT_COLUMNS (object);

  g_clear_object (&self->table);

  G_OBJECT_CLASS (swb_import_columns_parent_class)->dispose (object);
}

static void
swb_import_columns_finalize (GObject *object)
{
  SwbImportColumns *self = SWB_IMPORT_COLUMNS (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->accounts);
  g_ptr_array_unref (self->shares);

  G_OBJECT_CLASS (swb_import_columns_parent_class)->finalize (object);
}

static void
swb_import_columns_class_init (SwbImportColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_import_columns_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_import_columns_finalize;

  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_IMPORT_COLUMNS, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_import_columns_init (SwbImportColumns *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label =
      gtk_label_new_with_mnemonic (_ ("Se_veral accounts in a row"));

  self->rows = g_ptr_array_new ();
  self->accounts = g_ptr_array_new ();
  self->shares = g_ptr_array_new ();
  self->several = gtk_switch_new ();
  gtk_widget_set_valign (self->several, GTK_ALIGN_CENTER);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->several);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->several),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Several accounts in a row"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->several);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   _ ("What the Columns Hold"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), box);
  g_signal_connect_object (self->several, "notify::active",
                           G_CALLBACK (several_cb), self, G_CONNECT_SWAPPED);
}
