/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The budget pane of the Plan page. Runs what the list and the menus ask for
 * on the document. */
#include "ui/swb-budget-pane.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-budget-menu.h"
#include "ui/swb-budget-split.h"
#include "ui/swb-menu-focus.h"

#include <glib/gi18n-lib.h>

struct _SwbBudgetPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *stack;
  GtkWidget *caption;
  GtkWidget *left_out;
  GtkWidget *add;
  GtkWidget *split;
  GtkWidget *grouping;
  SwbBudgetList *list;
  GtkWidget *context;

  SwbDocument *document;
  SwbBudgetModel *model;
  GSimpleActionGroup *actions;
  SwbId fresh; /* a line that is edited as soon as it is there */
};

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS,
};

enum
{
  TOAST,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SwbBudgetPane, swb_budget_pane, GTK_TYPE_WIDGET)

typedef struct
{
  SwbBudgetPane *pane;
  char *removal; /* what to say with an undo, or null */
} Run;

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    g_signal_emit (run->pane, signals[TOAST], 0, error->message, FALSE);
  else if (run->removal != NULL)
    g_signal_emit (run->pane, signals[TOAST], 0, run->removal, TRUE);
  g_object_unref (run->pane);
  g_free (run->removal);
  g_free (run);
}

static void
run_command (SwbBudgetPane *self, SwbCommand *command, gboolean removal)
{
  Run *run = g_new0 (Run, 1);

  run->pane = g_object_ref (self);
  run->removal = removal ? g_strdup (swb_command_get_name (command)) : NULL;
  swb_document_run_async (self->document, command, NULL, run_done_cb, run);
}

static void
commit_cb (SwbBudgetPane *self, SwbCommand *command)
{
  if (self->document != NULL)
    run_command (self, command, FALSE);
  else
    swb_command_unref (command);
}

static gboolean
can_change (SwbBudgetPane *self)
{
  return self->document != NULL &&
         swb_budget_model_get_campaign (self->model) != NULL &&
         !swb_document_get_read_only (self->document);
}

static SwbLine *
get_chosen_line (SwbBudgetPane *self)
{
  SwbBudgetRow *row = swb_budget_list_get_chosen (self->list, NULL);

  return row != NULL ? swb_budget_row_get_line (row) : NULL;
}

/* Where a new line goes: beside the chosen one, else among the creators. */
static const char *
find_bucket (SwbBudgetPane *self)
{
  SwbBudgetRow *group = NULL;
  SwbBudgetRow *row = swb_budget_list_get_chosen (self->list, &group);
  SwbLine *line = row != NULL ? swb_budget_row_get_line (row) : NULL;

  if (line != NULL && swb_line_get_bucket (line) != NULL)
    return swb_line_get_bucket (line);
  if (group != NULL &&
      swb_budget_row_get_kind (group) == SWB_BUDGET_ROW_GROUP &&
      swb_budget_model_get_grouping (self->model) == SWB_BUDGET_BY_BUCKET)
    return swb_budget_row_get_id (group);
  return swb_bucket_ids ()[0];
}

/* In the view by stage a new line belongs to the stage that it is added to. */
static void
set_stage_of_new (SwbBudgetPane *self, SwbCommand *command)
{
  SwbBudgetRow *group = NULL;
  SwbId stage;

  swb_budget_list_get_chosen (self->list, &group);
  if (group == NULL ||
      swb_budget_model_get_grouping (self->model) != SWB_BUDGET_BY_STAGE ||
      !swb_id_parse (swb_budget_row_get_id (group), &stage))
    return;
  swb_command_set (command, SWB_TABLE_LINE, &self->fresh, SWB_LINE_STAGE,
                   swb_value_id (&stage));
}

static void
add_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  SwbCommand *command;

  if (!can_change (self))
    return;
  command = swb_plan_add_line (swb_budget_model_get_campaign (self->model),
                               find_bucket (self), _ ("New line"),
                               swb_money_none (), &self->fresh);
  set_stage_of_new (self, command);
  run_command (self, command, FALSE);
}

static void
rename_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  SwbLine *line = get_chosen_line (self);

  if (line != NULL && can_change (self))
    swb_budget_list_edit_line (self->list, swb_line_get_id (line),
                               SWB_BUDGET_COLUMN_NAME);
}

static void
delete_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  SwbLine *line = get_chosen_line (self);

  if (line != NULL && can_change (self))
    run_command (self, swb_plan_delete_line (line), TRUE);
}

static void
line_stage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  SwbLine *line = get_chosen_line (self);
  SwbId stage;
  gboolean known =
      swb_id_parse (g_variant_get_string (parameter, NULL), &stage);

  if (line != NULL && can_change (self))
    run_command (self, swb_plan_set_line_stage (line, known ? &stage : NULL),
                 FALSE);
}

static void
line_bucket_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  SwbLine *line = get_chosen_line (self);
  const char *bucket = g_variant_get_string (parameter, NULL);

  if (line != NULL && can_change (self) &&
      g_strcmp0 (swb_line_get_bucket (line), bucket) != 0)
    run_command (self, swb_plan_set_line_bucket (line, bucket), FALSE);
}

static void
group_by_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  gboolean stages =
      g_str_equal (g_variant_get_string (parameter, NULL), "stage");

  g_simple_action_set_state (action, parameter);
  swb_budget_model_set_grouping (self->model, stages ? SWB_BUDGET_BY_STAGE
                                                     : SWB_BUDGET_BY_BUCKET);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->grouping),
                             stages ? _ ("By stage") : _ ("By bucket"));
}

static void
set_state (SwbBudgetPane *self, const char *name, const char *state)
{
  GAction *action =
      g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (state));
}

/* The menu marks where the line is now. */
static void
show_places (SwbBudgetPane *self, SwbLine *line)
{
  const char *bucket = swb_line_get_bucket (line);
  g_autofree char *stage = NULL;

  if (swb_id_is_nil (swb_line_get_stage (line)))
    stage = g_strdup ("");
  else
    stage = swb_id_to_string (swb_line_get_stage (line));
  set_state (self, "line-stage", stage);
  set_state (self, "line-bucket", bucket != NULL ? bucket : "");
}

static void
context_menu_cb (SwbBudgetPane *self, double x, double y)
{
  SwbLine *line = get_chosen_line (self);
  g_autoptr (GMenuModel) menu = NULL;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle at;

  if (!can_change (self) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->list), GTK_WIDGET (self),
                                 &point, &point))
    return;
  if (line != NULL)
    show_places (self, line);
  menu =
      swb_budget_menu_new (swb_budget_model_get_campaign (self->model), line);
  if (self->context == NULL)
    {
      self->context = gtk_popover_menu_new_from_model (NULL);
      gtk_widget_set_halign (self->context, GTK_ALIGN_START);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->context), FALSE);
      gtk_widget_set_parent (self->context, GTK_WIDGET (self));
      swb_menu_focus_keep (GTK_POPOVER (self->context),
                           GTK_WIDGET (self->list));
    }
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->context), menu);
  at = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->context), &at);
  gtk_popover_popup (GTK_POPOVER (self->context));
}

static void
split_cb (GtkMenuButton *button, gpointer user_data)
{
  SwbBudgetPane *self = user_data;
  const SwbBudgetFigures *figures = swb_budget_model_get_figures (self->model);
  GtkWidget *popover = gtk_popover_new ();

  if (figures != NULL)
    gtk_popover_set_child (GTK_POPOVER (popover),
                           swb_budget_split_new (figures));
  gtk_menu_button_set_popover (button, popover);
}

static void
show_captions (SwbBudgetPane *self, const SwbBudgetFigures *figures)
{
  g_autofree char *caption =
      figures != NULL ? swb_budget_caption (figures) : NULL;
  g_autofree char *left_out =
      figures != NULL ? swb_budget_left_out (figures) : NULL;

  gtk_label_set_text (GTK_LABEL (self->caption), caption ? caption : "");
  gtk_widget_set_tooltip_text (self->caption, caption);
  gtk_label_set_text (GTK_LABEL (self->left_out), left_out ? left_out : "");
  gtk_widget_set_visible (self->left_out, left_out != NULL);
}

static void
show_page (SwbBudgetPane *self, const SwbBudgetFigures *figures)
{
  const char *page = "list";

  if (figures == NULL)
    page = "no-campaign";
  else if (swb_budget_model_get_n_lines (self->model) == 0 &&
           figures->total.booked.minor == 0)
    page = "no-lines";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
}

static void
enable_actions (SwbBudgetPane *self)
{
  static const char *const names[] = { "add-line", "rename-line", "delete-line",
                                       "line-stage", "line-bucket" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (self->actions), names[i])),
                                 can_change (self));
  gtk_widget_set_sensitive (self->split,
                            swb_budget_model_get_figures (self->model) != NULL);
}

static void
updated_cb (SwbBudgetPane *self)
{
  const SwbBudgetFigures *figures = swb_budget_model_get_figures (self->model);

  show_captions (self, figures);
  show_page (self, figures);
  enable_actions (self);
  if (!swb_id_is_nil (&self->fresh) &&
      swb_budget_list_edit_line (self->list, &self->fresh,
                                 SWB_BUDGET_COLUMN_NAME))
    self->fresh = swb_id_nil ();
}

static void
state_cb (SwbBudgetPane *self)
{
  swb_budget_list_set_read_only (
      self->list,
      self->document != NULL && swb_document_get_read_only (self->document));
  enable_actions (self);
}

static void
swb_budget_pane_get_property (GObject *object,
                              guint prop_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, SWB_BUDGET_PANE (object)->document);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_budget_pane_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DOCUMENT:
      swb_budget_pane_set_document (SWB_BUDGET_PANE (object),
                                    g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
swb_budget_pane_dispose (GObject *object)
{
  SwbBudgetPane *self = SWB_BUDGET_PANE (object);

  if (self->box != NULL)
    {
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->split),
                                             NULL, NULL, NULL);
      g_signal_handlers_disconnect_by_data (self->model, self);
      swb_budget_list_set_model (self->list, NULL);
    }
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->context, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (swb_budget_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-budget-pane.ui");
#define CHILD(name)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbBudgetPane, name)
  CHILD (box);
  CHILD (stack);
  CHILD (caption);
  CHILD (left_out);
  CHILD (add);
  CHILD (split);
  CHILD (grouping);
  CHILD (list);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, context_menu_cb);
}

static void
swb_budget_pane_class_init (SwbBudgetPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = swb_budget_pane_get_property;
  object_class->set_property = swb_budget_pane_set_property;
  object_class->dispose = swb_budget_pane_dispose;

  properties[PROP_DOCUMENT] = g_param_spec_object (
      "document", NULL, NULL, SWB_TYPE_DOCUMENT,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[TOAST] =
      g_signal_new ("toast", SWB_TYPE_BUDGET_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  g_type_ensure (SWB_TYPE_BUDGET_LIST);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
add_actions (SwbBudgetPane *self)
{
  const GActionEntry entries[] = {
    { .name = "add-line", .activate = add_line_cb },
    { .name = "rename-line", .activate = rename_line_cb },
    { .name = "delete-line", .activate = delete_line_cb },
    { .name = "group-by",
      .activate = group_by_cb,
      .parameter_type = "s",
      .state = "'bucket'" },
    { .name = "line-stage",
      .activate = line_stage_cb,
      .parameter_type = "s",
      .state = "''" },
    { .name = "line-bucket",
      .activate = line_bucket_cb,
      .parameter_type = "s",
      .state = "''" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries,
                                   G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "budget",
                                  G_ACTION_GROUP (self->actions));
}

static void
swb_budget_pane_init (SwbBudgetPane *self)
{
  self->fresh = swb_id_nil ();
  self->model = swb_budget_model_new ();
  add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  swb_budget_list_set_model (self->list, self->model);
  g_signal_connect_swapped (self->model, "updated", G_CALLBACK (updated_cb),
                            self);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (self->split),
                                         split_cb, self, NULL);
  updated_cb (self);
}

/**
 * swb_budget_pane_new:
 *
 * Returns: (transfer floating): a pane without a document
 */
GtkWidget *
swb_budget_pane_new (void)
{
  return g_object_new (SWB_TYPE_BUDGET_PANE, NULL);
}

/**
 * swb_budget_pane_set_document:
 * @self: a pane
 * @document: (nullable): what to show; its "campaign" is followed
 */
void
swb_budget_pane_set_document (SwbBudgetPane *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_BUDGET_PANE (self));

  if (self->document == document)
    return;
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_func (self->document, state_cb, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_swapped (document, "notify::state", G_CALLBACK (state_cb),
                              self);
  state_cb (self);
  swb_budget_model_set_document (self->model, document);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

/**
 * swb_budget_pane_get_list:
 * @self: a pane
 *
 * Returns: (transfer none): its list
 */
SwbBudgetList *
swb_budget_pane_get_list (SwbBudgetPane *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_PANE (self), NULL);

  return self->list;
}

/**
 * swb_budget_pane_get_model:
 * @self: a pane
 *
 * Returns: (transfer none): its rows
 */
SwbBudgetModel *
swb_budget_pane_get_model (SwbBudgetPane *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_PANE (self), NULL);

  return self->model;
}

/**
 * swb_budget_pane_get_caption:
 * @self: a pane
 *
 * Returns: how the plan stands to the budget, as the title row says it
 */
const char *
swb_budget_pane_get_caption (SwbBudgetPane *self)
{
  g_return_val_if_fail (SWB_IS_BUDGET_PANE (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->caption));
}
