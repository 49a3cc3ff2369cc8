/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two threads that add to one number without a lock: the thread sanitizer must
 * end this program with an error, or its silence elsewhere says nothing. */
#include <glib.h>

static int number;

static gpointer
add (gpointer data)
{
  for (int i = 0; i < 100000; i++)
    number++;
  return NULL;
}

int
main (void)
{
  GThread *threads[] = { g_thread_new ("one", add, NULL),
                         g_thread_new ("two", add, NULL) };

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  return number < 0;
}
