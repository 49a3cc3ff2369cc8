/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files beside a creator: kept as they are, and none that is empty or too
 * large. */
#include "creator-acts.h"

#include <glib/gstdio.h>

static void
test_attachments (CreatorActs *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4 terms", 14);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) huge = g_bytes_new_take (g_malloc0 (32000001), 32000001);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;
  const SwbDetailAttachment *attachment;

  RUN (swb_creator_add_attachment (f->about, "terms.pdf", bytes, "signed",
                                   &error));
  attachment = g_ptr_array_index (f->about->attachments, 0);
  g_assert_cmpstr (attachment->name, ==, "terms.pdf");
  g_assert_nonnull (strchr (attachment->type, '/'));
  g_assert_cmpint (attachment->size, ==, 14);
  g_assert_true (attachment->is_here);
  swb_creator_attachment_async (f->document, attachment->sha256, NULL,
                                fixture_keep_result_cb, &result);
  back = swb_creator_attachment_finish (f->document, fixture_wait_for (&result),
                                        &failure);
  g_assert_no_error (failure);
  g_assert_true (g_bytes_equal (bytes, back));
  REFUSE (EMPTY,
          swb_creator_add_attachment (f->about, "a", nothing, NULL, &error));
  REFUSE (LONG, swb_creator_add_attachment (f->about, "a", huge, NULL, &error));
  REFUSE (EMPTY,
          swb_creator_add_attachment (f->about, "\n", bytes, NULL, &error));
  creator_acts_undo (f);
  g_assert_cmpuint (f->about->attachments->len, ==, 0);
}

static void
test_load_file (void)
{
  g_autofree char *folder = fixture_scratch_folder ();
  g_autofree char *path = g_build_filename (folder, "the terms.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      if (i == 0)
        g_assert_true (g_file_set_contents (path, "hello", 5, NULL));
      else if (i == 1)
        g_assert_cmpint (g_unlink (path), ==, 0);
      else
        {
          g_autofree char *zeros = g_malloc0 (32000001);

          g_assert_true (g_file_set_contents (path, zeros, 32000001, NULL));
        }
      swb_creator_load_file_async (file, NULL, fixture_keep_result_cb, &result);
      g_clear_pointer (&bytes, g_bytes_unref);
      g_clear_pointer (&name, g_free);
      g_clear_error (&error);
      bytes = swb_creator_load_file_finish (fixture_wait_for (&result), &name,
                                            &error);
      if (i == 0)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (name, ==, "the terms.txt");
          g_assert_cmpuint (g_bytes_get_size (bytes), ==, 5);
        }
      else if (i == 1)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      else
        g_assert_error (error, SWB_CREATOR_ERROR, SWB_CREATOR_ERROR_LONG);
    }
}

#define ADD(name, func)                                                        \
  g_test_add ("/creator-files/" name, CreatorActs, NULL, creator_acts_set_up,  \
              func, creator_acts_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("attachments", test_attachments);
  g_test_add_func ("/creator-files/load-file", test_load_file);

  return g_test_run ();
}
