/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips in as many lines as they need, none of them cut. A spare one is shown
 * only where there is room for it on the lines that the others need. */
#include "ui/swb-chip-layout.h"

#define SPACING 6
#define SPARE_KEY "swb-chip-spare"

struct _SwbChipLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SwbChipLayout, swb_chip_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *widget;
  gboolean spare;
  gboolean left_out;
  int width;
  int line;
  int x; /* from where the line begins */
} Chip;

static GArray *
measure_chips (GtkWidget *parent)
{
  GArray *chips = g_array_new (FALSE, FALSE, sizeof (Chip));

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      Chip chip = { .widget = child };

      if (!gtk_widget_should_layout (child))
        continue;
      chip.spare = g_object_get_data (G_OBJECT (child), SPARE_KEY) != NULL;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL,
                          &chip.width, NULL, NULL);
      g_array_append_val (chips, chip);
    }
  return chips;
}

/* Puts all but the spare ones after the first @n_spare onto lines; returns how
 * many lines these are. */
static int
fill_lines (GArray *chips, guint n_spare, int width)
{
  int line = 0;
  int x = 0;

  for (guint i = 0; i < chips->len; i++)
    {
      Chip *chip = &g_array_index (chips, Chip, i);

      chip->left_out = chip->spare && n_spare == 0;
      if (chip->left_out)
        continue;
      if (chip->spare)
        n_spare--;
      if (x > 0 && x + chip->width > width)
        {
          line++;
          x = 0;
        }
      chip->line = line;
      chip->x = x;
      x += chip->width + SPACING;
    }
  return line + 1;
}

/* Returns: the number of lines */
static int
arrange (GArray *chips, int width)
{
  guint n_spare = 0;
  int least;

  for (guint i = 0; i < chips->len; i++)
    n_spare += g_array_index (chips, Chip, i).spare;
  least = fill_lines (chips, 0, width);
  while (n_spare > 0 && fill_lines (chips, n_spare, width) > least)
    n_spare--;
  return n_spare > 0 ? least : fill_lines (chips, 0, width);
}

static int
line_height (GtkWidget *parent)
{
  int highest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int height = 0;

      if (gtk_widget_should_layout (child))
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                            NULL, NULL);
      highest = MAX (highest, height);
    }
  return highest;
}

static GtkSizeRequestMode
swb_chip_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_across (GtkWidget *widget, int *minimum, int *natural)
{
  g_autoptr (GArray) chips = measure_chips (widget);

  *minimum = *natural = 0;
  for (guint i = 0; i < chips->len; i++)
    {
      const Chip *chip = &g_array_index (chips, Chip, i);
      int least = 0;

      gtk_widget_measure (chip->widget, GTK_ORIENTATION_HORIZONTAL, -1, &least,
                          NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += chip->width + (i > 0 ? SPACING : 0);
    }
}

static void
swb_chip_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  g_autoptr (GArray) chips = NULL;
  int n_lines;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_across (widget, minimum, natural);
      return;
    }
  chips = measure_chips (widget);
  n_lines = arrange (chips, for_size < 0 ? G_MAXINT : for_size);
  *minimum = *natural =
      n_lines * line_height (widget) + (n_lines - 1) * SPACING;
}

static void
swb_chip_layout_allocate (GtkLayoutManager *manager,
                          GtkWidget *widget,
                          int width,
                          int height,
                          int baseline)
{
  g_autoptr (GArray) chips = measure_chips (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int high = line_height (widget);
  int n_lines = arrange (chips, width);
  int top = (height - n_lines * high - (n_lines - 1) * SPACING) / 2;

  for (guint i = 0; i < chips->len; i++)
    {
      Chip *chip = &g_array_index (chips, Chip, i);
      int wide = MIN (chip->width, width);
      GtkAllocation place = { mirrored ? width - chip->x - wide : chip->x,
                              MAX (top, 0) + chip->line * (high + SPACING),
                              wide, high };

      gtk_widget_set_child_visible (chip->widget, !chip->left_out);
      if (!chip->left_out)
        gtk_widget_size_allocate (chip->widget, &place, -1);
    }
}

static void
swb_chip_layout_class_init (SwbChipLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = swb_chip_layout_get_request_mode;
  layout_class->measure = swb_chip_layout_measure;
  layout_class->allocate = swb_chip_layout_allocate;
}

static void
swb_chip_layout_init (SwbChipLayout *self)
{
}

/**
 * swb_chip_layout_new:
 *
 * Returns: (transfer full): lines of chips
 */
GtkLayoutManager *
swb_chip_layout_new (void)
{
  return g_object_new (SWB_TYPE_CHIP_LAYOUT, NULL);
}

/**
 * swb_chip_layout_set_spare:
 * @child: a chip
 * @spare: whether it may be left out where there is no room for it
 */
void
swb_chip_layout_set_spare (GtkWidget *child, gboolean spare)
{
  GtkWidget *parent = gtk_widget_get_parent (child);

  if ((g_object_get_data (G_OBJECT (child), SPARE_KEY) != NULL) == spare)
    return;
  g_object_set_data (G_OBJECT (child), SPARE_KEY, GINT_TO_POINTER (spare));
  /* Its popover may be opened before it is laid out. */
  if (!spare)
    gtk_widget_set_child_visible (child, TRUE);
  if (parent != NULL)
    gtk_widget_queue_resize (parent);
}
