/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The codes of a table of records, as a list that is made once. Inside the base
 * library only. */
#pragma once

#include <glib.h>
#include <stdlib.h>

G_BEGIN_DECLS

/* The @n records of @size bytes begin with the pointer to their code. @codes
 * has room for one more, %NULL; @compare is for qsort(), or null where they
 * stand in their order. Any thread may ask. */
static inline const char *const *
swb_code_list_get (gsize *once,
                   const char **codes,
                   gconstpointer records,
                   gsize size,
                   gsize n,
                   int (*compare) (gconstpointer, gconstpointer))
{
  if (g_once_init_enter (once))
    {
      for (gsize i = 0; i < n; i++)
        codes[i] = *(const char *const *) ((const guint8 *) records + i * size);
      if (compare != NULL)
        qsort (codes, n, sizeof *codes, compare);
      g_once_init_leave (once, 1);
    }
  return codes;
}

/* That of a static array, all whose elements are given. */
#define SWB_CODE_LIST(once, codes, records, compare)                           \
  swb_code_list_get (once, codes, records, sizeof *(records),                  \
                     G_N_ELEMENTS (records), compare)

G_END_DECLS
