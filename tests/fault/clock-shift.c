/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands before the C library's ways to ask what time it is, in a test or,
 * loaded before a program, in that: SWB_CLOCK_SHIFT is then by how many seconds
 * it is wrong. What counts the time that passes stays right. */
#include "clock-shift.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

static gint64 shift;

/* Before anybody asks; GLib does while it is not ready to be asked. */
static void __attribute__ ((constructor)) read_shift (void)
{
  const char *text = getenv ("SWB_CLOCK_SHIFT");

  if (text != NULL)
    shift = strtoll (text, NULL, 10);
}

/**
 * clock_shift:
 * @seconds: by how much the clock is wrong from now on
 */
void
clock_shift (gint64 seconds)
{
  shift = seconds;
}

int
clock_gettime (clockid_t clock, struct timespec *now)
{
  static int (*real) (clockid_t, struct timespec *);
  int result;

  if (real == NULL)
    real = (int (*) (clockid_t, struct timespec *)) dlsym (RTLD_NEXT,
                                                           "clock_gettime");
  result = real (clock, now);
  if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)
    now->tv_sec += shift;
  return result;
}

int
gettimeofday (struct timeval *now, void *zone)
{
  struct timespec exact;
  int result = clock_gettime (CLOCK_REALTIME, &exact);

  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;
  return result;
}

time_t
time (time_t *out)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  if (out != NULL)
    *out = exact.tv_sec;
  return exact.tv_sec;
}
