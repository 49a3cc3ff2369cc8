/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a job, shared by swb-source-job.c and swb-source.c alone. */
#pragma once

#include "sync/swb-source.h"

G_BEGIN_DECLS

struct _SwbSourceJob
{
  const SwbSource *source;
  SwbSyncResult *result; /* its rows are the accounts to ask for */
  GHashTable *secrets;
  char *base_url; /* ends in a slash */
  SwbDay today;
  guint budget;
  guint recent_posts;
  SwbHttpLimits limits;
  SwbHttpWaitFunc wait;
  gpointer wait_data;
};

G_END_DECLS
