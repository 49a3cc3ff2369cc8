/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTK gets OpenGL ready as it opens the display, whether anything is drawn
 * with it or not. Where the person chose to draw without, a driver in software
 * would only take time and some forty megabytes. */
#include "compat/swb-graphics.h"

static char *before; /* what the variable said */

static const char *
get_variable (void)
{
  return gtk_get_minor_version () < 14 ? "GDK_DEBUG" : "GDK_DISABLE";
}

static const char *
get_word (void)
{
  return gtk_get_minor_version () < 14 ? "gl-disable" : "gl";
}

/**
 * swb_graphics_choose:
 *
 * To be called before GTK opens the display, and before there are threads.
 * Where the environment asks for the renderer "cairo", GTK leaves OpenGL alone.
 */
void
swb_graphics_choose (void)
{
  g_autofree char *words = NULL;

  if (before != NULL || g_strcmp0 (g_getenv ("GSK_RENDERER"), "cairo") != 0)
    return;
  before = g_strdup (g_getenv (get_variable ()));
  words = before != NULL ? g_strconcat (before, ",", get_word (), NULL)
                         : g_strdup (get_word ());
  if (before == NULL)
    before = g_strdup ("");
  g_setenv (get_variable (), words, TRUE);
}

/**
 * swb_graphics_chosen:
 *
 * To be called once GTK has opened the display: what was set for it is not for
 * the programs that this one starts.
 */
void
swb_graphics_chosen (void)
{
  if (before != NULL)
    g_setenv (get_variable (), before, TRUE);
}
