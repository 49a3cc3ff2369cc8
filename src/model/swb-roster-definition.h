/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a saved view of the roster shows, and its text. */
#pragma once

#include "model/swb-roster-query.h"

G_BEGIN_DECLS

/**
 * SwbRosterDefinition:
 * @search: the words as they were typed
 * @n_sorts: 0 where the view leaves the order as it is
 *
 * How the rows look, as columns, density and groups, is text by key; see
 * swb_roster_definition_set_look().
 */
typedef struct
{
  char *search;
  SwbRosterFilter *filter;
  SwbRosterSort sorts[SWB_MOST_SORTS];
  guint n_sorts;

  /*< private >*/
  GKeyFile *file; /* all that was read, also what this version does not know */
} SwbRosterDefinition;

SwbRosterDefinition *swb_roster_definition_new (const char *search,
                                                SwbRosterFilter *filter,
                                                const SwbRosterSort *sorts,
                                                guint n_sorts);
SwbRosterDefinition *swb_roster_definition_parse (const char *text);
void swb_roster_definition_free (SwbRosterDefinition *self);
char *swb_roster_definition_print (const SwbRosterDefinition *self);
gboolean swb_roster_definition_equal (const SwbRosterDefinition *self,
                                      const SwbRosterDefinition *other);
char *swb_roster_definition_get_look (const SwbRosterDefinition *self,
                                      const char *key);
void swb_roster_definition_set_look (SwbRosterDefinition *self,
                                     const char *key,
                                     const char *value);
gboolean swb_roster_definition_is_newer (const SwbRosterDefinition *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SwbRosterDefinition, swb_roster_definition_free)

G_END_DECLS
