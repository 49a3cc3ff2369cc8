/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Creators that may be one: found, shown side by side, merged or said not to be
 * the same. */
#include "ui/swb-merge-window-private.h"

#include "document/swb-merge.h"
#include "ui/swb-merge-words.h"
#include "ui/swb-roster-acts.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwbMergeWindow, swb_merge_window, ADW_TYPE_WINDOW)

static gboolean
is_closed (SwbMergeWindow *self)
{
  return self->document == NULL;
}

static SwbRoster *
get_roster (SwbMergeWindow *self)
{
  return swb_workspace_get_roster (swb_document_get_workspace (self->document));
}

static void
tell (SwbMergeWindow *self, const char *text, gboolean undo)
{
  AdwToast *toast = swb_toast_new (text);

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "merge.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
update_actions (SwbMergeWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean ready = !is_closed (self) && self->shown != NULL &&
                         !self->busy && self->reading == NULL &&
                         !swb_document_get_read_only (self->document);

  gtk_widget_action_set_enabled (
      widget, "merge.merge",
      ready && swb_merge_form_get_n_included (self->form) >= 2);
  gtk_widget_action_set_enabled (widget, "merge.not-same", ready);
  gtk_widget_action_set_enabled (widget, "merge.skip",
                                 self->shown != NULL && self->left->len > 1);
  gtk_widget_action_set_enabled (
      widget, "merge.undo",
      !is_closed (self) && self->decided != NULL && !self->busy &&
          swb_document_get_undo_sequence (self->document) == self->decided_by);
}

/* What follows those who become part of another, and who stays. */
static char *
outcome_text (SwbMergeWindow *self)
{
  const guint n = swb_merge_form_get_n_left_out (self->form);
  g_autofree char *counts = swb_merge_form_dup_follows (self->form);
  /* Translators: %s is a list such as "3 placements, 14 readings" */
  g_autofree char *follows =
      *counts != '\0'
          ? g_strdup_printf (_ ("%s of the others will belong to %s"), counts,
                             swb_merge_form_get_name (self->form))
          : NULL;
  g_autofree char *stays =
      self->chosen != NULL || n == 0
          ? NULL
          : g_strdup_printf (
                ngettext ("%u creator who is left out will be asked about next",
                          "%u creators who are left out will be asked about "
                          "next",
                          n),
                n);

  if (follows != NULL && stays != NULL)
    return g_strconcat (follows, "\n", stays, NULL);
  return g_strdup (follows != NULL ? follows : stays != NULL ? stays : "");
}

static void
changed_cb (SwbMergeWindow *self)
{
  const guint n = swb_merge_form_get_n_included (self->form);
  g_autofree char *text = outcome_text (self);
  g_autofree char *label = g_strdup_printf (
      ngettext ("_Merge %u Creator", "_Merge %u Creators", n), n);

  gtk_button_set_label (self->merge, label);
  gtk_label_set_label (self->follows, text);
  update_actions (self);
}

static void
update_heading (SwbMergeWindow *self)
{
  g_autofree char *text = NULL;

  if (self->chosen != NULL)
    return;
  if (self->left->len > 0)
    text = g_strdup_printf (ngettext ("%u group to look at",
                                      "%u groups to look at", self->left->len),
                            self->left->len);
  adw_window_title_set_subtitle (self->heading, text ? text : "");
}

static void
show_nothing (SwbMergeWindow *self)
{
  g_autofree char *looked = swb_merge_looked_at_text (self->found);
  const gboolean any = self->found->groups->len > 0;

  self->shown = NULL;
  swb_status_page_set_title (self->nothing, any ? _ ("All Looked At")
                                                : _ ("No Duplicates Found"));
  swb_status_page_set_description (self->nothing, looked);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  update_heading (self);
  update_actions (self);
}

static void
select_at (SwbMergeWindow *self, guint at)
{
  if (swb_merge_groups_select (self, at))
    update_heading (self);
  else
    show_nothing (self);
}

/* Takes a group out of the list; what remains of it, or the one behind it, is
 * shown. */
static void
drop_group (SwbMergeWindow *self,
            SwbDuplicateGroup *group,
            SwbDuplicateGroup *rest)
{
  guint at;

  if (!swb_merge_groups_remove (self, group, &at))
    return;
  if (rest != NULL)
    swb_merge_groups_insert (self, rest, at);
  swb_merge_groups_fill (self);
  self->decided_at = at;
  select_at (self, at);
}

static void
fail (SwbMergeWindow *self, const GError *error)
{
  swb_status_page_set_description (self->failed, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Avatars have the colour that they have in the roster. */
static void
find_tiers (SwbMergeWindow *self, GPtrArray *sides)
{
  SwbRoster *roster = get_roster (self);

  for (guint i = 0; i < sides->len; i++)
    {
      SwbMergeSide *side = g_ptr_array_index (sides, i);
      g_autoptr (SwbCreator) creator = NULL;
      guint index;

      if (swb_roster_find (roster, &side->id, &index))
        creator = swb_roster_get_creator (roster, index);
      if (creator != NULL)
        side->tier = swb_creator_get_tier (creator);
    }
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sides =
      swb_merge_read_finish (SWB_DOCUMENT (source), result, &error);

  if (is_closed (self) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  if (error != NULL)
    fail (self, error);
  else if (sides->len >= 2)
    {
      find_tiers (self, sides);
      swb_merge_form_set_sides (self->form, sides);
      gtk_stack_set_visible_child_name (self->stack, "groups");
    }
  else if (self->chosen != NULL)
    gtk_window_close (GTK_WINDOW (self));
  else /* somebody else has made one of them, or deleted them */
    drop_group (self, self->shown, NULL);
  update_actions (self);
}

static void
show_group (SwbMergeWindow *self, SwbDuplicateGroup *group)
{
  g_autofree char *names =
      swb_merge_group_title (get_roster (self), group->creators);

  self->shown = group;
  gtk_label_set_label (self->title, names);
  swb_merge_groups_show_reasons (self, group);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  update_actions (self);
  swb_merge_read_async (
      self->document, (const SwbId *) (gpointer) group->creators->data,
      group->creators->len, self->reading, read_cb, g_object_ref (self));
}

static void
selected_cb (SwbMergeWindow *self, GtkListBoxRow *row)
{
  SwbDuplicateGroup *group = swb_merge_groups_at (row);

  if (group != NULL && group != self->shown && !is_closed (self))
    show_group (self, group);
}

static void
progress_cb (double part, gpointer user_data)
{
  SwbMergeWindow *self = user_data;

  if (!is_closed (self))
    gtk_progress_bar_set_fraction (self->progress, part);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbDuplicates) found =
      swb_duplicates_find_finish (SWB_DOCUMENT (source), result, &error);

  g_clear_object (&self->finding);
  if (is_closed (self))
    return;
  if (found == NULL)
    {
      fail (self, error);
      return;
    }
  self->found = g_steal_pointer (&found);
  for (guint i = 0; i < self->found->groups->len; i++)
    g_ptr_array_add (self->left, self->found->groups->pdata[i]);
  swb_merge_groups_fill (self);
  select_at (self, 0);
}

/* A window for a single group has done its work; the one below tells of it. */
static void
tell_done (SwbMergeWindow *self, const char *text)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  SwbDuplicateGroup *group = self->shown;

  if (self->chosen != NULL)
    {
      if (parent != NULL)
        swb_roster_toast (GTK_WIDGET (parent), text, TRUE);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  self->decided = group;
  self->decided_rest = g_steal_pointer (&self->rest);
  self->decided_by = swb_document_get_undo_sequence (self->document);
  drop_group (self, group, self->decided_rest);
  tell (self, text, TRUE);
  update_actions (self);
}

/* What is said when an act is done. */
typedef struct
{
  SwbMergeWindow *self;
  char *text;
} Running;

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Running *running = user_data;
  g_autoptr (SwbMergeWindow) self = running->self;
  g_autofree char *text = running->text;
  g_autoptr (GError) error = NULL;
  const gboolean ok =
      swb_document_run_finish (SWB_DOCUMENT (source), result, &error);

  g_free (running);
  self->busy = FALSE;
  if (is_closed (self))
    return;
  if (ok)
    tell_done (self, text);
  else
    tell (self, error->message, FALSE);
  update_actions (self);
}

static void
run (SwbMergeWindow *self, SwbCommand *command, char *done)
{
  Running *running = g_new0 (Running, 1);

  running->self = g_object_ref (self);
  running->text = done;
  self->busy = TRUE;
  update_actions (self);
  swb_document_run_async (self->document, command, NULL, ran_cb, running);
}

static void
merge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbMergeWindow *self = SWB_MERGE_WINDOW (widget);
  const guint n = swb_merge_form_get_n_included (self->form);
  g_autoptr (GArray) merged = swb_merge_form_dup_merged (self->form);

  self->rest = swb_duplicate_group_after_merge (
      self->shown, (const SwbId *) (gconstpointer) merged->data, merged->len);
  if (self->rest != NULL)
    g_ptr_array_add (self->parts, self->rest);
  run (self, swb_merge_form_make_command (self->form),
       g_strdup_printf (ngettext ("%u creator merged into %s",
                                  "%u creators merged into %s", n),
                        n, swb_merge_form_get_name (self->form)));
}

static void
not_same_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbMergeWindow *self = SWB_MERGE_WINDOW (widget);
  const GArray *creators = self->shown->creators;

  self->rest = NULL;
  run (self,
       swb_merge_say_not_same ((const SwbId *) (gpointer) creators->data,
                               creators->len),
       g_strdup (_ ("They will not be shown as duplicates again")));
}

static void
skip_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbMergeWindow *self = SWB_MERGE_WINDOW (widget);

  swb_merge_groups_select_next (self);
}

/* The group is there again, in its place. */
static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SwbMergeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SwbOutcome) outcome =
      swb_document_undo_finish (SWB_DOCUMENT (source), result, &error);
  SwbDuplicateGroup *group = g_steal_pointer (&self->decided);
  SwbDuplicateGroup *rest = g_steal_pointer (&self->decided_rest);
  guint at;

  self->busy = FALSE;
  if (is_closed (self))
    return;
  if (outcome == NULL)
    {
      tell (self, error->message, FALSE);
      return;
    }
  at = self->decided_at;
  if (rest != NULL)
    swb_merge_groups_remove (self, rest, &at);
  swb_merge_groups_insert (self, group, at);
  select_at (self, at);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SwbMergeWindow *self = SWB_MERGE_WINDOW (widget);

  self->busy = TRUE;
  update_actions (self);
  swb_document_undo_async (self->document, undone_cb, g_object_ref (self));
}

static void
swb_merge_window_dispose (GObject *object)
{
  SwbMergeWindow *self = SWB_MERGE_WINDOW (object);

  if (self->finding != NULL)
    g_cancellable_cancel (self->finding);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_merge_window_parent_class)->dispose (object);
}

static void
swb_merge_window_finalize (GObject *object)
{
  SwbMergeWindow *self = SWB_MERGE_WINDOW (object);

  g_clear_object (&self->finding);
  g_ptr_array_unref (self->left);
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->found, swb_duplicates_free);
  g_clear_pointer (&self->chosen, swb_duplicate_group_free);

  G_OBJECT_CLASS (swb_merge_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "merge.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "merge.not-same", NULL,
                                   not_same_cb);
  gtk_widget_class_install_action (widget_class, "merge.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "merge.undo", NULL, undo_cb);
}

static void
swb_merge_window_class_init (SwbMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_merge_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_merge_window_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-merge-window.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbMergeWindow, name)
  CHILD (toasts);
  CHILD (heading);
  CHILD (stack);
  CHILD (progress);
  CHILD (nothing);
  CHILD (failed);
  CHILD (side);
  CHILD (list);
  CHILD (title);
  CHILD (reasons);
  CHILD (form);
  CHILD (follows);
  CHILD (skip);
  CHILD (not_same);
  CHILD (merge);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  install_actions (widget_class);
}

static void
swb_merge_window_init (SwbMergeWindow *self)
{
  g_type_ensure (SWB_TYPE_MERGE_FORM);
  self->left = g_ptr_array_new ();
  self->parts = g_ptr_array_new_with_free_func (
      (GDestroyNotify) swb_duplicate_group_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/* As the rest of the window groups its numbers. */
static SwbGrouping
find_grouping (SwbDocument *document)
{
  SwbCampaign *campaign = swb_document_get_campaign (document);
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);
  g_autofree char *currency = g_settings_get_string (settings, "currency");
  SwbMoney budget = swb_money_none ();

  if (campaign != NULL)
    budget = swb_campaign_get_budget (campaign);
  return swb_money_grouping (swb_money_is_none (&budget) ? currency
                                                         : budget.currency);
}

/**
 * swb_merge_window_new:
 * @document: whose creators
 *
 * Returns: (transfer none): the window, to be presented
 */
SwbMergeWindow *
swb_merge_window_new (SwbDocument *document)
{
  SwbMergeWindow *self = g_object_new (SWB_TYPE_MERGE_WINDOW, NULL);

  self->document = g_object_ref (document);
  swb_merge_form_set_grouping (self->form, find_grouping (document));
  g_signal_connect_object (document, "changed", G_CALLBACK (update_actions),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * swb_merge_window_find:
 * @self: a window
 *
 * Looks for duplicates among all creators and shows what is found.
 */
void
swb_merge_window_find (SwbMergeWindow *self)
{
  g_return_if_fail (SWB_IS_MERGE_WINDOW (self));
  g_return_if_fail (self->finding == NULL && self->found == NULL);

  self->finding = g_cancellable_new ();
  swb_duplicates_find_async (self->document, self->finding, progress_cb, self,
                             found_cb, g_object_ref (self));
}

/**
 * swb_merge_window_compare:
 * @self: a window
 * @creators: (array length=n_creators): whom a person chose
 * @n_creators: 2 to %SWB_DUPLICATES_MOST
 *
 * Shows these alone; when they are merged the window closes.
 */
void
swb_merge_window_compare (SwbMergeWindow *self,
                          const SwbId *creators,
                          guint n_creators)
{
  g_return_if_fail (SWB_IS_MERGE_WINDOW (self));
  g_return_if_fail (n_creators >= 2 && n_creators <= SWB_DUPLICATES_MOST);

  self->chosen = swb_duplicate_group_new (creators, n_creators, 0);
  gtk_widget_set_visible (self->side, FALSE);
  gtk_widget_set_visible (self->skip, FALSE);
  gtk_widget_set_visible (self->not_same, FALSE);
  adw_window_title_set_title (self->heading, _ ("Merge Creators"));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Merge Creators"));
  show_group (self, self->chosen);
}

/**
 * swb_merge_window_open:
 * @anywhere: a widget of the window that it belongs to
 * @document: whose creators
 * @creators: (element-type SwbCreator) (nullable): whom to compare; null to
 *   look for duplicates among all
 */
void
swb_merge_window_open (GtkWidget *anywhere,
                       SwbDocument *document,
                       GPtrArray *creators)
{
  SwbMergeWindow *self = swb_merge_window_new (document);
  GtkRoot *root = gtk_widget_get_root (anywhere);

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  if (creators == NULL)
    swb_merge_window_find (self);
  else
    {
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (SwbId));

      for (guint i = 0; i < creators->len; i++)
        g_array_append_vals (ids, swb_creator_get_id (creators->pdata[i]), 1);
      swb_merge_window_compare (self, (const SwbId *) (gpointer) ids->data,
                                ids->len);
    }
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * swb_merge_window_get_n_groups:
 * @self: a window
 *
 * Returns: how many groups nobody has decided on
 */
guint
swb_merge_window_get_n_groups (SwbMergeWindow *self)
{
  g_return_val_if_fail (SWB_IS_MERGE_WINDOW (self), 0);

  return self->left->len;
}
