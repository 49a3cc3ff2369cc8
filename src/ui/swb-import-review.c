/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an import would do, in words and row by row, with a tick for each. */
#include "ui/swb-import-review.h"

#include "base/swb-number.h"
#include "compat/swb-spoken.h"
#include "ui/swb-import-line.h"
#include "ui/swb-import-review-words.h"
#include "ui/swb-import-rows.h"
#include "ui/swb-tab-out.h"
#include "ui/swb-ui-text.h"

#include <glib/gi18n-lib.h>

#define LARGE 1.4 /* times the ordinary size of letters */

struct _SwbImportReview
{
  GtkWidget parent_instance;

  SwbImportPreview *preview;
  SwbImportRows *rows;
  SwbGrouping grouping;
  gboolean busy;

  GtkWidget *box;
  GtkWidget *sentence;
  GtkWidget *kinds;
  GtkWidget *alike;
  GtkWidget *alike_text;
  GtkWidget *alike_buttons;
  GtkWidget *update;
  GtkWidget *update_text;
  GtkWidget *update_fill;
  GtkWidget *update_take;
  GtkWidget *save_wrong;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SwbImportReview, swb_import_review, GTK_TYPE_WIDGET)

enum
{
  TICKED,
  SAVE_WRONG,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
count_text (SwbImportReview *self, guint count)
{
  return swb_number_format_count (count, self->grouping);
}

/* "1,000 rows: 997 new, 0 updated, 2 duplicate, 1 wrong" in whole words. */
static char *
verdict_text (SwbImportReview *self, SwbImportVerdict verdict, guint n)
{
  g_autofree char *count = count_text (self, n);

  switch (verdict)
    {
    case SWB_IMPORT_NEW:
      return g_strdup_printf (ngettext ("%s new", "%s new", n), count);
    case SWB_IMPORT_UPDATED:
      return g_strdup_printf (ngettext ("%s updated", "%s updated", n), count);
    case SWB_IMPORT_SIMILAR:
      return g_strdup_printf (ngettext ("%s similar", "%s similar", n), count);
    case SWB_IMPORT_DIFFERENT:
      return g_strdup_printf (ngettext ("%s different", "%s different", n),
                              count);
    case SWB_IMPORT_UNCHANGED:
      return g_strdup_printf (ngettext ("%s unchanged", "%s unchanged", n),
                              count);
    case SWB_IMPORT_DUPLICATE:
      return g_strdup_printf (ngettext ("%s duplicate", "%s duplicates", n),
                              count);
    case SWB_IMPORT_WRONG:
    case SWB_N_IMPORT_VERDICTS:
    default:
      return g_strdup_printf (ngettext ("%s wrong", "%s wrong", n), count);
    }
}

static void
kind_cb (SwbImportReview *self, GtkToggleButton *button)
{
  int verdict =
      GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "swb-verdict"));

  if (gtk_toggle_button_get_active (button) && self->rows != NULL)
    swb_import_rows_show (self->rows, verdict);
}

static GtkWidget *
add_kind (SwbImportReview *self,
          const char *label,
          int verdict,
          GtkWidget *group)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), "swb-verdict",
                     GINT_TO_POINTER (verdict));
  if (group != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                 GTK_TOGGLE_BUTTON (group));
  gtk_widget_add_css_class (button, "numeric");
  gtk_box_append (GTK_BOX (self->kinds), button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static guint
count_rows (SwbImportReview *self, SwbImportVerdict verdict)
{
  if (verdict == SWB_IMPORT_DIFFERENT)
    return swb_import_preview_get_totals (self->preview).rows;
  return swb_import_preview_count (self->preview, verdict);
}

/* Each count is a button that shows its rows. */
static void
fill_kinds (SwbImportReview *self)
{
  GtkWidget *child, *all;

  while ((child = gtk_widget_get_first_child (self->kinds)) != NULL)
    gtk_box_remove (GTK_BOX (self->kinds), child);
  all = add_kind (self, _ ("All"), -1, NULL);
  for (guint i = 0; i < SWB_N_IMPORT_VERDICTS; i++)
    {
      guint n = count_rows (self, (SwbImportVerdict) i);
      g_autofree char *label = verdict_text (self, (SwbImportVerdict) i, n);
      GtkWidget *button = add_kind (self, label, (int) i, all);

      gtk_widget_set_visible (button, n > 0);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (all), TRUE);
}

static void
fill_sentence (SwbImportReview *self)
{
  g_autofree char *text =
      swb_import_review_sentence (self->preview, self->grouping);

  gtk_label_set_text (GTK_LABEL (self->sentence), text);
  gtk_widget_set_visible (
      self->save_wrong,
      swb_import_preview_count (self->preview, SWB_IMPORT_WRONG) > 0);
}

/* How many rows wait for a choice; the buttons choose for all of them. */
static void
show_alike (SwbImportReview *self)
{
  guint n = swb_import_preview_count (self->preview, SWB_IMPORT_SIMILAR);
  guint n_left = swb_import_preview_count_undecided (self->preview);
  g_autofree char *left = count_text (self, n_left);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->alike, n > 0);
  if (n_left > 0)
    text = g_strdup_printf (
        ngettext ("%s row is about somebody like a creator whom you have, or "
                  "like another row. Choose below, or for all alike:",
                  "%s rows are about somebody like a creator whom you have, or "
                  "like another row. Choose below, or for all alike:",
                  n_left),
        left);
  else
    text = g_strdup (_ ("All rows that are like somebody are decided. "
                        "Another choice for all alike:"));
  gtk_label_set_text (GTK_LABEL (self->alike_text), text);
}

/* "40 facts of 12 creators would change; 25 are kept." */
static char *
make_update_text (SwbImportReview *self, SwbImportTotals totals)
{
  g_autofree char *facts = count_text (self, totals.facts);
  g_autofree char *creators = count_text (self, totals.creators);
  g_autofree char *kept = count_text (self, totals.kept);
  g_autofree char *what = g_strdup_printf (
      ngettext ("%s fact changes", "%s facts change", totals.facts), facts);
  g_autofree char *whose = g_strdup_printf (
      ngettext ("of %s creator whom you have", "of %s creators whom you have",
                totals.creators),
      creators);
  g_autofree char *rest = g_strdup_printf (
      ngettext ("%s that you know otherwise is kept",
                "%s that you know otherwise are kept", totals.kept),
      kept);

  if (totals.facts == 0)
    return totals.kept > 0
               /* Translators: %s is “25 that you know otherwise are kept” */
               ? g_strdup_printf (_ ("No fact changes; %s."), rest)
               : g_strdup ("");
  if (totals.kept == 0)
    /* Translators: “40 facts change”, “of 12 creators whom you have” */
    return g_strdup_printf (_ ("%s %s."), what, whose);
  /* Translators: “40 facts change”, “of 12 creators whom you have”, “25 that
   * you know otherwise are kept” */
  return g_strdup_printf (_ ("%s %s; %s."), what, whose, rest);
}

/* What changes of creators who are there; whose word counts matters only where
 * the file says something else. */
static void
show_update (SwbImportReview *self)
{
  SwbImportTotals totals = swb_import_preview_get_totals (self->preview);
  gboolean takes =
      swb_import_preview_get_update (self->preview) == SWB_IMPORT_TAKE;
  g_autofree char *text = make_update_text (self, totals);

  gtk_label_set_text (GTK_LABEL (self->update_text), text);
  gtk_widget_set_visible (self->update, *text != '\0' || totals.rows > 0);
  gtk_widget_set_visible (gtk_widget_get_parent (self->update_fill),
                          totals.rows > 0);
  self->busy = TRUE;
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (takes ? self->update_take : self->update_fill), TRUE);
  self->busy = FALSE;
}

/* The lines on the screen are shown anew where they are. */
static void
show_lines (SwbImportReview *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rows));

  g_list_model_items_changed (G_LIST_MODEL (self->rows), 0, n, n);
  show_alike (self);
  show_update (self);
  g_signal_emit (self, signals[TICKED], 0);
}

static void
all_alike_cb (SwbImportReview *self, GtkButton *button)
{
  SwbImportChoice choice = (SwbImportChoice) GPOINTER_TO_INT (
      g_object_get_data (G_OBJECT (button), "swb-choice"));

  if (self->preview == NULL)
    return;
  swb_import_preview_choose_all (self->preview, choice);
  show_lines (self);
}

static void
add_alike_buttons (SwbImportReview *self)
{
  static const char *const labels[SWB_N_IMPORT_CHOICES] = {
    NULL,
    N_ ("S_kip All"),
    N_ ("_Update All"),
    N_ ("_Add All as New"),
    N_ ("_Merge All"),
  };

  for (guint i = SWB_IMPORT_SKIP; i < SWB_N_IMPORT_CHOICES; i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (labels[i]));

      g_object_set_data (G_OBJECT (button), "swb-choice",
                         GINT_TO_POINTER ((int) i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (all_alike_cb),
                               self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->alike_buttons), button);
    }
}

static void
update_cb (SwbImportReview *self, GtkToggleButton *button)
{
  if (self->busy || self->preview == NULL ||
      !gtk_toggle_button_get_active (button))
    return;
  swb_import_preview_set_update (self->preview,
                                 GTK_WIDGET (button) == self->update_take
                                     ? SWB_IMPORT_TAKE
                                     : SWB_IMPORT_FILL);
  show_lines (self);
}

static void
line_ticked_cb (SwbImportReview *self)
{
  show_alike (self);
  show_update (self);
  g_signal_emit (self, signals[TICKED], 0);
}

static void
setup_cb (SwbImportReview *self, GtkListItem *item)
{
  GtkWidget *line = swb_import_line_new ();

  g_signal_connect_object (line, "ticked", G_CALLBACK (line_ticked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, line);
}

static void
bind_cb (SwbImportReview *self, GtkListItem *item)
{
  swb_import_line_set_row (
      SWB_IMPORT_LINE (gtk_list_item_get_child (item)), self->preview,
      swb_import_item_get_row (gtk_list_item_get_item (item)), self->grouping);
}

static void
unbind_cb (SwbImportReview *self, GtkListItem *item)
{
  swb_import_line_set_row (SWB_IMPORT_LINE (gtk_list_item_get_child (item)),
                           NULL, 0, self->grouping);
}

static void
turn_tick (SwbImportReview *self, guint row)
{
  swb_import_preview_set_ticked (
      self->preview, row, !swb_import_preview_get_ticked (self->preview, row));
}

/* Enter on a row turns its tick over, as Space does. */
static void
activate_cb (SwbImportReview *self, guint position)
{
  g_autoptr (SwbImportItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (item == NULL)
    return;
  turn_tick (self, swb_import_item_get_row (item));
  g_list_model_items_changed (G_LIST_MODEL (self->rows), position, 1, 1);
  line_ticked_cb (self);
}

/* Space in a button of a row is the button's. */
static gboolean
tick_by_key (SwbImportReview *self, guint row, guint key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (key != GDK_KEY_space || focus == NULL ||
      gtk_widget_get_parent (focus) != self->list)
    return FALSE;
  turn_tick (self, row);
  return TRUE;
}

static gboolean
choose_by_key (SwbImportReview *self, guint row, guint key)
{
  guint choice = key - GDK_KEY_1 + SWB_IMPORT_SKIP;
  guint candidate;

  if (key < GDK_KEY_1 || key > GDK_KEY_4)
    return FALSE;
  swb_import_preview_get_choice (self->preview, row, &candidate);
  if (!swb_import_preview_can_choose (self->preview, row, candidate,
                                      (SwbImportChoice) choice))
    return FALSE;
  swb_import_preview_choose (self->preview, row, candidate,
                             (SwbImportChoice) choice);
  return TRUE;
}

static gboolean
update_by_key (SwbImportReview *self, guint row, guint key)
{
  gboolean takes = key == GDK_KEY_plus || key == GDK_KEY_KP_Add;

  if ((!takes && key != GDK_KEY_minus && key != GDK_KEY_KP_Subtract) ||
      !swb_import_preview_has_update (self->preview, row))
    return FALSE;
  swb_import_preview_set_row_update (self->preview, row,
                                     takes ? SWB_IMPORT_TAKE : SWB_IMPORT_FILL);
  return TRUE;
}

/* 1 to 4 on a row that is like somebody choose in the order of the buttons;
 * minus keeps and plus takes what the row says otherwise. */
static gboolean
key_cb (SwbImportReview *self, guint key, guint code, GdkModifierType state)
{
  GtkSelectionModel *model =
      gtk_list_view_get_model (GTK_LIST_VIEW (self->list));
  g_autoptr (SwbImportItem) item = NULL;
  guint position, row;

  if (model == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  position = gtk_single_selection_get_selected (GTK_SINGLE_SELECTION (model));
  item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  if (item == NULL)
    return GDK_EVENT_PROPAGATE;
  row = swb_import_item_get_row (item);
  if (!choose_by_key (self, row, key) && !update_by_key (self, row, key) &&
      !tick_by_key (self, row, key))
    return GDK_EVENT_PROPAGATE;
  g_list_model_items_changed (G_LIST_MODEL (self->rows), position, 1, 1);
  line_ticked_cb (self);
  return GDK_EVENT_STOP;
}

static void
save_wrong_cb (SwbImportReview *self)
{
  g_signal_emit (self, signals[SAVE_WRONG], 0);
}

static void
swb_import_review_dispose (GObject *object)
{
  SwbImportReview *self = SWB_IMPORT_REVIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->preview);

  G_OBJECT_CLASS (swb_import_review_parent_class)->dispose (object);
}

static void
swb_import_review_class_init (SwbImportReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = swb_import_review_dispose;

  signals[TICKED] =
      g_signal_new ("ticked", SWB_TYPE_IMPORT_REVIEW, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE_WRONG] =
      g_signal_new ("save-wrong", SWB_TYPE_IMPORT_REVIEW, G_SIGNAL_RUN_LAST, 0,
                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/swellboard/Swellboard/swb-import-review.ui");
#define BIND(child)                                                            \
  gtk_widget_class_bind_template_child (widget_class, SwbImportReview, child)
  BIND (box);
  BIND (sentence);
  BIND (kinds);
  BIND (alike);
  BIND (alike_text);
  BIND (alike_buttons);
  BIND (update);
  BIND (update_text);
  BIND (update_fill);
  BIND (update_take);
  BIND (save_wrong);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_wrong_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
swb_import_review_init (SwbImportReview *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  add_alike_buttons (self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), factory);
  swb_tab_out_add_rows (gtk_widget_get_parent (self->list));
}

/* With large letters a sentence and its buttons have no room side by side. */
static void
fit_letters (SwbImportReview *self)
{
  gboolean large = swb_text_scale (GTK_WIDGET (self)) >= LARGE;
  GtkWidget *boxes[] = { self->alike, self->update };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (boxes[i]),
                                    large ? GTK_ORIENTATION_VERTICAL
                                          : GTK_ORIENTATION_HORIZONTAL);
}

/**
 * swb_import_review_set_preview:
 * @self: a review
 * @preview: what the import would do
 * @grouping: Indian or Western
 */
void
swb_import_review_set_preview (SwbImportReview *self,
                               SwbImportPreview *preview,
                               SwbGrouping grouping)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (SWB_IS_IMPORT_REVIEW (self));

  g_set_object (&self->preview, preview);
  self->grouping = grouping;
  fit_letters (self);
  g_clear_object (&self->rows);
  self->rows = swb_import_rows_new (preview);
  selection = GTK_SELECTION_MODEL (
      gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows))));
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), selection);
  fill_kinds (self);
  fill_sentence (self);
  swb_spoken_say (GTK_WIDGET (self),
                  gtk_label_get_text (GTK_LABEL (self->sentence)));
  show_alike (self);
  show_update (self);
}

/**
 * swb_import_review_count_accounts:
 * @self: a review
 *
 * Returns: how many accounts would be new or get new readings
 */
guint
swb_import_review_count_accounts (SwbImportReview *self)
{
  g_return_val_if_fail (SWB_IS_IMPORT_REVIEW (self), 0);

  return self->preview != NULL
             ? swb_import_preview_count_accounts (self->preview)
             : 0;
}

/**
 * swb_import_review_dup_notice:
 * @self: a review of a preview
 *
 * Returns: (transfer full) (nullable): what stands in the way of the import;
 *   undecided rows never go in silence
 */
char *
swb_import_review_dup_notice (SwbImportReview *self)
{
  guint n_left;
  g_autofree char *left = NULL;

  g_return_val_if_fail (SWB_IS_IMPORT_REVIEW (self), NULL);
  n_left = swb_import_preview_count_undecided (self->preview);
  left = count_text (self, n_left);
  if (n_left > 0)
    return g_strdup_printf (
        ngettext ("%s row waits for your choice. Choose, or untick it.",
                  "%s rows wait for your choice. Choose, or untick them.",
                  n_left),
        left);
  return swb_import_preview_count_accounts (self->preview) == 0
             ? g_strdup (_ ("These rows say nothing new."))
             : NULL;
}
