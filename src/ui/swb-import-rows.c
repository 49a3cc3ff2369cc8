/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judged rows of an import as a list, all or those of one verdict; rows
 * are handed out on demand. */
#include "ui/swb-import-rows.h"

struct _SwbImportRows
{
  GObject parent_instance;

  SwbImportPreview *preview;
  GArray *order; /* guint: positions to rows */
};

struct _SwbImportItem
{
  GObject parent_instance;

  guint row;
};

static void swb_import_rows_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
    SwbImportRows,
    swb_import_rows,
    G_TYPE_OBJECT,
    G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, swb_import_rows_list_model_init))
G_DEFINE_FINAL_TYPE (SwbImportItem, swb_import_item, G_TYPE_OBJECT)

static void
swb_import_item_class_init (SwbImportItemClass *klass)
{
}

static void
swb_import_item_init (SwbImportItem *self)
{
}

static GType
swb_import_rows_get_item_type (GListModel *model)
{
  return SWB_TYPE_IMPORT_ITEM;
}

static guint
swb_import_rows_get_n_items (GListModel *model)
{
  return SWB_IMPORT_ROWS (model)->order->len;
}

static gpointer
swb_import_rows_get_item (GListModel *model, guint position)
{
  SwbImportRows *self = SWB_IMPORT_ROWS (model);
  SwbImportItem *item;

  if (position >= self->order->len)
    return NULL;
  item = g_object_new (SWB_TYPE_IMPORT_ITEM, NULL);
  item->row = g_array_index (self->order, guint, position);
  return item;
}

static void
swb_import_rows_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = swb_import_rows_get_item_type;
  iface->get_n_items = swb_import_rows_get_n_items;
  iface->get_item = swb_import_rows_get_item;
}

static void
swb_import_rows_finalize (GObject *object)
{
  SwbImportRows *self = SWB_IMPORT_ROWS (object);

  g_clear_object (&self->preview);
  g_array_unref (self->order);

  G_OBJECT_CLASS (swb_import_rows_parent_class)->finalize (object);
}

static void
swb_import_rows_class_init (SwbImportRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = swb_import_rows_finalize;
}

static void
swb_import_rows_init (SwbImportRows *self)
{
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * swb_import_rows_new:
 * @preview: what an import would do
 *
 * Returns: (transfer full): all its rows
 */
SwbImportRows *
swb_import_rows_new (SwbImportPreview *preview)
{
  SwbImportRows *self;

  g_return_val_if_fail (SWB_IS_IMPORT_PREVIEW (preview), NULL);

  self = g_object_new (SWB_TYPE_IMPORT_ROWS, NULL);
  self->preview = g_object_ref (preview);
  swb_import_rows_show (self, -1);
  return self;
}

/* Whose word counts matters for rows of other verdicts too. */
static gboolean
is_shown (SwbImportRows *self, guint row, int verdict)
{
  return verdict < 0 ||
         (int) swb_import_preview_get_verdict (self->preview, row) == verdict ||
         (verdict == SWB_IMPORT_DIFFERENT &&
          swb_import_preview_has_update (self->preview, row));
}

/**
 * swb_import_rows_show:
 * @self: rows
 * @verdict: the SwbImportVerdict of the rows to show, -1 for all;
 *   %SWB_IMPORT_DIFFERENT for all that say something else than the workspace
 */
void
swb_import_rows_show (SwbImportRows *self, int verdict)
{
  guint before, n;

  g_return_if_fail (SWB_IS_IMPORT_ROWS (self));

  before = self->order->len;
  n = swb_import_preview_get_n_rows (self->preview);
  g_array_set_size (self->order, 0);
  for (guint row = 0; row < n; row++)
    if (is_shown (self, row, verdict))
      g_array_append_val (self->order, row);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->order->len);
}

/**
 * swb_import_item_get_row:
 * @self: an item
 *
 * Returns: the judged row that it stands for
 */
guint
swb_import_item_get_row (SwbImportItem *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_ITEM (self), 0);

  return self->row;
}
