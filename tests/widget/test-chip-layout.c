/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips in lines: whole ones only, spare ones where there is room, and all of
 * it mirrored where lines begin at the right. */
#include "ui/swb-chip-layout.h"

#define N_CHIPS 4
#define WIDE 100
#define HIGH 20
#define GAP 6

typedef struct
{
  GtkWidget *box;
  GtkWidget *chips[N_CHIPS];
} Fixture;

/* The second and the third are spare. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_layout_manager (fixture->box, swb_chip_layout_new ());
  for (guint i = 0; i < N_CHIPS; i++)
    {
      GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_set_size_request (chip, WIDE, HIGH);
      gtk_box_append (GTK_BOX (fixture->box), chip);
      swb_chip_layout_set_spare (chip, i == 1 || i == 2);
      fixture->chips[i] = chip;
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->box);
}

static int
height_for (Fixture *fixture, int width)
{
  int natural = 0;

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_VERTICAL, width, NULL,
                      &natural, NULL, NULL);
  return natural;
}

static void
lay_out (Fixture *fixture, int width)
{
  gtk_widget_allocate (fixture->box, width, height_for (fixture, width), -1,
                       NULL);
}

static void
assert_at (Fixture *fixture, guint which, float x, float y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_get_child_visible (fixture->chips[which]));
  g_assert_true (
      gtk_widget_compute_bounds (fixture->chips[which], fixture->box, &bounds));
  g_assert_cmpfloat (bounds.origin.x, ==, x);
  g_assert_cmpfloat (bounds.origin.y, ==, y);
  g_assert_cmpfloat (bounds.size.width, ==, WIDE);
}

static gboolean
is_shown (Fixture *fixture, guint which)
{
  return gtk_widget_get_child_visible (fixture->chips[which]);
}

static void
test_room (Fixture *fixture, gconstpointer data)
{
  lay_out (fixture, 4 * WIDE + 3 * GAP);
  for (guint i = 0; i < N_CHIPS; i++)
    assert_at (fixture, i, (float) (i * (WIDE + GAP)), 0);
}

/* One pixel less, and the last spare one goes as a whole. */
static void
test_spare (Fixture *fixture, gconstpointer data)
{
  lay_out (fixture, 4 * WIDE + 3 * GAP - 1);
  assert_at (fixture, 1, WIDE + GAP, 0);
  g_assert_false (is_shown (fixture, 2));
  assert_at (fixture, 3, 2 * (WIDE + GAP), 0);
  swb_chip_layout_set_spare (fixture->chips[2], FALSE);
  g_assert_true (is_shown (fixture, 2));
  lay_out (fixture, 4 * WIDE + 3 * GAP - 1);
  g_assert_false (is_shown (fixture, 1));
  assert_at (fixture, 2, WIDE + GAP, 0);
}

static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (height_for (fixture, 2 * WIDE + GAP), ==, HIGH);
  g_assert_cmpint (height_for (fixture, WIDE), ==, 2 * HIGH + GAP);
  lay_out (fixture, WIDE);
  assert_at (fixture, 0, 0, 0);
  g_assert_false (is_shown (fixture, 1));
  g_assert_false (is_shown (fixture, 2));
  assert_at (fixture, 3, 0, HIGH + GAP);
}

static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  int width = 3 * WIDE + 2 * GAP;

  gtk_widget_set_direction (fixture->box, GTK_TEXT_DIR_RTL);
  lay_out (fixture, width);
  assert_at (fixture, 0, (float) (width - WIDE), 0);
  assert_at (fixture, 3, 0, 0);
}

#define ADD(name, func)                                                        \
  g_test_add ("/chip-layout/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("room", test_room);
  ADD ("spare", test_spare);
  ADD ("lines", test_lines);
  ADD ("mirrored", test_mirrored);
  return g_test_run ();
}
