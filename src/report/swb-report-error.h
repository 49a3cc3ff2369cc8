/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the report library. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SWB_REPORT_ERROR (swb_report_error_quark ())

/**
 * SwbReportError:
 * @SWB_REPORT_ERROR_KIND: no such chart
 * @SWB_REPORT_ERROR_DRAW: the pages could not be drawn
 * @SWB_REPORT_ERROR_WRITE: the file could not be written
 */
typedef enum
{
  SWB_REPORT_ERROR_KIND,
  SWB_REPORT_ERROR_DRAW,
  SWB_REPORT_ERROR_WRITE,
} SwbReportError;

GQuark swb_report_error_quark (void);

G_END_DECLS
