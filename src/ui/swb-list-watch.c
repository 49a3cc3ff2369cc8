/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches a list and every object in it. Keeps what the list held, because a
 * list says how many went, not which. */
#include "ui/swb-list-watch.h"

struct _SwbListWatch
{
  GListModel *list;
  GPtrArray *objects;
  SwbListWatchFunc func;
  gpointer user_data;
};

static void
notify_cb (SwbListWatch *watch)
{
  watch->func (watch->user_data);
}

static void
add_objects (SwbListWatch *watch, guint position, guint added)
{
  guint i;

  for (i = 0; i < added; i++)
    {
      GObject *object = g_list_model_get_item (watch->list, position + i);

      g_signal_connect_swapped (object, "notify", G_CALLBACK (notify_cb),
                                watch);
      g_ptr_array_insert (watch->objects, (int) (position + i), object);
    }
}

static void
remove_objects (SwbListWatch *watch, guint position, guint removed)
{
  guint i;

  for (i = 0; i < removed; i++)
    g_signal_handlers_disconnect_by_data (
        g_ptr_array_index (watch->objects, position + i), watch);
  if (removed > 0)
    g_ptr_array_remove_range (watch->objects, position, removed);
}

static void
items_changed_cb (SwbListWatch *watch,
                  guint position,
                  guint removed,
                  guint added)
{
  remove_objects (watch, position, removed);
  add_objects (watch, position, added);
  watch->func (watch->user_data);
}

/**
 * swb_list_watch_new:
 * @list: a list of objects
 * @func: called after the list or one of its objects changed
 * @user_data: for @func
 *
 * Returns: (transfer full): a watch, until swb_list_watch_free()
 */
SwbListWatch *
swb_list_watch_new (GListModel *list, SwbListWatchFunc func, gpointer user_data)
{
  SwbListWatch *watch = g_new0 (SwbListWatch, 1);

  watch->list = g_object_ref (list);
  watch->objects = g_ptr_array_new_with_free_func (g_object_unref);
  watch->func = func;
  watch->user_data = user_data;
  add_objects (watch, 0, g_list_model_get_n_items (list));
  g_signal_connect_swapped (list, "items-changed",
                            G_CALLBACK (items_changed_cb), watch);
  return watch;
}

/**
 * swb_list_watch_free:
 * @watch: (transfer full): a watch
 *
 * Lets go of the list and its objects.
 */
void
swb_list_watch_free (SwbListWatch *watch)
{
  g_signal_handlers_disconnect_by_data (watch->list, watch);
  remove_objects (watch, 0, watch->objects->len);
  g_ptr_array_unref (watch->objects);
  g_object_unref (watch->list);
  g_free (watch);
}
