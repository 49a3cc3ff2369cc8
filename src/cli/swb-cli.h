/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all subcommands of swellboardctl share: options, an open document,
 * waiting, and the way in which they fail. */
#pragma once

#include "document/swb-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SwbExit:
 * @SWB_EXIT_OK: done
 * @SWB_EXIT_FAILED: it could not be done; the reason is on standard error
 * @SWB_EXIT_USAGE: the command was not written as its help says
 * @SWB_EXIT_DAMAGED: the workspace's bytes were altered
 */
typedef enum
{
  SWB_EXIT_OK = 0,
  SWB_EXIT_FAILED = 1,
  SWB_EXIT_USAGE = 2,
  SWB_EXIT_DAMAGED = 3,
} SwbExit;

/**
 * SwbSubcommand:
 * @name: as typed
 * @arguments: (nullable): names after it, "FILE TABLE"
 * @summary: what it does, a sentence; to be translated
 * @run: does it; gets the words after the name, itself the first
 */
typedef struct _SwbSubcommand SwbSubcommand;

struct _SwbSubcommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  SwbExit (*run) (const SwbSubcommand *self, int argc, char **argv);
};

extern const SwbSubcommand swb_cli_new;
extern const SwbSubcommand swb_cli_sample;
extern const SwbSubcommand swb_cli_import;
extern const SwbSubcommand swb_cli_list;
extern const SwbSubcommand swb_cli_show;
extern const SwbSubcommand swb_cli_undo;
extern const SwbSubcommand swb_cli_redo;
extern const SwbSubcommand swb_cli_history;
extern const SwbSubcommand swb_cli_compact;
extern const SwbSubcommand swb_cli_check;
extern const SwbSubcommand swb_cli_export;
extern const SwbSubcommand swb_cli_import_folder;
extern const SwbSubcommand swb_cli_brief;
extern const SwbSubcommand swb_cli_chart;
extern const SwbSubcommand swb_cli_sync;
extern const SwbSubcommand swb_cli_calc;

#define SWB_CLI_EXIT_CODES                                                     \
  N_ ("Exit codes: 0 done; 1 it could not be done; 2 wrong usage; 3 the "      \
      "workspace is damaged.")

char **swb_cli_parse (const SwbSubcommand *self,
                      int argc,
                      char **argv,
                      const GOptionEntry *entries,
                      guint n_least,
                      guint n_most,
                      SwbExit *exit);
SwbExit swb_cli_fail (const GError *error);
SwbExit swb_cli_usage (const char *message);
void swb_cli_guard_terminal (void);
void swb_cli_put (const char *text);
void swb_cli_print_version (void);

void swb_cli_keep_cb (GObject *source, GAsyncResult *result, gpointer data);
GAsyncResult *swb_cli_wait (GAsyncResult **result);
gboolean swb_cli_check_absent (const char *path, GError **error);
SwbDocument *swb_cli_open (const char *path, GError **error);
SwbDocument *swb_cli_open_to_read (const char *path, GError **error);
SwbDocument *swb_cli_create (GError **error);
gboolean
swb_cli_save_new (SwbDocument *document, const char *path, GError **error);
gboolean
swb_cli_act (SwbDocument *document, SwbCommand *command, GError **error);
gboolean swb_cli_close (SwbDocument *document, GError **error);
SwbCampaign *
swb_cli_find_campaign (SwbDocument *document, const char *name, GError **error);

G_END_DECLS
