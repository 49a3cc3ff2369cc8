/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a list for views. It may have a hundred thousand entries, so
 * they come in pages, and of what is done meanwhile only that is read: what an
 * undo, a redo or a new act did to older entries follows from it. */
#include "ui/swb-history-list.h"

#define PAGE 200

struct _SwbHistoryItem
{
  GObject parent_instance;

  SwbHistoryEntry *entry;
};

G_DEFINE_FINAL_TYPE (SwbHistoryItem, swb_history_item, G_TYPE_OBJECT)

static guint item_changed;

static void
swb_history_item_finalize (GObject *object)
{
  g_clear_pointer (&SWB_HISTORY_ITEM (object)->entry, swb_history_entry_free);

  G_OBJECT_CLASS (swb_history_item_parent_class)->finalize (object);
}

static void
swb_history_item_class_init (SwbHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_history_item_finalize;
  item_changed =
      g_signal_new ("changed", SWB_TYPE_HISTORY_ITEM, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_history_item_init (SwbHistoryItem *self)
{
}

/**
 * swb_history_item_get_entry:
 * @self: an item
 *
 * Returns: (transfer none): what was done
 */
const SwbHistoryEntry *
swb_history_item_get_entry (SwbHistoryItem *self)
{
  g_return_val_if_fail (SWB_IS_HISTORY_ITEM (self), NULL);

  return self->entry;
}

static void
set_undone (SwbHistoryItem *item, gboolean undone, gboolean dropped)
{
  if (item->entry->undone == undone && item->entry->dropped == dropped)
    return;
  item->entry->undone = undone;
  item->entry->dropped = dropped;
  g_signal_emit (item, item_changed, 0);
}

struct _SwbHistoryList
{
  GObject parent_instance;

  SwbDocument *document;
  GPtrArray *items; /* of SwbHistoryItem, the newest first */
  char *search;
  gboolean complete; /* the oldest entry is here */
  gboolean asking;
  gboolean stale; /* something was done since the question was asked */
  gboolean held;
  guint serial; /* of the search; answers to another one are late */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SwbHistoryList,
                               swb_history_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      list_model_init))

static guint list_updated;

static GType
get_item_type (GListModel *model)
{
  return SWB_TYPE_HISTORY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SWB_HISTORY_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SwbHistoryList *self = SWB_HISTORY_LIST (model);

  return position < self->items->len
             ? g_object_ref (g_ptr_array_index (self->items, position))
             : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static SwbHistoryItem *
item_at (SwbHistoryList *self, guint position)
{
  return g_ptr_array_index (self->items, position);
}

static SwbHistoryItem *
find_by_id (SwbHistoryList *self, const SwbId *id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (swb_id_equal (&item_at (self, i)->entry->id, id))
      return item_at (self, i);
  return NULL;
}

/* What ENTRY, which is new, did to those before it. */
static void
follow (SwbHistoryList *self, const SwbHistoryEntry *entry)
{
  SwbHistoryItem *target = find_by_id (self, &entry->target);

  if (entry->kind == SWB_HISTORY_UNDO && target != NULL)
    set_undone (target, TRUE, FALSE);
  else if (entry->kind == SWB_HISTORY_REDO && target != NULL)
    set_undone (target, FALSE, FALSE);
  for (guint i = 0; entry->kind == SWB_HISTORY_ACT && i < self->items->len; i++)
    if (item_at (self, i)->entry->undone)
      set_undone (item_at (self, i), TRUE, TRUE);
}

/* The item that shows ENTRY already, or a new one: a view keeps what is chosen
 * by the object. */
static SwbHistoryItem *
take_item (GHashTable *known, SwbHistoryEntry *entry)
{
  SwbHistoryItem *item =
      known == NULL ? NULL : g_hash_table_lookup (known, &entry->id);

  if (item == NULL)
    {
      item = g_object_new (SWB_TYPE_HISTORY_ITEM, NULL);
      item->entry = entry;
      return item;
    }
  set_undone (item, entry->undone, entry->dropped);
  swb_history_entry_free (entry);
  return g_object_ref (item);
}

/* Puts the entries of PAGE in at POSITION. */
static void
put_in (SwbHistoryList *self,
        guint position,
        GPtrArray *page,
        GHashTable *known)
{
  g_ptr_array_set_free_func (page, NULL);
  for (guint i = 0; i < page->len; i++)
    g_ptr_array_insert (self->items, (gint) (position + i),
                        take_item (known, g_ptr_array_index (page, i)));
}

static void
add_page (SwbHistoryList *self, guint position, GPtrArray *page)
{
  put_in (self, position, page, NULL);
  if (page->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, 0, page->len);
}

/* Puts the entries of PAGE in place of all. */
static void
replace_all (SwbHistoryList *self, GPtrArray *page)
{
  g_autoptr (GPtrArray) old = self->items;
  g_autoptr (GHashTable) known = g_hash_table_new (swb_id_hash, swb_id_equal);

  for (guint i = 0; i < old->len; i++)
    g_hash_table_insert (known, &item_at (self, i)->entry->id,
                         item_at (self, i));
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  put_in (self, 0, page, known);
  if (old->len > 0 || page->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, page->len);
}

static gboolean
has_compaction (GPtrArray *page)
{
  for (guint i = 0; i < page->len; i++)
    if (((const SwbHistoryEntry *) g_ptr_array_index (page, i))->kind ==
        SWB_HISTORY_COMPACTION)
      return TRUE;
  return FALSE;
}

typedef struct
{
  SwbHistoryList *self;
  SwbHistoryRange range;
  guint serial;
} Question;

static void ask (SwbHistoryList *self, SwbHistoryRange range);
static void ask_whole (SwbHistoryList *self);

static void
take_newer (SwbHistoryList *self, GPtrArray *page)
{
  for (guint i = page->len; i > 0; i--)
    follow (self, g_ptr_array_index (page, i - 1));
  add_page (self, 0, page);
}

static void
take_answer (SwbHistoryList *self,
             const SwbHistoryRange *range,
             GPtrArray *page)
{
  if (range->above > 0 && has_compaction (page))
    {
      ask_whole (self);
      return;
    }
  if (range->above > 0)
    take_newer (self, page);
  else
    {
      self->complete = page->len < range->limit;
      if (range->below > 0)
        add_page (self, self->items->len, page);
      else
        replace_all (self, page);
    }
  g_signal_emit (self, list_updated, 0);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Question *question = user_data;
  g_autoptr (SwbHistoryList) self = question->self;
  g_autoptr (GPtrArray) page =
      swb_document_history_finish (SWB_DOCUMENT (source), result, NULL);

  self->asking = FALSE;
  if (self->document == NULL)
    return;
  if (page != NULL && question->serial == self->serial)
    take_answer (self, &question->range, page);
  if (self->stale && !self->asking)
    swb_history_list_refresh (self);
}

/* One question at a time, so that each answer fits the list as it is. */
static void
ask (SwbHistoryList *self, SwbHistoryRange range)
{
  Question *question = g_new0 (Question, 1);

  self->asking = TRUE;
  question->self = g_object_ref (self);
  question->range = range;
  question->serial = self->serial;
  range.search = self->search;
  swb_document_history_page_async (self->document, &range, answered_cb,
                                   question);
}

/* The newest part anew, as long as it is. */
static void
ask_whole (SwbHistoryList *self)
{
  ask (self, (SwbHistoryRange){ .limit = MAX (PAGE, self->items->len) });
}

static void
swb_history_list_dispose (GObject *object)
{
  SwbHistoryList *self = SWB_HISTORY_LIST (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (swb_history_list_parent_class)->dispose (object);
}

static void
swb_history_list_finalize (GObject *object)
{
  SwbHistoryList *self = SWB_HISTORY_LIST (object);

  g_ptr_array_unref (self->items);
  g_free (self->search);

  G_OBJECT_CLASS (swb_history_list_parent_class)->finalize (object);
}

static void
swb_history_list_class_init (SwbHistoryListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = swb_history_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = swb_history_list_finalize;
  list_updated =
      g_signal_new ("updated", SWB_TYPE_HISTORY_LIST, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
swb_history_list_init (SwbHistoryList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * swb_history_list_new:
 * @document: whose history
 *
 * Returns: (transfer full): a list that fills itself and follows @document
 */
SwbHistoryList *
swb_history_list_new (SwbDocument *document)
{
  SwbHistoryList *self = g_object_new (SWB_TYPE_HISTORY_LIST, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_swapped (document, "changed",
                            G_CALLBACK (swb_history_list_refresh), self);
  swb_history_list_refresh (self);
  return self;
}

/**
 * swb_history_list_refresh:
 * @self: a list
 *
 * Reads what was done since. Of a search nothing can be concluded about entries
 * that it does not show; it is made again.
 */
void
swb_history_list_refresh (SwbHistoryList *self)
{
  g_return_if_fail (SWB_IS_HISTORY_LIST (self));

  self->stale = self->asking || self->held;
  if (self->stale)
    return;
  if (self->search != NULL || self->items->len == 0)
    ask_whole (self);
  else
    ask (self,
         (SwbHistoryRange){ .above = item_at (self, 0)->entry->sequence });
}

/**
 * swb_history_list_fetch_more:
 * @self: a list
 *
 * Reads the next page of older entries where there is one and no other
 * question is open.
 */
void
swb_history_list_fetch_more (SwbHistoryList *self)
{
  g_return_if_fail (SWB_IS_HISTORY_LIST (self));

  if (self->asking || self->complete || self->items->len == 0)
    return;
  ask (self, (SwbHistoryRange){
                 .below = item_at (self, self->items->len - 1)->entry->sequence,
                 .limit = PAGE });
}

/**
 * swb_history_list_set_search:
 * @self: a list
 * @search: (nullable): show only entries with it in their name or author
 */
void
swb_history_list_set_search (SwbHistoryList *self, const char *search)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (SWB_IS_HISTORY_LIST (self));

  if (search != NULL && *search == '\0')
    search = NULL;
  if (g_strcmp0 (search, self->search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  self->serial++;
  replace_all (self, none);
  swb_history_list_refresh (self);
}

/**
 * swb_history_list_hold:
 * @self: a list
 * @hold: whether it shall stay as it is while much is done
 */
void
swb_history_list_hold (SwbHistoryList *self, gboolean hold)
{
  g_return_if_fail (SWB_IS_HISTORY_LIST (self));

  self->held = hold;
  if (!hold && self->stale)
    swb_history_list_refresh (self);
}

/**
 * swb_history_list_find:
 * @self: a list
 * @sequence: the number of an entry
 * @position: (out): where it stands
 *
 * Returns: whether it is in the part that is here
 */
gboolean
swb_history_list_find (SwbHistoryList *self, gint64 sequence, guint *position)
{
  g_return_val_if_fail (SWB_IS_HISTORY_LIST (self), FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (item_at (self, i)->entry->sequence == sequence)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
