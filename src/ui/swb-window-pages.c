/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of a window. The plan is made with the window, for it is seen
 * first; the page of the roster, with columns for every fact and the side page,
 * as soon as a person turns to it, or before, when the window is still: then
 * nobody waits for it, nor for anything else meanwhile. */
#include "ui/swb-window-private.h"

/* How long nothing has moved when the window is still. */
#define STILL_MS 500

/* Who waits so long for a workspace has nothing else to do in its window. */
#define WAITS_MS 1000

/* Nothing is asked for before the person turned it on. */
static void
add_pictures (SwbWindow *self)
{
  g_autoptr (GSettings) settings =
      g_settings_get_child (self->settings, "sync");
  g_autoptr (SwbPictureCache) cache = swb_picture_cache_new (NULL);

  g_settings_bind (settings, "fetch-pictures", cache, "may-fetch",
                   G_SETTINGS_BIND_GET);
  swb_creator_page_set_pictures (swb_roster_page_get_side (self->roster_page),
                                 cache);
}

static void
make_roster_page (SwbWindow *self)
{
  self->roster_page = SWB_ROSTER_PAGE (swb_roster_page_new ());
  g_settings_bind (self->window_settings, "roster-layout",
                   swb_roster_page_get_pane (self->roster_page), "layout",
                   G_SETTINGS_BIND_DEFAULT);
  adw_bin_set_child (self->roster_place, GTK_WIDGET (self->roster_page));
}

static void
make_roster_side (SwbWindow *self)
{
  add_pictures (self);
  swb_roster_page_set_show_side (
      self->roster_page,
      g_settings_get_boolean (self->window_settings, "show-creator"));
}

/* Returns: whether there is nothing more to do. */
static gboolean
get_roster_page_further (SwbWindow *self)
{
  SwbRosterPane *pane;

  if (self->roster_page == NULL)
    {
      make_roster_page (self);
      return FALSE;
    }
  if (!swb_roster_page_has_side (self->roster_page))
    {
      make_roster_side (self);
      return FALSE;
    }
  pane = swb_roster_page_get_pane (self->roster_page);
  if (swb_roster_pane_get_document (pane) != self->document)
    swb_roster_page_set_document (self->roster_page, self->document);
  return TRUE;
}

/* Whoever chooses a file, or answers a question, does so in a window before
 * this one. */
static gboolean
has_dialog (SwbWindow *self)
{
  GListModel *all = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (all, i);

      if (gtk_widget_get_visible (GTK_WIDGET (one)) &&
          gtk_window_get_transient_for (one) == GTK_WINDOW (self))
        return TRUE;
    }
  return FALSE;
}

/* What moves is drawn. One part of the page each time, so that whoever begins
 * to type just then waits for no more than that. */
static gboolean
make_pages_cb (gpointer user_data)
{
  SwbWindow *self = user_data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  gint64 frame = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : 0;
  gboolean still = frame == self->last_frame && !has_dialog (self);

  self->last_frame = frame;
  if (!still || !get_roster_page_further (self))
    return G_SOURCE_CONTINUE;
  self->pages_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
is_shown (SwbWindow *self, GtkWidget *page)
{
  return adw_view_stack_get_visible_child (self->pages) == page;
}

/* Two rosters of a million need not be put in order where one is seen. */
static void
let_sleep (SwbWindow *self, gboolean roster)
{
  swb_plan_page_set_asleep (self->plan_page, roster);
  if (self->roster_page != NULL)
    swb_roster_list_set_asleep (
        swb_roster_pane_get_list (swb_roster_page_get_pane (self->roster_page)),
        !roster);
}

/**
 * swb_window_page_changed:
 * @self: a window
 *
 * Makes the page that is to be seen where it is not there yet, and shows what
 * can stand beside it; the other pages have nothing there.
 */
void
swb_window_page_changed (SwbWindow *self)
{
  gboolean open = self->document != NULL;
  gboolean roster = is_shown (self, GTK_WIDGET (self->roster_place));

  while (open && roster && !get_roster_page_further (self))
    ;
  if (open)
    let_sleep (self, roster);
  gtk_widget_set_visible (self->roster_toggle,
                          open &&
                              is_shown (self, GTK_WIDGET (self->plan_page)));
  gtk_widget_set_visible (self->creator_toggle, open && roster);
  swb_window_update_actions (self);
}

static gboolean
make_early_cb (gpointer user_data)
{
  SwbWindow *self = user_data;

  if (self->opening != NULL && !get_roster_page_further (self))
    return G_SOURCE_CONTINUE;
  self->pages_source = 0;
  return G_SOURCE_REMOVE;
}

/**
 * swb_window_expect_document:
 * @self: a window that opens a workspace
 *
 * Where that takes long its pages are made meanwhile.
 */
void
swb_window_expect_document (SwbWindow *self)
{
  g_clear_handle_id (&self->pages_source, g_source_remove);
  self->pages_source =
      g_timeout_add_full (G_PRIORITY_LOW, WAITS_MS, make_early_cb, self, NULL);
}

/* A page that nobody sees yet gets its two hundred rows later, when what
 * opening took is given back. */
static gboolean
is_page_asked (SwbWindow *self, SwbDocument *document)
{
  return document == NULL || is_shown (self, GTK_WIDGET (self->roster_place)) ||
         swb_roster_pane_get_document (
             swb_roster_page_get_pane (self->roster_page)) != NULL;
}

/**
 * swb_window_give_document:
 * @self: a window
 * @document: (nullable): what its pages show
 */
void
swb_window_give_document (SwbWindow *self, SwbDocument *document)
{
  swb_plan_page_set_document (self->plan_page, document);
  if (self->roster_page != NULL && is_page_asked (self, document))
    swb_roster_page_set_document (self->roster_page, document);
  g_clear_handle_id (&self->pages_source, g_source_remove);
  self->last_frame = -1;
  if (document != NULL)
    self->pages_source = g_timeout_add_full (G_PRIORITY_LOW, STILL_MS,
                                             make_pages_cb, self, NULL);
}
