/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says. GTK 4.8 has names of its own for much that it
 * makes ("GtkImage", "GtkStackPage"), and nothing to announce with. */
#include "compat/swb-spoken.h"

#include "compat/swb-spoken-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Long enough for the focus to arrive where an act leaves it: what is said of
 * a new focus would cut the sentence short. */
#define SAY_AFTER_MS 400

/* The name of a dialog comes before what has the focus in it. */
#define FOCUS_AFTER_MS 100

typedef struct
{
  GtkWidget *widget; /* in whose window, weak */
  char *text;
  guint source;
} Sentence;

static Sentence waiting;
static GtkWidget *lent; /* whose description is a sentence, weak */

static gboolean
has_label (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                           GTK_ACCESSIBLE_PROPERTY_LABEL);
}

static void
set_label (GtkAccessible *accessible, const char *label)
{
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

static gboolean
is_named_by (GtkWidget *widget, const char *text)
{
  g_autofree char *other = NULL;

  if (!has_label (widget))
    return FALSE;
  other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text);
  return other == NULL;
}

static void
set_description (GtkWidget *widget, const char *text)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* GTK makes a tooltip the description; one that is the name too would be heard
 * twice. */
static void
mend_tooltip (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  if (tooltip != NULL && is_named_by (widget, tooltip))
    set_description (widget, "");
}

GtkWidget *
swb_spoken_find_label (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LABEL (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = swb_spoken_find_label (child);
  return found;
}

/* What somebody put into a button is what it is called by. */
static void
mend_child (GtkButton *button)
{
  GtkWidget *label = swb_spoken_find_label (GTK_WIDGET (button));

  if (label != NULL && !has_label (GTK_WIDGET (button)) &&
      !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button),
                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                    NULL, -1);
}

/* An icon is no name; of "_Book" and "Book" only the second is one. */
static void
mend_button (GtkButton *button)
{
  const char *label = gtk_button_get_label (button);

  if (gtk_button_get_icon_name (button) != NULL)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button),
                                     GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      if (!has_label (GTK_WIDGET (button)))
        set_label (GTK_ACCESSIBLE (button),
                   gtk_widget_get_tooltip_text (GTK_WIDGET (button)));
    }
  else if (label != NULL && gtk_button_get_use_underline (button))
    {
      g_autofree char *other = gtk_test_accessible_check_property (
          GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

      if (other == NULL)
        gtk_accessible_reset_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL);
    }
  else if (label == NULL)
    mend_child (button);
}

/* With another label GTK makes its name from both again. */
static void
watch_label (GtkButton *button)
{
  if (g_object_get_data (G_OBJECT (button), "swb-spoken") == NULL)
    g_signal_connect (button, "notify::label", G_CALLBACK (mend_button), NULL);
  g_object_set_data (G_OBJECT (button), "swb-spoken", GINT_TO_POINTER (1));
}

static void
mend_page (GtkStack *stack, GtkWidget *child)
{
  GtkStackPage *page = gtk_stack_get_page (stack, child);

  if (page != NULL)
    set_label (GTK_ACCESSIBLE (page), gtk_stack_page_get_title (page));
}

/* To a screen reader the text has the focus, not the row around it. */
static void
mend_text (GtkWidget *text)
{
  GtkWidget *row = gtk_widget_get_ancestor (text, ADW_TYPE_ENTRY_ROW);

  if (row == NULL)
    return;
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  set_label (GTK_ACCESSIBLE (text),
             adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
tell_choice (AdwComboRow *row)
{
  gpointer item = adw_combo_row_get_selected_item (row);
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  const char *choice =
      GTK_IS_STRING_OBJECT (item)
          ? gtk_string_object_get_string (GTK_STRING_OBJECT (item))
          : "";
  g_autofree char *text = subtitle != NULL && *subtitle != '\0'
                              ? g_strdup_printf ("%s\n%s", choice, subtitle)
                              : g_strdup (choice);

  set_description (GTK_WIDGET (row), text);
}

/* What is chosen stands in a list inside, which never has the focus. */
static void
mend_combo_row (AdwComboRow *row)
{
  if (g_object_get_data (G_OBJECT (row), "swb-spoken") == NULL)
    g_signal_connect (row, "notify::selected-item", G_CALLBACK (tell_choice),
                      NULL);
  g_object_set_data (G_OBJECT (row), "swb-spoken", GINT_TO_POINTER (1));
  tell_choice (row);
}

/* A group without a title gives its rows a list without a name. */
static void
mend_list (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  const char *title =
      group != NULL
          ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group))
          : NULL;

  if (!has_label (list) && (title == NULL || *title == '\0') &&
      (group != NULL ||
       !gtk_test_accessible_has_relation (GTK_ACCESSIBLE (list),
                                          GTK_ACCESSIBLE_RELATION_LABELLED_BY)))
    set_label (GTK_ACCESSIBLE (list), NULL);
}

/* Where nothing can be selected a row is not "not selected". */
static void
mend_list_row (GtkWidget *row, GtkWidget *list)
{
  if (GTK_IS_LIST_BOX (list) && gtk_list_box_get_selection_mode (
                                    GTK_LIST_BOX (list)) == GTK_SELECTION_NONE)
    gtk_accessible_reset_state (GTK_ACCESSIBLE (row),
                                GTK_ACCESSIBLE_STATE_SELECTED);
}

static gboolean
focus_again_cb (gpointer user_data)
{
  GtkWindow *window = user_data;
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || !gtk_window_is_active (window))
    return G_SOURCE_REMOVE;
  g_object_ref (focus);
  gtk_window_set_focus (window, NULL);
  gtk_window_set_focus (window, focus);
  g_object_unref (focus);
  return G_SOURCE_REMOVE;
}

/* The first focus of a dialog is there before the dialog is: nobody would hear
 * where they are. */
static void
active_cb (GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    return;
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, FOCUS_AFTER_MS, focus_again_cb,
                      g_object_ref (window), g_object_unref);
}

static void
mend_dialog (GtkWindow *window)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (window)) ==
      GTK_ACCESSIBLE_ROLE_DIALOG)
    g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb),
                      NULL);
}

/* A row gets the name of what is in it by then. */
static void
row_focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus != NULL)
    swb_spoken_name_row (focus);
}

static void
mend_window (GtkWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), "swb-spoken-rows") == NULL)
    g_signal_connect (window, "notify::focus-widget", G_CALLBACK (row_focus_cb),
                      NULL);
  g_object_set_data (G_OBJECT (window), "swb-spoken-rows", GINT_TO_POINTER (1));
  mend_dialog (window);
}

static void
mend_any_button (GtkButton *button)
{
  if (GTK_IS_DROP_DOWN (gtk_widget_get_parent (GTK_WIDGET (button))))
    return;
  mend_button (button);
  watch_label (button);
  if (GTK_IS_TOGGLE_BUTTON (button))
    swb_spoken_mend_toggle (GTK_TOGGLE_BUTTON (button));
}

static void
mend (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_BUTTON (widget))
    mend_any_button (GTK_BUTTON (widget));
  else if (GTK_IS_TEXT (widget))
    mend_text (widget);
  else if (GTK_IS_WINDOW (widget))
    mend_window (GTK_WINDOW (widget));
  else if (GTK_IS_LIST_BOX_ROW (widget))
    mend_list_row (widget, parent);
  else if (GTK_IS_CHECK_BUTTON (widget))
    swb_spoken_mend_check (GTK_CHECK_BUTTON (widget));
  else if (GTK_IS_DROP_DOWN (widget))
    swb_spoken_mend_drop_down (GTK_DROP_DOWN (widget));
  else if (GTK_IS_LIST_BOX (widget))
    mend_list (widget);
  else if (GTK_IS_POPOVER (widget) && !has_label (widget))
    set_label (GTK_ACCESSIBLE (widget), NULL);
  else if (GTK_IS_PANED (widget) && !has_label (widget))
    set_label (GTK_ACCESSIBLE (widget), _ ("Border between panes"));
  else if (GTK_IS_LIST_VIEW (widget) && GTK_IS_COLUMN_VIEW (parent))
    gtk_accessible_update_relation (GTK_ACCESSIBLE (widget),
                                    GTK_ACCESSIBLE_RELATION_LABELLED_BY, parent,
                                    NULL, -1);
  else if (GTK_IS_LIST_VIEW (widget))
    swb_spoken_mend_choices (widget);
  if (ADW_IS_COMBO_ROW (widget))
    mend_combo_row (ADW_COMBO_ROW (widget));
  mend_tooltip (widget);
  if (GTK_IS_STACK (parent))
    mend_page (GTK_STACK (parent), widget);
}

static void
say_label (GtkWidget *toast)
{
  GtkWidget *label = swb_spoken_find_label (toast);

  if (label != NULL)
    swb_spoken_say (toast, gtk_label_get_text (GTK_LABEL (label)));
}

/* A dialog's page that only tells something has nothing that takes the focus,
 * and its heading alone would be heard. */
static void
say_status (GtkWidget *page)
{
  GtkRoot *root = gtk_widget_get_root (page);

  if (root != NULL && gtk_accessible_get_accessible_role (
                          GTK_ACCESSIBLE (root)) == GTK_ACCESSIBLE_ROLE_DIALOG)
    swb_spoken_say (page,
                    adw_status_page_get_description (ADW_STATUS_PAGE (page)));
}

static gboolean
map_cb (GSignalInvocationHint *hint,
        guint n_values,
        const GValue *values,
        gpointer user_data)
{
  GtkWidget *widget = g_value_get_object (values);

  mend (widget);
  if (ADW_IS_STATUS_PAGE (widget))
    say_status (widget);
  if (gtk_get_minor_version () < 14 &&
      g_str_equal (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget"))
    say_label (widget);
  return TRUE;
}

/**
 * swb_spoken_start:
 *
 * From here on widgets that come on the screen have the names that they are
 * seen by, and toasts are said. To be called once GTK is there.
 */
void
swb_spoken_start (void)
{
  static gsize started;

  if (!g_once_init_enter (&started))
    return;
  /* Its signals come with the class. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0,
                              map_cb, NULL, NULL);
  g_once_init_leave (&started, 1);
}

/* A tooltip is a description too; any other is set anew with the focus. */
static void
give_back (void)
{
  GtkWidget *widget = lent;
  const char *tooltip;

  if (widget == NULL)
    return;
  tooltip = gtk_widget_get_tooltip_text (widget);
  g_clear_weak_pointer (&lent);
  set_description (
      widget, tooltip != NULL && !is_named_by (widget, tooltip) ? tooltip : "");
}

static void
focus_cb (GtkRoot *root, GParamSpec *pspec, gpointer user_data)
{
  if (lent != NULL && gtk_widget_get_root (lent) != root)
    return;
  give_back ();
}

/* Who has the focus to the ear: the text of an entry is the entry. */
static GtkWidget *
find_focus (GtkRoot *root)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *parent = focus != NULL ? gtk_widget_get_parent (focus) : NULL;

  return GTK_IS_TEXT (focus) && GTK_IS_EDITABLE (parent) ? parent : focus;
}

/* A screen reader says a description that changes under the focus. */
static void
lend (GtkWidget *focus, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (focus);

  if (g_object_get_data (G_OBJECT (root), "swb-spoken") == NULL)
    {
      g_signal_connect (root, "notify::focus-widget", G_CALLBACK (focus_cb),
                        NULL);
      g_object_set_data (G_OBJECT (root), "swb-spoken", GINT_TO_POINTER (1));
    }
  if (lent != focus)
    give_back ();
  g_set_weak_pointer (&lent, focus);
  set_description (focus, text);
}

static gboolean
say_cb (gpointer user_data)
{
  g_autofree char *text = g_steal_pointer (&waiting.text);
  GtkRoot *root =
      waiting.widget != NULL ? gtk_widget_get_root (waiting.widget) : NULL;
  /* A page that only passed by is not told any more. */
  const gboolean seen = root != NULL && gtk_widget_get_mapped (waiting.widget);
  GtkWidget *focus = seen ? find_focus (root) : NULL;

  waiting.source = 0;
  g_clear_weak_pointer (&waiting.widget);
  if (focus != NULL)
    lend (focus, text);
  return G_SOURCE_REMOVE;
}

/**
 * swb_spoken_say:
 * @widget: in a window
 * @text: a sentence
 *
 * A screen reader says @text in a moment, unless something else is to be said
 * before. Where nothing has the focus, nobody hears it.
 */
void
swb_spoken_say (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text == NULL || *text == '\0')
    return;
  g_clear_handle_id (&waiting.source, g_source_remove);
  g_free (waiting.text);
  waiting.text = g_strdup (text);
  g_set_weak_pointer (&waiting.widget, widget);
  waiting.source = g_timeout_add (SAY_AFTER_MS, say_cb, NULL);
}

static void
say_changed_cb (GtkLabel *label)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (label)))
    swb_spoken_say (GTK_WIDGET (label), gtk_label_get_text (label));
}

/**
 * swb_spoken_follow:
 * @label: tells what came of what is typed or chosen elsewhere
 *
 * From here on a screen reader says it when it changes.
 */
void
swb_spoken_follow (GtkLabel *label)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  g_signal_connect (label, "notify::label", G_CALLBACK (say_changed_cb), NULL);
}
