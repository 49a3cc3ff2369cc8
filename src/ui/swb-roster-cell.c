/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the roster's list: a line of text, two lines, or a line beside
 * the creator's mark. It holds the row that it shows only while it shows it;
 * what a tooltip says is made when somebody asks. A list has two hundred rows
 * of widgets, however few are seen: a cell is made of something, and says
 * something, from when it comes near to what is seen. */
#include "ui/swb-roster-cell-private.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-roster-group-words.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-text-fonts.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SwbRosterCell, swb_roster_cell, GTK_TYPE_WIDGET)

static gboolean
is_cut (GtkInscription *line)
{
  const char *text = gtk_inscription_get_text (line);
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  layout = swb_text_fonts_layout (GTK_WIDGET (line), text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (GTK_WIDGET (line));
}

/* The whole text, where there was no room for it. */
static char *
whole_text (SwbRosterCell *self)
{
  if (self->line == NULL)
    return NULL;
  if (self->caption != NULL && !self->format->single &&
      (is_cut (self->line) || is_cut (self->caption)))
    return g_strdup_printf ("%s\n%s", gtk_inscription_get_text (self->line),
                            gtk_inscription_get_text (self->caption));
  if (gtk_widget_get_visible (GTK_WIDGET (self->line)) && is_cut (self->line))
    return g_strdup (gtk_inscription_get_text (self->line));
  return NULL;
}

static gboolean
swb_roster_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwbRosterCell *self = SWB_ROSTER_CELL (widget);
  g_autofree char *text = swb_roster_cell_tell (self);

  if (text == NULL && self->group == NULL && self->creator != NULL)
    text = whole_text (self);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
swb_roster_cell_dispose (GObject *object)
{
  SwbRosterCell *self = SWB_ROSTER_CELL (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->creator);
  g_clear_object (&self->group);
  g_clear_pointer (&self->format, g_rc_box_release);

  G_OBJECT_CLASS (swb_roster_cell_parent_class)->dispose (object);
}

/* The row that the cell is in; the list makes it. */
static GtkWidget *
get_row (SwbRosterCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  return cell != NULL ? gtk_widget_get_parent (cell) : NULL;
}

/* In a sheet the cells have the focus and say whose they are. A row that has
 * a name of its own would be heard before its cell, and of several that are
 * chosen always the first. */
static void
swb_roster_cell_root (GtkWidget *widget)
{
  SwbRosterCell *self = SWB_ROSTER_CELL (widget);
  GtkWidget *row = get_row (self);

  GTK_WIDGET_CLASS (swb_roster_cell_parent_class)->root (widget);
  if (self->format->sheet && row != NULL &&
      gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (row)) ==
          GTK_ACCESSIBLE_ROLE_ROW)
    g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_GENERIC, NULL);
}

static void
swb_roster_cell_class_init (SwbRosterCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_cell_dispose;
  widget_class->root = swb_roster_cell_root;
  widget_class->query_tooltip = swb_roster_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "rostercell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
swb_roster_cell_init (SwbRosterCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * swb_roster_cell_new:
 * @column: which fact of a creator it shows
 * @format: how numbers and ages are written; the cell takes its own hold
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
swb_roster_cell_new (SwbRosterColumn column, SwbRosterFormat *format)
{
  SwbRosterCell *self = g_object_new (SWB_TYPE_ROSTER_CELL, NULL);

  self->column = column;
  self->format = g_rc_box_acquire (format);
  return GTK_WIDGET (self);
}

/* The row's name for screen readers; rows cannot be labelled directly. */
static void
label_row (SwbRosterCell *self)
{
  GtkWidget *row = get_row (self);
  g_autofree char *label = NULL;

  if (row == NULL)
    return;
  gtk_accessible_reset_state (GTK_ACCESSIBLE (row),
                              GTK_ACCESSIBLE_STATE_EXPANDED);
  label = swb_roster_row_label (self->creator, self->format->grouping);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_line (SwbRosterCell *self, const char *text)
{
  g_autofree char *line = swb_text_line (GTK_WIDGET (self), text);

  gtk_inscription_set_text (self->line, line);
}

static void
show_caption (SwbRosterCell *self)
{
  g_autofree char *text = self->column == SWB_ROSTER_COLUMN_NAME
                              ? swb_roster_caption (self->creator)
                              : swb_roster_engagement_text (
                                    swb_creator_get_engagement (self->creator));
  g_autofree char *line = swb_text_line (GTK_WIDGET (self), text);

  gtk_inscription_set_text (self->caption, line);
}

/* What is missing is a dash to the eye, and words to the ear. */
static void
say_missing (SwbRosterCell *self)
{
  if (self->spark == NULL && self->pill == NULL &&
      g_strcmp0 (gtk_inscription_get_text (self->line), SWB_ROSTER_DASH) == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->line),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Not known"), -1);
}

/* Short to the eye, whole words to the ear. */
static void
show_together (SwbRosterCell *self)
{
  const SwbWorkCells *work = swb_creator_get_work (self->creator);
  g_autofree char *text = swb_roster_together_text (work);
  g_autofree char *label = work != NULL && work->n_campaigns > 0
                               ? swb_roster_together_label (work)
                               : g_strdup (text);

  set_line (self, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->line),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_engagement (SwbRosterCell *self)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (self->creator);
  g_autofree char *light = NULL;
  g_autofree char *text =
      swb_roster_engagement_parts (engagement, self->format->today, &light);

  swb_inscription_set_parts (self->line, text, light, TRUE);
  if (engagement != NULL)
    {
      g_autofree char *label =
          swb_roster_engagement_label (engagement, self->format->today);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->line),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

/* Until the readings have come there is nothing to see. */
static void
show_spark (SwbRosterCell *self)
{
  const SwbSpark *spark =
      self->format->sparks != NULL
          ? swb_spark_reader_get (self->format->sparks, self->creator)
          : NULL;
  gboolean drawn = spark != NULL && spark->n >= 2;
  g_autofree char *text =
      spark != NULL ? swb_roster_spark_text (spark, self->format->grouping)
                    : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spark), drawn);
  gtk_widget_set_visible (GTK_WIDGET (self->line), !drawn);
  gtk_inscription_set_text (self->line, spark != NULL ? SWB_ROSTER_DASH : "");
  if (text == NULL)
    return;
  if (drawn)
    swb_roster_spark_set (self->spark, spark, self->format->today, text);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->line),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* The word says it, the colour helps to find it. */
static void
show_status (SwbRosterCell *self)
{
  const char *status = swb_creator_get_status (self->creator);

  if (self->status != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->pill), self->status);
  self->status = g_intern_string (status);
  if (status != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->pill), status);
  gtk_label_set_text (self->pill,
                      status != NULL ? swb_status_name (status) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->pill), status != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->line), status == NULL);
  gtk_inscription_set_text (self->line, SWB_ROSTER_DASH);
  if (status == NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->line),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Not in this campaign"), -1);
}

/* What holds the second line. */
static GtkWidget *
get_caption_row (SwbRosterCell *self)
{
  return self->caption != NULL
             ? gtk_widget_get_parent (GTK_WIDGET (self->caption))
             : NULL;
}

/* On one line the other facts have columns of their own. */
static void
show_lines (SwbRosterCell *self)
{
  gboolean single = self->format->single;

  gtk_widget_set_visible (GTK_WIDGET (self->line), TRUE);
  if (self->mark != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->mark), TRUE);
  if (self->caption == NULL)
    return;
  gtk_widget_set_visible (get_caption_row (self), !single);
  if (self->mark != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->mark), !single);
  if (!single)
    show_caption (self);
}

static void
set_whose (SwbRosterCell *self, SwbCreator *creator, SwbRosterGroup *group)
{
  GtkWidget *row = get_row (self);

  if (self->group != NULL && group == NULL && self->line != NULL)
    /* The lighter letters of its count are attributes and would stay. */
    gtk_inscription_set_attributes (self->line, NULL);
  g_set_object (&self->creator, creator);
  g_set_object (&self->group, group);
  if (row != NULL && group != NULL)
    gtk_widget_add_css_class (row, "roster-group");
  else if (row != NULL)
    gtk_widget_remove_css_class (row, "roster-group");
}

static void
show_open (SwbRosterCell *self)
{
  gboolean open = swb_roster_group_is_open (self->group);
  g_autofree char *label =
      swb_roster_group_label (self->group, self->format->grouping);
  GtkWidget *row = get_row (self);

  gtk_image_set_from_icon_name (
      GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  if (row == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row),
                               GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
show_group (SwbRosterCell *self)
{
  GtkWidget *others[] = { GTK_WIDGET (self->mark), GTK_WIDGET (self->spark),
                          GTK_WIDGET (self->pill), get_caption_row (self) };
  g_autofree char *light = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i] != NULL)
      gtk_widget_set_visible (others[i], FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->line), TRUE);
  text = swb_roster_group_cell_parts (self->group, self->column,
                                      self->format->grouping, &light);
  swb_inscription_set_parts (self->line, text, light,
                             self->column != SWB_ROSTER_COLUMN_NAME);
  if (self->arrow != NULL)
    show_open (self);
}

/**
 * swb_roster_cell_get_group:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the group whose row it shows
 */
SwbRosterGroup *
swb_roster_cell_get_group (SwbRosterCell *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), NULL);

  swb_roster_cell_freshen (self);
  return self->group;
}

/**
 * swb_roster_cell_is_arrow:
 * @self: a cell
 * @around: a widget that it is in
 * @x: in its coordinates
 * @y: in its coordinates
 *
 * Returns: whether the arrow of a group is there
 */
gboolean
swb_roster_cell_is_arrow (SwbRosterCell *self,
                          GtkWidget *around,
                          double x,
                          double y)
{
  graphene_rect_t bounds;
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), FALSE);

  swb_roster_cell_freshen (self);
  if (self->arrow == NULL || self->group == NULL ||
      !gtk_widget_compute_bounds (self->arrow, around, &bounds))
    return FALSE;
  graphene_rect_inset (&bounds, -6, -6);
  return graphene_rect_contains_point (&bounds, &point);
}

static void
show_creator (SwbRosterCell *self)
{
  SwbCreator *creator = self->creator;
  g_autofree char *text = NULL;

  if (self->mark != NULL)
    swb_roster_mark_set (self->mark, swb_creator_get_tier (creator),
                         swb_creator_get_name (creator));
  show_lines (self);
  if (self->column == SWB_ROSTER_COLUMN_ENGAGEMENT)
    show_engagement (self);
  else if (self->column == SWB_ROSTER_COLUMN_SPARK)
    show_spark (self);
  else if (self->column == SWB_ROSTER_COLUMN_STATUS)
    show_status (self);
  else if (self->column == SWB_ROSTER_COLUMN_TOGETHER)
    show_together (self);
  else
    {
      text = swb_roster_cell_shown (
          creator, self->column, self->format->grouping, self->format->today);
      set_line (self, text);
    }
  say_missing (self);
}

static void
show (SwbRosterCell *self)
{
  if (self->arrow != NULL)
    gtk_widget_set_visible (self->arrow, self->group != NULL);
  if (self->group != NULL)
    show_group (self);
  else if (self->creator != NULL)
    show_creator (self);
}

/**
 * swb_roster_cell_is_near:
 * @self: a cell
 *
 * Returns: whether it shows the row that it has
 */
gboolean
swb_roster_cell_is_near (SwbRosterCell *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), FALSE);

  return self->near;
}

/* By its place: the item may be whoever stood there before the last sort. */
static GObject *
get_whose (SwbRosterCell *self)
{
  const guint position = gtk_list_item_get_position (self->item);

  return self->format->rows != NULL && position != GTK_INVALID_LIST_POSITION
             ? g_list_model_get_item (self->format->rows, position)
             : NULL;
}

/**
 * swb_roster_cell_freshen:
 * @self: a cell
 *
 * Takes up who stands in its row; where it was near before it shows that.
 */
void
swb_roster_cell_freshen (SwbRosterCell *self)
{
  g_autoptr (GObject) whose = NULL;

  g_return_if_fail (SWB_IS_ROSTER_CELL (self));

  if (self->item == NULL || self->turn == self->format->turn)
    return;
  self->turn = self->format->turn;
  whose = get_whose (self);
  if (SWB_IS_ROSTER_GROUP (whose))
    set_whose (self, NULL, SWB_ROSTER_GROUP (whose));
  else
    set_whose (self, (SwbCreator *) whose, NULL);
  self->near = self->near && whose != NULL;
  if (self->creator != NULL && self->column == SWB_ROSTER_COLUMN_NAME)
    label_row (self);
  swb_roster_cell_rewrite (self);
  if (self->format->shown != NULL)
    self->format->shown (self->item, self->format->shown_data);
}

/**
 * swb_roster_cell_come_near:
 * @self: a cell that is seen, or soon can be
 *
 * Shows what it has.
 */
void
swb_roster_cell_come_near (SwbRosterCell *self)
{
  g_return_if_fail (SWB_IS_ROSTER_CELL (self));

  swb_roster_cell_freshen (self);
  if (self->near || (self->creator == NULL && self->group == NULL))
    return;
  self->near = TRUE;
  if (self->line == NULL)
    swb_roster_cell_build (self);
  show (self);
}

/**
 * swb_roster_cell_rewrite:
 * @self: a cell
 *
 * Shows anew what it shows.
 */
void
swb_roster_cell_rewrite (SwbRosterCell *self)
{
  g_return_if_fail (SWB_IS_ROSTER_CELL (self));

  if (self->near && self->turn == self->format->turn)
    show (self);
}

/**
 * swb_roster_cell_set_item:
 * @self: a cell
 * @item: (nullable): in whose row it stands
 *
 * Who that is it asks when somebody looks.
 */
void
swb_roster_cell_set_item (SwbRosterCell *self, GtkListItem *item)
{
  g_return_if_fail (SWB_IS_ROSTER_CELL (self));

  self->item = item;
  self->turn = self->format->turn - 1;
  if (item == NULL)
    {
      set_whose (self, NULL, NULL);
      self->near = FALSE;
    }
  else if (self->format->wake != NULL)
    self->format->wake (self->format->wake_data);
}

/**
 * swb_roster_cell_get_creator:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the row that it shows
 */
SwbCreator *
swb_roster_cell_get_creator (SwbRosterCell *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), NULL);

  swb_roster_cell_freshen (self);
  return self->creator;
}

/**
 * swb_roster_cell_get_column:
 * @self: a cell
 *
 * Returns: which fact of a creator it shows
 */
SwbRosterColumn
swb_roster_cell_get_column (SwbRosterCell *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_CELL (self), SWB_ROSTER_COLUMN_NAME);

  return self->column;
}

/**
 * swb_roster_cell_at:
 * @list: the column view
 * @x: in its coordinates
 * @y: in its coordinates
 *
 * Returns: (transfer none) (nullable): a cell of the row that is there, also
 *   where the point is beside the text
 */
SwbRosterCell *
swb_roster_cell_at (GtkWidget *list, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (list, x, y, GTK_PICK_DEFAULT);

  for (; widget != NULL && widget != list;
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);

      if (SWB_IS_ROSTER_CELL (widget))
        return SWB_ROSTER_CELL (widget);
      if (SWB_IS_ROSTER_CELL (child))
        return SWB_ROSTER_CELL (child);
      if (child != NULL &&
          SWB_IS_ROSTER_CELL (gtk_widget_get_first_child (child)))
        return SWB_ROSTER_CELL (gtk_widget_get_first_child (child));
    }
  return NULL;
}
