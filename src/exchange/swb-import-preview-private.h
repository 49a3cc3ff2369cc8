/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a preview, for the files that make it. */
#pragma once

#include "exchange/swb-import-plan.h"
#include "exchange/swb-import-preview.h"

G_BEGIN_DECLS

struct _SwbImportPreview
{
  GObject parent_instance;
  SwbImportTable *table;
  GBytes *text;
  SwbImportPlan *plan;
  SwbProgress *writing;   /* null before there is a command */
  SwbImportWishes wishes; /* decisions are null where none is asked */
};

G_END_DECLS
