/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-dialog-fixture.h"

#include "roster-fixture.h"
#include "ui/swb-import-dialog.h"

static const char table[] = "Username,Full name,Followers,Remark\n"
                            "asha,Asha Rao,48.5K,first\n"
                            "biju,Biju Nair,\"1,200\",second\n"
                            ",Nobody,9K,third\n"
                            "asha,Asha Rao,48.5K,again\n";

void
import_fixture_set_up (ImportFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (SWB_APP_ID);

  g_settings_reset (settings, "import-mappings");
  g_settings_reset (settings, "import-named-mappings");
  fixture->document = fixture_open ();
  fixture->file = fixture_write ("instagram-2022-03.csv", table);
  fixture->dialog = swb_import_dialog_new (fixture->document);
  gtk_window_present (fixture->dialog);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog),
                             (gpointer *) &fixture->dialog);
}

void
import_fixture_tear_down (ImportFixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (fixture->dialog);
  FIXTURE_WAIT ("the dialog to be freed", fixture->dialog == NULL);
  g_file_delete (fixture->file, NULL, NULL);
  g_clear_object (&fixture->file);
  fixture_close (fixture->document);
}

GtkWidget *
import_fixture_child (ImportFixture *fixture, const char *id)
{
  return GTK_WIDGET (gtk_widget_get_template_child (
      GTK_WIDGET (fixture->dialog), SWB_TYPE_IMPORT_DIALOG, id));
}

const char *
import_fixture_page (ImportFixture *fixture)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (import_fixture_child (fixture, "stack")));
}

void
import_fixture_wait_for_page (ImportFixture *fixture, const char *name)
{
  FIXTURE_WAIT (name, g_strcmp0 (import_fixture_page (fixture), name) == 0);
}

void
import_fixture_press (ImportFixture *fixture, const char *id)
{
  g_signal_emit_by_name (import_fixture_child (fixture, id), "clicked");
}

const char *
import_fixture_next_label (ImportFixture *fixture)
{
  return gtk_button_get_label (
      GTK_BUTTON (import_fixture_child (fixture, "next")));
}

void
import_fixture_open_table (ImportFixture *fixture)
{
  swb_import_dialog_open (SWB_IMPORT_DIALOG (fixture->dialog), fixture->file);
  import_fixture_wait_for_page (fixture, "setup");
}
