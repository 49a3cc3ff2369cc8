/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Roster page: the list of all creators, and beside it what is known of
 * those that are chosen. Where there is no room for both, the side page takes
 * the place of the list while a person asks for it. */
#include "ui/swb-roster-page.h"

#include "ui/swb-roster-drag.h"
#include "ui/swb-ui-text.h"

#define WINDOW_SCHEMA SWB_APP_ID ".window"
#define ROOM_FOR_BOTH 1000
#define MOST_CHOSEN 10000 /* whose sums are told */
#define HANDLE 4

struct _SwbRosterPage
{
  GtkWidget parent_instance;

  GtkPaned *paned;
  SwbRosterPane *pane;
  SwbCreatorPage *side; /* null before somebody asks for it */

  GSettings *settings;
  SwbDocument *document;
  gboolean show;
  gboolean narrow;
  gboolean instead; /* the side page in the place of the list */
  gboolean sized;
  guint arranging;
};

G_DEFINE_FINAL_TYPE (SwbRosterPage, swb_roster_page, GTK_TYPE_WIDGET)

/* Half of what stands here is letters: @width is for those of the ordinary
 * size. */
static int
shown_width (SwbRosterPage *self, int width)
{
  return (int) (width * (1 + swb_text_scale (GTK_WIDGET (self))) / 2);
}

static void
remember_width (SwbRosterPage *self)
{
  int whole = gtk_widget_get_width (GTK_WIDGET (self->paned));
  int width = whole - gtk_paned_get_position (self->paned);

  if (!self->sized || self->narrow || whole <= 0 || self->side == NULL ||
      !gtk_widget_get_visible (GTK_WIDGET (self->side)))
    return;
  width = (int) (2 * width / (1 + swb_text_scale (GTK_WIDGET (self))));
  if (ABS (width - g_settings_get_int (self->settings, "creator-width")) >
      HANDLE)
    g_settings_set_int (self->settings, "creator-width", width);
}

static void
give_selection (SwbRosterPage *self)
{
  SwbRosterList *list = swb_roster_pane_get_list (self->pane);
  GtkSelectionModel *selection = swb_roster_list_get_selection (list);
  g_autoptr (GPtrArray) creators = NULL;
  guint n_chosen;

  if (self->document == NULL || selection == NULL || self->side == NULL ||
      !gtk_widget_get_visible (GTK_WIDGET (self->side)))
    return;
  n_chosen = swb_roster_list_count_chosen (list);
  creators =
      swb_roster_chosen (selection, n_chosen <= MOST_CHOSEN ? n_chosen : 2);
  swb_creator_page_set_creators (self->side, creators, n_chosen,
                                 swb_roster_list_get_format (list)->grouping);
}

static void
arrange (SwbRosterPage *self)
{
  gboolean instead = self->narrow && self->instead;

  gtk_widget_set_visible (GTK_WIDGET (self->pane), !instead);
  if (self->side != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->side),
                            self->narrow ? instead : self->show);
  give_selection (self);
}

static gboolean
arrange_cb (gpointer data)
{
  SwbRosterPage *self = data;

  self->arranging = 0;
  arrange (self);
  return G_SOURCE_REMOVE;
}

/* What is seen must not change within an allocation. */
static void
set_narrow (SwbRosterPage *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  self->instead = FALSE;
  if (self->arranging == 0)
    self->arranging =
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

static void
restore_width (SwbRosterPage *self, int width)
{
  gtk_paned_set_position (
      self->paned,
      MAX (width - shown_width (self, g_settings_get_int (self->settings,
                                                          "creator-width")),
           0));
}

static void
swb_roster_page_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  SwbRosterPage *self = SWB_ROSTER_PAGE (widget);
  int least;

  set_narrow (self, width < shown_width (self, ROOM_FOR_BOTH));
  if (!self->sized && !self->narrow && height > 0 && self->side != NULL)
    {
      self->sized = TRUE;
      restore_width (self, width);
    }
  gtk_widget_measure (GTK_WIDGET (self->paned), GTK_ORIENTATION_HORIZONTAL, -1,
                      &least, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->paned), MAX (width, least), height,
                       baseline, NULL);
}

/* The two of them never make the window wider than one of them needs. */
static void
swb_roster_page_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  SwbRosterPage *self = SWB_ROSTER_PAGE (widget);
  int pane = 0;
  int side = 0;

  gtk_widget_measure (GTK_WIDGET (self->paned), orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    return;
  gtk_widget_measure (GTK_WIDGET (self->pane), orientation, -1, &pane, NULL,
                      NULL, NULL);
  if (self->side != NULL)
    gtk_widget_measure (GTK_WIDGET (self->side), orientation, -1, &side, NULL,
                        NULL, NULL);
  *minimum = MAX (pane, side);
  *natural = MAX (*natural, *minimum);
}

static void
swb_roster_page_unmap (GtkWidget *widget)
{
  remember_width (SWB_ROSTER_PAGE (widget));

  GTK_WIDGET_CLASS (swb_roster_page_parent_class)->unmap (widget);
}

static void
swb_roster_page_dispose (GObject *object)
{
  SwbRosterPage *self = SWB_ROSTER_PAGE (object);

  g_clear_handle_id (&self->arranging, g_source_remove);
  g_clear_object (&self->document);
  g_clear_object (&self->settings);
  if (self->paned != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->paned)));
  g_clear_object (&self->side);

  G_OBJECT_CLASS (swb_roster_page_parent_class)->dispose (object);
}

static void
selection_changed_cb (SwbRosterPage *self)
{
  give_selection (self);
}

static void
swb_roster_page_class_init (SwbRosterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_roster_page_dispose;
  widget_class->size_allocate = swb_roster_page_size_allocate;
  widget_class->measure = swb_roster_page_measure;
  widget_class->unmap = swb_roster_page_unmap;

  g_type_ensure (SWB_TYPE_ROSTER_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-roster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SwbRosterPage, paned);
  gtk_widget_class_bind_template_child (widget_class, SwbRosterPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
}

static void
swb_roster_page_init (SwbRosterPage *self)
{
  self->settings = g_settings_new (WINDOW_SCHEMA);
  self->show = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * swb_roster_page_new:
 *
 * Returns: (transfer floating): a page without a document
 */
GtkWidget *
swb_roster_page_new (void)
{
  return g_object_new (SWB_TYPE_ROSTER_PAGE, NULL);
}

/**
 * swb_roster_page_set_document:
 * @self: a page
 * @document: (nullable): the workspace to show
 */
void
swb_roster_page_set_document (SwbRosterPage *self, SwbDocument *document)
{
  g_return_if_fail (SWB_IS_ROSTER_PAGE (self));

  g_set_object (&self->document, document);
  swb_creator_page_set_document (swb_roster_page_get_side (self), document);
  swb_roster_pane_set_document (self->pane, document);
  give_selection (self);
}

/**
 * swb_roster_page_get_pane:
 * @self: a page
 *
 * Returns: (transfer none): the list with its search and filters
 */
SwbRosterPane *
swb_roster_page_get_pane (SwbRosterPage *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PAGE (self), NULL);

  return self->pane;
}

/**
 * swb_roster_page_has_side:
 * @self: a page
 *
 * Returns: whether the side page was made already
 */
gboolean
swb_roster_page_has_side (SwbRosterPage *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PAGE (self), FALSE);

  return self->side != NULL;
}

/* A quarter of the work that the page takes. */
static void
make_side (SwbRosterPage *self)
{
  self->side = g_object_ref_sink (g_object_new (SWB_TYPE_CREATOR_PAGE, NULL));
  gtk_paned_set_end_child (self->paned, GTK_WIDGET (self->side));
  arrange (self);
}

/**
 * swb_roster_page_get_side:
 * @self: a page
 *
 * Makes it where it is not there yet.
 *
 * Returns: (transfer none): what is known of those that are chosen
 */
SwbCreatorPage *
swb_roster_page_get_side (SwbRosterPage *self)
{
  g_return_val_if_fail (SWB_IS_ROSTER_PAGE (self), NULL);

  if (self->side == NULL)
    make_side (self);
  return self->side;
}

/**
 * swb_roster_page_focus_next_pane:
 * @self: a page
 *
 * Moves the focus from the rows to what is known of them, and back.
 */
void
swb_roster_page_focus_next_pane (SwbRosterPage *self)
{
  GtkWidget *side;

  g_return_if_fail (SWB_IS_ROSTER_PAGE (self));

  side = GTK_WIDGET (swb_roster_page_get_side (self));
  if (gtk_widget_get_focus_child (side) != NULL ||
      !gtk_widget_get_visible (side) ||
      !gtk_widget_child_focus (side, GTK_DIR_TAB_FORWARD))
    swb_roster_pane_focus_rows (self->pane);
}

/**
 * swb_roster_page_set_show_side:
 * @self: a page
 * @show: whether the side page is beside the list
 *
 * On a page too narrow for both it turns from one to the other.
 */
void
swb_roster_page_set_show_side (SwbRosterPage *self, gboolean show)
{
  gboolean inside;

  g_return_if_fail (SWB_IS_ROSTER_PAGE (self));

  inside = gtk_widget_get_focus_child (
               GTK_WIDGET (swb_roster_page_get_side (self))) != NULL;
  remember_width (self);
  self->show = show;
  self->instead = self->narrow && !self->instead;
  arrange (self);
  if (inside && !gtk_widget_get_visible (GTK_WIDGET (self->side)))
    swb_roster_list_focus (swb_roster_pane_get_list (self->pane));
}
