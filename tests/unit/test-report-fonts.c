/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On a machine without fonts for Korean and Tamil, the planner is told which
 * scripts are missed, once each, before anything is written. */
#include "plan-samples.h"
#include "report/swb-brief.h"

#include <glib/gstdio.h>
#include <string.h>

static const char configuration[] =
    "<?xml version='1.0'?><!DOCTYPE fontconfig SYSTEM 'fonts.dtd'>"
    "<fontconfig><include ignore_missing='yes'>/etc/fonts/fonts.conf</include>"
    "<selectfont><rejectfont><glob>*CJK*</glob><glob>*Tamil*</glob>"
    "<glob>*unifont*</glob></rejectfont></selectfont></fontconfig>";

static void
test_missing_scripts (void)
{
  const PlanSample sample = { .n_creators = 34, .n_placements = 40 };
  g_autoptr (SwbWorkspace) workspace = plan_sample_new (&sample);
  g_autoptr (GPtrArray) warnings =
      swb_brief_check_fonts (workspace, plan_sample_campaign (workspace));
  guint korean = 0, tamil = 0;

  for (guint i = 0; i < warnings->len; i++)
    {
      const char *warning = g_ptr_array_index (warnings, i);

      korean += strstr (warning, "Hangul") && strstr (warning, "다크걸");
      tamil += strstr (warning, "Tamil") && strstr (warning, "மீரா");
    }
  g_assert_cmpuint (korean, ==, 1);
  g_assert_cmpuint (tamil, ==, 1);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int file, status;

  g_test_init (&argc, &argv, NULL);
  file = g_file_open_tmp ("fonts-XXXXXX.conf", &path, NULL);
  g_assert_cmpint (file, >=, 0);
  g_assert_true (g_close (file, NULL));
  g_assert_true (g_file_set_contents (path, configuration, -1, NULL));
  g_setenv ("FONTCONFIG_FILE", path, TRUE);
  g_test_add_func ("/report/missing-scripts", test_missing_scripts);
  status = g_test_run ();
  g_unlink (path);
  return status;
}
