/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Somebody who works: acts one after the other in one document while saves go
 * on beside them, and tells each act that is durable, for test-kill.py.
 *
 *   acting FILE NAME ACTS */
#include "document/swb-document.h"
#include "document/swb-roster-commands.h"

#include <stdio.h>
#include <stdlib.h>

/* Acts between two saves. */
#define SAVE_EVERY 6

typedef struct
{
  SwbDocument *document;
  const char *name;
  guint n;
  guint most;
  guint saving;
  gboolean closed;
} Worker;

static void next_act (Worker *worker);

static void
give_up (const GError *error)
{
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) error = NULL;

  worker->saving--;
  if (!swb_document_save_finish (SWB_DOCUMENT (source), result, &error))
    give_up (error);
}

static void
closed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_close_finish (SWB_DOCUMENT (source), result, &error))
    give_up (error);
  worker->closed = TRUE;
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) error = NULL;

  if (!swb_document_run_finish (SWB_DOCUMENT (source), result, &error))
    give_up (error);
  printf ("%s-%u\n", worker->name, worker->n);
  fflush (stdout);
  worker->n++;
  if (worker->n % SAVE_EVERY == 0 && worker->saving == 0)
    {
      worker->saving++;
      swb_document_save_async (worker->document, SWB_SAVE_ASK, NULL, saved_cb,
                               worker);
    }
  next_act (worker);
}

static void
next_act (Worker *worker)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", worker->name, worker->n);
  const SwbCreatorFacts facts = {
    .name = name,
    .platform = SWB_PLATFORM_INSTAGRAM,
    .handle = name,
    .followers = 1000 + worker->n,
    .fee = swb_money_make (4500000, "INR"),
  };

  if (worker->n < worker->most)
    swb_document_run_async (worker->document,
                            swb_roster_add_creator (&facts, 20000, NULL), NULL,
                            acted_cb, worker);
  else
    swb_document_close_async (worker->document, closed_cb, worker);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Worker *worker = data;
  g_autoptr (GError) error = NULL;

  worker->document = swb_document_open_finish (result, &error);
  if (worker->document == NULL)
    give_up (error);
  next_act (worker);
}

int
main (int argc, char **argv)
{
  Worker worker = { 0 };
  g_autoptr (GFile) file = NULL;

  if (argc != 4)
    return 2;
  worker.name = argv[2];
  worker.most = (guint) g_ascii_strtoull (argv[3], NULL, 10);
  file = g_file_new_for_path (argv[1]);
  swb_document_open_async (file, NULL, opened_cb, &worker);
  while (!worker.closed)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (worker.document);
  return 0;
}
