/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the roster's list: a line of text, two lines, or a line beside
 * the creator's mark. It holds the row that it shows only while it shows it;
 * what a tooltip says is made when somebody asks. */
#include "ui/swb-roster-cell.h"

#include "document/swb-plan-commands.h"
#include "ui/swb-roster-mark.h"
#include "ui/swb-roster-spark.h"
#include "ui/swb-roster-words.h"
#include "ui/swb-text-fonts.h"

#include <glib/gi18n-lib.h>

struct _SwbRosterCell
{
  GtkWidget parent_instance;

  SwbRosterColumn column;
  SwbRosterFormat *format;
  SwbCreator *creator;
  SwbRosterMark *mark;
  SwbRosterSpark *spark;
  GtkLabel *pill;
  const char *status; /* whose class the pill has; interned */
  GtkInscription *line;
  GtkInscription *caption;
};

G_DEFINE_FINAL_TYPE (SwbRosterCell, swb_roster_cell, GTK_TYPE_WIDGET)

static GtkInscription *
add_line (GtkWidget *parent, float xalign, const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (line), xalign);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 3);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (line, TRUE);
  gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);
  gtk_widget_set_parent (line, parent);
  return GTK_INSCRIPTION (line);
}

static void
add_two_lines (SwbRosterCell *self, float xalign)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *line, *caption;

  self->line = add_line (box, xalign, "roster-line");
  self->caption = add_line (box, xalign, "roster-caption");
  line = GTK_WIDGET (self->line);
  caption = GTK_WIDGET (self->caption);
  gtk_widget_set_valign (line, GTK_ALIGN_FILL);
  gtk_widget_set_valign (caption, GTK_ALIGN_FILL);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_mark (SwbRosterCell *self, gboolean avatar)
{
  GtkWidget *mark = swb_roster_mark_new (avatar);

  gtk_widget_set_parent (mark, GTK_WIDGET (self));
  self->mark = SWB_ROSTER_MARK (mark);
}

static void
add_spark (SwbRosterCell *self)
{
  GtkWidget *spark = swb_roster_spark_new ();

  gtk_widget_set_hexpand (spark, TRUE);
  gtk_widget_set_visible (spark, FALSE);
  gtk_widget_set_parent (spark, GTK_WIDGET (self));
  self->spark = SWB_ROSTER_SPARK (spark);
}

static void
add_pill (SwbRosterCell *self)
{
  GtkWidget *pill = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (pill), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_visible (pill, FALSE);
  gtk_widget_add_css_class (pill, "status-pill");
  gtk_widget_set_parent (pill, GTK_WIDGET (self));
  self->pill = GTK_LABEL (pill);
}

static void
build (SwbRosterCell *self)
{
  float xalign = swb_roster_column_is_number (self->column) ? 1.0f : 0.0f;

  switch (self->column)
    {
    case SWB_ROSTER_COLUMN_NAME:
      add_mark (self, TRUE);
      add_two_lines (self, xalign);
      gtk_widget_add_css_class (GTK_WIDGET (self->line), "roster-name");
      break;
    case SWB_ROSTER_COLUMN_FOLLOWERS:
      add_two_lines (self, xalign);
      break;
    case SWB_ROSTER_COLUMN_TIER:
      add_mark (self, FALSE);
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    case SWB_ROSTER_COLUMN_SPARK:
      add_spark (self);
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    case SWB_ROSTER_COLUMN_STATUS:
      add_pill (self);
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    case SWB_ROSTER_COLUMN_WORKED:
    case SWB_ROSTER_COLUMN_TOGETHER:
    case SWB_ROSTER_COLUMN_HANDLE:
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      gtk_widget_add_css_class (GTK_WIDGET (self->line), "dim-label");
      break;
    default:
      self->line = add_line (GTK_WIDGET (self), xalign, "roster-line");
      break;
    }
  if (swb_roster_column_is_number (self->column))
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
}

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
  if (self->caption != NULL && !self->format->single &&
      (is_cut (self->line) || is_cut (self->caption)))
    return g_strdup_printf ("%s\n%s", gtk_inscription_get_text (self->line),
                            gtk_inscription_get_text (self->caption));
  if (is_cut (self->line))
    return g_strdup (gtk_inscription_get_text (self->line));
  return NULL;
}

static char *
spark_tooltip (SwbRosterCell *self)
{
  const SwbSpark *spark =
      self->format->sparks != NULL
          ? swb_spark_reader_get (self->format->sparks, self->creator)
          : NULL;

  return spark != NULL ? swb_roster_spark_text (spark, self->format->grouping)
                       : NULL;
}

/* Takes @text over. The day is not among the columns; until it was read there
 * is nothing to add. */
static char *
with_expiry (SwbRosterCell *self, char *text)
{
  g_autofree char *said = text;
  g_autofree char *expiry = NULL;
  const SwbSpark *spark;

  if (text == NULL || self->format->sparks == NULL ||
      (self->column != SWB_ROSTER_COLUMN_FOLLOWERS &&
       self->column != SWB_ROSTER_COLUMN_READING))
    return g_steal_pointer (&said);
  spark = swb_spark_reader_get (self->format->sparks, self->creator);
  if (spark != NULL)
    expiry = swb_roster_expiry_text (spark->expires, self->format->today);
  return expiry != NULL ? g_strdup_printf ("%s\n%s", said, expiry)
                        : g_steal_pointer (&said);
}

static gboolean
swb_roster_cell_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SwbRosterCell *self = SWB_ROSTER_CELL (widget);
  g_autofree char *text = NULL;

  if (self->creator == NULL)
    return FALSE;
  text = self->spark != NULL
             ? spark_tooltip (self)
             : swb_roster_cell_tooltip (self->creator, self->column,
                                        self->format->grouping,
                                        self->format->today);
  text = with_expiry (self, text);
  if (text == NULL)
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
  g_clear_pointer (&self->format, g_rc_box_release);

  G_OBJECT_CLASS (swb_roster_cell_parent_class)->dispose (object);
}

static void
swb_roster_cell_class_init (SwbRosterCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_cell_dispose;
  widget_class->query_tooltip = swb_roster_cell_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "rostercell");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
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
  build (self);
  return GTK_WIDGET (self);
}

/* The row's name for screen readers; rows cannot be labelled directly. */
static void
label_row (SwbRosterCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *label = NULL;

  if (row == NULL)
    return;
  label = swb_roster_row_label (self->creator, self->format->grouping);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Whether the first letter of a text is of a script that runs leftwards. */
static gboolean
starts_leftwards (const char *text)
{
  while (*text != '\0' && !g_unichar_isalpha (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  switch (g_unichar_get_script (g_utf8_get_char (text)))
    {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_NKO:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A text of the other direction still begins where the column begins: a mark
 * that is not seen tells it the direction of the window. */
static void
set_line (SwbRosterCell *self, const char *text)
{
  gboolean rtl =
      gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *marked = NULL;

  if (starts_leftwards (text) != rtl)
    marked = g_strconcat (rtl ? "\u200f" : "\u200e", text, NULL);
  gtk_inscription_set_text (self->line, marked != NULL ? marked : text);
}

static void
show_caption (SwbRosterCell *self)
{
  g_autofree char *text = self->column == SWB_ROSTER_COLUMN_NAME
                              ? swb_roster_caption (self->creator)
                              : swb_roster_engagement_text (
                                    swb_creator_get_engagement (self->creator));

  gtk_inscription_set_text (self->caption, text);
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

static void
show_engagement (SwbRosterCell *self)
{
  const SwbEngagement *engagement = swb_creator_get_engagement (self->creator);
  g_autofree char *markup =
      swb_roster_engagement_markup (engagement, self->format->today);

  gtk_inscription_set_markup (self->line, markup);
  if (engagement != NULL && engagement->kind != SWB_ENGAGEMENT_NONE)
    {
      g_autofree char *rate = swb_roster_engagement_text (engagement);
      g_autofree char *age =
          swb_roster_age_text (engagement->day, self->format->today);
      /* Translators: a rate and its age: "4.1 % of views, 5 months old" */
      g_autofree char *label = g_strdup_printf (_ ("%s, %s"), rate, age);

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

/* On one line the other facts have columns of their own. */
static void
show_lines (SwbRosterCell *self)
{
  gboolean single = self->format->single;

  if (self->caption == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->caption), !single);
  if (self->mark != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->mark), !single);
  if (!single)
    show_caption (self);
}

/**
 * swb_roster_cell_set_creator:
 * @self: a cell
 * @creator: (nullable): the row to show
 */
void
swb_roster_cell_set_creator (SwbRosterCell *self, SwbCreator *creator)
{
  g_autofree char *text = NULL;

  g_return_if_fail (SWB_IS_ROSTER_CELL (self));

  g_set_object (&self->creator, creator);
  if (creator == NULL)
    return;
  if (self->mark != NULL)
    swb_roster_mark_set (self->mark, swb_creator_get_tier (creator),
                         swb_creator_get_name (creator));
  show_lines (self);
  if (self->column == SWB_ROSTER_COLUMN_NAME)
    label_row (self);
  if (self->column == SWB_ROSTER_COLUMN_ENGAGEMENT)
    show_engagement (self);
  else if (self->column == SWB_ROSTER_COLUMN_SPARK)
    show_spark (self);
  else if (self->column == SWB_ROSTER_COLUMN_STATUS)
    show_status (self);
  else
    {
      text = swb_roster_cell_shown (
          creator, self->column, self->format->grouping, self->format->today);
      set_line (self, text);
    }
  say_missing (self);
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
