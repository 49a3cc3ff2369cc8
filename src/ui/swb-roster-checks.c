/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values to tick, with how many creators each would leave. Of thousands of
 * cities the first are shown; typing finds the others. */
#include "ui/swb-roster-checks.h"

#include "base/swb-text.h"
#include "ui/swb-roster-filter-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many are shown at once, and from so many on there is an entry. */
#define MOST_SHOWN 60
#define MANY 10

#define ITEM_KEY "swb-item"

typedef struct
{
  char *value;
  char *label;
  char *folded;
  guint count;
  gboolean counted;
  gboolean ticked;
} Item;

struct _SwbRosterChecks
{
  GtkWidget parent_instance;

  SwbFilterKind kind;
  SwbGrouping grouping;
  GPtrArray *items;

  GtkWidget *search;
  GtkWidget *scrolled;
  GtkWidget *box;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (SwbRosterChecks, swb_roster_checks, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
item_free (gpointer memory)
{
  Item *item = memory;

  g_free (item->value);
  g_free (item->label);
  g_free (item->folded);
  g_free (item);
}

static void
toggled_cb (SwbRosterChecks *self, GtkCheckButton *check)
{
  Item *item = g_object_get_data (G_OBJECT (check), ITEM_KEY);

  item->ticked = gtk_check_button_get_active (check);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
check_child (const char *label, const char *count)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *name = gtk_label_new (label);
  GtkWidget *number = gtk_label_new (count);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 32);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_add_css_class (number, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), number);
  return box;
}

static void
append_check (SwbRosterChecks *self, Item *item)
{
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *count =
      item->counted ? swb_number_format_count (item->count, self->grouping)
                    : g_strdup ("");
  g_autofree char *spoken =
      item->counted
          /* Translators: an option of a filter and how many it leaves,
           * "Micro, 21" */
          ? g_strdup_printf (_ ("%s, %s"), item->label, count)
          : g_strdup (item->label);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (check),
                              check_child (item->label, count));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), item->ticked);
  g_object_set_data (G_OBJECT (check), ITEM_KEY, item);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), check);
}

static void
say_more (SwbRosterChecks *self, guint n_shown, guint n_found)
{
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->more, n_found == 0 || n_found > n_shown);
  if (n_found == 0)
    {
      gtk_label_set_text (GTK_LABEL (self->more), _ ("Nothing found"));
      return;
    }
  number = swb_number_format_count (n_found - n_shown, self->grouping);
  text = g_strdup_printf (ngettext ("%s more; type to find it",
                                    "%s more; type to find them",
                                    n_found - n_shown),
                          number);
  gtk_label_set_text (GTK_LABEL (self->more), text);
}

static void
show (SwbRosterChecks *self)
{
  g_autofree char *needle =
      swb_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GtkWidget *child;
  guint n_found = 0;
  guint n_shown = 0;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = self->items->pdata[i];

      if (!swb_text_contains_folded (item->folded, needle))
        continue;
      n_found++;
      if (n_shown == MOST_SHOWN)
        continue;
      append_check (self, item);
      n_shown++;
    }
  say_more (self, n_shown, n_found);
}

/* Return ticks what stands first, which is what was typed for. */
static void
activate_cb (SwbRosterChecks *self)
{
  GtkWidget *first = gtk_widget_get_first_child (self->box);

  if (first != NULL &&
      *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_check_button_set_active (
        GTK_CHECK_BUTTON (first),
        !gtk_check_button_get_active (GTK_CHECK_BUTTON (first)));
}

/* The entry takes Escape for itself; what it stands in would not close. */
static void
stop_search_cb (SwbRosterChecks *self)
{
  GtkWidget *popover =
      gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
swb_roster_checks_dispose (GObject *object)
{
  SwbRosterChecks *self = SWB_ROSTER_CHECKS (object);

  g_clear_pointer (&self->search, gtk_widget_unparent);
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->more, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_roster_checks_parent_class)->dispose (object);
}

static void
swb_roster_checks_finalize (GObject *object)
{
  g_ptr_array_unref (SWB_ROSTER_CHECKS (object)->items);

  G_OBJECT_CLASS (swb_roster_checks_parent_class)->finalize (object);
}

static void
swb_roster_checks_class_init (SwbRosterChecksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_checks_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_roster_checks_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", SWB_TYPE_ROSTER_CHECKS, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
swb_roster_checks_init (SwbRosterChecks *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->items = g_ptr_array_new_with_free_func (item_free);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->search = gtk_search_entry_new ();
  self->scrolled = gtk_scrolled_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->more = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->more), 0);
  gtk_widget_add_css_class (self->more, "dim-label");
  gtk_widget_add_css_class (self->more, "caption");
  g_object_set (self->scrolled, "child", self->box, "hscrollbar-policy",
                GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                "propagate-natural-width", TRUE, "max-content-height", 340,
                "min-content-width", 180, NULL);
  gtk_widget_set_parent (self->search, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_parent (self->more, GTK_WIDGET (self));
  gtk_widget_set_visible (self->search, FALSE);
  gtk_widget_set_visible (self->more, FALSE);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (show),
                            self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (activate_cb),
                            self);
  g_signal_connect_swapped (self->search, "stop-search",
                            G_CALLBACK (stop_search_cb), self);
}

/**
 * swb_roster_checks_new:
 * @kind: a kind that holds values
 *
 * Returns: (transfer floating): a list without values
 */
GtkWidget *
swb_roster_checks_new (SwbFilterKind kind)
{
  SwbRosterChecks *self = g_object_new (SWB_TYPE_ROSTER_CHECKS, NULL);
  g_autofree char *find = NULL;

  self->kind = kind;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  swb_filter_title (kind), -1);
  /* Translators: %s is what a filter is about, such as "City" */
  find = g_strdup_printf (_ ("Find: %s"), swb_filter_title (kind));
  g_object_set (self->search, "placeholder-text", find, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, find, -1);
  return GTK_WIDGET (self);
}

static Item *
find_item (SwbRosterChecks *self, GHashTable *known, const char *value)
{
  g_autofree char *key = swb_text_fold (value);
  Item *item = g_hash_table_lookup (known, key);

  if (item != NULL)
    return item;
  item = g_new0 (Item, 1);
  item->value = g_strdup (value);
  item->label = swb_filter_value_text (self->kind, value);
  item->folded = swb_text_fold (item->label);
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (known, g_steal_pointer (&key), item);
  return item;
}

/* The value of the check that has the focus. */
static char *
focused_value (SwbRosterChecks *self)
{
  GtkWidget *check = gtk_widget_get_focus_child (self->box);
  const Item *item =
      check != NULL ? g_object_get_data (G_OBJECT (check), ITEM_KEY) : NULL;

  return item != NULL ? g_strdup (item->value) : NULL;
}

static void
focus_value (SwbRosterChecks *self, const char *value)
{
  GtkWidget *check = gtk_widget_get_first_child (self->box);

  for (; check != NULL && value != NULL;
       check = gtk_widget_get_next_sibling (check))
    {
      const Item *item = g_object_get_data (G_OBJECT (check), ITEM_KEY);

      if (strcmp (item->value, value) == 0)
        gtk_widget_grab_focus (check);
    }
}

/**
 * swb_roster_checks_set:
 * @self: a list
 * @facets: (nullable) (element-type SwbRosterFacet): how many creators each
 *   value would leave; null while that is not known
 * @ticked: (nullable) (array zero-terminated=1): the values that are ticked
 * @grouping: Indian or Western
 *
 * Offers the values that are always offered in their order, else those that
 * are ticked and then those of most creators.
 */
void
swb_roster_checks_set (SwbRosterChecks *self,
                       const GPtrArray *facets,
                       const char *const *ticked,
                       SwbGrouping grouping)
{
  g_autoptr (GHashTable) known =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *offered = swb_filter_offered (self->kind);
  g_autofree char *focused = focused_value (self);

  g_return_if_fail (SWB_IS_ROSTER_CHECKS (self));

  self->grouping = grouping;
  g_ptr_array_set_size (self->items, 0);
  for (; offered != NULL && *offered != NULL; offered++)
    find_item (self, known, *offered)->counted = facets != NULL;
  for (; ticked != NULL && *ticked != NULL; ticked++)
    {
      Item *item = find_item (self, known, *ticked);

      item->ticked = TRUE;
      item->counted = facets != NULL;
    }
  for (guint i = 0; facets != NULL && i < facets->len; i++)
    {
      const SwbRosterFacet *facet = facets->pdata[i];
      Item *item;

      if (self->kind == SWB_FILTER_WORKED &&
          !g_strv_contains (swb_filter_offered (self->kind), facet->value))
        continue;
      item = find_item (self, known, facet->value);
      item->count = facet->count;
      item->counted = TRUE;
    }
  gtk_widget_set_visible (self->search,
                          self->items->len > MANY &&
                              swb_filter_offered (self->kind) == NULL);
  show (self);
  focus_value (self, focused);
}

/**
 * swb_roster_checks_focus:
 * @self: a list
 *
 * Gives the focus to the entry, else to the first value, unless the person has
 * it in one of them.
 */
void
swb_roster_checks_focus (SwbRosterChecks *self)
{
  g_return_if_fail (SWB_IS_ROSTER_CHECKS (self));

  if (gtk_widget_get_focus_child (self->box) != NULL ||
      gtk_widget_get_focus_child (self->search) != NULL)
    return;
  if (gtk_widget_get_visible (self->search))
    gtk_widget_grab_focus (self->search);
  else
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/**
 * swb_roster_checks_get:
 * @self: a list
 *
 * Returns: (transfer full) (array zero-terminated=1): the values that are
 *   ticked
 */
char **
swb_roster_checks_get (SwbRosterChecks *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new ();

  g_return_val_if_fail (SWB_IS_ROSTER_CHECKS (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      if (item->ticked)
        g_ptr_array_add (values, g_strdup (item->value));
    }
  g_ptr_array_add (values, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
}
