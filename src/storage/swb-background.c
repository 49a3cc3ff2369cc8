/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work that stands back behind the window and its acts. */
#include "storage/swb-background.h"

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Of the processor, and with it of the disk. */
#define NICENESS 10

typedef struct
{
  GFunc work;
  gpointer data;
} Job;

/* The kernel knows a niceness for each thread, and gives it to the threads
 * that this one makes. */
static gpointer
work_thread (gpointer memory)
{
  const Job *job = memory;

  setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), NICENESS);
  job->work (job->data, NULL);
  return NULL;
}

/**
 * swb_background_run:
 * @work: what to do; called with @data and null
 * @data: for @work
 *
 * Does it on a thread that gets the processor when nobody who is waited for
 * wants it, and waits for that. The thread is one of its own because the
 * niceness cannot be taken back.
 */
void
swb_background_run (GFunc work, gpointer data)
{
  Job job = { work, data };
  GThread *thread = g_thread_try_new ("swb-back", work_thread, &job, NULL);

  if (thread != NULL)
    g_thread_join (thread);
  else
    work (data, NULL);
}
