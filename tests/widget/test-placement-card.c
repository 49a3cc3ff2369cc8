/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The card of what is selected: it shows the facts of a real document and
 * changes them by commands that can be undone. */
#include "ui/swb-placement-card.h"

#include "document-fixture.h"
#include "document/swb-plan-commands.h"
#include "exchange/swb-sample.h"

#include <adwaita.h>

typedef struct
{
  SwbDocument *document;
  SwbPlacementCard *card;
  GtkWidget *window;
  guint n_toasts;
} Fixture;

static SwbDocument *
open_sample (void)
{
  SwbDocument *document = fixture_open ();

  fixture_run (document, swb_sample_command ());
  return document;
}

static void
toast_cb (Fixture *fixture, const char *text, gboolean with_undo)
{
  g_assert_true (with_undo);
  fixture->n_toasts++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->document = open_sample ();
  fixture->window = gtk_window_new ();
  fixture->card = SWB_PLACEMENT_CARD (swb_placement_card_new ());
  g_signal_connect_swapped (fixture->card, "toast", G_CALLBACK (toast_cb),
                            fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window),
                        GTK_WIDGET (fixture->card));
  swb_placement_card_set_document (fixture->card, fixture->document);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  SwbPlacementCard *card = g_object_ref (fixture->card);

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_wait_freed (card);
  fixture_close (fixture->document);
}

static gpointer
child (Fixture *fixture, const char *name)
{
  GObject *object = gtk_widget_get_template_child (
      GTK_WIDGET (fixture->card), SWB_TYPE_PLACEMENT_CARD, name);

  g_assert_nonnull (object);
  return object;
}

static GListModel *
placements_of (Fixture *fixture)
{
  return G_LIST_MODEL (swb_campaign_get_placements (
      swb_document_get_campaign (fixture->document)));
}

static GPtrArray *
select_first (Fixture *fixture, guint n)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (chosen,
                     g_list_model_get_item (placements_of (fixture), i));
  swb_placement_card_set_placements (fixture->card, chosen);
  return chosen;
}

/* Waits until the document says that something is done. */
static void
wait_for_undo_name (Fixture *fixture, const char *not_this)
{
  FIXTURE_WAIT ("something else to undo",
                g_strcmp0 (swb_document_get_undo_name (fixture->document),
                           not_this) != 0);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->card)));
  swb_placement_card_set_placements (fixture->card, none);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->card)));
}

static void
test_fee (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chosen = select_first (fixture, 1);
  SwbPlacement *placement = g_ptr_array_index (chosen, 0);
  SwbMoney was = swb_placement_get_fee (placement);
  g_autofree char *before =
      g_strdup (swb_document_get_undo_name (fixture->document));
  GtkWidget *fee = child (fixture, "fee");
  SwbMoney now;

  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->card)));
  g_assert_true (gtk_widget_get_visible (fee));
  gtk_editable_set_text (GTK_EDITABLE (fee), "1.5 lakh");
  g_signal_emit_by_name (fee, "activate");
  wait_for_undo_name (fixture, before);
  now = swb_placement_get_fee (placement);
  g_assert_cmpint (now.minor, ==, 15000000);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fee)), ==, "₹1,50,000");
  fixture_undo (fixture->document);
  now = swb_placement_get_fee (placement);
  g_assert_true (swb_money_equal (&now, &was));
}

static void
test_wrong_fee (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chosen = select_first (fixture, 1);
  GtkWidget *fee = child (fixture, "fee");

  gtk_editable_set_text (GTK_EDITABLE (fee), "a lot");
  g_signal_emit_by_name (fee, "activate");
  g_assert_true (gtk_widget_has_css_class (fee, "error"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (fee));
}

/* What was typed is not lost when something else is selected. */
static void
test_angle_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chosen = select_first (fixture, 1);
  SwbPlacement *placement = g_ptr_array_index (chosen, 0);
  g_autofree char *before =
      g_strdup (swb_document_get_undo_name (fixture->document));

  gtk_editable_set_text (child (fixture, "angle"), "rain on the roof");
  swb_placement_card_set_placements (fixture->card, NULL);
  wait_for_undo_name (fixture, before);
  g_assert_cmpstr (swb_placement_get_angle (placement), ==, "rain on the roof");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) chosen = select_first (fixture, 3);
  g_autofree char *before =
      g_strdup (swb_document_get_undo_name (fixture->document));
  const char *const *ids = swb_status_ids ();

  g_assert_cmpstr (gtk_label_get_label (child (fixture, "title")), ==,
                   "3 placements");
  g_assert_false (gtk_widget_get_visible (child (fixture, "fee")));
  gtk_drop_down_set_selected (child (fixture, "status"), 1);
  wait_for_undo_name (fixture, before);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (swb_placement_get_status (g_ptr_array_index (chosen, i)),
                     ==, ids[1]);
}

static void
test_removed (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (placements_of (fixture));
  g_autoptr (GPtrArray) chosen = select_first (fixture, 2);

  g_signal_emit_by_name (child (fixture, "remove"), "clicked");
  FIXTURE_WAIT ("a toast", fixture->n_toasts > 0);
  g_assert_cmpuint (g_list_model_get_n_items (placements_of (fixture)), ==,
                    n - 2);
  fixture_undo (fixture->document);
  g_assert_cmpuint (g_list_model_get_n_items (placements_of (fixture)), ==, n);
}

int
main (int argc, char **argv)
{
  const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/placement-card/nothing", test_nothing },
    { "/placement-card/fee", test_fee },
    { "/placement-card/wrong-fee", test_wrong_fee },
    { "/placement-card/angle-taken", test_angle_taken },
    { "/placement-card/several", test_several },
    { "/placement-card/removed", test_removed },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);

  return g_test_run ();
}
